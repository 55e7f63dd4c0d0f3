//! The words of dates in the languages that people write, one table for each.

mod english;
mod french;
mod georgian;
mod german;
mod others;
mod russian;
mod slip;

use super::{Endpoint, Qualifier, YearPart};
use std::{collections::HashMap, sync::OnceLock};

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month or a season.
    Name(CalendarName),
    /// A day of the week, which restricts nothing.
    Weekday,
    /// Early, mid, late.
    Part(YearPart),
    /// First to fourth.
    Ordinal(i8),
    /// A unit of time.
    Unit(Unit),
    /// About.
    About,
    /// A day of the Julian calendar.
    OldStyle,
    /// Where the date comes from.
    Qualifier(Qualifier),
    /// The side of the date that follows.
    Side(Endpoint),
    /// The side of the date before it: onwards.
    Suffix(Endpoint),
    /// Opens a range of which some day is meant.
    Between,
    /// Opens a range.
    From,
    /// Joins the ends of a range.
    To,
    /// The end of what goes on: present.
    Still,
    /// A day, counted from today.
    Today(i32),
    /// Last, this, next: a number of units from the present one.
    Step(i16),
    /// Ago.
    Ago,
    /// A decade by its name: the nineties.
    Decade(i16),
    /// Before Christ, or after.
    Era { before: bool },
    /// Says nothing: of, the, in.
    Link,
    /// The night between two days.
    Night,
}

/// A month or a season by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarName {
    /// 1 to 12, or a season as in EDTF: 21 to 24.
    pub(super) number: i8,
    /// What the name means without a number beside it.
    pub(super) alone: Standalone,
}

/// What a name means without a number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standalone {
    /// The month.
    Month,
    /// The month, or an ordinary word: `may`, `mar`, `spring`.
    MonthOrWord,
    /// An ordinary word: `ago`, `mars`, `été`.
    Word,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// The words of one language: separated by spaces, `_` inside of a phrase.
struct Language {
    /// Months in their forms; after `|` what may as well be another word.
    months: [&'static str; 12],
    /// Spring, summer, autumn, winter.
    seasons: [&'static str; 4],
    /// Whether a name counts without a number beside it.
    alone: bool,
    words: &'static [(Meaning, &'static str)],
}

const EARLY: Meaning = Meaning::Part(YearPart::Early);
const MIDDLE: Meaning = Meaning::Part(YearPart::Middle);
const LATE: Meaning = Meaning::Part(YearPart::Late);
const DAY: Meaning = Meaning::Unit(Unit::Day);
const WEEK: Meaning = Meaning::Unit(Unit::Week);
const MONTH: Meaning = Meaning::Unit(Unit::Month);
const QUARTER: Meaning = Meaning::Unit(Unit::Quarter);
const HALF: Meaning = Meaning::Unit(Unit::Half);
const YEAR: Meaning = Meaning::Unit(Unit::Year);
const DECADE: Meaning = Meaning::Unit(Unit::Decade);
const CENTURY: Meaning = Meaning::Unit(Unit::Century);
const BC: Meaning = Meaning::Era { before: true };
const AD: Meaning = Meaning::Era { before: false };
const FIRST: Meaning = Meaning::Ordinal(1);
const SECOND: Meaning = Meaning::Ordinal(2);
const THIRD: Meaning = Meaning::Ordinal(3);
const FOURTH: Meaning = Meaning::Ordinal(4);
const LAST: Meaning = Meaning::Step(-1);
const THIS: Meaning = Meaning::Step(0);
const NEXT: Meaning = Meaning::Step(1);
const YESTERDAY: Meaning = Meaning::Today(-1);
const TODAY: Meaning = Meaning::Today(0);
const TOMORROW: Meaning = Meaning::Today(1);

const LANGUAGES: [Language; 10] = [
    english::ENGLISH,
    russian::RUSSIAN,
    georgian::GEORGIAN,
    german::GERMAN,
    french::FRENCH,
    others::SPANISH,
    others::ITALIAN,
    others::PORTUGUESE,
    others::TURKISH,
    others::UKRAINIAN,
];

