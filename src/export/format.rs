//! The table of formats, from which the command line, its help and the guide are made.

/// A format of exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON in the file format of the program.
    Json,
    /// JSON Lines in the file format of the program.
    Jsonl,
    /// A Frictionless data package.
    Csv,
    /// Markdown with footnotes.
    Md,
    /// A standalone web page.
    Html,
    /// TimelineJS.
    Timelinejs,
    /// JSON-LD.
    Jsonld,
    /// iCalendar.
    Ics,
    /// GraphML, for Gephi, yEd and others.
    Graphml,
    /// DOT, for Graphviz.
    Dot,
    /// CSL-JSON, for reference managers.
    CslJson,
    /// BibTeX, for LaTeX.
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

    /// The name, the file extension and the help.
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

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// The file extension; empty for a folder.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.row().1
    }

    /// A description in one line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.row().2
    }

    /// Whether it is one file and not a folder.
    #[must_use]
    pub fn is_text(self) -> bool {
        !self.extension().is_empty()
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
