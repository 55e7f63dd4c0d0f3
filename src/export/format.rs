//! The table of formats, from which the command line, its help and the guide are made.

use super::{
    bibtex, csl, csv, dot, graphml, html, ics, json, jsonld, markdown, selection::Selection,
    timelinejs,
};
use crate::tables::table;
use std::fmt;

pub(super) type Writer = fn(&Selection<'_>, &mut dyn fmt::Write) -> fmt::Result;

table! {
    pub enum Format {
        pub fn name: &'static str;
        pub fn extension: &'static str;
        pub fn help: &'static str;
        pub(super) fn writer: Writer;
    }
    Json = "json", "json", "Dossier file", json::write;
    Jsonl = "jsonl", "jsonl", "JSON Lines, one record per line", json::write_lines;
    Csv = "csv", "csv", "Table for spreadsheets (Excel, R)", csv::write;
    Md = "md", "md", "Report with footnotes (Markdown)", markdown::write;
    Html = "html", "html", "Web page with timeline", html::write;
    Timelinejs = "timelinejs", "json", "Web timeline (TimelineJS)", timelinejs::write;
    Jsonld = "jsonld", "jsonld", "JSON-LD (schema.org)", jsonld::write;
    Ics = "ics", "ics", "Calendar (iCalendar)", ics::write;
    Graphml = "graphml", "graphml", "Network graph (Gephi, yEd)", graphml::write;
    Dot = "dot", "dot", "Network graph (Graphviz)", dot::write;
    CslJson = "csl-json", "json", "Sources (Zotero)", csl::write;
    Bibtex = "bibtex", "bib", "Sources (LaTeX)", bibtex::write;
}

impl Format {
    /// The first format with this file extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        let lower = extension.to_ascii_lowercase();
        let alias = match lower.as_str() {
            "markdown" => "md",
            "htm" => "html",
            "gv" => "dot",
            other => other,
        };
        Self::ALL.into_iter().find(|format| format.extension() == alias)
    }
}
