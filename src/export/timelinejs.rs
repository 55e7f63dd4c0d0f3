//! TimelineJS: dates in parts or as text, and as EDTF, from which an import restores them.

use super::{dates::ends, escape, json, selection::Selection, summary};
use crate::{
    date::{Calendar, Date, Shape, parts},
    dossier::{Dossier, EntryId},
};
use serde_json::{Value, json};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let dossier = selection.dossier;
    let entries = selection.timeline().into_iter();
    let events: Vec<Value> = entries.filter_map(|id| event(dossier, id)).collect();
    let summary = selection.metadata().summary.as_deref().unwrap_or_default();
    let value = json!({
        "title": {"text": {
            "headline": escape::xml(&selection.title()),
            "text": paragraph("", summary) + &paragraph("origin", &selection.origin("version")),
        }},
        "events": events,
    });
    out.write_str(&json::pretty(&value)?)
}

fn event(dossier: &Dossier, id: EntryId) -> Option<Value> {
    let date = dossier.date(id)?;
    let (start, end) = bounds(date);
    let marks = summary::caveats(dossier, id).join("; ");
    let text = paragraph("", &summary::text(dossier, id)) + &paragraph("marks", &marks);
    let mut event = json!({
        "start_date": start?,
        "display_date": escape::xml(&date.words()),
        "text": {
            "headline": escape::xml(&dossier.title(id)),
            "text": text + &paragraph("sources", &summary::sources(dossier, id)),
        },
        "group": summary::group(dossier, id),
        "unique_id": dossier.slug(id),
        "edtf": date.as_str(),
    });
    if let Some(end) = end {
        event["end_date"] = end;
    }
    Some(event)
}

fn paragraph(class: &str, text: &str) -> String {
    match (class, text) {
        (_, "") => String::new(),
        ("", text) => format!("<p>{}</p>", escape::xml(text)),
        (class, text) => format!("<p class=\"{class}\">{}</p>", escape::xml(text)),
    }
}

/// TimelineJS requires a start date; a date with an open start uses its end.
fn bounds(date: &Date) -> (Option<Value>, Option<Value>) {
    let end = match (ends(date), date.shape()) {
        ((Some(_), Some(to)), _) => Some(last_of(to.value).unwrap_or(to.value)),
        (_, Shape::Point(point)) => last_of(point.value),
        _ => None,
    };
    let (from, to) = ends(date);
    (from.or(to).map(|point| stamp(point.value)), end.map(stamp))
}

/// The last year of a decade or a century, the last month of a season.
fn last_of(value: Calendar) -> Option<Calendar> {
    Some(match value {
        Calendar::Century(year) => Calendar::Year(year.saturating_add(99)),
        Calendar::Decade(year) => Calendar::Year(year.saturating_add(9)),
        // Winter ends in the next year.
        Calendar::Season(year, 24) => Calendar::Month(year.map(|year| year.saturating_add(1)), 2),
        Calendar::Season(year, season) => Calendar::Month(year, (season - 20) * 3 + 2),
        _ => return None,
    })
}

fn stamp(value: Calendar) -> Value {
    let (year, month, day) = match value {
        Calendar::Day(day) => parts(day).unwrap_or_default(),
        Calendar::Month(Some(year), month) => (year, month, 0),
        Calendar::Season(Some(year), season) => (year, (season - 20) * 3, 0),
        other => (other.year().unwrap_or_default(), 0, 0),
    };
    let mut date = json!({"year": year});
    for (name, number) in [("month", month), ("day", day)] {
        if number > 0 {
            date[name] = json!(number);
        }
    }
    date
}
