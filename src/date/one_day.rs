//! The day that a typed date means: the last of a month in the filter, the first to go to.

use super::{Date, DateError, DateRange, Day, ParseOptions, parse};

/// Returns the day of a typed date (of a past month or year the last), or why there is none.
pub fn one_day(text: &str, today: Day) -> Result<Day, String> {
    let example =
        || "not a date (examples: 26 aug 2008, 2008-08-26, aug 2008, 2008, today)".to_owned();
    let text = text.trim();
    // `2008-13` is a month that does not exist, and not a day of 2013.
    if let Err(fault @ DateError::NoSuchMonth(_)) = text.parse::<Date>() {
        return Err(fault.to_string());
    }
    let parsed = parse(text, &options(today)).map_err(|error| match error.fault {
        DateError::Form => example(),
        DateError::NoSuchDay(..) => "the month has no such day".to_owned(),
        fault => fault.to_string(),
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

/// Returns the first day of a typed date, or why there is none.
pub(crate) fn first_day(text: &str, today: Day) -> Result<Day, String> {
    let last = one_day(text, today)?;
    let range = parse(text.trim(), &options(today)).ok();
    Ok(match range.and_then(|parsed| parsed.alternatives.first()?.to_range()) {
        Some(DateRange::Days(first, _)) if first != Day::BEGINNING => first,
        _ => last,
    })
}

fn options(today: Day) -> ParseOptions {
    ParseOptions { today: Some(today), partial: true, explicit: true, ..ParseOptions::default() }
}
