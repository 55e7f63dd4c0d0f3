//! Generated large dossiers, loaded while the explorer responds.

#[path = "../../benches/common/made/mod.rs"]
mod made;

use crate::support::{
    command::Chancery,
    pty::{Fate, Program, Pty, Stand},
    stage::Stage,
};
use chancery::{
    app::{Filter, PaneId, PreparedDossier, Progress},
    article::{Options as ArticleOptions, compose},
    cli::{Check, Input, commands::check::findings},
    date::Day,
    dossier::{Dossier, EntryId, Kind, LinkKind},
    file_format::{
        File, FilesReader, LONGEST_LINE, LoadedFiles, builtin, excerpt::of_matches, read, to_json,
        to_jsonl,
    },
    search::{Order, Prefilter, Query, SearchEngine, SearchOptions, SearchResult},
};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    sync::{
        Arc, LazyLock,
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
};

/// The lines of a generated dossier.
fn lines(count: usize) -> String {
    let records = made::records::Records::new(count);
    let mut text = records.about() + "\n";
    for line in records {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn dossier(text: &str) -> Dossier {
    read(&[File::new("made.jsonl", text.as_bytes())]).dossier
}

fn streamed(text: &str) -> LoadedFiles {
    let mut reading = FilesReader::default();
    reading.stream("made.jsonl", text.as_bytes(), &mut |_, _| ()).unwrap();
    reading.finish()
}

/// Generated dossiers pass the check and are always the same.
#[test]
fn generated_dossiers_are_deterministic() {
    for count in [100, 101, 1234] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.jsonl");
        fs::write(&path, lines(count)).unwrap();
        assert_eq!(lines(count), lines(count));
        let found = findings(&Check { paths: vec![path], ..Check::default() });
        assert!(found.problems.is_empty(), "{:?}", found.problems.first());
        assert_eq!(found.records, count);
    }
}

/// Of JSON Lines, `show` reads what the record needs; of JSON, all records. Both show the same.
#[test]
fn shown_part_of_a_file_equals_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    for (dossier, step) in [(builtin(), 61), (dossier(&lines(400)), 37)] {
        let [part, whole] = ["part.jsonl", "whole.json"].map(|name| folder.path().join(name));
        fs::write(&whole, to_json(&dossier).unwrap()).unwrap();
        let dossier = read(&[File::new("whole.json", &fs::read(&whole).unwrap())]).dossier;
        fs::write(&part, to_jsonl(&dossier).unwrap()).unwrap();
        for id in dossier.entries().step_by(step) {
            let slug = dossier.slug(id);
            for format in ["text", "md"] {
                let shown = [&part, &whole].map(|path| {
                    let command = Chancery::new().args(["show", &slug, "--format", format, "-d"]);
                    command.args([path]).run()
                });
                assert_eq!(shown[0].out, shown[1].out, "{slug}");
                assert_eq!(shown[0].code, Some(0), "{slug}");
            }
        }
    }
}

const PARTS: [&str; 22] = [
    "medvedev",
    "medvedv",
    "dmitry",
    "медведев",
    "treaty",
    "talks",
    "2008",
    "1990..2010",
    "-treaty",
    "\"talks opens\"",
    "who:dmitry",
    "party:russia",
    "kind:event",
    "type:decree",
    "source:gazette",
    "ceasefire",
    "ceasefireagreement",
    "vtldtltd",
    "moscow|sochi",
    "m",
    "signed",
    "zzzzqq",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// An index for one query leaves out what the query does not ask for, and answers the same.
    #[test]
    fn index_for_one_query_answers_the_same(
        parts in proptest::sample::subsequence(PARTS.to_vec(), 1..4),
        order in proptest::sample::select(vec![Order::Best, Order::Newest, Order::Oldest]),
        is_strict in proptest::prelude::any::<bool>(),
    ) {
        static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| dossier(&lines(600)));
        static ENGINE: LazyLock<SearchEngine> = LazyLock::new(|| SearchEngine::new(&DOSSIER));
        let text = parts.join(" ");
        let query = Query::parse(&text, Day::new(2026, 8, 26).unwrap());
        let enough = usize::from(!is_strict);
        let options = SearchOptions { limit: 1000, order, enough };
        let own = SearchEngine::for_query(&DOSSIER, &text);
        let [one, all] = [&own, &*ENGINE].map(|engine| engine.search_with(&query, &options));
        proptest::prop_assert!(one.ranked().eq(all.ranked()), "{}", text);
        proptest::prop_assert_eq!((one.total, one.counts), (all.total, all.counts));
        proptest::prop_assert_eq!((one.explanation, one.hints), (all.explanation, all.hints));
    }
}

