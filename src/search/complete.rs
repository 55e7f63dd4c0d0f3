//! What can be put where the cursor stands: names of fields, their values, and words of names,
//! each with how many records it would leave.

use super::{
    analysis::normalizer,
    execution::{planner::Plan, scoring::FieldClass},
    index::{Index, facets::FacetValue, intervals::IntervalIndex},
    query::{
        AnalyzedTerm, Query,
        fields::{self, FieldName},
        parser::spellings,
    },
    schema::{Facet, Flags},
};
use crate::{
    bitset::{BitSet, popcount},
    date::{DateRange, Day},
    dossier::Kind,
};
use std::ops::Range;

/// So many words are counted for one completion; with fewer letters typed there are more.
const MOST_WORDS: usize = 2000;

/// Years before the last so many are not offered.
const MOST_YEARS: i16 = 400;

/// What can be put at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that a choice replaces.
    pub range: Range<usize>,
    /// The choices; those that leave most first.
    pub choices: Vec<CompletionItem>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompletionItem {
    /// What to put in.
    pub text: String,
    /// What to show for it.
    pub shown: String,
    /// How many records it would leave, together with the rest of the query; none for the name
    /// of a field, which has no value yet.
    pub count: Option<usize>,
}

impl Index {
    /// What can be put at the byte `cursor` of what was typed; at most `limit` choices.
    #[must_use]
    pub fn complete(&self, text: &str, cursor: usize, today: Day, limit: usize) -> Completion {
        let Some(token) = CursorWord::at(text, cursor) else { return Completion::default() };
        let rest = text.get(..token.range.start).unwrap_or("").to_owned()
            + text.get(token.range.end..).unwrap_or("");
        let others =
            self.execute(&Plan::new(self, &Query::parse(&rest, today))).set(self.documents());
        let mut choices = match token.field {
            Some(name) => self.values(name, token.typed, &others),
            None => self.words_of_names(token.typed, &others),
        };
        choices.sort_by(|one, other| other.count.cmp(&one.count).then(one.text.cmp(&other.text)));
        if token.field.is_none() && !token.quoted {
            choices.splice(0..0, fields(token.typed));
        }
        choices.truncate(limit);
        Completion { range: token.range, choices }
    }

    fn values(&self, name: &str, typed: &str, others: &BitSet) -> Vec<CompletionItem> {
        match fields::named(name) {
            Some(FieldName::Facet(facet)) => self.facet_values(facet, typed, others),
            Some(FieldName::Kind) => kind_values(self, typed, others),
            Some(FieldName::Flag(of)) => flag_values(self, of, typed, others),
            Some(FieldName::Date) => self.years(name, typed, others, &self.dates, Some),
            Some(FieldName::Side(side)) => {
                self.years(name, typed, others, &self.dates, |year| side.of(year))
            }
            Some(FieldName::Span(span)) => self.years(name, typed, others, self.spans(span), Some),
            None => Vec::new(),
        }
    }

    /// The years that begin so, of those in which something was.
    fn years(
        &self,
        name: &str,
        typed: &str,
        others: &BitSet,
        spans: &IntervalIndex,
        time: impl Fn(DateRange) -> Option<DateRange>,
    ) -> Vec<CompletionItem> {
        let Some((first, last)) = self.dates.years() else { return Vec::new() };
        let years = first.max(last.saturating_sub(MOST_YEARS))..=last;
        let choice = |year: i16| {
            let shown = year.to_string();
            let when = shown.starts_with(typed).then(|| time(DateRange::years(year, year)?))??;
            let mut with = BitSet::none(self.documents());
            spans.overlapping(when, &mut |documents, _| with.extend(documents));
            Some(valued(name, &shown, popcount::count_both(&with, others)))
        };
        years.filter_map(choice).filter(|choice| choice.count > Some(0)).collect()
    }

    fn facet_values(&self, facet: Facet, typed: &str, others: &BitSet) -> Vec<CompletionItem> {
        let values = self.facets.begun(facet, &spellings(typed)).into_iter();
        let choice = |value: &FacetValue| {
            let left = value.documents.iter().filter(|document| others.contains(**document));
            valued(facet.name(), as_typed(value, typed), left.count())
        };
        values.map(choice).filter(|choice| choice.count > Some(0)).collect()
    }

