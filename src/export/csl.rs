//! CSL-JSON: sources for Zotero and citation processors.

use super::{
    json,
    reference::{Published, Reference},
    selection::Selection,
};
use crate::dossier::record::Source;
use serde_json::{Map, Value, json};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let items: Vec<Value> = selection.sources().into_iter().map(|it| item(it, "")).collect();
    out.write_str(&json::pretty(&items)?)
}

pub(super) fn item(source: &Source, added: &str) -> Value {
    let it = Reference::of(source);
    let mut fields = Map::new();
    let authors = it.authors.iter().map(|name| {
        if name.given.is_empty() {
            json!({"literal": name.family})
        } else {
            json!({"family": name.family, "given": name.given})
        }
    });
    let note = [source.note.as_deref().unwrap_or_default(), added].join(" ");
    for (name, value) in [
        ("id", json!(source.id)),
        ("type", json!(it.form().csl)),
        ("title", json!(it.title)),
        ("author", authors.collect()),
        ("container-title", json!(it.container)),
        ("publisher", json!(it.publisher)),
        ("issued", it.issued.map_or(Value::Null, date)),
        ("accessed", it.accessed.map_or(Value::Null, date)),
        ("URL", json!(it.url)),
        ("language", json!(it.language)),
        ("note", json!(note.trim())),
    ] {
        if !matches!(&value, Value::Null) && value != json!([]) && value != json!("") {
            fields.insert(name.to_owned(), value);
        }
    }
    Value::Object(fields)
}

/// The parts of a date, with `circa` if it is uncertain or open.
fn date(date: Published) -> Value {
    let parts = |(year, month, day): (i16, i8, i8)| {
        // CSL has no year 0: the year before 1 is -1.
        let year = if year > 0 { year } else { year - 1 };
        let known = usize::from(month > 0) + usize::from(day > 0);
        [year, i16::from(month), i16::from(day)].into_iter().take(1 + known).collect::<Vec<_>>()
    };
    let mut points: Vec<_> = [Some(date.from), date.to].into_iter().flatten().map(parts).collect();
    // citeproc refuses a range whose ends differ in precision.
    let least = points.iter().map(Vec::len).min().unwrap_or_default();
    points.iter_mut().for_each(|point| point.truncate(least));
    let mut value = json!({"date-parts": points});
    if let Some(season) = date.season {
        value["season"] = json!(season);
    }
    if date.is_circa {
        value["circa"] = json!(true);
    }
    value
}
