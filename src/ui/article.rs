//! The detail of the current entry.

use super::{canvas::Canvas, list::bar};
use crate::{
    app::{App, Focus},
    article::{Line, TextRole},
    dossier::{EntryId, record::short_name},
    text::{pad, truncate, width},
};
use ratatui::layout::Rect;
use std::borrow::Cow;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    let focused = matches!(canvas.app.view().focus, Focus::Detail(_));
    let style = if focused { canvas.theme.focus } else { canvas.theme.frame };
    let regions = canvas.regions;
    let inside = regions.text(area);
    let title =
        canvas.app.view().current.map(|id| title(canvas.app, id, &area)).unwrap_or_default();
    if regions.framed {
        canvas.frame(area, style);
        let shown = format!(" {} ", truncate(&title, usize::from(area.width.saturating_sub(6))));
        canvas.text(
            Rect { width: area.width - 1, ..area },
            2,
            0,
            &shown,
            if focused { canvas.theme.focus } else { canvas.theme.strong },
        );
    } else {
        canvas.text(
            area,
            0,
            0,
            &pad(&title, usize::from(area.width)),
            canvas.theme.bar.patch(style),
        );
    }
    let reading = canvas.app.view().position;
    let marked = focused.then_some(reading.selected).flatten();
    for (y, line) in (0..inside.height).zip(canvas.app.article().lines.iter().skip(reading.scroll))
    {
        draw_line(canvas, line, marked, (inside, y));
    }
    bar(
        canvas,
        style,
        area,
        regions.inside(area),
        (reading.scroll, canvas.app.article().lines.len()),
    );
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
    canvas: &mut Canvas<'_>,
    line: &Line,
    marked: Option<usize>,
    (area, y): (Rect, u16),
) {
    let mut x = 0;
    for span in &line.spans {
        let mut style = canvas.theme.tone(span.tone);
        if span.target.is_some() && span.target == marked {
            style = style.patch(canvas.theme.selected);
        }
        let searched = matches!(
            span.tone,
            TextRole::Plain | TextRole::Strong | TextRole::Link | TextRole::Date
        );
        let marks = match canvas.app.search_result() {
            Some(found) if searched => found.highlights(&span.text),
            _ => Vec::new(),
        };
        x += canvas.highlighted(area, (x, y), &span.text, &marks, (style, canvas.theme.matched));
    }
}
