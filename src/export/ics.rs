//! iCalendar (RFC 5545): all-day events. An inexact date is on its first day, as its text explains.

use super::{
    dates::known_days,
    escape::{self, link},
    selection::Selection,
    summary,
};
use crate::{
    article::kind_label,
    date::{Bound, Calendar, Date, DatePoint, Day, Shape},
    dossier::{EntryId, Record},
};
use std::fmt::{self, Write};

/// The most octets of a line, without its end.
const MAX_OCTETS: usize = 75;

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    line(out, "BEGIN:VCALENDAR")?;
    line(out, "VERSION:2.0")?;
    line(out, "PRODID:-//chancery//dossier//EN")?;
    line(out, "CALSCALE:GREGORIAN")?;
    line(out, &format!("X-WR-CALNAME:{}", escape::calendar(&selection.title())))?;
    let dossier = selection.dossier;
    for id in selection.timeline() {
        if let Some((date, first, last)) = dossier.date(id).and_then(days) {
            event(selection, id, date, (first, last), out)?;
        }
    }
    line(out, "END:VCALENDAR")
}

/// The number of dated entries without a day that a calendar accepts.
pub(super) fn num_omitted(selection: &Selection<'_>) -> usize {
    let dossier = selection.dossier;
    let is_omitted = |id: &EntryId| dossier.date(*id).and_then(days).is_none();
    selection.timeline().iter().filter(|id| is_omitted(id)).count()
}

/// The longest interval, in days, that becomes one event.
const MAX_DAYS: i32 = 31;

/// The range of possible days, if a calendar accepts it.
fn days(date: &Date) -> Option<(&Date, Day, Day)> {
    let known = |day: Day| day.year().is_some_and(|year| (1..=9998).contains(&year));
    let (first, last) = known_days(date)?;
    (known(first) && known(last)).then_some((date, first, last))
}

/// Whether the date is a period from one known day to another.
fn is_span(date: &Date) -> bool {
    let is_day = |bound| matches!(bound, Bound::At(DatePoint { value: Calendar::Day(_), .. }));
    matches!(date.shape(), Shape::Interval(from, to) if is_day(from) && is_day(to))
        && !date.is_qualified()
}

fn event(
    selection: &Selection<'_>,
    id: EntryId,
    date: &Date,
    (first, last): (Day, Day),
    out: &mut dyn Write,
) -> fmt::Result {
    let dossier = selection.dossier;
    let exact = date.exact_day().is_some() && !date.is_qualified();
    let is_point = matches!(date.shape(), Shape::Point(point) if !point.approximate);
    let about = if is_point { "about " } else { "" };
    let mut title = dossier.title(id).into_owned();
    if !exact {
        title.push_str(&format!(" ({about}{})", date.words()));
    }
    let end = if is_span(date) && last.0 - first.0 < MAX_DAYS { last } else { first };
    let mut text = vec![summary::text(dossier, id)];
    if !exact {
        text.push(format!("Date as known: {} (EDTF {date})", date.words()));
    }
    text.extend(dossier.end(id).map(|end| format!("Until {}", end.words())));
    text.push(summary::caveats(dossier, id).join("; "));
    text.push(summary::sources(dossier, id));
    text.retain(|part| !part.is_empty());
    line(out, "BEGIN:VEVENT")?;
    line(out, &format!("UID:{}@{}.chancery", dossier.slug(id), selection.id()))?;
    line(out, &format!("DTSTAMP:{}T000000Z", basic(selection.today)))?;
    line(out, &format!("DTSTART;VALUE=DATE:{}", basic(first)))?;
    line(out, &format!("DTEND;VALUE=DATE:{}", basic(end.plus(1))))?;
    line(out, &format!("SUMMARY:{}", escape::calendar(&title)))?;
    line(out, &format!("DESCRIPTION:{}", escape::calendar(&text.join("\n"))))?;
    let (group, kind) = (summary::group(dossier, id), kind_label(dossier, id));
    line(out, &format!("CATEGORIES:{group},{}", escape::calendar(&kind)))?;
    let places = summary::places(dossier, id).iter();
    let places: Vec<&Record> =
        places.filter_map(|it| Some(dossier.record(dossier.find(it)?))).collect();
    if !places.is_empty() {
        let names = places.iter().map(|place| place.title()).collect::<Vec<_>>().join("; ");
        line(out, &format!("LOCATION:{}", escape::calendar(&names)))?;
    }
    let point = |place: &&Record| match place {
        Record::Place(place) => place.lat.zip(place.lon),
        _ => None,
    };
    if let Some((lat, lon)) = places.iter().find_map(point) {
        line(out, &format!("GEO:{lat};{lon}"))?;
    }
    let address = |slug| dossier.source(slug)?.url.as_deref().and_then(link);
    if let Some(address) = dossier.citations(id).iter().find_map(|cite| address(&cite.source)) {
        line(out, &format!("URL:{address}"))?;
    }
    line(out, "TRANSP:TRANSPARENT")?;
    line(out, "END:VEVENT")
}

/// The day in the basic format: 20080826.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// Writes a line, folded between characters.
fn line(out: &mut dyn Write, text: &str) -> fmt::Result {
    let mut used = 0;
    for letter in text.chars() {
        let size = letter.len_utf8();
        if used + size > MAX_OCTETS {
            out.write_str("\r\n ")?;
            used = 1;
        }
        out.write_char(letter)?;
        used += size;
    }
    out.write_str("\r\n")
}
