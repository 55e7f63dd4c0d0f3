//! A time as a query gives it: a point, a range between two, or everything before or after one.

use super::{
    lexemes::Lexemes,
    points::{self, Point},
    when::{When, parts},
};
use crate::dossier::Day;

/// More readings than this are not worth telling apart.
const MOST_READINGS: usize = 4;

/// Which side of a point is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Up to the day before it begins.
    Before,
    /// From the day after it ends.
    After,
    /// From its first day on.
    Since,
    /// Up to its last day.
    Until,
}

impl Side {
    /// The side that the word, in small letters, names.
    pub(crate) fn named(word: &str) -> Option<Self> {
        match word {
            "before" | "до" => Some(Self::Before),
            "after" | "после" => Some(Self::After),
            "since" | "from" | "с" => Some(Self::Since),
            "until" | "till" | "by" => Some(Self::Until),
            _ => None,
        }
    }

    /// That side of the time.
    pub(crate) fn of(self, when: When) -> Option<When> {
        let When::Days(first, last) = when else { return None };
        Some(match self {
            Self::Before => When::Days(Day::BEGINNING, first.plus(-1)),
            Self::After => When::Days(last.plus(1), Day::END),
            Self::Since => When::Days(first, Day::END),
            Self::Until => When::Days(Day::BEGINNING, last),
        })
    }
}

/// The longest time that begins at this place.
pub(crate) fn expression(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    [enclosed(pieces, at, today), sided(pieces, at, today), joined(pieces, at, today)]
        .into_iter()
        .flatten()
        .max_by_key(|point| point.end)
}

/// `from 2008 to 2010`, `between 2008 and 2010`, `с 2008 по 2010`.
fn enclosed(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let (opens, closes): (&[&str], &[&str]) = match pieces.word(at)? {
        "from" => (&["from"], &["to", "until", "till"]),
        "between" => (&["between"], &["and", "to"]),
        "с" => (&["с"], &["по", "до"]),
        "между" => (&["между"], &["и"]),
        _ => return None,
    };
    let start = pieces.skip_word(at, opens);
    let first = points::point(pieces, start, today)?;
    let dash = pieces.skip_mark(first.end, &['-', '…']);
    let next = if dash > first.end { dash } else { pieces.skip_word(first.end, closes) };
    (next > first.end)
        .then(|| points::point(pieces, next, today).and_then(|last| range(&first, &last)))?
}

/// `before 2009`, `since aug 2008`, `до 2009`.
fn sided(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let side = Side::named(pieces.word(at)?)?;
    let point = points::point(pieces, at + 1, today).filter(|point| !point.doubtful)?;
    on_side(side, point)
}

/// The point with each reading replaced by one side of it.
pub(crate) fn on_side(side: Side, point: Point) -> Option<Point> {
    let readings: Vec<When> = point.readings.iter().filter_map(|when| side.of(*when)).collect();
    (!readings.is_empty()).then_some(Point { readings, doubtful: false, ..point })
}

/// A point, or two of them with `..`, a dash, `to` or `по` between, where one may be missing.
fn joined(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    if pieces.mark(at) == Some('…') {
        let last = points::point(pieces, at + 1, today)?;
        return on_side(Side::Until, last);
    }
    let first = points::point(pieces, at, today)?;
    let dots = pieces.skip_mark(first.end, &['…']);
    let next = [dots, pieces.skip_mark(first.end, &['-', '/'])]
        .into_iter()
        .chain([pieces.skip_word(first.end, &["to", "till", "until", "по"])])
        .find(|next| *next > first.end);
    let Some(next) = next else { return Some(first) };
    match points::point(pieces, next, today).and_then(|last| range(&first, &last)) {
        Some(range) => Some(range),
        None if dots > first.end => on_side(Side::Since, Point { end: dots, ..first }),
        None => Some(first),
    }
}

/// Every time from a reading of one to a reading of the other.
fn range(first: &Point, last: &Point) -> Option<Point> {
    let readings: Vec<When> = first
        .readings
        .iter()
        .flat_map(|from| last.readings.iter().filter_map(|to| between(*from, *to)))
        .take(MOST_READINGS)
        .collect();
    let problem = first.problem.clone().or_else(|| last.problem.clone());
    (!readings.is_empty()).then_some(Point { readings, end: last.end, doubtful: false, problem })
}

