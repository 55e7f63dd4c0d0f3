//! Days, and dates as people write and read them: text, options, expected.

use chancery::date::*;
use proptest::prelude::*;

fn search() -> ParseOptions {
    ParseOptions { today: Day::new(2026, 11, 21), partial: true, ..ParseOptions::default() }
}

fn import() -> ParseOptions {
    ParseOptions { explicit: true, spreadsheet: true, ..ParseOptions::default() }
}

/// The days that each reading means, and how much of the text was read.
fn ranges(text: &str, options: &ParseOptions) -> (String, usize) {
    let parsed = match parse(text, options) {
        Ok(parsed) => parsed,
        Err(error) => return (error.to_string(), 0),
    };
    let words = |expr: &DateExpr| expr.to_range().map_or("none".to_owned(), DateRange::words);
    (parsed.alternatives.iter().map(words).collect::<Vec<_>>().join(" or "), parsed.len)
}

fn edtf(text: &str, options: &ParseOptions) -> String {
    match parse(text, options) {
        Ok(parsed) if parsed.len < text.len() => format!("read as far as {}", parsed.len),
        Ok(parsed) => {
            let date = |expr: &DateExpr| {
                expr.to_edtf().map_or_else(|error| error.to_string(), |date| date.to_string())
            };
            parsed.alternatives.iter().map(date).collect::<Vec<_>>().join(" or ")
        }
        Err(error) => error.to_string(),
    }
}

