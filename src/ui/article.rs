//! The article of the current entry, in the details pane.

use super::{canvas::Canvas, layout::Regions, list::scroll_bar};
use crate::{
    app::{App, Focus},
    article::{Line, TextRole},
    dossier::{EntryId, record::short_name},
    text::{pad, truncate, width},
};
use ratatui::layout::Rect;
use std::borrow::Cow;

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions, area: Rect) {
    let focused = matches!(canvas.app.view().focus, Focus::Detail(_));
    let style = if focused { canvas.theme.focus } else { canvas.theme.frame };
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
    let position = canvas.app.view().position;
    let selected = focused.then_some(position.selected).flatten();
    for (y, line) in (0..inside.height).zip(canvas.app.article().lines.iter().skip(position.scroll))
    {
        draw_line(canvas, line, selected, (inside, y));
    }
    scroll_bar(
        canvas,
        style,
        area,
        regions.inside(area),
        (position.scroll, canvas.app.article().lines.len()),
    );
}

/// The title of the entry, or the short name of a record whose title does not fit: its article then
/// begins with the full title.
fn title<'a>(app: &'a App, id: EntryId, area: &Rect) -> Cow<'a, str> {
    let full = app.dossier().title(id);
    let fits = width(&full) + 8 <= usize::from(area.width);
    if fits || app.dossier().record_entry(id) != id {
        return full;
    }
    match short_name(app.dossier().record(id).names()) {
        "" => full,
        short => short.into(),
    }
}

/// Draws a line of an article, with its selected link and the matches of the search.
pub(super) fn draw_line(
    canvas: &mut Canvas<'_>,
    line: &Line,
    selected: Option<usize>,
    (area, y): (Rect, u16),
) {
    let mut x = 0;
    for span in &line.spans {
        let mut style = canvas.theme.tone(span.role);
        if span.target.is_some() && span.target == selected {
            style = style.patch(canvas.theme.selected);
        }
        let searched = matches!(
            span.role,
            TextRole::Plain | TextRole::Strong | TextRole::Link | TextRole::Date
        );
        let matches = match canvas.app.search_result() {
            Some(found) if searched => found.highlights(&span.text),
            _ => Vec::new(),
        };
        x += canvas.highlighted(area, (x, y), &span.text, &matches, (style, canvas.theme.matched));
    }
}
