//! JSON or JSON Lines, and limits that protect the parser: nesting and the length of a value.

use super::json_span;
use crate::diagnostics::{Code, SpanDiagnostic};
use serde_json::value::RawValue;

/// The deepest nesting; a dossier needs seven levels.
const DEEPEST: usize = 64;

/// Whether the file is JSON Lines: by its extension, or without one (standard input) by a first line
/// that is a complete record. `text` is the file or its start.
#[must_use]
pub fn holds_lines(name: &str, text: &str) -> bool {
    let ends = |ending: &str| {
        name.len()
            .checked_sub(ending.len())
            .and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    if ends(".jsonl") || ends(".ndjson") {
        return true;
    }
    if ends(".json") {
        return false;
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    serde_json::from_str::<&RawValue>(first)
        .is_ok_and(|line| json_span::members(line).iter().any(|(key, _)| key.get() == "\"kind\""))
}

/// The first bracket that is nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<SpanDiagnostic> {
    beyond_limits(text, usize::MAX)
}

/// The first bracket that is nested too deeply, or string or number of more bytes than `longest`:
/// found before the parser allocates it a second time.
pub(super) fn beyond_limits(text: &str, longest: usize) -> Option<SpanDiagnostic> {
    // The start of the current string, or of the current digits.
    let mut start = 0;
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => (is_string, start) = (!is_string, at + 1),
            _ if is_string || byte.is_ascii_digit() => {}
            b'{' | b'[' => (depth, start) = (depth + 1, at + 1),
            b'}' | b']' => (depth, start) = (depth.saturating_sub(1), at + 1),
            _ => start = at + 1,
        }
        if depth > DEEPEST {
            let message = format!("nested more than {DEEPEST} levels deep");
            return Some(SpanDiagnostic::new(Code::Depth, at..at + 1, message));
        }
        if at + 1 - start > longest {
            let what = if is_string { "string" } else { "number" };
            let message = format!("this {what} is longer than {} MiB", longest >> 20);
            return Some(SpanDiagnostic::new(Code::Unreadable, start..at + 1, message));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert!(too_deep(&format!(r#"{{"a": "{}\"["}}"#, "[".repeat(100))).is_none());
        assert!(too_deep(&"[".repeat(64)).is_none());
        assert_eq!(too_deep(&"[".repeat(65)).unwrap().place, 64..65);
    }

    #[test]
    fn too_long_value_is_found() {
        let span = |text: &str| beyond_limits(text, 8).map(|flaw| flaw.place);
        assert_eq!(span(r#"{"a": "12345678", "b": [123456]}"#), None);
        assert_eq!(span(r#"{"a": "123456789"}"#), Some(7..16));
        assert_eq!(span(r#"{"a": "\"\\\"\"5678"}"#), Some(7..16));
        assert_eq!(span(r#"{"a": "123456\\", "b": 1}"#), None);
        assert_eq!(span(r#"{"123456789": 1}"#), Some(2..11));
        assert_eq!(span(r#"{"a": [1, 123456789]}"#), Some(10..19));
        assert_eq!(span(r#"{"a": [1, 2, 3, 4, 5, 6]}"#), None);
        assert_eq!(span(r#"{"a": "never\"#), None);
    }
}
