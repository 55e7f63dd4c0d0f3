//! The matches of a search, the best first, and the filters by what is searched for.

use super::{
    Browse,
    view::{Filter, Focus, PaneId, REGISTERS, RecordFilter},
};
use crate::{
    app::{SearchPrompt, data::Data, status::Notice},
    dossier::{EntryId, EntrySet},
    search::ClauseExplanation,
};
use std::sync::Arc;

impl Browse {
    pub(crate) fn search_filter(&mut self, data: &Data) {
        self.results = data.search(&self.view.full_query(), self.view.as_of());
    }

    /// Shows the view before this one again.
    pub(crate) fn go_back(&mut self, data: &Data) -> Result<(), Notice> {
        let before = self.past.pop();
        self.view = before.ok_or_else(|| Notice::refusal("No earlier location"))?;
        self.search_filter(data);
        self.refill();
        Ok(())
    }

    /// The parts of the query that the current entry lacks, where matches are partial.
    pub(crate) fn missing_parts(&self) -> Vec<&ClauseExplanation> {
        let (Some(found), Some(id)) = (&self.results, self.view.current) else { return Vec::new() };
        // An event may be shown for a treaty action that it describes.
        let described = self.dossier.describes(id).iter().copied();
        let matched = std::iter::once(id).chain(described).find(|id| found.contains(*id));
        matched.map(|id| found.missing(id)).unwrap_or_default()
    }

    pub(crate) fn filter_by_field(&mut self, data: &Data, clause: &str) {
        self.remember();
        self.view.filters.push(Filter::Field(clause.to_owned()));
        self.search_filter(data);
        self.refill();
        self.show_passing();
    }

    pub(crate) fn filter_by_records(&mut self, title: String, members: EntrySet) {
        self.add_filter(Filter::Only(Arc::new(RecordFilter { title, members })));
        self.follow_selection();
    }

    /// Returns whether there was one.
    pub(crate) fn remove_filter(&mut self, data: &Data, at: usize) -> bool {
        if at >= self.view.filters.len() {
            return false;
        }
        self.remember();
        self.view.filters.remove(at);
        self.search_filter(data);
        self.refill();
        self.follow_selection();
        true
    }

    /// Shows the best match where the current entry is none, in the pane that lists it.
    pub(crate) fn show_passing(&mut self) {
        if self.view.current.is_some_and(|id| !self.passes()(id)) {
            self.show_match(0);
        }
        self.focus_current();
    }

    pub(crate) fn show_match(&mut self, rank: usize) {
        match self.matches().get(rank) {
            Some(id) => self.show(*id),
            None => self.follow_selection(),
        }
    }

    pub(crate) fn step_match(&mut self, search: &mut SearchPrompt, by: isize) {
        let last = self.matches().len().saturating_sub(1);
        search.hit = search.hit.saturating_add_signed(by).min(last);
        self.show_match(search.hit);
    }

    /// Shows the match `by` places after the current entry; returns its number and their count.
    pub(crate) fn next_match(&mut self, by: isize) -> Option<(usize, usize)> {
        let matches = self.matches();
        let at = matches.iter().position(|id| Some(*id) == self.view.current);
        let count = isize::try_from(matches.len()).unwrap_or(isize::MAX);
        let now =
            at.and_then(|at| isize::try_from(at).ok()).unwrap_or(if by > 0 { -1 } else { count });
        let next = usize::try_from((now + by).checked_rem_euclid(count)?).ok()?;
        self.show(*matches.get(next)?);
        self.focus_current();
        Some((next + 1, matches.len()))
    }

    /// The third pane turns to the kind of the current entry: otherwise no list would have it.
    pub(crate) fn focus_current(&mut self) {
        let Some(id) = self.view.current else { return };
        let kind = self.dossier.kind(id);
        match REGISTERS.contains(&kind) {
            true => self.show_register(kind),
            false => self.view.focus = Focus::Pane(self.pane_of(id)),
        }
    }

    /// The best matches as the entries of their rows: an event for a treaty action that it describes.
    pub(crate) fn matches(&self) -> Vec<EntryId> {
        let (sets, dossier) = (self.view.filter_sets(), &self.dossier);
        let passes = |id: &EntryId| sets.iter().all(|set| set.shows_entry(dossier, *id));
        let top = self.results.as_ref().map(|results| results.top.as_slice()).unwrap_or_default();
        let rows = top.iter().copied().filter(passes);
        let rows = rows.map(|id| dossier.described_by(id).unwrap_or(id));
        let mut seen = EntrySet::default();
        let mut rows: Vec<EntryId> = rows.filter(|row| seen.insert(*row)).collect();
        if self.results.as_ref().is_some_and(|results| results.is_time_alone) {
            rows.sort_by_key(|row| self.pane_of(*row) != PaneId::Timeline);
        }
        rows
    }
}