/// Of a large file, `search` reads the lines that may match. It finds what a search of all records
/// finds, and reports the lines among them that cannot be read.
#[test]
fn searched_part_of_a_file_equals_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [part, whole] = ["part.jsonl", "whole.json"].map(|name| folder.path().join(name));
    fs::write(&whole, to_json(&dossier(&lines(13_000))).unwrap()).unwrap();
    let dossier = read(&[File::new("whole.json", &fs::read(&whole).unwrap())]).dossier;
    let mut text = to_jsonl(&dossier).unwrap();
    assert!(text.len() > 4 << 20, "{}", text.len());
    text.push_str("{\"kind\":\"event\",\"id\":\"broken\",\"title\":\"Kulumbegov speaks\"}\n");
    text.push_str("{\"kind\":\"event\",\"id\":\"other\",\"title\":\"Another\"}\n");
    fs::write(&part, text).unwrap();
    // A misspelt word beside another one needs all lines.
    let skipped = [("kulumbegov", "1 record "), ("kulumbegov 2008", "2 records "), ("zzzzqq", "")];
    for (query, skipped) in skipped {
        let [of_part, of_whole] = [&part, &whole].map(|path| {
            Chancery::new().args(["search", query, "--format", "jsonl", "-d"]).args([path]).run()
        });
        assert!(of_part.out == of_whole.out, "{query}");
        let told = of_part.err.replace("chancery: ", "");
        assert!(told.contains("skipped") != skipped.is_empty(), "{query}: {told}");
        assert!(told.starts_with(skipped), "{query}: {told}");
    }
}

/// The queries by which the ranking is measured, and some that are answered in other ways.
const QUERIES: &str = include_str!("../../benches/relevance/queries.txt");
const OTHERS: [&str; 8] = [
    "peace keeping",
    "abdurrahman",
    "vtldtltd",
    "zzzzqq",
    "medvdev kokoity",
    "\"mutual assistance\"",
    "d medvedev 2008",
    "киталоев",
];

/// The ids and scores of the records found, and how the query was understood.
fn answer(searched: &Dossier, found: &SearchResult) -> (Vec<(String, u32)>, String, Vec<String>) {
    let hit = |(id, score): (EntryId, u32)| (searched.slug(id).into_owned(), score);
    (found.ranked().map(hit).collect(), found.explanation_text(), found.hints.clone())
}

/// The lines that may match a query are enough to answer it, where the filter says so.
#[test]
fn lines_that_may_match_answer_alike() {
    let all = builtin();
    // Synonyms are words that the lines do not have.
    let mut about = all.metadata().clone();
    about.synonyms.clear();
    let whole = Dossier::new(about, all.records().to_vec());
    let text = to_jsonl(&whole).unwrap().replace('М', r"\u041c");
    let engine = SearchEngine::new(&whole);
    let today = Day::new(2026, 8, 26).unwrap();
    let options = SearchOptions { limit: usize::MAX, order: Order::Best, enough: 3 };
    let judged = QUERIES.lines().filter_map(|line| Some(line.split_once(" => ")?.0));
    let (mut asked, mut answered) = (0, 0);
    for query in judged.step_by(EACH).chain(OTHERS) {
        asked += 1;
        let parsed = Query::parse(query, today);
        let Some(filter) = Prefilter::new(&parsed) else { continue };
        let lines = filter.lines(text.as_bytes());
        let Some(part) = of_matches(text.as_bytes(), &lines, filter.all()) else { continue };
        let part = dossier(&String::from_utf8(part).unwrap());
        let found = SearchEngine::for_query(&part, query).search_with(&parsed, &options);
        if filter.is_answer(&found, &options) {
            answered += 1;
            let all = engine.search_with(&parsed, &options);
            assert_eq!(answer(&part, &found), answer(&whole, &all), "{query}");
        }
    }
    assert!(answered * 3 > asked, "{answered} of {asked}");
}

