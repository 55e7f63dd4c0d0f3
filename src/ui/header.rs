//! The first lines: the title of the dossier, its histogram, the filters and the way back.

use super::canvas::Canvas;
use crate::{
    app::{Action, App, Filter},
    date::Date,
    text::{truncate, width},
};
use ratatui::layout::Rect;

/// Bars of eight heights.
pub(super) const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    let first = Rect { height: 1.min(area.height), ..area };
    canvas.fill(first, canvas.theme.bar);
    let name = canvas.theme.bar.patch(canvas.theme.focus);
    let mut x = 0;
    if area.width >= 60 {
        x = canvas.text(first, 0, 0, " chancery ", name);
    }
    let title = format!(" {}", canvas.app.dossier().metadata().title);
    let mut day = day(canvas.app, area);
    if let Some(progress) = canvas.app.background().progress() {
        // Progress comes first after the title.
        day.insert_str(0, &format!("{} ", truncate(&progress, usize::from(area.width / 2))));
    }
    let day_cells = u16::try_from(width(&day)).unwrap_or(0).min(area.width);
    let histogram = histogram(canvas.app, usize::from(area.width - day_cells));
    let bar_cells = u16::try_from(width(&histogram)).unwrap_or(0).min(area.width - day_cells);
    let right = area.width - day_cells - bar_cells;
    let room = Rect { width: right.saturating_sub(1), ..first };
    canvas.text(room, x, 0, &title, canvas.theme.bar);
    canvas.text(first, right, 0, &histogram, canvas.theme.bar);
    canvas.text(first, area.width - day_cells, 0, &day, canvas.theme.bar.patch(canvas.theme.key));
    if area.height > 1 {
        filters(canvas, Rect { y: area.y + 1, height: 1, ..area });
    }
}

/// The day of the filter, in words where there is room.
fn day(app: &App, area: Rect) -> String {
    match app.view().as_of() {
        None => String::new(),
        Some(day) if area.width >= 60 => format!("as of {} ", Date::of_day(day).words()),
        Some(day) => format!("{day} "),
    }
}

/// The histogram of the timeline between its first and last year.
fn histogram(app: &App, cells: usize) -> String {
    let room = cells.saturating_sub(60).min(48);
    let Some(histogram) = app.histogram(room.max(1)) else { return String::new() };
    let (first, last) = (histogram.first, histogram.last);
    if room < 8 {
        return if cells >= 50 { format!("{first}–{last} ") } else { String::new() };
    }
    let bar = |height: usize| height.checked_sub(1).and_then(|at| BARS.get(at)).unwrap_or(&" ");
    let bars: String = histogram.heights().into_iter().map(|height| *bar(height)).collect();
    format!("{first} {bars} {last} ")
}

/// The filters, and the titles of the views before.
fn filters(canvas: &mut Canvas<'_>, area: Rect) {
    let mut x = canvas.text(area, 0, 0, " ", canvas.theme.plain);
    for filter in &canvas.app.view().filters {
        let text = match filter {
            Filter::Search(text) => format!("search: {}", truncate(text, 30)),
            Filter::Near(id) => format!("near: {}", truncate(&canvas.app.dossier().title(*id), 30)),
            Filter::Only(only) => format!("only: {}", truncate(&only.title, 30)),
            Filter::AsOf(day) => format!("as of {}", Date::of_day(*day).words()),
        };
        let shown = format!("[{text} ×]");
        x += canvas.pieces(area, x, 0, &[(&shown, canvas.theme.focus), (" ", canvas.theme.plain)]);
    }
    if !canvas.app.view().filters.is_empty() {
        let key = canvas.app.keymap().label(Action::ClearFilter);
        x += canvas.pieces(area, x, 0, &[(&key, canvas.theme.key), (" widens ", canvas.theme.dim)]);
    }
    let room = usize::from(area.width.saturating_sub(x));
    let mut trail = String::new();
    let current = canvas.app.view().current;
    let mut last = current;
    for id in canvas.app.browse().history().trail().collect::<Vec<_>>().into_iter().rev() {
        if Some(id) == last {
            continue;
        }
        last = Some(id);
        let title = format!("{} › ", truncate(&canvas.app.dossier().title(id), 24));
        if width(&title) + width(&trail) + 2 > room {
            break;
        }
        trail.insert_str(0, &title);
    }
    canvas.text(area, x, 0, &trail, canvas.theme.dim);
}
