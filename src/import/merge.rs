//! Merges rows into records: allocates ids, resolves names, joins rows with the same name or id,
//! and adds sources.

use super::{
    Same,
    cell_parser::{NameRef, Value as Read},
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
#[derive(Debug, Default)]
struct MergedRecord {
    kind: Option<Kind>,
    fields: RecordFields,
    rows: Vec<RowId>,
    /// The date that tells it from others of its name.
    day: Option<String>,
    /// The elements of its lists, by list and text without citations, once a second row adds some.
    elements: HashMap<String, usize>,
}

/// A row, what was decided about it, and the option that decides otherwise.
pub(super) type MergeNotice = (RowId, String, &'static str);

/// Records under construction.
#[derive(Debug, Default)]
pub(super) struct Merger {
    same: Same,
    records: Vec<MergedRecord>,
    ids: SlugAllocator,
    /// Record indexes by kind and by id, Wikidata id or key of the name.
    known: HashMap<(Kind, String), usize>,
    /// The same with the date.
    dated: HashMap<(Kind, String, String), usize>,
    /// The citations of new records, and the current row.
    cites: Value,
    row: RowId,
    /// What was decided about rows.
    pub(super) notices: Vec<MergeNotice>,
}

impl Merger {
    /// A merger without records.
    pub(super) fn new(same: Same) -> Self {
        Self { same, ..Self::default() }
    }

    /// Adds a source; returns its id.
    pub(super) fn add_source(&mut self, wanted: &str, fields: RecordFields) -> String {
        let id = self.ids.allocate(&slug(wanted), "imported");
        self.add(Kind::Source, id.clone(), fields, Vec::new());
        id
    }

    fn add(&mut self, kind: Kind, id: String, mut fields: RecordFields, rows: Vec<RowId>) -> usize {
        fields.insert("id".to_owned(), json!(id));
        self.records.push(MergedRecord {
            kind: Some(kind),
            fields,
            rows,
            ..MergedRecord::default()
        });
        self.records.len() - 1
    }

    /// Reserves a record for a draft, so that others can name it in any order; returns its index.
    pub(super) fn reserve(&mut self, row: RowId, draft: &Draft) -> usize {
        let keys = keys(draft, self.same);
        let day = if self.same == Same::Detected { day(draft) } else { None };
        let found = keys.iter().find_map(|key| self.find(key, day.as_deref()));
        let is_known = keys.iter().any(|key| self.known.contains_key(key));
        let at = found.unwrap_or_else(|| self.reserve_new(row, draft));
        if found.is_some() {
            let text = "rows of one name or id are one record".to_owned();
            self.notices.push((row, text, "--same never keeps each row apart"));
        } else if is_known {
            let text = "rows of one name or id, but another date, are records of their own";
            self.notices.push((row, text.to_owned(), "--same name makes one record of them"));
        }
        for (kind, key) in keys {
            if let Some(day) = &day {
                self.dated.entry((kind, key.clone(), day.clone())).or_insert(at);
            }
            self.known.entry((kind, key)).or_insert(at);
        }
        if let Some(record) = self.records.get_mut(at) {
            record.day = record.day.take().or(day);
        }
        at
    }

    /// The record of a key that does not have another date.
    fn find(&self, key: &(Kind, String), day: Option<&str>) -> Option<usize> {
        let first = self.known.get(key).copied();
        let Some(day) = day else { return first };
        let dated = self.dated.get(&(key.0, key.1.clone(), day.to_owned())).copied();
        dated.or(first.filter(|at| self.records.get(*at).is_some_and(|it| it.day.is_none())))
    }

    fn reserve_new(&mut self, row: RowId, draft: &Draft) -> usize {
        let given = draft.text(Field::Id).map(str::to_owned);
        let wanted = given.unwrap_or_else(|| slug(draft.title()));
        let otherwise =
            draft.entity.as_deref().map_or_else(|| draft.kind.name().replace('_', "-"), slug);
        let id = self.ids.allocate(&wanted, &otherwise);
        let at = self.add(draft.kind, id.clone(), Map::new(), vec![row]);
        // Others may refer to it by name, even where another event has the same.
        for name in [name_key(draft.kind, draft.title()), id] {
            self.known.entry((draft.kind, name)).or_insert(at);
        }
        at
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
        if record.rows.last() != Some(&row) {
            record.rows.push(row);
        }
        record.merge(fields).map_err(|field| {
            let id = record.fields.get("id").and_then(Value::as_str).unwrap_or_default();
            let message = format!("conflicting values for {}", quoted(&field));
            draft.diagnostic(Code::DuplicateId, message).help(format!(
                "rows with the same name or id are one record ({}): make them agree, or use --same never",
                quoted(id)
            ))
        })
    }

    /// The citations of a row: its file, and the source that it names.
    fn cites_of(&mut self, draft: &Draft, source: &str) -> Value {
        if draft.kind == Kind::Source {
            return Value::Null;
        }
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
            by_kind.entry(record.kind.unwrap_or(Kind::Event)).or_default().push(record);
        }
        let mut rows = Vec::new();
        for (list, kind) in LISTS {
            let records = by_kind.remove(&kind).unwrap_or_default();
            let mut values = Vec::with_capacity(records.len());
            for record in records {
                rows.push(record.rows);
                values.push(Value::Object(with_joined_notes(record.fields)));
            }
            document.insert(list.to_owned(), Value::Array(values));
        }
        let document = serde_json::from_value(Value::Object(document));
        document.map(|document| (document, rows)).map_err(|error| error.to_string())
    }
}

impl ResolveName for Merger {
    fn id(&mut self, kind: Kind, name: &NameRef) -> String {
        let key = name_key(kind, &name.text);
        let mut keys = vec![name.text.clone(), key.clone()];
        if let Some((lat, lon)) = name.point {
            keys = vec![format!("{key}@{lat},{lon}")];
        } else if let Some(entity) = &name.entity {
            keys.insert(0, entity.clone());
        }
        let known = keys.iter().find_map(|key| self.known.get(&(kind, key.clone())).copied());
        let at = known.or_else(|| self.located(kind, &key, name)).unwrap_or_else(|| {
            let id = self.ids.allocate(&slug(&name.text), kind.name());
            let fields = self.named(kind, name);
            let at = self.add(kind, id, fields, vec![self.row]);
            self.known.entry((kind, key)).or_insert(at);
            at
        });
        for key in keys {
            self.known.entry((kind, key)).or_insert(at);
        }
        if kind == Kind::Person {
            self.add_spelling(at, &name.text);
        }
        self.id_at(at)
    }
}

impl Merger {
    /// The place of this name that has no coordinates yet, with those of the reference.
    fn located(&mut self, kind: Kind, key: &str, name: &NameRef) -> Option<usize> {
        let (lat, lon) = name.point?;
        let at = self.known.get(&(kind, key.to_owned())).copied()?;
        let record = self.records.get_mut(at).filter(|it| !it.fields.contains_key("lat"))?;
        record.fields.insert("lat".to_owned(), json!(lat));
        record.fields.insert("lon".to_owned(), json!(lon));
        Some(at)
    }

    /// The fields of a record that is known by its name only.
    fn named(&self, kind: Kind, name: &NameRef) -> RecordFields {
        let mut fields = Map::new();
        let mut put = |field: &str, value: Value| fields.insert(field.to_owned(), value);
        put("names", json!([composer::name(&name.text, "preferred")]));
        match kind {
            Kind::Organization => put("classification", json!("other")),
            Kind::Place => put("type", json!("other")),
            _ => None,
        };
        if let Some((lat, lon)) = name.point {
            put("lat", json!(lat));
            put("lon", json!(lon));
        }
        put("cites", self.cites.clone());
        fields
    }

    /// Adds the spelling of a name to a person who is known by another one.
    fn add_spelling(&mut self, at: usize, text: &str) {
        let Some(record) = self.records.get_mut(at) else { return };
        let Some(Value::Array(names)) = record.fields.get_mut("names") else { return };
        let known = |name: &Value| name.get("text").and_then(Value::as_str).map(fold);
        let folded = fold(text);
        if names.iter().any(|name| known(name).is_some_and(|known| known == folded)) {
            return;
        }
        names.push(composer::name(text, "alias"));
        let first = names.first().and_then(known).unwrap_or_default();
        let text = format!("{} is taken for the same person as {}", quoted(text), quoted(&first));
        self.notices.push((self.row, text, "give both rows an id of their own to keep them apart"));
    }
}

/// What makes rows be about one thing: a given id, a number in Wikidata; for what has names, the
/// name.
fn keys(draft: &Draft, same: Same) -> Vec<(Kind, String)> {
    let kind = draft.kind;
    let given = draft.text(Field::Id).map(str::to_owned);
    let is_named = matches!(kind, Kind::Treaty | Kind::Person | Kind::Organization | Kind::Place);
    let by_name = match same {
        Same::Never => return Vec::new(),
        Same::Id => false,
        Same::Name => true,
        Same::Detected => is_named && given.is_none() && draft.entity.is_none(),
    };
    let name = by_name.then(|| name_key(kind, draft.title()));
    given.into_iter().chain(draft.entity.clone()).chain(name).map(|key| (kind, key)).collect()
}

/// A name in lower case; the family name of a person behind the others: `Orsini, Viola`.
fn name_key(kind: Kind, name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if kind == Kind::Person && !given.contains(',') => {
            fold(&format!("{given} {family}"))
        }
        _ => fold(name),
    }
}

