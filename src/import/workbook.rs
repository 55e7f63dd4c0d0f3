//! Workbooks of Excel and LibreOffice: a sheet as text with tabs, one line per row.

use crate::diagnostics::{Code, SpanDiagnostic, quoted};
use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};
use csv::WriterBuilder;
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

pub(super) type Sheet = (String, Vec<SpanDiagnostic>);

/// A line break in a cell, so that each row stays one line; [`super::csv`] restores it.
pub(super) const LINE_BREAK: char = '\u{2028}';

/// Reads a sheet: the named one, or the first with two rows. None for files of other types.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Option<Sheet>, SpanDiagnostic> {
    let error = |message: String| SpanDiagnostic::new(Code::Table, 0..0, message);
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(None);
    }
    let (rows, columns) = ods_size(bytes).unwrap_or_default();
    check_size(rows, columns).map_err(error)?;
    let Ok(mut book) = open_workbook_auto_from_rs(Cursor::new(bytes)) else { return Ok(None) };
    let names = book.sheet_names();
    let list = || names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let chosen = if let Some(wanted) = wanted {
        let found = names.iter().find(|name| *name == wanted);
        let missing = || error(format!("no sheet {}", quoted(wanted)));
        found.ok_or_else(|| missing().help(format!("the sheets are {}", list())))?
    } else {
        let is_table = |name: &&String| {
            let range = range(&mut book, name);
            range.is_ok_and(|range| range.height() > 1 && range.width() > 1)
        };
        let first = names.iter().find(is_table).or(names.first());
        first.ok_or_else(|| error("no sheet in this workbook".to_owned()))?
    };
    let range = range(&mut book, chosen)
        .map_err(|fault| error(format!("sheet {} cannot be read: {fault}", quoted(chosen))))?;
    // A range begins at its first cell, and row numbers at the first row of the sheet.
    let (above, _) = range.start().unwrap_or_default();
    let before = "\n".repeat(above as usize).into_bytes();
    let mut writer = WriterBuilder::new().delimiter(b'\t').from_writer(before);
    // Writing into memory does not fail.
    range.rows().for_each(|row| _ = writer.write_record(row.iter().map(written)));
    let text = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
    let mut notices = Vec::new();
    if names.len() > 1 && wanted.is_none() {
        let message = format!("sheet {} is read of {}", quoted(chosen), list());
        let help = "--sheet NAME reads another one";
        notices.push(SpanDiagnostic::new(Code::Guess, 0..0, message).help(help));
    }
    Ok(Some((text, notices)))
}

/// The most cells of a sheet, empty ones between the first and the last included.
const MAX_CELLS: u64 = 10_000_000;

/// The cells of a sheet. They take memory for the whole rectangle, so a stray cell far from the others
/// is refused. Workbooks of Excel before 2007 have at most 256 columns and 65,536 rows.
fn range(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Range<Data>, String> {
    if let Sheets::Xlsx(book) = book
        && let Ok(mut cells) = book.worksheet_cells_reader(name)
    {
        let (mut rows, mut columns) = (0, 0);
        while let Ok(Some(cell)) = cells.next_cell() {
            let (row, column) = cell.get_position();
            (rows, columns) = (rows.max(row + 1), columns.max(column + 1));
        }
        check_size(rows.into(), columns.into())?;
    }
    book.worksheet_range(name).map_err(|fault| fault.to_string())
}

fn check_size(rows: u64, columns: u64) -> Result<(), String> {
    // Repetitions add up to more than their product can be.
    if rows.saturating_mul(columns) <= MAX_CELLS {
        return Ok(());
    }
    Err(format!(
        "it has {rows} rows and {columns} columns, empty ones included, which is more than \
         {MAX_CELLS} cells; delete what is far from the table, or save that as CSV"
    ))
}

/// The most rows and columns up to the last values of the sheets of a LibreOffice workbook, all of
/// which are read when it is opened. Repeated cells have a count.
fn ods_size(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let content = BufReader::new(archive.by_name("content.xml").ok()?);
    let (mut rows, mut columns, mut row, mut next_row, mut column) = (0, 0, 0, 0, 0);
    for element in content.split(b'<').map_while(Result::ok) {
        let element = String::from_utf8_lossy(&element);
        let count = |attribute: &str| {
            let value = element.split_once(attribute)?.1.split('"').nth(1)?;
            value.parse::<u32>().ok().map(u64::from)
        };
        if element.starts_with("table:table ") {
            next_row = 0;
        } else if element.starts_with("table:table-row") {
            (row, column) = (next_row, 0);
            next_row += count("rows-repeated=").unwrap_or(1);
        } else if ["table:table-cell", "table:covered-table-cell"]
            .iter()
            .any(|cell| element.starts_with(cell))
        {
            column += count("columns-repeated=").unwrap_or(1);
            if element.contains("office:value-type") {
                (rows, columns) = (rows.max(row + 1), columns.max(column));
            }
        }
    }
    Some((rows, columns))
}

fn written(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }).to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) => {
            text.replace("\r\n", "\n").replace(['\n', '\r'], &LINE_BREAK.to_string())
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim_end_matches("T00:00:00").to_owned()
        }
        Data::DateTime(moment) if moment.is_datetime() => match moment.to_ymd_hms_milli() {
            // A time alone has the day before the first one.
            (.., hour, minute, _, _) if moment.as_f64() < 1.0 => format!("{hour:02}:{minute:02}"),
            (year, month, day, 0, 0, ..) => format!("{year:04}-{month:02}-{day:02}"),
            (year, month, day, hour, minute, ..) => {
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
            }
        },
        Data::DateTime(moment) => moment.as_f64().to_string(),
    }
}
