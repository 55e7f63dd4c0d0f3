//! Any list over the screen: its filter, and its rows with the selected one in the middle.

use super::{
    canvas::Canvas,
    statistics::{amount_columns, amount_text, draw_statistic},
    theme::Theme,
};
use crate::{
    app::{
        Action, AnnotationRow, AnnotationSection, App, HitTarget, ListKind, ListOverlay, ListRow,
        Scope, Spec, Statistic, StatisticValue,
    },
    date::Date,
    text::{pad, truncate, width, wrap},
};
use ratatui::{layout::Rect, style::Style};
use std::ops::Range;

/// The cells of the columns of dates and names; at most a third of the line.
const DATE_CELLS: usize = 18;
const NAME_CELLS: usize = 24;

/// The first line on the screen: the selected one is in the middle as far as the list goes. After
/// a click the lines stay where they were as long as the selected one is among them.
pub(super) fn first_line(
    selected: usize,
    lines: usize,
    height: u16,
    offset: Option<usize>,
) -> usize {
    let height = usize::from(height);
    let kept = offset.filter(|first| (*first..first + height).contains(&selected));
    kept.unwrap_or(selected.saturating_sub(height / 2)).min(lines.saturating_sub(height))
}

/// Draws a row behind the sign of the selected one.
pub(super) fn draw_row(
    canvas: &mut Canvas<'_>,
    row: Rect,
    is_selected: bool,
    pieces: &[(String, Style)],
) {
    canvas.text(row, 0, 0, if is_selected { "▌" } else { " " }, canvas.theme.focus);
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (&**text, *style)).collect();
    canvas.pieces(row, 1, 0, &pieces);
    if is_selected {
        canvas.fill(row, canvas.theme.selected);
    }
}

/// The lines of a list: one a row, but amounts are broken into several.
enum Lines {
    /// One line for each of this many rows.
    One(usize),
    /// The row of each line, and the part of its text.
    Broken(Vec<(usize, Range<usize>)>),
}

impl Lines {
    fn new(list: &ListOverlay, area: Rect) -> Self {
        if list.kind != ListKind::Statistics {
            return Self::One(list.rows.len());
        }
        let [_, purpose, ..] = amount_columns(list, usize::from(area.width));
        let parts = |row: &ListRow| match row {
            ListRow::Statistic(Statistic { value: StatisticValue::Amount(texts), .. }) => {
                wrap(&amount_text(texts, usize::from(area.width)), purpose)
            }
            _ => vec![Range::default()],
        };
        let rows = list.rows.iter().enumerate();
        let lines = rows.flat_map(|(at, row)| parts(row).into_iter().map(move |part| (at, part)));
        Self::Broken(lines.collect())
    }

    fn len(&self) -> usize {
        match self {
            Self::One(count) => *count,
            Self::Broken(lines) => lines.len(),
        }
    }

    fn row(&self, line: usize) -> Option<(usize, Range<usize>)> {
        match self {
            Self::One(count) => (line < *count).then_some((line, 0..0)),
            Self::Broken(lines) => lines.get(line).cloned(),
        }
    }

    /// The first line of the list on a screen of this height.
    fn first(&self, list: &ListOverlay, height: u16) -> usize {
        let selected = match self {
            Self::One(_) => list.selected,
            Self::Broken(lines) => lines.partition_point(|(row, _)| *row < list.selected),
        };
        first_line(selected, self.len(), height, list.offset)
    }
}

/// The part of the overlay below the filter or the tabs.
fn body(list: &ListOverlay, inside: Rect) -> Rect {
    let has_head = list.filter.is_some() || !list.tabs.0.is_empty();
    let filter = u16::from(has_head).min(inside.height);
    Rect { y: inside.y + filter, height: inside.height - filter, ..inside }
}

