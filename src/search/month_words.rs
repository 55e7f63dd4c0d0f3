//! The words of the calendar in the languages people type: months and seasons.

/// A month or a season by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    /// 1 to 12, or a season as in EDTF: 21 to 24.
    pub(crate) number: i8,
    /// Whether, standing alone, it may as well be another word or the beginning of one.
    pub(crate) doubtful: bool,
}

/// English names; a shorter one is an abbreviation.
const ENGLISH: [(&str, &str, &str); 12] = [
    ("january", "jan", ""),
    ("february", "feb", ""),
    ("march", "mar", ""),
    ("april", "apr", ""),
    ("may", "may", ""),
    ("june", "jun", ""),
    ("july", "jul", ""),
    ("august", "aug", ""),
    ("september", "sep", "sept"),
    ("october", "oct", ""),
    ("november", "nov", ""),
    ("december", "dec", ""),
];

/// Russian names without their endings, and the abbreviations.
const RUSSIAN: [(&str, &str, &str); 12] = [
    ("январ", "янв", ""),
    ("феврал", "фев", "февр"),
    ("март", "мар", ""),
    ("апрел", "апр", ""),
    ("ма", "", ""),
    ("июн", "", ""),
    ("июл", "", ""),
    ("август", "авг", ""),
    ("сентябр", "сен", "сент"),
    ("октябр", "окт", ""),
    ("ноябр", "ноя", "нояб"),
    ("декабр", "дек", ""),
];

/// What Russian cases put after the stem of a month.
const RUSSIAN_ENDINGS: [&str; 10] = ["", "ь", "я", "ю", "е", "ем", "ём", "а", "у", "ом"];

/// Georgian names without the ending of the nominative.
const GEORGIAN: [&str; 12] = [
    "იანვარ",
    "თებერვალ",
    "მარტ",
    "აპრილ",
    "მაის",
    "ივნის",
    "ივლის",
    "აგვისტო",
    "სექტემბერ",
    "ოქტომბერ",
    "ნოემბერ",
    "დეკემბერ",
];

const SEASONS: [(i8, &[&str]); 4] = [
    (21, &["spring", "весна", "весной", "весны", "весну"]),
    (22, &["summer", "лето", "летом", "лета"]),
    (23, &["autumn", "fall", "осень", "осенью", "осени"]),
    (24, &["winter", "зима", "зимой", "зимы", "зиму"]),
];

/// The month that the word, in small letters, names.
pub(crate) fn month(word: &str) -> Option<Named> {
    english(word).or_else(|| russian(word)).or_else(|| georgian(word))
}

/// The season that the word, in small letters, names.
pub(crate) fn season(word: &str) -> Option<Named> {
    let named = SEASONS.iter().find(|(_, names)| names.contains(&word))?;
    Some(Named { number: named.0, doubtful: true })
}

fn english(word: &str) -> Option<Named> {
    ENGLISH.iter().zip(1..).find_map(|((name, short, longer), number)| {
        let abbreviated = word == *short || !longer.is_empty() && word == *longer;
        let doubtful = abbreviated || *name == "march";
        (word == *name || abbreviated).then_some(Named { number, doubtful })
    })
}

fn russian(word: &str) -> Option<Named> {
    if let "май" | "мая" | "мае" | "маю" | "маем" = word {
        return Some(Named { number: 5, doubtful: true });
    }
    RUSSIAN.iter().zip(1..).filter(|(_, number)| *number != 5).find_map(
        |((stem, short, longer), number)| {
            if !word.is_empty() && (word == *short || word == *longer) {
                return Some(Named { number, doubtful: true });
            }
            let ending = word.strip_prefix(stem)?;
            let full = RUSSIAN_ENDINGS.contains(&ending);
            full.then_some(Named {
                number,
                doubtful: ending.is_empty() && number < 8 && number != 3,
            })
        },
    )
}

fn georgian(word: &str) -> Option<Named> {
    GEORGIAN.iter().zip(1..).find_map(|(stem, number)| {
        let ending = word.strip_prefix(stem)?;
        matches!(ending, "" | "ი" | "ს" | "ში").then_some(Named { number, doubtful: false })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_the_forms_people_type() {
        for (word, number) in [
            ("august", 8),
            ("aug", 8),
            ("sept", 9),
            ("may", 5),
            ("август", 8),
            ("августа", 8),
            ("августе", 8),
            ("сентября", 9),
            ("мая", 5),
            ("марта", 3),
            ("июле", 7),
            ("ноя", 11),
            ("აგვისტო", 8),
            ("აგვისტოში", 8),
            ("იანვარი", 1),
        ] {
            assert_eq!(month(word).map(|named| named.number), Some(number), "{word}");
        }
        for word in ["", "augu", "market", "мария", "марий", "ма", "decree", "августовский"]
        {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn what_may_be_another_word_is_doubtful() {
        for (word, doubtful) in
            [("may", true), ("march", true), ("dec", true), ("august", false), ("марта", false)]
        {
            assert_eq!(month(word).map(|named| named.doubtful), Some(doubtful), "{word}");
        }
        assert_eq!(season("летом").map(|named| named.number), Some(22));
    }
}
