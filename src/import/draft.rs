//! A row read as the fields of one record, before its references are looked up.

use super::{
    cell_parser::{self, Value},
    date::{self, DayOrder, ReadDate},
    fields::{Field, ValueForm},
    mapping::{FieldSource, Mapping},
    table::{Cell, Row},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    dossier::Kind,
};
use std::{collections::BTreeMap, ops::Range};

/// The fields of a record.
#[derive(Debug)]
pub(super) struct Draft {
    /// What it is.
    pub(super) kind: Kind,
    /// What the row says.
    pub(super) values: BTreeMap<Field, Value>,
    /// The number of the thing in Wikidata.
    pub(super) entity: Option<String>,
    /// How the row is cited.
    pub(super) locator: Option<String>,
    /// Where the row stands.
    pub(super) span: Range<usize>,
}

impl Draft {
    /// Reads a row.
    ///
    /// # Errors
    /// Everything that is wrong with it.
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
        let mut flaws = Vec::new();
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
                Err(flaw) => flaws.push(flaw),
            }
            if *field == Field::Title {
                draft.entity.clone_from(&cell.entity);
            }
        }
        draft.settle(order, &mut flaws);
        if flaws.is_empty() { Ok(draft) } else { Err(flaws) }
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

    /// What it is called.
    pub(super) fn title(&self) -> &str {
        self.text(Field::Title).unwrap_or_default()
    }

    /// Puts a value into a field, or with the others that are there.
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

    /// Makes one date of its parts, and sees that nothing is missing.
    fn settle(&mut self, order: Option<DayOrder>, flaws: &mut Vec<SpanDiagnostic>) {
        let parts = [
            (Field::Date, Field::Year, Field::Month, Field::Day),
            (Field::End, Field::EndYear, Field::EndMonth, Field::EndDay),
        ];
        for (field, year, month, day) in parts {
            let Some(text) = self.parts(year, month, day) else { continue };
            match date::read(&text, order) {
                Ok(read) => self.put(field, Value::Date(read)),
                Err(wrong) => flaws.push(self.flaw(wrong.code, wrong.message).help(wrong.help)),
            }
        }
        if self.kind == Kind::Event {
            let (start, end) = (self.values.remove(&Field::Date), self.values.remove(&Field::End));
            let date = |value| if let Some(Value::Date(date)) = value { Some(date) } else { None };
            match date::span(date(start), date(end)) {
                Ok(None) => {}
                Ok(Some(date)) => self.put(Field::Date, Value::Date(date)),
                Err(wrong) => flaws.push(self.flaw(wrong.code, wrong.message).help(wrong.help)),
            }
        }
        // A topic that is a word of the list is the type; another one is worth a note.
        if let Some(Value::Text(topic)) = self.values.remove(&Field::Topic) {
            match cell_parser::word(&topic, ValueForm::Type, self.kind) {
                Ok(word) if !self.values.contains_key(&Field::Type) => self.put(Field::Type, word),
                _ => self.put(Field::Note, Value::Text(format!("Group: {topic}"))),
            }
        }
        // A claim or an event in one sentence is its own title.
        if let Some(Value::Text(text)) = self.values.get(&Field::Summary)
            && !self.values.contains_key(&Field::Title)
            && matches!(self.kind, Kind::Event | Kind::Statement)
        {
            let title = Value::Text(crate::text::truncate(text, 100));
            self.values.insert(Field::Title, title);
        }
        if flaws.is_empty() {
            self.missing(flaws);
        }
    }

    /// A date out of a year, a month and a day.
    fn parts(&self, year: Field, month: Field, day: Field) -> Option<String> {
        let Some(year) = self.text(year) else {
            // A column of days without one of years holds whole dates.
            return self.text(day).map(str::to_owned);
        };
        let (month, day) = (self.text(month).unwrap_or(""), self.text(day).unwrap_or(""));
        let number = |text: &str| text.parse::<i32>().ok();
        let (sign, digits) = year.strip_prefix('-').map_or(("", year), |digits| ("-", digits));
        let Some(number_of_year) = number(digits) else {
            return Some([day, month, year].join(" ").trim().to_owned());
        };
        let year = format!("{sign}{number_of_year:04}");
        Some(match (number(month), number(day)) {
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None) if day.is_empty() => format!("{year}-{month:02}"),
            (None, None) if month.is_empty() && day.is_empty() => year,
            _ => [day, month, &year].join(" ").trim().to_owned(),
        })
    }

    /// Tells what a record of this kind cannot be without.
    fn missing(&self, flaws: &mut Vec<SpanDiagnostic>) {
        let needed: &[Field] = match self.kind {
            Kind::Event => &[Field::Title, Field::Date],
            Kind::Statement => &[Field::Title, Field::Speaker, Field::Date],
            Kind::Figure => &[Field::Title, Field::Value, Field::Unit],
            _ => &[Field::Title],
        };
        for field in needed.iter().filter(|field| !self.values.contains_key(field)) {
            flaws.push(self.lacks(*field));
        }
        let has = |field| self.values.contains_key(&field);
        let dated = has(Field::TermStart) || has(Field::TermEnd);
        if self.kind == Kind::Person && has(Field::Office) && !has(Field::Body) {
            flaws.push(self.lacks(Field::Body));
        }
        if self.kind == Kind::Person && dated && !has(Field::Office) {
            flaws.push(self.lacks(Field::Office));
        }
        if self.kind == Kind::Place && has(Field::Lat) != has(Field::Lon) {
            flaws.push(self.lacks(if has(Field::Lat) { Field::Lon } else { Field::Lat }));
        }
    }

    fn lacks(&self, field: Field) -> SpanDiagnostic {
        let (name, kind) = (field.name(), self.kind);
        let message = match field {
            Field::Body => "office without an organization".to_owned(),
            Field::Office => "term without an office".to_owned(),
            _ => format!("{kind} without {name}"),
        };
        self.flaw(Code::MissingField, message).help(format!(
            "fill its column, map another one (--map {name}=COLUMN) or set it for all rows (--set {name}=TEXT)"
        ))
    }

    /// Something that is wrong with the row as a whole.
    pub(super) fn flaw(&self, code: Code, message: impl Into<String>) -> SpanDiagnostic {
        SpanDiagnostic::new(code, self.span.clone(), message)
    }
}
