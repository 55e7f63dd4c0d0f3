use crate::import::date::*;
use proptest::prelude::*;

#[track_caller]
fn case(text: &str, edtf: &str) {
    match read(text, None) {
        Ok(read) => assert_eq!(read.date.as_str(), edtf, "{text}"),
        Err(fault) => panic!("{text}: {fault}"),
    }
}

#[test]
fn the_forms_that_people_write() {
    for (text, edtf) in [
        ("26.08.2008", "2008-08-26"),
        ("26.8.2008 г.", "2008-08-26"),
        ("26 Aug 2008", "2008-08-26"),
        ("August 26, 2008", "2008-08-26"),
        ("26th of August, 2008", "2008-08-26"),
        ("Tuesday, 26 August 2008", "2008-08-26"),
        ("26 августа 2008 года", "2008-08-26"),
        ("26 აგვისტო 2008", "2008-08-26"),
        ("26. März 2008", "2008-03-26"),
        ("26 août 2008", "2008-08-26"),
        ("26 de agosto de 2008", "2008-08-26"),
        ("Aug 2008", "2008-08"),
        ("August, 2008", "2008-08"),
        ("08.2008", "2008-08"),
        ("08/2008", "2008-08"),
        ("2008/08/26", "2008-08-26"),
        ("2008.08.26", "2008-08-26"),
        ("20080826", "2008-08-26"),
        ("8/26/2008", "2008-08-26"),
        ("26/8/2008", "2008-08-26"),
        ("8/8/2008", "2008-08-08"),
        ("2008-8-6", "2008-08-06"),
        ("c. 1990", "1990~"),
        ("ca. Aug 2008", "2008-08~"),
        ("circa 1990", "1990~"),
        ("около 1990", "1990~"),
        ("1990?", "1990?"),
        ("26 Aug 2008?", "2008-08-26?"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("1990-е", "199X"),
        ("summer 2004", "2004-22"),
        ("winter 2004", "2004-24"),
        ("mid-August 2008", "2008-08~"),
        ("early 1990s", "199X~"),
        ("2008-08-26T15:40:00+04:00", "2008-08-26"),
        ("2008-08-26 15:40", "2008-08-26"),
    ] {
        case(text, edtf);
    }
}

#[test]
fn spans_in_words_and_dashes() {
    for (text, edtf) in [
        ("7–12 August 2008", "2008-08-07/2008-08-12"),
        ("26 Aug – 3 Sep 2008", "2008-08-26/2008-09-03"),
        ("Aug–Sep 2008", "2008-08/2008-09"),
        ("1990–1995", "1990/1995"),
        ("1990 to 1995", "1990/1995"),
        ("2008..2010", "2008/2010"),
        ("01.08.2008 - 26.08.2008", "2008-08-01/2008-08-26"),
        ("from 1990 to May 1995", "1990/1995-05"),
        ("between 1990 and 1995", "1990/1995"),
        ("since 24 May 2022", "2022-05-24/.."),
        ("2022–", "2022/.."),
        ("2022 - present", "2022/.."),
        ("until 1995", "../1995"),
    ] {
        case(text, edtf);
    }
}

#[test]
fn the_date_words_of_gedcom() {
    for (text, edtf) in [
        ("26 AUG 2008", "2008-08-26"),
        ("ABT 1990", "1990~"),
        ("ABT AUG 2008", "2008-08~"),
        ("EST 1990", "1990~"),
        ("CAL 1990", "1990"),
        ("BEF 1990", "/1989"),
        ("BEF AUG 2008", "/2008-07"),
        ("BEF 1 AUG 2008", "/2008-07-31"),
        ("AFT 1990", "1991/"),
        ("AFT 31 DEC 2008", "2009-01-01/"),
        ("BET 1990 AND 1995", "1990/1995"),
        ("BET JAN 1990 AND 3 MAR 1995", "1990-01/1995-03-03"),
        ("FROM 1990 TO 1995", "1990/1995"),
        ("FROM 1990", "1990/.."),
        ("TO 1995", "../1995"),
        ("INT 1990 (the year of the strike)", "1990"),
        ("@#DGREGORIAN@ 26 AUG 2008", "2008-08-26"),
    ] {
        case(text, edtf);
    }
    let read = |text| read(text, None).unwrap();
    assert_eq!(read("CAL 1990").basis, Some(DateBasis::Computed));
    assert_eq!(read("INT 1990 (the strike)").basis, Some(DateBasis::Inferred));
    assert_eq!(read("ABT 1990").note.as_deref(), Some("ABT 1990"));
    assert_eq!(read("26 AUG 2008").note, None);
}

#[test]
fn two_readings_are_told_and_not_chosen() {
    let fault = read("03/04/2008", None).unwrap_err();
    assert_eq!(fault.code, Code::TwoReadings);
    assert!(
        fault.message.contains("3 April 2008") && fault.message.contains("4 March 2008"),
        "{fault}"
    );
    let day = |order| read("03/04/2008", Some(order)).unwrap().date.to_string();
    assert_eq!(day(DayOrder::DayFirst), "2008-04-03");
    assert_eq!(day(DayOrder::MonthFirst), "2008-03-04");
    assert!(read("13/04/2008", Some(DayOrder::MonthFirst)).is_err());
}

#[test]
fn what_is_no_date_says_why() {
    for (text, says) in [
        ("", "is not a date"),
        ("soon", "is not a date"),
        ("26.08.08", "which century"),
        ("31 June 2008", "no day of the calendar"),
        ("29.02.2009", "no day of the calendar"),
        ("1995-1990", "ends before it begins"),
        ("@#DJULIAN@ 26 AUG 1900", "another calendar"),
        ("(in the spring)", "a wording"),
        ("August", "is not a date"),
        ("26 August", "is not a date"),
        ("13/13/2008", "is not a date"),
        ("12 2008 13", "is not a date"),
    ] {
        let fault = read(text, None).unwrap_err();
        assert!(fault.message.contains(says), "{text}: {fault}");
        assert!(!fault.help.is_empty());
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        let _ = read(&text, None);
    }

    #[test]
    fn no_words_of_dates_panic(words in prop::collection::vec(
        prop::sample::select(vec![
            "abt", "bet", "and", "from", "to", "int", "(", ")", "aug", "26", "2008", "99", "..",
            "-", "/", ".", "'s", "s", "?", "~", "mid", "summer", "th", "до", "1990s", "@#d", "é",
        ]), 0..8), glue in "[ ]?") {
        for order in [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)] {
            if let Ok(read) = read(&words.join(&glue), order) {
                prop_assert!(read.date.as_str().parse::<Date>().is_ok());
            }
        }
    }

    #[test]
    fn every_day_reads_back_in_every_form(year in 1000_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
        let wanted = Date::of_day(Day::new(year, month, day).unwrap());
        let name = crate::dossier::month(month);
        for text in [
            format!("{day}.{month}.{year}"),
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{year}/{month}/{day}"),
            wanted.words(),
        ] {
            prop_assert_eq!(&read(&text, None).unwrap().date, &wanted, "{}", text);
        }
    }
}
