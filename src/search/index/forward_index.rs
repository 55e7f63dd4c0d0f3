//! What stands in each document, as numbers: its texts one after another, each as the words it
//! is made of. For what lists of documents cannot tell: the order of words, and of which field
//! they are.

use crate::search::schema::Field;

const TEXT: u32 = 1 << 31;
const EXTRA: u32 = 1 << 30;

/// One entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForwardToken {
    /// A text of this field begins.
    Text(Field),
    /// A word.
    Word(u32),
    /// A word that some of the text make up together: it says nothing that they do not. Stands
    /// after them all, so that neighbours in a text are neighbours here.
    Extra(u32),
}

impl ForwardToken {
    pub(crate) fn pack(self) -> u32 {
        match self {
            Self::Text(field) => {
                let field = Field::ALL.iter().position(|known| *known == field).unwrap_or(0);
                TEXT | u32::try_from(field).unwrap_or(0)
            }
            Self::Word(word) => word,
            Self::Extra(word) => word | EXTRA,
        }
    }

    pub(crate) fn unpack(packed: u32) -> Self {
        if packed & TEXT != 0 {
            let field = Field::ALL.get((packed & !TEXT) as usize);
            Self::Text(field.copied().unwrap_or(Field::Text))
        } else if packed & EXTRA != 0 {
            Self::Extra(packed & !EXTRA)
        } else {
            Self::Word(packed)
        }
    }

    /// The same with its word by another number.
    pub(crate) fn with(self, word: impl Fn(u32) -> u32) -> Self {
        match self {
            Self::Word(known) => Self::Word(word(known)),
            Self::Extra(known) => Self::Extra(word(known)),
            Self::Text(_) => self,
        }
    }
}

/// Whether a text begins with this entry.
pub(crate) fn is_text(packed: u32) -> bool {
    packed & TEXT != 0
}

/// The entries of all documents.
#[derive(Debug, Default)]
pub(crate) struct ForwardIndex {
    ends: Vec<u32>,
    tokens: Vec<u32>,
}

impl ForwardIndex {
    pub(crate) fn with_room(documents: usize, tokens: usize) -> Self {
        Self { ends: Vec::with_capacity(documents), tokens: Vec::with_capacity(tokens) }
    }

    pub(crate) fn push(&mut self, token: ForwardToken) {
        self.tokens.push(token.pack());
    }

    /// The entries of all documents, to add packed ones to the last.
    pub(crate) fn open(&mut self) -> &mut Vec<u32> {
        &mut self.tokens
    }

    /// Ends the document to which the entries since the last end belong.
    pub(crate) fn end(&mut self) {
        self.ends.push(u32::try_from(self.tokens.len()).unwrap_or(u32::MAX));
    }

    /// Adds the documents of another, whose words have other numbers here.
    pub(crate) fn join(&mut self, other: &Self, word: impl Fn(u32) -> u32) {
        for document in 0..u32::try_from(other.documents()).unwrap_or(u32::MAX) {
            self.tokens.extend(other.of(document).map(|token| token.with(&word).pack()));
            self.end();
        }
    }

    pub(crate) fn documents(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn tokens(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn of(&self, document: u32) -> impl Iterator<Item = ForwardToken> + Clone + '_ {
        self.packed(document).iter().map(|packed| ForwardToken::unpack(*packed))
    }

    /// The entries of a document as they are kept: a word is its number, and whatever is no word
    /// is greater than every word.
    pub(crate) fn packed(&self, document: u32) -> &[u32] {
        let at = document as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.tokens.get(start.unwrap_or(0) as usize..end as usize).unwrap_or(&[])
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        (self.ends.len() + self.tokens.len()) * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let tokens =
            [ForwardToken::Text(Field::Tied), ForwardToken::Extra(7), ForwardToken::Word(5)];
        let mut stream = ForwardIndex::default();
        stream.end();
        tokens.into_iter().for_each(|token| stream.push(token));
        stream.end();
        assert_eq!(stream.of(0).count(), 0);
        assert_eq!(stream.of(1).collect::<Vec<_>>(), tokens);
        assert_eq!(stream.of(2).count(), 0);
    }
}
