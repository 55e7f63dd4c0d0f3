//! Times said in words: today, this year, the end of 2003, about 1992.

use super::{
    lexemes::Lexemes,
    points::{self, Point},
    when::{When, parts},
};
use crate::dossier::Day;

const EARLY: [&str; 7] = ["early", "beginning", "start", "начало", "начале", "нач", "начала"];
const MIDDLE: [&str; 5] = ["mid", "middle", "середина", "середине", "середины"];
const LATE: [&str; 5] = ["late", "end", "конец", "конце", "конца"];
const ABOUT: [&str; 8] =
    ["about", "circa", "around", "c", "ca", "approximately", "около", "примерно"];

/// A time in words at this place.
pub(crate) fn spoken(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    of_today(pieces, at, today)
        .or_else(|| part(pieces, at, today))
        .or_else(|| about(pieces, at, today))
}

fn of_today(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let (year, month, day) = parts(today)?;
    let single = |day: Day, end| Point::new(Some(When::Days(day, day)), end);
    match pieces.word(at)? {
        "today" | "сегодня" => single(today, at + 1),
        "yesterday" | "вчера" => single(today.plus(-1), at + 1),
        "tomorrow" | "завтра" => single(today.plus(1), at + 1),
        "on" | "в" if pieces.is_word(at + 1, &["this", "этот"]) => {
            this_day(pieces, at + 1, month, day)
        }
        "this" => this_day(pieces, at, month, day).or_else(|| near(pieces, at, year, month, 0)),
        "last" => near(pieces, at, year, month, -1),
        "next" => near(pieces, at, year, month, 1),
        _ => None,
    }
}

fn this_day(pieces: &Lexemes, at: usize, month: i8, day: i8) -> Option<Point> {
    let said = pieces.is_word(at + 1, &["day", "день"]);
    said.then(|| Point::new(When::each_day(month, day), at + 2))?
}

fn near(pieces: &Lexemes, at: usize, year: i16, month: i8, step: i8) -> Option<Point> {
    match pieces.word(at + 1)? {
        "year" => Point::new(When::year(year + i16::from(step)), at + 2),
        "month" => {
            let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(step);
            let year = i16::try_from(months.div_euclid(12)).ok()?;
            let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
            Point::new(When::month(year, month), at + 2)
        }
        _ => None,
    }
}

/// Which part of a time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Third {
    First,
    Second,
    Last,
}

/// `early 2009`, `mid-2008`, `end of 2003`, `конец августа 2008`.
fn part(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let third = match pieces.word(at)? {
        word if EARLY.contains(&word) => Third::First,
        word if MIDDLE.contains(&word) => Third::Second,
        word if LATE.contains(&word) => Third::Last,
        _ => return None,
    };
    let next = pieces.skip_mark(at + 1, &['-', '.']);
    let next = pieces.skip_word(next, &["of", "in"]);
    let next = pieces.skip_word(next, &["the"]);
    let whole = points::point(pieces, next, today)?;
    let readings = whole.readings.iter().map(|when| third_of(*when, third)).collect();
    Some(Point { readings, doubtful: false, ..whole })
}

fn third_of(when: When, third: Third) -> When {
    match when {
        When::Days(first, last) => third_of_days(first, last, third).unwrap_or(when),
        When::EachYear(first, last) if first.0 == last.0 && first.1 == 1 => match third {
            Third::First => When::EachYear(first, (last.0, 10)),
            Third::Second => When::EachYear((first.0, 11), (last.0, 20)),
            Third::Last => When::EachYear((first.0, 21), last),
        },
        When::EachYear(..) => when,
    }
}

/// Years part at months, decades at years, and anything else at days.
fn third_of_days(first: Day, last: Day, third: Third) -> Option<When> {
    let (year, month, _) = parts(first)?;
    let (last_year, ..) = parts(last)?;
    let days = last.0.checked_sub(first.0)? + 1;
    match days {
        365..=366 if month == 1 => {
            let (from, to) = match third {
                Third::First => (1, 4),
                Third::Second => (5, 8),
                Third::Last => (9, 12),
            };
            Some(When::Days(Day::new(year, from, 1)?, Day::last_of_month(year, to)?))
        }
        3650.. => {
            let share = (last_year - year + 1) / 3;
            match third {
                Third::First => When::years(year, year + share),
                Third::Second => When::years(year + share + 1, last_year - share),
                Third::Last => When::years(last_year - share, last_year),
            }
        }
        3.. => {
            let share = days / 3;
            let (from, to) = match third {
                Third::First => (first, first.plus(share - 1)),
                Third::Second => (first.plus(share), last.plus(-share - (days % 3))),
                Third::Last => (last.plus(1 - share - (days % 3)), last),
            };
            Some(When::Days(from, to.max(from)))
        }
        _ => None,
    }
}

/// `about 1992`, `c. 1992`, `~1992`: as wide as it is written; the records' own bounds do the rest.
fn about(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let tilde = pieces.skip_mark(at, &['~', '≈']);
    if tilde > at {
        return points::point(pieces, tilde, today);
    }
    let next = pieces.skip_word(at, &ABOUT);
    if next == at {
        return None;
    }
    points::point(pieces, pieces.skip_mark(next, &['.']), today).filter(|point| !point.doubtful)
}
