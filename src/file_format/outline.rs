//! The records of a file by list, as slices of its text. A truncated file loses only its end.

use super::{
    document::LISTS,
    json_span::{self, JsonType},
};
use crate::dossier::Kind;
use serde_json::value::RawValue;

pub(crate) fn kind_of_list(name: &str) -> Option<Kind> {
    LISTS.iter().find(|(list, _)| *list == name).map(|(_, kind)| *kind)
}

pub(crate) fn list_of_kind(kind: Kind) -> &'static str {
    LISTS.iter().find(|(_, of)| *of == kind).map_or("", |(list, _)| list)
}

#[derive(Debug, Default)]
pub(crate) struct Outline<'a> {
    pub(crate) members: Vec<Member<'a>>,
    pub(crate) broken: Option<serde_json::Error>,
}

#[derive(Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: &'a RawValue,
    pub(crate) content: MemberContent<'a>,
}

#[derive(Debug)]
pub(crate) enum MemberContent<'a> {
    Records(Vec<&'a RawValue>),
    NoList,
    /// The value of a field that is not a list of records.
    Value(&'a RawValue),
    Broken,
}

impl<'a> Outline<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let (members, broken) = json_span::members_until_error(text);
        let member = |(key, value): (&'a RawValue, Option<&'a RawValue>)| {
            let is_list = json_span::string(key).is_some_and(|key| kind_of_list(&key).is_some());
            let content = match value {
                Some(value) if !is_list => MemberContent::Value(value),
                Some(value) if json_span::type_of(value) == JsonType::List => {
                    MemberContent::Records(json_span::elements(value))
                }
                Some(_) => MemberContent::NoList,
                None if is_list => MemberContent::Records(elements_until_error(text, key)),
                None => MemberContent::Broken,
            };
            Member { key, content }
        };
        Self { members: members.into_iter().map(member).collect(), broken }
    }

    /// The value of a field; the last one of duplicates.
    pub(crate) fn value(&self, name: &str) -> Option<&'a RawValue> {
        let named =
            |member: &&Member<'_>| json_span::string(member.key).is_some_and(|key| key == name);
        self.members.iter().rev().find(named).and_then(Member::value)
    }

    pub(crate) fn record(&self, kind: Kind, nth: usize) -> Option<&'a RawValue> {
        let list = list_of_kind(kind);
        let of_kind =
            |member: &&Member<'_>| json_span::string(member.key).is_some_and(|name| name == list);
        self.members.iter().filter(of_kind).flat_map(Member::records).nth(nth)
    }
}

impl<'a> Member<'a> {
    pub(crate) fn value(&self) -> Option<&'a RawValue> {
        if let MemberContent::Value(value) = self.content { Some(value) } else { None }
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = &'a RawValue> {
        let records =
            if let MemberContent::Records(records) = &self.content { &**records } else { &[] };
        records.iter().copied()
    }
}

fn elements_until_error<'a>(text: &'a str, key: &RawValue) -> Vec<&'a RawValue> {
    let mut elements = Vec::new();
    let after = text.get(json_span::span(text, key).end..).unwrap_or_default().trim_start();
    let mut rest = after.strip_prefix(':').and_then(|list| list.trim_start().strip_prefix('['));
    while let Some(list) = rest {
        let mut values = serde_json::Deserializer::from_str(list).into_iter();
        let Some(Ok(element)) = values.next() else { break };
        elements.push(element);
        let after = list.get(values.byte_offset()..).unwrap_or_default();
        rest = after.trim_start().strip_prefix(',');
    }
    elements
}
