//! JSON-LD with the vocabulary of schema.org. Every node has an id, so that other data can refer to
//! it.

mod wikidata;

use super::{bibliography::iso_span, json, selection::Selection, summary};
use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, EntryPart, Kind, Record,
        record::{Citation, Id, Name, Source, Treaty},
        vocabulary::{ActionType, Classification, SourceType},
    },
};
use serde_json::{Map, Value, json};
use std::fmt::{self, Write};
use wikidata::wikidata;

/// A node under construction.
struct JsonLdNode(Map<String, Value>);

impl JsonLdNode {
    fn new(id: &str, kind: &str) -> Self {
        let mut thing = Self(Map::new());
        thing.put("@id", json!(format!("#{id}")));
        thing.put("@type", json!(kind));
        thing
    }

    /// Sets a property; ignores an empty value.
    fn put(&mut self, name: &str, value: Value) {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(name.to_owned(), value);
        }
    }

    fn names(&mut self, title: &str, names: &[Name]) {
        self.put("name", json!(title));
        let others = names.iter().filter(|name| *name.text != *title);
        let others: Vec<Value> =
            others.map(|name| json!({"@value": name.text, "@language": name.lang})).collect();
        self.put("alternateName", json!(others));
    }

    /// Sets the dates, no more exact than the EDTF text; adds that where schema.org cannot express it.
    fn dates(&mut self, start: &str, end: &str, date: Option<&Date>) {
        let Some(date) = date else { return };
        let (from, to, all) = iso_span(date);
        self.put(start, json!(from));
        if !end.is_empty() {
            self.put(end, json!(to));
        }
        if !all {
            self.put("temporal", json!(date.as_str()));
        }
    }

    fn caveats(&mut self, dossier: &Dossier, id: EntryId) {
        self.put("disambiguatingDescription", json!(summary::caveats(dossier, id).join("; ")));
    }
}

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let dossier = selection.dossier();
    let mut graph: Vec<Value> = Vec::new();
    for id in selection.records() {
        let record = dossier.record(id);
        let mut thing = node(dossier, id, record);
        thing.put("description", json!(record.summary()));
        thing.put("citation", works(record.citations()));
        if record.kind() != Kind::Source {
            thing.put("sameAs", wikidata(dossier, record));
        }
        if record.names().is_empty() {
            thing.put("name", json!(record.title()));
        }
        thing.caveats(dossier, id);
        graph.push(Value::Object(thing.0));
        for part in dossier
            .parts(id)
            .filter(|part| matches!(dossier.entry(*part).part, EntryPart::Action(_)))
        {
            graph.push(treaty_action(dossier, id, part));
        }
    }
    let known: Vec<&str> =
        selection.of_kind(Kind::Source).into_iter().map(|id| dossier.record(id).id()).collect();
    let cited = selection.sources().into_iter().filter(|source| !known.contains(&&*source.id));
    graph.extend(cited.map(|source| Value::Object(work(source).0)));
    let value = json!({
        "@context": {
            "@vocab": "https://schema.org/",
            "@base": format!("urn:x-chancery:{}", selection.id()),
            "url": {"@type": "@id"},
            "sameAs": {"@type": "@id"},
        },
        "@graph": graph,
    });
    out.write_str(&json::pretty(&value)?)
}

fn reference(id: &str) -> Value {
    json!({"@id": format!("#{id}")})
}

fn references<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Value {
    ids.into_iter().map(|id| reference(id)).collect()
}

fn works(cites: &[Citation]) -> Value {
    let mut ids: Vec<&Id> = cites.iter().map(|cite| &cite.source).collect();
    ids.dedup();
    references(ids)
}

fn node(dossier: &Dossier, id: EntryId, record: &Record) -> JsonLdNode {
    match record {
        Record::Event(it) => {
            let mut thing = JsonLdNode::new(&it.id, "Event");
            thing.names(&it.title, &it.names);
            thing.dates("startDate", "endDate", Some(&it.date));
            thing.put("location", references(&it.places));
            thing.put("about", references(it.treaties.iter().map(|link| &link.treaty)));
            thing.put("superEvent", references(it.part_of.iter()));
            let roles = it.roles.iter().map(|role| {
                json!({"@type": "Role", "roleName": role.role, "attendee": reference(&role.agent)})
            });
            thing.put("attendee", roles.collect());
            thing
        }
        Record::Treaty(it) => treaty(dossier, id, it),
        Record::Person(it) => {
            let mut thing = JsonLdNode::new(&it.id, "Person");
            thing.names(record.title(), &it.names);
            thing.dates("birthDate", "", it.born.as_ref().filter(|date| iso_span(date).2));
            thing.dates("deathDate", "", it.died.as_ref().filter(|date| iso_span(date).2));
            let terms = it.terms.iter().map(|term| {
                let mut role = Map::new();
                role.insert("@type".to_owned(), json!("OrganizationRole"));
                role.insert("roleName".to_owned(), json!(term.office));
                if let Some(id) = &term.organization {
                    role.insert("memberOf".to_owned(), reference(id));
                }
                let attested = term.attested_only == Some(true);
                for (name, date) in [("startDate", &term.start), ("endDate", &term.end)] {
                    if let Some(date) = date.as_ref().filter(|_| !attested) {
                        let (exact, _, all) = iso_span(date);
                        role.insert(
                            name.to_owned(),
                            json!(if all { exact } else { Some(date.to_string()) }),
                        );
                    }
                }
                Value::Object(role)
            });
            thing.put("memberOf", terms.collect());
            thing
        }
        Record::Organization(it) => {
            let mut thing = JsonLdNode::new(&it.id, body(it.classification));
            thing.names(record.title(), &it.names);
            thing.put("parentOrganization", references(it.parent.iter()));
            thing
        }
        Record::Place(it) => {
            let mut thing = JsonLdNode::new(&it.id, "Place");
            thing.names(record.title(), &it.names);
            thing.put("containedInPlace", references(it.within.iter()));
            if let (Some(lat), Some(lon)) = (it.lat, it.lon) {
                thing.put(
                    "geo",
                    json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}),
                );
            }
            thing
        }
        Record::Statement(it) => {
            let mut thing = JsonLdNode::new(&it.id, "Claim");
            thing.put("author", reference(&it.speaker));
            thing.put("text", json!(it.text));
            thing.dates("datePublished", "", Some(&it.date));
            thing.put("about", references(&it.about));
            thing.put("appearance", reference(&it.reported_by));
            thing
        }
        Record::Figure(it) => {
            let mut thing = JsonLdNode::new(&it.id, "Observation");
            thing.put("measuredProperty", json!(it.measures));
            thing.put("value", json!(it.value));
            thing.put("unitText", json!(it.unit));
            thing.put("observationAbout", references(&it.about));
            thing.put("observationDate", json!(it.date.as_ref().map(Date::as_str)));
            thing.put("author", reference(&it.according_to));
            thing
        }
        Record::Source(it) => work(it),
    }
}

