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
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::Kind,
};
use std::{collections::BTreeMap, ops::Range};

pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) values: BTreeMap<Field, Value>,
    /// The Wikidata id of its subject.
    pub(super) entity: Option<String>,
    /// The locator of its citation.
    pub(super) locator: Option<String>,
    pub(super) span: Range<usize>,
    /// What was read in a way that the user should know.
    pub(super) notices: Vec<SpanDiagnostic>,
}

impl Draft {
    /// Reads a row, or finds all its errors.
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
            let cell = cell.filter(|cell| !cell.text.trim().is_empty());
            if let Some(Err(diagnostic)) = cell.map(|cell| draft.cell(*field, cell, *reading)) {
                diagnostics.push(diagnostic.pointer(field.name()));
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
            Value::Text(text) if !matches!(field, Field::Summary | Field::Note) => {
                self.put(field, Value::Text(text.replace('\n', " ")));
            }
            value => self.put(field, value),
        }
        if field == Field::Title {
            self.entity = cell.entity().map(str::to_owned).or(self.entity.take());
        }
        // The number in Wikidata identifies a record, but makes a poor id.
        if field == Field::Id && is_entity(text) {
            self.values.remove(&Field::Id);
            self.entity.get_or_insert_with(|| text.to_owned());
        }
        Ok(())
    }

    /// Marks an event as lasting; offices and treaties last where they have no end.
    fn keep_open(&mut self, field: Field) {
        if field == Field::End {
            self.values.insert(Field::End, Value::Texts(Vec::new()));
        }
    }

    /// Splits the dates of a life: `1879–1955`, `1941–`.
    fn life(&mut self, read: ReadDate) {
        let ends = read.date.as_str().splitn(2, '/').map(str::parse);
        for (field, date) in [Field::Born, Field::Died].into_iter().zip(ends) {
            if let Ok(date) = date {
                self.put(
                    field,
                    Value::Date(ReadDate { note: read.note.clone(), ..ReadDate::plain(date) }),
                );
            }
        }
    }

    fn notice(&mut self, span: Range<usize>, message: &str, help: Option<&str>) {
        self.notices.push(SpanDiagnostic::new(Code::Guess, span, message).help_if(help));
    }

    pub(super) fn text(&self, field: Field) -> Option<&str> {
        match self.values.get(&field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn date(&self, field: Field) -> Option<&ReadDate> {
        match self.values.get(&field) {
            Some(Value::Date(date)) => Some(date),
            _ => None,
        }
    }

    pub(super) fn number(&self, field: Field) -> Option<f64> {
        match self.values.get(&field) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn texts(&self, field: Field) -> &[String] {
        match self.values.get(&field) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    pub(super) fn names(&self, field: Field) -> &[NameRef] {
        match self.values.get(&field) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }

    pub(super) fn title(&self) -> &str {
        self.text(Field::Title).unwrap_or_default()
    }

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
            if self.values.contains_key(&field) {
                continue;
            }
            let Some(text) = self.join_date(year, month, day) else { continue };
            match date::read(&text, order) {
                Ok(read) => self.put(field, Value::Date(read)),
                Err(error) => diagnostics.push(self.of_row(error)),
            }
        }
        if self.kind == Kind::Event {
            let (start, end) = (self.values.remove(&Field::Date), self.values.remove(&Field::End));
            let date = |value| if let Some(Value::Date(date)) = value { Some(date) } else { None };
            let span = match end {
                Some(Value::Texts(_)) => date::lasting(date(start)),
                end => date::span(date(start), date(end)),
            };
            match span {
                Ok(None) => {}
                Ok(Some(date)) => self.put(Field::Date, Value::Date(date)),
                Err(error) => diagnostics.push(self.of_row(error)),
            }
        }
        let words = self.complete_type();
        self.complete_title(words);
        if diagnostics.is_empty() {
            self.check_required(diagnostics);
        }
    }

    /// Keeps a type or topic of no vocabulary as a note; a topic is the type where it names one.
    /// Returns the words.
    fn complete_type(&mut self) -> Option<String> {
        let mut words = Vec::new();
        if let Some(Value::Texts(unknown)) = self.values.get(&Field::Type) {
            words.push(("Type", unknown.concat()));
            self.values.remove(&Field::Type);
        }
        if let Some(Value::Text(topic)) = self.values.remove(&Field::Topic) {
            words.push(("Group", topic));
        }
        for (label, word) in &words {
            let type_of = |word: &str| cell_parser::word(word, self.kind);
            let known = type_of(word);
            let is_known = known.is_some() && !self.values.contains_key(&Field::Type);
            // `MEA (Agreement)`: the names of acts say what they are.
            let part = || word.split(|letter: char| !letter.is_alphabetic()).find_map(type_of);
            let found = known.or_else(|| (self.kind == Kind::Treaty).then(part).flatten());
            if let Some(found) = found.filter(|_| !self.values.contains_key(&Field::Type)) {
                self.put(Field::Type, Value::Text(found.to_owned()));
            }
            if !is_known {
                let message =
                    format!("{} {} is kept in the note", label.to_lowercase(), quoted(word));
                self.notice(self.span.clone(), &message, None);
                self.put(Field::Note, Value::Text(format!("{label}: {word}")));
            }
        }
        words.into_iter().next().map(|(_, word)| word)
    }

    /// Takes the title of an event or a statement from its text, or else from its type, and
    /// shortens one that is a text.
    fn complete_title(&mut self, kind_words: Option<String>) {
        if !matches!(self.kind, Kind::Event | Kind::Statement) {
            return;
        }
        let title = self.text(Field::Title).map(str::to_owned);
        let summary = self.text(Field::Summary).map(str::to_owned);
        match (title, summary) {
            (Some(title), None) if title.chars().count() > LONGEST_TITLE => {
                self.put(Field::Title, Value::Text(headline(&title)));
                self.put(Field::Summary, Value::Text(title));
            }
            (Some(title), Some(summary)) if title == summary => {
                self.values.remove(&Field::Summary);
            }
            (None, Some(summary)) => {
                let title = headline(&summary);
                if title == summary {
                    self.values.remove(&Field::Summary);
                }
                self.put(Field::Title, Value::Text(title));
            }
            (None, None) if self.kind == Kind::Event => {
                kind_words.into_iter().for_each(|words| self.put(Field::Title, Value::Text(words)));
            }
            _ => {}
        }
    }

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
        if self.kind == Kind::Person && dated && !has(Field::Office) {
            diagnostics.push(self.missing_field(Field::Office));
        }
        if has(Field::Lat) != has(Field::Lon) {
            let missing = if has(Field::Lat) { Field::Lon } else { Field::Lat };
            diagnostics.push(self.missing_field(missing));
        }
    }

    fn missing_field(&self, field: Field) -> SpanDiagnostic {
        let (name, kind) = (field.name(), self.kind);
        let message = match field {
            Field::Office => "term without an office".to_owned(),
            _ => format!("{kind} without {name}"),
        };
        self.diagnostic(Code::MissingField, message).help(format!(
            "fill its column, map another one (--map {name}=COLUMN) or set it for all rows (--set {name}=TEXT)"
        ))
    }

    pub(super) fn diagnostic(&self, code: Code, message: impl AsRef<str>) -> SpanDiagnostic {
        SpanDiagnostic::new(code, self.span.clone(), message)
    }

    fn of_row(&self, error: SpanDiagnostic) -> SpanDiagnostic {
        SpanDiagnostic { place: self.span.clone(), ..error }
    }
}

const LONGEST_TITLE: usize = 150;

/// The first sentence of a text; its beginning where that is long.
fn headline(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let end = line.match_indices(". ").map(|(at, _)| at + 1).find(|end| *end >= 30);
    let sentence = end.and_then(|end| line.get(..end)).unwrap_or(line);
    crate::text::truncate(sentence, LONGEST_TITLE)
}
