//! A search result as JSON.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId,
        record::{Citation, Name},
    },
    search::{SearchResult, texts},
};
use serde::Serialize;
use serde_with::skip_serializing_none;
use std::ops::Range;

#[skip_serializing_none]
#[derive(Serialize)]
pub(crate) struct Hit<'a> {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) names: &'a [Name],
    pub(crate) date: Option<&'a Date>,
    pub(crate) end: Option<&'a Date>,
    pub(crate) score: u32,
    /// The parts of the query that a partial match lacks.
    pub(crate) missing: Option<Vec<&'a str>>,
    matched: Vec<MatchedField>,
    pub(crate) cites: &'a [Citation],
}

/// A text that matched, with the ranges to highlight in characters.
#[derive(Serialize, PartialEq)]
struct MatchedField {
    field: &'static str,
    text: String,
    ranges: Vec<[usize; 2]>,
}

impl<'a> Hit<'a> {
    pub(crate) fn new(
        dossier: &'a Dossier,
        found: &'a SearchResult,
        id: EntryId,
        score: u32,
    ) -> Self {
        Self {
            id: dossier.slug(id).into_owned(),
            kind: dossier.kind(id).name(),
            title: dossier.title(id).into_owned(),
            names: dossier.record(id).names(),
            date: dossier.date(id),
            end: dossier.end(id),
            score,
            missing: found.is_partial.then(|| missing(found, id)),
            matched: matched(dossier, found, id),
            cites: dossier.citations(id),
        }
    }
}

pub(crate) fn missing(found: &SearchResult, id: EntryId) -> Vec<&str> {
    found.missing(id).into_iter().map(|part| part.typed.as_str()).collect()
}

/// Every text of the entry that matched, strongest first, without repetition.
fn matched(dossier: &Dossier, found: &SearchResult, id: EntryId) -> Vec<MatchedField> {
    let mut matched: Vec<MatchedField> = Vec::new();
    let mut add = |field, text: String, marks: Vec<Range<usize>>| {
        let ranges: Vec<[usize; 2]> =
            marks.into_iter().map(|mark| characters(&text, &mark)).collect();
        let one = MatchedField { field, text, ranges };
        if !one.ranges.is_empty() && !matched.contains(&one) {
            matched.push(one);
        }
    };
    for field_text in texts(dossier, id) {
        let marks = if field_text.label.is_running() {
            found.highlights_in_text(&field_text.text)
        } else {
            found.highlights(&field_text.text)
        };
        add(field_text.label.name(), field_text.text.into_owned(), marks);
    }
    if let Some(date) = dossier.date(id) {
        let text = date.to_string();
        let marks = found.highlights(&text);
        add("date", text, marks);
    }
    matched
}

fn characters(text: &str, bytes: &Range<usize>) -> [usize; 2] {
    let before = |end: usize| text.get(..end).map_or(0, |text| text.chars().count());
    [before(bytes.start), before(bytes.end)]
}
