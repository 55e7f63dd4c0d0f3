//! What of a dossier can be found, and under which words: the one place where records become
//! documents of the index.

mod texts;

pub use texts::{Label, Said, texts};

use super::{
    builder::Builder,
    document::{Document, Facet, Field, Flags, SpanFacet},
    points,
};
use crate::dossier::{
    Day, Dossier, EntryId, Kind, Part, Record, Subject, Tie,
    record::{Cite, Treaty},
    vocabulary::ActionType,
};

/// What is gathered of one entry before the index is told of it.
#[derive(Default)]
struct Gathered {
    texts: Vec<(Field, String)>,
    facets: Vec<(Facet, String)>,
    dates: Vec<(Day, Day)>,
    spans: Vec<(SpanFacet, Day, Day)>,
    flags: Flags,
}

/// Tells the index of every entry that a pane can list, in the order of the list returned;
/// `progress` is told how much of a hundred is done.
pub(super) fn index(
    dossier: &Dossier,
    builder: &mut Builder,
    mut progress: impl FnMut(u8),
) -> Vec<EntryId> {
    let mut listed = Vec::with_capacity(dossier.len());
    let hundredth = (dossier.len() / 100).max(1);
    for id in dossier.entries().filter(|id| can_be_listed(dossier, *id)) {
        if id.index() % hundredth == 0 {
            progress(u8::try_from(id.index() / hundredth).unwrap_or(100).min(100));
        }
        let gathered = gather(dossier, id);
        let texts: Vec<(Field, &str)> =
            gathered.texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        let facets: Vec<(Facet, &str)> =
            gathered.facets.iter().map(|(facet, value)| (*facet, value.as_str())).collect();
        builder.add(&Document {
            kind: dossier.kind(id),
            dates: &gathered.dates,
            texts: &texts,
            facets: &facets,
            spans: &gathered.spans,
            flags: gathered.flags,
        });
        listed.push(id);
    }
    listed
}

/// A term that is only attested stands in no pane: the person that held it is found instead.
fn can_be_listed(dossier: &Dossier, id: EntryId) -> bool {
    match dossier.subject(id) {
        Subject::Term(_, term) => term.attested_only != Some(true) && term.start.is_some(),
        Subject::Record(_) | Subject::Action(..) | Subject::Recognition(..) => true,
    }
}

fn gather(dossier: &Dossier, id: EntryId) -> Gathered {
    let mut it = Gathered { texts: texts::fields(dossier, id), ..Gathered::default() };
    let record = dossier.record(id);
    each_tie(dossier, id, record, &mut |tie, slug| {
        it.facets.extend(facet(tie).map(|facet| (facet, names_of(dossier, slug))));
    });
    match dossier.subject(id) {
        Subject::Record(record) => properties(record, &mut it),
        Subject::Action(Record::Treaty(treaty), action) => {
            it.facets.push((Facet::Type, both(action.kind.name(), action.kind.words())));
            for party in &treaty.parties {
                it.facets.push((Facet::Party, names_of(dossier, party)));
            }
        }
        Subject::Action(..) => {}
        Subject::Term(..) => {
            it.facets.push((Facet::Who, names_of(dossier, record.id())));
            it.facets.push((Facet::Type, "term\nterm of office".to_owned()));
        }
        Subject::Recognition(..) => {
            it.facets.push((Facet::Who, names_of(dossier, record.id())));
            it.facets.push((Facet::Type, "recognition".to_owned()));
        }
    }
    sources(dossier, dossier.cites(id), &mut it);
    it.dates = dates(dossier, id);
    flags(dossier, id, &mut it);
    it
}

/// Calls `found` with everything that the entry refers to.
fn each_tie(dossier: &Dossier, id: EntryId, record: &Record, found: &mut dyn FnMut(Tie, &str)) {
    let own = dossier.entry(id).part;
    let signing = matches!(dossier.subject(id), Subject::Action(_, step) if step.kind == ActionType::Signature);
    record.ties(&mut |tie, part, slug, _| {
        let of_signing = signing && matches!(tie, Tie::Signatory | Tie::SignedFor);
        // A term belongs to what is said of its person; an action's own ties to the action.
        let of_person = own == Part::Whole && matches!(part, Part::Term(_));
        if part == own || of_signing || of_person {
            found(tie, slug);
        }
    });
}

/// What a query can ask of an entry by this tie.
fn facet(tie: Tie) -> Option<Facet> {
    match tie {
        Tie::Role
        | Tie::Signatory
        | Tie::SignedFor
        | Tie::TakenBy
        | Tie::Speaker
        | Tie::RecognisedBy
        | Tie::Office
        | Tie::AccordingTo => Some(Facet::Who),
        Tie::Party => Some(Facet::Party),
        Tie::At | Tie::Within => Some(Facet::Place),
        Tie::Side => Some(Facet::Side),
        Tie::ReportedBy => Some(Facet::Source),
        Tie::OfTreaty
        | Tie::PartOf
        | Tie::Related(_)
        | Tie::NotToConfuse
        | Tie::Parent
        | Tie::About
        | Tie::Contradicts
        | Tie::UsedBy => None,
    }
}

