//! A draft: the fields of a row, before its names are resolved to records.

use super::{
    cell_parser::{self, NameRef, Reading, Value},
    date::{self, ReadDate},
    fields::Field,
    mapping::{FieldSource, Mapping},
    profile::{is_entity, is_missing},
    table::{Cell, Row},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    dossier::Kind,
};
use std::{collections::BTreeMap, ops::Range};

pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) values: BTreeMap<Field, Value>,
    pub(super) entity: Option<String>,
    pub(super) locator: Option<String>,
    pub(super) span: Range<usize>,
    /// What the user should know about how values were interpreted.
    pub(super) notices: Vec<SpanDiagnostic>,
}

impl Draft {
    pub(super) fn read(row: &Row, mapping: &Mapping) -> Result<Self, Vec<SpanDiagnostic>> {
        let mut draft = Self {
            kind: mapping.kind,
            values: BTreeMap::new(),
            entity: None,
            locator: row.locator.clone(),
            span: row.span.clone(),
            notices: Vec::new(),
        };
        let mut diagnostics = Vec::new();
        for (field, from, reading) in &mapping.fields {
            let constant;
            let cell = match from {
                FieldSource::Column(at) => row.cells.get(*at),
                FieldSource::Constant(text) => {
                    constant = Cell::new(text.as_str(), row.span.clone());
                    Some(&constant)
                }
            };
            if let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty())
                && let Err(diagnostic) = draft.cell(*field, cell, *reading)
            {
                let place = cell.span.clone();
                diagnostics.push(SpanDiagnostic { place, ..diagnostic.pointer(field.name()) });
            }
        }
        if draft.kind == Kind::Statement && !draft.values.contains_key(&Field::Speaker) {
            draft.kind = Kind::Event;
            draft.notice(draft.span.clone(), "statements without a speaker become events", None);
        }
        draft.complete(mapping.order, &mut diagnostics);
        if diagnostics.is_empty() { Ok(draft) } else { Err(diagnostics) }
    }

    fn cell(&mut self, field: Field, cell: &Cell, reading: Reading) -> Result<(), SpanDiagnostic> {
        let text = cell.text.trim();
        if is_missing(text) && !reading.has_country_codes {
            let message = format!("{text} counts as a missing value");
            self.notice(cell.span.clone(), &message, None);
            return Ok(());
        }
        let is_end = matches!(field, Field::End | Field::TermEnd | Field::Ended);
        if is_end && date::is_ongoing(text) {
            self.keep_open(field);
            return Ok(());
        }
        match cell_parser::value(cell, field.form(), self.kind, reading)? {
            Value::Date(read) if date::is_never(&read.date) => {
                let what = if is_end { "an open end" } else { "no date" };
                let help = "write it into the note of a record that really has this date";
                self.notice(cell.span.clone(), &format!("{text} is read as {what}"), Some(help));
                if is_end {
                    self.keep_open(field);
                }
            }
            Value::Date(read) if field == Field::Life => self.life(read),
            Value::Date(read) if date::is_year_and_number(text) => {
                let what = format!("{text} is read as {}", read.date.words());
                let help = format!("write {}, or the month", read.date);
                self.notice(cell.span.clone(), &what, Some(&help));
                self.put(field, Value::Date(read));
            }
            Value::Text(text) if !matches!(field, Field::Summary | Field::Note) => {
                self.put(field, Value::Text(text.replace('\n', " ")));
            }
            value => self.put(field, value),
        }
        if field == Field::Title {
            self.entity = cell.entity.clone().or(self.entity.take());
        }
        // A Wikidata number identifies a record, but makes a poor id.
        if field == Field::Id && is_entity(text) {
            self.values.remove(&Field::Id);
            self.entity.get_or_insert_with(|| text.into());
        }
        Ok(())
    }

    /// Marks an event as lasting. Offices and treaties without an end last anyway.
    fn keep_open(&mut self, field: Field) {
        if field == Field::End {
            self.values.insert(Field::End, Value::Ongoing);
        }
    }

    /// Splits the dates of a life: `1879–1955`, `1941–`.
    fn life(&mut self, read: ReadDate) {
        let ends = read.date.as_str().splitn(2, '/').map(str::parse);
        for (field, date) in [Field::Born, Field::Died].into_iter().zip(ends) {
            if let Ok(date) = date {
                let read = ReadDate { note: read.note.clone(), ..ReadDate::plain(date) };
                self.put(field, Value::Date(read));
            }
        }
    }

    pub(super) fn notice(&mut self, span: Range<usize>, message: &str, help: Option<&str>) {
        self.notices.push(SpanDiagnostic::new(Code::Guess, span, message).help_if(help));
    }

    pub(super) fn text(&self, field: Field) -> Option<&str> {
        self.values.get(&field)?.try_as_text_ref().map(String::as_str)
    }

    pub(super) fn date(&self, field: Field) -> Option<&ReadDate> {
        self.values.get(&field)?.try_as_date_ref()
    }

    pub(super) fn number(&self, field: Field) -> Option<f64> {
        self.values.get(&field)?.try_as_number_ref().copied()
    }

    pub(super) fn texts(&self, field: Field) -> &[String] {
        self.values.get(&field).and_then(Value::try_as_texts_ref).map_or(&[], Vec::as_slice)
    }

    pub(super) fn names(&self, field: Field) -> &[NameRef] {
        self.values.get(&field).and_then(Value::try_as_names_ref).map_or(&[], Vec::as_slice)
    }

    pub(super) fn title(&self) -> &str {
        self.text(Field::Title).unwrap_or_default()
    }

    pub(super) fn put(&mut self, field: Field, value: Value) {
        match (self.values.get_mut(&field), value) {
            (Some(Value::Names(known)), Value::Names(more)) => known.extend(more),
            (Some(Value::Texts(known)), Value::Texts(more)) => known.extend(more),
            (Some(Value::Text(known)), Value::Text(more)) if field == Field::Note => {
                known.push_str("; ");
                known.push_str(&more);
            }
            (_, value) => {
                self.values.insert(field, value);
            }
        }
    }

    pub(super) fn diagnostic(&self, code: Code, message: impl AsRef<str>) -> SpanDiagnostic {
        SpanDiagnostic::new(code, self.span.clone(), message)
    }

    pub(super) fn of_row(&self, error: SpanDiagnostic) -> SpanDiagnostic {
        SpanDiagnostic { place: self.span.clone(), ..error }
    }
}
