//! The search engine of a dossier: documents, index and queries behind one type.

use super::{
    complete::{Completion, CompletionItem, complete},
    documents,
    execution::{
        SearchOptions, droppable_clauses,
        match_set::{ClauseDocs, ListProjection, Matches},
        search_index,
    },
    explain::{ClauseExplanation, Interpretation, explain},
    highlight::Highlighter,
    index::{Index, builder::IndexBuilder, doc_id::DocId},
    query::{Literal, Query},
    schema::Facet,
};
use crate::{
    bitset::BitSet,
    date::Day,
    diagnostics::suggest::did_you_mean,
    dossier::{Dossier, EntryId, Kind},
};
use std::{ops::Range, sync::Arc};

const DEFAULT_LIMIT: usize = 1000;

const MAX_COMPLETIONS: usize = 100;

#[derive(Debug)]
pub struct SearchEngine {
    index: Index,
    pub(crate) docs: EntryDocs,
}

#[derive(Debug, Clone)]
pub(crate) struct EntryDocs {
    /// The entries by external document id.
    entries: Arc<[EntryId]>,
    /// The documents by entry; [`DocId::NONE`] for entries that are not indexed.
    docs: Arc<[DocId]>,
}

#[derive(Debug)]
pub struct SearchResult {
    pub total: usize,
    /// How many of each kind match, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// The best of them, best first.
    pub top: Vec<EntryId>,
    /// How each part of the query was understood.
    pub explanation: Vec<ClauseExplanation>,
    /// Whether few entries match the whole query, so that some results match only a part.
    pub is_partial: bool,
    /// Whether a word of the query was guessed, at least in part.
    pub(crate) is_guessed: bool,
    /// The first and the last day of the time that is searched for.
    pub days: Option<(Day, Day)>,
    /// Whether only a time is searched for, which asks for events.
    pub is_time_alone: bool,
    /// Problems of the query, and other queries to try.
    pub hints: Vec<String>,
    scores: Vec<u32>,
    matching: BitSet<DocId>,
    pub(crate) docs: EntryDocs,
    highlighter: Highlighter,
    partial: ClauseDocs,
}

impl SearchEngine {
    pub fn new(dossier: &Dossier) -> Self {
        Self::with_progress(dossier, |_| ())
    }

    /// Indexes what one query needs of a dossier.
    pub fn for_query(dossier: &Dossier, query: &str) -> Self {
        // A word alone may only name a party; other fields are written with a colon.
        let is_wanted: fn(Facet) -> bool = match query.contains(':') {
            true => |_| true,
            false => |facet| facet == Facet::Party,
        };
        let (mut builder, entries) = documents::collect(dossier, is_wanted, |_| ());
        builder.is_for_one_query = true;
        Self::finish(dossier, builder, entries, |_| ())
    }

    /// Indexes a dossier; calls `progress` with the percentage that is done.
    pub fn with_progress(dossier: &Dossier, mut progress: impl FnMut(u8)) -> Self {
        let (builder, entries) =
            documents::collect(dossier, |_| true, |percent| progress(tenths(percent, 7)));
        Self::finish(dossier, builder, entries, progress)
    }

    fn finish(
        dossier: &Dossier,
        builder: IndexBuilder,
        entries: Vec<EntryId>,
        mut progress: impl FnMut(u8),
    ) -> Self {
        let index = builder.finish_with_progress(|percent| progress(70 + tenths(percent, 3)));
        let mut docs = vec![DocId::NONE; dossier.len()];
        for (external, entry) in (0..).zip(&entries) {
            if let Some(doc) = docs.get_mut(entry.index()) {
                *doc = index.doc_ids.to_internal(external);
            }
        }
        Self { index, docs: EntryDocs { entries: entries.into(), docs: docs.into() } }
    }

    /// How many words of texts the index holds.
    pub fn num_tokens(&self) -> usize {
        self.index.forward.num_tokens()
    }

    /// Searches and ranks the best thousand.
    pub fn search(&self, text: &str, today: Day) -> SearchResult {
        self.search_with(&Query::parse(text, today), &SearchOptions::best(DEFAULT_LIMIT))
    }

    pub fn search_typing(&self, text: &str, today: Day) -> SearchResult {
        self.search_with(&Query::parse_typing(text, today), &SearchOptions::best(DEFAULT_LIMIT))
    }

    pub fn search_with(&self, query: &Query, options: &SearchOptions) -> SearchResult {
        let matches = search_index(&self.index, query, options);
        let explanation = explain(&self.index, &matches);
        let entry = |id: u32| self.docs.entries.get(id as usize).copied();
        SearchResult {
            total: matches.total,
            counts: matches.counts,
            days: query.days(),
            is_guessed: matches.plan.is_guessed(),
            is_time_alone: query.is_time_alone(),
            top: matches.top.iter().filter_map(|hit| entry(hit.id)).collect(),
            scores: matches.top.iter().map(|hit| hit.score).collect(),
            hints: self.hints(query, &matches, &explanation),
            explanation,
            highlighter: Highlighter::new(&self.index, &matches),
            is_partial: matches.partial.is_some(),
            partial: matches.partial.unwrap_or_default(),
            matching: matches.docs,
            docs: self.docs.clone(),
        }
    }

