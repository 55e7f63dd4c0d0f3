//! A diagnostic as text: place and message, the source line, and what to do about it.

use super::Diagnostic;
use std::fmt;

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, place) = (self.code.severity(), &self.place);
        write!(out, "{place}: {severity}[{}]: {}", self.code, self.message)?;
        let number = place.position.map(|at| at.line.to_string()).unwrap_or_default();
        let gutter = " ".repeat(number.len());
        if let Some(snippet) = &place.snippet {
            let (before, carets) = (" ".repeat(snippet.before), "^".repeat(snippet.length));
            write!(out, "\n {gutter} |\n {number} | {}", snippet.text)?;
            write!(out, "\n {gutter} | {before}{carets}")?;
        }
        let mut line =
            |label, text: &dyn fmt::Display| write!(out, "\n {gutter} = {label}: {text}");
        if !self.pointer.is_empty() {
            line("at", &self.pointer)?;
        }
        if let Some(help) = &self.help {
            line("help", help)?;
        }
        self.see.as_ref().map_or(Ok(()), |place| line("see", place))
    }
}