    fn words_of_names(&self, typed: &str, others: &BitSet) -> Vec<CompletionItem> {
        let word = AnalyzedTerm::new(typed);
        if word.plain.is_empty() {
            return Vec::new();
        }
        let known = self.vocabulary.beginning(&word.plain).take(MOST_WORDS);
        let small = typed.to_lowercase();
        let choice = |known: u32, text: &str| {
            let mut with = BitSet::none(self.documents());
            for class in [FieldClass::Name, FieldClass::Alias] {
                self.postings.get(known, class).add_to(&mut with);
            }
            let count = Some(popcount::count_both(&with, others));
            CompletionItem { shown: text.to_owned(), text: text.to_owned(), count }
        };
        let some = |choice: &CompletionItem| choice.count > Some(0);
        let written = known.clone().filter_map(|known| {
            Some(choice(known, self.written.begun(known, &small)?)).filter(some)
        });
        let written: Vec<CompletionItem> = written.collect();
        // In other letters than were typed only where those have nothing.
        if !written.is_empty() {
            return written;
        }
        known.map(|known| choice(known, self.vocabulary.plain(known))).filter(some).collect()
    }
}

/// The name of the value to put in: the one that is shown, or for somebody who types in other
/// letters than Latin ones the first that has a word which begins so.
fn as_typed<'a>(value: &'a FacetValue, typed: &str) -> &'a str {
    let small = typed.to_lowercase();
    let word = small.split_whitespace().next_back().filter(|word| !word.is_ascii());
    let begun = |name: &&str| {
        let name = name.to_lowercase();
        word.is_some_and(|word| name.split([' ', '-']).any(|known| known.starts_with(word)))
    };
    value.names().find(begun).unwrap_or_else(|| value.shown())
}

/// The names of fields that begin so.
fn fields(typed: &str) -> Vec<CompletionItem> {
    let small = typed.to_lowercase();
    let begun = fields::NAMES.iter().filter(|(name, _)| name.starts_with(&small));
    begun
        .map(|(name, _)| CompletionItem {
            text: format!("{name}:"),
            shown: format!("{name}:"),
            count: None,
        })
        .collect()
}

fn valued(field: &str, value: &str, count: usize) -> CompletionItem {
    let quoted = value.contains(|letter: char| letter.is_whitespace() || letter == '|');
    let text = if quoted { format!("{field}:\"{value}\"") } else { format!("{field}:{value}") };
    CompletionItem { text, shown: value.to_owned(), count: Some(count) }
}

fn kind_values(index: &Index, typed: &str, others: &BitSet) -> Vec<CompletionItem> {
    let kinds = if typed.is_empty() { Kind::ALL.to_vec() } else { fields::kinds(typed) };
    kinds
        .into_iter()
        .map(|kind| valued("kind", kind.name(), popcount::count_both(index.of_kind(kind), others)))
        .filter(|choice| choice.count > Some(0))
        .collect()
}

fn flag_values(index: &Index, of: &str, typed: &str, others: &BitSet) -> Vec<CompletionItem> {
    let typed = normalizer::normalize(typed);
    Flags::NAMES
        .iter()
        .filter(|(_, field, name)| *field == of && name.starts_with(&typed))
        .map(|(flag, field, name)| {
            valued(field, name, popcount::count_both(&index.flagged(*flag), others))
        })
        .collect()
}

/// What stands where the cursor is.
struct CursorWord<'a> {
    /// The bytes to replace: the field with its value, or the word.
    range: Range<usize>,
    field: Option<&'a str>,
    quoted: bool,
    /// What of the value or word was typed.
    typed: &'a str,
}

impl<'a> CursorWord<'a> {
    fn at(text: &'a str, cursor: usize) -> Option<Self> {
        let before = text.get(..cursor)?;
        let start = token_start(before);
        let token = before.get(start..)?;
        let negated = token.len() - token.trim_start_matches('-').len();
        let token = token.get(negated..)?;
        let range = start + negated..cursor;
        let quoted = token.starts_with('"');
        match token.split_once(':').filter(|_| !quoted) {
            Some((name, value)) => Some(Self {
                range,
                field: Some(name),
                quoted,
                typed: value.trim_start_matches('"'),
            }),
            None => Some(Self { range, field: None, quoted, typed: token.trim_start_matches('"') }),
        }
    }
}

/// Where the term begins that ends here: after the last space outside of quotes.
fn token_start(before: &str) -> usize {
    let mut start = 0;
    let mut quoted = false;
    for (at, letter) in before.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '|' if !quoted => start = at + 1,
            space if space.is_whitespace() && !quoted => start = at + space.len_utf8(),
            _ => {}
        }
    }
    start
}
