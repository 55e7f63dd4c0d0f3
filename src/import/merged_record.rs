//! A record from several rows: fields must agree, lists are united.

use super::composer::RecordFields;
use crate::dossier::Kind;
use serde_json::{Value, json};
use std::collections::HashMap;

/// A file and a row of it, by their numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct RowId {
    pub(super) file: usize,
    pub(super) row: usize,
}

pub(super) struct MergedRecord {
    pub(super) kind: Kind,
    pub(super) fields: RecordFields,
    pub(super) rows: Vec<RowId>,
    /// The date that distinguishes it from others of its name.
    pub(super) day: Option<String>,
    /// The elements of its lists, by list and text without citations; filled when a second row comes.
    elements: HashMap<String, usize>,
}

/// The text of an element of a list, without its citations.
fn element_key(field: &str, element: &Value) -> String {
    match element {
        Value::Object(fields) => {
            let rest = fields.iter().filter(|(name, _)| *name != "cites" && *name != "kind");
            format!("{field}\n")
                + &rest.map(|(name, value)| format!("{name}:{value};")).collect::<String>()
        }
        _ => format!("{field}\n{element}"),
    }
}

impl MergedRecord {
    pub(super) fn new(kind: Kind, fields: RecordFields, rows: Vec<RowId>) -> Self {
        Self { kind, fields, rows, day: None, elements: HashMap::new() }
    }

    /// Adds the fields of a row; the error is the name of a field with another value.
    pub(super) fn merge(&mut self, from: RecordFields) -> Result<(), String> {
        if self.elements.is_empty() {
            let lists = self.fields.iter().filter(|(_, value)| value.is_array());
            let lists: Vec<String> = lists.map(|(name, _)| name.clone()).collect();
            lists.iter().for_each(|name| self.index(name));
        }
        for (name, value) in from {
            let Some(known) = self.fields.get_mut(&name) else {
                self.fields.insert(name.clone(), value);
                self.index(&name);
                continue;
            };
            match (known, value) {
                (known, value) if *known == value => {}
                (known @ Value::String(_), more @ Value::String(_))
                    if matches!(&*name, "note" | "date_note") =>
                {
                    // Notes are a list until all rows are merged.
                    let first = known.take();
                    self.elements.insert(element_key(&name, &first), 0);
                    *known = Value::Array(vec![first]);
                    self.add_elements(&name, vec![more]);
                }
                (Value::Array(_), Value::Array(more)) => self.add_elements(&name, more),
                (Value::Array(_), more @ Value::String(_)) => self.add_elements(&name, vec![more]),
                _ => return Err(name),
            }
        }
        Ok(())
    }

    fn index(&mut self, name: &str) {
        let list = self.fields.get(name).and_then(Value::as_array);
        for (at, element) in list.into_iter().flatten().enumerate() {
            self.elements.insert(element_key(name, element), at);
            for cite in element.get("cites").and_then(Value::as_array).into_iter().flatten() {
                self.elements.insert(format!("{name}/{at}/{cite}"), 0);
            }
        }
    }

    fn add_elements(&mut self, name: &str, more: Vec<Value>) {
        let Some(Value::Array(known)) = self.fields.get_mut(name) else { return };
        for mut element in more {
            let at = *self.elements.entry(element_key(name, &element)).or_insert(known.len());
            let cites = element.get("cites").and_then(Value::as_array).cloned();
            let mut cites = cites.unwrap_or_default();
            cites.retain(|it| self.elements.insert(format!("{name}/{at}/{it}"), 0).is_none());
            if let Some(there) = known.get_mut(at) {
                let there = there.get_mut("cites").and_then(Value::as_array_mut);
                there.into_iter().for_each(|there| there.append(&mut cites));
                continue;
            }
            if let (true, Some(kind)) = (name == "names", element.get_mut("kind")) {
                *kind = json!("alias");
            }
            known.push(element);
        }
    }

    pub(super) fn with_joined_notes(mut self) -> RecordFields {
        for name in ["note", "date_note"] {
            if let Some(note @ Value::Array(_)) = self.fields.get_mut(name) {
                let parts = note.as_array().into_iter().flatten().filter_map(Value::as_str);
                *note = json!(parts.collect::<Vec<_>>().join("; "));
            }
        }
        self.fields
    }
}