/// A fraction of the queries: a build without optimisation needs most of a second for each.
const EACH: usize = 12;

/// A record whose id is not found by its bytes is found all the same.
#[test]
fn record_with_an_escaped_id_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("escaped.jsonl");
    let text = lines(100).replacen("\"id\":\"event-1\"", "\"id\":\"\\u0065vent-1\"", 1);
    fs::write(&path, text).unwrap();
    let shown = |id: &str| Chancery::new().args(["show", id, "-d"]).args([&path]).run();
    assert_eq!(shown("event-1").code, Some(0));
    assert_eq!(shown("event-2").code, Some(0));
    assert!(shown("evant-1").err.contains("did you mean event-1?"));
}

/// A file is read in pieces by several threads: each record and problem comes from its line.
#[test]
fn pieces_are_put_together_in_order() {
    let mut text = lines(9000);
    assert!(text.len() > 3 << 20, "several pieces");
    let half = text.len() / 2;
    let at = half + text[half..].find('\n').unwrap() + 1;
    text.insert_str(at, "{\"kind\": \"event\", \"id\": \"broken\"}\n\n[1]\n");
    text = text.replacen("\"date\":\"2", "\"date\":\"X", 1);
    text.push_str("{\"kind\": \"place\", \"id\": 7}");
    let loaded = streamed(&text);
    let (mut records, mut faulty) = (0, BTreeSet::new());
    let marks = ["\"id\": \"broken\"", "[1]", "\"date\":\"X", "\"id\": 7"];
    for (nth, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty()) {
        if marks.iter().any(|mark| line.contains(mark)) {
            faulty.insert(nth + 1);
            continue;
        }
        let id = format!("\"id\":\"{}\"", loaded.dossier.records()[records].id());
        assert!(line.contains(&id), "{id}: {line}");
        assert_eq!(loaded.origin(u32::try_from(records).unwrap()).unwrap().nth as usize, nth);
        records += 1;
    }
    assert_eq!((loaded.dossier.records().len(), loaded.left_out.len()), (records, faulty.len()));
    let told = loaded.problems.iter().map(|problem| problem.place.position.unwrap().line);
    assert_eq!(told.collect::<BTreeSet<_>>(), faulty);
    assert_eq!(faulty.len(), 4);
}

