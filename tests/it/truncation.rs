//! Text that does not fit ends in `…`; the dossier is truncated nowhere else.

use crate::{support::stage::Stage, views::VIEWS};
use chancery::{
    file_format::{builtin, read_sound},
    text::width,
    ui::Regions,
};
use ratatui::layout::{Position, Rect};
use serde_json::Value;
use std::{fs, path::Path};

/// What stands before and behind every text of the dossier of these tests.
const BEGIN: &str = "⟦";
const END: &str = "⟧";

/// The built-in dossier, each text that names or tells something between two marks: where the
/// second one is missing on the screen, something was cut.
fn marked() -> Vec<String> {
    fn mark(value: &mut Value) {
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match value {
                Value::String(text)
                    if matches!(&**name, "title" | "text" | "office" | "summary") =>
                {
                    *text = format!("{BEGIN}{text}{END}");
                }
                value => mark(value),
            }),
            Value::Array(values) => values.iter_mut().for_each(mark),
            _ => {}
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/dossier");
    let mut texts = Vec::new();
    for file in ["about", "events", "treaties", "people", "organizations", "places"]
        .into_iter()
        .chain(["statements", "figures", "sources"])
    {
        let text = fs::read_to_string(folder.join(format!("{file}.json"))).unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        mark(&mut value);
        texts.push(value.to_string());
    }
    texts
}

/// Whether a text that starts at this cell is complete, here or in the lines below, or ends in `…`.
fn is_told(cells: &[Vec<String>], (x, y): (usize, usize)) -> bool {
    let border = |sign: &String| "│┃─╭╮╰╯├┤◂▸".contains(&**sign);
    let line = &cells[y];
    // A surname that comes first splits the marks of its name.
    if x >= 3 && line[x - 3..x].concat() == format!("{END}, ") {
        return true;
    }
    let left = (0..x).rev().find(|x| border(&line[*x])).map_or(0, |x| x + 1);
    let right = (x..line.len()).find(|x| border(&line[*x])).unwrap_or(line.len());
    let ends = |sign: &&String| [BEGIN, END, "…"].contains(&sign.as_str());
    let mut first = line[x + 1..right].iter();
    if let Some(sign) = first.find(ends) {
        return *sign != BEGIN;
    }
    for below in &cells[y + 1..] {
        // Where a window, a pane or the screen ends the text goes on when one scrolls.
        if "╰─".contains(&*below[left]) || !"│├".contains(&*below[0]) {
            return true;
        }
        if let Some(sign) = below[left..right].iter().find(ends) {
            return *sign != BEGIN;
        }
    }
    false
}

/// At every width a text of the dossier is complete or ends in `…`.
#[test]
fn truncated_text_ends_in_an_ellipsis() {
    let texts = marked();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for (view, keys) in VIEWS {
        let dossier = read_sound(&texts).map_err(|(_, error)| error).unwrap();
        let mut stage = Stage::of(dossier, 80, 24);
        stage.keys(keys);
        // At 40 and 80 columns, and wherever a text just fits or just does not.
        for columns in (40..=112).step_by(2).chain([65, 67, 69, 71, 81]) {
            let rows = if columns < 60 { 16 } else { 24 };
            stage.resize(columns, rows);
            let buffer = stage.buffer();
            let cell = |x, y| buffer[(x, y)].symbol().to_owned();
            let line = |y| (0..columns).map(|x| cell(x, y)).collect::<Vec<_>>();
            let cells: Vec<Vec<String>> = (0..rows).map(line).collect();
            // What a window covers is not cut: it comes back when the window is closed.
            let area = Rect::new(0, 0, columns, rows);
            let shown = match stage.app.overlays().as_slice() {
                [] => area,
                _ => Regions::new(&stage.app, area).overlay,
            };
            for (y, line) in cells.iter().enumerate() {
                let inside = |x: &usize| shown.contains(Position::new(*x as u16, y as u16));
                for x in (0..line.len()).filter(inside).filter(|x| line[*x] == BEGIN) {
                    looked_at += 1;
                    if !is_told(&cells, (x, y)) {
                        wrong.push(format!("{view} at {columns}, {x} {y}: {}", line.concat()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(looked_at > 5000, "only {looked_at} texts looked at");
}

#[test]
fn long_notices_are_complete() {
    for columns in [40, 80, 120] {
        let mut stage = Stage::of(builtin(), columns, 24);
        let text = "Built-in record: to edit a copy, export it with X into a file of your own or by \
                    `chancery export --near friendship-treaty-signing-2008 -o mine.json`";
        assert!(width(text) > 120);
        stage.app.notify(chancery::app::Notice::Refusal(text.to_owned()));
        let shown = stage.text();
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let end = shown.lines().rev().take(6).map(squeeze).collect::<Vec<_>>();
        let end: String = end.into_iter().rev().collect();
        let words = text.split_whitespace().filter(|word| word.len() < 30);
        for word in words {
            assert!(end.contains(word), "{word} is not told at {columns}:\n{shown}");
        }
        assert!(end.contains("mine.json`"));
    }
}
