//! A table, into which every format is read. Each cell keeps its byte range.

use crate::{
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::Kind,
};
use std::ops::Range;

#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) diagnostics: Vec<SpanDiagnostic>,
    pub(super) failed: usize,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) span: Range<usize>,
    /// The locator of its citation: `line 7`, `Q23`.
    pub(super) locator: Option<String>,
    /// The cells, in the order of the columns; there may be fewer.
    pub(super) cells: Vec<Cell>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) text: Box<str>,
    pub(super) span: Range<usize>,
    /// The Wikidata number of the thing it names.
    pub(super) entity: Option<String>,
    /// A note beside its value.
    pub(super) note: Option<String>,
}

impl Cell {
    pub(super) fn new(text: impl Into<Box<str>>, span: Range<usize>) -> Self {
        Self { text: text.into(), span, entity: None, note: None }
    }
}

impl Table {
    pub(super) fn column(&mut self, name: &str, span: &Range<usize>) -> usize {
        let known = self.columns.iter().position(|column| column.name == name);
        known.unwrap_or_else(|| {
            self.columns.push(Column { name: name.to_owned(), span: span.clone() });
            self.columns.len() - 1
        })
    }

    pub(super) fn put(&mut self, row: &mut Row, column: &str, cell: Cell) {
        let column = self.column(column, &cell.span);
        row.put(column, cell);
    }

    pub(super) fn fail(&mut self, diagnostic: SpanDiagnostic) {
        self.failed += 1;
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn expect_rows(&mut self, message: &str, help: &str) {
        if self.columns.is_empty() && self.diagnostics.is_empty() {
            let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, message);
            self.diagnostics.push(diagnostic.help(help));
        }
    }
}

impl Row {
    pub(super) fn new(span: Range<usize>) -> Self {
        Self { span, ..Self::default() }
    }

    pub(super) fn put(&mut self, column: usize, cell: Cell) {
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, || Cell::new("", self.span.clone()));
        }
        if let Some(at) = self.cells.get_mut(column) {
            *at = cell;
        }
    }

    pub(super) fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|at| self.cells.get(at)).map_or("", |cell| &cell.text)
    }
}

/// A problem with the text of a cell, and how to fix it; the caller sets the place.
pub(super) fn fault(code: Code, text: &str, what: &str, help: impl AsRef<str>) -> SpanDiagnostic {
    SpanDiagnostic::new(code, 0..0, format!("{} {what}", quoted(text))).help(help)
}

pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
