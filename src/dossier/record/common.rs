//! Parts of several kinds of record: names, citations, rival dates.

use super::{Id, Word};
use crate::{
    date::Date,
    dossier::vocabulary::{NameKind, Script},
};

stored! {
    /// One form of a name.
    pub struct Name {
        /// The name as it is written.
        pub text: Box<str>,
        /// The language, after ISO 639 (`en`, `ru`, `os`, `ka`).
        pub lang: Word,
        /// The script.
        pub script: Script,
        /// How this form is used.
        pub kind: NameKind,
        /// The organization that uses this form, if not everybody does.
        pub used_by: Option<Id>,
    }
}

/// The displayed form of a name: the preferred one, or the first.
pub fn preferred(names: &[Name]) -> &str {
    let first = names.iter().find(|name| name.kind == NameKind::Preferred).or(names.first());
    first.map_or("", |name| &name.text)
}

/// The form of a name for narrow places: the shortest Latin alias in the language of the preferred form,
/// when that is shorter. What only one side uses is no short form.
pub fn short_name(names: &[Name]) -> &str {
    let whole = preferred(names);
    let language = names.iter().find(|name| *name.text == *whole).map(|name| &name.lang);
    // Limited, since every part of a record asks for its short name.
    let aliases = names
        .iter()
        .take(64)
        .filter(|name| name.kind == NameKind::Alias && name.used_by.is_none())
        .filter(|name| name.script == Script::Latin && Some(&name.lang) == language)
        .map(|name| &*name.text);
    aliases.min_by_key(|text| text.len()).filter(|text| text.len() < whole.len()).unwrap_or(whole)
}

stored! {
    /// A citation: a range of a source's text, or another locator in it.
    pub struct Citation {
        /// The source.
        pub source: Id,
        /// The first code point of the passage in the decoded text file.
        pub start: Option<u32>,
        /// The code point after the last one of the passage.
        pub end: Option<u32>,
        /// First 12 hex digits of the SHA-256 of the passage, in NFC and with single spaces.
        pub fingerprint: Option<Box<str>>,
        /// The first and last words of the passage, by which it is found in the published text.
        pub anchor: Option<Anchor>,
        /// The position in a source without a text file: a page, an article, a heading.
        pub locator: Option<Box<str>>,
    }

    /// The first and the last words of a passage, three of each at most.
    pub struct Anchor {
        /// The first three words; all of them in a passage of up to six.
        pub first: Box<str>,
        /// The last three words of a passage of more than six.
        pub last: Option<Box<str>>,
    }

    /// Another date of the same event, and its source.
    pub struct RivalDate {
        /// The other date.
        pub date: Date,
        /// The source, person or organization that gives it.
        pub according_to: Id,
        /// A note on the difference.
        pub note: Option<Box<str>>,
        pub cites: Box<[Citation]>,
    }
}
