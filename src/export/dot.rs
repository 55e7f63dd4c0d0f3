//! The DOT language of Graphviz: records as nodes, links as edges.

use super::{
    escape::dot,
    graph::{self, Edge},
    selection::Selection,
    summary::caveats,
};
use crate::dossier::{EntryId, Kind, record::short_name};
use std::{
    collections::{HashMap, HashSet},
    fmt::{self, Write},
};

/// The records that a drawing can show readably.
const MAX_NODES: usize = 120;

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let (mut nodes, mut edges) = graph::build(selection, false);
    let mut title = selection.title();
    if nodes.len() > MAX_NODES {
        title.push_str(&format!(
            ": the {MAX_NODES} of {} records with most links; --near ID or --find QUERY draws others",
            nodes.len()
        ));
        keep_linked(&mut nodes, &mut edges);
    }
    writeln!(out, "digraph \"{}\" {{", dot(selection.id()))?;
    writeln!(out, "  graph [label=\"{}\", rankdir=LR, overlap=false];", dot(&title))?;
    out.write_str("  node [fontname=\"sans-serif\", fontsize=10];\n")?;
    out.write_str("  edge [fontname=\"sans-serif\", fontsize=8];\n")?;
    let (dossier, selected) = (selection.dossier, selection.records());
    for id in nodes {
        let title = dossier.title(id);
        let short = match dossier.record(id).names() {
            [] => &title,
            names => short_name(names),
        };
        let date = dossier.date(id).map(|date| format!("\\n{}", dot(date.as_str())));
        let style = if selected.binary_search(&id).is_ok() { "solid" } else { "dashed" };
        let tooltip = match caveats(dossier, id) {
            none if none.is_empty() => title.to_string(),
            caveats => format!("{title} ({})", caveats.join("; ")),
        };
        writeln!(
            out,
            "  \"{}\" [label=\"{}{}\", tooltip=\"{}\", shape={}, style={style}];",
            dot(&dossier.slug(id)),
            dot(short),
            date.unwrap_or_default(),
            dot(&tooltip),
            shape(dossier.kind(id)),
        )?;
    }
    for (from, to, words) in edges {
        let [from, to] = [from, to].map(|id| dot(&dossier.slug(id)));
        writeln!(out, "  \"{from}\" -> \"{to}\" [label=\"{}\"];", dot(words))?;
    }
    out.write_str("}\n")
}

fn keep_linked(nodes: &mut Vec<EntryId>, edges: &mut Vec<Edge>) {
    let mut counts: HashMap<EntryId, usize> = HashMap::new();
    for id in edges.iter().flat_map(|(from, to, _)| [*from, *to]) {
        *counts.entry(id).or_default() += 1;
    }
    nodes.sort_by_key(|id| std::cmp::Reverse(counts.get(id).copied().unwrap_or(0)));
    nodes.truncate(MAX_NODES);
    let kept: HashSet<EntryId> = nodes.iter().copied().collect();
    edges.retain(|(from, to, _)| kept.contains(from) && kept.contains(to));
}

fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "ellipse",
        Kind::Organization => "house",
        Kind::Place => "cds",
        Kind::Treaty => "note",
        Kind::Statement => "rarrow",
        Kind::Figure => "octagon",
        Kind::Source => "folder",
        Kind::Event | Kind::TreatyAction => "box",
    }
}
