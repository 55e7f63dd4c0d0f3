//! How marks are written down: JSON that a person can read, with its version. Fields that this
//! version does not know are kept as they are.

use crate::{
    app::{Annotation, Annotations},
    date::Day,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The version of the form.
const VERSION: u64 = 1;

/// What stands in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct AnnotationsFile {
    pub(super) own: Annotations,
    /// What this version does not know.
    rest: Map<String, Value>,
}

/// Why it cannot be read.
pub(super) enum FormatError {
    Damaged(String),
    Newer,
}

#[derive(Serialize, Deserialize)]
struct AnnotationsForm {
    version: u64,
    #[serde(default)]
    records: BTreeMap<String, AnnotationForm>,
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    searches: BTreeMap<String, String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct AnnotationForm {
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bookmarked: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

/// Reads what stands in the file.
pub(super) fn read(bytes: &[u8]) -> Result<AnnotationsFile, FormatError> {
    let damaged = |error: serde_json::Error| FormatError::Damaged(error.to_string());
    // The version first: of a later one nothing else need fit.
    if serde_json::from_slice::<Versioned>(bytes).map_err(damaged)?.version > VERSION {
        return Err(FormatError::Newer);
    }
    let form: AnnotationsForm = serde_json::from_slice(bytes).map_err(damaged)?;
    let mut records = BTreeMap::new();
    for (id, record) in form.records {
        let bookmarked = match &record.bookmarked {
            Some(text) => Some(
                day(text).ok_or_else(|| FormatError::Damaged(format!("\"{text}\" is no day")))?,
            ),
            None => None,
        };
        records.insert(id, Annotation { title: record.title, bookmarked, note: record.note });
    }
    let own = Annotations { records, lists: form.lists, searches: form.searches };
    Ok(AnnotationsFile { own, rest: form.rest })
}

/// Writes them down.
pub(super) fn text(marks: &AnnotationsFile) -> Result<String, serde_json::Error> {
    let own = &marks.own;
    let record = |(id, kept): (&String, &Annotation)| {
        let bookmarked = kept.bookmarked.map(|day| day.to_string());
        let record =
            AnnotationForm { title: kept.title.clone(), bookmarked, note: kept.note.clone() };
        (id.clone(), record)
    };
    let form = AnnotationsForm {
        version: VERSION,
        records: own.records.iter().map(record).collect(),
        lists: own.lists.clone(),
        searches: own.searches.clone(),
        rest: marks.rest.clone(),
    };
    Ok(serde_json::to_string_pretty(&form)? + "\n")
}

/// A day as it is written down.
pub(super) fn day(text: &str) -> Option<Day> {
    let date: crate::date::Date = text.parse().ok()?;
    date.exact_day()
}
