//! A table: the form into which every format is read, with the byte range of each cell.

use crate::{diagnostics::SpanDiagnostic, dossier::Kind};
use std::ops::Range;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The title of the file, if it has one.
    pub(super) title: Option<String>,
    /// The summary of the file.
    pub(super) summary: Option<String>,
    /// The kind of its records, if the format tells it.
    pub(super) kind: Option<Kind>,
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
    pub(super) text: Box<str>,
    /// Its byte range.
    pub(super) span: Range<usize>,
    /// What few cells have.
    extra: Option<Box<Extra>>,
}

/// What few cells have.
#[derive(Debug, Clone, Default)]
struct Extra {
    entity: Option<String>,
    note: Option<String>,
}

impl Cell {
    /// A cell with a text only.
    pub(super) fn new(text: impl Into<Box<str>>, span: Range<usize>) -> Self {
        Self { text: text.into(), span, extra: None }
    }

    /// Adds the Wikidata id of its subject.
    pub(super) fn with_entity(mut self, entity: &str) -> Self {
        self.extra.get_or_insert_default().entity = Some(entity.to_owned());
        self
    }

    /// Adds a note on its text.
    pub(super) fn with_note(mut self, note: String) -> Self {
        self.extra.get_or_insert_default().note = Some(note);
        self
    }

    /// The Wikidata id of its subject.
    pub(super) fn entity(&self) -> Option<&str> {
        self.extra.as_ref()?.entity.as_deref()
    }

    /// A note on its text.
    pub(super) fn note(&self) -> Option<&str> {
        self.extra.as_ref()?.note.as_deref()
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

    /// The text of a cell, or nothing.
    pub(super) fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|at| self.cells.get(at)).map_or("", |cell| &cell.text)
    }
}
