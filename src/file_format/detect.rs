//! JSON or JSON Lines, and limits that protect the parser: nesting and the length of a value.

use super::json_span;
use crate::diagnostics::{Code, SpanDiagnostic};
use serde_json::value::RawValue;
use std::{ffi::OsStr, path::Path};

/// The deepest nesting; a dossier needs seven levels.
const DEEPEST: usize = 64;

/// Whether a file is JSON Lines: by extension, or (standard input) if line 1 is a complete record.
pub fn holds_lines(name: &str, text: &str) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_deref().and_then(OsStr::to_str) {
        Some("jsonl" | "ndjson") => return true,
        Some("json") => return false,
        _ => {}
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    serde_json::from_str::<&RawValue>(first)
        .is_ok_and(|line| json_span::member(line, "kind").is_some())
}

/// The first bracket that is nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<SpanDiagnostic> {
    beyond_limits(text, usize::MAX)
}

/// The first bracket too deep or value over `longest` bytes, found before the parser copies it.
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
