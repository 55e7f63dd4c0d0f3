//! Records with dates and sources, the links between them, the timeline, and the state of a day.

mod changes;
mod citations;
mod entry;
pub(crate) mod entry_set;
mod graph;
mod id;
mod kind;
mod link;
pub mod record;
mod references;
mod shortest_path;
pub(crate) mod slug;
mod snapshot;
mod timeline;
pub mod vocabulary;

use crate::date::{Date, Day};
pub(crate) use changes::partition_point;
pub use changes::{Change, ChangeKind, Changes, ChangesNearby};
pub use citations::VisitCitations;
pub use entry::{Entry, EntryId, Subject, action_label, search_days};
pub use entry_set::EntrySet;
use graph::Graph;
pub use graph::Link;
use id::IdIndex;
pub use kind::Kind;
use link::index;
pub use link::{EntryPart, LinkKind};
use record::stored;
pub use record::{Id, Record};
pub use references::VisitReference;
pub use shortest_path::{Neighbor, PathStep};
pub use snapshot::{
    OfficeState, RecognitionState, RecognitionStatus, Snapshot, TenureCertainty, TreatyState,
    TreatyStatus, days_in_force, first_term_end,
};
use timeline::Timeline;

stored! {
    #[derive(Default)]
    pub struct Metadata {
        /// A stable ASCII slug.
        pub id: Id,
        /// The title, as in the header of the screen.
        pub title: Box<str>,
        /// The version, for citations.
        pub version: Option<Box<str>>,
        /// A summary in a few sentences.
        pub summary: Option<Box<str>>,
        /// The naming policy for disputed matters.
        pub naming: Option<Box<str>>,
        /// The sources that most of it is made from.
        pub main_sources: Vec<Id>,
        /// Words and phrases that mean the same, in any language: who searches for one finds the others.
        pub synonyms: Vec<Vec<Box<str>>>,
    }
}

/// Everything known about one relationship. Immutable: reloading makes a new one.
#[derive(Debug, Default)]
pub struct Dossier {
    metadata: Metadata,
    records: Vec<Record>,
    entries: Vec<Entry>,
    record_entries: Vec<EntryId>,
    ids: IdIndex,
    /// The sort key of each entry, since reading it from the record is too slow for sorting.
    sort_keys: Vec<(Day, Day)>,
    pub(crate) links: Graph,
    pub(crate) timeline: Timeline,
}

impl Dossier {
    /// A dossier of these records. If several have one id, the id finds the first.
    pub fn new(metadata: Metadata, records: Vec<Record>) -> Self {
        let ids = IdIndex::of(&records);
        let mut dossier = Self { metadata, records, ids, ..Self::default() };
        for (at, record) in dossier.records.iter().enumerate() {
            dossier.record_entries.push(EntryId(index(dossier.entries.len())));
            let (part, count): (fn(u32) -> EntryPart, usize) = match record {
                Record::Treaty(it) => (EntryPart::Action, it.actions.len()),
                Record::Person(it) => (EntryPart::Tenure, it.terms.len()),
                Record::Organization(it) => (EntryPart::Recognition, it.recognition.len()),
                _ => (|_| EntryPart::Whole, 0),
            };
            let parts = [EntryPart::Whole].into_iter().chain((0..index(count)).map(part));
            dossier.entries.extend(parts.map(|part| Entry { record: index(at), part }));
        }
        let order = |id| dossier.date(id).map_or((Day::END, Day::END), Date::order);
        dossier.sort_keys = dossier.entries().map(order).collect();
        dossier.links = Graph::of(&dossier);
        dossier.timeline = Timeline::of(&dossier);
        dossier
    }

    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The records in the order of reading.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry in the order of reading.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = EntryId> + use<> {
        (0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX)).map(EntryId)
    }

    /// The key that sorts entries by date ([`Date::order`]); undated ones last.
    pub fn sort_key(&self, id: EntryId) -> (Day, Day) {
        self.sort_keys.get(id.index()).copied().unwrap_or((Day::END, Day::END))
    }

    /// The key that sorts lists by date: undated entries first.
    pub fn timeline_key(&self, id: EntryId) -> impl Ord + Copy + use<> {
        let order = self.sort_key(id);
        (order.0 != Day::END, order, id)
    }

    /// The number of records of each kind, and of treaty actions.
    pub fn counts(&self) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        for id in self.entries() {
            let kind = self.kind(id);
            if self.record_entry(id) == id || kind == Kind::TreatyAction {
                counts[kind as usize] += 1;
            }
        }
        counts
    }

    /// The entry with this number, which has to come from this dossier.
    pub fn entry(&self, id: EntryId) -> Entry {
        self.entries.get(id.index()).copied().unwrap_or(Entry { record: 0, part: EntryPart::Whole })
    }

    pub fn record(&self, id: EntryId) -> &Record {
        &self.records[self.entry(id).record as usize]
    }

    /// The entry with this id, of a record or of a part (`friendship-treaty-2008/signature`).
    pub fn find(&self, slug: &str) -> Option<EntryId> {
        let whole = |id: &str| self.record_entry_at(self.ids.find(&self.records, id)?);
        let Some((base, _)) = slug.split_once('/') else { return whole(slug) };
        self.parts(whole(base)?).find(|part| self.slug(*part) == slug)
    }

    /// The indices of records whose id is already taken, each with the index of the record that has it.
    pub fn duplicates(&self) -> &[(u32, u32)] {
        &self.ids.duplicates
    }

    /// The title of the record with this id, or the id itself if there is none.
    pub fn name_of<'a>(&'a self, slug: &'a str) -> &'a str {
        self.find(slug).map_or(slug, |id| self.record(id).title())
    }

    /// The publisher of a source, the name of any other record.
    pub fn giver_of<'a>(&'a self, slug: &'a str) -> &'a str {
        let publisher = self.source(slug).and_then(|source| source.publisher.as_deref());
        publisher.unwrap_or_else(|| self.name_of(slug))
    }

    pub fn source(&self, slug: &str) -> Option<&record::Source> {
        self.record(self.find(slug)?).try_as_source_ref().map(|source| &**source)
    }

    pub fn record_entry(&self, id: EntryId) -> EntryId {
        self.record_entries.get(self.entry(id).record as usize).copied().unwrap_or(id)
    }

    pub(crate) fn record_entry_at(&self, record: u32) -> Option<EntryId> {
        self.record_entries.get(record as usize).copied()
    }

    pub fn part(&self, id: EntryId, part: EntryPart) -> EntryId {
        let whole = self.record_entry(id);
        match part {
            EntryPart::Whole => whole,
            EntryPart::Action(at) | EntryPart::Tenure(at) | EntryPart::Recognition(at) => {
                EntryId(whole.0.saturating_add(1).saturating_add(at))
            }
        }
    }

    pub fn parts(&self, id: EntryId) -> impl Iterator<Item = EntryId> + use<> {
        let whole = self.record_entry(id);
        let record = self.entry(id).record as usize;
        let end =
            self.record_entries.get(record + 1).map_or(self.entries.len(), |next| next.index());
        (whole.0 + 1..u32::try_from(end).unwrap_or(u32::MAX)).map(EntryId)
    }
}
