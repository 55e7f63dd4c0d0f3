//! Wikidata query results: both forms of JSON, CSV, TSV. A variable and its label are one column.

use super::{
    csv,
    json_rows::{plain, root, row as object},
    table::{Cell, Row, Table},
};
use crate::file_format::json_span::{self, member};
use std::{collections::HashMap, ops::Range};

const ENTITY: &str = "wikidata.org/entity/";

/// The suffixes of a variable that gives the precision of a date.
const PRECISIONS: [&str; 2] = ["Precision", "_precision"];

type Bindings = HashMap<String, (String, Range<usize>)>;

pub(super) fn read(text: &str) -> Table {
    if text.trim_start().starts_with(['{', '[']) { json(text) } else { delimited(text) }
}

fn json(text: &str) -> Table {
    let mut table = Table::default();
    let Some(root) = root(text, &mut table) else { return table };
    let results = member(root, "results").and_then(|results| member(results, "bindings"));
    let order: Vec<String> = member(root, "head")
        .and_then(|head| member(head, "vars"))
        .map(|vars| json_span::elements(vars).into_iter().filter_map(json_span::string).collect())
        .unwrap_or_default();
    for value in json_span::elements(results.unwrap_or(root)) {
        let Some(mut row) = object(text, value, &mut table) else { continue };
        let (mut names, mut bindings) = (order.clone(), Bindings::new());
        for (key, value) in json_span::members(value) {
            let name = json_span::string(key).unwrap_or_default();
            let inner = member(value, "value").unwrap_or(value);
            let is_unknown = member(value, "type").is_some_and(|kind| plain(kind) == "bnode");
            let shown = if is_unknown { String::new() } else { plain(inner) };
            if !names.contains(&name) {
                names.push(name.clone());
            }
            bindings.insert(name, (shown, json_span::span(text, inner)));
        }
        put_bindings(&names, &bindings, &mut row, &mut table);
        table.rows.push(row);
    }
    table.expect_rows("no query results in this file", "save the results with Download, JSON file");
    table
}

fn delimited(text: &str) -> Table {
    let Table { columns, rows, diagnostics, failed, .. } = csv::read(text);
    let mut table = Table { diagnostics, failed, ..Table::default() };
    let names: Vec<String> =
        columns.iter().map(|column| column.name.trim_start_matches('?').to_owned()).collect();
    for Row { span, locator, cells } in rows {
        let texts = cells.into_iter().map(|cell| (literal(&cell.text), cell.span));
        let bindings: Bindings = names.iter().cloned().zip(texts).collect();
        let mut row = Row::new(span);
        put_bindings(&names, &bindings, &mut row, &mut table);
        row.locator = row.locator.or(locator);
        table.rows.push(row);
    }
    table
}

/// A value in SPARQL's TSV syntax: `<http://…>`, `"1990"^^<type>`, `"Arcadia"@en`.
fn literal(text: &str) -> String {
    let text = text.trim();
    if let Some(address) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return address.to_owned();
    }
    let plain = text.split_once("^^<").map_or(text, |(plain, _)| plain);
    let is_language =
        |end: &str| (2..=3).contains(&end.len()) && end.bytes().all(|it| it.is_ascii_lowercase());
    let plain =
        plain.rsplit_once('@').filter(|(_, end)| is_language(end)).map_or(plain, |(it, _)| it);
    plain.trim_matches('"').to_owned()
}

fn put_bindings(names: &[String], bindings: &Bindings, row: &mut Row, table: &mut Table) {
    for name in names {
        let Some((value, span)) = bindings.get(name) else { continue };
        let is_alias = name.ends_with("AltLabel");
        let base = PRECISIONS.iter().chain(&["Label"]).find_map(|end| name.strip_suffix(end));
        if !is_alias && base.is_some_and(|base| bindings.contains_key(base)) {
            continue;
        }
        let shown = if is_alias { name } else { name.strip_suffix("Label").unwrap_or(name) };
        let column = table.column(shown, span);
        let cell = |text: &str| Cell::new(text, span.clone());
        let cell = if let Some((_, entity)) = value.split_once(ENTITY) {
            let label = bindings.get(&format!("{name}Label")).map(|(label, _)| label.as_str());
            let label = label.filter(|label| !label.is_empty()).unwrap_or(entity);
            row.locator
                .get_or_insert_with(|| format!("{entity}, https://www.wikidata.org/wiki/{entity}"));
            Cell { entity: Some(entity.into()), ..cell(label) }
        } else if value.contains("/.well-known/genid/") {
            cell("")
        } else if is_alias {
            cell(&value.replace(", ", "; "))
        } else if let Some(day) = day(value) {
            let mut precisions =
                PRECISIONS.iter().filter_map(|end| bindings.get(&format!("{name}{end}")));
            let precision = precisions.next().and_then(|(precision, _)| precision.parse().ok());
            let (date, note) = date(day, precision);
            if let (true, Some(note)) = (date.is_empty(), &note) {
                // Without a date the note needs a cell of its own.
                table.put(row, "note", cell(&format!("{shown}: {note}")));
            }
            Cell { note, ..cell(&date) }
        } else {
            cell(value)
        };
        row.put(column, cell);
    }
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

/// Without a precision, the first day of a year or month may mean all of it, and is read so. A
/// century ends with its last year, as in Wikidata: 2000 is in the 20th century.
fn date(day: &str, precision: Option<u8>) -> (String, Option<String>) {
    let cut = |letters: usize| {
        let sign = usize::from(day.starts_with('-'));
        day.get(..sign + letters).unwrap_or(day).to_owned()
    };
    let year: i32 = cut(4).parse().unwrap_or(0);
    let doubt = || Some(format!("Wikidata gives {day}; the query has no precision"));
    match precision {
        Some(11..) => (day.to_owned(), None),
        Some(10) => (cut(7), None),
        Some(9) => (cut(4), None),
        Some(8) => (cut(3) + "X", None),
        Some(7) if year > 0 => {
            let century = (year - 1) / 100;
            (format!("{century:02}XX"), Some(format!("century {} in Wikidata", century + 1)))
        }
        Some(6) if year > 0 => {
            let first = (year - 1) / 1000 * 1000 + 1;
            let note = format!("millennium {} in Wikidata", first / 1000 + 1);
            (format!("{first:04}/{:04}", first + 999), Some(note))
        }
        Some(_) => (String::new(), Some(format!("{day} in Wikidata, less exact than a century"))),
        None if day.ends_with("-01-01") || day.ends_with("-00-00") => (cut(4), doubt()),
        None if day.ends_with("-01") || day.ends_with("-00") => (cut(7), doubt()),
        None => (day.to_owned(), None),
    }
}
