//! JSON values with byte ranges: slices of their text, as `serde_json` delimits them.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Error, value::RawValue};
use std::{fmt, ops::Range};

/// The byte range of a value, which must be a slice of the text.
pub(crate) fn span(text: &str, value: &RawValue) -> Range<usize> {
    let begins = (value.get().as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    // A value of another text gives an empty range at the end.
    let start = begins.min(text.len());
    start..(start + value.get().len()).min(text.len())
}

/// The type of a JSON value; displayed with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
pub(crate) enum JsonType {
    #[strum(to_string = "an object")]
    Object,
    #[strum(to_string = "a list")]
    List,
    #[strum(to_string = "a string")]
    Text,
    #[strum(to_string = "true or false")]
    Truth,
    #[strum(to_string = "null")]
    Null,
    #[strum(to_string = "a number")]
    Number,
}

pub(crate) fn type_of(value: &RawValue) -> JsonType {
    match value.get().bytes().next() {
        Some(b'{') => JsonType::Object,
        Some(b'[') => JsonType::List,
        Some(b'"') => JsonType::Text,
        Some(b't' | b'f') => JsonType::Truth,
        Some(b'n') => JsonType::Null,
        _ => JsonType::Number,
    }
}

pub(crate) fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// The members of an object in order, duplicates included; none for another value.
pub(crate) fn members(value: &RawValue) -> Vec<(&RawValue, &RawValue)> {
    let (members, _) = members_until_error(value.get());
    members.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// The first member with this name, which needs no escape.
pub(crate) fn member<'a>(value: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    let quoted = format!("\"{name}\"");
    members(value).into_iter().find(|(key, _)| key.get() == quoted).map(|(_, value)| value)
}

/// The members up to a syntax error, and that error. The value that contains it is missing.
pub(crate) fn members_until_error(text: &str) -> (Vec<PartialMember<'_>>, Option<Error>) {
    let mut members = Vec::new();
    let mut from = serde_json::Deserializer::from_str(text);
    let outcome = from.deserialize_map(MembersVisitor(&mut members)).and_then(|()| from.end());
    (members, outcome.err())
}

/// The elements of a list; none for another value.
pub(crate) fn elements(value: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(value.get()).unwrap_or_default()
}

/// A member name as a step of a JSON pointer, escaped.
pub(crate) fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The value at a JSON pointer; the innermost existing value on its path otherwise.
pub(crate) fn follow<'a>(value: &'a RawValue, pointer: &str) -> &'a RawValue {
    let mut at = value;
    for part in pointer.split('/').skip(1) {
        let next = match at.get().as_bytes().first() {
            Some(b'{') => members(at)
                .into_iter()
                .find(|(key, _)| string(key).is_some_and(|key| step(&key).get(1..) == Some(part)))
                .map(|(_, value)| value),
            Some(b'[') => part.parse().ok().and_then(|nth: usize| elements(at).get(nth).copied()),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The JSON pointer, from a value, of the innermost value at a byte of the text.
pub(crate) fn pointer_at(text: &str, value: &RawValue, offset: usize) -> String {
    let mut pointer = String::new();
    let mut at = value;
    loop {
        let holds = |inner: &RawValue| span(text, inner).contains(&offset);
        let next = match at.get().as_bytes().first() {
            Some(b'{') => members(at)
                .into_iter()
                .find(|(key, value)| holds(key) || holds(value))
                .and_then(|(key, value)| Some((step(&string(key)?), value))),
            Some(b'[') => elements(at)
                .into_iter()
                .enumerate()
                .find(|(_, value)| holds(value))
                .map(|(nth, value)| (format!("/{nth}"), value)),
            _ => None,
        };
        let Some((part, next)) = next else { return pointer };
        pointer.push_str(&part);
        at = next;
    }
}

/// The value to show in a snippet: the id or the first key, since a brace identifies nothing.
pub(crate) fn face(value: &RawValue) -> &RawValue {
    let members = members(value);
    let id = members.iter().find(|(key, _)| key.get() == "\"id\"").map(|(_, value)| *value);
    id.or(members.first().map(|(key, _)| *key)).unwrap_or(value)
}

/// The key of a member, and its value unless that has a syntax error.
type PartialMember<'a> = (&'a RawValue, Option<&'a RawValue>);

struct MembersVisitor<'out, 'a>(&'out mut Vec<PartialMember<'a>>);

impl<'a> Visitor<'a> for MembersVisitor<'_, 'a> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key()? {
            let value = map.next_value();
            self.0.push((key, value.as_ref().ok().copied()));
            value?;
        }
        Ok(())
    }
}
