//! A table: the form into which every format is read, with the byte range of each cell.

use crate::diagnostics::SpanDiagnostic;
use std::ops::Range;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The title of the file, if it has one.
    pub(super) title: Option<String>,
    /// The summary of the file.
    pub(super) summary: Option<String>,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// The errors.
    pub(super) diagnostics: Vec<SpanDiagnostic>,
    /// The number of rows with errors.
    pub(super) failed: usize,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name, as the file has it.
    pub(super) name: String,
    /// The byte range of the name.
    pub(super) span: Range<usize>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// Its byte range.
    pub(super) span: Range<usize>,
    /// The locator of its citation: `line 7`, `Q23`.
    pub(super) locator: Option<String>,
    /// Its cells, in the order of the columns; there may be fewer.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Its text, trimmed.
    pub(super) text: String,
    /// Its byte range.
    pub(super) span: Range<usize>,
    /// The Wikidata id of its subject.
    pub(super) entity: Option<String>,
    /// A note on its text.
    pub(super) note: Option<String>,
}

impl Cell {
    /// A cell with a text only.
    pub(super) fn new(text: impl Into<String>, span: Range<usize>) -> Self {
        Self { text: text.into(), span, entity: None, note: None }
    }
}

impl Table {
    /// The index of the column with this name; adds a missing one.
    pub(super) fn column(&mut self, name: &str, span: &Range<usize>) -> usize {
        match self.columns.iter().position(|column| column.name == name) {
            Some(at) => at,
            None => {
                self.columns.push(Column { name: name.to_owned(), span: span.clone() });
                self.columns.len() - 1
            }
        }
    }
}

impl Row {
    /// Sets the cell of a column.
    pub(super) fn put(&mut self, column: usize, cell: Cell) {
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, || Cell::new("", self.span.clone()));
        }
        if let Some(at) = self.cells.get_mut(column) {
            *at = cell;
        }
    }
}
