//! Completes a draft: dates in several columns, the type, the title, and required fields.

use super::{
    cell_parser::{self, Value},
    date,
    draft::Draft,
    fields::Field,
};
use crate::{
    date::{Date, DayOrder},
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::Kind,
};

impl Draft {
    pub(super) fn complete(
        &mut self,
        order: Option<DayOrder>,
        diagnostics: &mut Vec<SpanDiagnostic>,
    ) {
        let parts = [
            (Field::Date, Field::Year, Field::Month, Field::Day),
            (Field::End, Field::EndYear, Field::EndMonth, Field::EndDay),
        ];
        for (field, year, month, day) in parts {
            if self.values.contains_key(&field) {
                continue;
            }
            let Some(text) = self.join_date(year, month, day) else { continue };
            let read = match text.parse::<Date>() {
                // `2008-13` of two columns is no span.
                Err(error) if date::is_year_and_number(&text) => Err(date::of_error(error, &text)),
                _ => date::read(&text, order),
            };
            match read {
                Ok(read) => self.put(field, Value::Date(read)),
                Err(error) => diagnostics.push(self.of_row(error)),
            }
        }
        if self.kind == Kind::Event {
            let (start, end) = (self.values.remove(&Field::Date), self.values.remove(&Field::End));
            let start = start.and_then(Value::try_as_date);
            let span = match end {
                Some(Value::Ongoing) => date::lasting(start),
                end => date::span(start, end.and_then(Value::try_as_date)),
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

    /// Keeps an unknown type as a note; a topic may name a type. Returns the words.
    fn complete_type(&mut self) -> Option<String> {
        let mut words = Vec::new();
        if let Some(Value::UnknownType(word)) = self.values.get(&Field::Type) {
            words.push(("Type", word.clone()));
            self.values.remove(&Field::Type);
        }
        if let Some(Value::Text(topic)) = self.values.remove(&Field::Topic) {
            words.push(("Group", topic));
        }
        for (label, word) in &words {
            let type_of = |word: &str| cell_parser::word(word, self.kind);
            let known = type_of(word);
            let is_known = known.is_some() && !self.values.contains_key(&Field::Type);
            // `MEA (Agreement)`: the names of acts tell their type.
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

    /// Makes a title from the text of an event or statement, shortened, or from its type.
    fn complete_title(&mut self, kind_words: Option<String>) {
        let title = self.text(Field::Title).map(str::to_owned);
        let summary = self.text(Field::Summary).map(str::to_owned);
        if title.is_some() && title == summary {
            self.values.remove(&Field::Summary);
        }
        if !matches!(self.kind, Kind::Event | Kind::Statement) {
            return;
        }
        match (title, summary) {
            (Some(title), None) if title.chars().count() > LONGEST_TITLE => {
                self.put(Field::Title, Value::Text(headline(&title)));
                self.put(Field::Summary, Value::Text(title));
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
            // A column of days without one of years contains complete dates.
            return self.text(day).map(str::to_owned);
        };
        let (month, day) = (self.text(month).unwrap_or(""), self.text(day).unwrap_or(""));
        let number = |text: &str| text.parse::<i32>().ok();
        let (sign, digits) = year.strip_prefix('-').map_or(("", year), |digits| ("-", digits));
        let Some(number_of_year) = number(digits) else {
            return Some([day, month, year].join(" ").trim().to_owned());
        };
        if sign.is_empty() && digits.len() <= 2 {
            // A year without a century is not one of the first century.
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
}

const LONGEST_TITLE: usize = 150;

fn headline(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let end = line.match_indices(". ").map(|(at, _)| at + 1).find(|end| *end >= 30);
    let sentence = end.and_then(|end| line.get(..end)).unwrap_or(line);
    crate::text::truncate(sentence, LONGEST_TITLE)
}
