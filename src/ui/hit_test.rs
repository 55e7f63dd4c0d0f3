//! What stands at a point of the screen, for the mouse.

use super::{
    layout::{Regions, inner},
    map,
    overlay::{self, actions, statistics, viewport::Sight},
    relations, timeline,
};
use crate::{
    app::{App, HitTarget, Overlay, PaneId, timeline::TimelineMode},
    article::TextLayout,
    text::width,
};
use ratatui::layout::{Position, Rect};

/// What stands at the point; nothing where a click could mean nothing.
#[must_use]
pub fn spot(app: &App, area: Rect, x: u16, y: u16) -> Option<HitTarget> {
    let regions = Regions::of(app, area);
    let at = Position::new(x, y);
    if let Some(top) = app.overlays().last() {
        let inside = inner(regions.window);
        let place = inside.contains(at).then(|| (x - inside.x, y - inside.y));
        return Some(match place {
            Some(place) => in_window(app, top, inside, place),
            None => HitTarget::Line { at: None, top: 0 },
        });
    }
    for pane in PaneId::ALL {
        if let Some(area) = regions.panes[pane.index()].filter(|area| area.contains(at)) {
            let inside = regions.inside(area);
            if pane == PaneId::Timeline && app.view().drawing != TimelineMode::List {
                return Some(HitTarget::Scale(timeline::at(app, inside, at)));
            }
            let row = usize::from(y.saturating_sub(inside.y)) + app.view().pane(pane).offset();
            return Some(HitTarget::Row(pane, row));
        }
    }
    let detail = regions.detail.filter(|area| area.contains(at))?;
    let text = regions.text(detail);
    let (x, y) = (x.saturating_sub(text.x), y.saturating_sub(text.y));
    Some(HitTarget::Detail(reference(app.article(), app.view().reading.scroll, (x, y))))
}

/// What stands at a place counted from the corner of the window.
fn in_window(app: &App, top: &Overlay, inside: Rect, (x, y): (u16, u16)) -> HitTarget {
    let listed = |marked: usize, all: usize| {
        let sight = Sight::of(app, marked, all, inside.height);
        HitTarget::Line { at: sight.line_at(y), top: sight.first }
    };
    match top {
        Overlay::Help(menu) | Overlay::Palette(menu) => actions::at(app, menu, inside, y),
        Overlay::Sheet(sheet) => {
            let text = overlay::sheet_text(sheet, inside);
            let x = x.checked_sub(text.x - inside.x);
            let place = x.zip(y.checked_sub(text.y - inside.y));
            let at = place.and_then(|place| reference(&app.text(sheet), sheet.scroll, place));
            HitTarget::Line { at, top: 0 }
        }
        Overlay::Records(records) => listed(records.selected, records.entries.len()),
        Overlay::Ties(ties) => relations::at(app, ties, inside, (x, y)),
        Overlay::Numbers(numbers) => statistics::at(app, numbers, inside, y),
        Overlay::Map(view) => HitTarget::Town(map::at(app, view, inside, (x, y))),
        Overlay::Layers(marked) => listed(*marked, app.layers().len()),
        Overlay::Choice(choice, marked) => listed(*marked, choice.lines().len()),
        Overlay::Own(marked) => listed(*marked, app.annotation_rows().len()),
    }
}

/// The reference at a place of a page of which the first lines are scrolled away.
fn reference(page: &TextLayout, scrolled: usize, (x, y): (u16, u16)) -> Option<usize> {
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
