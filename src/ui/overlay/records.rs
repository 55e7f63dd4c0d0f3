//! A window of records to choose from, by their dates.

use super::viewport::Sight;
use crate::{
    app::{App, RecordList},
    date::Date,
    text::pad,
    ui::{canvas::put_all, theme::Theme},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The cells of the column of dates.
const DATE_CELLS: usize = 18;

pub(crate) fn draw(
    app: &App,
    theme: &Theme,
    records: &RecordList,
    area: Rect,
    buffer: &mut Buffer,
) {
    let sight = Sight::of(app, records.selected, records.entries.len(), area.height);
    let third = usize::from(area.width) / 3;
    sight.draw(theme, area, buffer, |at, row, buffer| {
        let Some(id) = records.entries.get(at) else { return };
        let date = app.dossier().date(*id).map(Date::words).unwrap_or_default();
        let date = pad(&date, DATE_CELLS.min(third));
        let pieces =
            [(&*date, theme.date), (" ", theme.plain), (&*app.dossier().title(*id), theme.plain)];
        put_all(buffer, row, 0, 0, &pieces);
    });
}
