//! The lines of a file that a query may match, found by their words alone: a search of one file need
//! not read, link and index the other records. Everything is decided in favour of a line.

use super::{
    analysis::{
        AnalyzedTerm,
        keyboard_layout::{has_letter_key, switch_layout},
        search_words::all_search_words,
    },
    engine::SearchResult,
    execution::{
        SearchOptions,
        expansion::expand_all,
        variants::{is_patronymic, splits},
    },
    index::{Index, builder::IndexBuilder, doc_id::DocId, forward_index::term},
    query::{Clause, Literal, Occur, Query},
    schema::{Document, Field, Flags},
};
use crate::{
    date::Day,
    dossier::{Kind, vocabulary::all_labels},
    file_format::excerpt::{LineMatch, lines_in, without_escapes},
    threads,
};
use foldhash::fast::FixedState;
use std::{borrow::Cow, collections::HashMap, iter, ops::Range};

/// The fewest bytes that are worth a thread of their own, and those whose new words are looked at together.
const BLOCK: usize = 1 << 20;

/// The clauses of a query that restrict a line by its words.
#[derive(Debug)]
pub struct Prefilter {
    clauses: Vec<RestrictingClause>,
    /// Whether the query has no other clause.
    is_one_word: bool,
}

#[derive(Debug)]
struct RestrictingClause {
    /// Words of which a line needs one, in any spelling.
    words: Vec<AnalyzedTerm>,
    /// Last parts of these words, as written.
    endings: Vec<String>,
}

impl Prefilter {
    /// The filter of a query; none if some answer may have no word of it.
    pub fn new(query: &Query) -> Option<Self> {
        // What other records say decides on these.
        let depends_on_others = |literal: &Literal| {
            matches!(literal, Literal::Flag(_) | Literal::Facet(..) | Literal::Span(..))
        };
        let is_plain = |clause: &Clause| {
            matches!(clause.occur, Occur::Preferred | Occur::Required)
                && !clause.terms.iter().any(|term| depends_on_others(&term.literal))
        };
        if has_letter_key(&query.text) || !query.clauses.iter().all(is_plain) {
            return None;
        }
        let words: Vec<Vec<AnalyzedTerm>> = query.clauses.iter().map(words_of).collect();
        let durations = ["years", "months", "weeks", "days", "hours"];
        let added = index_of(all_search_words().chain(all_labels()).chain(durations));
        let clause = |at| RestrictingClause::new(&words, at, query.today, &added);
        let clauses: Vec<RestrictingClause> = (0..words.len()).filter_map(clause).collect();
        (!clauses.is_empty()).then_some(Self { clauses, is_one_word: words.len() == 1 })
    }

    /// The lines of a text with the clauses that each may match by its own words, one bit each.
    pub fn lines(&self, text: &[u8]) -> Vec<LineMatch> {
        threads::map_shares(text.len(), BLOCK, |share| {
            let lines: Vec<Range<usize>> = lines_in(text, share).collect();
            let (short, long) = <(HashMap<_, _, _>, HashMap<_, _, _>)>::default();
            let mut vocabulary = Vocabulary { filter: self, short, long };
            let blocks = lines.chunk_by(|one, next| one.start / BLOCK == next.start / BLOCK);
            blocks.flat_map(|block| vocabulary.block(text, block)).collect::<Vec<LineMatch>>()
        })
        .concat()
    }

    /// All clauses, one bit each.
    pub fn all(&self) -> u64 {
        u64::MAX >> (64 - self.clauses.len())
    }

    /// Whether a search of the lines that may match gives the answer of all lines. Words that only
    /// other lines have would not be guessed, and partial matches are among all lines.
    pub fn is_answer(&self, found: &SearchResult, options: &SearchOptions) -> bool {
        !found.is_partial
            && (self.is_one_word || found.total >= options.enough.max(1) && !found.is_guessed)
    }

    /// The clauses that each word may match.
    fn masks<'a>(&self, words: impl Iterator<Item = &'a str>) -> Vec<u64> {
        let index = index_of(words);
        let mut of_terms = vec![0_u64; index.num_terms()];
        for (nth, clause) in self.clauses.iter().enumerate() {
            let words = clause.words.iter().flat_map(|word| expand_all(&index, word));
            let endings = clause.endings.iter().filter_map(|ending| index.terms.get(ending));
            for found in words.chain(endings) {
                of_terms[found as usize] |= 1 << nth;
            }
        }
        let of_term = |entry: &u32| of_terms.get(term(*entry).0 as usize).copied().unwrap_or(0);
        let texts = index.forward.texts(DocId(0));
        texts.map(|(_, terms)| terms.iter().map(of_term).fold(0, |all, one| all | one)).collect()
    }
}

