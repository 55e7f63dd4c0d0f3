//! The search of a dossier: what prompt and command line both ask, so that they cannot differ.

use super::{
    documents,
    execution::{
        match_set::{MatchSet, Matches},
        projection::ListProjection,
    },
    explain::{Interpretation, TermExplanation},
    highlight::Highlighter,
    index::{Index, Order},
    query::Query,
    suggest::Suggestions,
};
use crate::{
    date::Day,
    dossier::{Dossier, EntryId, Kind},
};
use std::{fmt, ops::Range, sync::Arc};

/// How many hits are put in order where nobody asks for more.
const RANKED: usize = 1000;

/// How many ways to complete a word are offered.
const CHOICES: usize = 8;

/// A dossier made ready to be searched.
pub struct SearchEngine {
    index: Index,
    numbers: EntryDocuments,
}

/// Which entry is which document, both ways; the same for every search of a dossier.
#[derive(Debug, Clone)]
struct EntryDocuments {
    /// The entry of each document of the index.
    entries: Arc<[EntryId]>,
    /// The number of each entry inside the index; [`NONE`] for those that are not searched.
    documents: Arc<[u32]>,
}

/// No document has this number, and no set of documents.
const NONE: u32 = u32::MAX;

/// What a search found.
#[derive(Debug)]
pub struct SearchResult {
    /// How many entries fit.
    pub total: usize,
    /// How many of each kind fit, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// The best of them, best first.
    pub top: Vec<EntryId>,
    /// How each part of the query was understood.
    pub reading: String,
    /// What is wrong with the query, and what to try instead.
    pub advice: Vec<String>,
    /// How well each of `top` fits.
    scores: Vec<u32>,
    members: MatchSet,
    numbers: EntryDocuments,
    marker: Highlighter,
}

/// A way to complete what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompletedInput {
    /// The whole text before the cursor, completed.
    pub text: String,
    /// What is put in, with how many records it leaves.
    pub label: String,
}

