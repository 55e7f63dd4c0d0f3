//! A draft: the fields of a row, before its names are resolved to records.

use super::{
    cell_parser::{self, Value},
    date::{self, ReadDate},
    fields::{Field, ValueForm},
    mapping::{FieldSource, Mapping},
    table::{Cell, Row},
};
use crate::{
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic},
    dossier::Kind,
};
use std::{collections::BTreeMap, ops::Range};

/// The fields of a row.
#[derive(Debug)]
pub(super) struct Draft {
    /// The kind of its record.
    pub(super) kind: Kind,
    /// The values.
    pub(super) values: BTreeMap<Field, Value>,
    /// The Wikidata id of its subject.
    pub(super) entity: Option<String>,
    /// The locator of its citation.
    pub(super) locator: Option<String>,
    /// The byte range of the row.
    pub(super) span: Range<usize>,
}

impl Draft {
    /// Reads a row.
    ///
    /// # Errors
    /// All errors of the row.
    pub(super) fn read(
        row: &Row,
        mapping: &Mapping,
        order: Option<DayOrder>,
    ) -> Result<Self, Vec<SpanDiagnostic>> {
        let mut draft = Self {
            kind: mapping.kind,
            values: BTreeMap::new(),
            entity: None,
            locator: row.locator.clone(),
            span: row.span.clone(),
        };
        let mut diagnostics = Vec::new();
        for (field, from) in &mapping.fields {
            let constant;
            let cell = match from {
                FieldSource::Column(at) => match row.cells.get(*at) {
                    Some(cell) => cell,
                    None => continue,
                },
                FieldSource::Constant(text) => {
                    constant = Cell::new(text.as_str(), row.span.clone());
                    &constant
                }
            };
            if cell.text.trim().is_empty() {
                continue;
            }
            match cell_parser::value(cell, field.form(), mapping.kind, order) {
                Ok(value) => draft.put(*field, value),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
            if *field == Field::Title {
                draft.entity.clone_from(&cell.entity);
            }
        }
        draft.complete(order, &mut diagnostics);
        if diagnostics.is_empty() { Ok(draft) } else { Err(diagnostics) }
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> Option<&str> {
        match self.values.get(&field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The date of a field.
    pub(super) fn date(&self, field: Field) -> Option<&ReadDate> {
        match self.values.get(&field) {
            Some(Value::Date(date)) => Some(date),
            _ => None,
        }
    }

    /// The title, or nothing.
    pub(super) fn title(&self) -> &str {
        self.text(Field::Title).unwrap_or_default()
    }

    /// Sets a field, or adds to its list.
    fn put(&mut self, field: Field, value: Value) {
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

    /// Derives dates, type and title from their parts, and checks for required fields.
    fn complete(&mut self, order: Option<DayOrder>, diagnostics: &mut Vec<SpanDiagnostic>) {
        let parts = [
            (Field::Date, Field::Year, Field::Month, Field::Day),
            (Field::End, Field::EndYear, Field::EndMonth, Field::EndDay),
        ];
        for (field, year, month, day) in parts {
            let Some(text) = self.join_date(year, month, day) else { continue };
            match date::read(&text, order) {
                Ok(read) => self.put(field, Value::Date(read)),
                Err(error) => {
                    diagnostics.push(self.diagnostic(error.code, error.message).help(error.help))
                }
            }
        }
        if self.kind == Kind::Event {
            let (start, end) = (self.values.remove(&Field::Date), self.values.remove(&Field::End));
            let date = |value| if let Some(Value::Date(date)) = value { Some(date) } else { None };
            match date::span(date(start), date(end)) {
                Ok(None) => {}
                Ok(Some(date)) => self.put(Field::Date, Value::Date(date)),
                Err(error) => {
                    diagnostics.push(self.diagnostic(error.code, error.message).help(error.help))
                }
            }
        }
        // A topic is the type where it names one, otherwise a note.
        if let Some(Value::Text(topic)) = self.values.remove(&Field::Topic) {
            match cell_parser::word(&topic, ValueForm::Type, self.kind) {
                Ok(word) if !self.values.contains_key(&Field::Type) => self.put(Field::Type, word),
                _ => self.put(Field::Note, Value::Text(format!("Group: {topic}"))),
            }
        }
        // A statement or an event without a title gets its text as one.
        if let Some(Value::Text(text)) = self.values.get(&Field::Summary)
            && !self.values.contains_key(&Field::Title)
            && matches!(self.kind, Kind::Event | Kind::Statement)
        {
            let title = Value::Text(crate::text::truncate(text, 100));
            self.values.insert(Field::Title, title);
        }
        if diagnostics.is_empty() {
            self.check_required(diagnostics);
        }
    }

    /// A date joined from a year, a month and a day.
    fn join_date(&self, year: Field, month: Field, day: Field) -> Option<String> {
        let Some(year) = self.text(year) else {
            // A column of days without one of years has complete dates.
            return self.text(day).map(str::to_owned);
        };
        let (month, day) = (self.text(month).unwrap_or(""), self.text(day).unwrap_or(""));
        let number = |text: &str| text.parse::<i32>().ok();
        let (sign, digits) = year.strip_prefix('-').map_or(("", year), |digits| ("-", digits));
        let Some(number_of_year) = number(digits) else {
            return Some([day, month, year].join(" ").trim().to_owned());
        };
        if sign.is_empty() && digits.len() <= 2 {
            // Not a year of the first century: its own is not said.
            return Some(digits.to_owned());
        }
        let year = format!("{sign}{number_of_year:04}");
        Some(match (number(month), number(day)) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) if day.is_empty() => format!("{year}-{month:02}"),
            (None, None) if month.is_empty() && day.is_empty() => year,
            _ => [day, month, &year].join(" ").trim().to_owned(),
        })
    }

    /// Reports missing fields that the kind requires.
    fn check_required(&self, diagnostics: &mut Vec<SpanDiagnostic>) {
        let needed: &[Field] = match self.kind {
            Kind::Event => &[Field::Title, Field::Date],
            Kind::Statement => &[Field::Title, Field::Speaker, Field::Date],
            Kind::Figure => &[Field::Title, Field::Value, Field::Unit],
            _ => &[Field::Title],
        };
        for field in needed.iter().filter(|field| !self.values.contains_key(field)) {
            diagnostics.push(self.missing_field(*field));
        }
        let has = |field| self.values.contains_key(&field);
        let dated = has(Field::TermStart) || has(Field::TermEnd);
        if self.kind == Kind::Person && has(Field::Office) && !has(Field::Body) {
            diagnostics.push(self.missing_field(Field::Body));
        }
        if self.kind == Kind::Person && dated && !has(Field::Office) {
            diagnostics.push(self.missing_field(Field::Office));
        }
        if self.kind == Kind::Place && has(Field::Lat) != has(Field::Lon) {
            diagnostics.push(self.missing_field(if has(Field::Lat) {
                Field::Lon
            } else {
                Field::Lat
            }));
        }
    }

    fn missing_field(&self, field: Field) -> SpanDiagnostic {
        let (name, kind) = (field.name(), self.kind);
        let message = match field {
            Field::Body => "office without an organization".to_owned(),
            Field::Office => "term without an office".to_owned(),
            _ => format!("{kind} without {name}"),
        };
        self.diagnostic(Code::MissingField, message).help(format!(
            "fill its column, map another one (--map {name}=COLUMN) or set it for all rows (--set {name}=TEXT)"
        ))
    }

    /// An error of the row.
    pub(super) fn diagnostic(&self, code: Code, message: impl AsRef<str>) -> SpanDiagnostic {
        SpanDiagnostic::new(code, self.span.clone(), message)
    }
}
