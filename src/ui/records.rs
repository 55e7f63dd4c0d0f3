//! A window of records to choose from, by their dates.

use super::{
    paint::{fill, put_all},
    sight::Sight,
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

pub(super) fn draw(app: &App, theme: &Theme, records: &Records, area: Rect, buffer: &mut Buffer) {
    let Sight { first, .. } = Sight::of(app, records.selected, records.entries.len(), area.height);
    let shown = records.entries.iter().enumerate().skip(first);
    for (y, (at, id)) in (0..area.height).zip(shown) {
        let third = usize::from(area.width) / 3;
        let date = app.dossier().date(*id).map(Date::words).unwrap_or_default();
        let date = pad(&date, DATE_CELLS.min(third));
        let pieces = [
            (if at == records.selected { "▸" } else { " " }, theme.focus),
            (&*date, theme.date),
            (" ", theme.plain),
            (&*app.dossier().title(*id), theme.plain),
        ];
        put_all(buffer, area, 0, y, &pieces);
        if at == records.selected {
            fill(buffer, Rect { y: area.y + y, height: 1, ..area }, theme.selected);
        }
    }
}
