//! The output, messages and exit status of the commands.

use crate::support::{
    command::{Chancery, CommandResult},
    pty::{Fate, Program, Pty, Stand},
};
use chancery::{cli::Args, text::width};
use clap::CommandFactory;
use std::fs;

fn run(args: &[&str]) -> CommandResult {
    Chancery::new().args(args).run()
}

#[test]
fn help_and_version_fit_on_one_screen() {
    for flag in ["--help", "-h"] {
        let help = run(&[flag]).status(0).out;
        assert!(help.lines().count() <= 40, "{help}");
    }
    run(&["--version"]).status(0).stdout("chancery ");
    run(&["version"]).status(0).stdout("chancery ");
}

/// Without a terminal the timeline is printed as text, without escape sequences.
#[test]
fn without_a_terminal_the_timeline_is_text() {
    let result = run(&[]).status(0).stdout("2008-09-17");
    assert_eq!(result.err.lines().count(), 1, "{}", result.err);
    assert!(!result.out.contains('\u{1b}') && !result.err.contains('\u{1b}'));
}

#[test]
fn search_sets_the_exit_status() {
    run(&["search", "kokoity"]).status(0);
    run(&["search", "zzzqqqzzz"]).status(1).stdout("").stderr("no matches for zzzqqqzzz");
    run(&["search"]).status(2);
    run(&["search", "x", "--format", "yaml"]).status(2);
    for limit in ["many", "-1"] {
        run(&["search", "x", "--limit", limit]).status(2).stderr("expected a whole number");
    }
    assert_eq!(run(&["search", "kokoity", "--limit", "3"]).out.lines().count(), 3);
}

/// In a pipe a record is a line with tabs; on a terminal it is a title and, below, its date, kind and
/// complete id, as many as fit.
#[test]
fn search_results_fit_the_terminal() {
    let search = |more: &str| format!("{} search kokoity {more}", env!("CARGO_BIN_EXE_chancery"));
    let whole = Chancery::shell(&search("")).run().status(0).out;
    assert!(whole.lines().count() > 20 && !whole.contains(['\u{1b}', '…']), "{whole}");
    assert!(whole.lines().all(|line| line.split('\t').count() == 4), "{whole}");
    let on_terminal = |columns: usize, more: &str| {
        let line = format!("stty rows 24 cols {columns}; {}; sleep 0.1", search(more));
        let program = Program::at("/bin/sh".into(), "Eduard").argument("-c").argument(&line);
        let mut pty = Pty::start(&program, Stand::Job);
        assert_eq!(pty.fate(), Fate::Exit(0));
        let bytes = String::from_utf8_lossy(&pty.screen.bytes).into_owned();
        assert!(bytes.contains("\u{1b}[36meduard-kokoity\u{1b}[m"), "{bytes:?}");
        pty.screen.text()
    };
    for columns in [70, 80] {
        let text = on_terminal(columns, "");
        assert!(text.starts_with("Eduard Kokoity\n"), "{text}");
        assert!(text.lines().all(|line| width(line) <= columns), "{columns}\n{text}");
        for line in whole.lines().take(10) {
            assert!(text.contains(line.rsplit('\t').next().unwrap()), "{line}\n{text}");
        }
        assert!(text.contains("showing 10 of ") && text.contains("--limit 0"), "{text}");
        assert!(text.contains("\n  16 Dec 2008 "), "{text}");
    }
    assert!(on_terminal(80, "--limit 2").contains("showing 2 of "));
    assert_eq!(run(&["search", "kokoity", "--limit", "0"]).out, whole);
}

/// A hyphen negates a word of a query, and is not the beginning of an option.
#[test]
fn negated_words_need_no_quotes() {
    let quoted = run(&["search", "treaty -kokoity"]).status(0).out;
    assert!(quoted != run(&["search", "treaty"]).out);
    for args in [&["search", "treaty", "-kokoity"][..], &["search", "-kokoity treaty"]] {
        assert_eq!(run(args).status(0).out, quoted, "{args:?}");
    }
    assert_eq!(run(&["search", "treaty", "-kokoity", "--limit", "3"]).out.lines().count(), 3);
    run(&["search", "treaty", "--frmat", "csv"]).status(2).stderr("'--format'");
    run(&["search", "treaty", "-h"]).status(0).stdout("Examples:");
    for missing in [&["search", "x", "-d", "nothing.json"][..], &["search", "x", "-dnothing.json"]]
    {
        run(missing).status(2).stderr("no such file");
    }
    run(&["search", "x", "--limit", "99999999999999999999999"]).status(2).stderr("too large");
}

