//! Drawing: a state goes in, cells come out. Nothing here changes anything.
//!
//! Every text goes to the buffer through `paint::text`, which cleans it and cuts it.

mod article;
mod ascii;
mod braille;
mod canvas;
mod footer;
mod header;
mod hit_test;
mod layout;
mod list;
mod list_overlay;
mod map;
mod overlay;
mod relation_graph;
mod relations;
mod theme;
mod timeline;

use crate::app::{App, PaneId};
pub use hit_test::spot;
pub use layout::Regions;
use ratatui::Frame;
pub use theme::{Depth, Theme};

/// Draws the state. The sizes the state was told must be those of [`Regions::of`] for the same
/// area.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let regions = Regions::of(app, area);
    let buffer = frame.buffer_mut();
    canvas::fill(buffer, area, theme.paper);
    if regions.too_small {
        canvas::draw_text(buffer, area, 0, 0, "Enlarge or q", theme.plain);
        return;
    }
    header::draw(app, theme, regions.header, buffer);
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()] {
            list::draw(app, theme, pane, area, buffer);
        }
    }
    if let Some(area) = regions.detail {
        article::draw(app, theme, area, buffer);
    }
    footer::draw(app, theme, regions.footer, buffer);
    if let Some(top) = app.overlays().last() {
        overlay::draw(app, theme, top, regions.window, buffer);
    }
    if app.settings().ascii {
        canvas::to_ascii(buffer);
    }
    if let Some((x, y)) = footer::cursor(app, &regions) {
        frame.set_cursor_position((x, y));
    }
}