fn treaty(dossier: &Dossier, id: EntryId, it: &Treaty) -> JsonLdNode {
    let mut thing = JsonLdNode::new(&it.id, "Legislation");
    thing.names(crate::dossier::record::preferred(&it.names), &it.names);
    thing.put("legislationType", json!(it.kind.label()));
    thing.put(
        "legislationIdentifier",
        it.identifiers.iter().map(|number| json!(number.identifier)).collect(),
    );
    thing.put("legislationPassedBy", references(&it.parties));
    thing.put("contributor", references(it.signatories.iter().map(|by| &by.person)));
    let signed = it.actions.iter().find(|step| step.kind == ActionType::Signature);
    thing.dates("legislationDate", "", signed.map(|step| &step.date));
    let force = it.actions.iter().find(|step| step.kind == ActionType::EntryIntoForce);
    thing.dates(
        "legislationDateVersion",
        "",
        force.map(|step| &step.date).filter(|date| iso_span(date).2),
    );
    let parts: Vec<Value> = dossier.parts(id).map(|part| reference(&dossier.slug(part))).collect();
    thing.put("subjectOf", json!(parts));
    thing
}

/// A treaty action as an event about the treaty.
fn treaty_action(dossier: &Dossier, treaty: EntryId, part: EntryId) -> Value {
    let mut thing = JsonLdNode::new(&dossier.slug(part), "Event");
    thing.put("name", json!(dossier.title(part)));
    thing.put("about", reference(dossier.record(treaty).id()));
    thing.put("description", json!(dossier.note(part)));
    thing.dates("startDate", "endDate", dossier.date(part));
    thing.put("citation", works(dossier.citations(part)));
    thing.caveats(dossier, part);
    Value::Object(thing.0)
}

fn work(source: &Source) -> JsonLdNode {
    let mut thing = JsonLdNode::new(
        &source.id,
        match source.kind {
            SourceType::ArticleNewspaper => "NewsArticle",
            SourceType::ArticleMagazine | SourceType::Article => "Article",
            SourceType::ArticleJournal => "ScholarlyArticle",
            SourceType::Webpage => "WebPage",
            SourceType::Report => "Report",
            SourceType::Dataset => "Dataset",
            SourceType::Book => "Book",
            SourceType::Legislation | SourceType::Bill | SourceType::Treaty => "Legislation",
            SourceType::Interview
            | SourceType::EntryEncyclopedia
            | SourceType::LegalCase
            | SourceType::Hearing
            | SourceType::Speech
            | SourceType::Post => "CreativeWork",
        },
    );
    thing.put("name", json!(source.title));
    let authors = source.author.iter().map(|author| {
        let kind = if author.family.is_some() { "Person" } else { "Organization" };
        json!({"@type": kind, "name": author.literal, "familyName": author.family})
    });
    thing.put("author", authors.collect());
    if let Some(publisher) = &source.publisher {
        thing.put("publisher", json!({"@type": "Organization", "name": publisher}));
    }
    thing.put(
        "isPartOf",
        json!(
            source.container.as_deref().map(|name| json!({"@type": "CreativeWork", "name": name}))
        ),
    );
    thing.dates("datePublished", "", source.issued.as_ref());
    thing.put("url", json!(source.url.as_deref().and_then(crate::export::escape::link)));
    thing.put("inLanguage", json!(source.language));
    thing
}

fn body(classification: Classification) -> &'static str {
    match classification {
        Classification::State
        | Classification::DeFactoState
        | Classification::Government
        | Classification::Parliament
        | Classification::Ministry
        | Classification::ArmedForce
        | Classification::Court
        | Classification::Mission => "GovernmentOrganization",
        Classification::Media => "NewsMediaOrganization",
        Classification::Company => "Corporation",
        Classification::Party
        | Classification::Igo
        | Classification::Association
        | Classification::Other => "Organization",
    }
}
