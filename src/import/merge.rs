//! Merges rows into records: allocates ids, resolves names, joins rows of one record, adds sources.

use super::{
    Same,
    cell_parser::NameRef,
    composer::{self, RecordFields, put, put_point},
    draft::Draft,
    fields::{Field, fold, type_of},
    merged_record::{MergedRecord, RowId},
    names::{name_form, name_key},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::{
        Kind, Record,
        slug::{SlugAllocator, slug},
    },
    file_format::record_of,
};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

pub(super) struct MergeNotice {
    pub(super) row: RowId,
    pub(super) message: String,
    /// The option that changes the decision.
    pub(super) help: &'static str,
}

#[derive(Default)]
pub(super) struct Merger {
    same: Option<Same>,
    records: Vec<MergedRecord>,
    ids: SlugAllocator,
    /// The indexes of records by kind and by id, Wikidata id or name key; each also with the date.
    known: HashMap<(Kind, String), usize>,
    /// The citations of new records, and the current row.
    cites: Value,
    row: RowId,
    pub(super) notices: Vec<MergeNotice>,
}

impl Merger {
    pub(super) fn new(same: Option<Same>) -> Self {
        Self { same, ..Self::default() }
    }

    pub(super) fn add_source(&mut self, wanted: &str, fields: RecordFields) -> String {
        let id = self.ids.allocate(&slug(wanted), "imported");
        self.add(Kind::Source, id.clone(), fields, Vec::new());
        id
    }

    fn add(&mut self, kind: Kind, id: String, mut fields: RecordFields, rows: Vec<RowId>) -> usize {
        put(&mut fields, "id", id);
        self.records.push(MergedRecord::new(kind, fields, rows));
        self.records.len() - 1
    }

    /// Reserves a record for a draft, so that others can name it in any order; returns its index.
    pub(super) fn reserve(&mut self, row: RowId, draft: &Draft) -> usize {
        let keys = keys(draft, self.same);
        let day = if self.same.is_none() { day(draft) } else { None };
        let found = keys.iter().find_map(|key| self.find(key, day.as_deref()));
        let is_known = keys.iter().any(|key| self.known.contains_key(key));
        let at = found.unwrap_or_else(|| self.reserve_new(row, draft));
        if found.is_some() {
            let message = "rows of one name or id are one record".to_owned();
            let help = "--same never keeps each row apart";
            self.notices.push(MergeNotice { row, message, help });
        } else if is_known {
            let message = "rows of one name or id, but another date, are records of their own";
            let help = "--same name makes one record of them";
            self.notices.push(MergeNotice { row, message: message.to_owned(), help });
        }
        for (kind, key) in keys {
            if let Some(day) = &day {
                self.known.entry((kind, dated_key(&key, day))).or_insert(at);
            }
            self.known.entry((kind, key)).or_insert(at);
        }
        if let Some(record) = self.records.get_mut(at) {
            record.day = record.day.take().or(day);
        }
        at
    }

    fn find(&self, key: &(Kind, String), day: Option<&str>) -> Option<usize> {
        let first = self.known.get(key).copied();
        let Some(day) = day else { return first };
        let dated = self.known.get(&(key.0, dated_key(&key.1, day))).copied();
        dated.or(first.filter(|at| self.records.get(*at).is_some_and(|it| it.day.is_none())))
    }

    fn reserve_new(&mut self, row: RowId, draft: &Draft) -> usize {
        let given = draft.text(Field::Id).map(str::to_owned);
        let wanted = given.unwrap_or_else(|| slug(draft.title()));
        let otherwise =
            draft.entity.as_deref().map_or_else(|| draft.kind.name().replace('_', "-"), slug);
        let id = self.ids.allocate(&wanted, &otherwise);
        let at = self.add(draft.kind, id.clone(), Map::new(), vec![row]);
        // Other rows may name it, even if another event has the same name.
        for name in [name_key(draft.kind, draft.title()), id] {
            self.known.entry((draft.kind, name)).or_insert(at);
        }
        at
    }

