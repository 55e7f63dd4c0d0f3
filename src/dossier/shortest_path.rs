//! The shortest path between two records (breadth-first over links).

use super::{Dossier, EntryId, LinkKind, link::EntryPart};
use std::collections::{HashMap, VecDeque};

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathStep {
    /// The label of the link to this entry.
    pub words: &'static str,
    /// The label of the link back.
    pub back: &'static str,
    /// Whether the entry before makes the reference.
    pub forward: bool,
    /// The entry that the step leads to.
    pub to: EntryId,
}

/// An entry that another one is linked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbor {
    /// The entry.
    pub to: EntryId,
    /// Every link to it.
    pub ties: Vec<PathStep>,
}

impl Neighbor {
    /// The labels of the links to this entry.
    #[must_use]
    pub fn label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.words))
    }

    /// The labels of the links back.
    #[must_use]
    pub fn inverse_label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.back))
    }

    /// Whether the other entry makes a reference.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.ties.iter().any(|tie| tie.forward)
    }
}

impl Dossier {
    /// The shortest path from one entry to another; empty when they are the same, nothing when
    /// there is none. Links to reporting sources and between similar names are taken only where
    /// there is no other path.
    #[must_use]
    pub fn path(&self, from: EntryId, to: EntryId) -> Option<Vec<PathStep>> {
        self.shortest(from, to, is_substantial).or_else(|| self.shortest(from, to, |_| true))
    }

    fn shortest(
        &self,
        from: EntryId,
        to: EntryId,
        takes: fn(LinkKind) -> bool,
    ) -> Option<Vec<PathStep>> {
        let mut came: HashMap<EntryId, (EntryId, PathStep)> = HashMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(at) = next.pop_front() {
            if at == to {
                return Some(trace_back(&came, from, to));
            }
            for step in self.steps(at, takes) {
                if step.to != from && !came.contains_key(&step.to) {
                    came.insert(step.to, (at, step));
                    next.push_back(step.to);
                }
            }
        }
        None
    }

    /// The neighbors of the entry, its parts included, each with all links to it; sorted by label,
    /// date and title.
    #[must_use]
    pub fn neighbors_with_links(&self, id: EntryId) -> Vec<Neighbor> {
        let mut steps = self.steps(id, |_| true);
        steps.sort_by_key(|step| (step.to, !step.forward, step.words));
        steps.dedup();
        let mut neighbours: Vec<Neighbor> = steps
            .chunk_by(|one, other| one.to == other.to)
            .filter_map(|ties| Some(Neighbor { to: ties.first()?.to, ties: ties.to_vec() }))
            .collect();
        neighbours.sort_by_cached_key(|neighbour| {
            let date = self.date(neighbour.to).map(crate::date::Date::order);
            (neighbour.label(), date, self.title(neighbour.to).into_owned(), neighbour.to)
        });
        neighbours
    }

    /// The steps from an entry: its links, its parts, or the record it is part of.
    fn steps(&self, at: EntryId, takes: fn(LinkKind) -> bool) -> Vec<PathStep> {
        let mut steps: Vec<PathStep> = self
            .links(at)
            .iter()
            .filter(|link| takes(link.tie))
            .map(|link| {
                let (out, back) = (link.tie.label(), link.tie.inverse_label());
                let (words, back) = if link.forward { (out, back) } else { (back, out) };
                PathStep { words, back, forward: link.forward, to: link.other }
            })
            .collect();
        let whole = self.record_entry(at);
        if whole == at {
            steps.extend(self.parts(at).map(|part| {
                let (words, back) = self.part_labels(part);
                PathStep { words, back, forward: true, to: part }
            }));
        } else {
            let (back, words) = self.part_labels(at);
            steps.push(PathStep { words, back, forward: false, to: whole });
        }
        let (covers, covered) = ("covers", "reported in");
        let in_event = self.described_by(at);
        steps.extend(in_event.map(|to| PathStep {
            words: covered,
            back: covers,
            forward: false,
            to,
        }));
        let parts = self.describes(at).iter();
        steps.extend(parts.map(|to| PathStep {
            words: covers,
            back: covered,
            forward: true,
            to: *to,
        }));
        steps
    }

    /// The labels of the link from a record to its part and back.
    fn part_labels(&self, part: EntryId) -> (&'static str, &'static str) {
        match self.entry(part).part {
            EntryPart::Action(_) => ("has treaty action", "treaty action of"),
            EntryPart::Term(_) => ("held the office", "held by"),
            EntryPart::Recognition(_) => ("was recognised", "recognition of"),
            EntryPart::Whole => ("has the part", "part of"),
        }
    }
}

/// The labels without duplicates, and without those that a longer one ends with: "by" beside
/// "signed by".
fn listed(words: impl Iterator<Item = &'static str>) -> String {
    let all: Vec<&str> = words.collect();
    let said = |at: usize, words: &str| {
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(other, longer)| match longer.strip_suffix(words) {
            Some("") => other < at,
            Some(before) => before.ends_with(' '),
            None => false,
        })
    };
    let once = all.iter().enumerate().filter(|(at, words)| !said(*at, words));
    once.map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
}

/// Whether the link is one of substance, and not of reporting or naming.
fn is_substantial(tie: LinkKind) -> bool {
    !matches!(
        tie,
        LinkKind::ReportedBy | LinkKind::NotToConfuse | LinkKind::UsedBy | LinkKind::AccordingTo
    )
}

fn trace_back(
    came: &HashMap<EntryId, (EntryId, PathStep)>,
    from: EntryId,
    to: EntryId,
) -> Vec<PathStep> {
    let mut steps = Vec::new();
    let mut at = to;
    while at != from {
        let Some((before, step)) = came.get(&at).copied() else { break };
        steps.push(step);
        at = before;
    }
    steps.reverse();
    steps
}
