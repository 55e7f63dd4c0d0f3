//! CSL-JSON: sources for Zotero and citation processors.

use super::{bibliography::points, json, selection::Selection};
use crate::{
    date::{Date, Precision},
    dossier::record::Source,
};
use serde_json::{Map, Value, json};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let items: Vec<Value> = selection.sources().into_iter().map(item).collect();
    out.write_str(&json::pretty(&items)?)
}

/// A source.
pub(super) fn item(source: &Source) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("id", json!(source.id));
    put("type", json!(source.kind.name()));
    put("title", json!(source.title));
    if !source.author.is_empty() {
        let authors: Vec<Value> =
            source.author.iter().map(|author| json!({"literal": author.literal})).collect();
        put("author", json!(authors));
    }
    for (name, value) in [
        ("publisher", &source.publisher),
        ("container-title", &source.container),
        ("URL", &source.url),
        ("language", &source.language),
        ("note", &source.note),
    ] {
        if let Some(value) = value {
            put(name, json!(value));
        }
    }
    for (name, value) in [("issued", &source.issued), ("accessed", &source.retrieved)] {
        if let Some(value) = value {
            put(name, date(value));
        }
    }
    Value::Object(fields)
}

/// The date in parts, or in words where parts would be too exact.
fn date(date: &Date) -> Value {
    let Some(points) = points(date) else { return json!({"literal": date.words()}) };
    let season = points.iter().any(|point| point.precision == Precision::Season);
    if season && points.len() > 1 {
        return json!({"literal": date.words()});
    }
    let mut value = Map::new();
    let parts: Vec<Vec<i16>> = points
        .iter()
        .map(|point| {
            let month = i16::from(point.month);
            let parts = [point.year, if season { 0 } else { month }, i16::from(point.day)];
            parts
                .into_iter()
                .enumerate()
                .take_while(|(at, part)| *at == 0 || *part > 0)
                .map(|(_, part)| part)
                .collect()
        })
        .collect();
    value.insert("date-parts".to_owned(), json!(parts));
    if let Some(point) = points.first().filter(|_| season) {
        value.insert("season".to_owned(), json!(point.month - 20));
    }
    if date.is_qualified() {
        value.insert("circa".to_owned(), json!(true));
    }
    Value::Object(value)
}
