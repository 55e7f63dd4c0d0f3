//! Benchmark of large dossiers: opening, and answering each key with a frame.
//!
//! `cargo bench --bench large` measures 1,000, 10,000, 100,000 and 1,000,000 generated records;
//! numbers after `--` are other sizes, `slowest` lists the slowest keys, `only=type` runs only the
//! rows whose names start so. Keys go to the app and the frame is drawn into cells, as in the
//! explorer; nothing is written to a terminal. Times of keys are processor time of one thread;
//! those of opening are wall time, since several threads read.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

use chancery::{
    app::{App, Key, LARGE, PreparedDossier, ThemeChoice},
    file_format::{FilesReader, builtin},
    search::SearchEngine,
    ui::{self, Depth, Regions, Theme},
};
use common::{ms, now};
use ratatui::{Terminal, backend::TestBackend, layout::Rect};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// The size of the screen.
const SIZE: (u16, u16) = (120, 36);

/// Key scripts: characters, or key names in `<…>`. Each is a row of the table.
const SCRIPTS: [(&str, &str); 9] = [
    ("move", "<home>jjjjjjjjjjjjjjjkkkkkGkkkkkkkkkk2jjjjj3jjjjj5j<home>j<home>"),
    (
        "page",
        "1<home><pagedown><pagedown><pagedown><pagedown><ctrl-d><ctrl-d><pageup><ctrl-u>G<pageup><pageup><ctrl-u><home>",
    ),
    ("first and last", "1<home>G<home>G2G<home>3G<home>G"),
    ("other kinds", "345678543"),
    ("type a search", "1/medvedev 2008<enter><home>G<delete>"),
    ("other searches", "/m<esc>/moscow | sochi<esc>/-treaty<esc>/2008<enter>njnN<delete>"),
    ("narrow", "1<home>fljjG<home><delete>3<home>fljjG<home><delete>2Gfl1jj<delete>"),
    ("as of a day", "1a2008<enter>jj}}}{{G<home>A}{<esc><delete>"),
    ("time view", "1<home>t++--<lt>><lt>>>------>><lt>+++++++++++<lt><lt>jjG<home>+-+-t"),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000, 1_000_000] } else { sizes };
    let slowest = arguments.iter().any(|one| one == "slowest");
    let only = arguments.iter().find_map(|one| one.strip_prefix("only=")).unwrap_or_default();
    let scripts: Vec<_> = SCRIPTS.iter().filter(|(name, _)| name.starts_with(only)).collect();
    built_in();
    println!(
        "| records | file MB | read s | linked s | ready s | indexed s | memory MB, read | with index | times the file |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let mut tables = Vec::new();
    for size in sizes {
        tables.push((size, keys(open(size), &scripts, slowest)));
    }
    println!();
    print!("| worst (median) of each key, ms |");
    tables.iter().for_each(|(size, _)| print!(" {size} |"));
    println!("\n|---|{}", "--:|".repeat(tables.len()));
    for (at, (name, _)) in scripts.iter().enumerate() {
        print!("| {name} |");
        tables.iter().for_each(|(_, rows)| print!(" {} |", rows[at]));
        println!();
    }
    print!("| longest background task |");
    tables.iter().for_each(|(_, rows)| print!(" {} |", rows[scripts.len()]));
    println!();
}

/// Time to load, index and search the built-in dossier: the best of several runs.
fn built_in() {
    let best = |work: &dyn Fn()| {
        let times = (0..20).map(|_| {
            let start = now();
            work();
            now() - start
        });
        ms(times.min().unwrap())
    };
    let dossier = Arc::new(builtin());
    let read = best(&|| drop(builtin()));
    let ready = best(&|| drop(PreparedDossier::new(Arc::clone(&dossier))));
    let index = best(&|| drop(SearchEngine::new(&dossier)));
    println!(
        "built-in dossier: {read:.1} ms to read, {ready:.1} to make ready, {index:.1} to index\n"
    );
}

/// Peak memory of the process in MB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1000.0
}

