//! One workload per run, so that its instructions can be counted: `load`, `start`, `search`,
//! `draw`, or `nothing`. Each includes the one before it; the difference is its own cost.

use chancery::{
    app::{App, ThemeChoice},
    date::Day,
    dossier::Dossier,
    file_format::{FILES, File, read},
    search::{Query, SearchEngine, SearchOptions},
    ui::{self, Depth, Regions, Theme},
};
use ratatui::{Terminal, backend::TestBackend, layout::Rect};
use std::{hint::black_box, process::ExitCode, sync::Arc};

/// Queries: names in several scripts, typos, dates, fields, phrases.
const QUERIES: [&str; 10] = [
    "kokoity",
    "кокойты",
    "medvdev",
    "26 aug 2008",
    "treaty 2008..2015",
    "type:treaty-action",
    "\"friendship\"",
    "before:2009 lavrov",
    "border guards moscow",
    "zzz",
];

/// Keys through the views, one frame each.
const KEYS: &str = "jjjjGggkl2jjl3jj45jjtt++-<pprs";

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("nothing") => {}
        Some("load") => drop(black_box(load())),
        Some("search") => {
            let dossier = load();
            let finder = SearchEngine::new(&dossier);
            for query in QUERIES {
                black_box(
                    finder.search_with(&Query::parse(query, today()), &SearchOptions::best(20)),
                );
            }
        }
        Some("start") => walk(""),
        Some("draw") => walk(KEYS),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap_or_else(Day::today)
}

fn load() -> Dossier {
    let files: Vec<File<'_>> =
        FILES.iter().map(|(name, text)| File::new(name, text.as_bytes())).collect();
    read(&files).dossier
}

/// The explorer without a terminal: one frame at start and after every key.
fn walk(keys: &str) {
    let mut app = App::new(Arc::new(load()), today());
    let theme = Theme::new(ThemeChoice::Auto, Some(false), Depth::True);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(120, 36));
    let area = Rect::new(0, 0, 120, 36);
    let mut frame = |app: &mut App| {
        let regions = Regions::new(app, area);
        app.refresh(regions.sizes());
        let Ok(_) = terminal.draw(|frame| ui::draw(app, &theme, &regions, frame));
    };
    frame(&mut app);
    for letter in keys.chars() {
        if let Ok(key) = letter.to_string().parse() {
            app.press(key);
        }
        frame(&mut app);
    }
}
