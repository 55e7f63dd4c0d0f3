//! Breaks spans into lines.

use super::{Line, LineSpan};
use crate::{
    article::model::TextRole,
    text::{first_line, wrap},
};
use std::ops::Range;

/// The lines, the first indented by `indent`, others by `hanging` more.
pub(super) fn wrap_spans(
    cells: usize,
    (indent, hanging): (usize, usize),
    spans: &[LineSpan],
) -> Vec<Line> {
    let indent = indent.min(cells / 2);
    let hanging = hanging.min(cells / 3);
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let room = |indent: usize| cells.saturating_sub(indent).max(1);
    let first = first_line(&text, room(indent));
    let rest = text.get(first.end..).unwrap_or("").trim_start();
    let start = text.len() - rest.len();
    let mut ranges = vec![first];
    if !rest.is_empty() {
        // In one call: the time for a line must not grow with the text after it.
        let others = wrap(rest, room(indent + hanging)).into_iter();
        ranges.extend(others.map(|line| start + line.start..start + line.end));
    }
    let indents = std::iter::once(indent).chain(std::iter::repeat(indent + hanging));
    let lines = slices(spans, ranges).zip(indents).map(|(parts, indent)| {
        let blank = (indent > 0).then(|| LineSpan::new(" ".repeat(indent), TextRole::Plain));
        Line { spans: blank.into_iter().chain(parts).collect() }
    });
    lines.collect()
}

/// The parts of the spans in ascending ranges of their joined text.
pub(crate) fn slices(
    spans: &[LineSpan],
    ranges: impl IntoIterator<Item = Range<usize>>,
) -> impl Iterator<Item = Vec<LineSpan>> {
    // The first span that does not end before the range, and its start.
    let (mut first, mut start) = (0, 0);
    ranges.into_iter().map(move |range| {
        while let Some(before) = spans.get(first)
            && start + before.text.len() <= range.start
        {
            (first, start) = (first + 1, start + before.text.len());
        }
        let (mut parts, mut at) = (Vec::new(), start);
        for span in spans.get(first..).unwrap_or_default() {
            if at >= range.end {
                break;
            }
            let (from, to) = (range.start.max(at), range.end.min(at + span.text.len()));
            if let Some(text) = (from < to).then(|| span.text.get(from - at..to - at)).flatten() {
                parts.push(LineSpan { text: text.to_owned(), ..*span });
            }
            at += span.text.len();
        }
        parts
    })
}
