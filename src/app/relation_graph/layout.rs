//! What stands on which side of a drawn record, and in how many lines each name is told.

use super::{Branch, GraphName, Side};
use crate::text::{truncate, width, wrap_into};

/// The cells between the line that branches leave and the text of a label.
pub(super) const TO_LABEL: usize = 3;
/// The cells from there to a name under its label, and behind a label in one line with it.
pub(super) const TO_NAME: usize = 6;
/// The least cells between the box and the line that branches leave.
pub(super) const ARM: usize = 2;
/// The frame of the box and a cell of air, on both sides.
pub(super) const FRAME: usize = 4;
/// Fewer cells for a name say too little.
const LEAST_NAME: usize = 18;

/// How much air there is, most first: free lines between branches, and lines a name.
const AIR: [(usize, usize); 5] = [(1, 3), (1, 2), (0, 2), (1, 1), (0, 1)];

/// A branch as it will stand.
#[derive(Debug)]
pub(super) struct PlannedBranch {
    /// The side.
    pub side: Side,
    /// The name of the tie, as it is read on that side.
    pub label: String,
    /// Its neighbours by number, each with the lines of its name.
    pub nodes: Vec<(usize, Vec<String>)>,
    /// Whether the only neighbour stands in one line with the label.
    pub inline: bool,
}

impl PlannedBranch {
    /// How many lines it takes.
    pub(super) fn height(&self) -> usize {
        let names: usize = self.nodes.iter().map(|(_, lines)| lines.len()).sum();
        names + usize::from(!self.inline)
    }

    /// How many cells it takes, from the line it leaves.
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

/// Everything that will stand somewhere.
#[derive(Debug)]
pub(super) struct Plan {
    /// The text in the box.
    pub centre: Vec<String>,
    /// The branches, from above.
    pub twigs: Vec<PlannedBranch>,
    /// Free lines between two branches.
    pub gap: usize,
}

impl Plan {
    /// The plan with the most air that fits into so many cells and lines.
    pub(super) fn new(
        record: &GraphName,
        branches: Vec<Branch>,
        (cells, lines): (usize, usize),
    ) -> Option<Self> {
        let most = (cells / 4).clamp(14, 34);
        let centre = told(record, most - FRAME, lines.checked_sub(2)?.min(6))?;
        let text = centre.iter().map(|line| width(line)).max().unwrap_or(0);
        let side = cells.checked_sub(text + FRAME + 2 * ARM)? / 2;
        if side < TO_NAME + LEAST_NAME || branches.iter().all(|branch| branch.names.is_empty()) {
            return None;
        }
        let parts = parts(branches);
        let mut plan = AIR.iter().find_map(|(gap, most)| {
            let twigs = balanced(&parts, (side, *most), *gap);
            let plan = Self { centre: centre.clone(), twigs, gap: *gap };
            (plan.height() <= lines).then_some(plan)
        })?;
        for (own, other) in [(Side::Left, Side::Right), (Side::Right, Side::Left)] {
            let taken = plan.of(other).map(PlannedBranch::breadth).max().unwrap_or(0);
            let room = (2 * side).saturating_sub(taken.max(TO_NAME)).saturating_sub(TO_NAME);
            plan.loosen(own, &parts, (room, lines));
        }
        Some(plan)
    }

    /// Tells more of the names of a side where cells and lines are left over: a line more of each,
    /// from above, as long as there are any.
    fn loosen(&mut self, side: Side, parts: &[PlanPart], (cells, lines): (usize, usize)) {
        let mut spare = lines.saturating_sub(self.height_of(side));
        let mut more_told = true;
        while more_told {
            more_told = false;
            let twigs = self.twigs.iter_mut().filter(|twig| twig.side == side && !twig.inline);
            for (number, now) in twigs.flat_map(|twig| &mut twig.nodes) {
                let named = parts.iter().find_map(|part| {
                    let at = part.numbers.iter().position(|other| other == number)?;
                    part.branch.names.get(at)
                });
                let more = named.and_then(|name| told(name, cells, now.len() + spare.min(1)));
                if let Some(more) = more.filter(|more| letters(more) > letters(now)) {
                    spare = spare + now.len() - more.len();
                    *now = more;
                    more_told = true;
                }
            }
        }
    }

