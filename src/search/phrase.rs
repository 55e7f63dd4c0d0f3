//! Words that must stand one after another in one text.

use super::{
    bits::Bits,
    index::Index,
    levels::Class,
    postings::Documents,
    resolve::Meant,
    stream::{self, Stream, Token},
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

/// The documents that have the words in this order, each with its strongest text that does.
pub(crate) fn find(index: &Index, words: &[Meant]) -> Vec<(u32, Class)> {
    let Some(candidates) = having_all(index, words) else { return Vec::new() };
    let pattern: Option<Vec<Range<u32>>> = words.iter().map(span).collect();
    let Some(pattern) = pattern else { return Vec::new() };
    let mark = index.neighbours.of(&pattern);
    let candidates: Vec<u32> =
        candidates.iter().filter(|document| index.neighbours.may_have(*document, mark)).collect();
    let mut found = Vec::new();
    for some in candidates.chunks(AHEAD) {
        // Most of the time goes into waiting for memory; asked for together, the entries of these
        // documents come together.
        let ends = some.iter().map(|document| {
            let tokens = index.stream.packed(*document);
            tokens.first().copied().unwrap_or(0) ^ tokens.last().copied().unwrap_or(0)
        });
        std::hint::black_box(ends.fold(0, |one, other| one ^ other));
        found.extend(some.iter().filter_map(|document| {
            let class = strongest(index.stream.packed(*document), &pattern)?;
            Some((*document, class))
        }));
    }
    found
}

/// The entries of so many documents are asked for at once.
const AHEAD: usize = 16;

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

/// The strongest class of a text in which the words follow one another. Looks at 32 entries at
/// a time and without branches where the first two words stand; what comes after is rare.
fn strongest(tokens: &[u32], pattern: &[Range<u32>]) -> Option<Class> {
    let (first, second, rest) = match pattern {
        [first, second, rest @ ..] => (first, second, rest),
        [] | [_] => return None,
    };
    let (any, texts) = glance(tokens, first, second);
    if !any || rest.is_empty() && texts == 1 {
        // Most have one text, and then it is known in which one the words stand.
        return if any { last_class(tokens, 1) } else { None };
    }
    let mut best: Option<Class> = None;
    let mut class = Class::Text;
    let mut left = tokens;
    while !left.is_empty() {
        let Found { mut words, texts } = look(left, first, second);
        while words != 0 {
            let at = words.trailing_zeros();
            words &= words - 1;
            let after = left.get(at as usize + 2..).unwrap_or(&[]);
            if follows(after, rest) {
                let before = texts & ((1 << at) - 1);
                let here = last_class(left, before).unwrap_or(class);
                best = Some(best.map_or(here, |best| best.min(here)));
                if best == Some(Class::Name) {
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
struct Found {
    /// The first word, and the second after it.
    words: u32,
    /// A text begins.
    texts: u32,
}

fn look(tokens: &[u32], first: &Range<u32>, second: &Range<u32>) -> Found {
    let mut found = Found { words: 0, texts: 0 };
    let is_in =
        |token: u32, words: &Range<u32>| token.wrapping_sub(words.start) < words.end - words.start;
    let pairs = tokens.iter().zip(tokens.iter().skip(1).chain([&u32::MAX]));
    for ((token, next), at) in pairs.take(BLOCK).zip(0..) {
        found.words |= u32::from(is_in(*token, first) & is_in(*next, second)) << at;
        found.texts |= u32::from(stream::is_text(*token)) << at;
    }
    found
}

/// The class of the text that begins last among these.
fn last_class(tokens: &[u32], texts: u32) -> Option<Class> {
    let at = 31_u32.checked_sub(texts.leading_zeros())?;
    match Token::unpack(*tokens.get(at as usize)?) {
        Token::Text(field, _) => Some(Class::of(field)),
        Token::Word(_) | Token::Extra(_) => None,
    }
}

/// Whether the entries begin with these words.
fn follows(tokens: &[u32], pattern: &[Range<u32>]) -> bool {
    pattern.len() <= tokens.len()
        && pattern.iter().zip(tokens).all(|(wanted, token)| wanted.contains(token))
}

/// Whether the words stand at the beginning of these entries of one document.
pub(crate) fn begins(tokens: &[u32], words: &[Meant]) -> bool {
    let pattern: Option<Vec<Range<u32>>> = words.iter().map(span).collect();
    pattern.is_some_and(|pattern| follows(tokens, &pattern))
}
