//! A diagnostic as text: place and message, the source line, and what to do about it.

use super::Diagnostic;
use std::fmt;

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, place) = (self.code.severity().name(), &self.place);
        write!(out, "{place}: {severity}[{}]: {}", self.code, self.message)?;
        // The gutter is as wide as the line number.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, SourceText};

    #[test]
    fn place_line_and_help_are_printed() {
        let line = "  \"by\": [\"bismark\"]";
        let text = "\n".repeat(213) + line;
        let source = SourceText::new("data/tre\u{1b}aties.json", &text);
        let message = "no record with id \"bismark\"";
        let problem = Diagnostic::new(Code::UnknownId, 222..231, message)
            .pointer("/treaties/12/signed_by/0")
            .help("did you mean \"bismarck\"?");
        let problem = source.locate(problem);
        let expected = "\
data/tre␛aties.json:214:10: error[E-unknown-id]: no record with id \"bismark\"
     |
 214 |   \"by\": [\"bismark\"]
     |          ^^^^^^^^^
     = at: /treaties/12/signed_by/0
     = help: did you mean \"bismarck\"?";
        assert_eq!(problem.to_string(), expected);
    }
}
