//! A source text at a passage, with the passage and the matches of a search highlighted.

use super::{
    layout::{Line, LineSpan, Target, TextLayout},
    model::TextRole,
};
use crate::{dossier::EntryId, source_texts::Passage, text::wrap};
use std::ops::Range;

/// Lays out the source text of a passage: the first target is the passage, the others are matches.
pub fn document(passage: &Passage<'_>, query: &str, cells: usize) -> TextLayout {
    let ranges = matches(passage.text, query);
    let mut layout = TextLayout::default();
    let mut targets: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for paragraph in passage.text.split_inclusive('\n') {
        let shown = paragraph.trim_end_matches(['\n', '\r']);
        for range in wrap(shown, cells) {
            let line = start + range.start..start + range.end;
            // The matches are sorted, so those of a line are adjacent.
            let first = ranges.partition_point(|found| found.end <= line.start);
            let end = ranges.partition_point(|found| found.start < line.end);
            let here = ranges.get(first..end).unwrap_or_default();
            let numbered = std::iter::once((0, &passage.range)).chain((first + 1..).zip(here));
            for (nth, marked) in numbered {
                if line.start <= marked.start && marked.start < line.end.max(line.start + 1) {
                    targets.push((nth, layout.lines.len()));
                }
            }
            layout.lines.push(highlighted_line(passage, here, line));
        }
        start += paragraph.len();
    }
    targets.sort_unstable();
    targets.dedup_by_key(|target| target.0);
    // Targets here lead into the same text: only their line is used.
    layout.targets =
        targets.into_iter().map(|(_, line)| Target { entry: EntryId(0), line }).collect();
    layout
}

fn matches(text: &str, query: &str) -> Vec<Range<usize>> {
    let query: Vec<char> = query.trim().chars().flat_map(char::to_lowercase).collect();
    if query.is_empty() {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .flat_map(|(at, letter)| letter.to_lowercase().map(move |small| (at, small)))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = letters.get(at..at + query.len()) {
        if window.iter().map(|(_, letter)| letter).eq(&query) {
            let end = letters.get(at + query.len()).map_or(text.len(), |(end, _)| *end);
            found.extend(window.first().map(|(start, _)| *start..end));
            at += query.len();
        } else {
            at += 1;
        }
    }
    found
}

fn highlighted_line(passage: &Passage<'_>, matches: &[Range<usize>], line: Range<usize>) -> Line {
    let mut cuts = vec![line.start, line.end];
    for edge in matches.iter().chain([&passage.range]).flat_map(|range| [range.start, range.end]) {
        if line.contains(&edge) {
            cuts.push(edge);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let spans = cuts.windows(2).filter_map(|cut| {
        let (from, to) = (*cut.first()?, *cut.last()?);
        let role = if matches.iter().any(|range| range.contains(&from)) {
            TextRole::Found
        } else if passage.range.contains(&from) {
            TextRole::Passage
        } else {
            TextRole::Plain
        };
        Some(LineSpan::new(passage.text.get(from..to)?, role))
    });
    Line { spans: spans.collect() }
}
