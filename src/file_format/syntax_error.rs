//! Syntax errors of `serde_json`, explained with a way to fix them.

use crate::diagnostics::{Code, SpanDiagnostic};
use std::ops::Range;

impl SpanDiagnostic {
    /// The problem of a text that is not JSON; `within` is the byte range that was parsed.
    pub(crate) fn of_syntax(text: &str, within: Range<usize>, error: &serde_json::Error) -> Self {
        let part = text.get(within.clone()).unwrap_or_default();
        let at = if error.is_eof() { part.trim_end().len() } else { offset(part, error) };
        let next = part.get(at..).and_then(|rest| rest.chars().next());
        let start = within.start + at;
        let (message, help) = explain(&error.to_string(), next, error.is_eof());
        let end = start + next.map_or(0, char::len_utf8);
        Self::new(Code::Syntax, start..end, message).help_if(help)
    }
}

/// The byte offset of a line and column of `serde_json`, whose columns count bytes.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let start = std::iter::once(0).chain(lines).nth(error.line().saturating_sub(1)).unwrap_or(0);
    let at = (start + error.column().saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn explain(error: &str, next: Option<char>, ends: bool) -> (String, Option<&'static str>) {
    let error = error.split(" at line ").next().unwrap_or(error);
    let plain = |message: &str, help| (message.to_owned(), Some(help));
    if ends {
        return plain(
            "unexpected end of file",
            "a closing bracket or quotation mark is missing; is the file complete?",
        );
    }
    match (error, next) {
        ("trailing comma", _) | ("key must be a string", Some('}')) => {
            plain("trailing comma", "remove the comma")
        }
        (_, Some('/' | '#')) => {
            plain("JSON does not allow comments", "remove it, or use a \"note\" field")
        }
        (_, Some('\'' | '‘' | '“' | '„' | '«')) => {
            plain("strings and field names must be in double quotation marks", "write \"…\"")
        }
        ("key must be a string", _) => {
            plain("expected a field name", "field names are in double quotation marks")
        }
        ("trailing characters", _) => plain(
            "unexpected text after the end of the value",
            "a .json file holds one object; a file with one record per line ends in .jsonl",
        ),
        ("expected value", _) => plain(
            "expected a value",
            "omit the field if the value is unknown; strings are in double quotation marks",
        ),
        (error, _) if error.starts_with("control character") => {
            plain("line break or other control character in a string", "write a line break as \\n")
        }
        (error, _) if error.starts_with("expected `,`") => {
            (error.to_owned(), Some("is a comma missing before this?"))
        }
        (error, _) => {
            let names = [("invalid type: ", "found "), (" map", " object"), (" sequence", " list")];
            let name = |error: String, (serde, json)| error.replacen(serde, json, 1);
            (names.into_iter().fold(error.to_owned(), name), None)
        }
    }
}
