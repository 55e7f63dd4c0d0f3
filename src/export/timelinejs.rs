//! TimelineJS: dates in parts or as a text, with the EDTF text, from which an import restores them.

use super::{dates::ends, escape, json, selection::Selection, summary};
use crate::{
    date::{Date, EdtfPoint, Precision, Shape},
    dossier::{Dossier, EntryId},
};
use serde_json::{Value, json};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let dossier = selection.dossier();
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

/// TimelineJS requires a start: an open one is at the end.
fn bounds(date: &Date) -> (Option<Value>, Option<Value>) {
    let end = match (ends(date), date.shape()) {
        ((Some(_), Some(to)), _) => Some(last_of(to).unwrap_or(to)),
        (_, Shape::Point(point)) => last_of(point),
        _ => None,
    };
    let (from, to) = ends(date);
    (from.or(to).map(stamp), end.map(stamp))
}

/// The last year of a decade or a century, the last month of a season.
fn last_of(point: EdtfPoint) -> Option<EdtfPoint> {
    let (precision, years, month) = match (point.precision, point.month) {
        (Precision::Century, _) => (Precision::Year, 99, 0),
        (Precision::Decade, _) => (Precision::Year, 9, 0),
        // Winter ends in the next year.
        (Precision::Season, 24) => (Precision::Month, 1, 2),
        (Precision::Season, season) => (Precision::Month, 0, (season - 20) * 3 + 2),
        _ => return None,
    };
    Some(EdtfPoint { precision, year: point.year.saturating_add(years), month, ..point })
}

fn stamp(point: EdtfPoint) -> Value {
    let month = match (point.precision, point.month) {
        (Precision::Season, 24) => 12,
        (Precision::Season, season) => (season - 20) * 3,
        (_, month) => month,
    };
    let mut date = json!({"year": point.year});
    for (name, number) in [("month", month), ("day", point.day)] {
        if number > 0 {
            date[name] = json!(number);
        }
    }
    date
}
