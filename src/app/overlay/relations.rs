//! What a record is tied to: its neighbours, in groups by the names of their ties.
//!
//! Whether they are drawn around the record or listed depends on the room: see `graph`.

mod navigation;

use crate::{
    app::relation_graph::{Branch, Graph, GraphName},
    dossier::{Dossier, EntryId, EntryPart, Record, Subject, action_label, record::short_name},
    text::clean,
};
use std::ops::Range;

/// What an entry is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relations {
    /// The entry.
    pub of: EntryId,
    /// Its neighbours, each once, group behind group.
    pub neighbours: Vec<EntryId>,
    /// The groups, in the order of their neighbours.
    pub groups: Vec<LinkGroup>,
    /// Which of the neighbours is marked.
    pub selected: usize,
}

/// Neighbours with the same ties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGroup {
    /// What the entry says of them: "signed by".
    pub away: String,
    /// What they say of the entry: "signed".
    pub towards: String,
    /// Whether the entry names them, and not they the entry.
    pub named: bool,
    /// Which of the neighbours they are.
    pub members: Range<usize>,
}

impl Relations {
    /// Everything that the entry is tied to.
    #[must_use]
    pub fn of(dossier: &Dossier, id: EntryId) -> Self {
        let all = dossier.neighbors_with_links(id);
        let mut groups: Vec<LinkGroup> = Vec::new();
        for (at, neighbour) in all.iter().enumerate() {
            let (away, towards) = (neighbour.label(), neighbour.inverse_label());
            match groups.last_mut().filter(|group| group.away == away && group.towards == towards) {
                Some(group) => group.members.end = at + 1,
                None => {
                    let named = neighbour.is_named();
                    groups.push(LinkGroup { away, towards, named, members: at..at + 1 });
                }
            }
        }
        let neighbours = all.into_iter().map(|neighbour| neighbour.to).collect();
        Self { of: id, neighbours, groups, selected: 0 }
    }

    /// The drawing of them in so many cells and lines; nothing where there is not room for all.
    #[must_use]
    pub fn graph(&self, dossier: &Dossier, room: (usize, usize)) -> Option<Graph> {
        // Every name takes a line of one side: what cannot fit is not even named.
        if self.neighbours.len() > room.1 * 2 {
            return None;
        }
        let branch = |group: &LinkGroup| Branch {
            away: group.away.clone(),
            towards: group.towards.clone(),
            outward: group.named,
            names: self
                .neighbours
                .get(group.members.clone())
                .unwrap_or_default()
                .iter()
                .map(|id| name_beside(dossier, self.of, *id))
                .collect(),
        };
        Graph::new(&name(dossier, self.of), self.groups.iter().map(branch).collect(), room)
    }

    /// The group of the neighbour at this place.
    #[must_use]
    pub fn group(&self, at: usize) -> Option<&LinkGroup> {
        self.groups.iter().find(|group| group.members.contains(&at))
    }
}

/// What an entry is called.
fn name(dossier: &Dossier, id: EntryId) -> GraphName {
    let whole = dossier.title(id);
    let short = match dossier.entry(id).part {
        EntryPart::Whole => short_name(dossier.record(id).names()),
        _ => "",
    };
    shown(&whole, if short.is_empty() { &whole } else { short })
}

/// What a neighbour is called beside the entry: what the entry is called is not told again.
fn name_beside(dossier: &Dossier, of: EntryId, id: EntryId) -> GraphName {
    let own = dossier.record_entry(id) == of;
    let once = |text: &str| shown(text, text);
    let name = match dossier.subject(id) {
        Subject::Action(treaty, action) if own => once(&action_label(dossier, treaty, action)),
        Subject::Term(_, term) if own => once(&term.office),
        Subject::Recognition(_, it) if own => once(dossier.name_of(&it.by)),
        Subject::Record(Record::Statement(said)) if *said.speaker == *dossier.slug(of) => {
            once(&said.title)
        }
        _ => name(dossier, id),
    };
    // Of a person or an office a date alone would not say what happened on it.
    let dated =
        !matches!(dossier.subject(id), Subject::Term(..) | Subject::Record(Record::Person(_)));
    let date = dossier.date(id).filter(|_| dated);
    let more = date.map_or(String::new(), |date| format!(" · {}", date.words()));
    GraphName { more, ..name }
}

/// What is shown is measured before it is drawn, so it is cleaned here.
fn shown(whole: &str, short: &str) -> GraphName {
    let (whole, short) = (clean(whole).into_owned(), clean(short).into_owned());
    GraphName { whole, short, more: String::new() }
}