impl RestrictingClause {
    /// One of the clauses, given by their words; none if it may match a record whose line has none of
    /// them. `added` has the words that documents have and lines do not.
    fn new(clauses: &[Vec<AnalyzedTerm>], at: usize, today: Day, added: &Index) -> Option<Self> {
        let own = clauses.get(at)?;
        let may_be_elsewhere = |word: &AnalyzedTerm| {
            word.text.chars().count() < 2
                || word.normalized.bytes().any(|byte| byte.is_ascii_digit())
                || is_patronymic(word)
                || !expand_all(added, word).is_empty()
        };
        let switched = own.iter().filter_map(|word| switch_layout(&word.text));
        let switched = switched.flat_map(|text| Query::parse(&text, today).clauses);
        let switched: Vec<Vec<AnalyzedTerm>> = switched.map(|clause| words_of(&clause)).collect();
        if own.is_empty() || own.iter().any(may_be_elsewhere) || switched.iter().any(Vec::is_empty)
        {
            return None;
        }
        let neighbors = [at.checked_sub(1).map(|before| [before, at]), Some([at, at + 1])];
        let joined = neighbors.into_iter().flatten().filter_map(|pair| {
            let [one, other] = pair.map(|at| clauses.get(at)?.first().map(|word| &word.text));
            Some(AnalyzedTerm::new(&format!("{}{}", one?, other?)))
        });
        let words = own.iter().cloned().chain(joined).chain(switched.into_iter().flatten());
        let endings = own.iter().flat_map(|word| splits(&word.normalized));
        let endings = endings.filter_map(|parts| parts.last().map(|ending| (*ending).to_owned()));
        Some(Self { words: words.collect(), endings: endings.collect() })
    }
}

/// The words of which a match of the clause has one; none if it may have none.
fn words_of(clause: &Clause) -> Vec<AnalyzedTerm> {
    let words = clause.terms.iter().map(|term| match &term.literal {
        Literal::Word { word, .. } => Some(vec![word.clone()]),
        Literal::Phrase { words, .. } => Some(words.clone()),
        _ => None,
    });
    words.collect::<Option<Vec<_>>>().unwrap_or_default().concat()
}

/// An index of words, each a text of the only document.
fn index_of<'a>(words: impl Iterator<Item = &'a str>) -> Index {
    let texts: Vec<(Field, &str)> = words.map(|word| (Field::Name, word)).collect();
    let mut builder = IndexBuilder::new();
    builder.is_for_one_query = true;
    builder.add(&Document {
        kind: Kind::Event,
        date: None,
        other_dates: &[],
        office_times: &[],
        importance: 0,
        texts: &texts,
        linked: &[],
        facets: &[],
        spans: &[],
        flags: Flags::NONE,
    });
    builder.finish()
}

/// The words seen so far, with the clauses that each may match: by their bytes, which need not be
/// followed in memory, if these fit.
struct Vocabulary<'a> {
    filter: &'a Prefilter,
    short: HashMap<u128, u64, FixedState>,
    long: HashMap<Box<[u8]>, u64, FixedState>,
}

impl Vocabulary<'_> {
    fn block(&mut self, text: &[u8], lines: &[Range<usize>]) -> Vec<LineMatch> {
        // The unknown words, each with its lines.
        let mut new: HashMap<Box<[u8]>, Vec<usize>, FixedState> = HashMap::default();
        let mut matches = Vec::with_capacity(lines.len());
        for (nth, range) in lines.iter().enumerate() {
            let mut clauses = 0;
            let line = without_escapes(text.get(range.clone()).unwrap_or_default());
            for word in words(&line, matches!(line, Cow::Borrowed(_))) {
                if let Some(known) = self.get(word) {
                    clauses |= known;
                } else if let Some(lines) = new.get_mut(word) {
                    lines.push(nth);
                } else {
                    new.insert(word.into(), vec![nth]);
                }
            }
            matches.push(LineMatch { range: range.clone(), clauses });
        }
        let new: Vec<(Box<[u8]>, Vec<usize>)> = new.into_iter().collect();
        let texts: Vec<Cow<'_, str>> =
            new.iter().map(|(word, _)| String::from_utf8_lossy(word)).collect();
        let masks = self.filter.masks(texts.iter().map(|text| &**text));
        for ((word, lines), clauses) in new.into_iter().zip(masks) {
            lines.into_iter().for_each(|nth| matches[nth].clauses |= clauses);
            _ = match short_key(&word) {
                Some(key) => self.short.insert(key, clauses),
                None => self.long.insert(word, clauses),
            };
        }
        matches
    }

    fn get(&self, word: &[u8]) -> Option<&u64> {
        match short_key(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
    }
}

fn short_key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

/// The words of the values of a line, several as one if they may be joined; without digits and signs
/// around them, as a query word with digits does not restrict.
fn words(line: &[u8], has_keys: bool) -> impl Iterator<Item = &[u8]> {
    let is_letter = |byte: &u8| CLASSES[usize::from(*byte)] == ByteClass::Letter;
    let is_outside = |byte: &u8| CLASSES[usize::from(*byte)] == ByteClass::Outside;
    let mut rest = line;
    iter::from_fn(move || {
        loop {
            rest = rest.get(rest.iter().position(is_letter)?..)?;
            let end = rest.iter().position(is_outside).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            if !(has_keys && after.starts_with(b"\":")) {
                return word.get(..=word.iter().rposition(is_letter)?);
            }
        }
    })
}

/// What a byte is to a word: one of a letter, one that may be inside, or one between words.
#[derive(Clone, Copy, PartialEq)]
enum ByteClass {
    Letter,
    Inside,
    Outside,
}

/// The class of each byte: every byte of a large file is looked up.
static CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Outside; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => ByteClass::Letter,
            b'0'..=b'9' | b'-' | b'.' | b'\'' | b'`' => ByteClass::Inside,
            _ => ByteClass::Outside,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};
