//! Workbooks of Excel and LibreOffice: a sheet as a text with tabs, a line for each row.

use crate::diagnostics::{Code, SpanDiagnostic, quoted};
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

pub(super) type Sheet = (String, Vec<SpanDiagnostic>);

/// A line break in a cell, so that each row stays one line. [`super::csv`] turns it back.
pub(super) const LINE_BREAK: char = '\u{2028}';

/// Reads a sheet: the named one, or the first with two rows. None for files of other types.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Option<Sheet>, SpanDiagnostic> {
    let error = |message: String| SpanDiagnostic::new(Code::Table, 0..0, message);
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(None);
    }
    let Ok(mut book) = open_workbook_auto_from_rs(Cursor::new(bytes)) else { return Ok(None) };
    let names = book.sheet_names();
    let list = || names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let chosen = if let Some(wanted) = wanted {
        let found = names.iter().find(|name| *name == wanted);
        let missing = || error(format!("no sheet {}", quoted(wanted)));
        found.ok_or_else(|| missing().help(format!("the sheets are {}", list())))?
    } else {
        let is_table = |name: &&String| {
            let range = book.worksheet_range(name);
            range.is_ok_and(|range| range.height() > 1 && range.width() > 1)
        };
        let first = names.iter().find(is_table).or(names.first());
        first.ok_or_else(|| error("no sheet in this workbook".to_owned()))?
    };
    let range = book
        .worksheet_range(chosen)
        .map_err(|fault| error(format!("sheet {} cannot be read: {fault}", quoted(chosen))))?;
    // A range begins at its first cell, and row numbers at the first row of the sheet.
    let (above, _) = range.start().unwrap_or_default();
    let mut text = "\n".repeat(above as usize);
    for row in range.rows() {
        for (nth, cell) in row.iter().enumerate() {
            if nth > 0 {
                text.push('\t');
            }
            push_cell(&mut text, cell);
        }
        text.push('\n');
    }
    let mut notices = Vec::new();
    if names.len() > 1 && wanted.is_none() {
        let message = format!("sheet {} is read of {}", quoted(chosen), list());
        let help = "--sheet NAME reads another one";
        notices.push(SpanDiagnostic::new(Code::Guess, 0..0, message).help(help));
    }
    Ok(Some((text, notices)))
}

fn push_cell(text: &mut String, cell: &Data) {
    let written = match cell {
        Data::Empty | Data::Error(_) => return,
        Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }).to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(written) => written.clone(),
        Data::DateTimeIso(written) | Data::DurationIso(written) => {
            written.trim_end_matches("T00:00:00").to_owned()
        }
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let time = if (hour, minute) == (0, 0) {
                String::new()
            } else {
                format!(" {hour:02}:{minute:02}")
            };
            format!("{year:04}-{month:02}-{day:02}{time}")
        }
        Data::DateTime(moment) => moment.as_f64().to_string(),
    };
    // Every cell with a mark of the table is quoted.
    let written = written.replace("\r\n", "\n").replace(['\n', '\r'], &LINE_BREAK.to_string());
    if written.contains(['\t', '"']) {
        text.push('"');
        text.push_str(&written.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&written);
    }
}
