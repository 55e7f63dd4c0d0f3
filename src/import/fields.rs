//! The table of fields: names, forms of cells, kinds of records. `headings.txt` has their headings.

use crate::{
    dossier::Kind::{self, Event, Figure, Organization, Person, Place, Source, Statement, Treaty},
    tables::table,
};
use ValueForm::{
    Address, Date, Degrees, Force, Id, Names, Number, Point, Text, Texts, Topic, Type,
};
use std::{collections::HashMap, sync::LazyLock};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ValueForm {
    Text,
    /// Texts separated by semicolons.
    Texts,
    Id,
    Date,
    Number,
    /// A number between -90 and 90, or -180 and 180.
    Degrees(f64),
    Point,
    Type,
    /// A type of the kind, or another text, which becomes a note.
    Topic,
    Force,
    /// Names of records of this kind, separated by semicolons.
    Names(Kind),
    Address,
}

const ALL: &[Kind] = &Kind::RECORDS;
const NAMED: &[Kind] = &[Treaty, Person, Organization, Place];
const DATED: &[Kind] = &[Event, Statement, Figure];

table! {
    /// A field; a heading of two fields means the first.
    pub(super) enum Field {
        pub(super) fn name: &'static str;
        pub(super) fn form: ValueForm;
        fn kinds: &'static [Kind];
    }
    Id = "id", Id, ALL;
    Title = "title", Text, ALL;
    Aliases = "aliases", Texts, NAMED;
    Date = "date", Date, &[Event, Statement, Figure, Source];
    End = "end", Date, &[Event];
    Year = "year", Text, DATED;
    Month = "month", Text, DATED;
    Day = "day", Text, DATED;
    EndYear = "end-year", Text, &[Event];
    EndMonth = "end-month", Text, &[Event];
    EndDay = "end-day", Text, &[Event];
    /// The date in words; it becomes a note if it differs.
    DisplayDate = "display-date", Text, &[Event];
    Type = "type", Type, &[Event, Treaty, Organization, Place, Source];
    Topic = "topic", Topic, &[Event, Treaty];
    Summary = "summary", Text, ALL;
    Note = "note", Text, ALL;
    Places = "places", Names(Place), &[Event];
    People = "people", Names(Person), &[Event];
    Organizations = "organizations", Names(Organization), &[Event];
    Parties = "parties", Names(Organization), &[Treaty];
    Signed = "signed", Date, &[Treaty];
    InForce = "in-force", Date, &[Treaty];
    Ended = "ended", Date, &[Treaty];
    SignedPlace = "signed-place", Names(Place), &[Treaty];
    Duration = "duration", Text, &[Treaty];
    /// The dates of birth and death in one cell.
    Life = "life", Date, &[Person];
    Born = "born", Date, &[Person];
    Died = "died", Date, &[Person];
    Office = "office", Text, &[Person];
    Body = "organization", Names(Organization), &[Person];
    TermStart = "start", Date, &[Person];
    TermEnd = "end", Date, &[Person];
    Parent = "parent", Names(Organization), &[Organization];
    Within = "within", Names(Place), &[Place];
    Lat = "lat", Degrees(90.0), &[Event, Place];
    Lon = "lon", Degrees(180.0), &[Event, Place];
    Coordinates = "coordinates", Point, &[Event, Place];
    Speaker = "speaker", Text, &[Statement];
    Side = "side", Names(Organization), &[Statement];
    Force = "force", Force, &[Statement];
    Value = "value", Number, &[Figure];
    Unit = "unit", Text, &[Figure];
    Voice = "according-to", Names(Organization), &[Figure];
    Author = "author", Texts, &[Source];
    Publisher = "publisher", Text, &[Source];
    Container = "container", Text, &[Source];
    Language = "language", Text, &[Source];
    /// The source, in words.
    Source = "source", Text, Kind::CITING;
    Address = "url", Address, ALL;
    Locator = "locator", Text, Kind::CITING;
}

/// A field by its name, and the kind to which its line is restricted.
type HeadedField = (&'static str, Option<&'static str>);

static HEADINGS: LazyLock<HashMap<&str, Vec<HeadedField>>> = LazyLock::new(|| {
    let mut headings: HashMap<_, Vec<_>> = HashMap::new();
    let lines = include_str!("headings.txt").lines().filter(|line| !line.starts_with('#'));
    for (field, words) in lines.filter_map(|line| line.split_once(": ")) {
        let (field, kind) = match field.split_once(' ') {
            Some((field, kind)) => (field, Some(kind)),
            None => (field, None),
        };
        words.split(", ").for_each(|word| headings.entry(word).or_default().push((field, kind)));
    }
    headings
});

