//! Merges rows into records: allocates ids, resolves names, joins rows with the same name or id,
//! and adds sources.

use super::{
    cell_parser::NameRef,
    composer::{self, RecordFields, ResolveName},
    draft::Draft,
    fields::{Field, fold},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::{
        Kind,
        slug::{SlugAllocator, slug},
    },
    file_format::{Document, FORMAT, LISTS},
};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A row: the indexes of its file and of the row in it.
pub(super) type RowId = (usize, usize);

/// A record and its rows.
#[derive(Debug)]
struct MergedRecord {
    kind: Kind,
    fields: RecordFields,
    rows: Vec<RowId>,
}

/// Records under construction.
#[derive(Debug, Default)]
pub(super) struct Merger {
    records: Vec<MergedRecord>,
    ids: SlugAllocator,
    /// Record indexes by kind and by id, Wikidata id or folded name.
    known: HashMap<(Kind, String), usize>,
    /// The citations of new records, and the current row.
    cites: Value,
    row: RowId,
}

impl Merger {
    /// Adds a source; returns its id.
    pub(super) fn add_source(&mut self, wanted: &str, mut fields: RecordFields) -> String {
        let id = self.ids.allocate(&slug(wanted), "imported");
        fields.insert("id".to_owned(), json!(id));
        self.records.push(MergedRecord { kind: Kind::Source, fields, rows: Vec::new() });
        id
    }

    /// Reserves a record for a draft, so that others can name it in any order; returns its index.
    pub(super) fn reserve(&mut self, row: RowId, draft: &Draft) -> usize {
        let keys = keys(draft);
        if let Some(at) = keys.iter().find_map(|key| self.known.get(key)).copied() {
            self.add_keys(keys, at);
            return at;
        }
        let given = draft.text(Field::Id).map(str::to_owned);
        let wanted = given.unwrap_or_else(|| slug(draft.title()));
        let otherwise =
            draft.entity.as_deref().map_or_else(|| draft.kind.name().replace('_', "-"), slug);
        let id = self.ids.allocate(&wanted, &otherwise);
        let at = self.records.len();
        let mut fields = Map::new();
        fields.insert("id".to_owned(), json!(id));
        self.records.push(MergedRecord { kind: draft.kind, fields, rows: vec![row] });
        self.add_keys(keys, at);
        // Others may refer to it by name, even where another event has the same.
        for name in [fold(draft.title()), id] {
            self.known.entry((draft.kind, name)).or_insert(at);
        }
        at
    }

    fn add_keys(&mut self, keys: Vec<(Kind, String)>, at: usize) {
        for key in keys {
            self.known.entry(key).or_insert(at);
        }
    }

    /// Merges a row into its record.
    ///
    /// # Errors
    /// A value that conflicts with an earlier row.
    pub(super) fn merge_row(
        &mut self,
        at: usize,
        row: RowId,
        draft: &Draft,
        source: &str,
    ) -> Result<(), SpanDiagnostic> {
        self.cites = self.cites_of(draft, source);
        self.row = row;
        let cites = self.cites.clone();
        let fields = composer::compose(draft, &cites, self);
        let Some(record) = self.records.get_mut(at) else { return Ok(()) };
        if !record.rows.contains(&row) {
            record.rows.push(row);
        }
        merge(&mut record.fields, fields).map_err(|field| {
            let id = record.fields.get("id").and_then(Value::as_str).unwrap_or_default();
            let message = format!("conflicting values for {}", quoted(&field));
            draft.diagnostic(Code::DuplicateId, message).help(format!(
                "rows with the same name or id are one record ({}): make them agree, or give each an id",
                quoted(id)
            ))
        })
    }

    /// The citations of a row: its file, and the source that it names.
    fn cites_of(&mut self, draft: &Draft, source: &str) -> Value {
        let mut parts: Vec<&str> = draft.locator.as_deref().into_iter().collect();
        let address = draft.text(Field::Address);
        let page = draft.text(Field::Locator);
        let title = draft.text(Field::Source);
        if address.is_none() {
            parts.extend(title);
            parts.extend(page);
        }
        let mut cite = json!({"source": source});
        if let (false, Some(cite)) = (parts.is_empty(), cite.as_object_mut()) {
            cite.insert("locator".to_owned(), json!(parts.join(", ")));
        }
        let mut cites = vec![cite];
        if let Some(address) = address {
            let mut cite = json!({"source": self.web_source(address, title)});
            if let (Some(page), Some(cite)) = (page, cite.as_object_mut()) {
                cite.insert("locator".to_owned(), json!(page));
            }
            cites.push(cite);
        }
        Value::Array(cites)
    }

    /// The source with this address.
    fn web_source(&mut self, address: &str, title: Option<&str>) -> String {
        let key = (Kind::Source, address.to_owned());
        if let Some(at) = self.known.get(&key).copied() {
            return self.id_at(at);
        }
        let mut fields = Map::new();
        for (name, text) in [
            ("type", "webpage"),
            ("title", title.unwrap_or(address)),
            ("URL", address),
            ("perspective", "unstated"),
        ] {
            fields.insert(name.to_owned(), json!(text));
        }
        let bare = address.split_once("://").map_or(address, |(_, bare)| bare);
        self.known.insert(key, self.records.len());
        self.add_source(title.unwrap_or(bare), fields)
    }

