//! The structure of a dossier file, JSON or JSON Lines, and its writer. A written file is read back
//! as the same records.

use crate::dossier::{
    Dossier, Metadata,
    record::{Event, Figure, Organization, Person, Place, Record, Source, Statement, Treaty},
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::fmt;

/// The version of the format.
pub const FORMAT: &str = "chancery/1";

/// A JSON file of a dossier.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The address of the schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format: `chancery/1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// What the dossier says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<Metadata>,
    /// Words and phrases that mean the same, as in `dossier`: for a file of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Vec<Box<str>>>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Treaties and other legal acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub treaties: Vec<Treaty>,
    /// People.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// States, bodies and groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Organization>,
    /// Places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Document {
    pub(crate) fn into_records(self, records: &mut Vec<Record>) {
        records.extend(self.events.into_iter().map(|it| Record::Event(Box::new(it))));
        records.extend(self.treaties.into_iter().map(|it| Record::Treaty(Box::new(it))));
        records.extend(self.people.into_iter().map(|it| Record::Person(Box::new(it))));
        records.extend(self.organizations.into_iter().map(|it| Record::Organization(Box::new(it))));
        records.extend(self.places.into_iter().map(|it| Record::Place(Box::new(it))));
        records.extend(self.statements.into_iter().map(|it| Record::Statement(Box::new(it))));
        records.extend(self.figures.into_iter().map(|it| Record::Figure(Box::new(it))));
        records.extend(self.sources.into_iter().map(|it| Record::Source(Box::new(it))));
    }
}

impl From<&Dossier> for Document {
    fn from(dossier: &Dossier) -> Self {
        let mut document = Self {
            format: Some(FORMAT.to_owned()),
            dossier: has_metadata(dossier).then(|| dossier.metadata().clone()),
            ..Self::default()
        };
        for record in dossier.records().iter().cloned() {
            match record {
                Record::Event(it) => document.events.push(*it),
                Record::Treaty(it) => document.treaties.push(*it),
                Record::Person(it) => document.people.push(*it),
                Record::Organization(it) => document.organizations.push(*it),
                Record::Place(it) => document.places.push(*it),
                Record::Statement(it) => document.statements.push(*it),
                Record::Figure(it) => document.figures.push(*it),
                Record::Source(it) => document.sources.push(*it),
            }
        }
        document
    }
}

fn has_metadata(dossier: &Dossier) -> bool {
    *dossier.metadata() != Metadata::default()
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Line {
    Dossier(Box<Metadata>),
    Event(Box<Event>),
    Treaty(Box<Treaty>),
    Person(Box<Person>),
    Organization(Box<Organization>),
    Place(Box<Place>),
    Statement(Box<Statement>),
    Figure(Box<Figure>),
    Source(Box<Source>),
}

/// A line that begins with its kind, as written by this program: its fields go straight into the
/// record. [`Line`] has to keep all of them until it has found the kind.
struct KindFirst(Line);

impl<'de> Deserialize<'de> for KindFirst {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(KindFirstVisitor)
    }
}

struct KindFirstVisitor;

impl<'de> Visitor<'de> for KindFirstVisitor {
    type Value = KindFirst;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object that begins with its kind")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<KindFirst, A::Error> {
        let other = || A::Error::custom("another field is first");
        let Some(("kind", kind)) = map.next_entry::<&str, &str>()? else { return Err(other()) };
        let fields = MapAccessDeserializer::new(map);
        Ok(KindFirst(match kind {
            "event" => Line::Event(Deserialize::deserialize(fields)?),
            "treaty" => Line::Treaty(Deserialize::deserialize(fields)?),
            "person" => Line::Person(Deserialize::deserialize(fields)?),
            "organization" => Line::Organization(Deserialize::deserialize(fields)?),
            "place" => Line::Place(Deserialize::deserialize(fields)?),
            "statement" => Line::Statement(Deserialize::deserialize(fields)?),
            "figure" => Line::Figure(Deserialize::deserialize(fields)?),
            "source" => Line::Source(Deserialize::deserialize(fields)?),
            _ => return Err(other()),
        }))
    }
}

impl Line {
    /// Reads a line.
    pub(super) fn read(line: &str) -> serde_json::Result<Self> {
        let first = serde_json::from_str::<KindFirst>(line);
        first.map(|line| line.0).or_else(|_| serde_json::from_str(line))
    }

    /// The record, or the metadata as the error.
    pub(crate) fn into_record(self) -> Result<Record, Box<Metadata>> {
        Ok(match self {
            Self::Dossier(about) => return Err(about),
            Self::Event(it) => Record::Event(it),
            Self::Treaty(it) => Record::Treaty(it),
            Self::Person(it) => Record::Person(it),
            Self::Organization(it) => Record::Organization(it),
            Self::Place(it) => Record::Place(it),
            Self::Statement(it) => Record::Statement(it),
            Self::Figure(it) => Record::Figure(it),
            Self::Source(it) => Record::Source(it),
        })
    }
}

/// The dossier as one JSON file, its records by kind.
pub fn to_json(dossier: &Dossier) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document::from(dossier))?;
    text.push('\n');
    Ok(text)
}

/// A record as indented JSON.
pub fn record_to_json(record: &Record) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(record)?;
    text.push('\n');
    Ok(text)
}

/// The dossier as JSON Lines, its records in order.
pub fn to_jsonl(dossier: &Dossier) -> Result<String, serde_json::Error> {
    let about = has_metadata(dossier).then(|| Line::Dossier(Box::new(dossier.metadata().clone())));
    let about = about.iter().map(serde_json::to_string);
    let mut text = String::new();
    for line in about.chain(dossier.records().iter().map(serde_json::to_string)) {
        text.push_str(&line?);
        text.push('\n');
    }
    Ok(text)
}
