//! Dossier → documents: the only part of the search that knows records.

mod attributes;
mod fields;
mod references;

use super::{
    index::builder::IndexBuilder,
    schema::{Document, Facet, Field, NamesId},
};
use crate::{
    dossier::{Dossier, EntryId, LinkKind, Record, Subject, record::Source},
    threads,
};
pub use fields::{FieldLabel, FieldText, texts};
use foldhash::fast::FixedState;
use references::{Referenced, names_of};
use std::{collections::HashMap, ops::Range, thread};

/// The fewest entries that are worth a thread of their own.
const MIN_SHARE: usize = 20_000;

/// The most threads: each takes memory for its own terms and names until the builders are merged.
const MAX_THREADS: usize = 4;

/// The most parties by which the actions of a treaty are found; every action repeats them.
const MAX_PARTIES: usize = 256;

/// Makes the documents, by external id. `progress` gets a percentage; only wanted facets have values.
pub(super) fn collect(
    dossier: &Dossier,
    is_wanted: fn(Facet) -> bool,
    mut progress: impl FnMut(u8),
) -> (IndexBuilder, Vec<EntryId>) {
    let count = threads::count().min(MAX_THREADS).min(dossier.len() / MIN_SHARE).max(1);
    let share = dossier.len().div_ceil(count).max(1);
    thread::scope(|scope| {
        let others: Vec<_> = (1..count)
            .map(|at| at * share..(at + 1) * share)
            .map(|share| threads::spawn(scope, || collect_share(dossier, share, is_wanted, |_| ())))
            .collect();
        let (mut builder, mut listed) = collect_share(dossier, 0..share, is_wanted, &mut progress);
        for other in others {
            let (more, entries) = other.join();
            builder.merge(more);
            listed.extend(entries);
        }
        builder.set_synonyms(&dossier.metadata().synonyms);
        (builder, listed)
    })
}

fn collect_share(
    dossier: &Dossier,
    share: Range<usize>,
    is_wanted: fn(Facet) -> bool,
    mut progress: impl FnMut(u8),
) -> (IndexBuilder, Vec<EntryId>) {
    let mut builder = IndexBuilder::new();
    let mut listed = Vec::with_capacity(share.len());
    let hundredth = (share.len() / 100).max(1);
    let mut documents = DocumentBuilder::new(dossier, is_wanted, &mut builder);
    for (nth, id) in dossier.entries().skip(share.start).take(share.len()).enumerate() {
        if nth % hundredth == 0 {
            progress(u8::try_from(nth / hundredth).unwrap_or(100).min(100));
        }
        if is_listed(dossier, id) {
            documents.add(id);
            listed.push(id);
        }
    }
    (builder, listed)
}

/// Whether a pane lists the entry. A term of office that is only attested is found by its person.
fn is_listed(dossier: &Dossier, id: EntryId) -> bool {
    match dossier.subject(id) {
        Subject::Tenure(_, tenure) => !tenure.is_attested() && tenure.start.is_some(),
        Subject::Record(_) | Subject::Action(..) | Subject::Recognition(..) => true,
    }
}

struct DocumentBuilder<'a> {
    dossier: &'a Dossier,
    is_wanted: fn(Facet) -> bool,
    builder: &'a mut IndexBuilder,
    /// The interned names of entries, and those as values of fields.
    names: [Vec<Option<NamesId>>; 2],
    /// The interned names of sources as facet values, by the id in a citation.
    cited: HashMap<&'a str, Option<NamesId>, FixedState>,
}

impl<'a> DocumentBuilder<'a> {
    fn new(
        dossier: &'a Dossier,
        is_wanted: fn(Facet) -> bool,
        builder: &'a mut IndexBuilder,
    ) -> Self {
        let names = [vec![None; dossier.len()], vec![None; dossier.len()]];
        Self { dossier, is_wanted, builder, names, cited: HashMap::default() }
    }

    fn add(&mut self, id: EntryId) {
        let dossier = self.dossier;
        let texts = fields::fields(dossier, id);
        let texts: Vec<(Field, &str)> =
            texts.iter().map(|(field, text)| (*field, &**text)).collect();
        let mut linked: Vec<NamesId> =
            fields::referenced(dossier, id).map(|other| self.names_id(other, false)).collect();
        linked.sort_unstable();
        linked.dedup();
        let facets = self.facets(id);
        self.builder.add(&Document {
            kind: dossier.kind(id),
            date: attributes::date(dossier, id),
            other_dates: &attributes::other_dates(dossier, id),
            office_times: &attributes::office_times(dossier, id),
            importance: attributes::importance(dossier, id),
            texts: &texts,
            linked: &linked,
            facets: &facets,
            spans: &attributes::spans(dossier, id),
            flags: attributes::flags(dossier, id),
        });
    }

