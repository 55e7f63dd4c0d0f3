//! What is wrong at a place of one text, before anybody knows which file it is.

use super::{Code, Diagnostic, LineIndex, SourceLocation};
use crate::text::clean;
use std::ops::Range;

/// Something wrong at a place of a text.
#[derive(Debug)]
pub(crate) struct SpanDiagnostic {
    pub(crate) code: Code,
    /// The bytes that are meant.
    pub(crate) span: Range<usize>,
    pub(crate) pointer: String,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// The byte where the same stands for the first time, if it is about something that stands
    /// twice.
    pub(crate) first: Option<usize>,
}

impl SpanDiagnostic {
    pub(crate) fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code,
            span,
            pointer: String::new(),
            message: message.into(),
            help: None,
            first: None,
        }
    }

    pub(crate) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = pointer.into();
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    pub(crate) fn first(mut self, offset: usize) -> Self {
        self.first = Some(offset);
        self
    }

    /// The problem as a person reads it.
    pub(crate) fn problem(self, file: &str, text: &str, positions: &LineIndex) -> Diagnostic {
        let place =
            |offset| SourceLocation { file: file.to_owned(), at: positions.at(text, offset) };
        Diagnostic {
            at: Some(positions.at(text, self.span.start)),
            snippet: (!text.trim().is_empty()).then(|| positions.snippet(text, &self.span)),
            pointer: clean(&self.pointer).into_owned(),
            see: self.first.map(place),
            ..Diagnostic::of_file(file, self.code, &self.message).with_help(self.help.as_deref())
        }
    }
}
