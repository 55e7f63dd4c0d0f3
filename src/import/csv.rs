//! CSV with commas, semicolons, tabs or bars. Every cell keeps its byte range.

use super::{
    table::{Cell, Column, Row, Table},
    workbook::LINE_BREAK,
};
use crate::diagnostics::{Code, SpanDiagnostic};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::ops::Range;

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

const MAX_CELL: usize = 1 << 20;

pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let mut lines = rows(text, &mut table);
    let header = if lines.is_empty() { Vec::new() } else { lines.remove(0) };
    if header.iter().all(|cell| cell.text.is_empty()) {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "the table is empty");
        table.diagnostics.push(diagnostic.help("the first line must name the columns: date,title"));
        return table;
    }
    for (nth, Cell { text, span, .. }) in header.into_iter().enumerate() {
        let name = if text.is_empty() { format!("column {}", nth + 1) } else { text.into() };
        table.columns.push(Column { name, span });
    }
    let known = table.columns.len();
    lines.retain(|cells| cells.iter().any(|cell| !cell.text.is_empty()));
    // Some programs end every row with separators. In one row, a separator within a text has moved
    // the cells after it.
    let is_padded = lines.len() > 1 && lines.iter().all(|cells| cells.len() > known);
    let (mut line, mut counted) = (1, 0);
    for cells in lines {
        let begin = cells.first().map_or(0, |cell| cell.span.start);
        let end = cells.last().map_or(begin, |cell| cell.span.end);
        line += text.get(counted..begin).unwrap_or_default().matches('\n').count();
        counted = begin.max(counted);
        let mut surplus = cells.iter().skip(known);
        if let Some(over) = surplus.find(|cell| !is_padded || !cell.text.is_empty()) {
            let message = format!("{} cells in a row of {known} columns", cells.len());
            let diagnostic = SpanDiagnostic::new(Code::Table, over.span.clone(), message);
            let help = "put double quotes around a text that contains the separator";
            table.fail(diagnostic.help(help));
            continue;
        }
        table.rows.push(Row { span: begin..end, locator: Some(format!("line {line}")), cells });
    }
    table
}

/// The separator, from a line `sep=;` or as the most frequent in line 1 outside quotes; and the rest.
pub(super) fn delimiter(text: &str) -> (char, &str) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let told = first.trim_end().strip_prefix("sep=").and_then(|rest| rest.chars().next());
    if let Some(told) = told.filter(|told| DELIMITERS.contains(told)) {
        return (told, text.split_once('\n').map_or("", |(_, rest)| rest));
    }
    let count = |delimiter: char| -> usize {
        first.split('"').step_by(2).map(|outside| outside.matches(delimiter).count()).sum()
    };
    // A tie goes to the first in the list; `max_by_key` takes the last.
    let found = DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter));
    (found.unwrap_or(','), text)
}

/// The rows as cells. An unclosed quotation mark takes the rest of the file, and is reported.
fn rows(text: &str, table: &mut Table) -> Vec<Vec<Cell>> {
    let (delimiter, rest) = delimiter(text);
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut reader: Reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut rows, mut row): (Vec<Vec<Cell>>, Vec<Cell>) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut buffer = vec![0; 1 << 12];
    let skipped = text.len() - rest.len();
    let (mut begin, mut at, mut filled) = (skipped, skipped, 0);
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
                table.fail(diagnostic.help("look for a missing quotation mark"));
                break;
            }
            ReadFieldResult::Field { record_end } => {
                let bytes = buffer.get(..filled).unwrap_or_default();
                if row.is_empty() {
                    // Empty lines before a row belong to no cell.
                    let skipped = text.get(begin..at).unwrap_or_default();
                    begin += skipped.len() - skipped.trim_start_matches(['\n', '\r']).len();
                }
                row.push(cell(bytes, inner(text, begin..at)));
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
                (begin, filled) = (at, 0);
                // `a, "b, c"`: a quotation mark counts at the very start of a cell only.
                let rest = text.get(at..).unwrap_or_default();
                let unpadded = rest.trim_start_matches(' ');
                if !record_end && unpadded.starts_with('"') {
                    at += rest.len() - unpadded.len();
                }
            }
            ReadFieldResult::End => break,
        }
    }
    if let Some(last) = rows.last().and_then(|row| row.last())
        && is_open(text.get(last.span.clone()).unwrap_or_default())
    {
        let mark = last.span.start..last.span.start + 1;
        let diagnostic = SpanDiagnostic::new(Code::Table, mark, "unclosed quotation mark");
        table.fail(diagnostic.help("close it, or double it where it belongs to the text"));
        rows.pop();
    }
    rows
}

fn cell(bytes: &[u8], span: Range<usize>) -> Cell {
    let value = String::from_utf8_lossy(bytes);
    if value.contains(LINE_BREAK) {
        return Cell::new(value.trim().replace(LINE_BREAK, "\n"), span);
    }
    Cell::new(value.trim(), span)
}

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

fn is_open(raw: &str) -> bool {
    raw.starts_with('"') && raw.matches('"').count() % 2 == 1
}
