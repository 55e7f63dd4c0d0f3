//! TimelineJS: dates in parts or as text, and as EDTF, from which an import restores them.

use super::{dates::ends, escape, json, selection::Selection, summary};
use crate::{
    date::{Calendar, Date, Shape},
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
    let (start, last) = bounds(date);
    let end = dossier.end(id).and_then(|end| bounds(end).1.or(bounds(end).0)).or(last);
    let marks = summary::caveats(dossier, id).join("; ");
    let text = paragraph("", &summary::text(dossier, id)) + &paragraph("marks", &marks);
    let mut event = json!({
        "start_date": start?,
        "display_date": escape::xml(&dossier.date_words(id)),
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
    let (from, to) = ends(date);
    let first = from.or(to).map(|point| point.value.ends().0);
    let last = match date.shape() {
        Shape::Point(point) => Some(point.value.ends().1).filter(|last| Some(*last) != first),
        _ => from.and(to).map(|point| point.value.ends().1),
    };
    (first.map(stamp), last.map(stamp))
}

fn stamp(value: Calendar) -> Value {
    let (year, month, day) = value.parts();
    let mut date = json!({"year": year});
    for (name, number) in [("month", month), ("day", day)] {
        if number > 0 {
            date[name] = json!(number);
        }
    }
    date
}
