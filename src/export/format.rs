//! The formats: one table from which the command line, its help and the guide are made.

/// A format in which a dossier leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The own format, one file.
    Json,
    /// The own format, one record a line.
    Jsonl,
    /// A Frictionless data package.
    Csv,
    /// A readable dossier.
    Md,
    /// A page by itself.
    Html,
    /// A timeline for the web.
    Timelinejs,
    /// Linked data.
    Jsonld,
    /// A calendar.
    Ics,
    /// A graph, for Gephi, yEd and others.
    Graphml,
    /// A graph, for Graphviz.
    Dot,
    /// Sources, for reference managers.
    CslJson,
    /// Sources, for LaTeX.
    Bibtex,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Md,
        Self::Html,
        Self::Timelinejs,
        Self::Jsonld,
        Self::Ics,
        Self::Graphml,
        Self::Dot,
        Self::CslJson,
        Self::Bibtex,
    ];

    /// The name, how a file of it ends, and what it is.
    const fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Json => ("json", "json", "Dossier file"),
            Self::Jsonl => ("jsonl", "jsonl", "JSON Lines, one record per line"),
            Self::Csv => ("csv", "", "Folder of tables (Frictionless data package)"),
            Self::Md => ("md", "md", "Report with footnotes"),
            Self::Html => ("html", "html", "Web page with timeline"),
            Self::Timelinejs => ("timelinejs", "json", "Web timeline (TimelineJS)"),
            Self::Jsonld => ("jsonld", "jsonld", "JSON-LD (schema.org)"),
            Self::Ics => ("ics", "ics", "Calendar (iCalendar)"),
            Self::Graphml => ("graphml", "graphml", "Network graph (Gephi, yEd)"),
            Self::Dot => ("dot", "dot", "Network graph (Graphviz)"),
            Self::CslJson => ("csl-json", "json", "Sources (Zotero)"),
            Self::Bibtex => ("bibtex", "bib", "Sources (LaTeX)"),
        }
    }

    /// The name by which it is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// How the name of its file ends; empty where it is a folder.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.row().1
    }

    /// What it is, in one line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.row().2
    }

    /// Whether it is one text, and not a folder.
    #[must_use]
    pub fn is_text(self) -> bool {
        !self.extension().is_empty()
    }

    /// The format that the end of a file's name tells: the first in the list where several share it.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_format() {
        assert_eq!(Format::of_extension("json"), Some(Format::Json));
        assert_eq!(Format::of_extension("BIB"), Some(Format::Bibtex));
        assert_eq!(Format::of_extension("gv"), Some(Format::Dot));
        assert_eq!(Format::of_extension(""), None);
        assert_eq!(Format::of_extension("docx"), None);
    }
}
