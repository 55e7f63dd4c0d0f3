//! Wikidata query results: both JSON forms of its query service, with head and bindings and as a
//! plain list. A variable and its label are one column.

use super::{
    json_rows::{member, plain, root, row as object},
    table::{Cell, Row, Table},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    file_format::json_span,
};
use serde_json::value::RawValue;
use std::collections::HashMap;

const ENTITY: &str = "wikidata.org/entity/";

/// The value of a variable.
struct Binding<'a> {
    text: String,
    value: &'a RawValue,
}

/// Reads query results.
pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let Some(root) = root(text, &mut table) else { return table };
    let results = member(root, "results").and_then(|results| member(results, "bindings"));
    let order: Vec<String> = member(root, "head")
        .and_then(|head| member(head, "vars"))
        .map(|vars| json_span::elements(vars).into_iter().filter_map(json_span::string).collect())
        .unwrap_or_default();
    for value in json_span::elements(results.unwrap_or(root)) {
        let Some(row) = object(text, value, &mut table) else { continue };
        let row = results_row(text, value, &order, row, &mut table);
        table.rows.push(row);
    }
    if table.columns.is_empty() && table.diagnostics.is_empty() {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "no query results in this file");
        table.diagnostics.push(diagnostic.help("save the results with Download, JSON file"));
    }
    table
}

fn results_row(
    text: &str,
    value: &RawValue,
    order: &[String],
    mut row: Row,
    table: &mut Table,
) -> Row {
    let mut names: Vec<String> = order.to_vec();
    let mut bindings: HashMap<String, Binding<'_>> = HashMap::new();
    for (key, value) in json_span::members(value) {
        let name = json_span::string(key).unwrap_or_default();
        let inner = member(value, "value").unwrap_or(value);
        // A blank node means an unknown value.
        let text = Some(plain(inner)).filter(|text| !text.contains("/.well-known/genid/"));
        if !names.contains(&name) {
            names.push(name.clone());
        }
        bindings.insert(name, Binding { text: text.unwrap_or_default(), value: inner });
    }
    for name in &names {
        let Some(binding) = bindings.get(name) else { continue };
        let base =
            ["Label", "Precision", "_precision"].iter().find_map(|end| name.strip_suffix(end));
        let is_alias = name.ends_with("AltLabel");
        if let Some(base) = base.filter(|_| !is_alias)
            && bindings.contains_key(base)
        {
            continue;
        }
        let shown = if is_alias { name } else { name.strip_suffix("Label").unwrap_or(name) };
        let span = json_span::span(text, binding.value);
        let mut cell = Cell::new(binding.text.clone(), span.clone());
        if let Some((_, entity)) = binding.text.split_once(ENTITY) {
            let label = bindings.get(&format!("{name}Label"));
            let label = label.map(|label| label.text.clone()).filter(|label| !label.is_empty());
            cell.text = label.unwrap_or_else(|| entity.to_owned());
            cell.entity = Some(entity.to_owned());
            if row.locator.is_none() {
                row.locator = Some(format!("{entity}, https://www.wikidata.org/wiki/{entity}"));
            }
        } else if is_alias {
            cell.text = binding.text.replace(", ", "; ");
        } else if let Some(day) = day(&binding.text) {
            let precision = ["Precision", "_precision"]
                .iter()
                .find_map(|end| bindings.get(&format!("{name}{end}")))
                .and_then(|precision| precision.text.parse::<u8>().ok());
            (cell.text, cell.note) = date(day, precision);
        }
        let column = table.column(shown, &span);
        row.put(column, cell);
    }
    row
}

/// The day of a Wikidata time: `2008-08-26T00:00:00Z`.
fn day(text: &str) -> Option<&str> {
    let day = text.trim_start_matches('+').strip_suffix("T00:00:00Z")?;
    let digits = day.strip_prefix('-').unwrap_or(day);
    let is_day = digits.len() == 10
        && digits.bytes().enumerate().all(|(at, byte)| {
            if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
        });
    is_day.then_some(day)
}

/// The date with the precision of Wikidata. Without a precision, the first day of a year or month
/// may mean all of it, and is read so.
fn date(day: &str, precision: Option<u8>) -> (String, Option<String>) {
    let cut = |letters: usize| {
        let sign = usize::from(day.starts_with('-'));
        day.get(..sign + letters).unwrap_or(day).to_owned()
    };
    let doubt = || Some(format!("Wikidata gives {day}; the query has no precision"));
    match precision {
        Some(11..) => (day.to_owned(), None),
        Some(10) => (cut(7), None),
        Some(9) => (cut(4), None),
        Some(8) => (cut(3) + "X", None),
        Some(7) => (cut(2) + "XX", None),
        Some(_) => (day.to_owned(), Some("approximate in Wikidata".to_owned())),
        None if day.ends_with("-01-01") || day.ends_with("-00-00") => (cut(4), doubt()),
        None if day.ends_with("-01") || day.ends_with("-00") => (cut(7), doubt()),
        None => (day.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for (text, precision, read, doubts) in [
            ("2008-08-26T00:00:00Z", None, "2008-08-26", false),
            ("2008-01-01T00:00:00Z", None, "2008", true),
            ("2008-08-01T00:00:00Z", None, "2008-08", true),
            ("2008-01-01T00:00:00Z", Some(11), "2008-01-01", false),
            ("2008-01-01T00:00:00Z", Some(9), "2008", false),
            ("1990-01-01T00:00:00Z", Some(8), "199X", false),
            ("-0043-03-15T00:00:00Z", Some(11), "-0043-03-15", false),
        ] {
            let (date, note) = date(day(text).unwrap(), precision);
            assert_eq!((date.as_str(), note.is_some()), (read, doubts), "{text}");
        }
        assert_eq!(day("Q23"), None);
    }
}