#[test]
fn missing_arguments_are_shown_in_examples() {
    run(&["new"]).status(2).stderr("chancery new embassy ");
    run(&["show"]).status(2).stderr("chancery show friendship-treaty-2008\n");
}

/// A query that is understood otherwise than typed says how; one that cannot be read fails.
#[test]
fn search_tells_its_reading() {
    run(&["search", "medvdeev"]).status(0).stderr("read as ~medvedev");
    run(&["search", "vtldtltd"]).status(0).stderr("медведев");
    for as_typed in ["kokoity", "medvedev -kokoity", "kind:event who:\"Eduard Kokoity\""] {
        run(&["search", as_typed]).status(0).stderr("");
    }
    let invalid = run(&["search", "kind:zebra"]).status(2).stdout("").stderr("is not a kind");
    assert!(!invalid.err.contains("no matches"), "{}", invalid.err);
    for (query, told) in [
        ("2008-13-45", "no month has the number 13"),
        ("date:2008-13-45", "no month has the number 13"),
        ("war 31 feb 2008", "2008-02-31 is not a valid date"),
        ("has:", "\"has:\" needs a value"),
        ("\"", "no word, number or date to search for"),
        ("???", "no word, number or date to search for"),
    ] {
        run(&["search", "--", query]).status(2).stdout("").stderr(told);
        assert_eq!(run(&["search", "--", query]).out, "", "{query}");
    }
    run(&["search", "type:zzz"]).status(1).stderr("no match for “type:zzz”: there are article");
    let long = run(&["search", &"A".repeat(100_000)]).status(1);
    assert!(long.err.len() < 200, "{}", long.err);
}

/// The names of things in other places than their own are understood, or answered with a remedy.
#[test]
fn likely_mistakes_are_answered() {
    let home = tempfile::tempdir().unwrap();
    let shell = |line: &str| Chancery::shell(line).home(&home).run();
    shell("chancery new mine").status(0);
    let search = "no file, dossier or command \"kokoity\"; try: chancery search kokoity\n";
    shell("chancery kokoity </dev/null").status(2).stderr(search);
    shell("chancery find 'kokoity 2008'").status(2).stderr("chancery search find 'kokoity 2008'");
    shell("chancery -d mine.json kokoity").status(2).stderr("1 file not read (kokoity)");
    shell("chancery check -d mine.json").status(0).stdout("OK: ");
    shell("chancery -d mine.json check").status(0).stdout("OK: 3 records in 1 file");
    let twice = shell("chancery search -d mine.json -d mine.json happens").status(0);
    assert_eq!(twice.err, "");
    shell("chancery search kokoity --to jsonl --limit 1").status(0).stdout("{\"id\"");
    shell("chancery export -d mine.json --format jsonl").status(0).stdout("{");
    shell("chancery cite kokoity-flies-to-moscow-2008 --format apa").status(0);
    let unknown = shell("chancery export -o out.pdf").status(2);
    unknown.stderr("no export format ends in .pdf\n").stderr("--to (json,");
    fs::write(home.path().join("random.json"), [159, 146, 150, 0, 7]).unwrap();
    shell("chancery search -d random.json x").status(2).stdout("");
    let homeless = shell("env -u HOME chancery annotations").status(1);
    homeless.stderr("annotations are not saved: neither XDG_STATE_HOME nor HOME is set");
    assert!(!shell("chancery cite nope").status(1).err.contains("did you mean"));
    for name in ["Эдуард Кокойты", "EDUARD-KOKOITY", "eduard kokoity"] {
        shell(&format!("chancery show '{name}'")).status(0).stdout("[eduard-kokoity]");
    }
}

/// A date of birth is not the date of an event, and an office is not called one.
#[test]
fn search_table_names_births_and_offices() {
    let found = run(&["search", "president of south ossetia"]);
    found.stdout("b. 1981-02-06\tperson").stdout("\toffice\t");
}

#[test]
fn search_json_is_an_array_of_records() {
    let hits = run(&["search", "кокойты", "--limit", "2", "--format", "json"]).json();
    let first = &hits[0];
    assert_eq!(first["id"], "eduard-kokoity");
    assert_eq!(first["kind"], "person");
    for field in ["title", "names", "score", "matched", "cites"] {
        assert!(!first[field].is_null(), "{field}");
    }
    let range = &first["matched"][0]["ranges"][0];
    assert!(range[1].as_u64() > range[0].as_u64(), "{range}");
}

