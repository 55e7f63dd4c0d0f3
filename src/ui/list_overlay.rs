//! Any list over the screen: its filter, and its rows with the selected one in the middle.

use super::{
    canvas::Canvas,
    statistics::{StatisticColumns, draw_statistic},
    theme::Theme,
};
use crate::{
    app::{
        Action, AnnotationRow, AnnotationTarget, App, HitTarget, ListKind, ListOverlay, ListRow,
        Scope, ThemeChoice,
    },
    date::Date,
    export::Format,
    text::{capital, pad, truncate, width},
};
use ratatui::{layout::Rect, style::Style};

/// The cells of the dates; at most a third of the line.
const DATE_CELLS: usize = 18;
/// The cells of the names; at most a third of the line.
const NAME_CELLS: usize = 24;
const VALUE_CELLS: usize = 40;

/// The first row to draw: the selected row is in the middle, but after a click rows stay.
fn first(list: &ListOverlay, area: Rect, columns: &StatisticColumns) -> usize {
    let height = usize::from(area.height);
    let lines = |at: usize| list.rows.get(at).map_or(1, |row| columns.parts(row).len());
    // The first row from which everything to the last one fits.
    let fitting = |last: usize, mut room: usize| {
        let mut first = last;
        while let Some(left) = room.checked_sub(lines(first)) {
            let Some(before) = first.checked_sub(1) else { return 0 };
            (first, room) = (before, left);
        }
        (first + 1).min(last)
    };
    let lowest = fitting(list.selected, height);
    let kept = list.offset.filter(|first| (lowest..=list.selected).contains(first));
    let end = fitting(list.rows.len().saturating_sub(1), height);
    kept.unwrap_or_else(|| fitting(list.selected, height / 2 + 1)).min(end)
}

fn draw_row(canvas: &mut Canvas<'_>, row: Rect, is_selected: bool, pieces: &[(String, Style)]) {
    canvas.text(row, 0, 0, if is_selected { "▌" } else { " " }, canvas.theme.focus);
    canvas.pieces(row, 1, 0, pieces);
    if is_selected {
        canvas.select(row, canvas.theme.selected);
    }
}

fn body(list: &ListOverlay, inside: Rect) -> Rect {
    let has_head = list.filter.is_some() || !list.tabs.0.is_empty();
    let filter = u16::from(has_head).min(inside.height);
    Rect { y: inside.y + filter, height: inside.height - filter, ..inside }
}

pub(super) fn hit(list: &ListOverlay, inside: Rect, y: u16) -> HitTarget {
    let area = body(list, inside);
    let columns = StatisticColumns::new(list, area);
    let offset = first(list, area, &columns);
    let rows = list.rows.iter().enumerate().skip(offset);
    let mut lines = rows.flat_map(|(at, row)| columns.parts(row).into_iter().map(move |_| at));
    let y = y.checked_sub(inside.height - area.height).filter(|y| *y < area.height);
    let row = y.and_then(|y| lines.nth(usize::from(y)));
    let item = row.filter(|row| list.rows.get(*row).is_some_and(ListRow::is_selectable));
    HitTarget::Overlay { item, offset }
}

