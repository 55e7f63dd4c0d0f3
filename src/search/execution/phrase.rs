//! Words that must stand one after another in one text.

use super::{expansion::Expansion, scoring::FieldClass};
use crate::{
    bitset::BitSet,
    search::index::{
        Index,
        bigrams::Adjacency,
        forward_index::{self, ForwardToken},
    },
};
use std::ops::Range;

/// Where a phrase stands.
#[derive(Debug, Default)]
pub(crate) struct PhraseMatches {
    /// The lists of pairs whose documents all have it.
    pub(crate) lists: Vec<u32>,
    /// Other documents that have it, each with its strongest text that does.
    pub(crate) others: Vec<(u32, FieldClass)>,
}

/// The documents that have the words in this order.
pub(crate) fn find(index: &Index, words: &[Expansion]) -> PhraseMatches {
    let pattern: Option<Vec<Range<u32>>> = words.iter().map(span).collect();
    let Some(pattern) = pattern else { return PhraseMatches::default() };
    if let [first, second] = pattern.as_slice() {
        let beside = index.pairs.beside(first.start, second);
        let mut likely = likely(index, &beside, first, second);
        // No text is stronger than a name, so that nothing else can be learnt of these.
        for list in &beside.sure {
            index.pairs.list(*list, FieldClass::Name).take_from(&mut likely);
        }
        let others = look_at(index, &likely, &pattern);
        return PhraseMatches { lists: beside.sure, others };
    }
    let mut all: Option<BitSet> = None;
    for (first, second) in pattern.iter().zip(pattern.iter().skip(1)) {
        let beside = index.pairs.beside(first.start, second);
        let mut with = likely(index, &beside, first, second);
        beside.sure.iter().for_each(|list| add_list(index, *list, &mut with));
        match &mut all {
            Some(all) => all.keep(&with),
            None => all = Some(with),
        }
    }
    let others = all.map_or_else(Vec::new, |all| look_at(index, &all, &pattern));
    PhraseMatches { lists: Vec::new(), others }
}

/// The documents that must be looked at, because no list tells whether they have the two words
/// side by side.
fn likely(index: &Index, beside: &Adjacency, first: &Range<u32>, second: &Range<u32>) -> BitSet {
    let mut likely = BitSet::none(index.documents());
    for mark in &beside.marks {
        if let Some(marked) = index.pairs.marked(*mark) {
            likely.add(marked);
        }
    }
    if !beside.marks.is_empty() {
        likely.keep(&having(index, first.clone()));
    }
    beside.like.iter().for_each(|list| add_list(index, *list, &mut likely));
    if !beside.marks.is_empty() || !beside.like.is_empty() {
        // Of a word that has a list of its own, nothing more can be learnt.
        let others = second.clone().filter(|word| beside.told.binary_search(word).is_err());
        likely.keep(&having(index, others));
    }
    likely
}

fn add_list(index: &Index, list: u32, set: &mut BitSet) {
    FieldClass::ALL.into_iter().for_each(|class| index.pairs.list(list, class).add_to(set));
}

/// The documents that have one of the words.
fn having(index: &Index, words: impl Iterator<Item = u32>) -> BitSet {
    let mut having = BitSet::none(index.documents());
    for word in words {
        for class in FieldClass::ALL {
            index.postings.get(word, class).add_to(&mut having);
        }
    }
    having
}

/// Those of some documents that have the words.
fn look_at(index: &Index, documents: &BitSet, pattern: &[Range<u32>]) -> Vec<(u32, FieldClass)> {
    let documents: Vec<u32> = documents.iter().collect();
    let mut found = Vec::new();
    for some in documents.chunks(AHEAD) {
        // Most of the time goes into waiting for memory; asked for together, the entries of these
        // documents come together.
        let ends = some.iter().map(|document| {
            let tokens = index.stream.packed(*document);
            tokens.first().copied().unwrap_or(0) ^ tokens.last().copied().unwrap_or(0)
        });
        std::hint::black_box(ends.fold(0, |one, other| one ^ other));
        found.extend(some.iter().filter_map(|document| {
            let class = strongest(index.stream.packed(*document), pattern)?;
            Some((*document, class))
        }));
    }
    found
}

