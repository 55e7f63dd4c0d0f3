//! From a point of the screen to the target of the mouse.

use super::{
    layout::{Regions, inner},
    links, list_overlay, overlay, timeline,
};
use crate::{
    app::{App, HitTarget, Overlay, PaneId},
    article::TextLayout,
    text::width,
};
use ratatui::layout::{Position, Rect};

/// The target at a point; none if a click there has no effect.
pub fn hit_test(app: &App, regions: &Regions, x: u16, y: u16) -> Option<HitTarget> {
    let at = Position::new(x, y);
    if let Some(top) = app.overlays().last() {
        let inside = inner(regions.overlay);
        let place = inside.contains(at).then(|| (x - inside.x, y - inside.y));
        return Some(match place {
            Some(place) => in_overlay(app, top, inside, place),
            None => HitTarget::Overlay { item: None, offset: 0 },
        });
    }
    for pane in PaneId::ALL {
        let Some(area) = regions.panes[pane.index()] else { continue };
        let inside = regions.inside(area);
        if inside.contains(at) {
            let row = usize::from(y.saturating_sub(inside.y)) + app.browse().rows(pane).offset();
            return Some(HitTarget::Row(pane, row));
        }
    }
    let detail = regions.detail.filter(|area| area.contains(at))?;
    let text = regions.text(detail);
    let (x, y) = (x.saturating_sub(text.x), y.saturating_sub(text.y));
    let line = app.view().position.scroll + usize::from(y);
    Some(HitTarget::Article(link_at(app.article().text(), line, x)))
}

fn in_overlay(app: &App, top: &Overlay, inside: Rect, (x, y): (u16, u16)) -> HitTarget {
    match top {
        Overlay::List(list) => list_overlay::hit(list, inside, y),
        Overlay::Reader(reader) => {
            let text = overlay::reader_text(reader, inside);
            let x = x.checked_sub(text.x - inside.x);
            let at = x.zip(y.checked_sub(text.y - inside.y));
            let item =
                at.and_then(|(x, y)| link_at(reader.text(), reader.line_at(usize::from(y)), x));
            HitTarget::Overlay { item, offset: 0 }
        }
        Overlay::Timeline(it) => HitTarget::Entry(timeline::at(app, it, inside, (x, y))),
        Overlay::Links(links) => HitTarget::Entry(links::at(app, links, inside, (x, y))),
    }
}

fn link_at(article: &TextLayout, line: usize, x: u16) -> Option<usize> {
    let line = article.lines.get(line)?;
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
