//! Records and their links as nodes and edges, for the graph formats.

use super::selection::Selection;
use crate::dossier::{EntryId, Kind, LinkKind};
use std::collections::BTreeSet;

/// Two records, and the label of the link from the first to the second.
pub(super) type Edge = (EntryId, EntryId, &'static str);

/// The selected records, those they refer to, and the links; with `cites` also the cited sources.
pub(super) fn build(selection: &Selection<'_>, cites: bool) -> (Vec<EntryId>, Vec<Edge>) {
    let dossier = selection.dossier;
    let selected = selection.records();
    let mut nodes: BTreeSet<EntryId> = selected.iter().copied().collect();
    let mut links: BTreeSet<(EntryId, LinkKind, EntryId)> = BTreeSet::new();
    let mut citations: BTreeSet<(EntryId, EntryId)> = BTreeSet::new();
    for id in &selected {
        dossier.record(*id).visit_references(&mut |kind, _, slug, _| {
            if let Some(other) = dossier.find(slug).map(|other| dossier.record_entry(other)) {
                nodes.insert(other);
                links.insert((*id, kind, other));
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
        links.retain(|(_, _, other)| dossier.kind(*other) != Kind::Source);
    }
    let links = links.into_iter().map(|(from, kind, to)| (from, to, kind.label()));
    let edges = links.chain(citations.into_iter().map(|(from, to)| (from, to, "cites")));
    (nodes.into_iter().collect(), edges.collect())
}
