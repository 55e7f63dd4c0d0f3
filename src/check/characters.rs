//! Control, direction and invisible characters in the strings of a file, literal or as `\u` escapes.

use crate::{
    diagnostics::{Code, Diagnostic, SeverityCounts, SourceText, SpanDiagnostic},
    file_format::{Outline, json_span},
    text::{is_control, is_hidden},
};
use serde_json::value::RawValue;
use std::ops::Range;

const LISTED: usize = 500;

/// The first problems of the text, and the number of the others.
pub(super) fn problems(name: &str, text: &str) -> (Vec<Diagnostic>, SeverityCounts) {
    let mut found = unsafe_characters(text);
    let listed: Vec<_> = found.by_ref().take(LISTED).collect();
    if listed.is_empty() {
        return (Vec::new(), SeverityCounts::default());
    }
    let source = SourceText::new(name, text);
    let outline = Outline::of(text);
    let problem = |(span, letter): (Range<usize>, char)| {
        let pointer = pointer_at(text, &outline, span.start);
        source.locate(problem(span, letter).pointer(pointer))
    };
    (listed.into_iter().map(problem).collect(), found.map(|(_, letter)| code(letter)).collect())
}

fn code(letter: char) -> Code {
    if is_control(letter) { Code::UnsafeCharacter } else { Code::HiddenCharacter }
}

fn problem(span: Range<usize>, letter: char) -> SpanDiagnostic {
    let number = format!("U+{:04X}", letter as u32);
    let code = code(letter);
    let (kind, help) = match code {
        Code::UnsafeCharacter => ("control or direction", "remove it"),
        _ => ("invisible", "remove it; it keeps searches from matching this text"),
    };
    SpanDiagnostic::new(code, span, format!("{kind} character {number}")).help(help)
}

/// Whether a text should not contain the character. Line breaks and tabs are shown as spaces.
fn is_unsafe(letter: char) -> bool {
    match letter {
        '\n' | '\r' | '\t' | ' '..='~' => false,
        '\u{2028}' | '\u{2029}' => true,
        // Joiners and variation selectors are part of many scripts and of emoji.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => false,
        _ => is_control(letter) || is_hidden(letter),
    }
}

fn unsafe_characters(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let raw = text
        .char_indices()
        .filter(|(_, letter)| is_unsafe(*letter))
        .map(|(at, letter)| (at..at + letter.len_utf8(), letter));
    let mut from = 0;
    let escaped = std::iter::from_fn(move || {
        loop {
            let rest = text.as_bytes().get(from..)?;
            let at = from + rest.iter().position(|byte| *byte == b'\\')?;
            let found = escape(text, at);
            // An escaped backslash and a second surrogate do not start an escape.
            from = found.as_ref().map_or(at + 2, |(span, _)| span.end);
            if found.is_some() {
                return found;
            }
        }
    });
    raw.chain(escaped.filter(|(_, letter)| is_unsafe(*letter)))
}

/// The character of the escape at this backslash, if it can be unsafe.
fn escape(text: &str, at: usize) -> Option<(Range<usize>, char)> {
    match text.as_bytes().get(at + 1)? {
        b'b' => return Some((at..at + 2, '\u{8}')),
        b'f' => return Some((at..at + 2, '\u{c}')),
        b'u' => {}
        _ => return None,
    }
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let first = unit(at + 2)?;
    let second = (text.get(at + 6..at + 8) == Some("\\u")).then(|| unit(at + 8)).flatten();
    let pair = [first, second.unwrap_or(0)];
    let letter = char::decode_utf16(pair).next()?.ok()?;
    let length = if letter as u32 > 0xffff { 12 } else { 6 };
    Some((at..at + length, letter))
}

fn pointer_at(text: &str, outline: &Outline<'_>, offset: usize) -> String {
    let holds = |value: &RawValue| json_span::span(text, value).contains(&offset);
    for member in &outline.members {
        let path = json_span::step(&json_span::string(member.key).unwrap_or_default());
        for (nth, record) in member.records().enumerate() {
            if holds(record) {
                return format!("{path}/{nth}{}", json_span::pointer_at(text, record, offset));
            }
        }
        if let Some(value) = member.value().filter(|value| holds(value)) {
            return format!("{path}{}", json_span::pointer_at(text, value, offset));
        }
    }
    // In JSON Lines the pointer starts at the line.
    let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    serde_json::from_str::<&RawValue>(line)
        .map_or(String::new(), |value| json_span::pointer_at(text, value, offset))
}
