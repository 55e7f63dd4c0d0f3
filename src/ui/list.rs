//! A pane: its title with counts, and its rows.

use super::{canvas::Canvas, layout::Regions, row};
use crate::{
    app::{Action, App, PaneId, REGISTERS, Row},
    dossier::Kind,
    text::{pad, width},
};
use ratatui::{layout::Rect, style::Style};
use std::cmp::Reverse;

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions, pane: PaneId, area: Rect) {
    let theme = canvas.theme;
    let style = if canvas.app.has_focus(pane) { theme.focus } else { theme.frame };
    let inside = regions.inside(area);
    let pieces = title(canvas, pane, usize::from(area.width.saturating_sub(4)));
    if regions.framed {
        canvas.pieces(Rect { width: area.width.saturating_sub(1), ..area }, 2, 0, &pieces);
    } else {
        let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        let padded = pad(&text, usize::from(area.width));
        canvas.text(area, 0, 0, &padded, canvas.theme.bar.patch(style));
    }
    let app = canvas.app;
    let rows = app.browse().rows(pane);
    if rows.is_empty() {
        let text = match app.browse().total(pane) {
            0 => "none in this dossier".to_owned(),
            _ if app.has_focus(pane) && app.is_possible(Action::ClearFilter) => {
                let key = app.settings.keymap.label(Action::Leave);
                format!("no matches; {key} clears last filter")
            }
            _ => "no matches".to_owned(),
        };
        canvas.text(inside, 1, 0, &text, canvas.theme.dim);
        return;
    }
    let offset = rows.offset();
    for (line, at) in (0..inside.height).zip(offset..) {
        let place = Rect { y: inside.y + line, height: 1, ..inside };
        match rows.row(at) {
            Some(Row::Entry(id)) => {
                // The year is written once, at its first row.
                let before = at.checked_sub(1).filter(|_| line > 0).and_then(|at| rows.row(at));
                row::draw(canvas, pane, (id, before), place);
            }
            Some(Row::Others(count)) => rule(canvas, count, place),
            None => break,
        }
    }
    scroll_bar(canvas, style, area, inside, (offset, rows.len()));
}

fn rule(canvas: &mut Canvas<'_>, others: usize, place: Rect) {
    let noun = if others == 1 { "other" } else { "others" };
    let count = format!("{others} {noun}");
    let line = "─".repeat(usize::from(place.width).saturating_sub(width(&count) + 5));
    let theme = canvas.theme;
    let pieces =
        [("── ", theme.frame), (&*count, theme.dim), (" ", theme.dim), (&*line, theme.frame)];
    canvas.pieces(place, 1, 0, &pieces);
}

/// The title of a pane. The third one names the other kinds and their keys, in words if they fit.
fn title(canvas: &Canvas<'_>, pane: PaneId, room: usize) -> Vec<(String, Style)> {
    let (app, theme) = (canvas.app, canvas.theme);
    let ink = if app.has_focus(pane) { theme.focus } else { theme.strong };
    let register = app.view().register;
    let (number, name) = match pane {
        PaneId::Timeline => (1, "Timeline"),
        PaneId::Treaties => (2, "Treaties"),
        PaneId::Register => (kind_key(register), register.plural()),
    };
    let (shown, total) = (app.view().pane(pane).len(), app.browse().total(pane));
    let linked = app.browse().rows(pane).linked();
    let ongoing = if pane == PaneId::Timeline { app.browse().ongoing() } else { 0 };
    let mut pieces = vec![(format!(" {number} {name} "), ink)];
    pieces.push((
        match () {
            () if ongoing > 0 => format!("{shown} of {total}, {ongoing} began before "),
            () if shown < total => format!("{shown} of {total} "),
            // The third pane has the other kinds to name.
            () if linked > 0 && pane != PaneId::Register => format!("{linked} linked of {total} "),
            () => format!("{total} "),
        },
        theme.dim,
    ));
    if pane == PaneId::Register {
        let taken = pieces.iter().map(|(text, _)| width(text)).sum::<usize>();
        pieces.push((other_kinds(app, room.saturating_sub(taken)), theme.dim));
    }
    pieces
}

fn kind_key(kind: Kind) -> usize {
    REGISTERS.iter().position(|other| *other == kind).unwrap_or(0) + 3
}

/// The other kinds with their keys, the shortest where not all fit; of a filter those that pass it
/// with their counts, most matches first.
fn other_kinds(app: &App, room: usize) -> String {
    let count = |kind: &Kind| {
        app.view().counts.map(|counts| counts.get(*kind as usize).copied().unwrap_or(0))
    };
    let mut others: Vec<Kind> = app.browse().registers();
    others.retain(|kind| *kind != app.view().register && count(kind) != Some(0));
    others.sort_by_key(|kind| Reverse(count(kind)));
    let word = |kind: &Kind| {
        let count = count(kind).map_or(String::new(), |count| format!("{count} "));
        format!(" {} {} {count}", kind_key(*kind), kind.plural())
    };
    let all: String = others.iter().map(word).collect();
    if width(&all) <= room {
        return all;
    }
    others.sort_by_key(|kind| (Reverse(count(kind)), kind.plural().len()));
    others.iter().map(word).fold(String::new(), |text, word| {
        if width(&text) + width(&word) <= room { text + &word } else { text }
    })
}

pub(super) fn scroll_bar(
    canvas: &mut Canvas<'_>,
    style: Style,
    area: Rect,
    inside: Rect,
    (first, all): (usize, usize),
) {
    let height = usize::from(inside.height);
    if all <= height || height == 0 || inside == area || area.right() == inside.right() {
        return;
    }
    let length = (height * height / all).clamp(1, height);
    let top = (first * (height - length)).div_ceil((all - height).max(1)).min(height - length);
    for line in top..top + length {
        let y = u16::try_from(line).unwrap_or(u16::MAX);
        canvas.text(area, area.width - 1, y + (inside.y - area.y), "┃", style);
    }
}
