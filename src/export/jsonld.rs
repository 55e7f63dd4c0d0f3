//! JSON-LD with the schema.org vocabulary. Every node has an id, so that other data can refer to it.

use super::{dates::iso_span, escape::link, json, selection::Selection, summary};
use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Kind, Record, Subject,
        record::{Citation, Event, Id, Name, Person, Source, Treaty},
        vocabulary::{ActionType, Classification, SourceType},
    },
    text::is_number,
};
use serde_json::{Value, json};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let dossier = selection.dossier;
    let mut graph: Vec<Value> = Vec::new();
    for id in selection.records() {
        let record = dossier.record(id);
        let mut node = node(dossier, id, record);
        merge(
            &mut node,
            json!({
                "@id": format!("#{}", record.id()),
                "alternateName": other_names(record),
                "citation": works(record.citations()),
                "description": record.summary(),
                "disambiguatingDescription": summary::caveats(dossier, id).join("; "),
                "name": record.title(),
                "sameAs": wikidata(dossier, record),
            }),
        );
        graph.push(node);
        let parts = dossier.parts(id);
        let actions = parts.filter(|it| matches!(dossier.subject(*it), Subject::Action(..)));
        graph.extend(actions.map(|action| treaty_action(dossier, record, action)));
    }
    let known: Vec<&str> =
        selection.of_kind(Kind::Source).into_iter().map(|id| dossier.record(id).id()).collect();
    let cited = selection.sources().into_iter().filter(|source| !known.contains(&&*source.id));
    graph.extend(cited.map(|source| {
        let mut node = work(source);
        merge(&mut node, json!({"@id": format!("#{}", source.id), "name": source.title}));
        node
    }));
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