impl SearchEngine {
    /// Makes the dossier ready to be searched.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        Self::with_progress(dossier, |_| ())
    }

    /// The same; `progress` is told, now and then, how much of a hundred is done.
    #[must_use]
    pub fn with_progress(dossier: &Dossier, mut progress: impl FnMut(u8)) -> Self {
        let (builder, entries) = documents::index(dossier, |share| progress(part(share, 7)));
        let index = builder.finish_with(|share| progress(70 + part(share, 3)));
        let mut documents = vec![NONE; dossier.len()];
        for (document, entry) in (0..).zip(&entries) {
            if let Some(place) = documents.get_mut(entry.index()) {
                *place = index.numbering.inside(document);
            }
        }
        let numbers = EntryDocuments { entries: entries.into(), documents: documents.into() };
        Self { index, numbers }
    }

    /// How many entries there are to be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.entries.len()
    }

    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.entries.is_empty()
    }

    /// A list of entries as [`SearchResult::positions`] is asked for it; the same for every search of a
    /// dossier, so that it can be kept.
    #[must_use]
    pub fn projection(&self, entries: &[EntryId]) -> ListProjection {
        self.numbers.projection(entries)
    }

    /// Finds what fits the text, the best thousand of it in order.
    #[must_use]
    pub fn search(&self, text: &str, today: Day) -> SearchResult {
        self.search_best(text, today, RANKED)
    }

    /// Finds what fits the text, the best `limit` of it in order.
    #[must_use]
    pub fn search_best(&self, text: &str, today: Day, limit: usize) -> SearchResult {
        self.search_within(Order::Best, text, today, limit)
    }

    /// Finds what fits the text, the first `limit` of it in this order.
    #[must_use]
    pub fn search_within(
        &self,
        order: Order,
        text: &str,
        today: Day,
        limit: usize,
    ) -> SearchResult {
        let query = Query::parse(text, today);
        let answer = self.index.search(&query, limit, order);
        let reading = answer.explain(&self.index);
        let entry = |id: u32| self.numbers.entries.get(id as usize).copied();
        SearchResult {
            total: answer.total,
            counts: answer.counts,
            top: answer.top.iter().filter_map(|hit| entry(hit.id)).collect(),
            scores: answer.top.iter().map(|hit| hit.score).collect(),
            advice: self.advice(&query, &answer, &reading, today),
            reading: reading
                .iter()
                .map(|part| words(part, text.get(part.range.clone()).unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(" · "),
            members: answer.members.clone(),
            numbers: self.numbers.clone(),
            marker: answer.marker,
        }
    }

    /// What is wrong, what was guessed, and what would find something.
    fn advice(
        &self,
        query: &Query,
        answer: &Matches,
        reading: &[TermExplanation],
        today: Day,
    ) -> Vec<String> {
        let typed = |range: &Range<usize>| query.text().get(range.clone()).unwrap_or("");
        let mut lines: Vec<String> =
            answer.problems.iter().map(|problem| problem.text.clone()).collect();
        for part in reading.iter().filter(|part| part.manner == Interpretation::Guessed) {
            lines.push(format!("nothing fits “{}” as typed", typed(&part.range)));
        }
        let Suggestions { nearest, without } = self.index.advise(query, answer, today);
        for near in nearest {
            lines.push(format!("nearest: {} ({})", near.word, near.total));
        }
        for part in without {
            lines.push(format!("without “{}”: {}", typed(&part.range), part.total));
        }
        lines
    }

    /// The ways to complete what stands before the cursor, the ones that leave most first.
    #[must_use]
    pub fn complete(&self, before: &str, today: Day) -> Vec<CompletedInput> {
        let completion = self.index.complete(before, before.len(), today, CHOICES);
        let start = before.get(..completion.range.start).unwrap_or("");
        completion
            .choices
            .into_iter()
            .map(|choice| CompletedInput {
                text: format!("{start}{}", choice.text),
                label: match choice.count {
                    Some(count) => format!("{} {count}", choice.shown),
                    None => choice.shown,
                },
            })
            .collect()
    }
}

impl EntryDocuments {
    fn number(&self, id: EntryId) -> u32 {
        self.documents.get(id.index()).copied().unwrap_or(NONE)
    }

    fn projection(&self, entries: &[EntryId]) -> ListProjection {
        let numbers: Vec<u32> = entries.iter().map(|id| self.number(*id)).collect();
        ListProjection::new(&numbers, self.entries.len())
    }
}

impl fmt::Debug for SearchEngine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Finder({} entries)", self.len())
    }
}

impl SearchResult {
    /// Whether the entry fits.
    #[must_use]
    pub fn contains(&self, id: EntryId) -> bool {
        self.members.has_inside(self.numbers.number(id))
    }

    /// A list of entries as [`SearchResult::positions`] is asked for it, as [`SearchEngine::projection`] gives it.
    #[must_use]
    pub fn projection(&self, entries: &[EntryId]) -> ListProjection {
        self.numbers.projection(entries)
    }

    /// Which places of a list fit: one bit for each, 64 in a word, the first one lowest.
    #[must_use]
    pub fn positions(&self, roll: &ListProjection) -> Vec<u64> {
        self.members.among(roll)
    }

    /// The entries in order, each with how well it fits (within this search alone).
    pub fn ranked(&self) -> impl Iterator<Item = (EntryId, u32)> {
        self.top.iter().copied().zip(self.scores.iter().copied())
    }

    /// The bytes of a shown text that the search matches.
    #[must_use]
    pub fn highlights(&self, shown: &str) -> Vec<Range<usize>> {
        self.marker.highlights(shown)
    }

    /// The same of running text, in which less is forgiven.
    #[must_use]
    pub fn highlights_in_text(&self, shown: &str) -> Vec<Range<usize>> {
        self.marker.highlights_in_text(shown)
    }
}

/// So many tenths of a number up to a hundred.
fn part(share: u8, tenths: u16) -> u8 {
    u8::try_from(u16::from(share) * tenths / 10).unwrap_or(100)
}

/// A part as it was understood; with a mark where it was guessed or left out.
fn words(part: &TermExplanation, typed: &str) -> String {
    match part.manner {
        Interpretation::AsTyped | Interpretation::Missing => part.text.clone(),
        Interpretation::Guessed => format!("~{}", part.text),
        Interpretation::LeftOut => format!("({})", part.text),
        Interpretation::Wrong => format!("?{typed}"),
    }
}
