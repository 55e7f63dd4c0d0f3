//! What every format becomes first: columns with names, and rows of cells that know where they
//! stand.

use crate::diagnostics::SpanDiagnostic;
use std::ops::Range;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What the whole is called, where the file says so.
    pub(super) title: Option<String>,
    /// What the whole says of itself.
    pub(super) summary: Option<String>,
    /// The names of the columns, as the file writes them, with their places.
    pub(super) columns: Vec<Column>,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// What could not be read, by the place where it stands.
    pub(super) flaws: Vec<SpanDiagnostic>,
    /// How many rows are lost by that.
    pub(super) lost: usize,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Where the name stands.
    pub(super) span: Range<usize>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// How its place is cited: `line 7`, `Q23`.
    pub(super) locator: Option<String>,
    /// Its cells, in the order of the columns; there may be fewer.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// What it says, trimmed.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// The number of the thing in Wikidata.
    pub(super) entity: Option<String>,
    /// What to know of it, beside its text.
    pub(super) note: Option<String>,
}

impl Cell {
    /// A cell of text alone.
    pub(super) fn new(text: impl Into<String>, span: Range<usize>) -> Self {
        Self { text: text.into(), span, entity: None, note: None }
    }
}

impl Table {
    /// The column of this name, which is added where it is not there yet.
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
    /// Puts a cell into a column.
    pub(super) fn put(&mut self, column: usize, cell: Cell) {
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, || Cell::new("", self.span.clone()));
        }
        if let Some(at) = self.cells.get_mut(column) {
            *at = cell;
        }
    }
}
