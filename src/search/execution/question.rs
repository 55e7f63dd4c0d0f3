//! What a query asks for, by words that restrict nothing: `who` a person, `medvedev on` a statement.

use crate::{dossier::Kind, search::analysis::search_words::search_words};
use std::ops::Range;

/// Classes of questions and the kinds of their answers.
const QUESTIONS: [(&str, &[Kind]); 5] = [
    ("statement", &[Kind::Statement]),
    ("person", &[Kind::Person]),
    ("figure", &[Kind::Figure]),
    ("time", &[Kind::Event, Kind::TreatyAction]),
    ("place", &[Kind::Place]),
];

/// Whether a word stands in it between the one who speaks and what about.
pub(super) fn has_topic(query: &str) -> bool {
    is_of_class(query, "topic")
}

/// Whether a word in a query is the name of who held an office at another time: `… before lavrov`.
pub(super) fn is_neighbor(query: &str, word: &Range<usize>) -> bool {
    let [before, after] =
        [query.get(..word.start), query.get(word.end..)].map(Option::unwrap_or_default);
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    search_words("neighbour").contains(&last.as_str()) && after.split_whitespace().count() < 2
}

/// The kinds of what answers the query; none if it is not a question.
pub(super) fn answers(query: &str) -> &'static [Kind] {
    let asked = QUESTIONS.iter().find(|(class, _)| is_of_class(query, class));
    asked.map_or(&[], |(_, kinds)| kinds)
}

/// Whether a query has one of the words, each at its place: `…` is the rest of the query.
fn is_of_class(query: &str, class: &str) -> bool {
    let query: String =
        query.to_lowercase().split_whitespace().map(|word| format!(" {word}")).collect();
    let query = format!("{} ", query.trim_end_matches(['?', '!', '.']));
    search_words(class).iter().any(|form| {
        let words = format!(" {} ", form.trim_matches([' ', '…']));
        let (is_first, is_last) = (!form.starts_with('…'), !form.ends_with('…'));
        query.match_indices(&words).any(|(at, found)| {
            (at == 0 || !is_first) && (at + found.len() == query.len() || !is_last)
        })
    })
}
