//! A record in a box with branches on both sides; every edge is read from left to right:
//! `neighbor ─ signed ─ record ─ signed by ─ neighbor`.

mod layout;

use crate::text::width;
use layout::Layout;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeName {
    pub full: String,
    /// A short name, or the full one.
    pub short: String,
}

/// Neighbors with one link label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    pub away: String,
    pub towards: String,
    /// Whether the record refers to them; they are then on its right if there is room.
    pub outward: bool,
    pub names: Vec<NodeName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// A line of text at its position, in cells from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawingText {
    pub x: usize,
    pub y: usize,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub side: Side,
    pub name: Vec<DrawingText>,
    pub label: usize,
    /// The turns of the line from the box to the name; it runs under the label.
    pub path: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkDrawing {
    pub corner: (usize, usize),
    /// The cells and the lines of the box.
    pub size: (usize, usize),
    pub center: Vec<DrawingText>,
    /// The labels of links, with a blank where a line meets them.
    pub labels: Vec<DrawingText>,
    /// The neighbours, in the order of the branches.
    pub nodes: Vec<Node>,
}

impl LinkDrawing {
    /// The drawing in this many cells and lines; none if not all neighbours fit.
    pub fn new(record: &NodeName, branches: Vec<Branch>, room: (usize, usize)) -> Option<Self> {
        Some(Placement::new(Layout::new(record, branches, room)?, room).graph())
    }

    /// The neighbours in the order of stepping: down the left side, then down the right one.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|at| {
            let node = self.nodes.get(*at);
            node.map(|node| (node.side == Side::Right, first_line(node)))
        });
        order
    }

    pub(crate) fn node_at(&self, x: usize, y: usize) -> Option<usize> {
        let on = |piece: &DrawingText| {
            piece.y == y && (piece.x..piece.x + width(&piece.text)).contains(&x)
        };
        self.nodes.iter().position(|node| node.name.iter().any(on))
    }

    pub fn first(&self) -> usize {
        self.order().first().copied().unwrap_or(0)
    }

    /// The neighbour this many steps down, or up when negative.
    pub fn step(&self, from: usize, by: isize) -> usize {
        let order = self.order();
        let at = order.iter().position(|other| *other == from).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        order.get(to).copied().unwrap_or(from)
    }

    /// The neighbour nearest in height on the other side; the same one if it is there already.
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

/// The distance from a trunk, the line that branches leave, to the text of a label.
const TO_LABEL: usize = 3;
/// The distance from a trunk to a name below a label.
const TO_NAME: usize = 6;
/// The least distance from the box to a trunk.
const ARM: usize = 2;
/// The greatest distance from the box to a trunk.
const LONGEST_ARM: usize = 6;
/// The width of the frame of the box, with a blank on both sides.
const FRAME: usize = 4;

struct Placement {
    layout: Layout,
    corner: (usize, usize),
    size: (usize, usize),
    trunks: [usize; 2],
    tops: [usize; 2],
}

impl Placement {
    fn new(layout: Layout, (cells, lines): (usize, usize)) -> Self {
        let [left, right] = [layout.breadth(Side::Left), layout.breadth(Side::Right)];
        let size = layout.size();
        let arms = usize::from(left > 0) + usize::from(right > 0);
        let spare = cells.saturating_sub(left + size.0 + right);
        let arm = spare.checked_div(arms).unwrap_or(0).clamp(ARM, LONGEST_ARM);
        let start = spare.saturating_sub(arm * arms) / 2;
        let before = if left > 0 { left + arm } else { 0 };
        let top = |height: usize| lines.saturating_sub(height) / 2;
        let corner = (start + before, top(size.1));
        Self {
            corner,
            size,
            trunks: [(start + left).saturating_sub(1), corner.0 + size.0 + arm],
            tops: [Side::Left, Side::Right].map(|side| top(layout.height(side))),
            layout,
        }
    }

    fn graph(self) -> LinkDrawing {
        let (mut nodes, mut labels, mut next) = (Vec::new(), Vec::new(), self.tops);
        for branch in &self.layout.branches {
            let (side, y) = (branch.side, next[branch.side as usize]);
            next[side as usize] = y + branch.height() + self.layout.gap;
            let label = match (branch.inline, side) {
                (true, _) => format!(" {} ", branch.label),
                (false, Side::Left) => format!("{} ", branch.label),
                (false, Side::Right) => format!(" {}", branch.label),
            };
            let label = self.text(side, TO_LABEL - 1, y, &label);
            let (mut line, out) = match branch.inline {
                true => (y, 2 * TO_LABEL + width(&branch.label)),
                false => (y + 1, TO_NAME),
            };
            for name in &branch.names {
                let path = self.path(side, (y, line), out - 1);
                let pieces = (line..).zip(name).map(|(y, text)| self.text(side, out, y, text));
                nodes.push(Node { side, name: pieces.collect(), label: labels.len(), path });
                line += name.len();
            }
            labels.push(label);
        }
        let (corner, size) = (self.corner, self.size);
        let center = (corner.1 + 1..).zip(self.layout.center).map(|(y, text)| DrawingText {
            x: corner.0 + (size.0 - width(&text)) / 2,
            y,
            text,
        });
        LinkDrawing { corner, size, center: center.collect(), labels, nodes }
    }

    fn cell(&self, side: Side, out: usize, y: usize) -> (usize, usize) {
        let trunk = self.trunks[side as usize];
        match side {
            Side::Left => (trunk.saturating_sub(out), y),
            Side::Right => (trunk + out, y),
        }
    }

    /// A text that begins at a distance from the trunk, or on the left ends there.
    fn text(&self, side: Side, out: usize, y: usize, text: &str) -> DrawingText {
        let x = match side {
            Side::Left => (self.cell(side, out, y).0 + 1).saturating_sub(width(text)),
            Side::Right => self.cell(side, out, y).0,
        };
        DrawingText { x, y, text: text.to_owned() }
    }

    /// The turns of a line: along the arm, up or down the trunk to the label, down to the name.
    fn path(&self, side: Side, (label, name): (usize, usize), end: usize) -> Vec<(usize, usize)> {
        let middle = self.corner.1 + self.size.1 / 2;
        let edge = match side {
            Side::Left => self.corner.0,
            Side::Right => self.corner.0 + self.size.0 - 1,
        };
        vec![
            (edge, middle),
            self.cell(side, 0, middle),
            self.cell(side, 0, label),
            self.cell(side, TO_LABEL, label),
            self.cell(side, TO_LABEL, name),
            self.cell(side, end, name),
        ]
    }
}