const RANGES: &[(&str, &str)] = &[
    ("2008", "2008"),
    ("2008-08", "1–31 Aug 2008"),
    ("2008-08-26", "26 Aug 2008"),
    ("2008-8-6", "6 Aug 2008"),
    ("26.08.2008", "26 Aug 2008"),
    ("26.08.08", "26 Aug 2008"),
    ("13/07/2009", "13 Jul 2009"),
    ("8/26/2008", "26 Aug 2008"),
    ("8/9/2008", "8 Sep 2008 or 9 Aug 2008"),
    ("03-04-2008", "3 Apr 2008 or 4 Mar 2008"),
    ("08.2008", "1–31 Aug 2008"),
    ("26 aug 2008", "26 Aug 2008"),
    ("26th of August, 2008", "26 Aug 2008"),
    ("aug 2008", "1–31 Aug 2008"),
    ("sept 17", "17 Sep, any year"),
    ("17 сентября", "17 Sep, any year"),
    ("16-го марта", "16 Mar, any year"),
    ("Sep 9, 2008", "9 Sep 2008"),
    ("eighth of August 2008", "8 Aug 2008"),
    ("twenty-sixth August 2008", "26 Aug 2008"),
    ("девятое сентября 2008 года", "9 Sep 2008"),
    ("двадцать шестого августа", "26 Aug, any year"),
    ("am achten August 2008", "8 Aug 2008"),
    ("le huit août 2008", "8 Aug 2008"),
    ("august", "1–31 Aug, any year"),
    ("q3 2008", "1 Jul – 30 Sep 2008"),
    ("2008q3", "1 Jul – 30 Sep 2008"),
    ("4 квартал 2008", "1 Oct – 31 Dec 2008"),
    ("III квартал 2008 года", "1 Jul – 30 Sep 2008"),
    ("3 кв. 2008", "1 Jul – 30 Sep 2008"),
    ("third quarter of 2008", "1 Jul – 30 Sep 2008"),
    ("2. Quartal 2008", "1 Apr – 30 Jun 2008"),
    ("H2 2008", "1 Jul – 31 Dec 2008"),
    ("first half of 2008", "1 Jan – 30 Jun 2008"),
    ("второе полугодие 2008", "1 Jul – 31 Dec 2008"),
    ("1990s", "1990–1999"),
    ("90s", "1990–1999"),
    ("the '90s", "1990–1999"),
    ("the nineties", "1990–1999"),
    ("1990-е", "1990–1999"),
    ("1990-е годы", "1990–1999"),
    ("90-х годов", "1990–1999"),
    ("199X", "1990–1999"),
    ("19XX", "1900–1999"),
    ("19th century", "1800–1899"),
    ("XIX век", "1800–1899"),
    ("XX в.", "1900–1999"),
    ("20. Jahrhundert", "1900–1999"),
    ("XIXe siècle", "1800–1899"),
    ("early 20th century", "1900–1933"),
    ("summer 2004", "1 Jun – 31 Aug 2004"),
    ("2004-22", "1 Jun – 31 Aug 2004"),
    ("winter 2004", "1 Dec 2004 – 28 Feb 2005"),
    ("winter 2007-2008", "1 Dec 2007 – 29 Feb 2008"),
    ("winter 2007/08", "1 Dec 2007 – 29 Feb 2008"),
    ("winter of 2008/09", "1 Dec 2008 – 28 Feb 2009"),
    ("зима 2008–2009", "1 Dec 2008 – 28 Feb 2009"),
    ("август 2008", "1–31 Aug 2008"),
    ("август 2008 года", "1–31 Aug 2008"),
    ("26 августа 2008 г.", "26 Aug 2008"),
    ("აგვისტო 2008", "1–31 Aug 2008"),
    ("2008 წლის 26 აგვისტო", "26 Aug 2008"),
    ("2008 წლის 26 აგვისტოს", "26 Aug 2008"),
    ("2008 August 26", "26 Aug 2008"),
    ("26. März 2008", "26 Mar 2008"),
    ("26 août 2008", "26 Aug 2008"),
    ("26 серпня 2008", "26 Aug 2008"),
    ("26 de agosto de 2008", "26 Aug 2008"),
    ("20080826", "26 Aug 2008"),
    ("2008 08 26", "26 Aug 2008"),
    ("2008-W35", "25–31 Aug 2008"),
    ("2008-W35-2", "26 Aug 2008"),
    ("2008-239", "26 Aug 2008"),
    ("week of 26 August 2008", "25–31 Aug 2008"),
    ("last week of august 2008", "25–31 Aug 2008"),
    ("26/VIII/2008", "26 Aug 2008"),
    ("26.VIII.2008", "26 Aug 2008"),
    ("26 AUG 08", "26 Aug 2008"),
    ("Tuesday 26 August 2008", "26 Aug 2008"),
    ("Tuesday, 26 August 2008", "26 Aug 2008"),
    ("2008-08-26T15:00", "26 Aug 2008"),
    ("26 August 2008, 15:00", "26 Aug 2008"),
    ("26 August 2008[1]", "26 Aug 2008"),
    ("12 August 2008[a][b]", "12 Aug 2008"),
    ("2008−08−26", "26 Aug 2008"),
    ("2008–08–26", "26 Aug 2008"),
    ("2008~", "2008"),
    ("le 8 août 2008", "8 Aug 2008"),
    ("am 8. August 2008", "8 Aug 2008"),
    ("2008-й", "2008"),
    ("2008-го года", "2008"),
    ("fl. 1850", "1850"),
    ("9999-24", "1–31 Dec 9999"),
    ("2008?", "2008"),
    ("~2008", "2008"),
    ("0988-07-15", "15 Jul 988"),
    ("0988", "988"),
    ("15 March 44 BC", "15 Mar 44 BC"),
    ("44 BC", "44 BC"),
    ("988 н. э.", "988"),
    ("44 до н. э.", "44 BC"),
    ("августе 2008", "1–31 Aug 2008"),
    ("ноя 2008", "1–30 Nov 2008"),
    ("აგვისტოში 2008", "1–31 Aug 2008"),
    ("იანვრის 2008", "1–31 Jan 2008"),
    ("летом 2008", "1 Jun – 31 Aug 2008"),
    ("29 feb", "29 Feb, any year"),
    ("feb", "1–29 Feb, any year"),
    ("feb 2009", "1–28 Feb 2009"),
    // In words.
    ("end of 2003", "1 Sep – 31 Dec 2003"),
    ("early 2009", "1 Jan – 30 Apr 2009"),
    ("beginning of 2009", "1 Jan – 30 Apr 2009"),
    ("mid-2008", "1 May – 31 Aug 2008"),
    ("early 1990s", "1990–1993"),
    ("mid 1990s", "1994–1996"),
    ("late 1990s", "1996–1999"),
    ("late august 2008", "21–31 Aug 2008"),
    ("конец 2003", "1 Sep – 31 Dec 2003"),
    ("Anfang 2009", "1 Jan – 30 Apr 2009"),
    ("fin août 2008", "21–31 Aug 2008"),
    ("about 1992", "1992"),
    ("circa 1992", "1992"),
    ("um 1992", "1992"),
    ("vers 1992", "1992"),
    ("около 1992 года", "1992"),
    ("today", "21 Nov 2026"),
    ("on this day", "21 Nov, any year"),
    ("last year", "2025"),
    ("в прошлом году", "2025"),
    ("letztes Jahr", "2025"),
    ("this month", "1–30 Nov 2026"),
    ("last week", "9–15 Nov 2026"),
    ("3 years ago", "2023"),
    ("2 месяца назад", "1–30 Sep 2026"),
    ("last 5 years", "21 Nov 2021 – 21 Nov 2026"),
    // Ranges.
    ("2008..2010", "2008–2010"),
    ("2008-08..2009-03", "1 Aug 2008 – 31 Mar 2009"),
    ("2024-2025", "2024–2025"),
    ("2024–2025", "2024–2025"),
    ("2008‒2010", "2008–2010"),
    ("2008―2010", "2008–2010"),
    ("2008 to 2010", "2008–2010"),
    ("from 2008 to 2010", "2008–2010"),
    ("between 2008 and 2010", "2008–2010"),
    ("с 2008 по 2010", "2008–2010"),
    ("2008–2010 гг.", "2008–2010"),
    ("von 2008 bis 2010", "2008–2010"),
    ("entre 2008 et 2010", "2008–2010"),
    ("1990–95", "1990–1995"),
    ("1990-95", "1990–1995"),
    ("1998–02", "1–28 Feb 1998 or 1998–2002"),
    ("2008–09", "1–30 Sep 2008 or 2008–2009"),
    ("2008-09", "1–30 Sep 2008"),
    ("7-12 august 2008", "7–12 Aug 2008"),
    ("from 7 to 12 august 2008", "7–12 Aug 2008"),
    ("from 7th to 12th august 2008", "7–12 Aug 2008"),
    ("с 7 по 12 августа 2008", "7–12 Aug 2008"),
    ("night of 7 to 8 august 2008", "7–8 Aug 2008"),
    ("ночь с 7 на 8 августа 2008", "7–8 Aug 2008"),
    ("aug 7–12, 2008", "7–12 Aug 2008"),
    ("aug 12-1", "12 Aug, any year"),
    ("7 august to 2 september 2008", "7 Aug – 2 Sep 2008"),
    ("28 december – 3 january 2009", "28 Dec 2008 – 3 Jan 2009"),
    ("aug – sep 2008", "1 Aug – 30 Sep 2008"),
    ("7–12.08.2008", "7–12 Aug 2008"),
    ("26.-27.08.2008", "26–27 Aug 2008"),
    ("26.–27.08.2008", "26–27 Aug 2008"),
    ("26-27.08.2008", "26–27 Aug 2008"),
    ("07.08-12.08.2008", "7–12 Aug 2008"),
    ("07.08.-12.08.2008", "7–12 Aug 2008"),
    ("2008-08-07/2008-08-12", "7–12 Aug 2008"),
    ("..2010", "until 2010"),
    ("../2008-11", "until 30 Nov 2008"),
    ("2008..", "since 2008"),
    ("2009-08/..", "since 1 Aug 2009"),
    ("before 2009", "until 2008"),
    ("pre-2009", "until 2008"),
    ("after 18 march 2015", "since 19 Mar 2015"),
    ("post-2008", "since 2009"),
    ("2008 onwards", "since 2008"),
    ("2008+", "since 2008"),
    ("from 2008 onwards", "since 2008"),
    ("2008 - present", "since 2008"),
    ("seit 2008", "since 2008"),
    ("avant 2008", "until 2007"),
    ("2008 წლიდან", "since 2008"),
    ("до 2009", "until 2008"),
    ("after the end of 2003", "since 2004"),
    // Slips and what is half typed.
    ("авуст 2008", "1–31 Aug 2008"),
    ("spetember 2008", "1–30 Sep 2008"),
    ("18 marhc 2015", "18 Mar 2015"),
    ("ocotber 2008", "1–31 Oct 2008"),
    ("26 авгус 2008", "26 Aug 2008"),
    ("2008-", "2008"),
    ("2008-0", "2008"),
    ("2008-08-", "1–31 Aug 2008"),
    ("2008-08-2", "2 Aug 2008"),
    ("26.08.", "26 Aug, any year"),
    ("26 aug 200", "26 Aug, any year"),
    ("26 aug 20", "26 Aug, any year"),
    ("march 2", "2 Mar, any year or 1–31 Mar, any year"),
    ("octo", "1–31 Oct, any year"),
    ("26 octo", "26 Oct, any year"),
];

