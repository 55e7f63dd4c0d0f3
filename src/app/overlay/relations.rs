//! The links of a record: its neighbors, grouped by the labels of their links. They are drawn
//! around the record where there is room, large groups as one node, and listed otherwise.

use super::{Overlay, list::ListOverlay};
use crate::{
    app::{
        App,
        relation_graph::{Branch, Graph, GraphName, Side},
    },
    dossier::{
        Dossier, EntryId, EntryPart, Neighbor, Record, Subject, action_label, record::short_name,
    },
    text::{clean, quantity},
};
use std::{collections::HashMap, ops::Range};

/// A group with more rows than this is one node, where the drawing does not fit otherwise.
const FOLDS: [usize; 4] = [usize::MAX, 12, 7, 3];

/// In larger groups no rows are merged: the titles would have to be made and compared.
const MOST_MERGED: usize = 5000;

/// The links of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relations {
    /// The entry.
    pub entry: EntryId,
    /// Its neighbors, group after group; those of a group that read alike are one row.
    pub rows: Vec<Vec<EntryId>>,
    /// The groups, in the order of their rows.
    pub groups: Vec<LinkGroup>,
    /// The selected row.
    pub selected: usize,
    /// The first line of the list after a click.
    pub offset: Option<usize>,
}

/// The drawing of links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationsGraph {
    pub graph: Graph,
    pub rows: Vec<Range<usize>>,
}

impl RelationsGraph {
    pub fn node(&self, row: usize) -> usize {
        self.rows.partition_point(|rows| rows.end <= row)
    }

    pub fn row(&self, node: usize) -> usize {
        self.rows.get(node).map_or(0, |rows| rows.start)
    }
}

/// Neighbors with the same links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGroup {
    /// The label from the entry to them: "signed by".
    pub away: String,
    /// The label from them to the entry: "signed".
    pub towards: String,
    pub(crate) outgoing: bool,
    pub members: Range<usize>,
}

impl Relations {
    /// All links of the entry.
    pub fn new(dossier: &Dossier, entry: EntryId) -> Self {
        let all = dossier.neighbors_with_links(entry);
        let labels = |it: &Neighbor| (it.label(), it.inverse_label());
        let mut relations =
            Self { entry, rows: Vec::new(), groups: Vec::new(), selected: 0, offset: None };
        for group in all.chunk_by(|one, other| labels(one) == labels(other)) {
            let Some(first) = group.first() else { continue };
            let start = relations.rows.len();
            relations.add_rows(dossier, group);
            let ((away, towards), outgoing) = (labels(first), first.is_named());
            let members = start..relations.rows.len();
            relations.groups.push(LinkGroup { away, towards, outgoing, members });
        }
        relations
    }

    fn add_rows(&mut self, dossier: &Dossier, group: &[Neighbor]) {
        let mut known: HashMap<String, usize> = HashMap::new();
        for neighbor in group {
            let next = self.rows.len();
            let at = match group.len() {
                0..=MOST_MERGED => {
                    let name = neighbor_name(dossier, self.entry, neighbor.to).full;
                    *known.entry(name).or_insert(next)
                }
                _ => next,
            };
            match self.rows.get_mut(at) {
                Some(row) => row.push(neighbor.to),
                None => self.rows.push(vec![neighbor.to]),
            }
        }
    }

