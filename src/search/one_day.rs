//! A question about one day: which day does what was typed mean?

use super::{
    query::{Literal, Query},
    when::When,
};
use crate::dossier::Day;

/// The day that is meant: of a month or a year the last one, since all of it is over then.
///
/// # Errors
/// Why no single day is meant, in words for the person who typed it.
pub fn one_day(text: &str, today: Day) -> Result<Day, String> {
    let example = "write a date: 26 aug 2008, 2008-08-26, aug 2008, 2008, today";
    let query = Query::parse(text, today);
    if let Some(problem) = query.problems.first() {
        return Err(problem.text.clone());
    }
    let said = query
        .clauses
        .iter()
        .filter(|clause| !clause.terms.iter().all(|term| matches!(term.sense, Literal::Filler(_))));
    let said: Vec<_> = said.collect();
    let [clause] = said.as_slice() else { return Err(example.to_owned()) };
    let times: Vec<When> = clause
        .terms
        .iter()
        .filter_map(|term| match term.sense {
            Literal::When(when) if !clause.negated => Some(when),
            _ => None,
        })
        .collect();
    match times.as_slice() {
        [] => Err(example.to_owned()),
        [When::Days(_, last)] if *last != Day::END => Ok(*last),
        [When::Days(first, _)] if *first != Day::BEGINNING => Ok(*first),
        [When::EachYear(..)] => Err("name the year as well".to_owned()),
        [_] => Err(example.to_owned()),
        several => {
            let words: Vec<String> = several.iter().map(|when| when.words()).collect();
            Err(format!("this can be {}", words.join(" or ")))
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
        for text in ["", "treaty", "26 aug", "8/9/2008", "2008 2009"] {
            assert!(one_day(text, today).is_err(), "{text}: {:?}", one_day(text, today));
        }
    }
}
