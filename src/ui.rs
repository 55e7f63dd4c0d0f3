//! Draws the app into the cells of a frame, and finds the target at a point. Nothing here
//! changes the app. Every text is drawn by [`canvas::Canvas`], which cleans and cuts it.

mod article;
mod ascii;
mod canvas;
mod footer;
mod glyph;
mod header;
mod hit_test;
mod layout;
mod list;
mod list_overlay;
mod overlay;
mod relation_graph;
mod relations;
mod sizes;
mod statistics;
mod theme;
mod timeline;

use crate::app::{App, PaneId};
use canvas::Canvas;
pub use hit_test::hit_test;
pub use layout::Regions;
use ratatui::Frame;
pub use theme::{Depth, Theme};

/// Draws the app in the regions that were computed for its state, by whose sizes it was refreshed.
pub fn draw(app: &App, theme: &Theme, regions: &Regions, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas { app, theme, buffer: frame.buffer_mut() };
    canvas.fill(area, theme.background);
    if regions.too_small {
        canvas.text(area, 0, 0, "Enlarge or q", theme.plain);
        return;
    }
    header::draw(&mut canvas, regions.header);
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()] {
            list::draw(&mut canvas, regions, pane, area);
        }
    }
    if let Some(area) = regions.detail {
        article::draw(&mut canvas, regions, area);
    }
    footer::draw(&mut canvas, regions.footer);
    if let Some(top) = app.overlays().last() {
        overlay::draw(&mut canvas, top, regions.overlay);
    }
    if app.settings().ascii {
        canvas.make_ascii();
    }
    if let Some((x, y)) = footer::cursor(app, regions) {
        frame.set_cursor_position((x, y));
    }
}