/// The row at a line of the overlay.
pub(super) fn hit(list: &ListOverlay, inside: Rect, y: u16) -> HitTarget {
    let area = body(list, inside);
    let lines = Lines::new(list, area);
    let offset = lines.first(list, area.height);
    let y = y.checked_sub(inside.height - area.height).filter(|y| *y < area.height);
    let row = y.and_then(|y| lines.row(offset + usize::from(y))).map(|(row, _)| row);
    let item = row.filter(|row| list.rows.get(*row).is_some_and(ListRow::is_selectable));
    HitTarget::Overlay { item, offset }
}

/// The cell of the cursor in the filter.
pub(super) fn cursor(list: &ListOverlay, area: Rect) -> Option<(u16, u16)> {
    let before = width(list.filter.as_ref()?.before_cursor());
    let x = area.x + 4 + u16::try_from(before).unwrap_or(0);
    (x < area.right().saturating_sub(1) && area.height > 2).then_some((x, area.y + 1))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, list: &ListOverlay, inside: Rect) {
    if let Some(filter) = &list.filter {
        let hint = if filter.text().is_empty() { "type to filter" } else { "" };
        let pieces = [
            ("> ", canvas.theme.key),
            (filter.text(), canvas.theme.strong),
            (hint, canvas.theme.dim),
        ];
        canvas.pieces(inside, 1, 0, &pieces);
    }
    draw_tabs(canvas, list, inside);
    let area = body(list, inside);
    if list.rows.is_empty() {
        return draw_empty(canvas, list, area);
    }
    let lines = Lines::new(list, area);
    for (y, line) in (0..area.height).zip(lines.first(list, area.height)..) {
        let Some((at, part)) = lines.row(line) else { break };
        let Some(row) = list.rows.get(at) else { break };
        let place = Rect { y: area.y + y, height: 1, ..area };
        let is_selected = at == list.selected;
        match row {
            ListRow::Heading(title) => _ = canvas.text(place, 1, 0, title, canvas.theme.heading),
            ListRow::Statistic(it) => draw_statistic(canvas, list, (it, part), place, is_selected),
            _ => {
                let pieces = pieces(canvas.app, canvas.theme, list, row, usize::from(area.width));
                draw_row(canvas, place, is_selected, &pieces);
            }
        }
    }
}

/// The titles of the tabs, with the number of rows.
fn draw_tabs(canvas: &mut Canvas<'_>, list: &ListOverlay, area: Rect) {
    let (tabs, selected) = &list.tabs;
    let mut x = 0;
    for (nth, (title, _)) in tabs.iter().enumerate() {
        let style = if nth == *selected { canvas.theme.selected } else { canvas.theme.dim };
        x += canvas.text(area, x, 0, &format!(" {title} "), style);
        x += canvas.text(
            area,
            x,
            0,
            if nth + 1 < tabs.len() { "│" } else { "" },
            canvas.theme.frame,
        );
    }
    if !tabs.is_empty() {
        canvas.text(area, x, 0, "  ←→", canvas.theme.key);
    }
}

/// What a list without rows says.
fn draw_empty(canvas: &mut Canvas<'_>, list: &ListOverlay, area: Rect) {
    let is_filtered = list.filter.as_ref().is_some_and(|filter| !filter.text().is_empty());
    let key = canvas.app.keymap().label(Action::Marks);
    let text = match list.kind {
        _ if is_filtered => "no matches".to_owned(),
        ListKind::Annotations => format!("No bookmarks, notes, lists or searches yet ({key} adds)"),
        _ => "nothing here".to_owned(),
    };
    canvas.text(area, 1, 0, &text, canvas.theme.dim);
}

/// The cells of the name of an action, and of its keys.
const ACTION_CELLS: (usize, usize) = (22, 10);

