//! Generated titles with dates, the same for the same number: for measuring. Word frequencies are
//! skewed as in real text, names are combined from parts of names of the region, some in Cyrillic
//! or Georgian script.

// Not every user of the generator uses every item.
#![allow(dead_code)]

mod parts;
pub(crate) mod records;

use parts::{ENDINGS, FIRST, LETTERS, MIDDLES, PLACES, PREFIXES, STEMS, SUFFIXES, TOPICS};

/// A generated record.
pub(crate) struct Made {
    /// The day, as days since 1 January 1970.
    pub(crate) day: i32,
    /// The date as text: `2008-09-17`.
    pub(crate) date: String,
    pub(crate) title: String,
    /// Two people in the title, by their number; for fields such as `who:`.
    pub(crate) people: [usize; 2],
}

/// Generates titles.
pub(crate) struct Maker {
    state: u64,
    people: Vec<Person>,
    places: Vec<String>,
    topics: Vec<String>,
}

struct Person {
    first: &'static str,
    last: String,
}

impl Maker {
    /// Vocabulary for this number of titles; it grows far more slowly than they do.
    pub(crate) fn new(titles: usize) -> Self {
        let people = 300 + titles.isqrt() * 12;
        let mut maker =
            Self { state: 2008, people: Vec::new(), places: Vec::new(), topics: Vec::new() };
        for number in 0..people {
            let first = FIRST[maker.skewed(FIRST.len())];
            let last = maker.surname(number);
            maker.people.push(Person { first, last });
        }
        maker.places = PLACES.iter().map(ToString::to_string).collect();
        for number in 0..200 + titles.isqrt() * 2 {
            let place = maker.place(number);
            maker.places.push(place);
        }
        maker.topics = TOPICS.iter().map(ToString::to_string).collect();
        for _ in 0..100 + titles.isqrt() {
            let topic = maker.topic();
            maker.topics.push(topic);
        }
        maker
    }

    /// The names of all people, by their number.
    pub(crate) fn people(&self) -> Vec<String> {
        let name = |person: &Person| format!("{} {}", capital(person.first), capital(&person.last));
        self.people.iter().map(name).collect()
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A Zipf-distributed number below `end`.
    fn skewed(&mut self, end: usize) -> usize {
        let even = self.next() as f64 / u64::MAX as f64;
        ((end as f64).powf(even) as usize).saturating_sub(1).min(end - 1)
    }

    fn surname(&mut self, number: usize) -> String {
        // The first names are the known ones, which are frequent.
        if number < STEMS.len() {
            return format!("{}{}", STEMS[number], ENDINGS[number % 5]);
        }
        let stem = STEMS[self.below(STEMS.len())];
        let middle = MIDDLES[self.below(MIDDLES.len())];
        let ending = ENDINGS[self.below(ENDINGS.len())];
        format!("{stem}{middle}{ending}")
    }

    fn place(&mut self, number: usize) -> String {
        let stem = STEMS[self.below(STEMS.len())];
        let middle = MIDDLES[self.below(MIDDLES.len())];
        format!("{stem}{middle}{}", ["kau", "eti", "grad", "isi", "ani", "stan"][number % 6])
    }

    fn topic(&mut self) -> String {
        let topic = TOPICS[self.below(TOPICS.len())];
        match self.below(3) {
            0 => format!("{}{topic}", PREFIXES[self.below(PREFIXES.len())]),
            1 => format!("{topic}{}", SUFFIXES[self.below(SUFFIXES.len())]),
            _ => format!("{topic}-{}", TOPICS[self.below(TOPICS.len())]),
        }
    }

    /// The next title.
    pub(crate) fn make(&mut self) -> Made {
        let script = match self.below(100) {
            0..12 => Script::Cyrillic,
            12..16 => Script::Georgian,
            _ => Script::Latin,
        };
        let people = [self.skewed(self.people.len()), self.skewed(self.people.len())];
        let title = self.title(people, script);
        let years = 1988 + (38.0 * (1.0 - (self.below(1000) as f64 / 1000.0).powi(2))) as i32;
        let (month, day) = (self.below(12) as i32 + 1, self.below(28) as i32 + 1);
        let date = format!("{years}-{month:02}-{day:02}");
        Made { day: days(years, month, day), date, title, people }
    }

    fn title(&mut self, [one, other]: [usize; 2], script: Script) -> String {
        let (one, other) = (self.person(one, script), self.person(other, script));
        let (topic, second) = (self.word(Words::Topics), self.word(Words::Topics));
        let (third, place) = (self.word(Words::Topics), self.word(Words::Places));
        let place = script.write(&capital(&place));
        match self.below(6) {
            0 => format!(
                "{one} and {other} discuss {topic} and {second} at {third} talks in {place}"
            ),
            1 => format!(
                "Treaty on {topic}, {second} and {third} signed by {one} and {other} in {place}"
            ),
            2 => format!(
                "Statement of {one} on the {topic} {second} near {place}, answered by {other} as {third}"
            ),
            3 => format!(
                "{place}: {topic} {second} opens with {one}, {other} and the {third} commission"
            ),
            4 => format!(
                "Agreement between {place} and Russia on {topic} {second}, annex on {third}, for {one}"
            ),
            _ => format!(
                "Visit of {one} to {place} for the {topic} of the {second} {third}, received by {other}"
            ),
        }
    }

    fn person(&self, number: usize, script: Script) -> String {
        let person = &self.people[number];
        script.write(&format!("{} {}", capital(person.first), capital(&person.last)))
    }

    fn word(&mut self, of: Words) -> String {
        let count = match of {
            Words::Topics => self.topics.len(),
            Words::Places => self.places.len(),
        };
        let at = self.skewed(count);
        match of {
            Words::Topics => self.topics[at].clone(),
            Words::Places => self.places[at].clone(),
        }
    }
}

#[derive(Clone, Copy)]
enum Words {
    Topics,
    Places,
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Latin,
    Cyrillic,
    Georgian,
}

impl Script {
    fn write(self, latin: &str) -> String {
        if self == Self::Latin {
            return latin.to_owned();
        }
        let mut written = String::new();
        for word in latin.split(' ') {
            let begins = written.len();
            if begins > 0 {
                written.push(' ');
            }
            let small = word.to_lowercase();
            let mut rest = small.as_str();
            let mut first = true;
            while let Some(letter) = rest.chars().next() {
                let known = LETTERS.iter().find(|(latin, ..)| rest.starts_with(latin));
                let (taken, put) =
                    known.map_or((letter.len_utf8(), ""), |(latin, cyrillic, georgian)| {
                        (latin.len(), if self == Self::Cyrillic { *cyrillic } else { *georgian })
                    });
                if first && self == Self::Cyrillic {
                    written.push_str(&capital(put));
                } else {
                    written.push_str(put);
                }
                first = false;
                rest = &rest[taken..];
            }
        }
        written
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Days since 1 January 1970 of a day of the Gregorian calendar.
fn days(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day
        - 1
        - 719_468
}