/// The entries of so many documents are asked for at once.
const AHEAD: usize = 16;

/// The numbers of the words that fit at one place: those that begin alike are neighbours.
fn span(meant: &Expansion) -> Option<Range<u32>> {
    let first = meant.words.first()?.0;
    let last = meant.words.last()?.0;
    Some(first..last + 1)
}

/// The strongest class of a text in which the words follow one another. Looks at 32 entries at
/// a time and without branches where the first two words stand; what comes after is rare.
fn strongest(tokens: &[u32], pattern: &[Range<u32>]) -> Option<FieldClass> {
    let (first, second, rest) = match pattern {
        [first, second, rest @ ..] => (first, second, rest),
        [] | [_] => return None,
    };
    let (any, texts) = glance(tokens, first, second);
    if !any || rest.is_empty() && texts == 1 {
        // Most have one text, and then it is known in which one the words stand.
        return if any { last_class(tokens, 1) } else { None };
    }
    let mut best: Option<FieldClass> = None;
    let mut class = FieldClass::Text;
    let mut left = tokens;
    while !left.is_empty() {
        let PhraseBits { mut words, texts } = look(left, first, second);
        while words != 0 {
            let at = words.trailing_zeros();
            words &= words - 1;
            let after = left.get(at as usize + 2..).unwrap_or(&[]);
            if follows(after, rest) {
                let before = texts & ((1 << at) - 1);
                let here = last_class(left, before).unwrap_or(class);
                best = Some(best.map_or(here, |best| best.min(here)));
                if best == Some(FieldClass::Name) {
                    return best;
                }
            }
        }
        class = last_class(left, texts).unwrap_or(class);
        left = left.get(BLOCK..).unwrap_or(&[]);
    }
    best
}

/// Whether the two words stand side by side, and how many texts there are: for all entries at
/// once, in a form that a compiler can turn into a few wide instructions.
fn glance(tokens: &[u32], first: &Range<u32>, second: &Range<u32>) -> (bool, u32) {
    let (from, to) = (first.start, second.start);
    let (wide, wide_second) = (first.end - first.start, second.end - second.start);
    let after = tokens.get(1..).unwrap_or(&[]);
    let (mut any, mut texts) = (0_u32, 0_u32);
    for (token, next) in tokens.iter().zip(after) {
        let one = u32::from(token.wrapping_sub(from) < wide);
        let other = u32::from(next.wrapping_sub(to) < wide_second);
        any |= one & other;
        texts = texts.wrapping_add(token >> 31);
    }
    (any == 1, texts)
}

/// So many entries are looked at at once: one bit each.
const BLOCK: usize = 32;

/// Where in a block something stands, one bit an entry.
struct PhraseBits {
    /// The first word, and the second after it.
    words: u32,
    /// A text begins.
    texts: u32,
}

fn look(tokens: &[u32], first: &Range<u32>, second: &Range<u32>) -> PhraseBits {
    let mut found = PhraseBits { words: 0, texts: 0 };
    let is_in =
        |token: u32, words: &Range<u32>| token.wrapping_sub(words.start) < words.end - words.start;
    let pairs = tokens.iter().zip(tokens.iter().skip(1).chain([&u32::MAX]));
    for ((token, next), at) in pairs.take(BLOCK).zip(0..) {
        found.words |= u32::from(is_in(*token, first) & is_in(*next, second)) << at;
        found.texts |= u32::from(forward_index::is_text(*token)) << at;
    }
    found
}

/// The class of the text that begins last among these.
fn last_class(tokens: &[u32], texts: u32) -> Option<FieldClass> {
    let at = 31_u32.checked_sub(texts.leading_zeros())?;
    match ForwardToken::unpack(*tokens.get(at as usize)?) {
        ForwardToken::Text(field) => Some(FieldClass::of(field)),
        ForwardToken::Word(_) | ForwardToken::Extra(_) => None,
    }
}

/// Whether the entries begin with these words.
fn follows(tokens: &[u32], pattern: &[Range<u32>]) -> bool {
    pattern.len() <= tokens.len()
        && pattern.iter().zip(tokens).all(|(wanted, token)| wanted.contains(token))
}
