//! The drawing of a record and its neighbors: a box in the middle, branches on both sides.
//!
//! Every edge is read from left to right: `neighbor ─ signed ─ record ─ signed by ─ neighbor`.
//! The layout chooses sides and lines, the routing gives everything its cells.

mod layout;
mod routing;
#[cfg(test)]
mod tests;

use crate::text::width;
use layout::Plan;
use routing::Router;

/// The name of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphName {
    /// The full name.
    pub full: String,
    /// A short name, or the full one.
    pub short: String,
    /// A suffix for where it fits into the line.
    pub suffix: String,
}

/// Neighbors with one link label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The label from the record to them.
    pub away: String,
    /// The label from them to the record.
    pub towards: String,
    /// Whether the record refers to them: then they are on its right where there is room.
    pub outward: bool,
    /// Their names.
    pub names: Vec<GraphName>,
}

/// A side of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Links to the record.
    Left,
    /// Links from the record.
    Right,
}

/// A line of text at its position, in cells from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphText {
    /// The first cell.
    pub x: usize,
    /// The line.
    pub y: usize,
    /// The text.
    pub text: String,
}

/// A neighbor at its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its side.
    pub side: Side,
    /// Its name, line by line.
    pub name: Vec<GraphText>,
    /// The index of the label of its edge.
    pub label: usize,
    /// The adjacent cells from the frame of the box to the name, with those under its label.
    pub route: Vec<(usize, usize)>,
}

/// The directions of the lines of a cell.
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
pub struct LineCell {
    /// Its position.
    pub at: (usize, usize),
    /// Its lines.
    pub junction: Junction,
    /// Whether it is part of the frame of the box.
    pub frame: bool,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The text in the box.
    pub center: Vec<GraphText>,
    /// The labels of links.
    pub labels: Vec<GraphText>,
    /// The neighbors, in the order of the branches.
    pub nodes: Vec<Node>,
    /// The lines.
    pub lines: Vec<LineCell>,
}

impl Graph {
    /// The drawing in this many cells and lines; nothing where there is no room for all neighbors.
    pub fn new(record: &GraphName, branches: Vec<Branch>, room: (usize, usize)) -> Option<Self> {
        let plan = Plan::new(record, branches, room)?;
        Some(Router::new(&plan, room).route_all(plan))
    }

    /// The neighbors in the order of stepping: down the left side, then down the right one.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|at| {
            let node = self.nodes.get(*at);
            node.map(|node| (node.side == Side::Right, first_line(node)))
        });
        order
    }

    /// The neighbor whose name is on a cell.
    pub fn node_at(&self, x: usize, y: usize) -> Option<usize> {
        let on = |piece: &GraphText| {
            piece.y == y && (piece.x..piece.x + width(&piece.text)).contains(&x)
        };
        self.nodes.iter().position(|node| node.name.iter().any(on))
    }

    /// The first neighbor.
    pub fn first(&self) -> usize {
        self.order().first().copied().unwrap_or(0)
    }

    /// The neighbor this many steps down, or up when negative.
    pub fn step(&self, from: usize, by: isize) -> usize {
        let order = self.order();
        let at = order.iter().position(|other| *other == from).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        order.get(to).copied().unwrap_or(from)
    }

    /// The neighbor on the side that is nearest in height; the same one where it is there.
    pub fn across(&self, from: usize, to: Side) -> usize {
        let Some(node) = self.nodes.get(from).filter(|node| node.side != to) else { return from };
        let there = self.nodes.iter().enumerate().filter(|(_, other)| other.side == to);
        let distance =
            |other: &Node| (first_line(other).abs_diff(first_line(node)), first_line(other));
        there.min_by_key(|(_, other)| distance(other)).map_or(from, |(at, _)| at)
    }
}

fn first_line(node: &Node) -> usize {
    node.name.first().map_or(0, |piece| piece.y)
}
