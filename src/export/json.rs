//! The program's own file format: an export opens again as the same records.

use super::{escape, selection::Selection};
use crate::{
    dossier::Dossier,
    file_format::{to_json, to_jsonl},
};
use serde::Serialize;
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str(&escape::json(&to_json(&closed(selection)).map_err(|_| fmt::Error)?))
}

pub(super) fn write_lines(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str(&escape::json(&to_jsonl(&closed(selection)).map_err(|_| fmt::Error)?))
}

fn closed(selection: &Selection<'_>) -> Dossier {
    let records = selection.closed().into_owned();
    Dossier::new(selection.closed_metadata(&records), records)
}

/// A value as indented JSON with invisible characters escaped.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, fmt::Error> {
    let text = serde_json::to_string_pretty(value).map_err(|_| fmt::Error)?;
    Ok(escape::json(&text) + "\n")
}