fn between(from: When, to: When) -> Option<When> {
    match (from, to) {
        (When::Days(begin, end_of_first), When::Days(begin_of_last, end)) => {
            Some(When::Days(begin.min(begin_of_last), end.max(end_of_first)))
        }
        (When::EachYear(first, _), When::EachYear(_, last)) => Some(When::EachYear(first, last)),
        // `7 august to 2 september 2008`: the year is said once.
        (When::EachYear(..), When::Days(begin, end)) => {
            let (year, ..) = parts(begin)?;
            match (from.in_year(year)?, from.in_year(year.checked_sub(1)?)?) {
                (When::Days(first, _), _) if first <= end => Some(When::Days(first, end)),
                (_, When::Days(first, _)) => Some(When::Days(first, end)),
                _ => None,
            }
        }
        (When::Days(..), When::EachYear(..)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        Day::new(2026, 11, 21).unwrap()
    }

    fn read(text: &str) -> (Vec<String>, Option<usize>) {
        let pieces = Lexemes::read(text, 0);
        let point = expression(&pieces, 0, today());
        let end = point.as_ref().and_then(|point| pieces.end_before(point.end));
        let words = point.map_or_else(Vec::new, |point| point.readings);
        (words.into_iter().map(When::words).collect(), end)
    }

    #[track_caller]
    fn case(text: &str, words: &str) {
        let (readings, end) = read(text);
        assert_eq!((readings.join(" or ").as_str(), end), (words, Some(text.len())), "{text}");
    }

    #[test]
    fn points_are_read_in_every_form() {
        case("2008", "2008");
        case("2008-08", "1–31 Aug 2008");
        case("2008-08-26", "26 Aug 2008");
        case("2008-8-6", "6 Aug 2008");
        case("26.08.2008", "26 Aug 2008");
        case("26.08.08", "26 Aug 2008");
        case("13/07/2009", "13 Jul 2009");
        case("8/26/2008", "26 Aug 2008");
        case("8/9/2008", "8 Sep 2008 or 9 Aug 2008");
        case("08.2008", "1–31 Aug 2008");
        case("26 aug 2008", "26 Aug 2008");
        case("26th of August, 2008", "26 Aug 2008");
        case("aug 2008", "1–31 Aug 2008");
        case("sept 17", "17 Sep, any year");
        case("17 сентября", "17 Sep, any year");
        case("Sep 9, 2008", "9 Sep 2008");
        case("august", "1–31 Aug, any year");
        case("q3 2008", "1 Jul – 30 Sep 2008");
        case("2008q3", "1 Jul – 30 Sep 2008");
        case("1990s", "1990–1999");
        case("90s", "1990–1999");
        case("1990-е", "1990–1999");
        case("199X", "1990–1999");
        case("summer 2004", "1 Jun – 31 Aug 2004");
        case("2004-22", "1 Jun – 31 Aug 2004");
        case("август 2008", "1–31 Aug 2008");
        case("август 2008 года", "1–31 Aug 2008");
        case("26 августа 2008 г.", "26 Aug 2008");
        case("აგვისტო 2008", "1–31 Aug 2008");
    }

    #[test]
    fn times_in_words_are_read() {
        case("end of 2003", "1 Sep – 31 Dec 2003");
        case("early 2009", "1 Jan – 30 Apr 2009");
        case("mid-2008", "1 May – 31 Aug 2008");
        case("early 1990s", "1990–1993");
        case("late august 2008", "21–31 Aug 2008");
        case("конец 2003", "1 Sep – 31 Dec 2003");
        case("night of 7 to 8 august 2008", "7–8 Aug 2008");
        case("ночь с 7 на 8 августа 2008", "7–8 Aug 2008");
        case("about 1992", "1992");
        case("today", "21 Nov 2026");
        case("on this day", "21 Nov, any year");
        case("last year", "2025");
        case("this month", "1–30 Nov 2026");
    }

    #[test]
    fn ranges_are_read() {
        case("2008..2010", "2008–2010");
        case("2008-08..2009-03", "1 Aug 2008 – 31 Mar 2009");
        case("2024-2025", "2024–2025");
        case("2024–2025", "2024–2025");
        case("2008 to 2010", "2008–2010");
        case("from 2008 to 2010", "2008–2010");
        case("с 2008 по 2010", "2008–2010");
        case("7-12 august 2008", "7–12 Aug 2008");
        case("aug 7–12, 2008", "7–12 Aug 2008");
        case("7 august to 2 september 2008", "7 Aug – 2 Sep 2008");
        case("2008-08-07/2008-08-12", "7–12 Aug 2008");
        case("..2010", "until 2010");
        case("2008..", "since 2008");
        case("before 2009", "until 2008");
        case("after 18 march 2015", "since 19 Mar 2015");
        case("до 2009", "until 2008");
    }

    #[test]
    fn what_is_half_typed_does_not_fall_apart() {
        case("2008-", "2008");
        case("2008-0", "2008");
        case("2008-08-", "1–31 Aug 2008");
        case("2008-08-2", "2 Aug 2008");
        case("26.08.", "26 Aug, any year");
        case("26 aug 200", "26 Aug, any year");
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        let point = expression(&Lexemes::read("2009-02-30", 0), 0, today()).unwrap();
        assert_eq!(point.problem.as_deref(), Some("2009-02-30 is no day of the calendar"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["3700", "2.8", "medvedev", "", "-", "5", "1", "99999", "before", "end of"] {
            assert_eq!(read(text).0, Vec::<String>::new(), "{text}");
        }
    }
}