    fn hints(
        &self,
        query: &Query,
        matches: &Matches,
        explanations: &[ClauseExplanation],
    ) -> Vec<String> {
        let typed = |range: &Range<usize>| query.text().get(range.clone()).unwrap_or("");
        let mut lines: Vec<String> =
            matches.diagnostics.iter().map(|known| known.message.clone()).collect();
        match (&matches.partial, matches.num_full) {
            (None, _) => {}
            (_, 0) => lines.push("no record matches all of it; showing partial matches".to_owned()),
            (_, full) => lines.push(format!("full matches: {full}; partial matches follow")),
        }
        let is_guessed = |part: &&ClauseExplanation| part.interpretation == Interpretation::Guessed;
        for part in explanations.iter().filter(is_guessed) {
            lines.push(format!("no exact match for “{}”", typed(&part.range)));
        }
        for planned in matches.plan.clauses.iter().flat_map(|clause| &clause.terms) {
            if let Literal::Facet(facet, words) = &planned.term.literal
                && self.index.facets.find(*facet, words).is_empty()
            {
                let meant = match self.index.facets.nearest(*facet, words) {
                    Some(value) => did_you_mean(value.label()),
                    None if *facet == Facet::Type => {
                        let types = self.complete("type:", query.today).into_iter().take(16);
                        let types: Vec<String> = types.map(|it| it.label).collect();
                        format!("there are {} …", types.join(", "))
                    }
                    None => continue,
                };
                lines.push(format!("no match for “{}”: {meant}", typed(&planned.term.range)));
            }
        }
        for (range, total) in droppable_clauses(&self.index, matches) {
            lines.push(format!("without “{}”: {total}", typed(&range)));
        }
        lines
    }

    /// Completions of a query, each the whole text; those that leave most records first.
    pub fn complete(&self, query: &str, today: Day) -> Vec<CompletionItem> {
        let Completion { start, mut items } = complete(&self.index, query, today, MAX_COMPLETIONS);
        let before = query.get(..start).unwrap_or_default();
        for item in &mut items {
            item.text.insert_str(0, before);
            item.label.extend(item.count.map(|count| format!(" {count}")));
        }
        items
    }
}

impl EntryDocs {
    fn doc(&self, id: EntryId) -> DocId {
        self.docs.get(id.index()).copied().unwrap_or(DocId::NONE)
    }

    /// The projection of a list for [`SearchResult::positions`], valid for every search of the dossier.
    pub(crate) fn projection(&self, entries: &[EntryId]) -> ListProjection {
        ListProjection(entries.iter().map(|id| self.doc(*id)).collect())
    }
}

impl SearchResult {
    pub fn contains(&self, id: EntryId) -> bool {
        self.matching.contains(self.docs.doc(id))
    }

    /// The parts of the query that it lacks; none unless the search [is partial](Self::is_partial).
    pub fn missing(&self, id: EntryId) -> Vec<&ClauseExplanation> {
        let doc = self.docs.doc(id);
        let missing = self.partial.iter().filter(|(_, docs)| !docs.contains(doc));
        let part = |(range, _): &(Range<usize>, BitSet<DocId>)| {
            self.explanation.iter().find(|part| part.range == *range)
        };
        missing.filter_map(part).collect()
    }

    /// How the query was understood, in one line.
    pub fn explanation_text(&self) -> String {
        let parts: Vec<&str> = self.explanation.iter().map(|part| part.text.as_str()).collect();
        parts.join(" · ")
    }

    pub(crate) fn positions(&self, list: &ListProjection) -> BitSet<usize> {
        list.positions(&self.matching)
    }

    /// The ranked entries with their scores, which are comparable within one search.
    pub fn ranked(&self) -> impl Iterator<Item = (EntryId, u32)> {
        self.top.iter().copied().zip(self.scores.iter().copied())
    }

    /// The ranges of a name that match.
    pub fn highlights(&self, shown: &str) -> Vec<Range<usize>> {
        self.highlighter.highlights(shown)
    }

    /// The ranges of running text that match.
    pub fn highlights_in_text(&self, shown: &str) -> Vec<Range<usize>> {
        self.highlighter.highlights_in_text(shown)
    }
}

fn tenths(percent: u8, tenths: u16) -> u8 {
    u8::try_from(u16::from(percent) * tenths / 10).unwrap_or(100)
}
