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

/// The first string or number that is longer than any record, found before the parser allocates it
/// a second time.
pub(super) fn too_long(text: &str, most: usize) -> Option<SpanDiagnostic> {
    if text.len() <= most {
        return None;
    }
    let bytes = text.as_bytes();
    let (mut at, mut inside) = (0, false);
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let end = at + if inside { string_end(rest) } else { string_start(rest) };
        let problem = |what: &str, span| {
            let message = format!("this {what} is longer than {} MiB", most >> 20);
            Some(SpanDiagnostic::new(Code::Unreadable, span, message))
        };
        if end - at > most {
            if inside {
                return problem("string", at..end);
            }
            let between = bytes.get(at..end).unwrap_or_default();
            let mut begin = at;
            for word in between.split(|byte| !byte.is_ascii_digit()) {
                if word.len() > most {
                    return problem("number", begin..begin + word.len());
                }
                begin += word.len() + 1;
            }
        }
        (at, inside) = (end + 1, !inside);
    }
    None
}

/// The distance to the quotation mark that begins a string.
fn string_start(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'"').unwrap_or(bytes.len())
}

/// The distance to the quotation mark that ends a string.
fn string_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\\')))
    {
        at += next;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

/// The first bracket that is nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<SpanDiagnostic> {
    let (mut depth, mut inside_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside_text => escaped = true,
            b'"' => inside_text = !inside_text,
            b'{' | b'[' if !inside_text => depth += 1,
            b'}' | b']' if !inside_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("nested more than {DEEPEST} levels deep");
            return Some(SpanDiagnostic::new(Code::Depth, at..at + 1, message));
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
        let most = 8;
        let span = |text: &str| too_long(text, most).map(|flaw| flaw.place);
        assert_eq!(span(r#"{"a": "12345678", "b": [123456]}"#), None);
        assert_eq!(span(r#"{"a": "123456789"}"#), Some(7..16));
        assert_eq!(span(r#"{"a": "\"\\\"\"5678"}"#), Some(7..19));
        assert_eq!(span(r#"{"a": "123456\\", "b": 1}"#), None);
        assert_eq!(span(r#"{"123456789": 1}"#), Some(2..11));
        assert_eq!(span(r#"{"a": [1, 123456789]}"#), Some(10..19));
        assert_eq!(span(r#"{"a": [1, 2, 3, 4, 5, 6]}"#), None);
        assert_eq!(span("{\"a\": \"никогда не кончается"), Some(7..45));
        assert_eq!(span(r#"{"a": "never\"#), None);
    }
}