/// Of a list that is cut the rest is counted, and it does not come again under another heading.
#[test]
fn long_link_lists_count_the_rest() {
    let dossier = dossier(&lines(6000));
    let (mut whole, mut cut) = (0, 0);
    for id in dossier.entries().filter(|id| dossier.kind(*id) == Kind::Person) {
        let mut took_part: Vec<_> = [LinkKind::Role, LinkKind::TakenBy]
            .iter()
            .flat_map(|link| dossier.linked(id, *link, false))
            .map(|other| (dossier.timeline_key(other), other))
            .collect();
        took_part.sort();
        took_part.dedup();
        let page = compose(&dossier, id, &ArticleOptions::default()).layout(80);
        let line = |at: usize| -> String {
            page.lines[at].spans.iter().map(|span| span.text.as_str()).collect()
        };
        let heading = (0..page.lines.len()).find(|at| line(*at) == "Involved in");
        let Some(heading) = heading else {
            assert!(took_part.is_empty(), "{}", dossier.slug(id));
            continue;
        };
        let end = (heading..page.lines.len()).find(|at| line(*at).is_empty());
        let section = heading..end.unwrap_or(page.lines.len());
        let listed = page.targets.iter().filter(|target| section.contains(&target.line));
        let listed: Vec<EntryId> = listed.map(|target| target.entry).collect();
        let last = line(section.end - 1);
        let more = last.strip_prefix("and ").and_then(|rest| rest.strip_suffix(" more"));
        let more: usize = more.map_or(0, |more| more.parse().unwrap());
        assert_eq!(listed.len() + more, took_part.len(), "{}", dossier.slug(id));
        assert!(more == 0 || more > 30, "{more} more are not worth leaving out");
        assert!(listed.iter().zip(&took_part).all(|(one, other)| *one == other.1));
        assert!((0..page.lines.len()).all(|at| line(at) != "involved in:"));
        whole += usize::from(more == 0 && listed.len() > 60);
        cut += usize::from(more > 0);
    }
    assert!(whole > 0 && cut > 0, "{whole} whole, {cut} cut");
}

/// A line over 16 MiB is reported with its position; the lines before it are read.
#[test]
fn overlong_line_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.jsonl");
    let mut text = lines(100);
    text.push_str("{\"kind\":\"event\",\"title\":\"");
    text.push_str(&"x".repeat(LONGEST_LINE + (2 << 20)));
    fs::write(&path, text).unwrap();
    let mut reading = FilesReader::default();
    let mut told = 0;
    let input = Input::open(&path, 1 << 30).unwrap();
    input.read_into(&mut reading, &mut |_, records| told = records).unwrap();
    let loaded = reading.finish();
    assert_eq!((told, loaded.dossier.records().len(), loaded.left_out.len()), (100, 100, 1));
    let said = loaded.problems[0].to_string();
    assert!(said.contains("long.jsonl:102:1") && said.contains("longer than 16 MiB"), "{said}");
}

#[test]
fn reload_keeps_selection_and_filters() {
    let text = lines(400);
    let mut stage = Stage::of(dossier(&text), 100, 30);
    stage.keys("1ggjjjfl3j");
    let slug = |stage: &Stage, pane| {
        let entry = stage.app.view().pane(pane).entry();
        entry.map(|id| stage.app.dossier().slug(id).into_owned())
    };
    let before = PaneId::ALL.map(|pane| slug(&stage, pane));
    let current = stage.app.view().current.map(|id| stage.app.dossier().slug(id).into_owned());
    let shown = stage.text();
    // The same records in another order have other numbers.
    let mut turned: Vec<&str> = text.lines().rev().collect();
    let about = turned.pop().unwrap();
    turned.insert(0, about);
    let other = Arc::new(dossier(&turned.join("\n")));
    drop(stage.app.replace_dossier(PreparedDossier::new(other)));
    stage.resize(100, 30);
    assert_eq!(PaneId::ALL.map(|pane| slug(&stage, pane)), before);
    let now = stage.app.view().current.map(|id| stage.app.dossier().slug(id).into_owned());
    assert_eq!(now, current);
    assert!(matches!(stage.app.view().filters.as_slice(), [Filter::LinkedTo(..)]));
    let title = |text: &str| text.lines().nth(2).map(str::to_owned);
    assert_eq!(title(&stage.text()), title(&shown));
    // What is gone is left, and the screen stays alive.
    drop(stage.app.replace_dossier(PreparedDossier::new(Arc::new(dossier(&lines(100))))));
    stage.resize(100, 30);
    stage.keys("ggGjk/a<enter><esc><esc>");
    stage.text();
}

