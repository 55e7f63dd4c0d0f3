//! Draws the app without changing it. [`canvas::Canvas`] draws, cleans and truncates all text.

mod article;
mod ascii;
mod canvas;
mod footer;
mod header;
mod hit_test;
mod layout;
mod legend;
mod link_drawing;
mod links;
mod list;
mod list_overlay;
mod overlay;
mod row;
mod sizes;
mod statistics;
mod theme;
mod timeline;

use crate::app::{App, Focus, PaneId};
use canvas::Canvas;
pub use hit_test::hit_test;
pub use layout::Regions;
pub(crate) use layout::SMALLEST;
use ratatui::{Frame, layout::Rect};
pub use theme::{Depth, Theme};

/// Draws the app in `regions`, by whose sizes it was refreshed.
pub fn draw(app: &App, theme: &Theme, regions: &Regions, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas { app, theme, buffer: frame.buffer_mut() };
    canvas.fill(area, theme.background);
    if regions.too_small {
        canvas.text(area, 0, 0, "Enlarge or q", theme.plain);
        return;
    }
    header::draw(&mut canvas, regions.header);
    let top = app.overlays().last();
    if top.is_none() || regions.overlay.height < regions.footer.y - regions.header.bottom() {
        panes(&mut canvas, regions);
    }
    if let Some(top) = top {
        overlay::draw(&mut canvas, top, regions.overlay);
    }
    footer::draw(&mut canvas, regions);
    if app.settings.ascii {
        canvas.make_ascii();
    }
    if let Some((x, y)) = footer::cursor(app, regions) {
        frame.set_cursor_position((x, y));
    }
}

fn panes(canvas: &mut Canvas<'_>, regions: &Regions) {
    frames(canvas, regions);
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()] {
            list::draw(canvas, regions, pane, area);
        }
    }
    if let Some(area) = regions.detail {
        article::draw(canvas, regions, area);
    }
    legend::draw(canvas, regions);
}

/// Draws the frames of panes and details; the focused one comes last, so that its colour is complete.
fn frames(canvas: &mut Canvas<'_>, regions: &Regions) {
    if !regions.framed {
        return;
    }
    let app = canvas.app;
    let in_details = matches!(app.view().focus, Focus::Detail(_)) && app.search().is_none();
    let panes = PaneId::ALL.map(|pane| (regions.panes[pane.index()], app.has_focus(pane)));
    let mut frames: Vec<(Rect, bool)> = panes
        .into_iter()
        .chain([(regions.detail, in_details)])
        .filter_map(|(area, has_focus)| Some((area?, has_focus)))
        .collect();
    frames.sort_by_key(|(_, has_focus)| *has_focus);
    for (area, has_focus) in frames {
        canvas.frame(area, if has_focus { canvas.theme.focus } else { canvas.theme.frame });
    }
}
