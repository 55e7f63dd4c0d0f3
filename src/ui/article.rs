//! The detail of the current entry.

use super::{
    canvas::{draw_text, frame, highlighted},
    layout::Regions,
    list::bar,
    theme::Theme,
};
use crate::{
    app::{App, Focus},
    article::{Line, TextRole},
    dossier::{EntryId, record::short_name},
    text::{pad, truncate, width},
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::borrow::Cow;

pub(super) fn draw(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let focused = matches!(app.view().focus, Focus::Detail(_));
    let style = if focused { theme.focus } else { theme.frame };
    let regions = Regions::of(app, buffer.area);
    let inside = regions.text(area);
    let title = app.view().current.map(|id| title(app, id, &area)).unwrap_or_default();
    if regions.framed {
        frame(buffer, area, style);
        let shown = format!(" {} ", truncate(&title, usize::from(area.width.saturating_sub(6))));
        draw_text(
            buffer,
            Rect { width: area.width - 1, ..area },
            2,
            0,
            &shown,
            if focused { theme.focus } else { theme.strong },
        );
    } else {
        draw_text(
            buffer,
            area,
            0,
            0,
            &pad(&title, usize::from(area.width)),
            theme.bar.patch(style),
        );
    }
    let reading = app.view().position;
    let marked = focused.then_some(reading.selected).flatten();
    for (y, line) in (0..inside.height).zip(app.article().lines.iter().skip(reading.scroll)) {
        draw_line(app, theme, line, marked, (inside, y), buffer);
    }
    bar(style, area, regions.inside(area), (reading.scroll, app.article().lines.len()), buffer);
}

/// The title of the entry; of a record whose title does not fit the short form of its name, since
/// the detail then begins with the whole.
fn title<'a>(app: &'a App, id: EntryId, area: &Rect) -> Cow<'a, str> {
    let whole = app.dossier().title(id);
    let fits = width(&whole) + 8 <= usize::from(area.width);
    if fits || app.dossier().record_entry(id) != id {
        return whole;
    }
    match short_name(app.dossier().record(id).names()) {
        "" => whole,
        short => short.into(),
    }
}

/// Draws one line of a page; the marked reference as selected, matched words as matched.
pub(super) fn draw_line(
    app: &App,
    theme: &Theme,
    line: &Line,
    marked: Option<usize>,
    (area, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    let mut x = 0;
    for span in &line.spans {
        let mut style = theme.tone(span.tone);
        if span.target.is_some() && span.target == marked {
            style = style.patch(theme.selected);
        }
        let searched = matches!(
            span.tone,
            TextRole::Plain | TextRole::Strong | TextRole::Link | TextRole::Date
        );
        let marks = match app.search_result() {
            Some(found) if searched => found.highlights(&span.text),
            _ => Vec::new(),
        };
        x += highlighted(buffer, area, (x, y), &span.text, &marks, (style, theme.matched));
    }
}
