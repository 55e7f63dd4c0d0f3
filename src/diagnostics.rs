//! Problems in files. Their texts are cleaned when set, so that every way of showing them is safe.

pub(crate) mod code;
pub(crate) mod line_index;
mod render;
pub(crate) mod suggest;

use crate::text::{clean, truncate};
pub use code::{Code, Severity, SeverityCounts};
pub(crate) use line_index::{LineIndex, SourceText};
pub use line_index::{Location, Position, Snippet};
use serde::{Serialize, Serializer};
use serde_with::skip_serializing_none;
use std::ops::Range;
pub(crate) use suggest::nearest;

/// A problem at a place, which is a location in a file unless another kind is named.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic<P = Location> {
    /// The kind of problem; serialised with its severity.
    #[serde(flatten)]
    pub code: Code,
    #[serde(flatten)]
    pub place: P,
    /// The JSON pointer of the value in its file, or in its line of a JSON Lines file.
    pub pointer: String,
    pub message: String,
    pub help: Option<String>,
    /// A related place, such as the first of two duplicates.
    pub see: Option<P>,
}

pub(crate) type SpanDiagnostic = Diagnostic<Range<usize>>;

impl<P> Diagnostic<P> {
    pub(crate) fn new(code: Code, place: P, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref()).into_owned();
        Self { code, place, pointer: String::new(), message, help: None, see: None }
    }

    pub(crate) fn pointer(mut self, pointer: impl AsRef<str>) -> Self {
        self.pointer = clean(pointer.as_ref()).into_owned();
        self
    }

    pub(crate) fn help(self, help: impl AsRef<str>) -> Self {
        self.help_if(Some(help))
    }

    pub(crate) fn help_if(mut self, help: Option<impl AsRef<str>>) -> Self {
        self.help = help.map(|help| clean(help.as_ref()).into_owned());
        self
    }

    pub(crate) fn suggest<'a>(
        self,
        wrong: &str,
        expected: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        self.help(suggest::one_of(wrong, expected))
    }

    pub(crate) fn see(mut self, place: P) -> Self {
        self.see = Some(place);
        self
    }

    pub(crate) fn map_place<Q>(self, map: impl Fn(P) -> Q) -> Diagnostic<Q> {
        let Self { code, place, pointer, message, help, see } = self;
        Diagnostic { code, place: map(place), pointer, message, help, see: see.map(map) }
    }
}

fn cleaned<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&clean(text))
}

/// The widest quotation in a message, in cells.
const QUOTED: usize = 60;

/// A text from a file in quotation marks: cleaned, and truncated if long.
pub(crate) fn quoted(text: &str) -> String {
    // Shortened before it is cleaned, so that the cost does not depend on its length.
    let start: String = text.chars().take(QUOTED * 4).collect();
    format!("\"{}\"", truncate(&clean(&start), QUOTED))
}
