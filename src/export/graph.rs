//! Who is tied to whom, as nodes and edges: what the graph formats share.

use super::{selection::Selection, summary};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, LinkKind, record::short_name},
};
use std::collections::BTreeSet;

/// A record in a graph.
pub(super) struct Node {
    pub(super) slug: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    /// A form of the title for narrow places.
    pub(super) short: String,
    /// The date as written, and the days it can mean; empty where there is none.
    pub(super) date: String,
    pub(super) earliest: String,
    pub(super) latest: String,
    /// What to know before it is believed.
    pub(super) marks: String,
    /// Whether it was chosen, or only stands at the other end of an edge.
    pub(super) chosen: bool,
}

/// A tie between two records.
pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) words: &'static str,
}

/// The chosen records, those they are tied to, and the ties.
pub(super) fn of(selection: &Selection<'_>) -> (Vec<Node>, Vec<Edge>) {
    let dossier = selection.dossier();
    let chosen = selection.records();
    let mut nodes: BTreeSet<EntryId> = chosen.iter().copied().collect();
    let mut ties: BTreeSet<(EntryId, LinkKind, EntryId)> = BTreeSet::new();
    for id in &chosen {
        dossier.record(*id).visit_references(&mut |tie, _, slug, _| {
            if let Some(other) = dossier.find(slug).map(|other| dossier.record_entry(other)) {
                nodes.insert(other);
                ties.insert((*id, tie, other));
            }
        });
    }
    let slug = |id: EntryId| dossier.slug(id).into_owned();
    let edges = ties
        .into_iter()
        .map(|(from, tie, to)| Edge { from: slug(from), to: slug(to), words: tie.label() })
        .collect();
    let node = |id| node(dossier, id, chosen.binary_search(&id).is_ok());
    (nodes.into_iter().map(node).collect(), edges)
}

fn node(dossier: &Dossier, id: EntryId, chosen: bool) -> Node {
    let date = dossier.date(id);
    let names = dossier.record(id).names();
    let day = |day: Option<Day>| day.filter(|day| day.year().is_some()).map(|day| day.to_string());
    Node {
        slug: dossier.slug(id).into_owned(),
        kind: dossier.kind(id).name(),
        title: dossier.title(id).into_owned(),
        short: if names.is_empty() {
            dossier.title(id).into_owned()
        } else {
            short_name(names).to_owned()
        },
        date: date.map(Date::to_string).unwrap_or_default(),
        earliest: day(date.map(Date::earliest)).unwrap_or_default(),
        latest: day(date.map(Date::latest)).unwrap_or_default(),
        marks: summary::marks(dossier, id).join("; "),
        chosen,
    }
}
