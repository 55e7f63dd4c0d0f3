//! CSV with commas, semicolons, tabs or bars, as spreadsheets and databases write it. Every cell
//! keeps its byte range.

use super::table::{Cell, Column, Row, Table};
use crate::diagnostics::{Code, SpanDiagnostic};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::ops::Range;

/// The possible separators.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The maximum size of a cell in bytes.
const MAX_CELL: usize = 1 << 20;

/// Reads a table whose first row names the columns.
pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let mut lines = rows(text, &mut table).into_iter();
    let header = lines.next().unwrap_or_default();
    if header.iter().all(|cell| cell.text.is_empty()) {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "the table is empty");
        table.diagnostics.push(diagnostic.help("the first line must name the columns: date,title"));
        return table;
    }
    table.columns = header
        .into_iter()
        .enumerate()
        .map(|(nth, cell)| Column {
            name: if cell.text.is_empty() { format!("column {}", nth + 1) } else { cell.text },
            span: cell.span,
        })
        .collect();
    let known = table.columns.len();
    let (mut line, mut counted) = (1, 0);
    for cells in lines {
        if cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let begin = cells.first().map_or(0, |cell| cell.span.start);
        let end = cells.last().map_or(begin, |cell| cell.span.end);
        line += text.get(counted..begin).unwrap_or_default().matches('\n').count();
        counted = begin.max(counted);
        if let Some(over) =
            cells.get(known..).and_then(|rest| rest.iter().find(|cell| !cell.text.is_empty()))
        {
            table.failed += 1;
            let message = format!("{} cells in a row of {known} columns", cells.len());
            let diagnostic = SpanDiagnostic::new(Code::Table, over.span.clone(), message);
            table.diagnostics.push(
                diagnostic.help("put double quotes around a text that contains the separator"),
            );
            continue;
        }
        table.rows.push(Row { span: begin..end, locator: Some(format!("line {line}")), cells });
    }
    table
}

/// The separator: the most frequent one in the first line, outside of quotation marks.
pub(super) fn delimiter(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: char| {
        let mut inside = false;
        first
            .chars()
            .filter(|letter| {
                inside ^= *letter == '"';
                !inside && *letter == delimiter
            })
            .count()
    };
    // A tie goes to the first in the list; `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(',')
}

/// The rows as cells. An unclosed quotation mark takes the rest of the file, and is reported.
fn rows(text: &str, table: &mut Table) -> Vec<Vec<Cell>> {
    let delimiter = u8::try_from(delimiter(text)).unwrap_or(b',');
    let mut reader: Reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut rows, mut row): (Vec<Vec<Cell>>, Vec<Cell>) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut buffer = vec![0; 1 << 12];
    let (mut begin, mut at, mut filled) = (0, 0, 0);
    while let (Some(input), Some(output)) = (bytes.get(at..), buffer.get_mut(filled..)) {
        let (result, taken, written) = reader.read_field(input, output);
        at += taken;
        filled += written;
        match result {
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull if buffer.len() < MAX_CELL => {
                let larger = buffer.len() * 4;
                buffer.resize(larger, 0);
            }
            ReadFieldResult::OutputFull => {
                let diagnostic =
                    SpanDiagnostic::new(Code::Table, begin..begin + 1, "cell longer than 1 MiB");
                table.failed += 1;
                table.diagnostics.push(diagnostic.help("look for a missing quotation mark"));
                break;
            }
            ReadFieldResult::Field { record_end } => {
                let cell = cell(text, begin..at, buffer.get(..filled).unwrap_or_default());
                if row.is_empty() {
                    // Empty lines before a row belong to no cell.
                    let skipped = text.get(begin..at).unwrap_or_default();
                    begin += skipped.len() - skipped.trim_start_matches(['\n', '\r']).len();
                }
                row.push(Cell { span: inner(text, begin..at), ..cell });
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
                (begin, filled) = (at, 0);
            }
            ReadFieldResult::End => break,
        }
    }
    if let Some(last) = rows.last().and_then(|row| row.last())
        && is_open(text.get(last.span.clone()).unwrap_or_default())
    {
        let diagnostic = SpanDiagnostic::new(
            Code::Table,
            last.span.start..last.span.start + 1,
            "unclosed quotation mark",
        );
        table.failed += 1;
        table
            .diagnostics
            .push(diagnostic.help("close it, or double it where it belongs to the text"));
        rows.pop();
    }
    rows
}

fn cell(text: &str, span: Range<usize>, bytes: &[u8]) -> Cell {
    let value = String::from_utf8_lossy(bytes);
    debug_assert!(text.is_char_boundary(span.start));
    Cell::new(value.trim(), span)
}

/// The bytes of a cell without the separator or line end after it.
fn inner(text: &str, span: Range<usize>) -> Range<usize> {
    let raw = text.get(span.clone()).unwrap_or_default();
    let trimmed = raw.trim_end_matches(['\n', '\r']);
    let trimmed = if trimmed.len() == raw.len() {
        raw.strip_suffix(DELIMITERS).unwrap_or(raw)
    } else {
        trimmed
    };
    let skipped = trimmed.len() - trimmed.trim_start().len();
    let begin = span.start + skipped;
    begin..begin + trimmed.trim().len()
}

/// Whether a cell begins with an unclosed quotation mark.
fn is_open(raw: &str) -> bool {
    raw.starts_with('"') && raw.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        read(text)
            .rows
            .into_iter()
            .map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn separators_are_detected() {
        for text in ["a,b\n1,\"x;y\"\n", "a;b\r\n1;x;y\r\n", "a\tb\n1\tx;y\n", "a|b\n1|x;y"] {
            let found = texts(&text.replace("1;x;y", "1;\"x;y\""));
            assert_eq!(found, [["1", "x;y"]], "{text:?}");
        }
        assert_eq!(delimiter("\"a,b,c\";d\n"), ';');
    }

    #[test]
    fn cells_have_byte_ranges() {
        let text = "\n\nДата,Что\n\n2008,\"a \"\"b\"\"\nc\"\n,\n2009, d \n";
        let table = read(text);
        let sources: Vec<&str> = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| &text[cell.span.clone()])
            .collect();
        assert_eq!(sources, ["2008", "\"a \"\"b\"\"\nc\"", "2009", "d"]);
        assert_eq!(table.rows[0].cells[1].text, "a \"b\"\nc");
        assert_eq!(table.rows[1].locator.as_deref(), Some("line 8"));
    }

    #[test]
    fn malformed_rows_are_reported() {
        let table = read("a,b\n1,2,3\n4,5\n6,\"7\n8,9\n");
        let messages: Vec<&str> =
            table.diagnostics.iter().map(|diagnostic| &*diagnostic.message).collect();
        assert_eq!(messages, ["unclosed quotation mark", "3 cells in a row of 2 columns"]);
        assert_eq!((table.rows.len(), table.failed), (1, 2));
        assert_eq!(read(" \n").diagnostics.len(), 1);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a,;\t\"\n\rЖ |]{0,60}") {
            let table = read(&text);
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                prop_assert!(text.get(cell.span.clone()).is_some());
            }
        }
    }
}
