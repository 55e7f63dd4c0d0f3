//! What is exported: the whole dossier, or what was chosen from it.

use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, Metadata, Record, Subject, record::Source},
};
use std::{borrow::Cow, collections::HashSet};

/// A dossier, or what a search found in it.
#[derive(Debug)]
pub struct Selection<'a> {
    dossier: &'a Dossier,
    chosen: Option<SearchSelection<'a>>,
    /// The day of the export; some formats must tell it.
    pub(super) today: Day,
}

#[derive(Debug)]
struct SearchSelection<'a> {
    /// What was looked for, in words.
    what: &'a str,
    entries: HashSet<EntryId>,
}

impl<'a> Selection<'a> {
    /// The kinds that have a chapter of their own in a text; sources stand in its notes.
    pub(super) const CHAPTERS: [Kind; 7] = [
        Kind::Event,
        Kind::Treaty,
        Kind::Person,
        Kind::Organization,
        Kind::Place,
        Kind::Statement,
        Kind::Figure,
    ];

    /// Everything.
    #[must_use]
    pub fn whole(dossier: &'a Dossier, today: Day) -> Self {
        Self { dossier, chosen: None, today }
    }

    /// What was found for these words.
    #[must_use]
    pub fn found(dossier: &'a Dossier, what: &'a str, entries: &[EntryId], today: Day) -> Self {
        let chosen = SearchSelection { what, entries: entries.iter().copied().collect() };
        Self { dossier, chosen: Some(chosen), today }
    }

    pub(super) fn dossier(&self) -> &'a Dossier {
        self.dossier
    }

    pub(super) fn about(&self) -> &'a Metadata {
        self.dossier.metadata()
    }

    /// The id of the dossier, for names that must be unique in the world.
    pub(super) fn id(&self) -> &'a str {
        let id = &self.about().id;
        if id.is_empty() { "dossier" } else { id }
    }

    /// What the export is called.
    pub(super) fn title(&self) -> String {
        let title = &self.about().title;
        let title = if title.is_empty() { "Dossier" } else { title };
        match &self.chosen {
            None => title.to_owned(),
            Some(chosen) => format!("{title}: {}", chosen.what),
        }
    }

    /// Which version of which dossier it was made from.
    pub(super) fn origin(&self) -> String {
        let title = &self.about().title;
        match &self.about().version {
            Some(version) => format!("{title}, version {version}"),
            None => title.to_string(),
        }
    }

    fn holds(&self, id: EntryId) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.entries.contains(&id))
    }

    /// The whole records that were chosen, those of chosen parts among them, in their order.
    pub(super) fn records(&self) -> Vec<EntryId> {
        let dossier = self.dossier;
        let mut found: Vec<EntryId> = dossier
            .entries()
            .filter(|id| self.holds(*id))
            .map(|id| dossier.record_entry(id))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The chosen records of one kind, in their order.
    pub(super) fn of_kind(&self, kind: Kind) -> Vec<EntryId> {
        self.records().into_iter().filter(|id| self.dossier.kind(*id) == kind).collect()
    }

    /// What stands in a line of time, in its order: of the whole dossier the timeline, of what
    /// was chosen everything with a date that is not where it stands but what happened.
    pub(super) fn timeline(&self) -> Vec<EntryId> {
        if self.chosen.is_none() {
            return self.dossier.timeline().to_vec();
        }
        let dossier = self.dossier;
        let stands = |id: &EntryId| match dossier.subject(*id) {
            // A treaty that was found stands with its steps, and these have entries of their own.
            Subject::Record(record) => {
                matches!(record, Record::Event(_) | Record::Statement(_) | Record::Figure(_))
            }
            Subject::Action(..) | Subject::Term(..) | Subject::Recognition(..) => {
                dossier.described_by(*id).is_none_or(|event| !self.holds(event))
            }
        };
        let mut found: Vec<EntryId> = dossier
            .entries()
            .filter(|id| self.holds(*id) && stands(id) && dossier.date(*id).is_some())
            .collect();
        for treaty in dossier.entries().filter(|id| self.holds(*id)) {
            let is_treaty = dossier.kind(treaty) == Kind::Treaty;
            if is_treaty && !dossier.parts(treaty).any(|part| self.holds(part)) {
                found.push(treaty);
            }
        }
        found.sort_by_cached_key(|id| (dossier.date(*id).map(Date::order), *id));
        found
    }

    /// The sources that were chosen, and those that the chosen records cite.
    pub(super) fn sources(&self) -> Vec<&'a Source> {
        let mut found = HashSet::new();
        for id in self.records() {
            let record = self.dossier.record(id);
            if record.kind() == Kind::Source {
                found.insert(self.dossier.record_entry(id));
            }
            record.visit_citations(&mut |_, cites, _| {
                found.extend(cites.iter().filter_map(|cite| self.dossier.find(&cite.source)));
            });
        }
        let mut order: Vec<EntryId> = found.into_iter().collect();
        order.sort_unstable();
        order
            .into_iter()
            .filter_map(|id| match self.dossier.record(id) {
                Record::Source(source) => Some(&**source),
                _ => None,
            })
            .collect()
    }

    /// The selection as a dossier that stands by itself: with everything that its records refer
    /// to, so that no reference in it leads nowhere.
    pub(super) fn closed(&self) -> Cow<'a, [Record]> {
        if self.chosen.is_none() {
            return Cow::Borrowed(self.dossier.records());
        }
        let mut known: HashSet<EntryId> = self.records().into_iter().collect();
        let mut open: Vec<EntryId> = known.iter().copied().collect();
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
        let mut order: Vec<EntryId> = known.into_iter().collect();
        order.sort_unstable();
        order.into_iter().map(|id| self.dossier.record(id).clone()).collect()
    }

    /// What a dossier of the selection says of itself.
    pub(super) fn closed_about(&self, records: &[Record]) -> Metadata {
        let mut about = self.about().clone();
        if self.chosen.is_some() {
            about.title = self.title().into();
            about.main_sources.retain(|id| records.iter().any(|record| record.id() == &**id));
        }
        about
    }
}
