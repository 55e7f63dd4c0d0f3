//! Breaks spans into lines.

use super::{Line, LineSpan};
use crate::{
    article::model::TextRole,
    text::{first_line, wrap},
};
use std::ops::Range;

/// The lines with their references, the first indented by `indent`, others by `hanging` more.
pub(super) fn wrap_spans(
    cells: usize,
    (indent, hanging): (usize, usize),
    spans: &[LineSpan],
) -> Vec<(Line, Vec<usize>)> {
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
    let mut lines = Vec::with_capacity(ranges.len());
    // The first span that does not end before the line, and its start.
    let mut span = (0, 0);
    for range in ranges {
        while let Some(before) = spans.get(span.0)
            && span.1 + before.text.len() <= range.start
        {
            span = (span.0 + 1, span.1 + before.text.len());
        }
        let indent = if lines.is_empty() { indent } else { indent + hanging };
        lines.push(slice(indent, spans.get(span.0..).unwrap_or_default(), span.1, range));
    }
    lines
}

/// A line from a range of the joined text; the first of `spans` begins at `at`.
fn slice(
    indent: usize,
    spans: &[LineSpan],
    mut at: usize,
    range: Range<usize>,
) -> (Line, Vec<usize>) {
    let mut line = Line::default();
    let mut targets = Vec::new();
    if indent > 0 {
        line.spans.push(LineSpan::new(" ".repeat(indent), TextRole::Plain));
    }
    for span in spans {
        if at >= range.end {
            break;
        }
        let (from, to) = (range.start.max(at), range.end.min(at + span.text.len()));
        if let Some(text) = (from < to).then(|| span.text.get(from - at..to - at)).flatten() {
            let (role, target) = (span.role, span.target);
            line.spans.push(LineSpan { text: text.to_owned(), role, target });
            targets.extend(span.target.filter(|_| from == at));
        }
        at += span.text.len();
    }
    (line, targets)
}
