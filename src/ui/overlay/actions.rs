//! Help and the palette: the actions, under what is typed to find one.

use super::viewport::Sight;
use crate::{
    app::{ActionPicker, ActionRow, App, HitTarget},
    text::{pad, truncate, width, wrap},
    ui::{
        canvas::{draw_text, fill, put_all},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The cells of the column of keys.
const KEY_CELLS: usize = 22;

/// A line: a heading, or a piece of what an action does, the first one with its keys.
struct ActionLine {
    left: String,
    right: String,
    /// Which of the actions it belongs to.
    action: Option<usize>,
}

/// The cells of the column of keys and of the column beside it.
fn columns(area: Rect) -> (usize, usize) {
    let keys = KEY_CELLS.min(usize::from(area.width) / 3);
    (keys, usize::from(area.width).saturating_sub(keys + 2).max(1))
}

/// The part of the window below what is typed.
fn body(inside: Rect) -> Rect {
    Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside }
}

/// All lines, and which one is the first of the marked action.
fn rows(app: &App, menu: &ActionPicker, area: Rect) -> (Vec<ActionLine>, usize) {
    let (_, room) = columns(area);
    let (mut rows, mut marked, mut nth) = (Vec::new(), 0, 0);
    for line in app.action_rows() {
        let spec = match line {
            ActionRow::Heading(scope) => {
                let left = scope.title().to_owned();
                rows.push(ActionLine { left, right: String::new(), action: None });
                continue;
            }
            ActionRow::Action(spec) => spec,
        };
        if nth == menu.selected {
            marked = rows.len();
        }
        let possible = app.in_palette(spec);
        let help = if possible { spec.help.to_owned() } else { format!("({})", spec.help) };
        // Help may take several lines.
        for (at, range) in wrap(&help, room).into_iter().enumerate() {
            let left = if at == 0 { app.keymap().labels(spec.action) } else { String::new() };
            let right = help.get(range).unwrap_or("").to_owned();
            rows.push(ActionLine { left, right, action: Some(nth) });
        }
        nth += 1;
    }
    (rows, marked)
}

/// The action at a line, counted from the corner of the window.
pub(crate) fn at(app: &App, menu: &ActionPicker, inside: Rect, y: u16) -> HitTarget {
    let area = body(inside);
    let (rows, marked) = rows(app, menu, area);
    let sight = Sight::of(app, marked, rows.len(), area.height);
    let line = y.checked_sub(1).and_then(|y| sight.line_at(y));
    let at = line.and_then(|line| rows.get(line)?.action);
    HitTarget::Line { at, top: sight.first }
}

/// Where the cursor stands in the line that filters.
pub(crate) fn cursor(menu: &ActionPicker, area: Rect) -> Option<(u16, u16)> {
    let x = area.x + 4 + u16::try_from(width(menu.filter.before_cursor())).unwrap_or(0);
    (x < area.right().saturating_sub(1) && area.height > 2).then_some((x, area.y + 1))
}

pub(crate) fn draw(
    app: &App,
    theme: &Theme,
    menu: &ActionPicker,
    inside: Rect,
    buffer: &mut Buffer,
) {
    let pieces = [("> ", theme.key), (menu.filter.text(), theme.strong)];
    put_all(buffer, inside, 1, 0, &pieces);
    let area = body(inside);
    let (rows, marked) = rows(app, menu, area);
    if rows.is_empty() {
        draw_text(buffer, area, 1, 0, "No action has such words", theme.dim);
        return;
    }
    let (keys, _) = columns(area);
    let Sight { first, .. } = Sight::of(app, marked, rows.len(), area.height);
    for (y, row) in (0..area.height).zip(rows.iter().skip(first)) {
        if row.action.is_none() {
            draw_text(buffer, area, 1, y, &row.left, theme.heading);
            continue;
        }
        let left = pad(&truncate(&row.left, keys), keys);
        let pieces = [(&*left, theme.key), (" ", theme.plain), (&*row.right, theme.plain)];
        put_all(buffer, area, 1, y, &pieces);
        if row.action == Some(menu.selected) {
            fill(buffer, Rect { y: area.y + y, height: 1, ..area }, theme.selected);
        }
    }
}
