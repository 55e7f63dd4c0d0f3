//! The fields of the query language: `who:`, `kind:`, `before:`.

use crate::{
    date::Endpoint,
    diagnostics::nearest,
    dossier::Kind,
    search::{
        analysis::normalizer,
        schema::{Facet, Flags, SpanFacet},
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldName {
    Kind,
    Facet(Facet),
    Span(SpanFacet),
    /// `has:` and `is:`.
    Flag(&'static str),
    /// `year:` and `date:`.
    Date,
    Side(Endpoint),
}

/// Every field by its name, in the order of the help.
pub(crate) const NAMES: [(&str, FieldName); 17] = [
    ("kind", FieldName::Kind),
    ("who", FieldName::Facet(Facet::Who)),
    ("party", FieldName::Facet(Facet::Party)),
    ("place", FieldName::Facet(Facet::Place)),
    ("type", FieldName::Facet(Facet::Type)),
    ("source", FieldName::Facet(Facet::Source)),
    ("side", FieldName::Facet(Facet::Side)),
    ("year", FieldName::Date),
    ("date", FieldName::Date),
    ("before", FieldName::Side(Endpoint::Before)),
    ("after", FieldName::Side(Endpoint::After)),
    ("since", FieldName::Side(Endpoint::Since)),
    ("until", FieldName::Side(Endpoint::Until)),
    ("in-force", FieldName::Span(SpanFacet::InForce)),
    ("signed", FieldName::Span(SpanFacet::Signed)),
    ("has", FieldName::Flag("has")),
    ("is", FieldName::Flag("is")),
];

impl FieldName {
    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

pub(crate) fn find(name: &str) -> Option<FieldName> {
    let name = name.to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// The kinds with a name or plural, or else with such a prefix.
pub(crate) fn kinds(word: &str) -> Vec<Kind> {
    let names = Kind::ALL.into_iter().flat_map(|kind| [(kind.name(), kind), (kind.plural(), kind)]);
    let mut kinds = named(word, names);
    kinds.dedup();
    kinds
}

pub(crate) fn flag(field: &str, value: &str) -> Option<Flags> {
    let names = Flags::NAMES.into_iter().filter(|(_, of, _)| *of == field);
    named(value, names.map(|(flag, _, name)| (name, flag))).first().copied()
}

/// The values with a name, or else with such a prefix.
fn named<T>(typed: &str, names: impl Iterator<Item = (&'static str, T)> + Clone) -> Vec<T> {
    let typed = normalizer::normalize(typed);
    let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<T> {
        let names = names.clone().filter(|(name, _)| fits(&normalizer::normalize(name)));
        names.map(|(_, value)| value).collect()
    };
    let exact = fitting(&|name| name == typed);
    let is_begun = exact.is_empty() && !typed.is_empty();
    if is_begun { fitting(&|name| name.starts_with(&typed)) } else { exact }
}

pub(crate) fn flag_names(field: &str) -> impl Iterator<Item = &'static str> + Clone + '_ {
    Flags::NAMES.iter().filter(move |(_, of, _)| *of == field).map(|(_, _, name)| *name)
}

pub(crate) fn nearest_name(typed: &str) -> Option<&'static str> {
    let typed = typed.to_lowercase();
    let names = NAMES.iter().map(|(name, _)| *name);
    let begun = |name: &&str| typed.len() > 1 && name.starts_with(&typed);
    nearest(&typed, names.clone()).or_else(|| names.clone().find(begun))
}
