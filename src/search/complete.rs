//! Completion of the last word of a query: field names, values, terms of names; how many records each leaves.

use super::{
    analysis::{AnalyzedTerm, analyze, normalizer},
    execution::{
        executor::{evaluate_all, matching_docs},
        plan,
    },
    index::{
        Index,
        doc_id::DocId,
        facets::{FacetValue, ValueMatch},
        intervals::IntervalIndex,
        postings::FieldClass,
        term_dictionary::TermOrdinal,
    },
    query::{
        Query,
        fields::{self, FieldName},
    },
    schema::{Facet, Flags},
};
use crate::{
    bitset::BitSet,
    date::{DateRange, Day, year_words},
    dossier::Kind,
};
use std::collections::BTreeMap;

/// The most terms that are counted; a prefix of one letter has more.
const MAX_TERMS: u32 = 2000;

/// The most years that are offered, back from the last.
const MAX_YEARS: i16 = 400;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Where the word begins that an item replaces.
    pub start: usize,
    /// The items; those that leave most records first.
    pub items: Vec<CompletionItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompletionItem {
    pub text: String,
    pub label: String,
    /// How many records it would leave with the rest of the query; none for a field name.
    pub count: Option<usize>,
}

/// Completes the last word, with at most `limit` items.
pub fn complete(index: &Index, text: &str, today: Day, limit: usize) -> Completion {
    let word = LastWord::of(text);
    let rest = text.get(..word.start).unwrap_or_default();
    let plan = plan(index, &Query::parse_typing(rest, today));
    let others = matching_docs(index, &plan, &evaluate_all(index, &plan));
    let completer = Completer { index, prefix: word.prefix, others };
    let mut items = match word.field {
        Some(name) => completer.values(name),
        None => completer.names(),
    };
    items.sort_by(|one, other| other.count.cmp(&one.count).then(one.text.cmp(&other.text)));
    if word.field.is_none() && !word.is_quoted {
        items.splice(0..0, field_names(word.prefix));
    }
    items.truncate(limit);
    Completion { start: word.start, items }
}

struct Completer<'a> {
    index: &'a Index,
    prefix: &'a str,
    /// The documents that match the rest of the query.
    others: BitSet<DocId>,
}

impl Completer<'_> {
    fn values(&self, name: &str) -> Vec<CompletionItem> {
        let index = self.index;
        let items = match fields::find(name) {
            Some(FieldName::Facet(facet)) => self.facet_values(facet),
            Some(FieldName::Kind) => self.kinds(),
            Some(FieldName::Flag(field)) => return self.flags(field),
            Some(FieldName::Date) => self.years(name, &index.dates, Some),
            Some(FieldName::Side(side)) => self.years(name, &index.dates, |year| side.of(year)),
            Some(FieldName::Span(span)) => self.years(name, index.span(span), Some),
            None => Vec::new(),
        };
        items.into_iter().filter(|item| item.count > Some(0)).collect()
    }

    fn years(
        &self,
        name: &str,
        intervals: &IntervalIndex,
        time: impl Fn(DateRange) -> Option<DateRange>,
    ) -> Vec<CompletionItem> {
        let Some((first, last)) = self.index.dates.years() else { return Vec::new() };
        let years = first.max(last.saturating_sub(MAX_YEARS))..=last;
        let item = |year: i16| {
            let label = year_words(year);
            let has_prefix = label.starts_with(self.prefix);
            let when = has_prefix.then(|| time(DateRange::years(year, year)?))??;
            let mut docs = BitSet::empty(self.index.num_docs());
            intervals.overlapping(when, &mut |slice, _| docs.insert_all(slice));
            Some(value_item(name, &label, docs.intersection_count(&self.others)))
        };
        years.filter_map(item).collect()
    }

    fn facet_values(&self, facet: Facet) -> Vec<CompletionItem> {
        let values = self.index.facets.matching(facet, &analyze(self.prefix), ValueMatch::Prefix);
        let item = |value: &FacetValue| {
            let docs = value.docs.iter().filter(|doc| self.others.contains(**doc));
            let name = FieldName::Facet(facet).name();
            value_item(name, name_in_script(value, self.prefix), docs.count())
        };
        values.into_iter().map(item).collect()
    }

    fn kinds(&self) -> Vec<CompletionItem> {
        let kinds = match self.prefix {
            "" => Kind::ALL.to_vec(),
            prefix => fields::kinds(prefix),
        };
        let count = |kind| self.index.docs_of_kind(kind).intersection_count(&self.others);
        kinds.into_iter().map(|kind| value_item("kind", kind.name(), count(kind))).collect()
    }

    fn flags(&self, field: &str) -> Vec<CompletionItem> {
        let prefix = normalizer::normalize(self.prefix);
        let count = |flag| self.index.docs_with_flag(flag).intersection_count(&self.others);
        Flags::NAMES
            .iter()
            .filter(|(_, known, name)| *known == field && name.starts_with(&prefix))
            .map(|(flag, field, name)| value_item(field, name, count(*flag)))
            .collect()
    }

    /// Names with the prefix, in the original spelling if that has it: the script typed stays.
    fn names(&self) -> Vec<CompletionItem> {
        let word = AnalyzedTerm::new(self.prefix);
        if word.normalized.is_empty() {
            return Vec::new();
        }
        let mut terms = self.index.terms.with_prefix(&word.normalized);
        terms.end = terms.end.min(terms.start + MAX_TERMS);
        let prefix = self.prefix.to_lowercase();
        let item = |term: TermOrdinal, text: &str| {
            let mut docs = BitSet::empty(self.index.num_docs());
            for class in [FieldClass::Name, FieldClass::Alias] {
                self.index.postings.get(term, class).add_to(&mut docs);
            }
            let count = Some(docs.intersection_count(&self.others));
            let item = CompletionItem { label: text.to_owned(), text: text.to_owned(), count };
            (item.count > Some(0)).then_some(item)
        };
        let mut spellings: BTreeMap<TermOrdinal, &str> = BTreeMap::new();
        let with_prefix = self.index.spellings.with_prefix(&prefix);
        for (spelling, term) in with_prefix.filter(|(_, term)| terms.contains(term)) {
            let known = spellings.entry(term).or_insert(spelling);
            if spelling.len() < known.len() {
                *known = spelling;
            }
        }
        let spelt: Vec<CompletionItem> =
            spellings.into_iter().filter_map(|(term, text)| item(term, text)).collect();
        if !spelt.is_empty() {
            return spelt;
        }
        terms.filter_map(|term| item(term, self.index.terms.term(term))).collect()
    }
}