pub(super) fn cursor(list: &ListOverlay, area: Rect) -> Option<(u16, u16)> {
    let before = width(list.filter.as_ref()?.before_cursor());
    let x = area.x + 4 + u16::try_from(before).unwrap_or(0);
    (x < area.right().saturating_sub(1) && area.height > 2).then_some((x, area.y + 1))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, list: &ListOverlay, inside: Rect) {
    if let Some(filter) = &list.filter {
        let hint = match list.kind {
            _ if !filter.text().is_empty() => "",
            kind if kind.pair().is_some() => "type a name, words or a date",
            _ => "type to filter",
        };
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
    let columns = StatisticColumns::new(list, area);
    let rows = list.rows.iter().enumerate().skip(first(list, area, &columns));
    let lines =
        rows.flat_map(|(at, row)| columns.parts(row).into_iter().map(move |it| (at, row, it)));
    for (y, (at, row, part)) in (0..area.height).zip(lines) {
        let place = Rect { y: area.y + y, height: 1, ..area };
        let is_selected = at == list.selected;
        match row {
            ListRow::Heading(title) => _ = canvas.text(place, 1, 0, title, canvas.theme.heading),
            ListRow::Statistic(it) => {
                draw_statistic(canvas, &columns, (it, part), place, is_selected);
            }
            _ => {
                let pieces = pieces(canvas.app, canvas.theme, row, usize::from(area.width));
                draw_row(canvas, place, is_selected, &pieces);
            }
        }
    }
}

fn draw_tabs(canvas: &mut Canvas<'_>, list: &ListOverlay, area: Rect) {
    let (tabs, selected) = &list.tabs;
    if tabs.is_empty() {
        return;
    }
    let cells: usize = tabs.iter().map(|(title, _)| width(title) + 3).sum();
    let mut x = 0;
    let chosen = canvas.theme.plain.patch(canvas.theme.selected);
    // Where not all of them fit, the selected one says which it is.
    let only = tabs.get(*selected).filter(|_| cells > usize::from(area.width));
    if let Some((title, _)) = only {
        let title = format!(" {title} {}/{} ", selected + 1, tabs.len());
        x = canvas.text(area, x, 0, &title, chosen);
    }
    for (nth, (title, _)) in tabs.iter().enumerate().filter(|_| only.is_none()) {
        let style = if nth == *selected { chosen } else { canvas.theme.dim };
        x += canvas.text(area, x, 0, if nth > 0 { "│" } else { "" }, canvas.theme.frame);
        x += canvas.text(area, x, 0, &format!(" {title} "), style);
    }
    let keymap = &canvas.app.settings.keymap;
    let arrows = [Action::Left, Action::Right].map(|action| keymap.arrow(action)).concat();
    canvas.text(area, x, 0, &format!("  {arrows}"), canvas.theme.key);
}

fn draw_empty(canvas: &mut Canvas<'_>, list: &ListOverlay, area: Rect) {
    let is_filtered = list.filter.as_ref().is_some_and(|filter| !filter.text().is_empty());
    let key = canvas.app.settings.keymap.label(Action::Mark);
    let text = match list.kind {
        kind if kind.pair().is_some() && canvas.app.data().is_indexing() => "indexing".to_owned(),
        _ if is_filtered => "no matches".to_owned(),
        kind if kind.pair().is_some() => String::new(),
        ListKind::Annotations => format!("No bookmarks, notes, lists or searches yet ({key} adds)"),
        _ => "nothing here".to_owned(),
    };
    canvas.text(area, 1, 0, &text, canvas.theme.dim);
}

const ACTION_CELLS: (usize, usize) = (22, 10);

/// The row of an action: a letter in menus, name, keys and description; dim if not possible now.
fn action(
    app: &App,
    theme: &Theme,
    (action, letter): (Action, Option<char>),
    cells: usize,
) -> Vec<(String, Style)> {
    let is_movement = matches!(action.scope(), Scope::Prompt | Scope::Overlay);
    let is_available = app.browse().is_in_scope(action) && app.is_possible(action);
    let style = if is_movement || is_available { theme.plain } else { theme.dim };
    let keys = match letter {
        Some(letter) => letter.to_string(),
        None => app.settings.keymap.labels(action),
    };
    let name = (pad(action.title(), ACTION_CELLS.0), style);
    let keys = (pad(&keys, if letter.is_some() { 2 } else { ACTION_CELLS.1 }), theme.key);
    let has_room = cells > 2 * ACTION_CELLS.0;
    let help = (if has_room { format!(" {}", action.help()) } else { String::new() }, theme.dim);
    if letter.is_some() { vec![keys, name, help] } else { vec![name, keys, help] }
}

fn pieces(app: &App, theme: &Theme, row: &ListRow, cells: usize) -> Vec<(String, Style)> {
    let plain = |text: &str| (text.to_owned(), theme.plain);
    match row {
        ListRow::Heading(_) | ListRow::Statistic(_) => Vec::new(),
        ListRow::Action(it, letter) => action(app, theme, (*it, *letter), cells),
        ListRow::Filter(_, text) => vec![plain(&format!("  Remove [{text} ×]"))],
        ListRow::Theme(choice) => {
            let names = ThemeChoice::ALL.iter().map(|it| width(it.name())).max().unwrap_or(0);
            vec![plain(&pad(choice.name(), names + 2)), (choice.help().to_owned(), theme.dim)]
        }
        ListRow::Value(_, label) => {
            let (value, count) = label.rsplit_once(' ').unwrap_or((label, ""));
            let value = pad(value, cells.saturating_sub(8).min(VALUE_CELLS));
            vec![plain(&value), (format!("{count:>6}"), theme.dim)]
        }
        ListRow::Record(id) => {
            let date = app.dossier().date(*id).map(Date::words).unwrap_or_default();
            vec![
                (pad(&date, DATE_CELLS.min(cells / 3)), theme.date),
                plain(" "),
                plain(&app.dossier().title(*id)),
            ]
        }
        ListRow::Layer(at) => {
            let Some(layer) = app.data().layers.get(*at) else { return Vec::new() };
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
        ListRow::Copy(format) => vec![plain(&capital(format.name()))],
        ListRow::Export(format) => {
            let names = Format::ALL.iter().map(|format| width(format.name())).max().unwrap_or(0);
            let help = (format!("  {}", format.help()), theme.dim);
            vec![plain("  "), plain(&pad(format.name(), names)), help]
        }
        ListRow::Annotation(row) => annotation(theme, row, cells.saturating_sub(1)),
    }
}

fn annotation(theme: &Theme, row: &AnnotationRow, cells: usize) -> Vec<(String, Style)> {
    if row.deletion.is_none() {
        let title = (row.title.clone(), theme.heading);
        return vec![title, (" ".to_owned(), theme.plain), (row.more.clone(), theme.dim)];
    }
    let is_missing = matches!(row.target, AnnotationTarget::Missing(_));
    // The title and the text after it leave each other room.
    let room = cells.saturating_sub(2);
    let title_cells = (room * 3 / 5).max(room.saturating_sub(width(&row.more) + 2));
    let style = if is_missing { theme.dim } else { theme.plain };
    let gap = || ("  ".to_owned(), theme.plain);
    let title = (truncate(&row.title, title_cells), style);
    vec![gap(), title, gap(), (row.more.clone(), theme.dim)]
}
