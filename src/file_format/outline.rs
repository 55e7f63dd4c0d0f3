//! The lists of a file and their records, as slices of the text. Everything before a syntax error is
//! kept, so that a truncated file loses only its end.

use super::json_span;
use crate::dossier::Kind;
use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;
use std::fmt;

/// The lists of a file, and the kind of their records.
pub(crate) const LISTS: [(&str, Kind); 8] = [
    ("events", Kind::Event),
    ("treaties", Kind::Treaty),
    ("people", Kind::Person),
    ("organizations", Kind::Organization),
    ("places", Kind::Place),
    ("statements", Kind::Statement),
    ("figures", Kind::Figure),
    ("sources", Kind::Source),
];

/// The kind of the records in a list.
pub(crate) fn kind_of_list(name: &str) -> Option<Kind> {
    LISTS.iter().find(|(list, _)| *list == name).map(|(_, kind)| *kind)
}

/// The name of the list of a kind.
pub(crate) fn list_of_kind(kind: Kind) -> &'static str {
    LISTS.iter().find(|(_, of)| *of == kind).map_or("", |(list, _)| list)
}

/// The outline of a file.
#[derive(Debug, Default)]
pub(crate) struct Outline<'a> {
    /// The members of the top-level object.
    pub(crate) members: Vec<Member<'a>>,
    /// The syntax error, if there is one.
    pub(crate) broken: Option<serde_json::Error>,
}

/// A member of the top-level object.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: &'a RawValue,
    pub(crate) content: MemberContent<'a>,
}

/// The value of a member.
#[derive(Debug)]
pub(crate) enum MemberContent<'a> {
    /// A list of records.
    Records(Vec<&'a RawValue>),
    /// Another value than the expected list of records.
    NoList,
    /// The value of a field that is not a list of records.
    Value(&'a RawValue),
    /// A syntax error before the end of the value.
    Broken,
}

impl<'a> Outline<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut outline = Self::default();
        let mut from = serde_json::Deserializer::from_str(text);
        let outcome = from.deserialize_map(Root(&mut outline.members)).and_then(|()| from.end());
        outline.broken = outcome.err();
        outline
    }

    /// The value of a field; the last one of duplicates.
    pub(crate) fn value(&self, name: &str) -> Option<&'a RawValue> {
        let named =
            |member: &&Member<'_>| json_span::string(member.key).is_some_and(|key| key == name);
        self.members.iter().rev().find(named).and_then(Member::value)
    }

    /// The records of a kind, in order.
    pub(crate) fn records(&self, kind: Kind) -> impl Iterator<Item = &'a RawValue> {
        let list = list_of_kind(kind);
        let of_kind = move |member: &&Member<'_>| {
            json_span::string(member.key).is_some_and(|name| name == list)
        };
        self.members.iter().filter(of_kind).flat_map(Member::records)
    }
}

impl<'a> Member<'a> {
    /// The value, unless it is a list of records.
    pub(crate) fn value(&self) -> Option<&'a RawValue> {
        if let MemberContent::Value(value) = self.content { Some(value) } else { None }
    }

    /// The records, if it is a list of records.
    pub(crate) fn records(&self) -> impl Iterator<Item = &'a RawValue> {
        let records =
            if let MemberContent::Records(records) = &self.content { &**records } else { &[] };
        records.iter().copied()
    }
}

struct Root<'out, 'a>(&'out mut Vec<Member<'a>>);

impl<'a> Visitor<'a> for Root<'_, 'a> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<&'a RawValue>()? {
            let name = json_span::string(key).unwrap_or_default();
            if kind_of_list(&name).is_none() {
                self.0.push(Member { key, content: MemberContent::Broken });
                let value = map.next_value::<&'a RawValue>()?;
                if let Some(last) = self.0.last_mut() {
                    last.content = MemberContent::Value(value);
                }
                continue;
            }
            let mut records = Vec::new();
            let outcome = map.next_value_seed(List(&mut records));
            let content = match outcome {
                Ok(false) => MemberContent::NoList,
                Ok(true) | Err(_) => MemberContent::Records(records),
            };
            self.0.push(Member { key, content });
            outcome?;
        }
        Ok(())
    }
}

/// Collects the elements of a list; `false` for another value.
struct List<'out, 'a>(&'out mut Vec<&'a RawValue>);

impl<'a> DeserializeSeed<'a> for List<'_, 'a> {
    type Value = bool;

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for List<'_, 'a> {
    type Value = bool;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<bool, S::Error> {
        while let Some(element) = list.next_element()? {
            self.0.push(element);
        }
        Ok(true)
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<bool, M::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }
}
