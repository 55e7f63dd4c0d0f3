//! What stands at a point of the screen, for the mouse.

use super::{
    layout::{Regions, inner},
    map, menu, numbers, scale,
    sight::Sight,
    ties, window,
};
use crate::{
    state::{App, PaneId, Spot, Window, detail::Page, scale::Drawing},
    text::width,
};
use ratatui::layout::{Position, Rect};

/// What stands at the point; nothing where a click could mean nothing.
#[must_use]
pub fn spot(app: &App, area: Rect, x: u16, y: u16) -> Option<Spot> {
    let regions = Regions::of(app, area);
    let at = Position::new(x, y);
    if let Some(top) = app.windows().last() {
        let inside = inner(regions.window);
        let place = inside.contains(at).then(|| (x - inside.x, y - inside.y));
        return Some(match place {
            Some(place) => in_window(app, top, inside, place),
            None => Spot::Line { at: None, top: 0 },
        });
    }
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()].filter(|area| area.contains(at)) {
            let inside = regions.inside(area);
            if pane == PaneId::Timeline && app.view().drawing != Drawing::List {
                return Some(Spot::Scale(scale::at(app, inside, at)));
            }
            let row = usize::from(y.saturating_sub(inside.y)) + app.view().pane(pane).offset();
            return Some(Spot::Row(pane, row));
        }
    }
    let detail = regions.detail.filter(|area| area.contains(at))?;
    let text = regions.text(detail);
    let (x, y) = (x.saturating_sub(text.x), y.saturating_sub(text.y));
    Some(Spot::Detail(reference(app.page(), app.view().reading.scroll, (x, y))))
}

/// What stands at a place counted from the corner of the window.
fn in_window(app: &App, top: &Window, inside: Rect, (x, y): (u16, u16)) -> Spot {
    let listed = |marked: usize, all: usize| {
        let sight = Sight::of(app, marked, all, inside.height);
        Spot::Line { at: sight.line_at(y), top: sight.first }
    };
    match top {
        Window::Help(menu) | Window::Palette(menu) => menu::at(app, menu, inside, y),
        Window::Sheet(sheet) => {
            let text = window::sheet_text(sheet, inside);
            let x = x.checked_sub(text.x - inside.x);
            let place = x.zip(y.checked_sub(text.y - inside.y));
            let at = place.and_then(|place| reference(&app.text(sheet), sheet.scroll, place));
            Spot::Line { at, top: 0 }
        }
        Window::Records(records) => listed(records.selected, records.entries.len()),
        Window::Ties(ties) => ties::at(app, ties, inside, (x, y)),
        Window::Numbers(numbers) => numbers::at(app, numbers, inside, y),
        Window::Map(view) => Spot::Town(map::at(app, view, inside, (x, y))),
        Window::Layers(marked) => listed(*marked, app.layers().len()),
        Window::Choice(choice, marked) => listed(*marked, choice.lines().len()),
        Window::Own(marked) => listed(*marked, app.own_lines().len()),
    }
}

/// The reference at a place of a page of which the first lines are scrolled away.
fn reference(page: &Page, scrolled: usize, (x, y): (u16, u16)) -> Option<usize> {
    let line = page.lines.get(usize::from(y) + scrolled)?;
    let mut column = usize::from(x);
    for span in &line.spans {
        let cells = width(&span.text);
        if column < cells {
            return span.target;
        }
        column -= cells;
    }
    None
}
