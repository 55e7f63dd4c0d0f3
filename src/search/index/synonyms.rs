//! Synonyms: groups of words and phrases that mean the same in a dossier, found by their stems.

use crate::search::analysis::{AnalyzedTerm, analyze, stemmer};
use std::collections::{HashMap, HashSet};

pub(crate) const MAX_WORDS: usize = 6;

#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    groups: Vec<Vec<Synonym>>,
    /// The groups of each phrase, by its stems.
    by_stems: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
pub(crate) struct Synonym {
    pub(crate) words: Vec<AnalyzedTerm>,
    stems: String,
}

impl Synonyms {
    pub(crate) fn new(groups: &[Vec<Box<str>>]) -> Self {
        let mut new = Self::default();
        for (members, group) in groups.iter().zip(0..) {
            let members: Vec<Synonym> = members.iter().map(|text| Synonym::new(text)).collect();
            for member in &members {
                new.by_stems.entry(member.stems.clone()).or_default().push(group);
            }
            new.groups.push(members);
        }
        new
    }

    /// The synonyms of a text: a word in one form, as all its forms are searched; phrases as they are.
    pub(crate) fn of(&self, text: &str) -> Vec<&Synonym> {
        let typed = Synonym::new(text);
        let groups = self.by_stems.get(&typed.stems).into_iter().flatten();
        let members = groups.filter_map(|group| self.groups.get(*group)).flatten();
        let mut seen = HashSet::from([typed.key()]);
        members.filter(|member| seen.insert(member.key())).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

impl Synonym {
    fn new(text: &str) -> Self {
        let words = analyze(text);
        let stem = |word: &AnalyzedTerm| {
            let stems = stemmer::stems(&word.text.to_lowercase());
            stems.into_iter().next().unwrap_or_else(|| word.normalized.clone())
        };
        let stems = words.iter().map(stem).collect::<Vec<_>>().join(" ");
        Self { words, stems }
    }

    fn key(&self) -> String {
        match self.words.as_slice() {
            [_] => self.stems.clone(),
            words => {
                words.iter().map(|word| word.normalized.as_str()).collect::<Vec<_>>().join(" ")
            }
        }
    }
}