/// Words without meaning in a heading.
const FILLERS: [&str; 27] = [
    "the", "of", "a", "de", "del", "della", "du", "des", "la", "le", "el", "der", "die", "das",
    "common", "full", "official", "main", "original", "episode", "en", "label", "value", "date",
    "fecha", "в", "дата",
];

impl Field {
    pub(super) fn for_kind(kind: Kind) -> impl Iterator<Item = Self> + Clone {
        Self::ALL.into_iter().filter(move |field| field.kinds().contains(&kind))
    }

    pub(super) fn from_name(kind: Kind, name: &str) -> Option<Self> {
        let folded = fold(name);
        Self::for_kind(kind)
            .find(|field| fold(field.name()) == folded)
            .or_else(|| Self::of_heading(kind, name))
    }

    /// The likeliest field of a column heading.
    pub(super) fn of_heading(kind: Kind, name: &str) -> Option<Self> {
        Self::from_heading(kind, name).first().map(|(field, _)| *field)
    }

    /// The fields that a column heading may mean, likely ones first, each with its edit distance.
    pub(super) fn from_heading(kind: Kind, name: &str) -> Vec<(Self, usize)> {
        let folded = fold(name);
        let is_title = |word: &str| word == "item" || is_title_heading(kind, word);
        let described = folded.strip_suffix(" description").or(folded.strip_suffix(" alt label"));
        if described.is_some_and(is_title) {
            let is_alias = folded.ends_with("alt label") && NAMED.contains(&kind);
            return vec![(if is_alias { Self::Aliases } else { Self::Summary }, 0)];
        }
        let mut found: Vec<(Self, usize)> = Vec::new();
        if is_title_heading(kind, &folded) {
            found.push((Self::Title, 0));
        }
        for (rank, form) in forms(kind, name, folded).iter().enumerate() {
            let Some(known) = HEADINGS.get(form.as_str()) else { continue };
            for field in Self::for_kind(kind) {
                let fits = known.iter().any(|(name, of)| {
                    *name == field.name() && of.is_none_or(|of| of == kind.name())
                });
                // A number after a name numbers the columns: `party 2`.
                let is_list = matches!(field.form(), ValueForm::Names(_));
                if fits && (rank < 4 || is_list) && found.iter().all(|(known, _)| *known != field) {
                    // A title is an office if another column is the name; a year a date if none is.
                    let is_last = match field {
                        Self::Title => kind == Person && form == "title",
                        Self::Signed => matches!(form.as_str(), "year" | "jahr" | "año" | "год"),
                        _ => false,
                    };
                    found.push((field, if is_last { 4 } else { rank }));
                }
            }
        }
        found
    }

    pub(super) fn is_of_holders(name: &str) -> bool {
        HEADINGS.get(fold(name).as_str()).is_some_and(|known| known.contains(&("holder", None)))
    }
}

/// Forms of a heading: without brackets, words for the kind, fillers, and a number at its end.
fn forms(kind: Kind, name: &str, folded: String) -> [String; 5] {
    let without = |text: &str, dropped: &dyn Fn(&str) -> bool| {
        text.split(' ').filter(|word| !dropped(word)).collect::<Vec<_>>().join(" ")
    };
    let bare = fold(name.split(['(', '[']).next().unwrap_or(name));
    let of_kind = |word: &str| word == kind.name() || is_title_heading(kind, word);
    let filler = |word: &str| FILLERS.contains(&word);
    let specific = without(&bare, &|word| of_kind(word) || kind == Person && word == "term");
    let plain = without(&specific, &filler);
    let unnumbered = bare.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let unnumbered = unnumbered.to_owned();
    [folded, bare, specific, plain, unnumbered]
}

/// Whether a heading means the title of a kind, and of no other.
pub(super) fn is_title_heading(kind: Kind, word: &str) -> bool {
    HEADINGS.get(word).is_some_and(|known| known.contains(&("title", Some(kind.name()))))
}

/// The field with the type of a record, and the type if a row has none.
pub(super) fn type_of(kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Event | Kind::Place => Some(("type", "other")),
        Kind::Treaty => Some(("type", "treaty")),
        Kind::Organization => Some(("classification", "other")),
        Kind::Source => Some(("type", "article")),
        _ => None,
    }
}

/// The name in lower case with single spaces: `startDate` and `Start_Date` become `start date`.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut before_is_small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            before_is_small = false;
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            continue;
        }
        if letter.is_uppercase() && before_is_small && !folded.ends_with(' ') {
            folded.push(' ');
        }
        before_is_small = letter.is_lowercase();
        folded.extend(letter.to_lowercase());
    }
    folded.truncate(folded.trim_end().len());
    folded
}
