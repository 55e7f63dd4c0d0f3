//! The drawing of a record and its neighbours: box, branches, and the path to the selected neighbour.

use super::canvas::Canvas;
use crate::{
    app::{DrawingText, LinkDrawing, Side},
    text::width,
};
use ratatui::{layout::Rect, style::Style};

pub(super) fn draw(canvas: &mut Canvas<'_>, graph: &LinkDrawing, selected: usize, area: Rect) {
    let theme = canvas.theme;
    let selected_node = graph.nodes.get(selected);
    for node in &graph.nodes {
        canvas.path(area, &cells(&node.path), theme.dim);
    }
    if let Some(node) = selected_node {
        canvas.path(area, &cells(&node.path), theme.focus);
    }
    canvas.frame(rect(area, graph.corner, graph.size), theme.focus);
    for piece in &graph.center {
        text(canvas, area, piece, theme.strong);
    }
    for (at, piece) in graph.labels.iter().enumerate() {
        let is_lit = selected_node.is_some_and(|node| node.label == at);
        text(canvas, area, piece, if is_lit { theme.focus } else { theme.dim });
    }
    for (at, node) in graph.nodes.iter().enumerate() {
        for piece in &node.name {
            text(canvas, area, piece, theme.plain);
            if at == selected {
                canvas
                    .fill(rect(area, (piece.x, piece.y), (width(&piece.text), 1)), theme.selected);
            }
        }
        // The cell beside a name is blank, or has the arrow of the selected one.
        let sign = match (at == selected, node.side) {
            (false, _) => " ",
            (true, Side::Left) => "◂",
            (true, Side::Right) => "▸",
        };
        if let Some((x, y)) = node.path.last().copied() {
            text(canvas, area, &DrawingText { x, y, text: sign.to_owned() }, theme.focus);
        }
    }
}

fn text(canvas: &mut Canvas<'_>, area: Rect, piece: &DrawingText, style: Style) {
    if let (Ok(x), Ok(y)) = (u16::try_from(piece.x), u16::try_from(piece.y)) {
        canvas.text(area, x, y, &piece.text, style);
    }
}

fn cells(path: &[(usize, usize)]) -> Vec<(u16, u16)> {
    path.iter()
        .filter_map(|(x, y)| Some((u16::try_from(*x).ok()?, u16::try_from(*y).ok()?)))
        .collect()
}

fn rect(area: Rect, corner: (usize, usize), size: (usize, usize)) -> Rect {
    let [x, y, width, height] =
        [corner.0, corner.1, size.0, size.1].map(|it| u16::try_from(it).unwrap_or(u16::MAX));
    let (x, y) = (area.x.saturating_add(x), area.y.saturating_add(y));
    Rect { x, y, width, height }.intersection(area)
}
