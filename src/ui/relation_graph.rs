//! The drawing of a record and its neighbors: box, branches, and the path to the selected neighbor.

use super::canvas::Canvas;
use crate::{
    app::relation_graph::{Graph, GraphText, Junction, Side},
    text::width,
};
use ratatui::{layout::Rect, style::Style};

pub(super) fn draw(canvas: &mut Canvas<'_>, graph: &Graph, selected: usize, area: Rect) {
    let selected_node = graph.nodes.get(selected);
    let route = selected_node.map(|node| node.route.as_slice()).unwrap_or_default();
    for cell in &graph.lines {
        let lit = cell.frame || route.contains(&cell.at);
        let style = if lit { canvas.theme.focus } else { canvas.theme.dim };
        sign(canvas, area, cell.at, line(cell.junction), style);
    }
    for piece in &graph.center {
        text(canvas, area, piece, canvas.theme.strong);
    }
    for (at, piece) in graph.labels.iter().enumerate() {
        let lit = selected_node.is_some_and(|node| node.label == at);
        text(canvas, area, piece, if lit { canvas.theme.focus } else { canvas.theme.label });
    }
    for (at, node) in graph.nodes.iter().enumerate() {
        for piece in &node.name {
            text(canvas, area, piece, canvas.theme.plain);
            if at == selected {
                canvas.fill(cells(area, piece), canvas.theme.selected);
            }
        }
        if let Some(beside) = node.route.last().filter(|_| at == selected) {
            let arrow = if node.side == Side::Left { "◂" } else { "▸" };
            sign(canvas, area, *beside, arrow, canvas.theme.focus);
        }
    }
}

fn text(canvas: &mut Canvas<'_>, area: Rect, piece: &GraphText, style: Style) {
    sign(canvas, area, (piece.x, piece.y), &piece.text, style);
}

fn sign(canvas: &mut Canvas<'_>, area: Rect, (x, y): (usize, usize), text: &str, style: Style) {
    if let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) {
        canvas.text(area, x, y, text, style);
    }
}

/// The cells of a text.
fn cells(area: Rect, piece: &GraphText) -> Rect {
    let cell = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let at = Rect {
        x: area.x.saturating_add(cell(piece.x)),
        y: area.y.saturating_add(cell(piece.y)),
        width: cell(width(&piece.text)),
        height: 1,
    };
    at.intersection(area)
}

/// The character for the lines of a cell.
fn line(junction: Junction) -> &'static str {
    match (junction.up, junction.down, junction.left, junction.right) {
        (true, true, true, true) => "┼",
        (true, true, false, true) => "├",
        (true, true, true, false) => "┤",
        (false, true, true, true) => "┬",
        (true, false, true, true) => "┴",
        (false, true, false, true) => "╭",
        (false, true, true, false) => "╮",
        (true, false, false, true) => "╰",
        (true, false, true, false) => "╯",
        (true, _, false, false) | (false, true, false, false) => "│",
        (false, false, ..) => "─",
    }
}
