//! A window of records to choose from: by their dates, or hanging on a tree of ties.

use super::{
    paint::{fill, put_all},
    theme::Theme,
};
use crate::{
    dossier::Date,
    state::{App, Records},
    text::pad,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The cells of the column of dates.
const DATE_CELLS: usize = 18;

/// The cells of the tree of ties.
const TIE_CELLS: usize = 26;

pub(super) fn draw(app: &App, theme: &Theme, records: &Records, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let last = records.entries.len().saturating_sub(height);
    let first = records.selected.saturating_sub(height / 2).min(last);
    let shown = records.entries.iter().enumerate().skip(first);
    for (y, (at, id)) in (0..area.height).zip(shown) {
        let third = usize::from(area.width) / 3;
        let (before, style) = if records.ties.is_empty() {
            let date = app.dossier().date(*id).map(Date::words).unwrap_or_default();
            (pad(&date, DATE_CELLS.min(third)), theme.date)
        } else {
            // The first line on the screen names its tie, wherever its group begins.
            (pad(&branch(&records.ties, at, at == first), TIE_CELLS.min(third)), theme.label)
        };
        let pieces = [
            (if at == records.selected { "▸" } else { " " }, theme.focus),
            (&*before, style),
            (" ", theme.plain),
            (&*app.dossier().title(*id), theme.plain),
        ];
        put_all(buffer, area, 0, y, &pieces);
        if at == records.selected {
            fill(buffer, Rect { y: area.y + y, height: 1, ..area }, theme.selected);
        }
    }
}

/// The branch that a record hangs on: the words of its tie where its group begins.
fn branch(ties: &[&'static str], at: usize, named: bool) -> String {
    let tie = ties.get(at).copied().unwrap_or("");
    let begins = at.checked_sub(1).and_then(|before| ties.get(before)) != Some(&tie);
    let count = ties.iter().filter(|other| **other == tie).count();
    let more_groups = ties.last() != Some(&tie);
    let joint = match (begins, more_groups) {
        (true, true) => "├─",
        (true, false) => "└─",
        (false, true) => "│ ",
        (false, false) => "  ",
    };
    match (begins || named, count) {
        (true, 1) => format!("{joint} {tie}"),
        (true, count) => format!("{joint} {tie} ({count})"),
        (false, _) => joint.to_owned(),
    }
}