    fn facets(&mut self, id: EntryId) -> Vec<(Facet, NamesId)> {
        let Self { dossier, is_wanted, .. } = *self;
        let mut facets = Vec::new();
        for (link, other) in references::all(dossier, id) {
            if let Some(facet) = facet(link).filter(|facet| is_wanted(*facet)) {
                facets.push((facet, self.value(facet, other)));
            }
        }
        let record_entry = Referenced::Entry(dossier.record_entry(id));
        match dossier.subject(id) {
            Subject::Record(record) => {
                facets.extend(own_facet(record).map(|of| (of, self.value(of, record_entry))))
            }
            Subject::Action(..) => {
                let treaty = references::own(dossier, dossier.record_entry(id));
                let parties = treaty.filter(|(link, _)| *link == LinkKind::Party);
                for (_, party) in parties.take(MAX_PARTIES) {
                    facets.push((Facet::Party, self.value(Facet::Party, party)));
                }
            }
            Subject::Tenure(..) | Subject::Recognition(..) => {
                facets.push((Facet::Who, self.value(Facet::Who, record_entry)));
            }
        }
        if is_wanted(Facet::Type)
            && let Some(kind) = type_of(dossier, id)
        {
            facets.push((Facet::Type, self.builder.intern_names(&kind)));
        }
        for citation in dossier.citations(id).iter().filter(|_| is_wanted(Facet::Source)) {
            let source = self.cited.get(&*citation.source).copied().unwrap_or_else(|| {
                let source = dossier.find(&citation.source).map(Referenced::Entry);
                let source = source.map(|source| self.value(Facet::Source, source));
                self.cited.insert(&citation.source, source);
                source
            });
            facets.extend(source.map(|source| (Facet::Source, source)));
        }
        facets.retain(|(facet, _)| is_wanted(*facet));
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    fn value(&mut self, facet: Facet, entity: Referenced<'_>) -> NamesId {
        if let (Facet::Source, Referenced::Entry(id)) = (facet, entity)
            && let Record::Source(source) = self.dossier.record(id)
        {
            return self.builder.intern_names(&names_of_source(source));
        }
        self.names_id(entity, true)
    }

    /// The names of an entity; as a value of a field it has its id too.
    fn names_id(&mut self, entity: Referenced<'_>, is_value: bool) -> NamesId {
        let Self { dossier, builder, names, .. } = self;
        match entity {
            Referenced::Entry(id) => {
                let known = &mut names[usize::from(is_value)][id.index()];
                *known.get_or_insert_with(|| {
                    let record = dossier.record(id);
                    let names = names_of(record).chain(is_value.then(|| record.id()));
                    builder.intern_names(&names.collect::<Vec<_>>().join("\n"))
                })
            }
            Referenced::Dangling(slug) => builder.intern_names(slug),
        }
    }
}

fn facet(link: LinkKind) -> Option<Facet> {
    match link {
        LinkKind::Role
        | LinkKind::Signatory
        | LinkKind::SignedFor
        | LinkKind::TakenBy
        | LinkKind::Speaker
        | LinkKind::RecognisedBy
        | LinkKind::Office
        | LinkKind::AccordingTo => Some(Facet::Who),
        LinkKind::Party => Some(Facet::Party),
        LinkKind::At | LinkKind::Within => Some(Facet::Place),
        LinkKind::Side => Some(Facet::Side),
        LinkKind::ReportedBy => Some(Facet::Source),
        _ => None,
    }
}

fn own_facet(record: &Record) -> Option<Facet> {
    match record {
        Record::Person(_) | Record::Organization(_) => Some(Facet::Who),
        Record::Place(_) => Some(Facet::Place),
        Record::Source(_) => Some(Facet::Source),
        Record::Treaty(_) | Record::Event(_) | Record::Statement(_) | Record::Figure(_) => None,
    }
}

/// The type of an entry: its name in the data and its label, one a line.
fn type_of(dossier: &Dossier, id: EntryId) -> Option<String> {
    let (name, label) = match dossier.subject(id) {
        Subject::Record(record) => record.type_words()?,
        Subject::Action(_, action) => (action.kind.name(), action.kind.label()),
        Subject::Tenure(..) => ("term", "term of office"),
        Subject::Recognition(..) => ("recognition", "recognition"),
    };
    Some(if name == label { name.to_owned() } else { format!("{name}\n{label}") })
}

fn names_of_source(source: &Source) -> String {
    let publisher = source.publisher.as_deref();
    let names: Vec<&str> =
        [Some(&*source.title), Some(&*source.id), publisher].into_iter().flatten().collect();
    names.join("\n")
}
