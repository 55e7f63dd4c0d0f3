//! EDTF: the days that each form can mean, and what is not a date.

use chancery::date::{Date, DateError, Day};
use proptest::prelude::*;

#[track_caller]
fn case(text: &str, earliest: &str, latest: &str) {
    let date: Date = text.parse().unwrap();
    assert_eq!(
        (date.earliest().to_string(), date.latest().to_string()),
        (earliest.to_owned(), latest.to_owned()),
        "{text}"
    );
}

#[test]
fn every_precision_has_its_bounds() {
    case("2008", "2008-01-01", "2008-12-31");
    case("2008-02", "2008-02-01", "2008-02-29");
    case("2008-08-26", "2008-08-26", "2008-08-26");
    case("199X", "1990-01-01", "1999-12-31");
    case("19XX", "1900-01-01", "1999-12-31");
    case("2004-22", "2004-06-01", "2004-08-31");
    case("2004-24", "2004-12-01", "2005-02-28");
    case("9999-24", "9999-12-01", "9999-12-31");
    case("-199X", "-1999-01-01", "-1990-12-31");
    case("-19XX", "-1999-01-01", "-1900-12-31");
    case("1992~", "1992-01-01", "1992-12-31");
    case("2008-XX", "2008-01-01", "2008-12-31");
    case("2008-08-XX", "2008-08-01", "2008-08-31");
    case("-0043-03-15", "-0043-03-15", "-0043-03-15");
}

#[test]
fn intervals_may_be_open() {
    case("2008-08-07/2008-08-12", "2008-08-07", "2008-08-12");
    case("2022-05-24/..", "2022-05-24", "..");
    case("../2008-10-10", "..", "2008-10-10");
    case("2008-09/2010-02", "2008-09-01", "2010-02-28");
    case("2009/2009-08", "2009-01-01", "2009-08-31");
    case("2008-08-05/", "2008-08-05", "..");
}

#[test]
fn what_is_no_date_says_why() {
    let error = |text: &str| text.parse::<Date>().unwrap_err();
    for text in [
        "",
        "8",
        "abcd-08",
        "abcd-08-XX",
        "2008-8-1",
        "08.08.2008",
        "2008-08-26T10",
        "..",
        "../..",
        "20X8",
        "2008-22-01",
    ] {
        assert_eq!(error(text), DateError::Form);
    }
    assert_eq!(error("2008-13"), DateError::NoSuchMonth(13));
    assert_eq!(error("2009-02-29"), DateError::NoSuchDay(2009, 2, 29));
    assert_eq!(error("2009/2008"), DateError::Reversed);
}

proptest! {
    #[test]
    fn reading_never_panics_and_keeps_the_text(text in "[0-9X./~?%-]{0,24}") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.as_str(), &text);
            prop_assert!(date.earliest() <= date.latest());
            prop_assert!(date.overlaps(date.earliest(), date.earliest()));
        }
    }

    #[test]
    fn every_day_of_the_calendar_reads_back(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
        let day = Day::new(year, month, day).unwrap();
        if year >= 0 {
            prop_assert_eq!(day.to_string().parse::<Date>().unwrap().exact_day(), Some(day));
        }
    }
}

/// An interval that ends in the month of its first day ends on the last day of the month.
#[test]
fn intervals_name_their_month_once() {
    for (edtf, words) in [
        ("2011-08-08/2011-08", "8–31 August 2011"),
        ("2011-08-01/2011-08", "1–31 August 2011"),
        ("2011-08-08/2011", "8 August – 31 December 2011"),
        ("2011-08-08/2011-09", "8 August 2011 – September 2011"),
        ("2011-08-08/2011-08~", "8 August 2011 – about August 2011"),
    ] {
        assert_eq!(edtf.parse::<Date>().unwrap().words(), words, "{edtf}");
    }
}
