//! The date words of ten languages, from `assets/language/date-words.txt`.

use super::{Endpoint, Qualifier, YearPart};
use std::{collections::HashMap, sync::LazyLock};

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumTryAs)]
pub(super) enum Meaning {
    Name(CalendarName),
    /// A day of the week, which restricts nothing.
    Weekday,
    Part(YearPart),
    Ordinal(i8),
    Unit(Unit),
    About,
    OldStyle,
    Qualifier(Qualifier),
    Side(Endpoint),
    /// The side of the date before it: `onwards`.
    Suffix(Endpoint),
    /// Opens a range of which some day counts: `between`.
    Between,
    From,
    To,
    And,
    /// An end that has not come yet: `present`.
    Still,
    /// A day, counted from today.
    Today(i32),
    /// Last, this, next: a number of units from the present one.
    Step(i16),
    Ago,
    Decade(i16),
    /// Whether the years are those before Christ.
    Era(bool),
    /// A word that does not change the date: `of`, `the`, `in`.
    Link,
    Night,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarName {
    /// 1 to 12, or a season as in EDTF: 21 to 24.
    pub(super) number: i8,
    pub(super) alone: Standalone,
}

/// The meaning of a name without a number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standalone {
    Month,
    /// The month, or an ordinary word: `may`, `mar`, `spring`.
    MonthOrWord,
    /// An ordinary word: `ago`, `mars`, `été`.
    Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "lowercase")]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// The keys of the file, except numbers and the names of [`Unit`], [`YearPart`], [`Qualifier`] and [`Endpoint`].
const MEANINGS: [(&str, Meaning); 19] = [
    ("weekday", Meaning::Weekday),
    ("about", Meaning::About),
    ("old-style", Meaning::OldStyle),
    ("between", Meaning::Between),
    ("from", Meaning::From),
    ("to", Meaning::To),
    ("and", Meaning::And),
    ("still", Meaning::Still),
    ("yesterday", Meaning::Today(-1)),
    ("today", Meaning::Today(0)),
    ("tomorrow", Meaning::Today(1)),
    ("last", Meaning::Step(-1)),
    ("this", Meaning::Step(0)),
    ("next", Meaning::Step(1)),
    ("ago", Meaning::Ago),
    ("before-christ", Meaning::Era(true)),
    ("after-christ", Meaning::Era(false)),
    ("link", Meaning::Link),
    ("night", Meaning::Night),
];

const WORDS: &str = include_str!("../../assets/language/date-words.txt");

#[derive(Default)]
struct Dictionary {
    /// Phrases by their first word: the other words, and the meaning.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, Meaning)>>,
    months: Vec<(&'static str, CalendarName)>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary::default();
    let mut counts_alone = false;
    for line in WORDS.lines() {
        if line.starts_with('[') {
            counts_alone = line.ends_with(" alone");
        } else if let Some((key, words)) = line.split_once(": ") {
            dictionary.add(key, words, counts_alone);
        }
    }
    dictionary
});

impl Dictionary {
    fn add(&mut self, key: &str, words: &'static str, counts_alone: bool) {
        let (sure, doubtful) = words.split_once('|').unwrap_or((words, ""));
        for (words, alone) in [(sure, Standalone::Month), (doubtful, Standalone::MonthOrWord)] {
            let alone = if counts_alone { alone } else { Standalone::Word };
            let name = key.parse().ok().map(|number| CalendarName { number, alone });
            let Some(meaning) = name.map(Meaning::Name).or_else(|| meaning_of(key)) else { return };
            for phrase in words.split_whitespace() {
                let mut parts = phrase.split('_');
                let meanings = self.phrases.entry(parts.next().unwrap_or("")).or_default();
                let is_name = |known: &Meaning| matches!(known, Meaning::Name(_));
                // A month of an earlier language wins: English `april` over German.
                if !(is_name(&meaning) && meanings.iter().any(|(_, known)| is_name(known))) {
                    meanings.push((parts.collect(), meaning));
                }
                let month = name.filter(|name| name.number <= 12);
                self.months.extend(month.map(|name| (phrase, name)));
            }
        }
    }
}

fn meaning_of(key: &str) -> Option<Meaning> {
    if let Some(number) = key.strip_suffix('.') {
        return number.parse().ok().map(Meaning::Ordinal);
    }
    let known = MEANINGS.iter().find(|(known, _)| *known == key).map(|(_, meaning)| *meaning);
    known
        .or_else(|| key.strip_suffix('s')?.parse().ok().map(Meaning::Decade))
        .or_else(|| key.strip_prefix('-')?.parse().ok().map(Meaning::Suffix))
        .or_else(|| key.parse().ok().map(Meaning::Side))
        .or_else(|| key.parse().ok().map(Meaning::Unit))
        .or_else(|| key.parse().ok().map(Meaning::Part))
        .or_else(|| key.parse().ok().map(Meaning::Qualifier))
}

/// The meanings of phrases that begin with this word, each with the words that must follow.
pub(super) fn meanings(word: &str) -> &'static [(Vec<&'static str>, Meaning)] {
    DICTIONARY.phrases.get(word).map_or(&[], Vec::as_slice)
}

pub(super) fn named(word: &str) -> Option<CalendarName> {
    let alone = meanings(word).iter().filter(|(rest, _)| rest.is_empty());
    alone.filter_map(|(_, meaning)| meaning.try_as_name()).next()
}

pub(super) fn by_prefix(word: &str) -> Option<CalendarName> {
    let is_begun = |(name, known): &&(&str, CalendarName)| {
        known.alone != Standalone::Word && name.starts_with(word)
    };
    let (_, name) =
        DICTIONARY.months.iter().find(is_begun).filter(|_| word.chars().count() >= 3)?;
    Some(CalendarName { alone: Standalone::MonthOrWord, ..*name })
}

pub(super) fn with_slip(word: &str) -> Option<CalendarName> {
    let (_, name) = DICTIONARY.months.iter().find(|(name, _)| is_slip(word, name))?;
    Some(CalendarName { alone: Standalone::Word, ..*name })
}

/// Whether a word is one edit from a name. In five letters only a swap counts: `match` is not `march`.
fn is_slip(word: &str, name: &str) -> bool {
    // One edit leaves the first or the last letter unchanged, which excludes most names early.
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    let ((first, last), (name_first, name_last)) = (ends(word), ends(name));
    if first != name_first && last != name_last || word.chars().count() < 5 {
        return false;
    }
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_long_enough = name.chars().count() >= 6 || letters(word) == letters(name);
    is_long_enough && strsim::osa_distance(word, name) == 1
}

/// The value of a Roman numeral from I to XXX; Cyrillic letters of the same shape count.
pub(super) fn roman(word: &str) -> Option<i8> {
    let mut rest = word.replace('х', "x").replace('і', "i");
    let mut number = 0;
    for (numeral, value) in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)] {
        let most = if matches!(numeral, "x" | "i") { 3 } else { 1 };
        for _ in 0..most {
            if let Some(tail) = rest.strip_prefix(numeral) {
                number += value;
                rest = tail.to_owned();
            }
        }
    }
    (rest.is_empty() && number > 0).then_some(number)
}

pub(crate) fn is_calendar_name(word: &str) -> bool {
    named(word).is_some_and(|name| name.alone != Standalone::Word)
}

#[cfg(test)]
#[path = "../../tests/unit/names.rs"]
mod tests;
