//! Reading sound and broken files, and round trips.

use chancery::{
    article::{TextRole, document},
    diagnostics::{Code, Diagnostic},
    dossier::Dossier,
    file_format::{
        FILES, File, FilesReader, LONGEST_LINE, builtin, holds_lines, read, read_sound, to_json,
        to_jsonl,
    },
    source_texts::{Passage, SourceTexts, fingerprint},
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// One dossier with a record of every kind and most fields.
pub(crate) const WHOLE: &str = include_str!("sound/whole.json");

fn load(name: &str, text: &str) -> chancery::file_format::LoadedFiles {
    read(&[File::new(name, text.as_bytes())])
}

fn same(first: &Dossier, second: &Dossier) {
    assert_eq!(first.metadata(), second.metadata());
    assert_eq!(first.records(), second.records());
}

#[test]
fn dossier_round_trips() {
    let whole = load("whole.json", WHOLE);
    assert_eq!(whole.problems, []);
    assert_eq!(whole.dossier.records().len(), 9);
    for dossier in [whole.dossier, builtin()] {
        let json = to_json(&dossier).unwrap();
        same(&load("out.json", &json).dossier, &dossier);
        let lines = to_jsonl(&dossier).unwrap();
        same(&load("out.jsonl", &lines).dossier, &dossier);
        same(&load("-", &lines).dossier, &dossier);
    }
}

#[test]
fn built_in_dossier_is_valid() {
    let read = read_sound(&FILES.each_ref().map(|(_, text)| &**text));
    assert!(read.is_ok(), "{:?}", read.err().map(|(at, error)| (FILES[at].0, error)));
}

#[test]
fn extension_or_first_line_decides() {
    let record = "{\"kind\": \"event\"}\n";
    assert!(holds_lines("a.JSONL", "") && holds_lines("-", record));
    for (name, text) in [("a.json", record), ("-", "{\"events\": []}"), ("ж", "")] {
        assert!(!holds_lines(name, text), "{name}");
    }
}

#[test]
fn other_file_types_are_named() {
    let cases: [(&[u8], &str); 8] = [
        (b"\x1f\x8b\x08\0", "this file is compressed with gzip, not a dossier"),
        (b"PK\x03\x04\x14\0\x80", "this file is a zip archive, not a dossier"),
        (b"7z\xbc\xaf\x27\x1c", "this file is a 7-Zip archive, not a dossier"),
        (b"\xff\xfe{\0}\0", "this file is UTF-16 text, not a dossier"),
        (b"{\0\"\0", "this file is UTF-16 text, not a dossier"),
        (b"\xff\xfe\0\0{\0\0\0", "this file is UTF-32 text, not a dossier"),
        (b"\n<!DOCTYPE html>", "this file is HTML or XML, not a dossier"),
        (b"{\"a\": \"\xe9\"}", "invalid UTF-8: byte 0xe9 at offset 7"),
    ];
    for (bytes, message) in cases {
        assert_eq!(read(&[File::new("x.json", bytes)]).problems[0].message, message);
    }
    assert_eq!(read(&[File::new("x.json", b"\xef\xbb\xbf{}")]).problems, []);
}

#[test]
fn sound_records_survive_faulty_ones() {
    let broken = WHOLE.replacen(
        "\"date\": \"2008-09-17\",\n      \"type\": \"visit",
        "\"date\": \"17.09.2008\",\n      \"type\": \"visit",
        1,
    );
    assert_ne!(broken, WHOLE);
    let loaded = load("broken.json", &broken);
    assert_eq!((loaded.left_out.len(), loaded.cut_off), (1, 0));
    assert_eq!(loaded.dossier.records().len(), 8);
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(loaded.problems[0].code, Code::Date);
}

#[test]
fn truncated_file_keeps_its_beginning() {
    let at = WHOLE.find("\"people\"").unwrap();
    let loaded = load("cut.json", &WHOLE[..at]);
    assert_eq!(loaded.cut_off, 1);
    assert_eq!(loaded.dossier.records().len(), 2);
    assert_eq!(loaded.problems.len(), 1);
}

#[test]
fn diagnostics_are_capped_and_counted() {
    let text = format!("{{\"events\": [{}", "{},".repeat(2000));
    let loaded = load("many.json", &text);
    assert_eq!((loaded.left_out.len(), loaded.cut_off), (2000, 1));
    assert_eq!(loaded.problems.len(), 500);
    assert_eq!(loaded.problems.last().unwrap().code, Code::Syntax);
    assert!(loaded.unlisted >= 1500);
}

#[test]
fn byte_order_mark_is_skipped() {
    assert_eq!(load("bom.json", &format!("\u{feff}{WHOLE}")).problems, []);
}

/// A position is inside the file, a message is one safe line, and no type of the program is named.
fn sane(problem: &Diagnostic, text: &str) {
    if let Some(at) = problem.place.position {
        let lines: Vec<&str> = text.split('\n').collect();
        assert!(at.line >= 1 && at.line <= lines.len(), "{problem}");
        assert!(at.column >= 1 && at.column <= lines[at.line - 1].chars().count() + 1, "{problem}");
    }
    let said = format!("{} {}", problem.message, problem.help.as_deref().unwrap_or_default());
    assert!(!said.contains('\n'), "{said}");
    for name in [
        "struct ",
        "enum ",
        "variant",
        "invalid type",
        "a sequence",
        "a map",
        "Box<",
        "u32",
        "f64",
        "at line",
    ] {
        assert!(!said.contains(name), "{said}");
    }
}

/// A change that could happen to a file: something cut out, doubled, or put in.
fn mutated(seed: &[(u16, u8, String)]) -> String {
    let mut text = WHOLE.to_owned();
    for (at, length, instead) in seed {
        let floor = |at: usize| {
            (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap()
        };
        let start = floor(usize::from(*at) * text.len() / usize::from(u16::MAX));
        let end = floor(start + usize::from(*length));
        text.replace_range(start..end, instead);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_files_never_panic(
        seed in proptest::collection::vec(
            (any::<u16>(), 0_u8..40, "[\\[\\]{}\",:0-9a-zЖ\\\\u.-]{0,8}"), 1..4),
        name in prop_oneof![Just("a.json"), Just("a.jsonl"), Just("-")],
    ) {
        let text = mutated(&seed);
        let loaded = load(name, &text);
        for problem in &loaded.problems {
            sane(problem, &text);
            let _ = problem.to_string();
        }
        let files = [File::new(name, text.as_bytes())];
        for problem in loaded.check(&files, Vec::new()).problems {
            sane(&problem, &text);
            prop_assert!(problem.place.position.is_some() && problem.to_string().len() < 5000);
        }
        // Either everything was read, or something is said about what was not.
        prop_assert!(loaded.left_out.len() + loaded.cut_off == 0 || !loaded.problems.is_empty());
    }

    #[test]
    fn truncated_files_never_panic(at in 0..WHOLE.len(), lines in any::<bool>()) {
        let whole = load("whole.json", WHOLE).dossier;
        let text = if lines { to_jsonl(&whole).unwrap() } else { WHOLE.to_owned() };
        let cut = &text.as_bytes()[..at.min(text.len())];
        let loaded = read(&[File::new(if lines { "a.jsonl" } else { "a.json" }, cut)]);
        for problem in &loaded.problems {
            sane(problem, &String::from_utf8_lossy(cut));
        }
    }

    #[test]
    fn arbitrary_bytes_are_diagnosed(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let loaded = read(&[File::new("x", &bytes)]);
        prop_assert!(!loaded.problems.is_empty());
        for problem in &loaded.problems {
            sane(problem, &String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn articles_fit_any_width() {
    use chancery::{article, file_format::builtin, text::width};
    let dossier = builtin();
    for (nth, id) in dossier.entries().enumerate().step_by(3) {
        // Every width comes with many entries, and every entry with some.
        for cells in [1 + nth % 7, 8 + nth % 17, 25 + nth % 60] {
            let article = article::compose(&dossier, id, &article::Options::default());
            for line in &article.layout(cells).lines {
                let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                assert!(width(&text) <= cells.max(2), "{} at {cells}: {text}", dossier.slug(id));
            }
        }
    }
}

#[test]
fn passages_and_matches_are_highlighted() {
    let text = "First line.\nThe treaty was signed in Moscow,\nand the Treaty holds.";
    let start = text.find("signed").unwrap();
    let passage = Passage { file: "a.txt", text, range: start..start + 16 };
    let layout = document(&passage, "treaty", 20);
    let lines: Vec<usize> = layout.targets.iter().map(|target| target.line).collect();
    assert_eq!(lines, [2, 1, 3]);
    let marked: String = layout
        .lines
        .iter()
        .flat_map(|line| &line.spans)
        .filter(|span| span.role == TextRole::Passage)
        .map(|span| span.text.as_str())
        .collect();
    assert_eq!(marked, "signed in Moscow");
}

/// Columns count characters, pointers escape the slash of a field, and snippets are short.
#[test]
fn problems_are_located() {
    for (before, column) in [("", 9), ("Цхинвал", 16), ("ცხინვალი 👩", 19)]
    {
        let problems = load("a.json", &format!("{{\"{before}\": 1, \"x\": 2}}")).problems;
        let x = problems.iter().find(|it| it.pointer == "/x").unwrap();
        assert_eq!(x.place.position.unwrap().column, column, "{x}");
    }
    let text = format!(r#"{{"sources": [{{"title": "{}", "b/c": 1}}]}}"#, "б".repeat(9000));
    let problems = load("a.json", &text).problems;
    let wrong = problems.iter().find(|it| it.pointer == "/sources/0/b~1c").unwrap();
    let snippet = wrong.place.snippet.as_ref().unwrap();
    let span: String = snippet.text.chars().skip(snippet.before).take(snippet.length).collect();
    assert_eq!((span.as_str(), wrong.place.position.unwrap().column), ("\"b/c\"", 9028));
    assert!(snippet.text.chars().count() <= 100, "{snippet:?}");
}

/// Brackets in strings do not nest, and a value over the limit is refused before it is parsed.
#[test]
fn limits_protect_the_parser() {
    let said = |text: &str| load("a.json", text).problems.remove(0).message;
    let brackets = "[".repeat(100);
    assert!(said(&format!(r#"{{"x": "{brackets}\"["}}"#)).contains("unknown field"));
    assert!(said(&format!(r#"{{"x": {brackets}"#)).contains("levels deep"));
    let long = LONGEST_LINE + 1;
    assert!(said(&format!(r#"{{"x": "\\\"{}"}}"#, "a".repeat(long))).contains("string is longer"));
    assert!(said(&format!(r#"{{"x": [1, {}]}}"#, "1".repeat(long))).contains("number is longer"));
}

/// A line that is not UTF-8, or too long, costs no other.
#[test]
fn faulty_lines_are_skipped_alone() {
    let source = |id: &str| {
        format!(
            r#"{{"kind":"source","id":"{id}","type":"book","title":"A","perspective":"unstated"}}"#
        )
    };
    let mut bytes = format!("\u{feff}{}\n", source("a")).into_bytes();
    bytes.extend(b"\xd0\xb0\xff\n");
    bytes.extend(vec![b'x'; LONGEST_LINE + (3 << 20)]);
    bytes.extend(format!("\n{}\n", source("b")).bytes());
    let mut reading = FilesReader::default();
    reading.stream("a.jsonl", bytes.as_slice(), &mut |_, _| ()).unwrap();
    let loaded = reading.finish();
    assert_eq!((loaded.dossier.records().len(), loaded.left_out.len()), (2, 2));
    let problems = loaded.problems.iter();
    let told: Vec<_> =
        problems.map(|it| (it.place.position.unwrap().line, it.message.as_str())).collect();
    let bad = "invalid UTF-8: byte 3 of this line is 0xff";
    assert_eq!(told, [(2, bad), (3, "this line is longer than 16 MiB")]);
}

/// Ranges count code points; a fingerprint depends neither on spaces nor on composition.
#[test]
fn passages_are_counted_in_code_points() {
    // printf 'a caf\xc3\xa9 b' | sha256sum | cut -c1-12
    assert_eq!(fingerprint(" a  cafe\u{301}\n\u{a0}b "), "e4bdf6c21a98");
    let bytes = "Цхинвал\r\nis a\u{a0}town".as_bytes();
    let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = format!(
        r#"{{"sources": [{{"id": "a", "type": "book", "title": "A", "perspective": "unstated", "sha256": "{sum}"}}]}}"#
    );
    let dossier = read_sound(&[&source]).unwrap();
    let texts = SourceTexts::of(&dossier, &[File::new("a.txt", bytes)]);
    let text = texts.text("a").unwrap();
    let passage = text.passage(9, 13).unwrap();
    let around = (passage.before(3), passage.within(), passage.after(4));
    assert_eq!(around, ("л\r\n", "is a", "\u{a0}tow"));
    assert_eq!((text.position(9).line, text.position(9).column, text.length()), (2, 1, 18));
    assert!(text.passage(9, 18).is_some());
    assert_eq!((text.passage(9, 19), text.passage(9, 9)), (None, None));
}

/// The cited file itself is not said to be another one where it is no text.
#[test]
fn cited_file_may_not_be_text() {
    let sum: String = Sha256::digest([0xff]).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = format!(
        r#"{{"sources": [{{"id": "a", "type": "book", "title": "A", "perspective": "unstated", "sha256": "{sum}"}}],
        "events": [{{"id": "e", "title": "E", "date": "2008", "type": "other", "cites": [{{"source": "a", "start": 0, "end": 1}}]}}]}}"#
    );
    let dossier = read_sound(&[&source]).map_err(|(_, error)| error).unwrap();
    let texts = SourceTexts::of(&dossier, &[File::new("a.pdf", &[0xff])]);
    let cite = &dossier.citations(dossier.find("e").unwrap())[0];
    assert_eq!(texts.passage(cite).unwrap_err().to_string(), "a.pdf is not UTF-8 text");
}
