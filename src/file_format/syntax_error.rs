//! Syntax errors in words that help.

use crate::diagnostics::{Code, SpanDiagnostic};
use std::ops::Range;

impl SpanDiagnostic {
    /// What is wrong with a text that is not JSON; `within` are the bytes of `text` that were read.
    pub(crate) fn of_syntax(text: &str, within: Range<usize>, error: &serde_json::Error) -> Self {
        let part = text.get(within.clone()).unwrap_or_default();
        let at = if error.is_eof() { part.trim_end().len() } else { offset(part, error) };
        let next = part.get(at..).and_then(|rest| rest.chars().next());
        let start = within.start + at;
        let (message, help) = words(&error.to_string(), next, error.is_eof());
        let end = start + next.map_or(0, char::len_utf8);
        Self::new(Code::Syntax, start..end, message).help_if(help)
    }
}

/// The byte that the library's line and column mean; its columns count bytes.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let start = std::iter::once(0).chain(lines).nth(error.line().saturating_sub(1)).unwrap_or(0);
    let at = (start + error.column().saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The library's words without its place, and what to do; both for the commonest slips.
fn words(said: &str, next: Option<char>, ends: bool) -> (String, Option<&'static str>) {
    let said = said.split(" at line ").next().unwrap_or(said);
    let plain = |message: &str, help| (message.to_owned(), Some(help));
    if ends {
        return plain(
            "the text ends too early",
            "a closing bracket or quotation mark is missing: is the file whole?",
        );
    }
    match (said, next) {
        ("trailing comma", _) | ("key must be a string", Some('}')) => {
            plain("a comma stands before the closing bracket", "take the comma away")
        }
        (_, Some('/' | '#')) => {
            plain("JSON has no comments", "put it into a field \"note\", or take it away")
        }
        (_, Some('\'' | '‘' | '“' | '„' | '«')) => {
            plain("texts and the names of fields stand in double quotation marks", "write \"…\"")
        }
        ("key must be a string", _) => plain(
            "the name of a field is expected here",
            "names of fields stand in double quotation marks",
        ),
        ("trailing characters", _) => plain(
            "something follows the end of the value",
            "a file holds one object; a file with one record a line is called .jsonl",
        ),
        ("expected value", _) => plain(
            "a value is expected here",
            "leave the field out where nothing is known; texts stand in double quotation marks",
        ),
        (said, _) if said.starts_with("control character") => plain(
            "a line break or another control character stands inside a text",
            "write a line break inside a text as \\n",
        ),
        (said, _) if said.starts_with("expected `,`") => {
            (said.to_owned(), Some("is a comma missing before this?"))
        }
        (said, _) => (said.to_owned(), None),
    }
}
