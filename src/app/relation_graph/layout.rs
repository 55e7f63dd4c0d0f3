//! The layout of a drawing: the side of each branch, and the lines of each name.

use super::{Branch, GraphName, Side};
use crate::text::{truncate, width, wrap_into};

/// The cells between the line that branches leave and the text of a label.
pub(super) const TO_LABEL: usize = 3;
/// The cells from there to a name under its label, and behind a label in one line with it.
pub(super) const TO_NAME: usize = 6;
/// The least cells between the box and the line that branches leave.
pub(super) const ARM: usize = 2;
/// The frame of the box and a blank cell, on both sides.
pub(super) const FRAME: usize = 4;
/// The least cells of a name.
const LEAST_NAME: usize = 18;

/// The spacings, widest first: blank lines between branches, and lines per name.
const SPACINGS: [(usize, usize); 5] = [(1, 3), (1, 2), (0, 2), (1, 1), (0, 1)];

/// A branch with its side and lines.
#[derive(Debug)]
pub(super) struct PlannedBranch {
    /// The side.
    pub side: Side,
    /// The label, as it is read on that side.
    pub label: String,
    /// Its neighbors by number, each with the lines of its name.
    pub nodes: Vec<(usize, Vec<String>)>,
    /// Whether the only neighbor is in one line with the label.
    pub inline: bool,
}

impl PlannedBranch {
    /// Its height in lines.
    pub(super) fn height(&self) -> usize {
        let names: usize = self.nodes.iter().map(|(_, lines)| lines.len()).sum();
        names + usize::from(!self.inline)
    }

    /// Its width in cells.
    pub(super) fn breadth(&self) -> usize {
        let label = width(&self.label);
        let names = self.nodes.iter().flat_map(|(_, lines)| lines).map(|line| width(line));
        let names = names.max().unwrap_or(0);
        if self.inline {
            TO_LABEL + label + TO_LABEL + names
        } else {
            (TO_LABEL + label).max(TO_NAME + names)
        }
    }
}

/// The layout of a drawing.
#[derive(Debug)]
pub(super) struct Plan {
    /// The text in the box.
    pub center: Vec<String>,
    /// The branches, from above.
    pub branches: Vec<PlannedBranch>,
    /// The blank lines between two branches.
    pub gap: usize,
}

impl Plan {
    /// The layout with the widest spacing that fits into this many cells and lines.
    pub(super) fn new(
        record: &GraphName,
        branches: Vec<Branch>,
        (cells, lines): (usize, usize),
    ) -> Option<Self> {
        let most = (cells / 4).clamp(14, 34);
        let center = name_lines(record, most - FRAME, lines.checked_sub(2)?.min(6))?;
        let text = center.iter().map(|line| width(line)).max().unwrap_or(0);
        let side = cells.checked_sub(text + FRAME + 2 * ARM)? / 2;
        if side < TO_NAME + LEAST_NAME || branches.iter().all(|branch| branch.names.is_empty()) {
            return None;
        }
        let parts = parts(branches);
        let mut plan = SPACINGS.iter().find_map(|(gap, most)| {
            let branches = balanced(&parts, (side, *most), *gap);
            let plan = Self { center: center.clone(), branches, gap: *gap };
            (plan.height() <= lines).then_some(plan)
        })?;
        for (own, other) in [(Side::Left, Side::Right), (Side::Right, Side::Left)] {
            let taken = plan.of(other).map(PlannedBranch::breadth).max().unwrap_or(0);
            let room = (2 * side).saturating_sub(taken.max(TO_NAME)).saturating_sub(TO_NAME);
            plan.loosen(own, &parts, (room, lines));
        }
        Some(plan)
    }

    /// Lengthens the names of a side where cells and lines are free: by a line each, from above.
    fn loosen(&mut self, side: Side, parts: &[PlanPart], (cells, lines): (usize, usize)) {
        let mut spare = lines.saturating_sub(self.height_of(side));
        let mut lengthened = true;
        while lengthened {
            lengthened = false;
            let branches =
                self.branches.iter_mut().filter(|branch| branch.side == side && !branch.inline);
            for (number, now) in branches.flat_map(|branch| &mut branch.nodes) {
                let named = parts.iter().find_map(|part| {
                    let at = part.numbers.iter().position(|other| other == number)?;
                    part.branch.names.get(at)
                });
                let more = named.and_then(|name| name_lines(name, cells, now.len() + spare.min(1)));
                if let Some(more) = more.filter(|more| letters(more) > letters(now)) {
                    spare = spare + now.len() - more.len();
                    *now = more;
                    lengthened = true;
                }
            }
        }
    }

    /// The branches of a side.
    pub(super) fn of(&self, side: Side) -> impl Iterator<Item = &PlannedBranch> {
        self.branches.iter().filter(move |branch| branch.side == side)
    }

