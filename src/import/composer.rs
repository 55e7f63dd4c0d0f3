//! Drafts → records in the file format; every part cites its row.

use super::{
    cell_parser::{NameRef, Value as Read},
    date::{self, ReadDate},
    draft::Draft,
    fields::{Field, type_of},
    names::name_form,
};
use crate::{date::iso_duration, dossier::Kind};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

pub(super) type RecordFields = Map<String, Value>;

pub(super) type Resolve<'a> = &'a mut dyn FnMut(Kind, &NameRef) -> String;

pub(super) fn compose(draft: &Draft, cites: &Value, resolve: Resolve<'_>) -> RecordFields {
    let mut composer = Composer { draft, cites, resolve, fields: Map::new(), notes: Vec::new() };
    if let Some((member, otherwise)) = type_of(draft.kind) {
        composer.put(member, draft.text(Field::Type).unwrap_or(otherwise));
    }
    match draft.kind {
        Kind::Event => composer.event(),
        Kind::Treaty => composer.treaty(),
        Kind::Person => composer.person(),
        Kind::Organization => {
            composer.named();
            composer.one("parent", Kind::Organization, Field::Parent);
        }
        Kind::Place => composer.place(),
        Kind::Statement => composer.statement(),
        Kind::Figure => composer.figure(),
        Kind::Source => composer.source(),
        Kind::TreatyAction => {}
    }
    let Composer { mut fields, mut notes, .. } = composer;
    notes.extend(draft.text(Field::Note).map(str::to_owned));
    put_notes(&mut fields, "note", &notes);
    if draft.kind != Kind::Source {
        put(&mut fields, "cites", cites.clone());
    }
    fields
}

pub(super) fn put(fields: &mut RecordFields, name: &str, value: impl Into<Value>) {
    fields.insert(name.to_owned(), value.into());
}

pub(super) fn put_point(fields: &mut RecordFields, (lat, lon): (f64, f64)) {
    put(fields, "lat", lat);
    put(fields, "lon", lon);
}

fn put_notes(fields: &mut RecordFields, name: &str, notes: &[String]) {
    if !notes.is_empty() {
        put(fields, name, notes.join("; "));
    }
}

fn put_date(fields: &mut RecordFields, read: &ReadDate) {
    put(fields, "date", read.date.as_str());
    if let Some(basis) = read.basis {
        put(fields, "date_basis", basis.name());
    }
    if let Some(note) = &read.note {
        put(fields, "date_note", note.as_str());
    }
}

struct Composer<'a> {
    draft: &'a Draft,
    cites: &'a Value,
    resolve: Resolve<'a>,
    fields: RecordFields,
    notes: Vec<String>,
}

