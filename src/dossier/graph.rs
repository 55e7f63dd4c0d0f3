//! The links between entries in both directions.

use super::{
    Dossier, EntryId,
    link::{EntryPart, LinkKind, index},
    record::Record,
    vocabulary::ActionType,
};
use crate::threads;
use foldhash::fast::FixedState;
use std::{collections::HashMap, ops::Range};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub kind: LinkKind,
    /// Whether the entry makes the reference, or is referred to.
    pub forward: bool,
    pub other: EntryId,
}

impl Link {
    /// The label of the link as read towards the other entry.
    pub fn label(&self) -> &'static str {
        if self.forward { self.kind.label() } else { self.kind.inverse_label() }
    }

    /// The label of the link as read from the other entry.
    pub fn inverse_label(&self) -> &'static str {
        if self.forward { self.kind.inverse_label() } else { self.kind.label() }
    }
}

/// The links of all entries, as an adjacency list in one vector.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// Where the links of each entry start, and where the last ones end.
    starts: Vec<u32>,
    links: Vec<Link>,
    dangling: Vec<(EntryId, LinkKind, Box<str>)>,
}

#[derive(Debug, Default)]
struct Adjacency {
    found: Vec<(EntryId, LinkKind, EntryId)>,
    dangling: Vec<(EntryId, LinkKind, Box<str>)>,
}

impl Graph {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let records = dossier.records().len();
        let mut edges = threads::map_shares(records, SHARE, |share| edges_of(dossier, share));
        let mut dangling: Vec<_> =
            edges.iter_mut().flat_map(|edges| std::mem::take(&mut edges.dangling)).collect();
        dangling.sort_unstable();
        let mut starts = vec![0; dossier.len() + 1];
        for (from, _, to) in edges.iter().flat_map(|edges| &edges.found) {
            starts[from.index()] += 1;
            starts[to.index()] += 1;
        }
        let mut total = 0;
        for end in &mut starts {
            total += *end;
            *end = total;
        }
        let blank = Link { kind: LinkKind::Role, other: EntryId(0), forward: true };
        let mut links = vec![blank; total as usize];
        // The links of an entry are put from the last to the first, whose place remains.
        let mut put = |at: EntryId, link: Link| {
            starts[at.index()] -= 1;
            links[starts[at.index()] as usize] = link;
        };
        for (from, kind, to) in edges.into_iter().flat_map(|edges| edges.found) {
            put(from, Link { kind, other: to, forward: true });
            put(to, Link { kind, other: from, forward: false });
        }
        Self { starts, links, dangling }.sorted(dossier)
    }

    /// Sorts each entry's links by kind and date, without duplicates.
    fn sorted(mut self, dossier: &Dossier) -> Self {
        // Keys are computed once for each link, not at every comparison.
        let (mut keyed, mut end) = (Vec::new(), 0);
        for id in dossier.entries() {
            keyed.clear();
            keyed.extend(
                self.run(id).iter().map(|link| {
                    ((link.kind, link.forward), dossier.timeline_key(link.other), *link)
                }),
            );
            keyed.sort_unstable();
            keyed.dedup();
            self.starts[id.index()] = index(end);
            for (.., link) in &keyed {
                self.links[end] = *link;
                end += 1;
            }
        }
        self.starts[dossier.len()] = index(end);
        self.links.truncate(end);
        self.links.shrink_to_fit();
        self
    }

    fn run(&self, id: EntryId) -> &[Link] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        self.links.get(bound(id.index())..bound(id.index() + 1)).unwrap_or_default()
    }
}

/// The fewest records that are worth a thread of their own.
const SHARE: usize = 20_000;

fn edges_of(dossier: &Dossier, records: Range<usize>) -> Adjacency {
    let mut edges = Adjacency::default();
    // Ids that are read are shared, and following one to its record takes much longer than this.
    let mut known = HashMap::<(usize, usize), Option<EntryId>, FixedState>::default();
    for id in records.filter_map(|record| dossier.record_entry_at(index(record))) {
        let record = dossier.record(id);
        let signing = signature(dossier, id, record);
        record.visit_references(&mut |kind, part, name, _| {
            let from = dossier.part(id, part);
            let known = known.entry((name.as_ptr().addr(), name.len()));
            let found = known.or_insert_with(|| dossier.find(name));
            let Some(to) = *found else {
                return edges.dangling.push((from, kind, name.into()));
            };
            edges.found.push((from, kind, to));
            if kind == LinkKind::Signatory
                && let Some(signing) = signing
            {
                edges.found.push((signing, kind, to));
            }
        });
    }
    edges
}

