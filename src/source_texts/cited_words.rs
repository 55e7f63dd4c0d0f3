//! The words of a source text, and which of them are cited.

use super::{DocumentText, SourceTexts, citations};
use crate::dossier::Dossier;
use std::{collections::HashMap, ops::Range};

impl SourceTexts {
    /// The cited code points of each document.
    pub(super) fn marks<'d>(&self, dossier: &'d Dossier) -> HashMap<&'d str, Vec<bool>> {
        let mut marks: HashMap<&str, Vec<bool>> = HashMap::new();
        for source in self.sources(dossier) {
            let length = self.text(&source.id).map_or(0, DocumentText::length);
            marks.insert(&source.id, vec![false; length as usize]);
        }
        for cite in citations(dossier).into_iter().filter(|cite| self.passage(cite).is_ok()) {
            let range = cite.start.unwrap_or(0) as usize..cite.end.unwrap_or(0) as usize;
            let marks = marks.get_mut(&*cite.source).and_then(|marks| marks.get_mut(range));
            marks.into_iter().for_each(|marks| marks.fill(true));
        }
        marks
    }
}

/// The words as ranges of code points, without the punctuation around them.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut word: Option<Range<usize>> = None;
    for (at, letter) in text.chars().enumerate() {
        if letter.is_whitespace() {
            words.extend(word.take());
        } else if letter.is_alphanumeric() {
            let start = word.map_or(at, |word| word.start);
            word = Some(start..at + 1);
        }
    }
    words.extend(word);
    words
}

pub(super) fn is_marked(marks: &[bool], word: &Range<usize>) -> bool {
    marks.get(word.clone()).is_some_and(|marks| marks.iter().all(|marked| *marked))
}
