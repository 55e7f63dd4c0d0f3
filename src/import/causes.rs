//! Diagnostics by cause: a fault that every row has is reported once, with the number of rows.

use crate::diagnostics::{Code, Diagnostic, SourceText, SpanDiagnostic};
use std::{collections::HashMap, fmt};

const MAX_CAUSES: usize = 100;

#[derive(Debug, Clone)]
pub struct Cause {
    pub first: Diagnostic,
    pub count: usize,
}

/// Shows the source line of a single error; guesses and repeated errors take one line.
impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { code, place, message, help, .. } = &self.first;
        if self.count == 1 && *code != Code::Guess {
            return self.first.fmt(out);
        }
        let severity = code.severity();
        write!(out, "{place}: {severity}[{code}]: {message}")?;
        if self.count > 1 {
            write!(out, " (×{})", self.count)?;
        }
        help.as_ref().map_or(Ok(()), |help| write!(out, "; {help}"))
    }
}

#[derive(Debug, Default)]
pub(super) struct Causes {
    causes: Vec<(SpanDiagnostic, usize)>,
    by_key: HashMap<(Code, String), usize>,
}

impl Causes {
    pub(super) fn add(&mut self, diagnostic: SpanDiagnostic) {
        // Quotations differ from row to row.
        let unquoted: Vec<&str> = diagnostic.message.split('"').step_by(2).collect();
        let key = format!("{}\n{}", diagnostic.pointer, unquoted.join("\""));
        let next = self.causes.len();
        let at = *self.by_key.entry((diagnostic.code, key)).or_insert(next);
        match self.causes.get_mut(at) {
            Some((first, count)) => {
                *count += 1;
                if diagnostic.place.start < first.place.start {
                    *first = diagnostic;
                }
            }
            None => self.causes.push((diagnostic, 1)),
        }
    }

    pub(super) fn located(mut self, source: &SourceText<'_>) -> (Vec<Cause>, usize) {
        self.causes.sort_by_key(|(first, _)| first.place.start);
        let unlisted = self.causes.len().saturating_sub(MAX_CAUSES);
        self.causes.truncate(MAX_CAUSES);
        let located = |(mut first, count): (SpanDiagnostic, usize)| {
            first.pointer.clear();
            Cause { first: source.locate(first), count }
        };
        (self.causes.into_iter().map(located).collect(), unlisted)
    }
}

impl Extend<SpanDiagnostic> for Causes {
    fn extend<I: IntoIterator<Item = SpanDiagnostic>>(&mut self, diagnostics: I) {
        diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
    }
}
