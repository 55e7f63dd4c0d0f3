//! Drawing: a state goes in, cells come out. Nothing here changes anything.
//!
//! Every text goes to the buffer through `paint::put`, which cleans it and cuts it.

mod ascii;
mod braille;
mod choice;
mod detail;
mod footer;
mod graph;
mod header;
mod layers;
mod layout;
mod list;
mod map;
mod menu;
mod numbers;
mod own;
mod paint;
mod records;
mod scale;
mod sight;
mod spot;
mod theme;
mod ties;
mod window;

use crate::state::{App, PaneId};
pub use layout::Regions;
use ratatui::Frame;
pub use spot::spot;
pub use theme::{Depth, Theme};

/// Draws the state. The sizes the state was told must be those of [`Regions::of`] for the same
/// area.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let regions = Regions::of(app, area);
    let buffer = frame.buffer_mut();
    paint::fill(buffer, area, theme.paper);
    if regions.too_small {
        paint::put(buffer, area, 0, 0, "Enlarge or q", theme.plain);
        return;
    }
    header::draw(app, theme, regions.header, buffer);
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()] {
            list::draw(app, theme, pane, area, buffer);
        }
    }
    if let Some(area) = regions.detail {
        detail::draw(app, theme, area, buffer);
    }
    footer::draw(app, theme, regions.footer, buffer);
    if let Some(top) = app.windows().last() {
        window::draw(app, theme, top, regions.window, buffer);
    }
    if app.ascii() {
        paint::to_ascii(buffer);
    }
    if let Some((x, y)) = footer::cursor(app, &regions) {
        frame.set_cursor_position((x, y));
    }
}