    /// The branches of a side.
    pub(super) fn of(&self, side: Side) -> impl Iterator<Item = &PlannedBranch> {
        self.twigs.iter().filter(move |twig| twig.side == side)
    }

    /// How many lines a side takes.
    pub(super) fn height_of(&self, side: Side) -> usize {
        tall(self.of(side).map(PlannedBranch::height), self.gap)
    }

    /// How many lines the whole takes.
    pub(super) fn height(&self) -> usize {
        let sides = self.height_of(Side::Left).max(self.height_of(Side::Right));
        sides.max(self.centre.len() + 2)
    }
}

/// How much a name in lines tells.
fn letters(lines: &[String]) -> usize {
    let told = lines.iter().flat_map(|line| line.chars());
    told.filter(|letter| !letter.is_whitespace() && *letter != '…').count()
}

/// The lines of branches with free lines between them.
fn tall(heights: impl Iterator<Item = usize>, gap: usize) -> usize {
    let (count, sum) = heights.fold((0, 0), |(count, sum), one| (count + 1, sum + one));
    sum + gap * usize::saturating_sub(count, 1)
}

/// A branch with the numbers of its neighbours, and the side on which it would stand.
struct PlanPart {
    branch: Branch,
    numbers: Vec<usize>,
    side: Side,
}

/// Gives neighbours their numbers, and branches the side that they would have: on the right what
/// the record names, on the left what names it. A branch with most of all is split over both.
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

/// Puts the branches on their sides, and from the taller side to the other as long as that makes
/// the whole lower.
fn balanced(parts: &[PlanPart], room: (usize, usize), gap: usize) -> Vec<PlannedBranch> {
    let high = |part, side| twig(part, side, room).map_or(0, |twig| twig.height());
    let heights: Vec<[usize; 2]> =
        parts.iter().map(|part| [Side::Left, Side::Right].map(|side| high(part, side))).collect();
    let height = |sides: &[Side]| {
        let of = |side: Side| {
            let there = sides.iter().zip(&heights).filter(move |(at, _)| **at == side);
            tall(there.map(|(_, heights)| heights[side as usize]), gap)
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
    parts.iter().zip(sides).filter_map(|(part, side)| twig(part, side, room)).collect()
}

fn twig(part: &PlanPart, side: Side, (cells, lines): (usize, usize)) -> Option<PlannedBranch> {
    let PlanPart { branch, numbers, .. } = part;
    let label = if side == Side::Left { &branch.towards } else { &branch.away };
    let label = truncate(label, cells.checked_sub(TO_LABEL)?);
    if let ([name], [number]) = (&*branch.names, numbers.as_slice()) {
        let free = cells.saturating_sub(2 * TO_LABEL + width(&label));
        let fits = |text: &String| width(text) <= free;
        let whole = format!("{}{}", name.whole, name.more);
        let text = [whole, name.whole.clone(), name.short.clone()].into_iter().find(fits);
        if let Some(text) = text {
            let nodes = vec![(*number, vec![text])];
            return Some(PlannedBranch { side, label, nodes, inline: true });
        }
    }
    let room = cells.checked_sub(TO_NAME)?;
    let names = branch.names.iter().map(|name| told(name, room, lines));
    let nodes = numbers.iter().copied().zip(names.collect::<Option<Vec<_>>>()?).collect();
    Some(PlannedBranch { side, label, nodes, inline: false })
}

/// The name in at most so many lines: in full where that fits, otherwise its short form, which is
/// cut with `…` in the last line where that does not fit either.
fn told(name: &GraphName, cells: usize, lines: usize) -> Option<Vec<String>> {
    let broken = |text: &str| -> Option<Vec<String>> {
        let lines = wrap_into(text, cells, lines).into_iter();
        lines.map(|range| text.get(range).map(str::to_owned)).collect()
    };
    let fits = |told: &[String]| told.last().is_some_and(|last| width(last) <= cells);
    let whole = broken(&name.whole)?;
    let mut told = if fits(&whole) { whole } else { broken(&name.short)? };
    if !fits(&told) {
        let last = told.last_mut()?;
        *last = truncate(last, cells);
        return Some(told);
    }
    if let Some(last) = told.last_mut().filter(|last| width(last) + width(&name.more) <= cells) {
        last.push_str(&name.more);
    }
    Some(told)
}
