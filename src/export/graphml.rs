//! GraphML: records as nodes, links as edges.

use super::{escape::xml, graph, selection::Selection};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let (nodes, edges) = graph::build(selection, true);
    out.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")?;
    for name in ["kind", "label", "date", "earliest", "latest", "marks"] {
        key(out, name, "node", "string")?;
    }
    key(out, "chosen", "node", "boolean")?;
    key(out, "tie", "edge", "string")?;
    writeln!(out, "  <graph id=\"{}\" edgedefault=\"directed\">", xml(selection.id()))?;
    for node in nodes {
        writeln!(out, "    <node id=\"{}\">", xml(&node.slug))?;
        data(out, "kind", node.kind)?;
        data(out, "label", &node.title)?;
        data(out, "date", &node.date)?;
        data(out, "earliest", &node.earliest)?;
        data(out, "latest", &node.latest)?;
        data(out, "marks", &node.caveats)?;
        data(out, "chosen", if node.selected { "true" } else { "false" })?;
        out.write_str("    </node>\n")?;
    }
    for edge in edges {
        let (from, to) = (xml(&edge.from), xml(&edge.to));
        writeln!(out, "    <edge source=\"{from}\" target=\"{to}\">")?;
        data(out, "tie", edge.words)?;
        out.write_str("    </edge>\n")?;
    }
    out.write_str("  </graph>\n</graphml>\n")
}

fn key(out: &mut dyn Write, name: &str, element: &str, kind: &str) -> fmt::Result {
    writeln!(
        out,
        "  <key id=\"{name}\" for=\"{element}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
    )
}

fn data(out: &mut dyn Write, name: &str, value: &str) -> fmt::Result {
    if value.is_empty() {
        return Ok(());
    }
    writeln!(out, "      <data key=\"{name}\">{}</data>", xml(value))
}
