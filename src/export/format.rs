//! The table of formats, from which the command line, its help and the guide are made.

use super::{
    bibtex, csl, dot, graphml, html, ics, json, jsonld, markdown, selection::Selection, timelinejs,
};
use std::fmt;

/// Writes the text of one file.
pub(super) type Writer = fn(&Selection<'_>, &mut dyn fmt::Write) -> fmt::Result;

/// Declares the formats: variant, name, file extension, help, and the writer; a folder has none.
macro_rules! formats {
    ($($format:ident = $name:literal, $extension:literal, $help:literal, $writer:expr;)+) => {
        /// A format of exports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Format { $(#[doc = $help] $format,)+ }

        impl Format {
            /// Every format, in the order in which they are listed.
            pub const ALL: [Self; 12] = [$(Self::$format),+];

            fn row(self) -> (&'static str, &'static str, &'static str, Option<Writer>) {
                match self { $(Self::$format => ($name, $extension, $help, $writer)),+ }
            }
        }
    };
}

formats! {
    Json = "json", "json", "Dossier file", Some(json::write);
    Jsonl = "jsonl", "jsonl", "JSON Lines, one record per line", Some(json::write_lines);
    Csv = "csv", "", "Folder of tables (Frictionless data package)", None;
    Md = "md", "md", "Report with footnotes", Some(markdown::write);
    Html = "html", "html", "Web page with timeline", Some(html::write);
    Timelinejs = "timelinejs", "json", "Web timeline (TimelineJS)", Some(timelinejs::write);
    Jsonld = "jsonld", "jsonld", "JSON-LD (schema.org)", Some(jsonld::write);
    Ics = "ics", "ics", "Calendar (iCalendar)", Some(ics::write);
    Graphml = "graphml", "graphml", "Network graph (Gephi, yEd)", Some(graphml::write);
    Dot = "dot", "dot", "Network graph (Graphviz)", Some(dot::write);
    CslJson = "csl-json", "json", "Sources (Zotero)", Some(csl::write);
    Bibtex = "bibtex", "bib", "Sources (LaTeX)", Some(bibtex::write);
}

impl Format {
    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The file extension; empty for a folder.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.row().1
    }

    /// A description in one line.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().2
    }

    pub(super) fn writer(self) -> Option<Writer> {
        self.row().3
    }

    /// Whether it is one file and not a folder.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.writer().is_some()
    }

    /// The first format with this file extension.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let lower = extension.to_ascii_lowercase();
        let alias = match lower.as_str() {
            "markdown" => "md",
            "htm" => "html",
            "gv" => "dot",
            other => other,
        };
        Self::ALL.into_iter().find(|format| format.is_text() && format.extension() == alias)
    }
}
