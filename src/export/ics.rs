//! A calendar (RFC 5545): one all-day entry for each happening. A calendar knows days alone: what
//! is known to the month or the year stands on all days that it can mean, and says so.

use super::{escape, selection::Selection, summary::Summary};
use crate::date::{Date, Day};
use std::fmt::{self, Write};

/// How many octets a line may have, its end left out.
const OCTETS: usize = 75;

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    line(out, "BEGIN:VCALENDAR")?;
    line(out, "VERSION:2.0")?;
    line(out, "PRODID:-//chancery//dossier//EN")?;
    line(out, "CALSCALE:GREGORIAN")?;
    line(out, &format!("X-WR-CALNAME:{}", escape::calendar(&selection.title())))?;
    let dossier = selection.dossier();
    for id in selection.timeline() {
        let item = Summary::of(dossier, id);
        if let Some((date, first, last)) = item.date.and_then(days) {
            event(selection, &item, date, (first, last), out)?;
        }
    }
    line(out, "END:VCALENDAR")
}

/// The days that the date can mean, as far as a calendar can say them: a date with an open end
/// stands at the other one.
fn days(date: &Date) -> Option<(&Date, Day, Day)> {
    let known = |day: Day| day.year().is_some_and(|year| (1..=9998).contains(&year));
    let (first, last) = match (date.earliest(), date.latest()) {
        (Day::BEGINNING, Day::END) => return None,
        (Day::BEGINNING, last) => (last, last),
        (first, Day::END) => (first, first),
        both => both,
    };
    (known(first) && known(last)).then_some((date, first, last))
}

fn event(
    selection: &Selection<'_>,
    item: &Summary<'_>,
    date: &Date,
    (first, last): (Day, Day),
    out: &mut dyn Write,
) -> fmt::Result {
    let exact = date.exact_day().is_some() && !date.is_qualified();
    let title =
        if exact { item.title.clone() } else { format!("{} ({})", item.title, date.words()) };
    let mut text = vec![item.text.clone()];
    if !exact {
        text.push(format!("Date as known: {} (EDTF {date})", date.words()));
    }
    text.push(item.marks.join("; "));
    let sources = item.sources(selection.dossier());
    text.push(if sources.is_empty() { sources } else { format!("Sources: {sources}") });
    text.retain(|part| !part.is_empty());
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@{}.chancery", item.slug, selection.id()))?;
    line(out, &format!("DTSTAMP:{}T000000Z", basic(selection.today)))?;
    line(out, &format!("DTSTART;VALUE=DATE:{}", basic(first)))?;
    line(out, &format!("DTEND;VALUE=DATE:{}", basic(last.plus(1))))?;
    line(out, &format!("SUMMARY:{}", escape::calendar(&title)))?;
    line(out, &format!("DESCRIPTION:{}", escape::calendar(&text.join("\n"))))?;
    line(out, &format!("CATEGORIES:{}", escape::calendar(item.group)))?;
    line(out, "TRANSP:TRANSPARENT")?;
    line(out, "END:VEVENT")
}

/// The day as calendars write it.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// One line, folded where it is too long; never inside a character.
fn line(out: &mut dyn Write, text: &str) -> fmt::Result {
    let mut used = 0;
    for letter in text.chars() {
        let size = letter.len_utf8();
        if used + size > OCTETS {
            out.write_str("\r\n ")?;
            used = 1;
        }
        out.write_char(letter)?;
        used += size;
    }
    out.write_str("\r\n")
}
