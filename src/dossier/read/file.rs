//! Of which form a file is, and whether it can be gone through at all.

use super::{Flaw, raw};
use crate::dossier::problem::Code;
use serde_json::value::RawValue;

/// How deeply lists and objects may stand inside each other; a dossier needs seven.
const DEEPEST: usize = 64;

/// Whether the file holds one record a line. The name tells; where it does not (standard input),
/// a first line that is a whole record does. `text` is the file, or its beginning.
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
        .is_ok_and(|line| raw::members(line).iter().any(|(key, _)| key.get() == "\"kind\""))
}

/// The place where a text nests too deeply.
pub(super) fn too_deep(text: &str) -> Option<Flaw> {
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
            let message =
                format!("more than {DEEPEST} lists and objects stand inside each other here");
            return Some(Flaw::new(Code::Depth, at..at + 1, message));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_inside_texts_do_not_count() {
        assert!(too_deep(&format!(r#"{{"a": "{}\"["}}"#, "[".repeat(100))).is_none());
        assert!(too_deep(&"[".repeat(64)).is_none());
        assert_eq!(too_deep(&"[".repeat(65)).unwrap().span, 64..65);
    }

    #[test]
    fn lines_are_told_by_name_or_by_the_first_line() {
        let record = "{\"kind\": \"event\"}\n";
        assert!(holds_lines("a.JSONL", ""));
        assert!(!holds_lines("a.json", record));
        assert!(holds_lines("-", record));
        assert!(!holds_lines("-", "{\"events\": []}"));
        assert!(!holds_lines("ж", ""));
    }
}
