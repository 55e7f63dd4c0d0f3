//! The structure of a dossier file, as JSON or JSON Lines. A written file reads back the same.

use super::json_span;
use crate::dossier::{
    Dossier, Kind, Metadata,
    record::{Event, Figure, Organization, Person, Place, Record, Source, Statement, Treaty},
};
use serde::{Deserialize, Serialize, Serializer, de::Error, ser::SerializeMap};
use std::borrow::Cow;

/// The version of the format.
pub const FORMAT: &str = "chancery/1";

/// Declares the lists of a file, each with the kind of its records, in the order of writing.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $kind:ident;)+) => {
        /// A JSON file of a dossier.
        #[derive(Debug, Default, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(default, deny_unknown_fields)]
        pub struct Document {
            /// The address of the schema, for editors.
            #[serde(rename = "$schema")]
            pub schema: Option<String>,
            /// The version of the format: `chancery/1`.
            pub format: Option<String>,
            /// The metadata of the dossier.
            pub dossier: Option<Metadata>,
            /// Synonyms, as in `dossier`, for a file of their own.
            pub synonyms: Vec<Vec<Box<str>>>,
            $($(#[$doc])* pub $list: Vec<$kind>,)+
        }

        impl Document {
            pub(crate) fn into_records(self, records: &mut Vec<Record>) {
                $(records.extend(self.$list.into_iter().map(|it| Record::$kind(Box::new(it))));)+
            }
        }

        pub(crate) const LISTS: [(&str, Kind); 8] = [$((stringify!($list), Kind::$kind)),+];

        pub(crate) fn record_of(kind: Kind, text: &str) -> serde_json::Result<Record> {
            Ok(match kind {
                $(Kind::$kind => Record::$kind(serde_json::from_str(text)?),)+
                Kind::TreatyAction => return Err(serde_json::Error::custom("a part of a treaty")),
            })
        }
    };
}

lists! {
    /// Events.
    events: Event;
    /// Treaties and other legal acts.
    treaties: Treaty;
    /// People.
    people: Person;
    /// States, bodies and groups.
    organizations: Organization;
    /// Places.
    places: Place;
    /// Statements.
    statements: Statement;
    /// Figures.
    figures: Figure;
    /// Sources.
    sources: Source;
}

pub(crate) struct DossierFile<'a>(pub(crate) &'a Dossier);

impl Serialize for DossierFile<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut file = to.serialize_map(None)?;
        file.serialize_entry("format", FORMAT)?;
        if has_metadata(self.0) {
            file.serialize_entry("dossier", self.0.metadata())?;
        }
        for (list, kind) in LISTS {
            let of_kind = self.0.records().iter().filter(|record| record.kind() == kind);
            let records: Vec<ListedRecord<'_>> = of_kind.map(ListedRecord).collect();
            if !records.is_empty() {
                file.serialize_entry(list, &records)?;
            }
        }
        file.end()
    }
}

/// A record without its kind, which its list gives.
struct ListedRecord<'a>(&'a Record);

impl Serialize for ListedRecord<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_fields(to)
    }
}

fn has_metadata(dossier: &Dossier) -> bool {
    *dossier.metadata() != Metadata::default()
}

/// A line of JSON Lines.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Line {
    Dossier(Box<Metadata>),
    #[serde(untagged)]
    Record(Record),
}

impl Line {
    pub(super) fn read(line: &str) -> Option<Self> {
        let (kind, fields) = split_kind(line)?;
        if kind == "dossier" {
            return serde_json::from_str(&fields).ok().map(Self::Dossier);
        }
        let kind = Kind::RECORDS.into_iter().find(|it| it.name() == kind)?;
        record_of(kind, &fields).ok().map(Self::Record)
    }
}

/// The kind, and the object without that field, which the type of a record does not have.
fn split_kind(line: &str) -> Option<(Cow<'_, str>, String)> {
    // A shortcut for lines in the form that this program writes.
    let written = line.strip_prefix("{\"kind\":\"").and_then(|line| line.split_once("\","));
    if let Some((kind, fields)) = written.filter(|(kind, _)| !kind.contains(['"', '\\'])) {
        return Some((kind.into(), ["{", fields].concat()));
    }
    let mut members = json_span::members(serde_json::from_str(line).ok()?);
    let at = members.iter().position(|(name, _)| name.get() == "\"kind\"")?;
    let kind = json_span::string(members.remove(at).1)?;
    let fields = members.iter().map(|(name, value)| format!("{}:{}", name.get(), value.get()));
    Some((kind.into(), format!("{{{}}}", fields.collect::<Vec<_>>().join(","))))
}

/// The dossier as one JSON file, its records by kind.
pub fn to_json(dossier: &Dossier) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&DossierFile(dossier))? + "\n")
}

pub fn record_to_json(record: &Record) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(record)? + "\n")
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