/// A query typed while the index is built is answered when it is ready.
#[test]
fn search_waits_for_the_index() {
    let mut stage = Stage::of(dossier(&lines(300)), 100, 30);
    let other = Arc::new(dossier(&lines(400)));
    stage.app.await_search_engine(true);
    drop(stage.app.replace_dossier(PreparedDossier::new(Arc::clone(&other))));
    stage.app.background.progress = Some(Progress::Indexing(60));
    stage.keys("/medvedev");
    assert!(stage.app.browse().results().is_none());
    let text = stage.text();
    assert!(text.contains("indexing 60 %: results follow"), "{text}");
    stage.app.background.progress = None;
    stage.app.set_search_engine(&other, Arc::new(SearchEngine::new(&other)));
    stage.resize(100, 30);
    assert!(stage.app.browse().results().is_some_and(|found| found.total > 0));
    assert!(!stage.text().contains("indexing"));
    stage.keys("<enter>");
    assert!(matches!(stage.app.view().filters.as_slice(), [Filter::Search(_)]));
}

/// Statistics, timeline and the state of a day computed on a thread equal those computed at once.
#[test]
fn background_results_equal_direct_ones() {
    let text = lines(400);
    let mut at_once = Stage::of(dossier(&text), 120, 36);
    let mut stage = Stage::of(dossier(&text), 120, 36);
    stage.app.background.threshold = 10;
    for keys in [
        "1ggt",
        "<esc>/medvedev<enter>t",
        "<esc><esc>",
        ":statistics<enter>",
        "<esc>t",
        "<esc>a2008-08-26<enter>A",
        "}",
    ] {
        at_once.keys(keys);
        stage.keys(keys);
        while let Some(job) = stage.app.background.take_task() {
            assert!(stage.app.background.words().is_some());
            assert!(stage.app.background.take_task().is_none(), "one at a time");
            stage.keys("<ctrl-l>");
            stage.app.finish(job.run());
            stage.resize(120, 36);
        }
        at_once.keys("<ctrl-l>");
        stage.keys("<ctrl-l>");
        assert_eq!(stage.text(), at_once.text(), "after {keys}");
    }
}

/// The explorer on a dossier that comes through a named pipe: it stays open for as long as the
/// test likes.
fn through_a_pipe(folder: &Path) -> Program {
    let fifo = folder.join("pipe");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let command = format!(
        "exec {} --with-builtin - < {}",
        env!("CARGO_BIN_EXE_chancery"),
        fifo.to_string_lossy()
    );
    Program::at("/bin/sh".into(), "reading").argument("-c").argument(&command)
}

#[test]
fn explorer_responds_while_loading() {
    let folder = tempfile::tempdir().unwrap();
    let program = through_a_pipe(folder.path());
    let fifo = folder.path().join("pipe");
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let writing = std::thread::spawn(move || {
        let text = lines(3500);
        let mut pipe = fs::OpenOptions::new().write(true).open(fifo).unwrap();
        pipe.write_all(&text.as_bytes()[..text.len() - 100]).unwrap();
        wait.recv().unwrap();
        pipe.write_all(&text.as_bytes()[text.len() - 100..]).unwrap();
    });
    let mut pty = Pty::start(&program, Stand::Job);
    pty.wait_for("Russia–South Ossetia relations");
    pty.wait_for("reading · ");
    pty.press("?");
    pty.wait_for("Everywhere");
    pty.press("\x1b[27u");
    pty.press("/kokoity");
    pty.wait_for("kokoity · ");
    go.send(()).unwrap();
    pty.wait_until("the whole", |screen| {
        screen.text().contains("Made-up dossier of 3500 records")
            && !screen.text().contains("reading")
    });
    pty.wait_for("/kokoity");
    pty.press("\x03");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
    writing.join().unwrap();
}

/// Writes a dossier into the pipe of the folder on demand.
fn held_back(folder: &Path) -> (Sender<()>, JoinHandle<()>) {
    let fifo = folder.join("pipe");
    let (go, wait) = channel();
    let writing = thread::spawn(move || {
        let mut pipe = fs::OpenOptions::new().write(true).open(fifo).unwrap();
        wait.recv().unwrap();
        pipe.write_all(lines(3500).as_bytes()).unwrap();
    });
    (go, writing)
}

