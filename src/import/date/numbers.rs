//! Dates that are written in digits alone: `26.08.2008`, `8/26/2008`, `20080826`, `08/2008`.

use super::{DayOrder, Fault};
use crate::dossier::{DateError, Day};

/// The date, as the dossier writes it; nothing where the text is not digits alone.
pub(super) fn read(text: &str, order: Option<DayOrder>) -> Option<Result<String, Fault>> {
    if text.len() == 8 && is_digits(text) {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Some(three([year, month, day], '-', order));
    }
    let separator = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    match *parts {
        [one, two, three_] => Some(three([one, two, three_], separator, order)),
        // Two years are a span and not a month.
        [one, two] => match (one.len(), two.len()) {
            (1 | 2, 4) => Some(month(two, one)),
            (4, 1 | 2) if separator != '-' => Some(month(one, two)),
            _ => None,
        },
        _ => None,
    }
}

fn is_digits(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn month(year: &str, month: &str) -> Result<String, Fault> {
    match month.parse() {
        Ok(number @ 1..=12_u8) => Ok(format!("{year}-{number:02}")),
        _ => Err(Fault::Form),
    }
}

/// Three numbers: the year is the one of four digits; between day and month the separator, their
/// size or the order that was asked for decides.
fn three(parts: [&str; 3], separator: char, order: Option<DayOrder>) -> Result<String, Fault> {
    let numbers = parts.map(|part| part.parse::<i16>().ok());
    let [Some(first), Some(second), Some(third)] = numbers else { return Err(Fault::Form) };
    match parts.map(str::len) {
        [4, 1 | 2, 1 | 2] => day(first, second, third),
        [1 | 2, 1 | 2, 4] => {
            let order = match order {
                // Dots stand between day, month and year wherever they are used.
                None if separator == '.' => Some(DayOrder::DayFirst),
                other => other,
            };
            match order {
                Some(DayOrder::DayFirst) => day(third, second, first),
                Some(DayOrder::MonthFirst) => day(third, first, second),
                None => match (first > 12, second > 12) {
                    (true, true) => Err(Fault::Form),
                    (true, false) => day(third, second, first),
                    (false, true) => day(third, first, second),
                    (false, false) if first == second => day(third, first, second),
                    (false, false) => {
                        let one = known(third, second, first)?;
                        Err(Fault::TwoReadings(one, known(third, first, second)?))
                    }
                },
            }
        }
        [1 | 2, 1 | 2, 1 | 2] => Err(Fault::ShortYear),
        _ => Err(Fault::Form),
    }
}

fn day(year: i16, month: i16, day: i16) -> Result<String, Fault> {
    known(year, month, day).map(|_| format!("{year:04}-{month:02}-{day:02}"))
}

/// The day, if the calendar has it.
fn known(year: i16, month: i16, day: i16) -> Result<Day, Fault> {
    let small = |number: i16| i8::try_from(number).unwrap_or(0);
    let wrong = || Fault::Wrong(DateError::NoSuchDay(String::new()));
    if !(1..=12).contains(&month) {
        return Err(Fault::Form);
    }
    Day::new(year, small(month), small(day)).ok_or_else(wrong)
}
