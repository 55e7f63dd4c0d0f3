//! The fields that a query can ask in: `who:`, `kind:`, `before:` and so on, and their names.

use crate::{
    date::Endpoint,
    dossier::Kind,
    search::{
        analysis::{edit_distance, normalizer},
        schema::{Facet, Flags, SpanFacet},
    },
};

/// What a word before a colon asks for.
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

/// Every field with its name, in the order of help.
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

/// The field of this name.
pub(crate) fn named(name: &str) -> Option<FieldName> {
    let name = name.to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// The kinds that the word means: by name, by plural or by the beginning of one.
pub(crate) fn kinds(word: &str) -> Vec<Kind> {
    let typed = normalizer::normalize(word);
    let names =
        |kind: Kind| [normalizer::normalize(kind.name()), normalizer::normalize(kind.plural())];
    let pick = |fits: &dyn Fn(&str) -> bool| -> Vec<Kind> {
        Kind::ALL.into_iter().filter(|kind| names(*kind).iter().any(|name| fits(name))).collect()
    };
    let exact = pick(&|name| name == typed);
    if exact.is_empty() && !typed.is_empty() {
        pick(&|name| name.starts_with(&typed))
    } else {
        exact
    }
}

/// The flag that `has:` or `is:` with this value asks for.
pub(crate) fn flag(field: &str, value: &str) -> Option<Flags> {
    let typed = normalizer::normalize(value);
    let known = || Flags::NAMES.iter().filter(|(_, of, _)| *of == field);
    known()
        .find(|(_, _, name)| *name == typed)
        .or_else(|| known().find(|(_, _, name)| !typed.is_empty() && name.starts_with(&typed)))
        .map(|(flag, ..)| *flag)
}

/// The names that `has:` or `is:` knows.
pub(crate) fn flag_names(field: &str) -> impl Iterator<Item = &'static str> + '_ {
    Flags::NAMES.iter().filter(move |(_, of, _)| *of == field).map(|(_, _, name)| *name)
}

/// The known name nearest to the one typed, if one is near.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() / 2).clamp(1, 3);
    known
        .filter_map(|name| {
            let near = edit_distance::edit_distance(&typed, name, most);
            let begun = || (typed.len() > 1 && name.starts_with(&typed)).then_some(most);
            near.or_else(begun).map(|slips| (slips, name))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_go_by_name_plural_and_beginning() {
        assert_eq!(kinds("treaty"), [Kind::Treaty]);
        assert_eq!(kinds("people"), [Kind::Person]);
        assert_eq!(kinds("treaty_action"), [Kind::TreatyAction]);
        assert_eq!(kinds("treat"), [Kind::Treaty, Kind::TreatyAction]);
        assert_eq!(kinds("x"), []);
        assert_eq!(kinds(""), []);
    }

    #[test]
    fn near_names_are_offered() {
        let known = || NAMES.iter().map(|(name, _)| *name);
        assert_eq!(nearest("plce", known()), Some("place"));
        assert_eq!(nearest("knd", known()), Some("kind"));
        assert_eq!(nearest("inforce", known()), Some("in-force"));
        assert_eq!(nearest("zzzzzz", known()), None);
        assert_eq!(flag("has", "claim"), Some(Flags::CLAIMS));
    }
}