/// The text to insert for a value: its label, or the first name with the prefix in another script.
fn name_in_script<'a>(value: &'a FacetValue, prefix: &str) -> &'a str {
    let prefix = prefix.to_lowercase();
    let word = prefix.split_whitespace().next_back().filter(|word| !word.is_ascii());
    let has_prefix = |name: &&str| {
        let name = name.to_lowercase();
        word.is_some_and(|word| name.split([' ', '-']).any(|known| known.starts_with(word)))
    };
    value.names().find(has_prefix).unwrap_or_else(|| value.label())
}

fn field_names(prefix: &str) -> impl Iterator<Item = CompletionItem> {
    let prefix = prefix.to_lowercase();
    let names = fields::NAMES.iter().filter(move |(name, _)| name.starts_with(&prefix));
    names.map(|(name, _)| {
        let text = format!("{name}:");
        CompletionItem { label: text.clone(), text, count: None }
    })
}

fn value_item(field: &str, value: &str, count: usize) -> CompletionItem {
    let needs_quotes = value.contains(|char: char| char.is_whitespace() || char == '|');
    let quote = if needs_quotes { "\"" } else { "" };
    let text = format!("{field}:{quote}{value}{quote}");
    CompletionItem { text, label: value.to_owned(), count: Some(count) }
}

struct LastWord<'a> {
    /// Where a field with its value begins, or a word.
    start: usize,
    field: Option<&'a str>,
    is_quoted: bool,
    prefix: &'a str,
}

impl<'a> LastWord<'a> {
    fn of(text: &'a str) -> Self {
        let word = text.get(word_start(text)..).unwrap_or_default().trim_start_matches('-');
        let is_quoted = word.starts_with('"');
        let (field, value) = match word.split_once(':').filter(|_| !is_quoted) {
            Some((name, value)) => (Some(name), value),
            None => (None, word),
        };
        let start = text.len() - word.len();
        Self { start, field, is_quoted, prefix: value.trim_start_matches('"') }
    }
}

fn word_start(text: &str) -> usize {
    let mut start = 0;
    let mut is_quoted = false;
    for (at, char) in text.char_indices() {
        match char {
            '"' => is_quoted = !is_quoted,
            '|' if !is_quoted => start = at + 1,
            space if space.is_whitespace() && !is_quoted => start = at + space.len_utf8(),
            _ => {}
        }
    }
    start
}
