//! The links of a record: neighbours by label, drawn around it, large groups as one node.

use super::Overlay;
use crate::{
    app::{
        App,
        link_drawing::{Branch, LinkDrawing, NodeName},
    },
    date::year_words,
    dossier::{Dossier, EntryId, LinkKind, Neighbor, Record, Subject, action_label},
    text::{clean, quantity},
};
use std::collections::HashMap;

/// Limits of the rows of a group, tried until the drawing fits; a larger group is one node.
const FOLDS: [usize; 4] = [usize::MAX, 12, 7, 3];

/// The largest group in which rows are merged: their titles have to be made and compared.
const MOST_MERGED: usize = 5000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    pub entry: EntryId,
    pub groups: Vec<LinkGroup>,
    /// The selected neighbour, or one of those in the selected node.
    pub selected: EntryId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGroup {
    /// The label from the entry to them: "signed by".
    pub away: String,
    /// The label from them to the entry: "signed".
    pub towards: String,
    outgoing: bool,
    /// Neighbors with the same text share a row.
    pub rows: Vec<Vec<EntryId>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkDiagram {
    pub graph: LinkDrawing,
    pub targets: Vec<Vec<EntryId>>,
}

impl LinkDiagram {
    pub fn node(&self, id: EntryId) -> usize {
        self.targets.iter().position(|targets| targets.contains(&id)).unwrap_or(0)
    }

    pub(crate) fn neighbor(&self, node: usize) -> Option<EntryId> {
        self.targets.get(node)?.first().copied()
    }
}

impl Links {
    /// The links of the entry; none if it has no links. A signature is not drawn beside its treaty.
    pub fn new(dossier: &Dossier, entry: EntryId) -> Option<Self> {
        let mut all = dossier.neighbors_with_links(entry);
        all.retain(|it| {
            let is_signed = it.links.iter().any(|link| link.kind == LinkKind::Signatory);
            !is_signed || dossier.record_entry(it.to) == it.to
        });
        let labels = |it: &Neighbor| (it.label(), it.inverse_label());
        let groups = all.chunk_by(|one, other| labels(one) == labels(other)).filter_map(|group| {
            let ((away, towards), outgoing) = (labels(group.first()?), group.first()?.is_named());
            Some(LinkGroup { away, towards, outgoing, rows: rows(dossier, entry, group) })
        });
        Some(Self { entry, groups: groups.collect(), selected: all.first()?.to })
    }

    /// The drawing in this many cells and lines; none if it does not fit.
    pub fn graph(&self, dossier: &Dossier, room: (usize, usize)) -> Option<LinkDiagram> {
        FOLDS.into_iter().find_map(|most| self.folded(dossier, most, room))
    }

    fn folded(&self, dossier: &Dossier, most: usize, room: (usize, usize)) -> Option<LinkDiagram> {
        let is_folded = |group: &LinkGroup| group.rows.len() > most;
        let nodes = |group: &LinkGroup| if is_folded(group) { 1 } else { group.rows.len() };
        // Every name takes a line of one side: names that cannot fit are not made.
        if self.groups.iter().map(nodes).sum::<usize>() > room.1 * 2 {
            return None;
        }
        let (mut branches, mut targets) = (Vec::new(), Vec::new());
        for group in &self.groups {
            let names = if is_folded(group) {
                targets.push(group.rows.concat());
                let count: usize = group.rows.iter().map(Vec::len).sum();
                let count = quantity(count, "record");
                vec![cleaned(&count, &count)]
            } else {
                targets.extend(group.rows.iter().cloned());
                group.rows.iter().map(|ids| row_name(dossier, self.entry, ids)).collect()
            };
            let (away, towards) = (group.away.clone(), group.towards.clone());
            branches.push(Branch { away, towards, outward: group.outgoing, names });
        }
        let graph = LinkDrawing::new(&entry_name(dossier, self.entry), branches, room)?;
        Some(LinkDiagram { graph, targets })
    }

    pub(super) fn selected_neighbors(
        &self,
        dossier: &Dossier,
        room: (usize, usize),
    ) -> Vec<EntryId> {
        let graph = self.graph(dossier, room);
        graph.and_then(|it| it.targets.get(it.node(self.selected)).cloned()).unwrap_or_default()
    }

    /// Selects a neighbour; returns whether its node was selected already.
    pub(super) fn click(&mut self, id: EntryId, dossier: &Dossier, room: (usize, usize)) -> bool {
        let is_selected = self.selected_neighbors(dossier, room).contains(&id);
        self.selected = if is_selected { self.selected } else { id };
        is_selected
    }

    pub(super) fn step(
        &mut self,
        dossier: &Dossier,
        room: (usize, usize),
        step: impl FnOnce(&LinkDrawing, usize) -> usize,
    ) {
        if let Some(it) = self.graph(dossier, room)
            && let Some(id) = it.neighbor(step(&it.graph, it.node(self.selected)))
        {
            self.selected = id;
        }
    }

    pub(crate) fn group(&self) -> Option<&LinkGroup> {
        self.groups.iter().find(|group| group.rows.iter().any(|ids| ids.contains(&self.selected)))
    }
}

fn rows(dossier: &Dossier, entry: EntryId, group: &[Neighbor]) -> Vec<Vec<EntryId>> {
    if group.len() > MOST_MERGED {
        return group.iter().map(|neighbor| vec![neighbor.to]).collect();
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<Vec<EntryId>> = Vec::new();
    for neighbor in group {
        let name = neighbor_name(dossier, entry, neighbor.to).full;
        let at = *known.entry(name).or_insert(rows.len());
        match rows.get_mut(at) {
            Some(row) => row.push(neighbor.to),
            None => rows.push(vec![neighbor.to]),
        }
    }
    rows
}

impl App {
    pub(crate) fn open_links(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return self.status.refuse("No record here") };
        let Some(mut links) = Links::new(&self.data.dossier, id) else {
            return self.status.refuse("No links");
        };
        let Some(it) = links.graph(&self.data.dossier, self.status.sizes.links) else {
            return self.status.refuse("No room to draw the links");
        };
        links.selected = it.neighbor(it.graph.first()).unwrap_or(links.selected);
        self.overlays.push(Overlay::Links(links));
    }
}

/// The name of a row; events and treaties, which often begin alike, come after their year.
fn row_name(dossier: &Dossier, of: EntryId, ids: &[EntryId]) -> NodeName {
    let Some(first) = ids.first() else { return cleaned("", "") };
    let name = neighbor_name(dossier, of, *first);
    let is_dated =
        |id| matches!(dossier.subject(id), Subject::Record(Record::Event(_) | Record::Treaty(_)));
    let date = dossier.date(*first).filter(|_| ids.len() == 1 && is_dated(*first));
    let year = date.and_then(|date| date.order().0.year()).map(year_words);
    let written = |text: &str| match (&year, ids.len()) {
        (Some(year), _) => format!("{year} {text}"),
        (None, 1) => text.to_owned(),
        (None, count) => format!("{text} ×{count}"),
    };
    cleaned(&written(&name.full), &written(&name.short))
}

fn entry_name(dossier: &Dossier, id: EntryId) -> NodeName {
    cleaned(&dossier.title(id), &dossier.short_title(id))
}

fn neighbor_name(dossier: &Dossier, of: EntryId, id: EntryId) -> NodeName {
    let own = dossier.record_entry(id) == of;
    let once = |text: &str| cleaned(text, text);
    match dossier.subject(id) {
        Subject::Action(treaty, action) if own => once(&action_label(dossier, treaty, action)),
        Subject::Tenure(_, tenure) if own => once(&tenure.office),
        Subject::Recognition(_, it) if own => once(dossier.name_of(&it.by)),
        Subject::Record(Record::Statement(said)) if *said.speaker == *dossier.slug(of) => {
            once(&said.title)
        }
        _ => entry_name(dossier, id),
    }
}

fn cleaned(full: &str, short: &str) -> NodeName {
    let (full, short) = (clean(full).into_owned(), clean(short).into_owned());
    NodeName { full, short }
}