    fn id_at(&self, at: usize) -> String {
        let id = self.records.get(at).and_then(|record| record.fields.get("id"));
        id.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The dossier with this metadata, and the rows of each record.
    pub(super) fn finish(self, metadata: Value) -> Result<(Document, Vec<Vec<RowId>>), String> {
        let mut document = Map::new();
        document.insert("format".to_owned(), json!(FORMAT));
        document.insert("dossier".to_owned(), metadata);
        let mut by_kind: HashMap<Kind, Vec<MergedRecord>> = HashMap::new();
        for record in self.records {
            by_kind.entry(record.kind).or_default().push(record);
        }
        let mut rows = Vec::new();
        for (list, kind) in LISTS {
            let records = by_kind.remove(&kind).unwrap_or_default();
            let mut values = Vec::with_capacity(records.len());
            for record in records {
                rows.push(record.rows);
                values.push(Value::Object(record.fields));
            }
            document.insert(list.to_owned(), Value::Array(values));
        }
        let document = serde_json::from_value(Value::Object(document));
        document.map(|document| (document, rows)).map_err(|error| error.to_string())
    }
}

impl ResolveName for Merger {
    fn id(&mut self, kind: Kind, name: &NameRef) -> String {
        let names = name.entity.iter().cloned().chain([name.text.clone(), fold(&name.text)]);
        let keys: Vec<String> = names.collect();
        for key in &keys {
            if let Some(at) = self.known.get(&(kind, key.clone())).copied() {
                return self.id_at(at);
            }
        }
        let id = self.ids.allocate(&slug(&name.text), kind.name());
        let mut fields = Map::new();
        fields.insert("id".to_owned(), json!(id));
        fields.insert("names".to_owned(), json!([composer::name(&name.text, "preferred")]));
        fields.insert("summary".to_owned(), json!(name.text));
        let type_field = match kind {
            Kind::Organization => Some("classification"),
            Kind::Place => Some("type"),
            _ => None,
        };
        if let Some(name) = type_field {
            fields.insert(name.to_owned(), json!("other"));
        }
        fields.insert("cites".to_owned(), self.cites.clone());
        let at = self.records.len();
        self.records.push(MergedRecord { kind, fields, rows: vec![self.row] });
        for key in keys {
            self.known.entry((kind, key)).or_insert(at);
        }
        id
    }
}

/// What makes rows be about one thing: a given id, a number in Wikidata; for what has names, the
/// name.
fn keys(draft: &Draft) -> Vec<(Kind, String)> {
    let kind = draft.kind;
    let given = draft.text(Field::Id).map(str::to_owned);
    let is_named = matches!(kind, Kind::Treaty | Kind::Person | Kind::Organization | Kind::Place);
    let by_name = is_named && given.is_none() && draft.entity.is_none();
    let name = by_name.then(|| fold(draft.title()));
    given.into_iter().chain(draft.entity.clone()).chain(name).map(|key| (kind, key)).collect()
}

/// Puts the fields of a row with those that are there; the name of a field that says something
/// else.
fn merge(into: &mut RecordFields, from: RecordFields) -> Result<(), String> {
    // A title that stood for a summary gives way to one.
    let title =
        from.get("names").and_then(|names| names.pointer("/0/text")).or(from.get("title")).cloned();
    for (name, value) in from {
        let Some(known) = into.get_mut(&name) else {
            into.insert(name, value);
            continue;
        };
        match (known, value) {
            (known, value) if *known == value => {}
            (Value::Array(known), Value::Array(more)) => {
                for one in more {
                    if !known.contains(&one) {
                        // What one row says and another repeats is cited twice and stands once.
                        match known.iter_mut().find(|known| same_but_cites(known, &one)) {
                            Some(known) => join_cites(known, &one),
                            None => known.push(one),
                        }
                    }
                }
            }
            (known, value) if name == "summary" && Some(&*known) == title.as_ref() => {
                *known = value
            }
            (_, value) if name == "summary" && Some(&value) == title.as_ref() => {}
            (Value::String(known), Value::String(more))
                if matches!(&*name, "note" | "date_note") =>
            {
                if !known.contains(&more) {
                    known.push_str("; ");
                    known.push_str(&more);
                }
            }
            _ => return Err(name),
        }
    }
    Ok(())
}

fn same_but_cites(one: &Value, other: &Value) -> bool {
    let (Some(one), Some(other)) = (one.as_object(), other.as_object()) else { return false };
    let rest = |fields: &RecordFields| -> RecordFields {
        fields
            .iter()
            .filter(|(name, _)| *name != "cites")
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    one.contains_key("cites") && rest(one) == rest(other)
}

fn join_cites(into: &mut Value, from: &Value) {
    let more = from.get("cites").and_then(Value::as_array);
    if let (Some(known), Some(more)) = (into.get_mut("cites").and_then(Value::as_array_mut), more) {
        for cite in more {
            if !known.contains(cite) {
                known.push(cite.clone());
            }
        }
    }
}
