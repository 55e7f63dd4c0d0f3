//! What a query asks for, by words that restrict nothing: `who` a person, `medvedev on` a statement.

use crate::dossier::Kind;

/// Questions and the kinds of their answers.
const QUESTIONS: [(&[&str], &[Kind]); 4] = [
    (&["who", "whom", "кто", "кем", "кого", "ვინ", "ვის", "wer", "qui"], &[Kind::Person]),
    (&["how much", "how many", "сколько", "რამდენი", "wie viele", "combien"], &[Kind::Figure]),
    (&["when", "когда", "როდის", "wann", "quand"], &[Kind::Event, Kind::TreatyAction]),
    (&["where", "где", "სად", "wo", "où"], &[Kind::Place]),
];

/// Whether a word stands in it between the one who speaks and what about.
pub(super) fn has_topic(query: &str) -> bool {
    [" on ", " about ", " о ", " об ", " про "].iter().any(|word| query.contains(word))
}

/// The kinds of what answers the query; none where it is not a question.
pub(super) fn answers(query: &str) -> &'static [Kind] {
    let query = format!("{} ", query.trim_start().to_lowercase());
    let begins = |question: &&str| {
        query.strip_prefix(*question).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let asked = QUESTIONS.iter().find(|(questions, _)| questions.iter().any(begins));
    asked.map_or(&[], |(_, kinds)| kinds)
}
