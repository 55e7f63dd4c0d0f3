//! Problems of a dossier: what is wrong, where, and what was probably meant.
//!
//! Everything that checks a dossier speaks through [`Diagnostic`]. Its texts are made safe to show
//! when it is made; it knows nothing of terminals or colours.

pub(crate) mod code;
pub(crate) mod line_index;
mod render;
pub(crate) mod span;
pub(crate) mod suggest;

use crate::text::{clean, truncate};
pub use code::{Code, Severity};
pub(crate) use line_index::LineIndex;
pub use line_index::{Position, Snippet, SourceLocation};
use serde::{Serialize, Serializer};
pub(crate) use span::SpanDiagnostic;
pub(crate) use suggest::{did_you_mean, nearest};

/// One thing that is wrong with a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Whether the dossier can be used all the same.
    pub severity: Severity,
    /// What kind of problem: short, and the same in every version.
    pub code: Code,
    /// The file, as it was named when it was opened.
    #[serde(serialize_with = "cleaned")]
    pub file: String,
    /// Where in the file; none where the file as a whole is meant.
    #[serde(flatten)]
    pub at: Option<Position>,
    /// The path inside the file (a JSON pointer), or inside the record of a line in a JSONL file.
    #[serde(serialize_with = "cleaned")]
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Another place that has to do with it: where the same stands first, where the right one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see: Option<SourceLocation>,
    /// The line in question.
    #[serde(skip)]
    pub snippet: Option<Snippet>,
}

impl Diagnostic {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn of_file(file: &str, code: Code, message: &str) -> Self {
        Self {
            severity: code.severity(),
            code,
            file: file.to_owned(),
            at: None,
            pointer: String::new(),
            message: clean(message).into_owned(),
            help: None,
            see: None,
            snippet: None,
        }
    }

    /// The same with something to do about it.
    #[must_use]
    pub fn with_help(mut self, help: Option<&str>) -> Self {
        self.help = help.map(|help| clean(help).into_owned());
        self
    }
}

fn cleaned<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&clean(text))
}

/// The place as messages name it, for a click or an editor.
impl std::fmt::Display for SourceLocation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}:{}", clean(&self.file), self.at.line, self.at.column)
    }
}

/// How much of a text a message quotes.
const QUOTED: usize = 60;

/// A text from a file as a message quotes it: safe to show, and cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    // Far more than can be shown is cut off first, so that a huge text costs no more than a long one.
    let start: String = text.chars().take(QUOTED * 4).collect();
    format!("\"{}\"", truncate(&clean(&start), QUOTED))
}
