//! Gives every distinct word of the texts a number while they come in, so that a word is folded
//! once and not each time it occurs.

use super::surface_forms::SurfaceForms;
use crate::search::analysis::{
    normalizer, numerals,
    tokenizer::{Token, TokenKind},
};
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
};

/// Words as they are written and in their plain form, with their numbers.
#[derive(Debug, Default)]
pub(crate) struct TermInterner {
    /// Most words are short, and are compared without a look at another place in memory.
    short: HashMap<InlineTerm, Option<u32>, WordBuildHasher>,
    written: HashMap<Box<str>, Option<u32>, WordBuildHasher>,
    plain: HashMap<Box<str>, u32, WordBuildHasher>,
}

impl TermInterner {
    /// The number of the word; none for one of which nothing is left when folded.
    pub(crate) fn number(&mut self, word: &Token<'_>) -> Option<u32> {
        let short = InlineTerm::of(word.text);
        let known = match &short {
            Some(short) => self.short.get(short),
            None => self.written.get(word.text),
        };
        if let Some(known) = known {
            return *known;
        }
        let plain = match word.shape {
            TokenKind::Word | TokenKind::Whole => normalizer::normalize(word.text),
            TokenKind::Number | TokenKind::Scaled => numerals::canonical(word.text),
        };
        let number = (!plain.is_empty()).then(|| self.of_plain(plain.into()));
        match short {
            Some(short) => self.short.insert(short, number),
            None => self.written.insert(word.text.into(), number),
        };
        number
    }

    fn of_plain(&mut self, plain: Box<str>) -> u32 {
        let next = u32::try_from(self.plain.len()).unwrap_or(u32::MAX);
        *self.plain.entry(plain).or_insert(next)
    }

    /// Adds the words of another; returns the numbers that they have here.
    pub(crate) fn join(&mut self, other: Self) -> Vec<u32> {
        let mut here = vec![0; other.plain.len()];
        for (plain, number) in other.plain {
            if let Some(place) = here.get_mut(number as usize) {
                *place = self.of_plain(plain);
            }
        }
        let number = |number: Option<u32>| number.and_then(|it| here.get(it as usize).copied());
        for (short, known) in other.short {
            self.short.entry(short).or_insert_with(|| number(known));
        }
        for (written, known) in other.written {
            self.written.entry(written).or_insert_with(|| number(known));
        }
        here
    }

    /// The words in order.
    pub(crate) fn sorted(self) -> SortedTerms {
        let mut sorted: Vec<(Box<str>, u32)> = self.plain.into_iter().collect();
        sorted.sort_unstable();
        let mut places = vec![0; sorted.len()];
        for ((_, number), at) in sorted.iter().zip(0..) {
            if let Some(place) = places.get_mut(*number as usize) {
                *place = at;
            }
        }
        let short = self.short.iter().map(|(short, number)| (short.text(), number));
        let all = short.chain(self.written.iter().map(|(written, number)| (&**written, number)));
        let forms =
            all.filter(|(written, _)| !written.is_ascii()).filter_map(|(written, number)| {
                let place = places.get((*number)? as usize)?;
                Some((*place, written.to_lowercase()))
            });
        let written = SurfaceForms::new(forms.collect());
        SortedTerms { plain: sorted.into_iter().map(|(plain, _)| plain).collect(), places, written }
    }
}

/// A word of at most so many bytes, the rest of which are 0: no word has that letter.
#[derive(Debug, PartialEq, Eq)]
struct InlineTerm([u8; Self::LONGEST]);

impl InlineTerm {
    const LONGEST: usize = 16;

    fn of(word: &str) -> Option<Self> {
        let mut short = [0; Self::LONGEST];
        short.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Self(short))
    }

    fn text(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(Self::LONGEST);
        self.0.get(..length).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

impl Hash for InlineTerm {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (blocks, _) = self.0.as_chunks::<8>();
        blocks.iter().for_each(|block| state.write_u64(u64::from_le_bytes(*block)));
    }
}

/// All words when all texts are in.
pub(crate) struct SortedTerms {
    /// The plain forms in order.
    pub(crate) plain: Vec<Box<str>>,
    /// For every number that was given, the place there.
    pub(crate) places: Vec<u32>,
    /// How the words were written, by their places.
    pub(crate) written: SurfaceForms,
}

pub(crate) type WordBuildHasher = BuildHasherDefault<WordHasher>;

/// A hash for short words that come from a file the user opens. It multiplies eight bytes at a
/// time; an attacker could make words that collide, and would make one index build slowly.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn mix(&mut self, bytes: u64) {
        self.0 = (self.0.rotate_left(26) ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (blocks, rest) = bytes.as_chunks::<8>();
        for block in blocks {
            self.mix(u64::from_le_bytes(*block));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u64(&mut self, block: u64) {
        self.mix(block);
    }

    /// What ends a text: its length is in the hash already.
    fn write_u8(&mut self, _end: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}