#[test]
fn show_prints_a_record_and_its_sources() {
    let shown = run(&["show", "friendship-treaty-2008"]).status(0);
    let shown = shown.stdout("Medvedev [dmitry-medvedev]").stdout("entered into force 20 January");
    assert!(!shown.out.contains("[friendship-treaty-2008/"), "parts have no use for their ids");
    let shown = shown.stdout("\nSources\nS1 ").stdout(" https://");
    assert!(!shown.out.contains("[1]") && !shown.out.contains('\u{1b}'), "{}", shown.out);
    run(&["show", "frendship-treaty-2008"]).status(1).stderr("did you mean friendship-treaty-2008");
    run(&["show", "medvedev-dmitry"]).status(1).stderr("did you mean dmitry-medvedev");
    run(&["show", "Dmitry_Medvedev"]).status(1).stderr("did you mean dmitry-medvedev");
    assert!(!run(&["show", "xyz"]).status(1).err.contains("did you mean"));
    let json = run(&["show", "friendship-treaty-2008", "--format", "json"]).json();
    assert_eq!(json["id"], "friendship-treaty-2008");
    let markdown = run(&["show", "friendship-treaty-2008", "--format", "md"]).status(0);
    markdown.stdout("## Treaties").stdout("[^1]: ");
    run(&["show", "x", "--format", "yaml"]).status(2).stderr("text, json, md");
}

/// Every command has help with examples; it shows no option that the command does not take.
#[test]
fn every_command_has_help() {
    let help = run(&["help"]).status(0);
    assert_eq!(help.out, run(&["--help"]).out);
    let names = help.out.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = names.map_while(|line| line.strip_prefix("  ")?.split(' ').next());
    let mut count = 0;
    for name in names.filter(|name| *name != "help") {
        let help = run(&["help", name]).status(0);
        assert_eq!(help.out, run(&[name, "--help"]).out);
        let examples = help.out.split("Examples:\n").nth(1).unwrap_or_default();
        let examples = examples.lines().take_while(|line| line.starts_with("  "));
        assert!(examples.count() >= 2, "{}", help.out);
        let opens = ["search", "show", "as-of", "path", "cite", "export", "annotations", "doctor"];
        assert_eq!(help.out.contains("--dossier"), opens.contains(&name), "{}", help.out);
        assert!(help.out.lines().all(|line| line.chars().count() <= 80), "{}", help.out);
        count += 1;
    }
    assert!(count >= 17, "{count} commands");
    run(&["keys", "-d", "x.json"]).status(2);
    run(&["help", "serach"]).status(2).stderr("unknown command \"serach\"; did you mean");
    run(&["search", "--help"]).stdout("in-force:2010-01-01").stdout("kokoity|bibilov");
}

/// An invalid date is named once, with what is wrong.
#[test]
fn invalid_date_is_named_once() {
    let answer = run(&["as-of", "2010-02-31"]).status(2);
    assert_eq!(answer.err, "chancery: invalid date \"2010-02-31\": the month has no such day\n");
    for command in [&["export", "--as-of", "2010-02-31"][..], &["--as-of", "2010-02-31"]] {
        run(command)
            .status(2)
            .stderr("invalid value '2010-02-31' for '--as-of <DATE>': the month has no such day");
    }
    run(&["as-of", "soon"]).status(2).stderr("not a date (examples: 26 aug 2008");
}

/// Records are counted alike everywhere.
#[test]
fn counts_of_records_agree() {
    let count = |text: &str| -> usize {
        let before = text.split(" record").next().unwrap();
        before.rsplit(|it: char| !it.is_ascii_digit()).next().unwrap().parse().unwrap()
    };
    let checked = count(&run(&["check"]).out);
    assert_eq!(count(run(&["doctor"]).out.lines().nth(1).unwrap()), checked);
    assert!(run(&["dossiers"]).out.contains(&format!("  {checked}  ")), "{checked}");
}

#[test]
fn control_characters_in_args_are_escaped() {
    for argument in ["\u{1b}]0;pwned\u{7}", "--x\u{1b}[2J", "a\u{9b}2Jb", "x\u{202e}y"] {
        for args in [vec![argument], vec!["search", argument], vec!["show", argument]] {
            let result = run(&args);
            let all = result.out + &result.err;
            let raw = |it: char| !matches!(it, '\n' | '\t') && it.is_control() || it == '\u{202e}';
            assert!(!all.contains(raw), "{args:?}: {all:?}");
        }
    }
}

#[test]
fn closed_pipe_is_success() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let search = Chancery::new().args(["search", "kind:event"]);
    search.output_to(writer).status(0).stderr("");
}

#[cfg(target_os = "linux")]
#[test]
fn full_disk_is_reported() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let search = Chancery::new().args(["search", "kokoity"]);
    search.output_to(full).status(2).stderr("cannot write the output");
}

#[test]
fn the_command_line_is_sound() {
    Args::command().debug_assert();
}
