//! The DOT language of Graphviz: records as nodes, links as edges.

use super::{escape::dot, graph, selection::Selection};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let (nodes, edges) = graph::build(selection);
    writeln!(out, "digraph \"{}\" {{", dot(selection.id()))?;
    writeln!(out, "  graph [label=\"{}\", rankdir=LR, overlap=false];", dot(&selection.title()))?;
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
