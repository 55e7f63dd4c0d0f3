//! A question about one day: which day does a date that was typed mean?

use super::{DateRange, Day, Fault, ParseOptions, parse};

/// The day that is meant: of a month or a year the last one, since all of it is over then.
///
/// # Errors
/// Why no single day is meant, in words for the person who typed it.
pub fn one_day(text: &str, today: Day) -> Result<Day, String> {
    let example =
        || "not a date (examples: 26 aug 2008, 2008-08-26, aug 2008, 2008, today)".to_owned();
    let text = text.trim();
    let options = ParseOptions {
        today: Some(today),
        partial: true,
        explicit: true,
        ..ParseOptions::default()
    };
    let parsed = parse(text, &options).map_err(|error| match error.fault {
        Fault::Form => example(),
        Fault::NoSuchDay(..) => "the month has no such day".to_owned(),
        Fault::NoSuchMonth(_) => error.fault.to_string(),
    })?;
    if text.get(parsed.len..).is_some_and(|rest| !rest.trim_matches(['.', ',']).is_empty()) {
        return Err(example());
    }
    let times: Vec<DateRange> =
        parsed.alternatives.iter().filter_map(|expr| expr.to_range()).collect();
    match times.as_slice() {
        [DateRange::Days(_, last)] if *last != Day::END => Ok(*last),
        [DateRange::Days(first, _)] if *first != Day::BEGINNING => Ok(*first),
        [DateRange::EachYear(..)] => Err("year missing".to_owned()),
        [] | [_] => Err(example()),
        several => {
            let words: Vec<String> = several.iter().map(|time| time.words()).collect();
            Err(format!("ambiguous: {}", words.join(" or ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let today = Day::new(2026, 11, 21).unwrap();
        let case = |text: &str, year, month, day| {
            assert_eq!(one_day(text, today), Ok(Day::new(year, month, day).unwrap()), "{text}");
        };
        case("2008-08-26", 2008, 8, 26);
        case("26 aug 2008", 2008, 8, 26);
        case("26 августа 2008", 2008, 8, 26);
        case("aug 2008", 2008, 8, 31);
        case("2008", 2008, 12, 31);
        case("today", 2026, 11, 21);
        case("in 2008", 2008, 12, 31);
        case("0988-07-15", 988, 7, 15);
        case("-0043-03-15", -43, 3, 15);
        case("end of 2003", 2003, 12, 31);
        for text in ["", "treaty", "26 aug", "8/9/2008", "2008 2009"] {
            assert!(one_day(text, today).is_err(), "{text}: {:?}", one_day(text, today));
        }
    }
}