impl Composer<'_> {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        put(&mut self.fields, name, value);
    }

    fn text(&mut self, name: &str, field: Field) {
        if let Some(text) = self.draft.text(field) {
            self.put(name, text);
        }
    }

    fn summary_as_note(&mut self) {
        self.notes.extend(self.draft.text(Field::Summary).map(str::to_owned));
    }

    fn named(&mut self) {
        let mut names = vec![name_form(self.draft.title(), "preferred")];
        names.extend(self.draft.texts(Field::Aliases).iter().map(|text| name_form(text, "alias")));
        self.put("names", names);
        self.text("summary", Field::Summary);
    }

    fn resolved(&mut self, kind: Kind, names: &[NameRef]) -> Vec<String> {
        let mut seen = HashSet::new();
        let ids = names.iter().map(|name| (self.resolve)(kind, name));
        ids.filter(|id| seen.insert(id.clone())).collect()
    }

    fn ids(&mut self, kind: Kind, field: Field) -> Vec<String> {
        self.resolved(kind, self.draft.names(field))
    }

    /// A reference to one record; further names in the cell go into the note.
    fn one(&mut self, name: &str, kind: Kind, field: Field) {
        let ids = self.ids(kind, field);
        let Some((first, more)) = ids.split_first() else { return };
        self.put(name, first.as_str());
        if !more.is_empty() {
            self.notes.push(format!("also {name}: {}", more.join(", ")));
        }
    }

    fn list(&mut self, name: &str, kind: Kind, names: &[NameRef]) {
        let ids = self.resolved(kind, names);
        if !ids.is_empty() {
            self.put(name, ids);
        }
    }

    /// A date in a field without basis and note, which go into the note of the record.
    fn bare_date(&mut self, name: &str, field: Field) {
        let Some(read) = self.draft.date(field) else { return };
        self.put(name, read.date.as_str());
        self.notes.extend(read.note.as_ref().map(|note| format!("{name}: {note}")));
    }

    fn event(&mut self) {
        self.text("title", Field::Title);
        self.text("summary", Field::Summary);
        if let Some(read) = self.draft.date(Field::Date) {
            let shown = self.draft.text(Field::DisplayDate);
            let is_same =
                |words: &str| date::read(words, None).is_ok_and(|it| it.date == read.date);
            let shown = shown.filter(|shown| read.date.words() != *shown && !is_same(shown));
            let note = match (&read.note, shown) {
                (Some(note), Some(shown)) => Some(format!("{note}; shown as {shown}")),
                (note, shown) => shown.map(str::to_owned).or_else(|| note.clone()),
            };
            put_date(&mut self.fields, &ReadDate { note, ..read.clone() });
        }
        let mut places = self.draft.names(Field::Places).to_vec();
        if let Some((lat, lon)) = self.point() {
            if places.is_empty() {
                places.push(NameRef { text: format!("{lat}, {lon}"), ..NameRef::default() });
            }
            places.iter_mut().take(1).for_each(|place| place.point = Some((lat, lon)));
        }
        self.list("places", Kind::Place, &places);
        let mut who = self.ids(Kind::Person, Field::People);
        who.extend(self.ids(Kind::Organization, Field::Organizations));
        if !who.is_empty() {
            let role = |agent| json!({"agent": agent, "role": "participant"});
            self.put("roles", who.into_iter().map(role).collect::<Vec<_>>());
        }
    }

    fn treaty(&mut self) {
        self.named();
        self.list("parties", Kind::Organization, self.draft.names(Field::Parties));
        self.one("signed_place", Kind::Place, Field::SignedPlace);
        let mut actions = Vec::new();
        for (field, kind) in [
            (Field::Signed, "signature"),
            (Field::InForce, "entry_into_force"),
            (Field::Ended, "termination"),
        ] {
            let Some(read) = self.draft.date(field) else { continue };
            let mut action = Map::new();
            put(&mut action, "type", kind);
            put_date(&mut action, read);
            put(&mut action, "cites", self.cites.clone());
            actions.push(Value::Object(action));
        }
        if !actions.is_empty() {
            self.put("actions", actions);
        }
        if let Some(duration) = self.draft.text(Field::Duration) {
            let is_iso = iso_duration(duration).is_some();
            self.put(if is_iso { "duration" } else { "duration_note" }, duration);
        }
        if let Some(entity) = &self.draft.entity {
            self.put("identifiers", json!([{"scheme": "Wikidata", "identifier": entity}]));
        }
    }

    fn person(&mut self) {
        self.named();
        self.bare_date("born", Field::Born);
        self.bare_date("died", Field::Died);
        let Some(office) = self.draft.text(Field::Office) else { return };
        let mut tenure = Map::new();
        put(&mut tenure, "office", office);
        put(&mut tenure, "cites", self.cites.clone());
        let body = self.ids(Kind::Organization, Field::Body);
        if let Some((body, more)) = body.split_first() {
            put(&mut tenure, "organization", body.as_str());
            if !more.is_empty() {
                put(&mut tenure, "note", format!("also in: {}", more.join(", ")));
            }
        }
        let mut notes = Vec::new();
        for (field, name) in [(Field::TermStart, "start"), (Field::TermEnd, "end")] {
            let Some(read) = self.draft.date(field) else { continue };
            put(&mut tenure, name, read.date.as_str());
            notes.extend(read.note.as_ref().map(|note| format!("{name}: {note}")));
            if let Some(basis) = read.basis {
                put(&mut tenure, "date_basis", basis.name());
            }
        }
        put_notes(&mut tenure, "date_note", &notes);
        self.put("terms", vec![Value::Object(tenure)]);
    }

    fn point(&self) -> Option<(f64, f64)> {
        match self.draft.values.get(&Field::Coordinates) {
            Some(Read::Point(lat, lon)) => Some((*lat, *lon)),
            _ => self.draft.number(Field::Lat).zip(self.draft.number(Field::Lon)),
        }
    }

    fn source(&mut self) {
        self.put("perspective", "unstated");
        let authors = self.draft.texts(Field::Author);
        if !authors.is_empty() {
            self.put("author", authors.iter().map(|name| author(name)).collect::<Vec<_>>());
        }
        for (name, field) in [
            ("title", Field::Title),
            ("publisher", Field::Publisher),
            ("container-title", Field::Container),
            ("URL", Field::Address),
            ("language", Field::Language),
        ] {
            self.text(name, field);
        }
        self.bare_date("issued", Field::Date);
        self.summary_as_note();
    }

    fn place(&mut self) {
        self.named();
        self.one("within", Kind::Place, Field::Within);
        self.point().into_iter().for_each(|point| put_point(&mut self.fields, point));
    }

    fn statement(&mut self) {
        let draft = self.draft;
        self.text("title", Field::Title);
        self.put("text", draft.text(Field::Summary).unwrap_or(draft.title()));
        if let Some(read) = draft.date(Field::Date) {
            put_date(&mut self.fields, read);
        }
        self.put("force", draft.text(Field::Force).unwrap_or("claims"));
        let speaker = draft.text(Field::Speaker).unwrap_or_default().to_owned();
        // A speaker with a side is a person, one without a side an organization.
        let side = self.ids(Kind::Organization, Field::Side).into_iter().next();
        let kind = if side.is_none() { Kind::Organization } else { Kind::Person };
        let speaker = (self.resolve)(kind, &NameRef { text: speaker, ..NameRef::default() });
        self.put("side", side.unwrap_or_else(|| speaker.clone()));
        self.put("speaker", speaker);
        self.cited_source("reported_by");
    }

    fn figure(&mut self) {
        self.text("measures", Field::Title);
        if let Some(value) = self.draft.number(Field::Value) {
            self.put("value", value);
        }
        self.text("unit", Field::Unit);
        self.bare_date("date", Field::Date);
        self.summary_as_note();
        match self.ids(Kind::Organization, Field::Voice).into_iter().next() {
            Some(voice) => self.put("according_to", voice),
            None => self.cited_source("according_to"),
        }
    }

    fn cited_source(&mut self, name: &str) {
        if let Some(source) = self.cites.pointer("/0/source") {
            self.put(name, source.clone());
        }
    }
}

/// `Orsini, Viola` is a person, `Ministry of Justice, Arcadia` a body.
fn author(name: &str) -> Value {
    let is_of_body = |part: &str| part.split(' ').any(|word| matches!(word, "of" | "for" | "the"));
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && !is_of_body(family) => {
            json!({"literal": format!("{given} {family}"), "family": family})
        }
        _ => json!({"literal": name}),
    }
}