    /// The number of neighbors.
    pub fn count(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// The drawing in this many cells and lines; nothing where there is no room for it.
    pub fn graph(&self, dossier: &Dossier, room: (usize, usize)) -> Option<RelationsGraph> {
        FOLDS.into_iter().find_map(|most| self.folded(dossier, most, room))
    }

    /// The drawing in which groups of more than some rows are one node.
    fn folded(
        &self,
        dossier: &Dossier,
        most: usize,
        room: (usize, usize),
    ) -> Option<RelationsGraph> {
        let nodes = |group: &LinkGroup| match group.members.len() {
            len if len > most => vec![group.members.clone()],
            _ => group.members.clone().map(|row| row..row + 1).collect(),
        };
        let rows: Vec<Range<usize>> = self.groups.iter().flat_map(nodes).collect();
        // Every name takes a line of one side: names that cannot fit are not made.
        if rows.len() > room.1 * 2 {
            return None;
        }
        let branch = |group: &LinkGroup| Branch {
            away: group.away.clone(),
            towards: group.towards.clone(),
            outward: group.outgoing,
            names: nodes(group).into_iter().map(|rows| self.name(dossier, rows)).collect(),
        };
        let branches = self.groups.iter().map(branch).collect();
        let graph = Graph::new(&entry_name(dossier, self.entry), branches, room)?;
        Some(RelationsGraph { graph, rows })
    }

    /// The name of a node: of one neighbor, of several that read alike, or the number of records.
    fn name(&self, dossier: &Dossier, rows: Range<usize>) -> GraphName {
        let rows = self.rows.get(rows).unwrap_or_default();
        let count: usize = rows.iter().map(Vec::len).sum();
        match (rows, rows.first().and_then(|row| row.first())) {
            ([_], Some(id)) if count == 1 => neighbor_name(dossier, self.entry, *id),
            ([_], Some(id)) => {
                let name = neighbor_name(dossier, self.entry, *id);
                let times = |text: &str| format!("{text} ×{count}");
                GraphName {
                    full: times(&name.full),
                    short: times(&name.short),
                    suffix: String::new(),
                }
            }
            _ => {
                let text = quantity(count, "record");
                cleaned(&text, &text)
            }
        }
    }

    /// The neighbors that Enter leads to: of the selected row, or of its node in the drawing.
    fn targets(&self, graph: Option<&RelationsGraph>) -> Vec<EntryId> {
        let node = graph.and_then(|graph| graph.rows.get(graph.node(self.selected)).cloned());
        let rows = self.rows.get(node.unwrap_or(self.selected..self.selected + 1));
        rows.unwrap_or_default().concat()
    }

    /// Moves the selection down or up, in the drawing by its sides.
    pub(crate) fn move_by(&mut self, by: isize, dossier: &Dossier, room: (usize, usize)) {
        let to = match self.graph(dossier, room) {
            Some(it) => it.row(it.graph.step(it.node(self.selected), by)),
            None => self.selected.saturating_add_signed(by),
        };
        self.selected = to.min(self.rows.len().saturating_sub(1));
    }

    /// The group of a row.
    pub fn group(&self, at: usize) -> Option<&LinkGroup> {
        self.groups.iter().find(|group| group.members.contains(&at))
    }
}

impl App {
    /// The drawing of the links, where there is room for it.
    pub fn graph(&self, relations: &Relations) -> Option<RelationsGraph> {
        relations.graph(&self.data.dossier, self.status.sizes.relations)
    }

    pub(crate) fn open_relations(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return self.refuse("No record here") };
        let mut relations = Relations::new(&self.data.dossier, id);
        if relations.rows.is_empty() {
            return self.refuse("No links");
        }
        relations.selected = self.graph(&relations).map_or(0, |it| it.row(it.graph.first()));
        self.overlays.push(Overlay::Relations(relations));
    }

    fn selected_neighbors(&self) -> Vec<EntryId> {
        match self.overlays.last() {
            Some(Overlay::Relations(links)) => links.targets(self.graph(links).as_ref()),
            _ => Vec::new(),
        }
    }

    /// Opens the selected neighbor, or lists several.
    pub(crate) fn activate_relation(&mut self) {
        match self.selected_neighbors().as_slice() {
            [] => self.overlays.clear(),
            [one] => self.open_record(*one),
            several => {
                self.overlays.push(Overlay::List(ListOverlay::records("Records", several, 0)));
            }
        }
    }

    pub(crate) fn open_relations_of_neighbor(&mut self) {
        match self.selected_neighbors().as_slice() {
            [] => {}
            [one] => self.open_relations(Some(*one)),
            _ => self.activate_relation(),
        }
    }

    /// Moves to the neighbors on this side of the drawing.
    pub(crate) fn cross_relations(&mut self, side: Side) {
        let (dossier, room) = (&self.data.dossier, self.status.sizes.relations);
        if let Some(Overlay::Relations(relations)) = self.overlays.last_mut()
            && let Some(it) = relations.graph(dossier, room)
        {
            relations.selected = it.row(it.graph.across(it.node(relations.selected), side));
        }
    }
}

fn entry_name(dossier: &Dossier, id: EntryId) -> GraphName {
    let full = dossier.title(id);
    let short = match dossier.entry(id).part {
        EntryPart::Whole => short_name(dossier.record(id).names()),
        _ => "",
    };
    cleaned(&full, if short.is_empty() { &full } else { short })
}

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

fn cleaned(full: &str, short: &str) -> GraphName {
    let (full, short) = (clean(full).into_owned(), clean(short).into_owned());
    GraphName { full, short, suffix: String::new() }
}