/// An action: in a menu its letter, then its name, its keys, and a line on it; dim where it is not
/// possible now.
fn action(app: &App, theme: &Theme, spec: &Spec, letter: Option<char>) -> Vec<(String, Style)> {
    let is_movement = matches!(spec.scope, Scope::Prompt | Scope::Overlay);
    let style = if is_movement || app.is_available(spec) { theme.plain } else { theme.dim };
    let keys = match letter {
        Some(letter) => letter.to_string(),
        None => app.keymap().labels(spec.action),
    };
    let name = (pad(spec.title, ACTION_CELLS.0), style);
    let keys = (pad(&keys, if letter.is_some() { 2 } else { ACTION_CELLS.1 }), theme.key);
    let help = (format!(" {}", spec.help), theme.dim);
    if letter.is_some() { vec![keys, name, help] } else { vec![name, keys, help] }
}

/// The texts of a row, from left to right, in a line of this many cells.
fn pieces(
    app: &App,
    theme: &Theme,
    list: &ListOverlay,
    row: &ListRow,
    cells: usize,
) -> Vec<(String, Style)> {
    let plain = |text: &str| (text.to_owned(), theme.plain);
    match row {
        ListRow::Heading(_) | ListRow::Statistic(_) => Vec::new(),
        ListRow::Action(spec, letter) => action(app, theme, spec, *letter),
        ListRow::Filter(at, text) => {
            vec![(format!("{} ", at + 1), theme.key), plain(&format!("Remove [{text} ×]"))]
        }
        ListRow::Theme(choice) => vec![plain(choice.name())],
        ListRow::Record(id) => {
            let date = app.dossier().date(*id).map(Date::words).unwrap_or_default();
            vec![
                (pad(&date, DATE_CELLS.min(cells / 3)), theme.date),
                plain(" "),
                plain(&app.dossier().title(*id)),
            ]
        }
        ListRow::Layer(at) => {
            let Some(layer) = app.data().layers().get(*at) else { return Vec::new() };
            let (sign, style) =
                if layer.on { ("[x] ", theme.strong) } else { ("[ ] ", theme.plain) };
            let fault = layer.fault();
            let gap = plain(if fault.is_empty() { "" } else { "  " });
            vec![
                (sign.to_owned(), theme.key),
                (pad(&layer.name, NAME_CELLS.min(cells / 3)), style),
                plain("  "),
                (fault, theme.contested),
                gap,
                (layer.place.clone(), theme.dim),
            ]
        }
        ListRow::Copy(_) | ListRow::Export(_) => {
            let names = list.rows.iter().map(|row| width(format_text(row).0)).max().unwrap_or(0);
            let (name, help) = format_text(row);
            let letter = row.shortcut().map(String::from).unwrap_or_default();
            vec![
                (pad(&letter, 2), theme.key),
                plain(&pad(name, names)),
                plain("  "),
                (help.to_owned(), theme.dim),
            ]
        }
        ListRow::Annotation(row) => annotation(theme, row, cells.saturating_sub(1)),
    }
}

/// The name and the help of a format.
fn format_text(row: &ListRow) -> (&'static str, &'static str) {
    match row {
        ListRow::Copy(format) => (format.name(), ""),
        ListRow::Export(format) => (format.name(), format.help()),
        _ => ("", ""),
    }
}

fn annotation(theme: &Theme, row: &AnnotationRow, cells: usize) -> Vec<(String, Style)> {
    if row.id.is_none() {
        let title = (row.title.clone(), theme.heading);
        return vec![title, (" ".to_owned(), theme.plain), (row.more.clone(), theme.dim)];
    }
    let is_missing = row.entry.is_none() && row.section != AnnotationSection::Searches;
    // The title and the text after it leave each other room.
    let room = cells.saturating_sub(2);
    let title_cells = if row.more.is_empty() {
        room
    } else {
        (room * 3 / 5).max(room.saturating_sub(width(&row.more) + 2))
    };
    let style = if is_missing { theme.dim } else { theme.plain };
    let gap = || ("  ".to_owned(), theme.plain);
    let title = (truncate(&row.title, title_cells), style);
    vec![gap(), title, gap(), (row.more.clone(), theme.dim)]
}