fn signature(dossier: &Dossier, treaty: EntryId, record: &Record) -> Option<EntryId> {
    let Record::Treaty(it) = record else { return None };
    let at = it.actions.iter().position(|action| action.kind == ActionType::Signature)?;
    Some(dossier.part(treaty, EntryPart::Action(index(at))))
}

impl Dossier {
    /// The links of the entry in both directions, sorted by kind, direction and date.
    pub fn links(&self, id: EntryId) -> &[Link] {
        self.links.run(id)
    }

    /// The references of the entry to unknown ids.
    pub fn dangling(&self, id: EntryId) -> impl Iterator<Item = (LinkKind, &str)> {
        let all = &self.links.dangling;
        let from = all.partition_point(|(from, ..)| *from < id);
        let own = all.get(from..).unwrap_or_default().iter().take_while(move |one| one.0 == id);
        own.map(|(_, kind, slug)| (*kind, &**slug))
    }

    /// The entries linked in this way, by date. Searches binarily among perhaps 100,000 links.
    pub fn linked(
        &self,
        id: EntryId,
        kind: LinkKind,
        forward: bool,
    ) -> impl Iterator<Item = EntryId> {
        let links = self.links(id);
        let from = links.partition_point(|link| (link.kind, link.forward) < (kind, forward));
        let of_kind = links.get(from..).unwrap_or_default().iter();
        of_kind
            .take_while(move |link| (link.kind, link.forward) == (kind, forward))
            .map(|link| link.other)
    }

    /// The entry and those above it, nearest first: few, since faulty parents form a cycle.
    pub(crate) fn ancestors(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        let parent = |at: &EntryId| self.linked(*at, LinkKind::Parent, true).next();
        std::iter::successors(Some(id), parent).take(9)
    }

    /// The topmost organization that this one belongs to, or itself.
    pub fn state_of(&self, id: EntryId) -> EntryId {
        self.ancestors(id).last().unwrap_or(id)
    }

    /// The entries linked with an entry or its parts, these parts, and its record; sorted.
    pub fn neighbors(&self, id: EntryId) -> Vec<EntryId> {
        let mut found = Vec::new();
        self.for_each_neighbor(id, |other| found.push(other));
        found.sort_unstable();
        found.dedup();
        found.retain(|other| *other != id);
        found
    }

    /// Calls `found` with the [`Dossier::neighbors`], unsorted, with duplicates and perhaps itself.
    pub fn for_each_neighbor(&self, id: EntryId, mut found: impl FnMut(EntryId)) {
        let whole = self.record_entry(id);
        self.links(id).iter().for_each(|link| found(link.other));
        if whole == id {
            for part in self.parts(id) {
                found(part);
                self.links(part).iter().for_each(|link| found(link.other));
            }
        } else {
            found(whole);
        }
        self.described_by(id).into_iter().for_each(&mut found);
        self.describes(id).iter().copied().for_each(found);
    }

    /// What it contradicts and what contradicts it; what does both comes twice.
    pub(crate) fn contradictions(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        let ways = [true, false].into_iter();
        ways.flat_map(move |way| self.linked(id, LinkKind::Contradicts, way))
    }

    /// Whether sources give other dates, or statements or figures contradict it or each other about it.
    pub fn is_contested(&self, id: EntryId) -> bool {
        !self.rival_dates(id).is_empty()
            || self.contradictions(id).next().is_some()
            || self.same_event(id).any(|face| {
                self.linked(face, LinkKind::About, false).any(|one| {
                    self.contradictions(one).any(|other| {
                        let mut about = self.linked(other, LinkKind::About, true);
                        about.any(|it| self.same_event(id).any(|face| face == it))
                    })
                })
            })
    }
}
