//! The routing of a drawing: the cells of texts, and the lines between them.

use super::{
    Graph, GraphText, Junction, LineCell, Node, Side,
    layout::{ARM, FRAME, Plan, PlannedBranch, TO_LABEL, TO_NAME},
};
use crate::text::width;
use std::collections::BTreeMap;

/// The most cells between the box and the line that branches leave, where there is room.
const LONGEST_ARM: usize = 6;

/// The positions of the box and of the two trunks, from which branches leave.
#[derive(Debug)]
pub(super) struct Router {
    /// The upper left corner of the box, and its cells and lines.
    corner: (usize, usize),
    size: (usize, usize),
    /// The columns of the trunks on the left and on the right.
    trunks: [usize; 2],
    /// The line in which the box is joined to both trunks.
    middle: usize,
    /// The first line of each side.
    tops: [usize; 2],
}

impl Router {
    /// The positions for a layout, in the middle of this many cells and lines.
    pub(super) fn new(plan: &Plan, (cells, lines): (usize, usize)) -> Self {
        let breadth = |side| plan.of(side).map(PlannedBranch::breadth).max().unwrap_or(0);
        let (left, right) = (breadth(Side::Left), breadth(Side::Right));
        let text = plan.center.iter().map(|line| width(line)).max().unwrap_or(0);
        let size = (text + FRAME, plan.center.len() + 2);
        let arms = usize::from(left > 0) + usize::from(right > 0);
        let spare = cells.saturating_sub(left + size.0 + right);
        let arm = spare.checked_div(arms).unwrap_or(0).clamp(ARM, LONGEST_ARM);
        let start = spare.saturating_sub(arm * arms) / 2;
        let before = if left > 0 { left + arm } else { 0 };
        let height = plan.height();
        let top = lines.saturating_sub(height) / 2;
        let centerd = |own: usize| top + (height - own.min(height)) / 2;
        let corner = (start + before, centerd(size.1));
        Self {
            corner,
            size,
            trunks: [(start + left).saturating_sub(1), corner.0 + size.0 + arm],
            middle: corner.1 + size.1 / 2,
            tops: [Side::Left, Side::Right].map(|side| centerd(plan.height_of(side))),
        }
    }

    /// The drawing of a layout.
    pub(super) fn route_all(&self, plan: Plan) -> Graph {
        let mut nodes: BTreeMap<usize, Node> = BTreeMap::new();
        let mut labels = Vec::new();
        let mut covered: Vec<(usize, usize)> = Vec::new();
        let mut next = self.tops;
        for branch in &plan.branches {
            let y = next[branch.side as usize];
            next[branch.side as usize] = y + branch.height() + plan.gap;
            let label = self.text(branch.side, TO_LABEL, y, &branch.label);
            let cells = width(&branch.label);
            let around = TO_LABEL - 1..=TO_LABEL + cells;
            covered.extend(around.map(|out| self.cell(branch.side, out, y)));
            let mut line = if branch.inline { y } else { y + 1 };
            for (number, name) in &branch.nodes {
                let (stem, out) = if branch.inline {
                    (TO_LABEL, 2 * TO_LABEL + cells)
                } else {
                    (TO_LABEL, TO_NAME)
                };
                let route = self.route(branch.side, (y, line), (stem, out - 1));
                // The cell beside the name is free for the arrow of the selected one.
                covered.extend(route.last());
                let pieces =
                    (line..).zip(name).map(|(y, text)| self.text(branch.side, out, y, text));
                let name_pieces = pieces.collect();
                let node =
                    Node { side: branch.side, name: name_pieces, label: labels.len(), route };
                nodes.insert(*number, node);
                line += name.len();
            }
            labels.push(label);
        }
        let nodes: Vec<Node> = nodes.into_values().collect();
        let lines = self.lines(&nodes, &covered);
        let center = (self.corner.1 + 1..).zip(plan.center).map(|(y, text)| {
            let x = self.corner.0 + (self.size.0 - width(&text)) / 2;
            GraphText { x, y, text }
        });
        Graph { center: center.collect(), labels, nodes, lines }
    }

    /// The cell at a distance from the trunk.
    fn cell(&self, side: Side, out: usize, y: usize) -> (usize, usize) {
        let trunk = self.trunks[side as usize];
        match side {
            Side::Left => (trunk.saturating_sub(out), y),
            Side::Right => (trunk + out, y),
        }
    }

    /// A text that begins at a distance from the trunk, or on the left ends there.
    fn text(&self, side: Side, out: usize, y: usize, text: &str) -> GraphText {
        let x = match side {
            Side::Left => (self.cell(side, out, y).0 + 1).saturating_sub(width(text)),
            Side::Right => self.cell(side, out, y).0,
        };
        GraphText { x, y, text: text.to_owned() }
    }

    /// The cells from the box to a name: along the arm, up or down the trunk to the label, and from
    /// its first letter down to the line of the name.
    fn route(
        &self,
        side: Side,
        (label, name): (usize, usize),
        (stem, end): (usize, usize),
    ) -> Vec<(usize, usize)> {
        let edge = match side {
            Side::Left => self.corner.0,
            Side::Right => self.corner.0 + self.size.0 - 1,
        };
        let turns = [
            (edge, self.middle),
            self.cell(side, 0, self.middle),
            self.cell(side, 0, label),
            self.cell(side, stem, label),
            self.cell(side, stem, name),
            self.cell(side, end, name),
        ];
        let mut route = vec![turns[0]];
        for to in turns {
            while let Some(at) = route.last().copied().filter(|at| *at != to) {
                route.push((towards(at.0, to.0), towards(at.1, to.1)));
            }
        }
        route
    }

    /// The lines of all routes and of the frame, without the cells of texts.
    fn lines(&self, nodes: &[Node], covered: &[(usize, usize)]) -> Vec<LineCell> {
        let frame = self.frame();
        let mut junctions: BTreeMap<(usize, usize), Junction> = BTreeMap::new();
        for route in nodes.iter().map(|node| &node.route).chain([&frame]) {
            for (from, to) in route.iter().zip(route.iter().skip(1)) {
                join(junctions.entry(*from).or_default(), *from, *to);
                join(junctions.entry(*to).or_default(), *to, *from);
            }
        }
        let seen = junctions.into_iter().filter(|(at, _)| !covered.contains(at));
        seen.map(|(at, junction)| LineCell { at, junction, frame: frame.contains(&at) }).collect()
    }

    /// The adjacent cells of the frame, back to the first.
    fn frame(&self) -> Vec<(usize, usize)> {
        let (left, top) = self.corner;
        let (right, bottom) = (left + self.size.0 - 1, top + self.size.1 - 1);
        let upper = (left..right).map(|x| (x, top));
        let down = (top..bottom).map(|y| (right, y));
        let lower = (left + 1..=right).rev().map(|x| (x, bottom));
        let up = (top..=bottom).rev().map(|y| (left, y));
        upper.chain(down).chain(lower).chain(up).collect()
    }
}

fn towards(from: usize, to: usize) -> usize {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => from + 1,
        std::cmp::Ordering::Equal => from,
        std::cmp::Ordering::Greater => from - 1,
    }
}

/// Gives a cell the line to the one beside it.
fn join(junction: &mut Junction, from: (usize, usize), to: (usize, usize)) {
    junction.up |= to.1 < from.1;
    junction.down |= to.1 > from.1;
    junction.left |= to.0 < from.0;
    junction.right |= to.0 > from.0;
}
