//! The links of a record: its neighbors, grouped by the labels of their links. They are drawn
//! around the record where there is room for all of them, and listed otherwise.

use super::Overlay;
use crate::{
    app::{
        App,
        relation_graph::{Branch, Graph, GraphName, Side},
    },
    dossier::{Dossier, EntryId, EntryPart, Record, Subject, action_label, record::short_name},
    text::clean,
};
use std::ops::Range;

/// The links of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relations {
    /// The entry.
    pub entry: EntryId,
    /// Its neighbors, each once, group after group.
    pub neighbors: Vec<EntryId>,
    /// The groups, in the order of their neighbors.
    pub groups: Vec<LinkGroup>,
    /// The selected neighbor.
    pub selected: usize,
    /// The first line of the list after a click.
    pub offset: Option<usize>,
}

/// Neighbors with the same links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGroup {
    /// The label from the entry to them: "signed by".
    pub away: String,
    /// The label from them to the entry: "signed".
    pub towards: String,
    /// Whether the entry refers to them, and not they to the entry.
    pub outgoing: bool,
    /// Which of the neighbors they are.
    pub members: Range<usize>,
}

impl Relations {
    /// All links of the entry.
    #[must_use]
    pub fn new(dossier: &Dossier, entry: EntryId) -> Self {
        let all = dossier.neighbors_with_links(entry);
        let mut groups: Vec<LinkGroup> = Vec::new();
        for (at, neighbor) in all.iter().enumerate() {
            let (away, towards) = (neighbor.label(), neighbor.inverse_label());
            match groups.last_mut().filter(|group| group.away == away && group.towards == towards) {
                Some(group) => group.members.end = at + 1,
                None => {
                    let outgoing = neighbor.is_named();
                    groups.push(LinkGroup { away, towards, outgoing, members: at..at + 1 });
                }
            }
        }
        let neighbors = all.into_iter().map(|neighbor| neighbor.to).collect();
        Self { entry, neighbors, groups, selected: 0, offset: None }
    }

    /// The drawing in this many cells and lines; nothing where there is no room for all neighbors.
    #[must_use]
    pub fn graph(&self, dossier: &Dossier, room: (usize, usize)) -> Option<Graph> {
        // Every name takes a line of one side: names that cannot fit are not made.
        if self.neighbors.len() > room.1 * 2 {
            return None;
        }
        let names = |group: &LinkGroup| {
            let members = self.neighbors.get(group.members.clone()).unwrap_or_default();
            members.iter().map(|id| neighbor_name(dossier, self.entry, *id)).collect()
        };
        let branch = |group: &LinkGroup| Branch {
            away: group.away.clone(),
            towards: group.towards.clone(),
            outward: group.outgoing,
            names: names(group),
        };
        let branches = self.groups.iter().map(branch).collect();
        Graph::new(&entry_name(dossier, self.entry), branches, room)
    }

    /// The selected neighbor.
    #[must_use]
    pub fn neighbor(&self) -> Option<EntryId> {
        self.neighbors.get(self.selected).copied()
    }

    /// Moves the selection down or up, in the drawing by its sides.
    pub(crate) fn move_by(&mut self, by: isize, dossier: &Dossier, room: (usize, usize)) {
        let to = match self.graph(dossier, room) {
            Some(graph) => graph.step(self.selected, by),
            None => self.selected.saturating_add_signed(by),
        };
        self.selected = to.min(self.neighbors.len().saturating_sub(1));
    }

    /// The group of the neighbor at this index.
    #[must_use]
    pub fn group(&self, at: usize) -> Option<&LinkGroup> {
        self.groups.iter().find(|group| group.members.contains(&at))
    }
}

impl App {
    /// The drawing of the links, where there is room for all of them.
    #[must_use]
    pub fn graph(&self, relations: &Relations) -> Option<Graph> {
        relations.graph(&self.data.dossier, self.status.sizes.relations)
    }

    /// Opens the links of the entry.
    pub(crate) fn open_relations(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return self.refuse("No record here") };
        let mut relations = Relations::new(&self.data.dossier, id);
        if relations.neighbors.is_empty() {
            return self.refuse("No links here");
        }
        relations.selected = self.graph(&relations).map_or(0, |graph| graph.first());
        self.overlays.push(Overlay::Relations(relations));
    }

    /// Opens the links of the selected neighbor.
    pub(crate) fn open_relations_of_neighbor(&mut self) {
        if let Some(Overlay::Relations(relations)) = self.overlays.last()
            && let Some(neighbor) = relations.neighbor()
        {
            self.open_relations(Some(neighbor));
        }
    }

    /// Moves to the neighbors on this side of the drawing.
    pub(crate) fn cross_relations(&mut self, side: Side) {
        let (dossier, room) = (&self.data.dossier, self.status.sizes.relations);
        if let Some(Overlay::Relations(relations)) = self.overlays.last_mut()
            && let Some(graph) = relations.graph(dossier, room)
        {
            relations.selected = graph.across(relations.selected, side);
        }
    }
}

/// The name of an entry.
fn entry_name(dossier: &Dossier, id: EntryId) -> GraphName {
    let full = dossier.title(id);
    let short = match dossier.entry(id).part {
        EntryPart::Whole => short_name(dossier.record(id).names()),
        _ => "",
    };
    cleaned(&full, if short.is_empty() { &full } else { short })
}

/// The name of a neighbor in the drawing, in which the name of the entry is not repeated.
fn neighbor_name(dossier: &Dossier, of: EntryId, id: EntryId) -> GraphName {
    let own = dossier.record_entry(id) == of;
    let once = |text: &str| cleaned(text, text);
    let name = match dossier.subject(id) {
        Subject::Action(treaty, action) if own => once(&action_label(dossier, treaty, action)),
        Subject::Term(_, term) if own => once(&term.office),
        Subject::Recognition(_, it) if own => once(dossier.name_of(&it.by)),
        Subject::Record(Record::Statement(said)) if *said.speaker == *dossier.slug(of) => {
            once(&said.title)
        }
        _ => entry_name(dossier, id),
    };
    // The date of a person or an office would not say what happened on it.
    let dated =
        !matches!(dossier.subject(id), Subject::Term(..) | Subject::Record(Record::Person(_)));
    let date = dossier.date(id).filter(|_| dated);
    let suffix = date.map_or(String::new(), |date| format!(" · {}", date.words()));
    GraphName { suffix, ..name }
}

/// A name is measured before it is drawn, so it is cleaned here.
fn cleaned(full: &str, short: &str) -> GraphName {
    let (full, short) = (clean(full).into_owned(), clean(short).into_owned());
    GraphName { full, short, suffix: String::new() }
}