/// The meanings of the words and phrases that begin with a word: the rest of the phrase, and what
/// it means.
type Dictionary = HashMap<&'static str, Vec<(Vec<&'static str>, Meaning)>>;

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Dictionary::new();
        let mut add = |forms: &'static str, meaning: Meaning| {
            for form in forms.split_whitespace() {
                let mut words = form.split('_');
                let meanings = dictionary.entry(words.next().unwrap_or("")).or_default();
                let entry = (words.collect::<Vec<_>>(), meaning);
                let is_name = |(rest, known): &(Vec<&str>, Meaning)| {
                    rest.is_empty() && matches!(known, Meaning::Name(_))
                };
                // The name of a month in an earlier language counts: English `april` before German.
                if !(is_name(&entry) && meanings.iter().any(is_name)) {
                    meanings.push(entry);
                }
            }
        };
        for language in LANGUAGES {
            for (names, number) in
                language.months.into_iter().zip(1..).chain(language.seasons.into_iter().zip(21..))
            {
                let (sure, doubtful) = names.split_once('|').unwrap_or((names, ""));
                let name = |alone| {
                    let alone = if language.alone { alone } else { Standalone::Word };
                    Meaning::Name(CalendarName { number, alone })
                };
                add(sure, name(Standalone::Month));
                add(doubtful, name(Standalone::MonthOrWord));
            }
            for (meaning, forms) in language.words {
                add(forms, *meaning);
            }
        }
        dictionary
    })
}

/// The meanings of the word, each with what must follow it.
pub(super) fn meanings(word: &str) -> &'static [(Vec<&'static str>, Meaning)] {
    dictionary().get(word).map_or(&[], Vec::as_slice)
}

/// The month or season that the word, in lower case, names.
pub(super) fn named(word: &str) -> Option<CalendarName> {
    meanings(word).iter().find_map(|(rest, meaning)| match meaning {
        Meaning::Name(name) if rest.is_empty() => Some(*name),
        _ => None,
    })
}

/// The month whose name begins so, when at least three letters are typed.
pub(super) fn by_prefix(word: &str) -> Option<CalendarName> {
    let long_enough = word.chars().count() >= 3;
    let name = |alone: bool, names: &str| {
        alone && names.split([' ', '|']).any(|name| name.starts_with(word))
    };
    LANGUAGES.iter().filter(|_| long_enough).find_map(|language| {
        let months = language.months.iter().zip(1..);
        let number = months
            .filter(|(names, _)| name(language.alone, names))
            .map(|(_, number)| number)
            .next()?;
        Some(CalendarName { number, alone: Standalone::MonthOrWord })
    })
}

/// The month that the word names with one slip.
pub(super) fn with_slip(word: &str) -> Option<CalendarName> {
    LANGUAGES.iter().flat_map(|language| language.months.iter().zip(1..)).find_map(
        |(names, number)| {
            let found = names.split([' ', '|']).any(|name| slip::is_slip(word, name));
            found.then_some(CalendarName { number, alone: Standalone::Word })
        },
    )
}

/// The number that Roman numerals from I to XXX write; Cyrillic letters of the same shape count.
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

/// Whether the word, in lower case, names a month or a season.
pub(crate) fn is_calendar_name(word: &str) -> bool {
    named(word).is_some_and(|name| name.alone != Standalone::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_the_forms_people_type() {
        for (word, number) in [
            ("august", 8),
            ("sept", 9),
            ("may", 5),
            ("августе", 8),
            ("мая", 5),
            ("ноя", 11),
            ("აგვისტოში", 8),
            ("იანვრის", 1),
            ("märz", 3),
            ("août", 8),
            ("серпня", 8),
            ("летом", 22),
        ] {
            assert_eq!(named(word).map(|name| name.number), Some(number), "{word}");
        }
        for word in ["", "augu", "market", "мария", "марий", "ма", "decree", "августовский"]
        {
            assert_eq!(named(word), None, "{word}");
        }
    }

    #[test]
    fn ordinary_words_are_told_from_months() {
        for (word, alone) in [
            ("may", Standalone::MonthOrWord),
            ("march", Standalone::MonthOrWord),
            ("dec", Standalone::MonthOrWord),
            ("august", Standalone::Month),
            ("марта", Standalone::Month),
            ("mars", Standalone::Word),
        ] {
            assert_eq!(named(word).map(|name| name.alone), Some(alone), "{word}");
        }
    }

    #[test]
    fn slips_and_beginnings_of_months() {
        let slip = |word: &str| with_slip(word).map(|name| name.number);
        for (word, number) in
            [("авуст", 8), ("spetember", 9), ("marhc", 3), ("авгус", 8), ("ocotber", 10)]
        {
            assert_eq!(slip(word), Some(number), "{word}");
        }
        for word in ["match", "карта", "marsh", "decembrist", "jun"] {
            assert_eq!(slip(word), None, "{word}");
        }
        assert_eq!(by_prefix("octo").map(|name| name.number), Some(10));
        assert_eq!(by_prefix("ju"), None);
        assert_eq!(roman("viii"), Some(8));
        assert_eq!(roman("хіх"), Some(19));
        assert_eq!(roman("iiii"), None);
    }
}
