//! Compares an invalid value with its shape, and reports every difference.

use super::{
    json_span::{self, JsonType},
    shape::{Shape, ValueShape},
};
use crate::{
    date::{Date, DateError, DateExpr, ParseOptions, parse},
    diagnostics::{Code, SpanDiagnostic, quoted, suggest::did_you_mean},
};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// The most problems of a file that are kept; the others are counted.
pub(super) const KEPT: usize = 500;

#[derive(Debug)]
pub(crate) struct Validator<'a> {
    pub(crate) text: &'a str,
    pub(crate) problems: Vec<SpanDiagnostic>,
    pub(crate) noted: usize,
}

impl<'a> Validator<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, problems: Vec::new(), noted: 0 }
    }

    pub(crate) fn note(&mut self, problem: SpanDiagnostic) {
        self.noted += 1;
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.problems.len() >= KEPT
    }

    pub(crate) fn problem(
        &self,
        code: Code,
        value: &RawValue,
        pointer: &str,
        message: impl AsRef<str>,
    ) -> SpanDiagnostic {
        SpanDiagnostic::new(code, json_span::span(self.text, value), message).pointer(pointer)
    }

    pub(crate) fn value(&mut self, shape: &Shape, value: &RawValue, pointer: &str) {
        let found = json_span::type_of(value);
        if shape.nullable && found == JsonType::Null {
            return;
        }
        match &shape.form {
            ValueShape::Object(_) if found == JsonType::Object => {
                self.object(shape, value, pointer, &[])
            }
            ValueShape::List(inner) if found == JsonType::List => {
                for (at, element) in json_span::elements(value).into_iter().enumerate() {
                    self.value(inner, element, &format!("{pointer}/{at}"));
                }
            }
            ValueShape::Words(words) if found == JsonType::Text => self.word(words, value, pointer),
            ValueShape::Date if found == JsonType::Text => self.date(value, pointer),
            ValueShape::Text if found == JsonType::Text => drop(self.string(value, pointer)),
            ValueShape::Number if found == JsonType::Number => self.number(value, pointer),
            ValueShape::Count if found == JsonType::Number => self.count(value, pointer),
            ValueShape::Truth if found == JsonType::Truth => {}
            ValueShape::Any => {}
            form => {
                let message = format!("expected {}, found {found}", expected(form));
                let problem = self.problem(Code::WrongType, value, pointer, message);
                self.note(problem.help_if(help_for(shape, found)));
            }
        }
    }

    /// Validates the fields of an object; `more` are further valid names.
    pub(crate) fn object(&mut self, shape: &Shape, value: &RawValue, pointer: &str, more: &[&str]) {
        let mut seen: HashMap<String, &RawValue> = HashMap::new();
        for (key, inner) in json_span::members(value) {
            let Some((name, path)) = self.field_name(key, pointer, &mut seen) else { continue };
            match shape.field(&name) {
                Some(field) => self.value(&field.shape, inner, &path),
                None if more.contains(&name.as_str()) => {}
                None => self.unknown_field(shape, key, &name, &path),
            }
        }
        let missing = shape
            .fields()
            .iter()
            .filter(|field| field.shape.required && !seen.contains_key(&field.name));
        for field in missing {
            let message = format!("missing field \"{}\"", field.name);
            let problem =
                self.problem(Code::MissingField, json_span::face(value), pointer, message);
            self.note(problem.help(match &field.shape.form {
                ValueShape::Words(words) => format!("expected one of: {}", words.join(", ")),
                form => format!("expected {}", expected(form)),
            }));
        }
    }

    /// The name of a field and its path; a duplicate name is reported.
    pub(crate) fn field_name<'v>(
        &mut self,
        key: &'v RawValue,
        pointer: &str,
        seen: &mut HashMap<String, &'v RawValue>,
    ) -> Option<(String, String)> {
        let name = self.string(key, pointer)?;
        let path = format!("{pointer}{}", json_span::step(&name));
        if let Some(first) = seen.get(&name) {
            let message = format!("duplicate field {}", quoted(&name));
            let first = json_span::span(self.text, first);
            self.note(self.problem(Code::DuplicateKey, key, &path, message).see(first));
        } else {
            seen.insert(name.clone(), key);
        }
        Some((name, path))
    }

    pub(crate) fn unknown_field(&mut self, shape: &Shape, key: &RawValue, name: &str, path: &str) {
        if self.is_full() {
            self.noted += 1;
            return;
        }
        let names = shape.fields().iter().map(|field| field.name.as_str());
        let message = format!("unknown field {}", quoted(name));
        let problem = self.problem(Code::UnknownField, key, path, message);
        self.note(problem.suggest(name, names));
    }

    /// The text of a string; none if half a surrogate pair makes it invalid.
    pub(crate) fn string(&mut self, value: &RawValue, pointer: &str) -> Option<String> {
        let text = json_span::string(value);
        if text.is_none() {
            let message = "invalid \\u escape: half of a surrogate pair";
            self.note(self.problem(Code::Syntax, value, pointer, message));
        }
        text
    }

    fn word(&mut self, words: &[String], value: &RawValue, pointer: &str) {
        let Some(word) = self.string(value, pointer) else { return };
        if !words.contains(&word) {
            self.unknown_word(&word, words, value, pointer);
        }
    }

    pub(crate) fn unknown_word(
        &mut self,
        word: &str,
        words: &[String],
        value: &RawValue,
        pointer: &str,
    ) {
        let message = format!("invalid value {}", quoted(word));
        let problem = self.problem(Code::UnknownWord, value, pointer, message);
        self.note(problem.suggest(word, words.iter().map(String::as_str)));
    }

    fn date(&mut self, value: &RawValue, pointer: &str) {
        let Some(text) = self.string(value, pointer) else { return };
        let Err(error) = text.parse::<Date>() else { return };
        let shown = quoted(&text);
        let (message, help) = match error {
            DateError::NoSuchDay(..) => (format!("invalid date {shown}: no such day"), None),
            DateError::Reversed => (format!("invalid date {shown}: ends before it begins"), None),
            _ => (format!("invalid date {shown}"), Some(date_help(&text))),
        };
        self.note(self.problem(Code::Date, value, pointer, message).help_if(help));
    }

    fn number(&mut self, value: &RawValue, pointer: &str) {
        if !value.get().parse::<f64>().is_ok_and(f64::is_finite) {
            self.note(self.problem(Code::Number, value, pointer, "number too large"));
        }
    }

    fn count(&mut self, value: &RawValue, pointer: &str) {
        if value.get().parse::<u32>().is_err() {
            let message = format!("expected an integer from 0 to {}", u32::MAX);
            self.note(self.problem(Code::Number, value, pointer, message));
        }
    }
}