/// Every form of the name of the record with this id, one a line, the id itself at the end.
fn names_of(dossier: &Dossier, slug: &str) -> String {
    let Some(id) = dossier.find(slug) else { return slug.to_owned() };
    let record = dossier.record(id);
    let mut names = record.title().to_owned();
    for name in record.names().iter().filter(|name| *name.text != *record.title()) {
        names.push('\n');
        names.push_str(&name.text);
    }
    names
}

fn both(name: &str, words: &str) -> String {
    if name == words { name.to_owned() } else { format!("{name}\n{words}") }
}

/// What a query can ask of a record by its own type, names and times.
fn properties(record: &Record, it: &mut Gathered) {
    let kind = match record {
        Record::Event(event) => Some(both(event.kind.name(), event.kind.words())),
        Record::Treaty(treaty) => Some(both(treaty.kind.name(), treaty.kind.words())),
        Record::Organization(body) => {
            Some(both(body.classification.name(), body.classification.words()))
        }
        Record::Place(place) => Some(both(place.kind.name(), place.kind.words())),
        Record::Statement(said) => Some(both(said.force.name(), said.force.words())),
        Record::Source(source) => Some(both(source.kind.name(), source.kind.words())),
        Record::Person(_) | Record::Figure(_) => None,
    };
    it.facets.extend(kind.map(|kind| (Facet::Type, kind)));
    match record {
        Record::Treaty(treaty) => times_of_treaty(treaty, it),
        Record::Person(_) | Record::Organization(_) => {
            it.facets.push((Facet::Who, all_names(record)));
        }
        Record::Place(_) => it.facets.push((Facet::Place, all_names(record))),
        Record::Source(source) => it.facets.push((Facet::Source, source_names(source))),
        Record::Event(_) | Record::Statement(_) | Record::Figure(_) => {}
    }
}

fn times_of_treaty(treaty: &Treaty, it: &mut Gathered) {
    let step = |kind| treaty.actions.iter().find(|step| step.kind == kind).map(|step| &step.date);
    if let Some(signed) = step(ActionType::Signature) {
        it.spans.push((SpanFacet::Signed, signed.earliest(), signed.latest()));
    }
    if let Some(start) = step(ActionType::EntryIntoForce) {
        let end = step(ActionType::Termination).map_or(Day::END, |end| end.latest());
        it.spans.push((SpanFacet::InForce, start.earliest(), end.max(start.earliest())));
    }
}

fn all_names(record: &Record) -> String {
    let names: Vec<&str> = record.names().iter().map(|name| &*name.text).collect();
    names.join("\n")
}

fn source_names(source: &crate::dossier::record::Source) -> String {
    let publisher = source.publisher.as_deref();
    let names: Vec<&str> =
        [Some(&*source.title), Some(&*source.id), publisher].into_iter().flatten().collect();
    names.join("\n")
}

fn sources(dossier: &Dossier, cites: &[Cite], it: &mut Gathered) {
    for cite in cites {
        if let Some(Record::Source(source)) =
            dossier.find(&cite.source).map(|id| dossier.record(id))
        {
            it.facets.push((Facet::Source, source_names(source)));
        }
        if cite.start.is_some() {
            it.flags = it.flags.with(Flags::PASSAGE);
        }
    }
}

/// When an entry was: its date, what others give for it, of a treaty its steps, of a person a life
/// and terms.
fn dates(dossier: &Dossier, id: EntryId) -> Vec<(Day, Day)> {
    let mut dates: Vec<(Day, Day)> = dossier.span(id).into_iter().collect();
    if dossier.whole(id) == id {
        match dossier.record(id) {
            Record::Treaty(_) => {
                // A step without a beginning says nothing of the years before the treaty.
                let steps = dossier.parts(id).filter_map(|part| dossier.span(part));
                dates.extend(steps.filter(|(first, _)| *first != Day::BEGINNING));
            }
            Record::Person(_) => {
                dates.extend(dossier.parts(id).filter_map(|part| dossier.span(part)));
            }
            _ => {}
        }
    }
    let rivals = dossier.rival_dates(id).iter();
    dates.extend(rivals.map(|rival| (rival.date.earliest(), rival.date.latest())));
    if dates.is_empty() && matches!(dossier.kind(id), Kind::Treaty) {
        // `Helsinki Final Act (1975)`: what its name says is all that is known.
        dates.extend(points::years_named(&dossier.title(id)));
    }
    dates
}

fn flags(dossier: &Dossier, id: EntryId, it: &mut Gathered) {
    for other in dossier.ties(id, Tie::About, false) {
        let flag = match dossier.record(other) {
            Record::Figure(_) => Flags::FIGURES,
            _ => Flags::CLAIMS,
        };
        it.flags = it.flags.with(flag);
    }
    if dossier.is_contested(id) {
        it.flags = it.flags.with(Flags::CONTESTED);
    }
    if let Subject::Record(Record::Treaty(treaty)) = dossier.subject(id)
        && !treaty.provisions.is_empty()
    {
        it.flags = it.flags.with(Flags::PROVISIONS);
    }
}