/// A generated dossier in a file.
fn made(size: usize) -> PathBuf {
    let path = std::env::temp_dir().join(format!("made-{size}.jsonl"));
    let records = common::made::records::Records::new(size);
    let mut out = BufWriter::new(File::create(&path).unwrap());
    writeln!(out, "{}", records.about()).unwrap();
    records.for_each(|line| writeln!(out, "{line}").unwrap());
    path
}

fn open(size: usize) -> App {
    let path = made(size);
    let bytes = std::fs::metadata(&path).unwrap().len() as f64 / 1e6;
    let start = Instant::now();
    let elapsed = || start.elapsed().as_secs_f64();
    let mut reading = FilesReader::default();
    reading.stream("made.jsonl", File::open(&path).unwrap(), &mut |_, _| ()).unwrap();
    let read = elapsed();
    let loaded = reading.finish();
    assert!(loaded.problems.is_empty());
    let (linked, dossier) = (elapsed(), Arc::new(loaded.dossier));
    let prepared = PreparedDossier::new(Arc::clone(&dossier));
    let (ready, held) = (elapsed(), memory());
    let finder = Arc::new(SearchEngine::new(&dossier));
    let (indexed, all) = (elapsed(), memory());
    println!(
        "| {size} | {bytes:.0} | {read:.2} | {linked:.2} | {ready:.2} | {indexed:.2} | {held:.0} | {all:.0} | {:.1} |",
        all / bytes
    );
    std::fs::remove_file::<&Path>(&path).unwrap();
    let mut app = App::from_prepared(prepared, common::today());
    app.set_search_engine(&dossier, finder);
    app.background.threshold = LARGE;
    app
}

/// The worst and the median key of each script, and the longest job.
fn keys(mut app: App, scripts: &[&(&str, &str)], slowest: bool) -> Vec<String> {
    let theme = Theme::new(ThemeChoice::Dark, Some(false), Depth::True);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let mut rows = Vec::new();
    let mut longest = Duration::ZERO;
    let mut frame = |app: &mut App| {
        let regions = Regions::new(app, Rect::new(0, 0, SIZE.0, SIZE.1));
        app.refresh(regions.sizes());
        terminal.draw(|frame| ui::draw(app, &theme, &regions, frame)).unwrap();
    };
    frame(&mut app);
    for (name, script) in scripts {
        let mut times = Vec::new();
        let (mut is_searched, mut is_drawn) = (false, false);
        for key in script_keys(script) {
            let start = now();
            app.press(key);
            frame(&mut app);
            times.push((now() - start, key.to_string()));
            is_searched |= app.browse().results().is_some();
            is_drawn |= app.overlays().timeline().is_some();
            while let Some(job) = app.background.take_task() {
                let start = now();
                let done = job.run();
                longest = longest.max(now() - start);
                let start = now();
                app.finish(done);
                frame(&mut app);
                times.push((now() - start, format!("{key}, when it is done")));
            }
        }
        // Keys that mean something else today would measure nothing.
        assert_eq!((is_searched, is_drawn), (script.contains('/'), *name == "time view"), "{name}");
        let is_closed = app.overlays().list().is_none() && app.overlays().timeline().is_none();
        assert!(is_closed && app.prompt().is_none() && app.browse().results().is_none(), "{name}");
        times.sort();
        if slowest {
            for (time, key) in times.iter().rev().take(4) {
                println!("{name}: {:.2} {key}", ms(*time));
            }
        }
        let (middle, last) = (&times[times.len() / 2].0, &times[times.len() - 1].0);
        rows.push(format!("{:.1} ({:.1})", ms(*last), ms(*middle)));
    }
    rows.push(format!("{:.0}", ms(longest)));
    rows
}

fn script_keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        let (name, after) = match named {
            Some(("lt", after)) => ("<".to_owned(), after),
            Some((name, after)) => (name.to_owned(), after),
            None if letter == ' ' => ("space".to_owned(), &rest[1..]),
            None => (letter.to_string(), &rest[letter.len_utf8()..]),
        };
        keys.push(name.parse().unwrap());
        rest = after;
    }
    keys
}