/// The setting `start` is for the dossier that is read, not for the one that is shown meanwhile.
#[test]
fn start_setting_waits_for_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let program = through_a_pipe(folder.path()).environment("CHANCERY_START", "scale");
    let (go, writing) = held_back(folder.path());
    let mut pty = Pty::start(&program, Stand::Job);
    pty.wait_for("reading · ");
    go.send(()).unwrap();
    pty.wait_for("per column");
    pty.press("\x03");
    assert_eq!(pty.fate(), Fate::Exit(0));
    writing.join().unwrap();
}

/// Configuration errors stay on the screen when a large dossier has been read.
#[test]
fn config_errors_outlast_loading() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("config.toml");
    fs::write(&settings, "thema = \"dark\"\n").unwrap();
    let program =
        through_a_pipe(folder.path()).environment("CHANCERY_CONFIG", &settings.to_string_lossy());
    let (go, writing) = held_back(folder.path());
    let mut pty = Pty::start(&program, Stand::Job);
    pty.wait_for("reading · ");
    pty.wait_for("thema");
    go.send(()).unwrap();
    pty.wait_for("Made-up dossier of 3500 records");
    assert!(pty.screen.text().contains("thema"), "{}", pty.screen.text());
    pty.press("\x03");
    assert_eq!(pty.fate(), Fate::Exit(0));
    writing.join().unwrap();
}

/// A dossier of one event, told in these words.
fn one_event(title: &str) -> String {
    format!(
        "{{\"kind\":\"dossier\",\"id\":\"mine\",\"title\":\"Mine\"}}\n\
         {{\"kind\":\"event\",\"id\":\"one\",\"title\":\"{title}\",\"summary\":\"s\",\"date\":\"2008\",\"type\":\"culture\"}}\n"
    )
}

#[test]
fn files_reload_by_key_and_by_watch() {
    for by_key in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.jsonl");
        fs::write(&path, one_event("The first telling")).unwrap();
        let program = Program::explorer("The first telling").argument(path.to_str().unwrap());
        let program = if by_key { program } else { program.argument("--watch") };
        let mut pty = Pty::start(&program, Stand::Job);
        fs::write(&path, one_event("The second, longer telling")).unwrap();
        if by_key {
            pty.press(":reload\r");
        }
        pty.wait_for("The second, longer telling");
        fs::write(&path, "{\"kind\":\"event\"}").unwrap();
        if by_key {
            pty.press(":reload\r");
        }
        pty.wait_for("1 record skipped");
        pty.press("\x03");
        assert_eq!(pty.fate(), Fate::Exit(0));
    }
}

#[test]
fn builtin_dossier_is_not_reloaded() {
    let mut stage = Stage::new(80, 24);
    assert_eq!(stage.keys(":reload<enter>"), None);
    assert!(stage.text().contains("no file to reload"), "{}", stage.text());
}

/// Duplicate ids are reported, and the title of the dossier that comes first.
#[test]
fn duplicate_ids_are_reported() {
    let twice = one_event("One") + &one_event("Another");
    let first = File::new("a.jsonl", twice.as_bytes());
    let other = one_event("Below").replace("Mine", "Theirs");
    let loaded = read(&[File::new("b.jsonl", other.as_bytes()), first]);
    let (problems, count) = loaded.duplicates();
    assert_eq!(count, 2);
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        said[0].contains("a.jsonl:2:1") && said[0].contains("the record in b.jsonl"),
        "{said:?}"
    );
    assert_eq!(loaded.over, ["Theirs".into()]);
    let found = loaded.dossier.find("one").map(|id| loaded.dossier.title(id).into_owned());
    assert_eq!(found.as_deref(), Some("Below"));
}
