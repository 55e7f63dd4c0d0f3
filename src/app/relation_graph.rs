//! A record and its neighbours as a drawing: a box in the middle, branches on both sides.
//!
//! Every edge is read from left to right: `neighbour ─ signed ─ record ─ signed by ─ neighbour`.
//! Here everything gets its cell; nothing here knows a dossier, a style or a screen.

mod layout;
mod routing;
#[cfg(test)]
mod tests;

use crate::text::width;
use layout::Plan;
use routing::Canvas;

/// What an entry is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphName {
    /// In full.
    pub whole: String,
    /// Shorter, for where that does not fit; the same where there is nothing shorter.
    pub short: String,
    /// What stands behind it where that fits into the line.
    pub more: String,
}

/// Neighbours that hang on one tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What the record says of them.
    pub away: String,
    /// What they say of the record.
    pub towards: String,
    /// Whether the record names them: then they stand on its right, if there is room.
    pub outward: bool,
    /// What they are called.
    pub names: Vec<GraphName>,
}

/// A side of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What leads to the record.
    Left,
    /// What the record leads to.
    Right,
}

/// A line of text at its place, counted in cells from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphCell {
    /// The first cell.
    pub x: usize,
    /// The line.
    pub y: usize,
    /// The text.
    pub text: String,
}

/// A neighbour at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The side it stands on.
    pub side: Side,
    /// Its name, line by line.
    pub name: Vec<GraphCell>,
    /// Which of the labels stands on its edge.
    pub label: usize,
    /// The cells from the frame of the box to the name, one beside the other, those that its label
    /// stands on among them.
    pub route: Vec<(usize, usize)>,
}

/// In which directions the lines of a cell go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Junction {
    /// Up.
    pub up: bool,
    /// Down.
    pub down: bool,
    /// To the left.
    pub left: bool,
    /// To the right.
    pub right: bool,
}

/// A cell with lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineStyle {
    /// Where.
    pub at: (usize, usize),
    /// Its lines.
    pub arms: Junction,
    /// Whether it belongs to the frame of the box.
    pub frame: bool,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The text in the box.
    pub centre: Vec<GraphCell>,
    /// The names of ties.
    pub labels: Vec<GraphCell>,
    /// The neighbours, in the order in which they were given.
    pub nodes: Vec<Node>,
    /// The lines.
    pub strokes: Vec<LineStyle>,
}

impl Graph {
    /// Draws it in so many cells and lines; nothing where there is not room for all neighbours.
    #[must_use]
    pub fn new(record: &GraphName, branches: Vec<Branch>, room: (usize, usize)) -> Option<Self> {
        let plan = Plan::new(record, branches, room)?;
        Some(Canvas::new(&plan, room).drawn(plan))
    }

    /// The neighbours in the order in which one goes through them: down the left side, then down
    /// the right one.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|at| {
            let node = self.nodes.get(*at);
            node.map(|node| (node.side == Side::Right, first_line(node)))
        });
        order
    }

    /// The neighbour whose name stands on this cell.
    #[must_use]
    pub fn node_at(&self, x: usize, y: usize) -> Option<usize> {
        let on = |piece: &GraphCell| {
            piece.y == y && (piece.x..piece.x + width(&piece.text)).contains(&x)
        };
        self.nodes.iter().position(|node| node.name.iter().any(on))
    }

    /// The first neighbour.
    #[must_use]
    pub fn first(&self) -> usize {
        self.order().first().copied().unwrap_or(0)
    }

    /// The neighbour so many steps down or up from this one.
    #[must_use]
    pub fn step(&self, from: usize, by: isize) -> usize {
        let order = self.order();
        let at = order.iter().position(|other| *other == from).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        order.get(to).copied().unwrap_or(from)
    }

    /// The neighbour on this side that is nearest in height; the same where it stands there.
    #[must_use]
    pub fn across(&self, from: usize, to: Side) -> usize {
        let Some(node) = self.nodes.get(from).filter(|node| node.side != to) else { return from };
        let there = self.nodes.iter().enumerate().filter(|(_, other)| other.side == to);
        let far = |other: &Node| (first_line(other).abs_diff(first_line(node)), first_line(other));
        there.min_by_key(|(_, other)| far(other)).map_or(from, |(at, _)| at)
    }
}

fn first_line(node: &Node) -> usize {
    node.name.first().map_or(0, |piece| piece.y)
}
