//! The layout of a drawing: the side of each branch, and the lines of each name.

use super::{ARM, Branch, FRAME, NodeName, Side, TO_LABEL, TO_NAME};
use crate::text::{truncate, width, wrap_into};

const LEAST_NAME: usize = 18;

/// The spacings, widest first: blank lines between branches, and lines per name.
const SPACINGS: [(usize, usize); 6] = [(1, 5), (1, 3), (1, 2), (0, 2), (1, 1), (0, 1)];

#[derive(Debug)]
pub(super) struct PlannedBranch {
    pub side: Side,
    pub label: String,
    pub names: Vec<Vec<String>>,
    /// Whether the only neighbour is in one line with the label.
    pub inline: bool,
}

impl PlannedBranch {
    pub(super) fn height(&self) -> usize {
        self.names.iter().map(Vec::len).sum::<usize>() + usize::from(!self.inline)
    }

    fn breadth(&self) -> usize {
        let label = TO_LABEL + width(&self.label);
        let names = self.names.iter().map(|lines| widest(lines)).max().unwrap_or(0);
        if self.inline { label + TO_LABEL + names } else { label.max(TO_NAME + names) }
    }
}

#[derive(Debug)]
pub(super) struct Layout {
    pub center: Vec<String>,
    pub branches: Vec<PlannedBranch>,
    pub(crate) gap: usize,
}

impl Layout {
    /// The layout with the widest spacing that fits into this many cells and lines.
    pub(super) fn new(
        record: &NodeName,
        branches: Vec<Branch>,
        (cells, lines): (usize, usize),
    ) -> Option<Self> {
        let most = (cells / 4).clamp(14, 34);
        let center = name_lines(record, most - FRAME, lines.checked_sub(2)?.min(6))?;
        let both = cells.checked_sub(widest(&center) + FRAME + 2 * ARM)?;
        let half = both / 2;
        if half < TO_NAME + LEAST_NAME || branches.iter().all(|it| it.names.is_empty()) {
            return None;
        }
        let parts = sides(branches);
        SPACINGS.into_iter().find_map(|(gap, most)| {
            let plan = |rooms: [usize; 2]| {
                let branch = |(branch, side): &(Branch, Side)| {
                    planned(branch, *side, (rooms[*side as usize], most))
                };
                let branches = parts.iter().map(branch).collect::<Option<Vec<_>>>()?;
                Some(Self { center: center.clone(), branches, gap })
            };
            // What one side leaves free the other one takes.
            let right = both - plan([half; 2])?.breadth(Side::Left);
            let left = both - plan([half, right])?.breadth(Side::Right);
            let layout = plan([left, right])?;
            let fits = |side| layout.height(side) <= lines;
            (fits(Side::Left) && fits(Side::Right)).then_some(layout)
        })
    }

    fn of(&self, side: Side) -> impl Iterator<Item = &PlannedBranch> {
        self.branches.iter().filter(move |branch| branch.side == side)
    }

    pub(super) fn height(&self, side: Side) -> usize {
        let sum: usize = self.of(side).map(|branch| branch.height() + self.gap).sum();
        sum.saturating_sub(self.gap)
    }

    pub(super) fn breadth(&self, side: Side) -> usize {
        self.of(side).map(PlannedBranch::breadth).max().unwrap_or(0)
    }

    pub(super) fn size(&self) -> (usize, usize) {
        (widest(&self.center) + FRAME, self.center.len() + 2)
    }
}

fn widest(lines: &[String]) -> usize {
    lines.iter().map(|line| width(line)).max().unwrap_or(0)
}

/// Outward links right, inward left, unless that is far from half; a larger branch is split.
fn sides(branches: Vec<Branch>) -> Vec<(Branch, Side)> {
    let lines = |branch: &Branch| branch.names.len() + 1;
    let half = branches.iter().map(lines).sum::<usize>() / 2 + 1;
    let mut heights = [0; 2];
    let mut parts = Vec::new();
    for mut branch in branches {
        if branch.names.len() >= 4 && lines(&branch) > half {
            let names = branch.names.split_off(branch.names.len().div_ceil(2));
            let other = Branch { names, ..branch.clone() };
            heights = [heights[0] + lines(&branch), heights[1] + lines(&other)];
            parts.extend([(branch, Side::Left), (other, Side::Right)]);
            continue;
        }
        let (side, opposite) = match branch.outward {
            true => (Side::Right, Side::Left),
            false => (Side::Left, Side::Right),
        };
        let [own, other] = [heights[side as usize], heights[opposite as usize]];
        let side = if own > other && own + lines(&branch) > half { opposite } else { side };
        heights[side as usize] += lines(&branch);
        parts.push((branch, side));
    }
    parts
}

fn planned(branch: &Branch, side: Side, (cells, lines): (usize, usize)) -> Option<PlannedBranch> {
    let label = if side == Side::Left { &branch.towards } else { &branch.away };
    let label = truncate(label, cells.checked_sub(TO_LABEL)?);
    if let [name] = &*branch.names {
        let free = cells.saturating_sub(2 * TO_LABEL + width(&label));
        if let Some(text) = [&name.full, &name.short].into_iter().find(|it| width(it) <= free) {
            let names = vec![vec![text.clone()]];
            return Some(PlannedBranch { side, label, names, inline: true });
        }
    }
    let room = cells.checked_sub(TO_NAME)?;
    let names = branch.names.iter().map(|name| name_lines(name, room, lines));
    Some(PlannedBranch { side, label, names: names.collect::<Option<_>>()?, inline: false })
}

/// The lines of a name: in full if they hold it, otherwise its short form, truncated if needed.
fn name_lines(name: &NodeName, cells: usize, lines: usize) -> Option<Vec<String>> {
    let broken = |text: &str| -> Option<Vec<String>> {
        let lines = wrap_into(text, cells, lines).into_iter();
        lines.map(|range| text.get(range).map(str::to_owned)).collect()
    };
    let fits = |lines: &[String]| lines.last().is_some_and(|last| width(last) <= cells);
    let full = broken(&name.full)?;
    let mut lines = if fits(&full) { full } else { broken(&name.short)? };
    let last = lines.last_mut()?;
    *last = truncate(last, cells);
    Some(lines)
}
