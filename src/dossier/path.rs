//! How two records hang together: the shortest chain of named ties between them.

use super::{Dossier, EntryId, Tie, tie::Part};
use std::collections::{HashMap, VecDeque};

/// One step of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    /// What the record before it says of this one.
    pub words: &'static str,
    /// The record that the step leads to.
    pub to: EntryId,
}

impl Dossier {
    /// The shortest chain of ties from one entry to another; empty when they are the same,
    /// nothing when they do not hang together. Ties that only say who reports a thing, or that two
    /// names are alike, are taken where there are no others.
    #[must_use]
    pub fn path(&self, from: EntryId, to: EntryId) -> Option<Vec<Hop>> {
        self.shortest(from, to, tells).or_else(|| self.shortest(from, to, |_| true))
    }

    fn shortest(&self, from: EntryId, to: EntryId, takes: fn(Tie) -> bool) -> Option<Vec<Hop>> {
        let mut came: HashMap<EntryId, (EntryId, &'static str)> = HashMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(at) = next.pop_front() {
            if at == to {
                return Some(way_back(&came, from, to));
            }
            for hop in self.hops(at, takes) {
                if hop.to != from && !came.contains_key(&hop.to) {
                    came.insert(hop.to, (at, hop.words));
                    next.push_back(hop.to);
                }
            }
        }
        None
    }

    /// What the entry is tied to and by what, its own parts among it; the same ties together, and
    /// within them by date and title.
    #[must_use]
    pub fn ties_of(&self, id: EntryId) -> Vec<Hop> {
        let mut hops = self.hops(id, |_| true);
        hops.sort_by_cached_key(|hop| {
            let date = self.date(hop.to).map(super::Date::order);
            (hop.words, date, self.title(hop.to).into_owned(), hop.to)
        });
        hops.dedup();
        hops
    }

    /// The steps that lead away from an entry: its ties, its parts, or what it is part of.
    fn hops(&self, at: EntryId, takes: fn(Tie) -> bool) -> Vec<Hop> {
        let mut hops: Vec<Hop> = self
            .links(at)
            .iter()
            .filter(|link| takes(link.tie))
            .map(|link| Hop {
                words: if link.forward { link.tie.words() } else { link.tie.words_back() },
                to: link.other,
            })
            .collect();
        let whole = self.whole(at);
        if whole == at {
            let words = |part: EntryId| match self.entry(part).part {
                Part::Action(_) => "had the step",
                Part::Term(_) => "held the office",
                Part::Recognition(_) => "was given the recognition",
                Part::Whole => "has the part",
            };
            hops.extend(self.parts(at).map(|part| Hop { words: words(part), to: part }));
        } else {
            let words = match self.entry(at).part {
                Part::Action(_) => "a step of",
                Part::Term(_) => "held by",
                Part::Recognition(_) => "given to",
                Part::Whole => "part of",
            };
            hops.push(Hop { words, to: whole });
        }
        let told = self.told_by(at).map(|to| Hop { words: "told of in", to });
        hops.extend(told);
        hops.extend(self.tells(at).iter().map(|to| Hop { words: "tells of", to: *to }));
        hops
    }
}

/// Whether a tie says something of what happened, and not only of who reports or names it.
fn tells(tie: Tie) -> bool {
    !matches!(tie, Tie::ReportedBy | Tie::NotToConfuse | Tie::UsedBy | Tie::AccordingTo)
}

fn way_back(
    came: &HashMap<EntryId, (EntryId, &'static str)>,
    from: EntryId,
    to: EntryId,
) -> Vec<Hop> {
    let mut hops = Vec::new();
    let mut at = to;
    while at != from {
        let Some((before, words)) = came.get(&at).copied() else { break };
        hops.push(Hop { words, to: at });
        at = before;
    }
    hops.reverse();
    hops
}
