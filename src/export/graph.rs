//! Records and their links as nodes and edges, for the graph formats.

use super::{selection::Selection, summary};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, LinkKind, record::short_name},
};
use std::collections::BTreeSet;

/// A node: a record.
pub(super) struct Node {
    pub(super) slug: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    /// A short title.
    pub(super) short: String,
    /// The EDTF text, the first and the last possible day; empty without a date.
    pub(super) date: String,
    pub(super) earliest: String,
    pub(super) latest: String,
    /// The caveats: contested, one source, an inferred date.
    pub(super) caveats: String,
    /// Whether it is selected, or only linked with a selected record.
    pub(super) selected: bool,
}

pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) words: &'static str,
}

/// The selected records, the records linked with them, and the links; with `cites` also the sources
/// that they cite.
pub(super) fn build(selection: &Selection<'_>, cites: bool) -> (Vec<Node>, Vec<Edge>) {
    let dossier = selection.dossier();
    let selected = selection.records();
    let mut nodes: BTreeSet<EntryId> = selected.iter().copied().collect();
    let mut ties: BTreeSet<(EntryId, LinkKind, EntryId)> = BTreeSet::new();
    let mut citations: BTreeSet<(EntryId, EntryId)> = BTreeSet::new();
    for id in &selected {
        dossier.record(*id).visit_references(&mut |tie, _, slug, _| {
            if let Some(other) = dossier.find(slug).map(|other| dossier.record_entry(other)) {
                nodes.insert(other);
                ties.insert((*id, tie, other));
            }
        });
        dossier.record(*id).visit_citations(&mut |_, cites, _| {
            let sources = cites.iter().filter_map(|cite| dossier.find(&cite.source));
            citations.extend(sources.map(|source| (*id, source)));
        });
    }
    if cites {
        nodes.extend(citations.iter().map(|(_, source)| *source));
    } else {
        citations.clear();
        nodes.retain(|id| dossier.kind(*id) != Kind::Source);
        ties.retain(|(_, _, other)| dossier.kind(*other) != Kind::Source);
    }
    let slug = |id: EntryId| dossier.slug(id).into_owned();
    let edges = ties
        .into_iter()
        .map(|(from, tie, to)| (from, to, tie.label()))
        .chain(citations.into_iter().map(|(from, to)| (from, to, "cites")))
        .map(|(from, to, words)| Edge { from: slug(from), to: slug(to), words })
        .collect();
    let node = |id| node(dossier, id, selected.binary_search(&id).is_ok());
    (nodes.into_iter().map(node).collect(), edges)
}

fn node(dossier: &Dossier, id: EntryId, selected: bool) -> Node {
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
        caveats: summary::caveats(dossier, id).join("; "),
        selected,
    }
}
