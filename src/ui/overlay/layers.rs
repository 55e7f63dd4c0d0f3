//! The window of layers: which dossiers lie over each other, and which are shown.

use super::viewport::Sight;
use crate::{
    app::App,
    text::{pad, truncate},
    ui::{canvas::put_all, theme::Theme},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The cells of the column of names.
const NAME_CELLS: usize = 24;

pub(crate) fn draw(app: &App, theme: &Theme, marked: usize, area: Rect, buffer: &mut Buffer) {
    let sight = Sight::of(app, marked, app.layers().len(), area.height);
    let names = NAME_CELLS.min(usize::from(area.width) / 3);
    sight.draw(theme, area, buffer, |at, row, buffer| {
        let Some(layer) = app.layers().get(at) else { return };
        let fault = layer.fault();
        let name = pad(&truncate(&layer.name, names), names);
        let pieces = [
            (if layer.on { "[x] " } else { "[ ] " }, theme.key),
            (&*name, if layer.on { theme.strong } else { theme.plain }),
            ("  ", theme.plain),
            (&*fault, theme.contested),
            (if fault.is_empty() { "" } else { "  " }, theme.plain),
            (&*layer.place, theme.dim),
        ];
        put_all(buffer, row, 0, 0, &pieces);
    });
}