    /// Merges a row into its record. A value that conflicts with an earlier row is an error.
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
        let fields = composer::compose(draft, &cites, &mut |kind, name| self.resolve(kind, name));
        let Some(record) = self.records.get_mut(at) else { return Ok(()) };
        if record.rows.last() != Some(&row) {
            record.rows.push(row);
        }
        record.merge(fields).map_err(|field| {
            let message = format!("conflicting values for {}", quoted(&field));
            draft.diagnostic(Code::DuplicateId, message).help(format!(
                "rows with the same name or id are one record ({}): make them agree, or use --same never",
                quoted(&self.id_at(at))
            ))
        })
    }

    fn cites_of(&mut self, draft: &Draft, source: &str) -> Value {
        if draft.kind == Kind::Source {
            return Value::Null;
        }
        let cite = |source: &str, locator: Vec<&str>| {
            if locator.is_empty() {
                json!({"source": source})
            } else {
                json!({"source": source, "locator": locator.join(", ")})
            }
        };
        let (page, title) = (draft.text(Field::Locator), draft.text(Field::Source));
        let row = draft.locator.as_deref().into_iter();
        let Some(address) = draft.text(Field::Address) else {
            return json!([cite(source, row.chain(title).chain(page).collect())]);
        };
        let web = self.web_source(address, title);
        json!([cite(source, row.collect()), cite(&web, page.into_iter().collect())])
    }

    fn web_source(&mut self, address: &str, title: Option<&str>) -> String {
        let key = (Kind::Source, address.to_owned());
        if let Some(at) = self.known.get(&key).copied() {
            return self.id_at(at);
        }
        let mut fields = Map::new();
        put(&mut fields, "type", "webpage");
        put(&mut fields, "title", title.unwrap_or(address));
        put(&mut fields, "URL", address);
        put(&mut fields, "perspective", "unstated");
        let bare = address.split_once("://").map_or(address, |(_, bare)| bare);
        self.known.insert(key, self.records.len());
        self.add_source(title.unwrap_or(bare), fields)
    }

    fn id_at(&self, at: usize) -> String {
        let id = self.records.get(at).and_then(|record| record.fields.get("id"));
        id.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The records in the order of their kinds, each with its rows.
    pub(super) fn finish(mut self) -> serde_json::Result<(Vec<Record>, Vec<Vec<RowId>>)> {
        self.records.sort_by_key(|record| record.kind);
        let (mut records, mut rows) = (Vec::new(), Vec::new());
        for mut record in self.records {
            rows.push(std::mem::take(&mut record.rows));
            // Serialized, so that every record is read in the same way.
            let (kind, fields) = (record.kind, serde_json::to_string(&record.with_joined_notes())?);
            records.push(record_of(kind, &fields)?);
        }
        Ok((records, rows))
    }

    fn resolve(&mut self, kind: Kind, name: &NameRef) -> String {
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

    /// Adds the coordinates of a reference to a known place without any; returns its index.
    fn located(&mut self, kind: Kind, key: &str, name: &NameRef) -> Option<usize> {
        let point = name.point?;
        let at = self.known.get(&(kind, key.to_owned())).copied()?;
        let record = self.records.get_mut(at).filter(|it| !it.fields.contains_key("lat"))?;
        put_point(&mut record.fields, point);
        Some(at)
    }

    fn named(&self, kind: Kind, name: &NameRef) -> RecordFields {
        let mut fields = Map::new();
        put(&mut fields, "names", vec![name_form(&name.text, "preferred")]);
        if let Some((member, otherwise)) = type_of(kind) {
            put(&mut fields, member, otherwise);
        }
        name.point.into_iter().for_each(|point| put_point(&mut fields, point));
        put(&mut fields, "cites", self.cites.clone());
        fields
    }

    fn add_spelling(&mut self, at: usize, text: &str) {
        let Some(record) = self.records.get_mut(at) else { return };
        let Some(Value::Array(names)) = record.fields.get_mut("names") else { return };
        let known = |name: &Value| name.get("text").and_then(Value::as_str).map(fold);
        let folded = fold(text);
        if names.iter().any(|name| known(name).is_some_and(|known| known == folded)) {
            return;
        }
        names.push(name_form(text, "alias"));
        let first = names.first().and_then(known).unwrap_or_default();
        let message =
            format!("{} is taken for the same person as {}", quoted(text), quoted(&first));
        let help = "give both rows an id of their own to keep them apart";
        self.notices.push(MergeNotice { row: self.row, message, help });
    }
}

/// The keys of a row, equal for rows of one record: id, Wikidata number, name.
fn keys(draft: &Draft, same: Option<Same>) -> Vec<(Kind, String)> {
    let kind = draft.kind;
    let given = draft.text(Field::Id).map(str::to_owned);
    let is_named = matches!(kind, Kind::Treaty | Kind::Person | Kind::Organization | Kind::Place);
    let by_name = match same {
        Some(Same::Never) => return Vec::new(),
        Some(Same::Id) => false,
        Some(Same::Name) => true,
        None => is_named && given.is_none() && draft.entity.is_none(),
    };
    let name = by_name.then(|| name_key(kind, draft.title()));
    given.into_iter().chain(draft.entity.clone()).chain(name).map(|key| (kind, key)).collect()
}

fn dated_key(key: &str, day: &str) -> String {
    format!("{key}\n{day}")
}

fn day(draft: &Draft) -> Option<String> {
    let field = match draft.kind {
        Kind::Treaty => Field::Signed,
        Kind::Person => Field::Born,
        Kind::Organization | Kind::Place => return None,
        _ => Field::Date,
    };
    draft.date(field).map(|read| read.date.as_str().to_owned())
}