fn merge(node: &mut Value, properties: Value) {
    let (Some(node), Value::Object(properties)) = (node.as_object_mut(), properties) else {
        return;
    };
    node.extend(properties);
    node.retain(|_, value| *value != Value::Null && *value != json!("") && *value != json!([]));
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

fn other_names(record: &Record) -> Vec<Value> {
    let others = record.names().iter().filter(|name| *name.text != *record.title());
    others.map(|name: &Name| json!({"@value": name.text, "@language": name.lang})).collect()
}

fn exact(date: Option<&Date>) -> Option<String> {
    date.map(iso_span).filter(|(_, _, is_equivalent)| *is_equivalent)?.0
}

/// Adds a date, no more exact than it is; the EDTF text, too, if schema.org cannot express it.
fn dated(mut node: Value, start: &str, end: Option<&str>, date: Option<&Date>) -> Value {
    let (from, to, is_equivalent) = date.map_or((None, None, true), iso_span);
    let text = date.filter(|_| !is_equivalent).map(Date::as_str);
    merge(&mut node, json!({start: from, "temporal": text}));
    end.into_iter().for_each(|end| merge(&mut node, json!({end: to})));
    node
}

fn node(dossier: &Dossier, id: EntryId, record: &Record) -> Value {
    match record {
        Record::Event(it) => event(it),
        Record::Treaty(it) => treaty(dossier, id, it),
        Record::Person(it) => person(it),
        Record::Organization(it) => json!({
            "@type": body(it.classification),
            "parentOrganization": references(&it.parent),
        }),
        Record::Place(it) => {
            let point = it.lat.zip(it.lon).map(|(latitude, longitude)| {
                json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
            });
            json!({"@type": "Place", "containedInPlace": references(&it.within), "geo": point})
        }
        Record::Statement(it) => {
            let node = json!({
                "@type": "Claim",
                "about": references(&it.about),
                "appearance": reference(&it.reported_by),
                "author": reference(&it.speaker),
                "text": it.text,
            });
            dated(node, "datePublished", None, Some(&it.date))
        }
        Record::Figure(it) => json!({
            "@type": "Observation",
            "author": reference(&it.according_to),
            "measuredProperty": it.measures,
            "observationAbout": references(&it.about),
            "observationDate": it.date.as_ref().map(Date::as_str),
            "unitText": it.unit,
            "value": it.value,
        }),
        Record::Source(it) => work(it),
    }
}

fn event(it: &Event) -> Value {
    let roles = it.roles.iter().map(
        |role| json!({"@type": "Role", "roleName": role.role, "attendee": reference(&role.agent)}),
    );
    let node = json!({
        "@type": "Event",
        "about": references(it.treaties.iter().map(|link| &link.treaty)),
        "attendee": roles.collect::<Value>(),
        "location": references(&it.places),
        "superEvent": references(&it.part_of),
    });
    dated(node, "startDate", Some("endDate"), Some(&it.date))
}

fn person(it: &Person) -> Value {
    let terms = it.terms.iter().map(|tenure| {
        // The ends of an attested term are not its start and end.
        let is_attested = tenure.is_attested();
        let day = |date: &Option<Date>| {
            let date = date.as_ref().filter(|_| !is_attested);
            exact(date).or_else(|| date.filter(|date| !iso_span(date).2).map(Date::to_string))
        };
        let mut role = json!({"@type": "OrganizationRole", "roleName": tenure.office});
        merge(
            &mut role,
            json!({
                "memberOf": tenure.organization.as_deref().map(reference),
                "startDate": day(&tenure.start),
                "endDate": day(&tenure.end),
            }),
        );
        role
    });
    json!({
        "@type": "Person",
        "birthDate": exact(it.born.as_ref()),
        "deathDate": exact(it.died.as_ref()),
        "memberOf": terms.collect::<Value>(),
    })
}

fn treaty(dossier: &Dossier, id: EntryId, it: &Treaty) -> Value {
    let date = |kind| it.actions.iter().find(|action| action.kind == kind).map(|it| &it.date);
    let numbers = it.identifiers.iter().map(|number| json!(number.identifier));
    let parts = dossier.parts(id).map(|part| reference(&dossier.slug(part)));
    let node = json!({
        "@type": "Legislation",
        "contributor": references(it.signatories.iter().map(|by| &by.person)),
        "legislationDateVersion": exact(date(ActionType::EntryIntoForce)),
        "legislationIdentifier": numbers.collect::<Value>(),
        "legislationPassedBy": references(&it.parties),
        "legislationType": it.kind.label(),
        "subjectOf": parts.collect::<Value>(),
    });
    dated(node, "legislationDate", None, date(ActionType::Signature))
}

fn treaty_action(dossier: &Dossier, treaty: &Record, action: EntryId) -> Value {
    let node = json!({
        "@id": format!("#{}", dossier.slug(action)),
        "@type": "Event",
        "about": reference(treaty.id()),
        "citation": works(dossier.citations(action)),
        "description": dossier.note(action),
        "disambiguatingDescription": summary::caveats(dossier, action).join("; "),
        "name": dossier.title(action),
    });
    dated(node, "startDate", Some("endDate"), dossier.date(action))
}

fn work(source: &Source) -> Value {
    let kind = match source.kind {
        SourceType::ArticleNewspaper => "NewsArticle",
        SourceType::ArticleMagazine | SourceType::Article => "Article",
        SourceType::ArticleJournal => "ScholarlyArticle",
        SourceType::Webpage => "WebPage",
        SourceType::Report => "Report",
        SourceType::Dataset => "Dataset",
        SourceType::Book => "Book",
        SourceType::Legislation | SourceType::Bill | SourceType::Treaty => "Legislation",
        _ => "CreativeWork",
    };
    let authors = source.author.iter().map(|author| {
        let kind = if author.family.is_some() { "Person" } else { "Organization" };
        json!({"@type": kind, "name": author.literal, "familyName": author.family})
    });
    let named =
        |kind: &str, name: Option<&str>| name.map(|name| json!({"@type": kind, "name": name}));
    let node = json!({
        "@type": kind,
        "author": authors.collect::<Value>(),
        "inLanguage": source.language,
        "isPartOf": named("CreativeWork", source.container.as_deref()),
        "publisher": named("Organization", source.publisher.as_deref()),
        "url": source.url.as_deref().and_then(link),
    });
    dated(node, "datePublished", None, source.issued.as_ref())
}

fn body(classification: Classification) -> &'static str {
    match classification {
        Classification::Media => "NewsMediaOrganization",
        Classification::Company => "Corporation",
        Classification::Party
        | Classification::Igo
        | Classification::Association
        | Classification::Other => "Organization",
        _ => "GovernmentOrganization",
    }
}

/// The Wikidata item that a record cites; a source is not about itself.
fn wikidata(dossier: &Dossier, record: &Record) -> Option<String> {
    let number = record.citations().iter().find_map(|cite| {
        let url = dossier.source(&cite.source)?.url.as_deref();
        let mut texts = [cite.locator.as_deref(), url].into_iter().flatten();
        texts.find(|text| text.contains("wikidata.org/")).and_then(item_number)
    })?;
    (record.kind() != Kind::Source).then(|| format!("http://www.wikidata.org/entity/{number}"))
}

/// The `Q23427` at the end of an address.
fn item_number(text: &str) -> Option<&str> {
    let (_, number) = text.rsplit_once('/')?;
    number.strip_prefix('Q').filter(|digits| is_number(digits)).map(|_| number)
}
