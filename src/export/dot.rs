//! The DOT language of Graphviz: records as nodes, links as edges.

use super::{
    escape::dot,
    graph::{self, Edge, Node},
    selection::Selection,
};
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
    for node in nodes {
        let date =
            if node.date.is_empty() { String::new() } else { format!("\\n{}", dot(&node.date)) };
        let style = if node.selected { "solid" } else { "dashed" };
        let caveats = if node.caveats.is_empty() {
            &node.title
        } else {
            &format!("{} ({})", node.title, node.caveats)
        };
        writeln!(
            out,
            "  \"{}\" [label=\"{}{date}\", tooltip=\"{}\", shape={}, style={style}];",
            dot(&node.slug),
            dot(&node.short),
            dot(caveats),
            shape(node.kind),
        )?;
    }
    for edge in edges {
        let (from, to) = (dot(&edge.from), dot(&edge.to));
        writeln!(out, "  \"{from}\" -> \"{to}\" [label=\"{}\"];", dot(edge.words))?;
    }
    out.write_str("}\n")
}

fn keep_linked(nodes: &mut Vec<Node>, edges: &mut Vec<Edge>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for edge in edges.iter() {
        *counts.entry(edge.from.clone()).or_default() += 1;
        *counts.entry(edge.to.clone()).or_default() += 1;
    }
    nodes.sort_by_key(|node| std::cmp::Reverse(counts.get(&node.slug).copied().unwrap_or(0)));
    nodes.truncate(MAX_NODES);
    let kept: HashSet<&str> = nodes.iter().map(|node| node.slug.as_str()).collect();
    edges.retain(|edge| kept.contains(edge.from.as_str()) && kept.contains(edge.to.as_str()));
}

fn shape(kind: &str) -> &'static str {
    match kind {
        "person" => "ellipse",
        "organization" => "house",
        "place" => "cds",
        "treaty" => "note",
        "statement" => "rarrow",
        "figure" => "octagon",
        "source" => "folder",
        _ => "box",
    }
}
