//! The part of a dossier that is exported.

use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, Metadata, Record, Subject, record::Source},
};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
};

/// A dossier, or some of its entries.
#[derive(Debug)]
pub struct Selection<'a> {
    pub(super) dossier: &'a Dossier,
    /// The query, and the entries it found.
    chosen: Option<(&'a str, HashSet<EntryId>)>,
    /// The day of the export, for formats that require it.
    pub(super) today: Day,
}

impl<'a> Selection<'a> {
    pub fn whole(dossier: &'a Dossier, today: Day) -> Self {
        Self { dossier, chosen: None, today }
    }

    pub fn found(dossier: &'a Dossier, query: &'a str, entries: &[EntryId], today: Day) -> Self {
        Self { dossier, chosen: Some((query, entries.iter().copied().collect())), today }
    }

    pub(super) fn metadata(&self) -> &'a Metadata {
        self.dossier.metadata()
    }

    pub(super) fn id(&self) -> &'a str {
        let id = &self.metadata().id;
        if id.is_empty() { "dossier" } else { id }
    }

    pub(super) fn title(&self) -> String {
        let title = &self.metadata().title;
        let title = if title.is_empty() { "Dossier" } else { title };
        match &self.chosen {
            None => title.to_owned(),
            Some((query, _)) if query.trim().is_empty() => format!("{title}: selected records"),
            Some((query, _)) => format!("{title}: {query}"),
        }
    }

    pub(super) fn origin(&self, word: &str) -> String {
        let title = &self.metadata().title;
        match &self.metadata().version {
            Some(version) => format!("{title}, {word} {version}"),
            None => title.to_string(),
        }
    }

    fn contains(&self, id: EntryId) -> bool {
        self.chosen.as_ref().is_none_or(|(_, entries)| entries.contains(&id))
    }

    /// The selected records in order, those of selected parts included.
    pub fn records(&self) -> Vec<EntryId> {
        let selected = self.dossier.entries().filter(|id| self.contains(*id));
        let records: BTreeSet<_> = selected.map(|id| self.dossier.record_entry(id)).collect();
        records.into_iter().collect()
    }

    /// The selected entries: each record before its parts.
    pub(super) fn entries(&self) -> impl Iterator<Item = EntryId> {
        let with_parts = |id| std::iter::once(id).chain(self.dossier.parts(id));
        self.records().into_iter().flat_map(with_parts).filter(|id| self.contains(*id))
    }

    /// The kinds with a chapter in documents, each with its records; sources are in the footnotes.
    pub(super) fn chapters(&self) -> impl Iterator<Item = (Kind, Vec<EntryId>)> {
        let chapters = Kind::CITING.iter().map(|kind| (*kind, self.of_kind(*kind)));
        chapters.filter(|(_, records)| !records.is_empty())
    }

    pub(super) fn of_kind(&self, kind: Kind) -> Vec<EntryId> {
        self.records().into_iter().filter(|id| self.dossier.kind(*id) == kind).collect()
    }

    /// The timeline of the entire dossier, otherwise the selected entries that have a date.
    pub(super) fn timeline(&self) -> Vec<EntryId> {
        if self.chosen.is_none() {
            return self.dossier.timeline().to_vec();
        }
        let dossier = self.dossier;
        let is_event = |id: &EntryId| match dossier.subject(*id) {
            // A treaty is on the timeline by its actions.
            Subject::Record(record) => {
                matches!(record, Record::Event(_) | Record::Statement(_) | Record::Figure(_))
            }
            Subject::Action(..) | Subject::Tenure(..) | Subject::Recognition(..) => {
                dossier.described_by(*id).is_none_or(|event| !self.contains(event))
            }
        };
        let mut found: Vec<EntryId> = dossier
            .entries()
            .filter(|id| self.contains(*id) && is_event(id) && dossier.date(*id).is_some())
            .collect();
        for treaty in dossier.entries().filter(|id| self.contains(*id)) {
            let is_treaty = dossier.kind(treaty) == Kind::Treaty;
            if is_treaty && !dossier.parts(treaty).any(|part| self.contains(part)) {
                found.push(treaty);
            }
        }
        found.sort_by_cached_key(|id| (dossier.date(*id).map(Date::order), *id));
        found
    }

    /// The selected sources, and those that selected records cite.
    pub(super) fn sources(&self) -> Vec<&'a Source> {
        let mut found = BTreeSet::new();
        for id in self.records() {
            let record = self.dossier.record(id);
            if record.kind() == Kind::Source {
                found.insert(id);
            }
            record.visit_citations(&mut |_, cites, _| {
                found.extend(cites.iter().filter_map(|cite| self.dossier.find(&cite.source)));
            });
        }
        let sources = found.into_iter().filter_map(|id| match self.dossier.record(id) {
            Record::Source(source) => Some(&**source),
            _ => None,
        });
        sources.collect()
    }

    /// The selected records, and all that they name or cite.
    fn closure(&self) -> BTreeSet<EntryId> {
        let mut open = self.records();
        let mut known: BTreeSet<EntryId> = open.iter().copied().collect();
        while let Some(id) = open.pop() {
            let record = self.dossier.record(id);
            let mut follow = |slug: &str| {
                if let Some(other) = self.dossier.find(slug)
                    && known.insert(other)
                {
                    open.push(other);
                }
            };
            record.visit_references(&mut |_, _, slug, _| follow(slug));
            record.visit_citations(&mut |_, cites, _| {
                cites.iter().for_each(|cite| follow(&cite.source))
            });
        }
        known
    }

    /// How many records a dossier of the selection has besides the selected ones, which name or cite them.
    pub fn num_added(&self) -> usize {
        self.chosen.as_ref().map_or(0, |_| self.closure().len() - self.records().len())
    }

    pub(super) fn closed(&self) -> Cow<'a, [Record]> {
        match self.chosen {
            None => Cow::Borrowed(self.dossier.records()),
            Some(_) => {
                self.closure().into_iter().map(|id| self.dossier.record(id).clone()).collect()
            }
        }
    }

    pub(super) fn closed_metadata(&self, records: &[Record]) -> Metadata {
        let mut metadata = self.metadata().clone();
        if self.chosen.is_some() {
            metadata.title = self.title().into();
            metadata.main_sources.retain(|id| records.iter().any(|record| record.id() == &**id));
        }
        metadata
    }
}