#[test]
fn dates_are_read_as_days() {
    let mut wrong = Vec::new();
    for (text, words) in RANGES {
        let read = ranges(text, &search());
        if read != ((*words).to_owned(), text.len()) {
            wrong.push(format!("{text}: {read:?}, not {words} ({})", text.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reversed_range_is_refused() {
    for text in
        ["12–8 Aug 2008", "aug 12–8, 2008", "12–8.08.2008", "2010 to 2008", "aug 2008 – may 2008"]
    {
        assert_eq!(parse(text, &search()).unwrap_err().fault, DateError::Reversed, "{text}");
    }
}

const EDTF: &[(&str, &str)] = &[
    ("26.08.2008", "2008-08-26"),
    ("26.8.2008 г.", "2008-08-26"),
    ("26. 8. 2008", "2008-08-26"),
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
    ("in 2008", "2008"),
    ("44197", "2021-01-01"),
    ("10000", "not a date"),
    ("1850-00-00", "1850"),
    ("1850-08-00", "1850-08"),
    ("1990 (approx.)", "1990~"),
    ("1990 (ca.)", "1990~"),
    ("1917-10-25 (O.S.)", "1917-11-07"),
    ("13 February 1918 O.S.", "1918-02-26"),
    ("1 марта 1700 (ст. ст.)", "1700-03-12"),
    ("29 February 1900 (O.S.)", "1900-02-29 is not a valid date"),
    ("{2001-01-01,2002-01-01}", "2001-01-01/2002-01-01"),
    ("{2001-01-01}", "2001-01-01"),
    ("d. 1955", "1955"),
    ("–1995", "../1995"),
    ("born 1 May 1955", "1955-05-01"),
    ("fl. 1850", "1850~"),
    ("-199X", "-199X"),
    ("le 8 août 2008", "2008-08-08"),
    ("the year 2008", "2008"),
    ("988", "0988"),
    ("c. 1990", "1990~"),
    ("ca. Aug 2008", "2008-08~"),
    ("circa 1990", "1990~"),
    ("около 1990", "1990~"),
    ("1990?", "1990?"),
    ("c. 1990?", "1990%"),
    ("26 Aug 2008?", "2008-08-26?"),
    ("1990s", "199X"),
    ("the 1990s", "199X"),
    ("1990-е", "199X"),
    ("19th century", "18XX"),
    ("summer 2004", "2004-22"),
    ("winter 2004", "2004-24"),
    ("winter 2007/08", "2007-24"),
    ("mid-August 2008", "2008-08~"),
    ("end of August 2008", "2008-08~"),
    ("end of 2003", "2003~"),
    ("early 1990s", "199X~"),
    ("Q3 2008", "2008-07/2008-09"),
    ("2nd quarter 2010", "2010-04/2010-06"),
    ("first half of 2008", "2008-01/2008-06"),
    ("2008-08-26T15:40:00+04:00", "2008-08-26"),
    ("2008-08-26 15:40", "2008-08-26"),
    ("5/22/2008 12:00:00 AM", "2008-05-22"),
    ("22 May 2008, 14:30", "2008-05-22"),
    // Spans.
    ("7–12 August 2008", "2008-08-07/2008-08-12"),
    ("from 7 to 12 August 2008", "2008-08-07/2008-08-12"),
    ("7–12.08.2008", "2008-08-07/2008-08-12"),
    ("night of 7 to 8 August 2008", "2008-08-07/2008-08-08"),
    ("26 Aug – 3 Sep 2008", "2008-08-26/2008-09-03"),
    ("Aug–Sep 2008", "2008-08/2008-09"),
    ("1990–1995", "1990/1995"),
    ("1990–95", "1990/1995"),
    ("2008–09", "2008-09 or 2008/2009"),
    ("1990 to 1995", "1990/1995"),
    ("2008..2010", "2008/2010"),
    ("01.08.2008 - 26.08.2008", "2008-08-01/2008-08-26"),
    ("from 1990 to May 1995", "1990/1995-05"),
    ("between 1990 and 1995", "1990/1995"),
    ("since 24 May 2022", "2022-05-24/.."),
    ("2022–", "2022/.."),
    ("2022 - present", "2022/.."),
    ("until 1995", "../1995"),
    ("von 1990 bis 1995", "1990/1995"),
    ("de 1990 à 1995", "1990/1995"),
    ("von 1990", "1990"),
    ("de 1990", "1990"),
    ("до 1995", "/1994"),
    ("от 26 августа 2008", "2008-08-26"),
    // GEDCOM.
    ("26 AUG 2008", "2008-08-26"),
    ("ABT 1990", "1990~"),
    ("ABT AUG 2008", "2008-08~"),
    ("EST 1990", "1990~"),
    ("CAL 1990", "1990"),
    ("INT 1990", "1990"),
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
    // Readings and refusals.
    ("03/04/2008", "2008-04-03 or 2008-03-04"),
    ("13/13/2008", "no month has the number 13"),
    ("32/13/2008", "no month has the number 13"),
    ("31 June 2008", "2008-06-31 is not a valid date"),
    ("29.02.2009", "2009-02-29 is not a valid date"),
    ("00.08.2008", "2008-08-00 is not a valid date"),
    ("12 2008 13", "not a date"),
    ("soon", "not a date"),
    ("", "not a date"),
];

#[test]
fn dates_are_read_as_edtf() {
    let mut wrong = Vec::new();
    for (text, expected) in EDTF {
        let read = edtf(text, &import());
        if read != *expected {
            wrong.push(format!("{text}: {read}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_and_durations_are_counted() {
    assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
    assert_eq!(Day::new(2009, 2, 29), None);
    assert_eq!(Day::last_of_month(2008, 2), Day::new(2008, 2, 29));
    assert_eq!((Day::END.civil(), Day::END.plus(3)), (None, Day::END));
    assert_eq!(Day::new(-9999, 1, 1).and_then(Day::year), Some(-9999));
    for text in ["-9999-01-01", "-0043-03-15", "0000-12-31", "0014-08-19"] {
        assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
    }
    let today = Day::new(2026, 11, 30).unwrap();
    assert_eq!(one_day("44 BC", today), Ok(Day::new(-43, 12, 31).unwrap()));
    for text in ["0 BC", "0 AD"] {
        assert!(one_day(text, today).is_err(), "{text}");
    }
    let date = |text: &str| text.parse::<Date>().unwrap();
    for (one, other, least, most, words) in [
        ("2008-09-17", "2009-01-20", 125, 125, "4 months 3 days"),
        ("2009-01-20", "2008-09-17", 125, 125, "4 months 3 days"),
        ("2008-02-29", "2009-02-28", 365, 365, "11 months 30 days"),
        ("2008-09-17", "2008-09-17", 0, 0, "the same day"),
        ("2008-08", "2008-09-17", 17, 47, "1 month 16 days"),
    ] {
        let (shortest, longest) = apart(&date(one), &date(other)).unwrap();
        assert_eq!((shortest.days, longest.days), (least, most), "{one}, {other}");
        assert_eq!(longest.calendar_words(), words, "{one}, {other}");
    }
    assert!(apart(&date("2022-05-24/.."), &date("2008")).is_none());
}

#[test]
fn dates_read_as_a_person_says_them() {
    for (text, words, within_year) in [
        ("2008-09-17", "17 September 2008", "17 Sep"),
        ("2008-09", "September 2008", "Sep"),
        ("2008", "2008", ""),
        ("2004-22", "summer 2004", "summer"),
        ("199X", "1990s", ""),
        ("19XX", "1900–1999", ""),
        ("1992~", "about 1992", ""),
        ("2003-12?", "December 2003 (uncertain)", "Dec"),
        ("2008-08-07/2008-08-12", "7–12 August 2008", "7 Aug"),
        ("2008-08-07/2008-09-02", "7 August – 2 September 2008", "7 Aug"),
        ("2011-04/2011-05", "April – May 2011", "Apr"),
        ("2011-11/2012-05", "November 2011 – May 2012", "Nov"),
        ("2022-05-24/..", "since 24 May 2022", "24 May"),
        ("../2008-10-10", "by 10 October 2008", "10 Oct"),
        ("2007-05/", "from May 2007, end unknown", "May"),
        ("-0043", "44 BC", ""),
    ] {
        let date: Date = text.parse().unwrap();
        assert_eq!((date.words().as_str(), date.within_year().as_str()), (words, within_year));
    }
}

#[test]
fn dates_are_written_as_one_likes() {
    for (text, style, words, within_year) in [
        ("2008-08-26", DateStyle::Iso, "2008-08-26", "08-26"),
        ("2008-08~", DateStyle::Iso, "about 2008-08", "08"),
        ("1990-21", DateStyle::Iso, "spring 1990", "spring"),
        ("2008-08-07/2008-08-12", DateStyle::Iso, "2008-08-07 – 2008-08-12", "08-07"),
        ("2008-08-26", DateStyle::MonthDay, "August 26, 2008", "Aug 26"),
    ] {
        let date: Date = text.parse().unwrap();
        assert_eq!((&*date.words_in(style), &*date.within_year_in(style)), (words, within_year));
    }
}

#[test]
fn a_question_about_one_day_has_one_answer() {
    let today = Day::new(2026, 11, 21).unwrap();
    for (text, year, month, day) in [
        ("2008-08-26", 2008, 8, 26),
        ("26 августа 2008", 2008, 8, 26),
        ("aug 2008", 2008, 8, 31),
        ("2008", 2008, 12, 31),
        ("today", 2026, 11, 21),
        ("in 2008", 2008, 12, 31),
        ("0988-07-15", 988, 7, 15),
        ("-0043-03-15", -43, 3, 15),
        ("end of 2003", 2003, 12, 31),
    ] {
        assert_eq!(one_day(text, today), Ok(Day::new(year, month, day).unwrap()), "{text}");
    }
    for text in ["", "treaty", "26 aug", "8/9/2008", "2008 2009"] {
        assert!(one_day(text, today).is_err(), "{text}");
    }
    assert_eq!(one_day("2008-13", today), Err("no month has the number 13".to_owned()));
}

#[test]
fn ordinary_text_is_not_a_date() {
    for text in [
        "3700",
        "2.8",
        "medvedev",
        "",
        "-",
        "5",
        "1",
        "99999",
        "before",
        "end of",
        "988",
        "ju",
        "match 2",
        "marsh 2008",
        "decembrist 2008",
        "карта 2008",
        "market",
        "мария",
        "ма",
        "2.8 million",
        "mars",
        "ago",
        "h1",
        "w3",
    ] {
        assert_eq!(ranges(text, &search()).0, "not a date", "{text}");
    }
}

#[test]
fn the_order_of_day_and_month_decides() {
    let read = |text, order| edtf(text, &ParseOptions { day_order: Some(order), ..import() });
    assert_eq!(read("03/04/2008", DayOrder::DayFirst), "2008-04-03");
    assert_eq!(read("03/04/2008", DayOrder::MonthFirst), "2008-03-04");
    assert_eq!(read("13/04/2008", DayOrder::MonthFirst), "no month has the number 13");
}

#[test]
fn what_the_words_say_besides_is_noted() {
    let notes = |text| parse(text, &import()).unwrap().notes;
    assert_eq!(notes("CAL 1990").qualifier, Some(Qualifier::Computed));
    assert_eq!(notes("INT 1990").qualifier, Some(Qualifier::Inferred));
    assert!(notes("ABT 1990").has_wording && notes("between 1990 and 1995").has_wording);
    assert!(!notes("26 AUG 2008").has_wording && !notes("1990?").has_wording);
    assert!(notes("26.08.08").is_short_year && notes("26 AUG 08").is_short_year);
    assert!(notes("26 spetember 2008").has_wording);
    let is_word = |text| parse(text, &search()).unwrap().notes.is_word;
    assert!(is_word("may") && !is_word("august") && !is_word("марта"));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        for options in [search(), import()] {
            if let Ok(parsed) = parse(&text, &options) {
                prop_assert!(parsed.len > 0 && text.get(..parsed.len).is_some());
            }
        }
    }

    #[test]
    fn no_words_of_dates_panic(words in prop::collection::vec(
        prop::sample::select(vec![
            "abt", "bet", "and", "from", "to", "int", "(", ")", "aug", "26", "2008", "99", "..",
            "-", "/", ".", "'s", "s", "?", "~", "mid", "summer", "th", "до", "1990s", "é", "half",
            "week", "last", "3", "w", "q", "years", "ago", "bc", ":", "9999", "2199", "0000",
        ]), 0..8), glue in "[ ]?") {
        for options in [search(), import()] {
            if let Ok(parsed) = parse(&words.join(&glue), &options) {
                for expr in parsed.alternatives {
                    let (range, edtf) = (expr.to_range(), expr.to_edtf());
                    if let (Some(DateRange::Days(first, last)), Ok(date), DateExpr::Point(point)) = (range, edtf, expr)
                        && (point.part.is_none() || !point.approximate)
                    {
                        // A filter never asks for more days than the record that it would make.
                        prop_assert!(date.earliest() <= first && last <= date.latest(), "{date}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_day_reads_back_in_every_form(year in 1000_i16..=2199, month in 1_i8..=12, day in 1_i8..=28) {
        let wanted = Date::of_day(Day::new(year, month, day).unwrap());
        let name = chancery::date::month(month);
        for text in [
            format!("{day}.{month}.{year}"),
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{year}/{month}/{day}"),
            format!("{year}{month:02}{day:02}"),
            wanted.words(),
        ] {
            for options in [search(), import()] {
                prop_assert_eq!(&edtf(&text, &options), wanted.as_str(), "{}", text);
            }
        }
    }
}
