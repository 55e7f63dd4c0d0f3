//! How two records hang together: the shortest chain of named ties between them.

use super::{Dossier, EntryId, LinkKind, link::EntryPart};
use std::collections::{HashMap, VecDeque};

/// One step of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathStep {
    /// What the record before it says of this one.
    pub words: &'static str,
    /// What this one says of the record before it.
    pub back: &'static str,
    /// Whether the record before it names this one, and not the other way round.
    pub forward: bool,
    /// The record that the step leads to.
    pub to: EntryId,
}

/// An entry that another one is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbor {
    /// The entry.
    pub to: EntryId,
    /// Every tie to it.
    pub ties: Vec<PathStep>,
}

impl Neighbor {
    /// What the other one says of this entry.
    #[must_use]
    pub fn label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.words))
    }

    /// What this entry says of the other one.
    #[must_use]
    pub fn inverse_label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.back))
    }

    /// Whether the other one names this entry, and not the other way round.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.ties.iter().any(|tie| tie.forward)
    }
}

impl Dossier {
    /// The shortest chain of ties from one entry to another; empty when they are the same,
    /// nothing when they do not hang together. Ties that only say who reports a thing, or that two
    /// names are alike, are taken where there are no others.
    #[must_use]
    pub fn path(&self, from: EntryId, to: EntryId) -> Option<Vec<PathStep>> {
        self.shortest(from, to, tells).or_else(|| self.shortest(from, to, |_| true))
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
                return Some(way_back(&came, from, to));
            }
            for hop in self.hops(at, takes) {
                if hop.to != from && !came.contains_key(&hop.to) {
                    came.insert(hop.to, (at, hop));
                    next.push_back(hop.to);
                }
            }
        }
        None
    }

    /// What the entry is tied to, its own parts among it, each other entry once with all the ties
    /// to it: those with the same ties together, and within them by date and title.
    #[must_use]
    pub fn neighbors_with_links(&self, id: EntryId) -> Vec<Neighbor> {
        let mut hops = self.hops(id, |_| true);
        hops.sort_by_key(|hop| (hop.to, !hop.forward, hop.words));
        hops.dedup();
        let mut neighbours: Vec<Neighbor> = hops
            .chunk_by(|one, other| one.to == other.to)
            .filter_map(|ties| Some(Neighbor { to: ties.first()?.to, ties: ties.to_vec() }))
            .collect();
        neighbours.sort_by_cached_key(|neighbour| {
            let date = self.date(neighbour.to).map(crate::dossier::Date::order);
            (neighbour.label(), date, self.title(neighbour.to).into_owned(), neighbour.to)
        });
        neighbours
    }

    /// The steps that lead away from an entry: its ties, its parts, or what it is part of.
    fn hops(&self, at: EntryId, takes: fn(LinkKind) -> bool) -> Vec<PathStep> {
        let mut hops: Vec<PathStep> = self
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
            hops.extend(self.parts(at).map(|part| {
                let (words, back) = self.part_words(part);
                PathStep { words, back, forward: true, to: part }
            }));
        } else {
            let (back, words) = self.part_words(at);
            hops.push(PathStep { words, back, forward: false, to: whole });
        }
        let (tells, told) = ("covers", "mentioned in");
        let in_event = self.described_by(at);
        hops.extend(in_event.map(|to| PathStep { words: told, back: tells, forward: false, to }));
        let parts = self.describes(at).iter();
        hops.extend(parts.map(|to| PathStep { words: tells, back: told, forward: true, to: *to }));
        hops
    }

    /// What a record says of its part, and the part of the record.
    fn part_words(&self, part: EntryId) -> (&'static str, &'static str) {
        match self.entry(part).part {
            EntryPart::Action(_) => ("has treaty action", "treaty action of"),
            EntryPart::Term(_) => ("held the office", "held by"),
            EntryPart::Recognition(_) => ("was recognised", "recognition of"),
            EntryPart::Whole => ("has the part", "part of"),
        }
    }
}

/// The words of ties, each once: two records may each say the same of the other, and "by" says
/// nothing where "signed by" stands.
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

/// Whether a tie says something of what happened, and not only of who reports or names it.
fn tells(tie: LinkKind) -> bool {
    !matches!(
        tie,
        LinkKind::ReportedBy | LinkKind::NotToConfuse | LinkKind::UsedBy | LinkKind::AccordingTo
    )
}

fn way_back(
    came: &HashMap<EntryId, (EntryId, PathStep)>,
    from: EntryId,
    to: EntryId,
) -> Vec<PathStep> {
    let mut hops = Vec::new();
    let mut at = to;
    while at != from {
        let Some((before, hop)) = came.get(&at).copied() else { break };
        hops.push(hop);
        at = before;
    }
    hops.reverse();
    hops
}
