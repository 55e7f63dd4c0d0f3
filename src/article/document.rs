//! A document at a passage: its text as lines, the passage and the places found in it marked.

use super::{
    layout::{Line, LineSpan, Target, TextLayout},
    model::TextRole,
};
use crate::{dossier::EntryId, source_texts::Passage, text::wrap};
use std::ops::Range;

/// The document of the passage in lines of so many cells. The first target of the page is the
/// passage, the others are the places that have what is looked for, whatever its case.
#[must_use]
pub fn document(passage: &Passage<'_>, wanted: &str, cells: usize) -> TextLayout {
    let hits = places(passage.text, wanted);
    let mut page = TextLayout::default();
    let mut targets: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for paragraph in passage.text.split_inclusive('\n') {
        let shown = paragraph.trim_end_matches(['\n', '\r']);
        for range in wrap(shown, cells) {
            let line = start + range.start..start + range.end;
            for (nth, marked) in std::iter::once(&passage.range).chain(&hits).enumerate() {
                if line.start <= marked.start && marked.start < line.end.max(line.start + 1) {
                    targets.push((nth, page.lines.len()));
                }
            }
            page.lines.push(marked_line(passage, &hits, line));
        }
        start += paragraph.len();
    }
    targets.sort_unstable();
    targets.dedup_by_key(|target| target.0);
    // Where a place leads is the document itself, which is open: only its line is needed.
    page.targets =
        targets.into_iter().map(|(_, line)| Target { entry: EntryId(0), line }).collect();
    page
}

/// The bytes of the text that have the words looked for, letters compared without case.
fn places(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = wanted.trim().chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .flat_map(|(at, letter)| letter.to_lowercase().map(move |small| (at, small)))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = letters.get(at..at + wanted.len()) {
        if window.iter().map(|(_, letter)| letter).eq(&wanted) {
            let end = letters.get(at + wanted.len()).map_or(text.len(), |(end, _)| *end);
            found.extend(window.first().map(|(start, _)| *start..end));
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// One line, cut where the passage or a place found begins or ends.
fn marked_line(passage: &Passage<'_>, hits: &[Range<usize>], line: Range<usize>) -> Line {
    let mut cuts = vec![line.start, line.end];
    for edge in hits.iter().chain([&passage.range]).flat_map(|range| [range.start, range.end]) {
        if line.contains(&edge) {
            cuts.push(edge);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let spans = cuts.windows(2).filter_map(|cut| {
        let (from, to) = (*cut.first()?, *cut.last()?);
        let tone = if hits.iter().any(|hit| hit.contains(&from)) {
            TextRole::Found
        } else if passage.range.contains(&from) {
            TextRole::Passage
        } else {
            TextRole::Plain
        };
        Some(LineSpan::new(passage.text.get(from..to)?, tone))
    });
    Line { spans: spans.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passage_and_the_places_found_are_marked_in_their_lines() {
        let text = "First line.\nThe treaty was signed in Moscow,\nand the Treaty holds.";
        let start = text.find("signed").unwrap();
        let passage = Passage { file: "a.txt", text, range: start..start + 16 };
        let page = document(&passage, "treaty", 20);
        let lines: Vec<usize> = page.targets.iter().map(|target| target.line).collect();
        assert_eq!(lines, [2, 1, 3]);
        let marked: String = page
            .lines
            .iter()
            .flat_map(|line| &line.spans)
            .filter(|span| span.role == TextRole::Passage)
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(marked, "signed in Moscow");
    }
}
