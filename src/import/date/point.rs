//! One point in time in words: a day, a month, a season, a year, a decade; marked as about or
//! uncertain.

use super::{DayOrder, Fault, names, numbers};
use crate::dossier::Date;

/// A point that was read.
#[derive(Debug)]
pub(super) struct Point {
    /// As the dossier writes it, without marks.
    text: String,
    /// `~`, `?` or both.
    approximate: bool,
    uncertain: bool,
    /// Whether the words say more than the date: a time of day, "early".
    pub(super) says_more: bool,
}

impl Point {
    fn new(text: String) -> Self {
        Self { text, approximate: false, uncertain: false, says_more: false }
    }

    /// The same, about that time.
    pub(super) fn about(mut self) -> Self {
        self.approximate = true;
        self.says_more = true;
        self
    }

    /// The point as a date.
    pub(super) fn date(&self) -> Result<Date, Fault> {
        self.edge().parse::<Date>().map_err(Fault::Wrong)
    }

    /// The point as it stands at an end of a span.
    pub(super) fn edge(&self) -> String {
        let mark = match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        format!("{}{mark}", self.text)
    }
}

/// Reads a point; the text is in small letters with single spaces.
pub(super) fn read(text: &str, order: Option<DayOrder>) -> Result<Point, Fault> {
    let text = text.trim().trim_start_matches("@#dgregorian@").trim();
    if text.starts_with("@#") {
        return Err(Fault::OtherCalendar);
    }
    if let Some(point) = marked(text, order) {
        return point;
    }
    // EDTF writes its X in capitals.
    let capital = text.replace('x', "X");
    if !text.contains('/') && capital.parse::<Date>().is_ok() {
        return Ok(Point::new(capital));
    }
    if let Some((day, _)) = time_of_day(text) {
        return read(day, order).map(|point| Point { says_more: true, ..point });
    }
    let short = text.trim_end_matches([' ', '.', ',']);
    let short = ["г", "года", "год", "წ"]
        .iter()
        .find_map(|end| short.strip_suffix(end).filter(|rest| rest.ends_with([' ', '.'])))
        .map_or(short, |rest| rest.trim_end());
    if let Some(outcome) = numbers::read(short, order) {
        return outcome.map(Point::new);
    }
    decade(short).unwrap_or_else(|| in_words(short))
}

/// A point with a mark: `1990?`, `~1990`, `c. 1990`, `mid-1990`.
fn marked(text: &str, order: Option<DayOrder>) -> Option<Result<Point, Fault>> {
    const ABOUT: [&str; 17] = [
        "abt.",
        "abt ",
        "about ",
        "c.",
        "ca.",
        "ca ",
        "c ",
        "circa ",
        "approximately ",
        "approx.",
        "approx ",
        "around ",
        "около ",
        "ок.",
        "um ",
        "vers ",
        "~",
    ];
    const PARTS: [&str; 12] = [
        "early ",
        "mid ",
        "mid-",
        "late ",
        "начало ",
        "начале ",
        "середина ",
        "середине ",
        "конец ",
        "конце ",
        "anfang ",
        "ende ",
    ];
    if let Some(rest) = text.strip_suffix('?') {
        return Some(read(rest, order).map(|point| Point { uncertain: true, ..point }));
    }
    let rest = ABOUT.iter().chain(&PARTS).find_map(|word| text.strip_prefix(word))?;
    Some(read(rest, order).map(Point::about))
}

/// What stands before a time of day.
fn time_of_day(text: &str) -> Option<(&str, &str)> {
    let (day, time) = text.split_once(['t', ' ']).filter(|(day, _)| day.len() >= 8)?;
    let is_time = time.starts_with(|first: char| first.is_ascii_digit())
        && time.contains(':')
        && time.bytes().all(|byte| {
            byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'z' | b' ')
        });
    (is_time && day.starts_with(|first: char| first.is_ascii_digit())).then_some((day, time))
}

/// `1990s`, `1990's`, `1990-е`, `1990er`.
fn decade(text: &str) -> Option<Result<Point, Fault>> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let ends = ["s", "'s", "-е", "-х", "е", "er", "-er", "-е годы", "-х годов"];
    let year = ends.iter().find_map(|end| text.strip_suffix(end))?;
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decade = year.strip_suffix('0').map(|decade| Point::new(format!("{decade}X")));
    Some(decade.ok_or(Fault::Form))
}

/// A day, a month or a season by its name, with the year.
fn in_words(text: &str) -> Result<Point, Fault> {
    if text.starts_with('-') || text.ends_with('-') {
        return Err(Fault::Form);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let ending = word.get(digits.len()..).unwrap_or_default();
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let twice = if is_number && digits.len() == 4 && ending.is_empty() {
            year.replace(digits).is_some()
        } else if is_number && digits.len() <= 2 && is_ordinal(ending) {
            day.replace(digits).is_some()
        } else if let Some(number) = names::month(word).or_else(|| names::season(word)) {
            month.replace(number).is_some()
        } else {
            !names::is_silent(word)
        };
        if twice {
            return Err(Fault::Form);
        }
    }
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) if month <= 12 => {
            Ok(Point::new(format!("{year}-{month:02}-{day:0>2}")))
        }
        (Some(year), Some(month), None) => Ok(Point::new(format!("{year}-{month:02}"))),
        (Some(year), None, None) => Ok(Point::new(year.to_owned())),
        _ => Err(Fault::Form),
    }
}

fn is_ordinal(ending: &str) -> bool {
    matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "го" | "е" | "º" | "°")
}
