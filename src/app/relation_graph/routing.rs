//! From a plan to cells: where each text of a drawn record stands and which lines join them.

use super::{
    Graph, GraphCell, Junction, LineStyle, Node, Side,
    layout::{ARM, FRAME, Plan, PlannedBranch, TO_LABEL, TO_NAME},
};
use crate::text::width;
use std::collections::BTreeMap;

/// The most cells between the box and the line that branches leave, where there is room.
const LONGEST_ARM: usize = 6;

/// Where the box and the two lines that branches leave stand.
#[derive(Debug)]
pub(super) struct Canvas {
    /// The upper left corner of the box, and its cells and lines.
    corner: (usize, usize),
    size: (usize, usize),
    /// The columns of the lines on the left and on the right.
    trunks: [usize; 2],
    /// The line in which the box is joined to both.
    middle: usize,
    /// The first line of each side.
    tops: [usize; 2],
}

impl Canvas {
    /// The places for the plan, in the middle of so many cells and lines.
    pub(super) fn new(plan: &Plan, (cells, lines): (usize, usize)) -> Self {
        let breadth = |side| plan.of(side).map(PlannedBranch::breadth).max().unwrap_or(0);
        let (left, right) = (breadth(Side::Left), breadth(Side::Right));
        let text = plan.centre.iter().map(|line| width(line)).max().unwrap_or(0);
        let size = (text + FRAME, plan.centre.len() + 2);
        let arms = usize::from(left > 0) + usize::from(right > 0);
        let spare = cells.saturating_sub(left + size.0 + right);
        let arm = spare.checked_div(arms).unwrap_or(0).clamp(ARM, LONGEST_ARM);
        let start = spare.saturating_sub(arm * arms) / 2;
        let before = if left > 0 { left + arm } else { 0 };
        let height = plan.height();
        let top = lines.saturating_sub(height) / 2;
        let centred = |own: usize| top + (height - own.min(height)) / 2;
        let corner = (start + before, centred(size.1));
        Self {
            corner,
            size,
            trunks: [(start + left).saturating_sub(1), corner.0 + size.0 + arm],
            middle: corner.1 + size.1 / 2,
            tops: [Side::Left, Side::Right].map(|side| centred(plan.height_of(side))),
        }
    }

    /// The drawing of the plan.
    pub(super) fn drawn(&self, plan: Plan) -> Graph {
        let mut nodes: BTreeMap<usize, Node> = BTreeMap::new();
        let mut labels = Vec::new();
        let mut covered: Vec<(usize, usize)> = Vec::new();
        let mut next = self.tops;
        for twig in &plan.twigs {
            let y = next[twig.side as usize];
            next[twig.side as usize] = y + twig.height() + plan.gap;
            let label = self.text(twig.side, TO_LABEL, y, &twig.label);
            let cells = width(&twig.label);
            let around = TO_LABEL - 1..=TO_LABEL + cells;
            covered.extend(around.map(|out| self.cell(twig.side, out, y)));
            let mut line = if twig.inline { y } else { y + 1 };
            for (number, name) in &twig.nodes {
                let (stem, out) = if twig.inline {
                    (TO_LABEL, 2 * TO_LABEL + cells)
                } else {
                    (TO_LABEL, TO_NAME)
                };
                let route = self.route(twig.side, (y, line), (stem, out - 1));
                // Beside the name a cell is free: there stands what marks the selected one.
                covered.extend(route.last());
                let pieces = (line..).zip(name).map(|(y, text)| self.text(twig.side, out, y, text));
                let name_pieces = pieces.collect();
                let node = Node { side: twig.side, name: name_pieces, label: labels.len(), route };
                nodes.insert(*number, node);
                line += name.len();
            }
            labels.push(label);
        }
        let nodes: Vec<Node> = nodes.into_values().collect();
        let strokes = self.strokes(&nodes, &covered);
        let centre = (self.corner.1 + 1..).zip(plan.centre).map(|(y, text)| {
            let x = self.corner.0 + (self.size.0 - width(&text)) / 2;
            GraphCell { x, y, text }
        });
        Graph { centre: centre.collect(), labels, nodes, strokes }
    }

    /// The cell so far out from the line that branches leave.
    fn cell(&self, side: Side, out: usize, y: usize) -> (usize, usize) {
        let trunk = self.trunks[side as usize];
        match side {
            Side::Left => (trunk.saturating_sub(out), y),
            Side::Right => (trunk + out, y),
        }
    }

    /// A text that begins so far out, on the left that ends there.
    fn text(&self, side: Side, out: usize, y: usize, text: &str) -> GraphCell {
        let x = match side {
            Side::Left => (self.cell(side, out, y).0 + 1).saturating_sub(width(text)),
            Side::Right => self.cell(side, out, y).0,
        };
        GraphCell { x, y, text: text.to_owned() }
    }

    /// From the frame of the box to beside a name: along the arm, up or down to the label, and
    /// from under its first letter down to the line of the name.
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

    /// The lines of all routes and of the frame, without the cells that texts stand on.
    fn strokes(&self, nodes: &[Node], covered: &[(usize, usize)]) -> Vec<LineStyle> {
        let frame = self.frame();
        let mut arms: BTreeMap<(usize, usize), Junction> = BTreeMap::new();
        for route in nodes.iter().map(|node| &node.route).chain([&frame]) {
            for (from, to) in route.iter().zip(route.iter().skip(1)) {
                join(arms.entry(*from).or_default(), *from, *to);
                join(arms.entry(*to).or_default(), *to, *from);
            }
        }
        let seen = arms.into_iter().filter(|(at, _)| !covered.contains(at));
        seen.map(|(at, arms)| LineStyle { at, arms, frame: frame.contains(&at) }).collect()
    }

    /// The cells of the frame, one beside the other and round to the first.
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
fn join(arms: &mut Junction, from: (usize, usize), to: (usize, usize)) {
    arms.up |= to.1 < from.1;
    arms.down |= to.1 > from.1;
    arms.left |= to.0 < from.0;
    arms.right |= to.0 > from.0;
}