/// The EDTF form of a date in another form, or examples.
fn date_help(text: &str) -> String {
    let options = ParseOptions { explicit: true, ..ParseOptions::default() };
    let parsed = parse(text, &options).ok();
    let parsed = parsed.filter(|it| it.len == text.len() && !it.notes.is_short_year);
    let points = parsed.iter().flat_map(|parsed| &parsed.alternatives);
    let points = points.filter(|expr| matches!(expr, DateExpr::Point(_)));
    match *points.filter_map(|expr| expr.to_edtf().ok()).collect::<Vec<_>>() {
        [ref date] => did_you_mean(date.as_str()),
        _ => "examples: 2008, 2008-08, 2008-08-26, 199X, 2004-22 (summer), 1992~ (about), \
              2003-12? (uncertain) or 2008-08-07/2008-08-12"
            .to_owned(),
    }
}

fn expected(form: &ValueShape) -> &'static str {
    match form {
        ValueShape::Object(_) => "an object",
        ValueShape::List(_) => "a list",
        ValueShape::Words(_) => "a string",
        ValueShape::Date => "a date in quotation marks",
        ValueShape::Text => "a string",
        ValueShape::Number | ValueShape::Count => "a number",
        ValueShape::Truth => "true or false",
        ValueShape::Any => "a value",
    }
}

fn help_for(shape: &Shape, found: JsonType) -> Option<&'static str> {
    match (&shape.form, found) {
        (ValueShape::Date, JsonType::Null) if shape.required => {
            Some("a date is required; it may be inexact: 199X, 2008~, 2008/2012")
        }
        (_, JsonType::Null) if shape.required => Some("this field is required"),
        (_, JsonType::Null) => Some("omit the field if the value is unknown"),
        (ValueShape::List(_), _) => Some("put it in square brackets"),
        (ValueShape::Number | ValueShape::Count, JsonType::Text) => {
            Some("remove the quotation marks")
        }
        (ValueShape::Date | ValueShape::Text | ValueShape::Words(_), JsonType::Number) => {
            Some("put it in quotation marks")
        }
        _ => None,
    }
}
