//! The links of a record, drawn around it; below, the selected neighbour in full.

use super::{canvas::Canvas, link_drawing};
use crate::{
    app::{App, Links},
    date::Date,
    dossier::EntryId,
};
use ratatui::layout::Rect;

const SELECTED_LINES: u16 = 3;

/// The area of the drawing, with a blank cell on both sides, and that of the selected neighbour.
fn parts(inside: Rect) -> [Rect; 2] {
    let lines = if inside.height > SELECTED_LINES + 2 { SELECTED_LINES } else { 0 };
    let blank = 1.min(inside.width / 2);
    let (width, height) = (inside.width - 2 * blank, inside.height - lines);
    let drawing = Rect { x: inside.x + blank, width, height, ..inside };
    [drawing, Rect { y: drawing.bottom(), height: lines, ..drawing }]
}

pub(super) fn room(inside: Rect) -> (usize, usize) {
    let [drawing, _] = parts(inside);
    (usize::from(drawing.width), usize::from(drawing.height))
}

/// The neighbour at a position counted from the corner of the overlay.
pub(super) fn at(app: &App, links: &Links, inside: Rect, (x, y): (u16, u16)) -> Option<EntryId> {
    let [drawing, _] = parts(inside);
    let (graph, x) = links
        .graph(app.dossier(), app.status().sizes.links)
        .zip(x.checked_sub(drawing.x - inside.x))?;
    graph.neighbor(graph.graph.node_at(usize::from(x), usize::from(y))?)
}

pub(super) fn title(app: &App, links: &Links) -> String {
    format!(" Links: {} ", app.dossier().title(links.entry))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, links: &Links, inside: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    let [drawing, below] = parts(inside);
    let Some(it) = links.graph(app.dossier(), app.status().sizes.links) else {
        canvas.text(drawing, 0, 0, "No room to draw these links", theme.dim);
        return;
    };
    link_drawing::draw(canvas, &it.graph, it.node(links.selected), drawing);
    let label = links.group().map_or("", |group| &group.away);
    let date = app.dossier().date(links.selected).map(Date::words).unwrap_or_default();
    let space = if date.is_empty() { "" } else { " · " };
    canvas.text(below, 0, 0, &"─".repeat(usize::from(below.width)), theme.frame);
    canvas.pieces(below, 0, 1, &[(label, theme.dim), (space, theme.dim), (&date, theme.date)]);
    canvas.text(below, 0, 2, &app.dossier().title(links.selected), theme.strong);
}