    /// The height of a side.
    pub(super) fn height_of(&self, side: Side) -> usize {
        stacked_height(self.of(side).map(PlannedBranch::height), self.gap)
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> usize {
        let sides = self.height_of(Side::Left).max(self.height_of(Side::Right));
        sides.max(self.center.len() + 2)
    }
}

/// The number of letters of a name in lines.
fn letters(lines: &[String]) -> usize {
    let letters = lines.iter().flat_map(|line| line.chars());
    letters.filter(|letter| !letter.is_whitespace() && *letter != '…').count()
}

/// The height of branches with gaps between them.
fn stacked_height(heights: impl Iterator<Item = usize>, gap: usize) -> usize {
    let (count, sum) = heights.fold((0, 0), |(count, sum), one| (count + 1, sum + one));
    sum + gap * usize::saturating_sub(count, 1)
}

/// A branch with the numbers of its neighbors, and its preferred side.
struct PlanPart {
    branch: Branch,
    numbers: Vec<usize>,
    side: Side,
}

/// Numbers the neighbors and gives branches their preferred sides: links from the record are on the
/// right, links to it on the left. A branch with more than half of all is split over both.
fn parts(branches: Vec<Branch>) -> Vec<PlanPart> {
    let lines = |branch: &Branch| branch.names.len() + 1;
    let half = branches.iter().map(lines).sum::<usize>() / 2;
    let mut next = 0..;
    let mut parts = Vec::new();
    for mut branch in branches {
        let mut numbers: Vec<usize> = next.by_ref().take(branch.names.len()).collect();
        let side = if branch.outward { Side::Right } else { Side::Left };
        if numbers.len() >= 4 && lines(&branch) > half + 1 {
            let middle = numbers.len().div_ceil(2);
            let rest = Branch { names: branch.names.split_off(middle), ..branch.clone() };
            let others = numbers.split_off(middle);
            parts.push(PlanPart { branch, numbers, side: Side::Left });
            parts.push(PlanPart { branch: rest, numbers: others, side: Side::Right });
        } else {
            parts.push(PlanPart { branch, numbers, side });
        }
    }
    parts
}

/// Moves branches from the taller side to the other as long as that makes the drawing lower.
fn balanced(parts: &[PlanPart], room: (usize, usize), gap: usize) -> Vec<PlannedBranch> {
    let high = |part, side| planned_branch(part, side, room).map_or(0, |branch| branch.height());
    let heights: Vec<[usize; 2]> =
        parts.iter().map(|part| [Side::Left, Side::Right].map(|side| high(part, side))).collect();
    let height = |sides: &[Side]| {
        let of = |side: Side| {
            let there = sides.iter().zip(&heights).filter(move |(at, _)| **at == side);
            stacked_height(there.map(|(_, heights)| heights[side as usize]), gap)
        };
        of(Side::Left).max(of(Side::Right))
    };
    let mut sides: Vec<Side> = parts.iter().map(|part| part.side).collect();
    loop {
        let now = height(&sides);
        let moved = (0..sides.len()).map(|at| {
            let mut moved = sides.clone();
            if let Some(side) = moved.get_mut(at) {
                *side = if *side == Side::Left { Side::Right } else { Side::Left };
            }
            (height(&moved), moved)
        });
        match moved.min_by_key(|(height, _)| *height) {
            Some((lower, moved)) if lower < now => sides = moved,
            _ => break,
        }
    }
    parts.iter().zip(sides).filter_map(|(part, side)| planned_branch(part, side, room)).collect()
}

fn planned_branch(
    part: &PlanPart,
    side: Side,
    (cells, lines): (usize, usize),
) -> Option<PlannedBranch> {
    let PlanPart { branch, numbers, .. } = part;
    let label = if side == Side::Left { &branch.towards } else { &branch.away };
    let label = truncate(label, cells.checked_sub(TO_LABEL)?);
    if let ([name], [number]) = (&*branch.names, numbers.as_slice()) {
        let free = cells.saturating_sub(2 * TO_LABEL + width(&label));
        let fits = |text: &String| width(text) <= free;
        let full = format!("{}{}", name.full, name.suffix);
        let text = [full, name.full.clone(), name.short.clone()].into_iter().find(fits);
        if let Some(text) = text {
            let nodes = vec![(*number, vec![text])];
            return Some(PlannedBranch { side, label, nodes, inline: true });
        }
    }
    let room = cells.checked_sub(TO_NAME)?;
    let names = branch.names.iter().map(|name| name_lines(name, room, lines));
    let nodes = numbers.iter().copied().zip(names.collect::<Option<Vec<_>>>()?).collect();
    Some(PlannedBranch { side, label, nodes, inline: false })
}

/// The lines of a name, at most this many: in full where that fits, otherwise the short name, which
/// is cut with `…` where that does not fit either.
fn name_lines(name: &GraphName, cells: usize, lines: usize) -> Option<Vec<String>> {
    let broken = |text: &str| -> Option<Vec<String>> {
        let lines = wrap_into(text, cells, lines).into_iter();
        lines.map(|range| text.get(range).map(str::to_owned)).collect()
    };
    let fits = |lines: &[String]| lines.last().is_some_and(|last| width(last) <= cells);
    let full = broken(&name.full)?;
    let mut lines = if fits(&full) { full } else { broken(&name.short)? };
    if !fits(&lines) {
        let last = lines.last_mut()?;
        *last = truncate(last, cells);
        return Some(lines);
    }
    if let Some(last) = lines.last_mut().filter(|last| width(last) + width(&name.suffix) <= cells) {
        last.push_str(&name.suffix);
    }
    Some(lines)
}
