//! What of a dossier can be found, and under which words: the one place where records become
//! documents of the index.

mod attributes;
mod fields;
mod references;

use super::{
    index::{builder::IndexBuilder, interner::WordBuildHasher},
    schema::{Document, Facet, Field, Names},
};
use crate::dossier::{Dossier, EntryId, LinkKind, Record, Subject, record::Source};
pub use fields::{FieldLabel, FieldText, texts};
use references::{ReferencedName, names_of};
use std::{collections::HashMap, ops::Range, panic::resume_unwind, thread};

/// So many entries are worth a thread of their own.
const SHARE: usize = 20_000;

/// More threads are not taken: each has words and names of its own until they are joined.
const MOST_THREADS: usize = 4;

/// Tells the index of every entry that a pane can list, in the order of the list returned;
/// `progress` is told how much of a hundred is done. Several threads go through the entries where
/// there are many.
pub(super) fn index(
    dossier: &Dossier,
    mut progress: impl FnMut(u8),
) -> (IndexBuilder, Vec<EntryId>) {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let threads = cores.min(dossier.len() / SHARE).max(1);
    let share = dossier.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .map(|at| at * share..(at + 1) * share)
            .map(|share| scope.spawn(|| index_share(dossier, share, |_| ())))
            .collect();
        let (mut builder, mut listed) = index_share(dossier, 0..share, &mut progress);
        for other in others {
            // A panic in there is one here, and is reported as such.
            let (more, entries) = other.join().unwrap_or_else(|panic| resume_unwind(panic));
            builder.join(more);
            listed.extend(entries);
        }
        (builder, listed)
    })
}

/// The same for the entries with these numbers.
fn index_share(
    dossier: &Dossier,
    share: Range<usize>,
    mut progress: impl FnMut(u8),
) -> (IndexBuilder, Vec<EntryId>) {
    let mut builder = IndexBuilder::new();
    let mut listed = Vec::with_capacity(share.len());
    let hundredth = (share.len() / 100).max(1);
    let mut teller = DocumentBuilder::new(dossier, &mut builder);
    for (nth, id) in dossier.entries().skip(share.start).take(share.len()).enumerate() {
        if nth % hundredth == 0 {
            progress(u8::try_from(nth / hundredth).unwrap_or(100).min(100));
        }
        if can_be_listed(dossier, id) {
            teller.tell(id);
            listed.push(id);
        }
    }
    (builder, listed)
}

/// A term that is only attested stands in no pane: the person that held it is found instead.
fn can_be_listed(dossier: &Dossier, id: EntryId) -> bool {
    match dossier.subject(id) {
        Subject::Term(_, term) => term.attested_only != Some(true) && term.start.is_some(),
        Subject::Record(_) | Subject::Action(..) | Subject::Recognition(..) => true,
    }
}

/// Tells the index of entries, and of the names of things once for all that are tied to them.
struct DocumentBuilder<'a> {
    dossier: &'a Dossier,
    builder: &'a mut IndexBuilder,
    /// By which number the index knows the names of each entry, where it was told.
    names: Vec<Option<Names>>,
    /// The same for what a source can be asked for by.
    sources: HashMap<EntryId, Names, WordBuildHasher>,
    /// The same by the ids of the sources that are cited.
    cited: HashMap<&'a str, Option<Names>, WordBuildHasher>,
}

impl<'a> DocumentBuilder<'a> {
    fn new(dossier: &'a Dossier, builder: &'a mut IndexBuilder) -> Self {
        let (sources, cited) = (HashMap::default(), HashMap::default());
        Self { dossier, builder, names: vec![None; dossier.len()], sources, cited }
    }

    fn tell(&mut self, id: EntryId) {
        let dossier = self.dossier;
        let texts = fields::fields(dossier, id);
        let texts: Vec<(Field, &str)> =
            texts.iter().map(|(field, text)| (*field, &**text)).collect();
        let mut tied: Vec<Names> =
            fields::named(dossier, id).map(|other| self.names_of(other)).collect();
        tied.sort_unstable();
        tied.dedup();
        let facets = self.facets(id);
        self.builder.add(&Document {
            kind: dossier.kind(id),
            dates: &attributes::dates(dossier, id),
            texts: &texts,
            tied: &tied,
            facets: &facets,
            spans: &attributes::spans(dossier, id),
            flags: attributes::flags(dossier, id),
        });
    }

