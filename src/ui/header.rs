//! The first lines: what the dossier is, how its entries lie in time, what is narrowed, and the
//! way here.

use super::{
    canvas::{draw_text, fill, put_all},
    theme::Theme,
};
use crate::{
    app::{Action, App, Filter},
    date::Date,
    text::{truncate, width},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Bars of eight heights.
pub(super) const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let first = Rect { height: 1.min(area.height), ..area };
    fill(buffer, first, theme.bar);
    let name = theme.bar.patch(theme.focus);
    let mut x = 0;
    if area.width >= 60 {
        x = draw_text(buffer, first, 0, 0, " chancery ", name);
    }
    let title = format!(" {}", app.dossier().metadata().title);
    let mut day = day(app, area);
    if let Some(progress) = app.background().progress() {
        // What is done meanwhile comes before all else but the title.
        day.insert_str(0, &format!("{} ", truncate(&progress, usize::from(area.width / 2))));
    }
    let day_cells = u16::try_from(width(&day)).unwrap_or(0).min(area.width);
    let strip = strip(app, usize::from(area.width - day_cells));
    let strip_cells = u16::try_from(width(&strip)).unwrap_or(0).min(area.width - day_cells);
    let right = area.width - day_cells - strip_cells;
    let room = Rect { width: right.saturating_sub(1), ..first };
    draw_text(buffer, room, x, 0, &title, theme.bar);
    draw_text(buffer, first, right, 0, &strip, theme.bar);
    draw_text(buffer, first, area.width - day_cells, 0, &day, theme.bar.patch(theme.key));
    if area.height > 1 {
        second(app, theme, Rect { y: area.y + 1, height: 1, ..area }, buffer);
    }
}

/// The day whose state is shown, in words where there is room.
fn day(app: &App, area: Rect) -> String {
    match app.view().as_of() {
        None => String::new(),
        Some(day) if area.width >= 60 => format!("as of {} ", Date::of_day(day).words()),
        Some(day) => format!("{day} "),
    }
}

/// From the first to the last year: how much happened when, as a row of bars.
fn strip(app: &App, cells: usize) -> String {
    let room = cells.saturating_sub(60).min(48);
    let Some(density) = app.histogram(room.max(1)) else { return String::new() };
    let (first, last) = (density.first, density.last);
    if room < 8 {
        return if cells >= 50 { format!("{first}–{last} ") } else { String::new() };
    }
    let bar = |height: usize| height.checked_sub(1).and_then(|at| BARS.get(at)).unwrap_or(&" ");
    let bars: String = density.heights().into_iter().map(|height| *bar(height)).collect();
    format!("{first} {bars} {last} ")
}

/// The narrowings, each as a chip, and behind them the records that led here.
fn second(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut x = draw_text(buffer, area, 0, 0, " ", theme.plain);
    for chip in &app.view().filters {
        let text = match chip {
            Filter::Search(text) => format!("search: {}", truncate(text, 30)),
            Filter::Near(id) => format!("near: {}", truncate(&app.dossier().title(*id), 30)),
            Filter::Only(only) => format!("only: {}", truncate(&only.title, 30)),
            Filter::AsOf(day) => format!("as of {}", Date::of_day(*day).words()),
        };
        let shown = format!("[{text} ×]");
        x += put_all(buffer, area, x, 0, &[(&shown, theme.focus), (" ", theme.plain)]);
    }
    if !app.view().filters.is_empty() {
        let key = app.keymap().label(Action::DropChip);
        x += put_all(buffer, area, x, 0, &[(&key, theme.key), (" widens ", theme.dim)]);
    }
    let room = usize::from(area.width.saturating_sub(x));
    let mut trail = String::new();
    let current = app.view().current;
    let mut last = current;
    for id in app.browse().history().trail().collect::<Vec<_>>().into_iter().rev() {
        if Some(id) == last {
            continue;
        }
        last = Some(id);
        let step = format!("{} › ", truncate(&app.dossier().title(id), 24));
        if width(&step) + width(&trail) + 2 > room {
            break;
        }
        trail.insert_str(0, &step);
    }
    draw_text(buffer, area, x, 0, &trail, theme.dim);
}
