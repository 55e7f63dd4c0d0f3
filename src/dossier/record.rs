//! Records: a type for each kind with the fields of the file format; serde's derived traits read
//! what they write. Records refer to each other by id; `references` follows those.

/// Declares parts of the file format: no other fields are read, and empty ones are not written.
macro_rules! stored {
    ($($part:item)+) => {
        $(#[serde_with::apply(
            Vec<_> => #[serde(default, skip_serializing_if = "Vec::is_empty")],
            Box<[_]> => #[serde(default, skip_serializing_if = "<[_]>::is_empty", deserialize_with = "super::list")],
        )]
        #[serde_with::skip_serializing_none]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $part)+
    };
}
pub(super) use stored;

mod common;
mod event;
mod figure;
mod interner;
mod organization;
mod person;
mod place;
mod source;
mod statement;
mod treaty;

use super::{kind::Kind, vocabulary::Support};
pub use common::{Anchor, Citation, Name, RivalDate, preferred, short_name};
pub use event::{Event, Role, TreatyLink};
pub use figure::Figure;
pub(crate) use interner::Interner;
pub use organization::{Organization, Recognition};
pub use person::{Person, Tenure};
pub use place::Place;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use source::{Author, Source};
pub use statement::Statement;
use std::sync::Arc;
pub(crate) use treaty::is_currency;
pub use treaty::{Action, Identifier, Money, Provision, RelatedTreaty, Signatory, Treaty};

/// A stable ASCII slug, unique over all kinds; shared, since most records refer to the same few.
pub type Id = Arc<str>;

/// A word or name that many records have, such as a role or a publisher; shared like an id.
pub type Word = Arc<str>;

/// Whether a text that a record may lack is empty, and so not written.
fn is_empty<T: AsRef<str>>(text: &T) -> bool {
    text.as_ref().is_empty()
}

/// Reads a list into an allocation of its size: a vector that grows begins with room for four items.
fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Box<[T]>, D::Error> {
    let items = Vec::deserialize(from)?;
    let mut list = Vec::with_capacity(items.len());
    list.extend(items);
    Ok(list.into())
}

/// A record of any kind.
#[derive(Debug, Clone, PartialEq, Serialize, strum::EnumTryAs)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Record {
    Event(Box<Event>),
    /// A treaty or another legal act.
    Treaty(Box<Treaty>),
    Person(Box<Person>),
    Organization(Box<Organization>),
    Place(Box<Place>),
    Statement(Box<Statement>),
    Figure(Box<Figure>),
    Source(Box<Source>),
}

/// Evaluates `$body` on the inner struct of any kind. A source may have a case of its own.
macro_rules! inside {
    ($record:expr, $inner:ident => $body:expr) => {
        inside!($record, $inner => $body, Record::Source($inner) => $body)
    };
    ($record:expr, $inner:ident => $body:expr, $source:pat => $of_source:expr) => {
        match $record {
            Record::Event($inner) => $body,
            Record::Treaty($inner) => $body,
            Record::Person($inner) => $body,
            Record::Organization($inner) => $body,
            Record::Place($inner) => $body,
            Record::Statement($inner) => $body,
            Record::Figure($inner) => $body,
            $source => $of_source,
        }
    };
}
use inside;

impl Record {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Event(_) => Kind::Event,
            Self::Treaty(_) => Kind::Treaty,
            Self::Person(_) => Kind::Person,
            Self::Organization(_) => Kind::Organization,
            Self::Place(_) => Kind::Place,
            Self::Statement(_) => Kind::Statement,
            Self::Figure(_) => Kind::Figure,
            Self::Source(_) => Kind::Source,
        }
    }

    pub(crate) fn serialize_fields<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        inside!(self, record => record.serialize(to))
    }

    pub fn id(&self) -> &str {
        inside!(self, record => &record.id)
    }

    /// The title in a list.
    pub fn title(&self) -> &str {
        match self {
            Self::Event(event) => &event.title,
            Self::Statement(statement) => &statement.title,
            Self::Figure(figure) => &figure.measures,
            Self::Source(source) => &source.title,
            _ => preferred(self.names()),
        }
    }

    /// The type in the data and in words; none of a person or a figure.
    pub(crate) fn type_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Event(it) => (it.kind.name(), it.kind.label()),
            Self::Treaty(it) => (it.kind.name(), it.kind.label()),
            Self::Organization(it) => (it.classification.name(), it.classification.label()),
            Self::Place(it) => (it.kind.name(), it.kind.label()),
            Self::Statement(it) => (it.force.name(), it.force.label()),
            Self::Source(it) => (it.kind.name(), it.kind.label()),
            Self::Person(_) | Self::Figure(_) => return None,
        })
    }

    /// Every form of its name; statements, figures and sources have only a title.
    pub fn names(&self) -> &[Name] {
        match self {
            Self::Event(event) => &event.names,
            Self::Treaty(treaty) => &treaty.names,
            Self::Person(person) => &person.names,
            Self::Organization(organization) => &organization.names,
            Self::Place(place) => &place.names,
            Self::Statement(_) | Self::Figure(_) | Self::Source(_) => &[],
        }
    }

    /// The statements or figures that a statement or figure contradicts.
    pub fn contradicts(&self) -> &[Id] {
        match self {
            Self::Statement(it) => &it.contradicts,
            Self::Figure(it) => &it.contradicts,
            _ => &[],
        }
    }

    /// The summary; of a statement its text.
    pub fn summary(&self) -> &str {
        match self {
            Self::Event(event) => &event.summary,
            Self::Treaty(treaty) => &treaty.summary,
            Self::Person(person) => &person.summary,
            Self::Organization(organization) => &organization.summary,
            Self::Place(place) => &place.summary,
            Self::Statement(statement) => &statement.text,
            Self::Figure(figure) => figure.note.as_deref().unwrap_or_default(),
            Self::Source(source) => source.note.as_deref().unwrap_or_default(),
        }
    }

    /// The citations of the record itself, without those of its parts.
    pub fn citations(&self) -> &[Citation] {
        inside!(self, it => &it.cites, Self::Source(_) => &[])
    }

    pub(super) fn support(&self) -> Option<Support> {
        inside!(self, it => it.support, Self::Source(_) => None)
    }

    pub(super) fn note(&self) -> Option<&str> {
        inside!(self, it => it.note.as_deref())
    }
}
