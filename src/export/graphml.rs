//! GraphML: records as nodes, links as edges.

use super::{escape::xml, graph, selection::Selection, summary::caveats};
use crate::date::{Date, Day};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let (nodes, edges) = graph::build(selection, true);
    out.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")?;
    for name in ["kind", "label", "date", "earliest", "latest", "marks"] {
        key(out, name, "node", "string")?;
    }
    key(out, "selected", "node", "boolean")?;
    key(out, "link", "edge", "string")?;
    writeln!(out, "  <graph id=\"{}\" edgedefault=\"directed\">", xml(selection.id()))?;
    let (dossier, selected) = (selection.dossier, selection.records());
    let known = |day: Day| if day.year().is_some() { day.to_string() } else { String::new() };
    for id in nodes {
        let date = dossier.date(id);
        let day = |of: fn(&Date) -> Day| date.map(|date| known(of(date))).unwrap_or_default();
        writeln!(out, "    <node id=\"{}\">", xml(&dossier.slug(id)))?;
        data(out, "kind", dossier.kind(id).name())?;
        data(out, "label", &dossier.title(id))?;
        data(out, "date", date.map_or("", Date::as_str))?;
        data(out, "earliest", &day(Date::earliest))?;
        data(out, "latest", &day(Date::latest))?;
        data(out, "marks", &caveats(dossier, id).join("; "))?;
        data(out, "selected", if selected.binary_search(&id).is_ok() { "true" } else { "false" })?;
        out.write_str("    </node>\n")?;
    }
    for (from, to, words) in edges {
        let [from, to] = [from, to].map(|id| xml(&dossier.slug(id)));
        writeln!(out, "    <edge source=\"{from}\" target=\"{to}\">")?;
        data(out, "link", words)?;
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