/// The date that tells records of one name from each other.
fn day(draft: &Draft) -> Option<String> {
    let field = match draft.kind {
        Kind::Treaty => Field::Signed,
        Kind::Person => Field::Born,
        Kind::Organization | Kind::Place => return None,
        _ => Field::Date,
    };
    match draft.values.get(&field) {
        Some(Read::Date(read)) => Some(read.date.as_str().to_owned()),
        _ => None,
    }
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
    /// Adds the fields of a row; returns the name of a field that says something else.
    fn merge(&mut self, from: RecordFields) -> Result<(), String> {
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
                    // Notes are a list until all rows are there.
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

    /// Indexes the elements of a list.
    fn index(&mut self, name: &str) {
        let list = self.fields.get(name).and_then(Value::as_array);
        for (at, element) in list.into_iter().flatten().enumerate() {
            self.elements.insert(element_key(name, element), at);
            for cite in element.get("cites").and_then(Value::as_array).into_iter().flatten() {
                self.elements.insert(format!("{name}/{at}/{cite}"), 0);
            }
        }
    }

    /// Adds elements to a list. What one row says and another repeats is cited twice and there once.
    fn add_elements(&mut self, name: &str, more: Vec<Value>) {
        let Some(Value::Array(known)) = self.fields.get_mut(name) else { return };
        for mut element in more {
            let key = element_key(name, &element);
            let at = self.elements.get(&key).copied();
            let index = at.unwrap_or(known.len());
            let cites = element.get("cites").and_then(Value::as_array).cloned().unwrap_or_default();
            let mut cites = cites;
            cites
                .retain(|cite| self.elements.insert(format!("{name}/{index}/{cite}"), 0).is_none());
            if at.is_none() {
                if let (true, Some(kind)) = (name == "names", element.get_mut("kind")) {
                    *kind = json!("alias");
                }
                self.elements.insert(key, index);
                known.push(element);
            } else if let Some(there) = known
                .get_mut(index)
                .and_then(|it| it.get_mut("cites"))
                .and_then(Value::as_array_mut)
            {
                there.append(&mut cites);
            }
        }
    }
}

/// The fields with the notes of several rows as one text.
fn with_joined_notes(mut fields: RecordFields) -> RecordFields {
    for name in ["note", "date_note"] {
        if let Some(note @ Value::Array(_)) = fields.get_mut(name) {
            let parts: Vec<&str> =
                note.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            *note = json!(parts.join("; "));
        }
    }
    fields
}
