//! Words that must stand one after another in one text.

use super::{
    bits::Bits,
    index::Index,
    levels::Class,
    postings::Documents,
    resolve::Meant,
    stream::{Stream, Token},
    vocabulary::Vocabulary,
};
use std::ops::Range;

/// For every document a mark of which words stand in it before words of which first letter: 64
/// bits that say "perhaps" or "no". Two words of a phrase stand in far more documents than side
/// by side, and to look at each is slow.
#[derive(Debug, Default)]
pub(crate) struct Neighbours {
    marks: Vec<u64>,
    /// The first letter of every word.
    letters: Vec<u8>,
}

impl Neighbours {
    pub(crate) fn new(stream: &Stream, vocabulary: &Vocabulary) -> Self {
        let first = |word| vocabulary.plain(word).bytes().next().unwrap_or(0);
        let letters: Vec<u8> = (0..vocabulary.count()).map(first).collect();
        let mut new = Self { marks: Vec::with_capacity(stream.documents()), letters };
        for document in 0..u32::try_from(stream.documents()).unwrap_or(u32::MAX) {
            let mut mark = 0;
            let mut before = None;
            for packed in stream.packed(document) {
                match Token::unpack(*packed) {
                    Token::Text(..) => before = None,
                    Token::Extra(_) => {}
                    Token::Word(word) => {
                        mark |= before.map_or(0, |before| new.bit(before, word));
                        before = Some(word);
                    }
                }
            }
            new.marks.push(mark);
        }
        new
    }

    /// The bit for one word before another.
    fn bit(&self, before: u32, word: u32) -> u64 {
        let letter = self.letters.get(word as usize).copied().unwrap_or(0);
        let mixed =
            (u64::from(before) << 8 | u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        1 << (mixed >> 58)
    }

    /// The bits of a phrase. Only its last word can stand for several, which begin alike.
    fn of(&self, pattern: &[Range<u32>]) -> u64 {
        let pairs = pattern.iter().zip(pattern.iter().skip(1));
        pairs.fold(0, |mark, (before, word)| mark | self.bit(before.start, word.start))
    }

    fn may_have(&self, document: u32, mark: u64) -> bool {
        self.marks.get(document as usize).is_none_or(|marks| marks & mark == mark)
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.marks.len() * 8 + self.letters.len()
    }
}

/// From so many documents on it pays to look at them on two processors.
const MANY: usize = 20_000;

/// The documents that have the words in this order, each with its strongest text that does.
pub(crate) fn find(index: &Index, words: &[Meant]) -> Vec<(u32, Class)> {
    let Some(candidates) = having_all(index, words) else { return Vec::new() };
    let pattern: Option<Vec<Range<u32>>> = words.iter().map(span).collect();
    let Some(pattern) = pattern else { return Vec::new() };
    let mark = index.neighbours.of(&pattern);
    let candidates: Vec<u32> =
        candidates.iter().filter(|document| index.neighbours.may_have(*document, mark)).collect();
    let check = |part: &[u32]| -> Vec<(u32, Class)> {
        let class = |document: &u32| {
            strongest(index.stream.packed(*document), &pattern).map(|class| (*document, class))
        };
        part.iter().filter_map(class).collect()
    };
    if candidates.len() < MANY {
        return check(&candidates);
    }
    let (left, right) = candidates.split_at(candidates.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| check(right));
        let mut found = check(left);
        // The checking cannot panic; were it to, half of what is found is better than none.
        found.extend(other.join().unwrap_or_default());
        found
    })
}

/// The numbers of the words that fit at one place: those that begin alike are neighbours.
fn span(meant: &Meant) -> Option<Range<u32>> {
    let first = meant.words.first()?.0;
    let last = meant.words.last()?.0;
    Some(first..last + 1)
}

fn having_all(index: &Index, words: &[Meant]) -> Option<Bits> {
    let mut all: Option<Bits> = None;
    for meant in words {
        let mut with = Bits::none(index.documents());
        for (word, _) in &meant.words {
            for class in Class::ALL {
                match index.postings.get(*word, class) {
                    Documents::Few(few) => with.extend(few),
                    Documents::Many(many) => with.add(many),
                }
            }
        }
        match &mut all {
            Some(all) => all.keep(&with),
            None => all = Some(with),
        }
    }
    all
}

/// The strongest class of a text in which the words follow one another.
fn strongest(tokens: &[u32], pattern: &[Range<u32>]) -> Option<Class> {
    let (first, rest) = pattern.split_first()?;
    let mut best: Option<Class> = None;
    let mut start = 0;
    while let Some(here) = tokens.get(start..)
        && let Some(at) = here.iter().position(|token| first.contains(token))
    {
        start += at + 1;
        if follows(tokens.get(start..).unwrap_or(&[]), rest) {
            let class = class_at(tokens.get(..start).unwrap_or(&[]));
            best = Some(best.map_or(class, |best| best.min(class)));
            if best == Some(Class::Name) {
                break;
            }
        }
    }
    best
}

/// The class of the text that the last of these entries is in.
fn class_at(tokens: &[u32]) -> Class {
    let text = tokens.iter().rev().find_map(|packed| match Token::unpack(*packed) {
        Token::Text(field, _) => Some(field),
        Token::Word(_) | Token::Extra(_) => None,
    });
    text.map_or(Class::Text, Class::of)
}

/// Whether the entries begin with these words.
fn follows(tokens: &[u32], pattern: &[Range<u32>]) -> bool {
    let mut words =
        tokens.iter().filter(|packed| !matches!(Token::unpack(**packed), Token::Extra(_)));
    pattern.iter().all(|wanted| words.next().is_some_and(|word| wanted.contains(word)))
}

/// Whether the words stand at the beginning of these entries of one document.
pub(crate) fn begins(tokens: &[u32], words: &[Meant]) -> bool {
    let pattern: Option<Vec<Range<u32>>> = words.iter().map(span).collect();
    pattern.is_some_and(|pattern| follows(tokens, &pattern))
}
