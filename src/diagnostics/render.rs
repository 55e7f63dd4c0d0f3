//! How a problem is printed: first where, then what, then the line, then what to do about it.

use super::Diagnostic;
use crate::text::clean;
use std::fmt;

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&clean(&self.file))?;
        if let Some(at) = self.at {
            write!(out, ":{}:{}", at.line, at.column)?;
        }
        write!(out, ": {}[{}]: {}", self.severity.name(), self.code, self.message)?;
        // The gutter is as wide as the number of the line.
        let number = self.at.map(|at| at.line.to_string()).unwrap_or_default();
        let gutter = " ".repeat(number.len());
        if let Some(snippet) = &self.snippet {
            let (before, carets) = (" ".repeat(snippet.before), "^".repeat(snippet.length));
            write!(out, "\n {gutter} |\n {number} | {}", snippet.text)?;
            write!(out, "\n {gutter} | {before}{carets}")?;
        }
        if !self.pointer.is_empty() {
            write!(out, "\n {gutter} = at: {}", clean(&self.pointer))?;
        }
        if let Some(help) = &self.help {
            write!(out, "\n {gutter} = help: {help}")?;
        }
        if let Some(place) = &self.see {
            write!(out, "\n {gutter} = see: {place}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Position, Snippet};

    #[test]
    fn a_problem_says_where_what_and_what_to_do() {
        let mut problem = Diagnostic::of_file(
            "data/tre\u{1b}aties.json",
            Code::UnknownId,
            "no record has the id \"bismark\"",
        )
        .with_help(Some("did you mean \"bismarck\"?"));
        problem.at = Some(Position { line: 214, column: 8 });
        problem.pointer = "/treaties/12/signed_by/0".to_owned();
        problem.snippet =
            Some(Snippet { text: "  \"by\": [\"bismark\"]".to_owned(), before: 9, length: 9 });
        let expected = "\
data/tre␛aties.json:214:8: error[E-unknown-id]: no record has the id \"bismark\"
     |
 214 |   \"by\": [\"bismark\"]
     |          ^^^^^^^^^
     = at: /treaties/12/signed_by/0
     = help: did you mean \"bismarck\"?";
        assert_eq!(problem.to_string(), expected);
    }
}