    /// What the fields of a query can ask of an entry.
    fn facets(&mut self, id: EntryId) -> Vec<(Facet, Names)> {
        let dossier = self.dossier;
        let mut facets = Vec::new();
        for (tie, other) in references::tied(dossier, id) {
            if let Some(facet) = facet(tie) {
                facets.push((facet, self.value(facet, other)));
            }
        }
        let whole = ReferencedName::Entry(dossier.record_entry(id));
        match dossier.subject(id) {
            Subject::Record(record) => {
                facets.extend(own_facet(record).map(|of| (of, self.value(of, whole))))
            }
            Subject::Action(..) => {
                let treaty = references::references(dossier, dossier.record_entry(id));
                for (_, party) in treaty.filter(|(tie, _)| *tie == LinkKind::Party) {
                    facets.push((Facet::Party, self.names_of(party)));
                }
            }
            Subject::Term(..) | Subject::Recognition(..) => {
                facets.push((Facet::Who, self.names_of(whole)));
            }
        }
        if let Some(kind) = type_of(dossier, id) {
            facets.push((Facet::Type, self.builder.names(&kind)));
        }
        for cite in dossier.citations(id) {
            let source = self.cited.get(&*cite.source).copied().unwrap_or_else(|| {
                let source = dossier.find(&cite.source).map(ReferencedName::Entry);
                let source = source.map(|source| self.value(Facet::Source, source));
                self.cited.insert(&cite.source, source);
                source
            });
            facets.extend(source.map(|source| (Facet::Source, source)));
        }
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    /// The number of what a query can ask for by this facet.
    fn value(&mut self, facet: Facet, tied: ReferencedName<'_>) -> Names {
        let Self { dossier, builder, sources, .. } = self;
        match tied {
            ReferencedName::Entry(id) if facet == Facet::Source => match dossier.record(id) {
                Record::Source(source) => {
                    *sources.entry(id).or_insert_with(|| builder.names(&names_of_source(source)))
                }
                _ => self.names_of(tied),
            },
            _ => self.names_of(tied),
        }
    }

    /// The number of the names of what is tied to an entry.
    fn names_of(&mut self, tied: ReferencedName<'_>) -> Names {
        let Self { dossier, builder, names, .. } = self;
        match tied {
            ReferencedName::Entry(id) => {
                let mut find_out = || {
                    let names: Vec<&str> = names_of(dossier.record(id)).collect();
                    builder.names(&names.join("\n"))
                };
                match names.get_mut(id.index()) {
                    Some(known) => *known.get_or_insert_with(find_out),
                    None => find_out(),
                }
            }
            ReferencedName::Nothing(slug) => builder.names(slug),
        }
    }
}

/// What a query can ask of an entry by this tie.
fn facet(tie: LinkKind) -> Option<Facet> {
    match tie {
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
        LinkKind::OfTreaty
        | LinkKind::PartOf
        | LinkKind::Related(_)
        | LinkKind::NotToConfuse
        | LinkKind::Parent
        | LinkKind::About
        | LinkKind::Contradicts
        | LinkKind::UsedBy => None,
    }
}

/// What a query can ask of a record by its own names.
fn own_facet(record: &Record) -> Option<Facet> {
    match record {
        Record::Person(_) | Record::Organization(_) => Some(Facet::Who),
        Record::Place(_) => Some(Facet::Place),
        Record::Source(_) => Some(Facet::Source),
        Record::Treaty(_) | Record::Event(_) | Record::Statement(_) | Record::Figure(_) => None,
    }
}

/// The type of an entry as the data and as people call it, one a line.
fn type_of(dossier: &Dossier, id: EntryId) -> Option<String> {
    let (name, words) = match dossier.subject(id) {
        Subject::Record(Record::Event(event)) => (event.kind.name(), event.kind.label()),
        Subject::Record(Record::Treaty(treaty)) => (treaty.kind.name(), treaty.kind.label()),
        Subject::Record(Record::Organization(body)) => {
            (body.classification.name(), body.classification.label())
        }
        Subject::Record(Record::Place(place)) => (place.kind.name(), place.kind.label()),
        Subject::Record(Record::Statement(said)) => (said.force.name(), said.force.label()),
        Subject::Record(Record::Source(source)) => (source.kind.name(), source.kind.label()),
        Subject::Record(Record::Person(_) | Record::Figure(_)) => return None,
        Subject::Action(_, action) => (action.kind.name(), action.kind.label()),
        Subject::Term(..) => ("term", "term of office"),
        Subject::Recognition(..) => ("recognition", "recognition"),
    };
    Some(if name == words { name.to_owned() } else { format!("{name}\n{words}") })
}

/// Under what a source can be asked for.
fn names_of_source(source: &Source) -> String {
    let publisher = source.publisher.as_deref();
    let names: Vec<&str> =
        [Some(&*source.title), Some(&*source.id), publisher].into_iter().flatten().collect();
    names.join("\n")
}

#[cfg(test)]
mod tests {
    use crate::{
        date::Day,
        file_format::{File, read},
        search::SearchEngine,
    };

    #[test]
    fn what_no_record_has_is_found_by_its_id() {
        let text = r#"{"format": "chancery/1", "dossier": {"id": "d", "title": "D"},
            "sources": [{"id": "s", "type": "webpage", "title": "S", "perspective": "independent"}],
            "events": [{"id": "meeting", "title": "Meeting", "summary": "Two meet.",
                "date": "2008", "type": "diplomacy", "cites": [{"source": "s"}],
                "roles": [{"agent": "lost-envoy", "role": "guest"}]}]}"#;
        let dossier = read(&[File::new("d.json", text.as_bytes())]).dossier;
        let finder = SearchEngine::new(&dossier);
        let today = Day::new(2026, 8, 26).unwrap();
        for typed in ["who:lost-envoy", "lost envoy"] {
            let found = finder.search(typed, today).top;
            let slugs: Vec<_> = found.iter().map(|id| dossier.slug(*id)).collect();
            assert_eq!(slugs, ["meeting"], "{typed}");
        }
    }
}
