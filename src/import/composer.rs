//! Drafts → records in the file format. A [`ResolveName`] finds the ids of references; every part
//! cites its row.

use super::{
    cell_parser::{NameRef, Value as Read},
    date::ReadDate,
    draft::Draft,
    fields::Field,
};
use crate::{date::Date, dossier::Kind};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// A record as a JSON object.
pub(super) type RecordFields = Map<String, Value>;

/// Finds records by name, and adds missing ones.
pub(super) trait ResolveName {
    /// The id of the record of this kind and name.
    fn id(&mut self, kind: Kind, name: &NameRef) -> String;
}

/// Composes the record of a draft, without its id.
pub(super) fn compose(draft: &Draft, cites: &Value, resolve: &mut dyn ResolveName) -> RecordFields {
    let mut composer = Composer { draft, cites, resolve, fields: Map::new(), notes: Vec::new() };
    composer.record();
    let Composer { mut fields, mut notes, .. } = composer;
    notes.extend(draft.text(Field::Note).map(str::to_owned));
    if !notes.is_empty() {
        fields.insert("note".to_owned(), json!(notes.join("; ")));
    }
    if draft.kind != Kind::Source {
        fields.insert("cites".to_owned(), cites.clone());
    }
    fields
}

/// A name as a JSON object.
pub(super) fn name(text: &str, kind: &str) -> Value {
    json!({"text": text, "lang": "und", "script": script(text), "kind": kind})
}

/// The most frequent script of the letters.
fn script(text: &str) -> &'static str {
    const SCRIPTS: [(&str, std::ops::RangeInclusive<u32>); 11] = [
        ("Cyrl", 0x400..=0x52f),
        ("Geor", 0x10a0..=0x10ff),
        ("Armn", 0x530..=0x58f),
        ("Arab", 0x600..=0x77f),
        ("Grek", 0x370..=0x3ff),
        ("Hebr", 0x590..=0x5ff),
        ("Jpan", 0x3040..=0x30ff),
        ("Hani", 0x4e00..=0x9fff),
        ("Kore", 0xac00..=0xd7af),
        ("Deva", 0x900..=0x97f),
        ("Latn", 0x41..=0x24f),
    ];
    let count = |range: &std::ops::RangeInclusive<u32>| {
        text.chars()
            .filter(|letter| letter.is_alphabetic() && range.contains(&(*letter as u32)))
            .count()
    };
    SCRIPTS.iter().max_by_key(|(_, range)| count(range)).map_or("Latn", |(script, _)| script)
}

struct Composer<'a> {
    draft: &'a Draft,
    cites: &'a Value,
    resolve: &'a mut dyn ResolveName,
    fields: RecordFields,
    notes: Vec<String>,
}

impl Composer<'_> {
    fn record(&mut self) {
        let draft = self.draft;
        match draft.kind {
            Kind::Event => self.event(),
            Kind::Treaty => self.treaty(),
            Kind::Person => self.person(),
            Kind::Organization => {
                self.named("other", "classification");
                self.one("parent", Kind::Organization, Field::Parent);
            }
            Kind::Place => self.place(),
            Kind::Statement => self.statement(),
            Kind::Figure => self.figure(),
            Kind::Source => self.source(),
            Kind::TreatyAction => {}
        }
    }

    fn put(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    fn text(&mut self, name: &str, field: Field) {
        if let Some(text) = self.draft.text(field) {
            self.put(name, text);
        }
    }

    /// The summary, where it says more than the title.
    fn summary(&mut self) {
        if let Some(summary) = self.draft.text(Field::Summary)
            && summary != self.draft.title()
        {
            self.put("summary", summary);
        }
    }

    /// The names, the type and the summary of a record with names.
    fn named(&mut self, otherwise: &str, type_field: &str) {
        let mut names = vec![name(self.draft.title(), "preferred")];
        if let Some(Read::Texts(others)) = self.draft.values.get(&Field::Aliases) {
            names.extend(others.iter().map(|text| name(text, "alias")));
        }
        self.put("names", names);
        if !type_field.is_empty() {
            self.put(type_field, self.draft.text(Field::Type).unwrap_or(otherwise));
        }
        self.summary();
    }

    fn ids(&mut self, kind: Kind, field: Field) -> Vec<String> {
        let Some(Read::Names(names)) = self.draft.values.get(&field) else { return Vec::new() };
        let mut seen = HashSet::new();
        let ids = names.iter().map(|name| self.resolve.id(kind, name));
        ids.filter(|id| seen.insert(id.clone())).collect()
    }

    /// A reference to one record; further names of the cell go into the note.
    fn one(&mut self, name: &str, kind: Kind, field: Field) {
        let ids = self.ids(kind, field);
        let mut ids = ids.into_iter();
        if let Some(id) = ids.next() {
            self.put(name, id);
        }
        let more: Vec<String> = ids.collect();
        if !more.is_empty() {
            self.notes.push(format!("also {name}: {}", more.join(", ")));
        }
    }

    fn list(&mut self, name: &str, kind: Kind, field: Field) {
        let ids = self.ids(kind, field);
        if !ids.is_empty() {
            self.put(name, ids);
        }
    }

    /// A date of a field without a basis or note; these go into the note of the record.
    fn bare_date(&mut self, name: &str, field: Field) {
        let Some(read) = self.draft.date(field) else { return };
        self.put(name, read.date.as_str());
        self.notes.extend(read.note.as_ref().map(|note| format!("{name}: {note}")));
    }

    fn event(&mut self) {
        self.text("title", Field::Title);
        self.summary();
        let mut read = self.draft.date(Field::Date).cloned();
        if let (Some(read), Some(shown)) = (&mut read, self.draft.text(Field::DisplayDate))
            && !is_date_text(&read.date, shown)
        {
            read.note = Some(match &read.note {
                Some(note) => format!("{note}; shown as {shown}"),
                None => shown.to_owned(),
            });
        }
        put_date(&mut self.fields, read.as_ref());
        self.put("type", self.draft.text(Field::Type).unwrap_or("other"));
        let mut places = match self.draft.values.get(&Field::Places) {
            Some(Read::Names(names)) => names.clone(),
            _ => Vec::new(),
        };
        if let Some((lat, lon)) = self.point() {
            if places.is_empty() {
                places.push(NameRef { text: format!("{lat}, {lon}"), ..NameRef::default() });
            }
            places.iter_mut().take(1).for_each(|place| place.point = Some((lat, lon)));
        }
        let mut seen = HashSet::new();
        let ids = places.iter().map(|place| self.resolve.id(Kind::Place, place));
        let ids: Vec<String> = ids.filter(|id| seen.insert(id.clone())).collect();
        if !ids.is_empty() {
            self.put("places", ids);
        }
        let mut who = self.ids(Kind::Person, Field::People);
        who.extend(self.ids(Kind::Organization, Field::Organizations));
        if !who.is_empty() {
            let role = |agent| json!({"agent": agent, "role": "participant"});
            self.put("roles", who.into_iter().map(role).collect::<Vec<_>>());
        }
    }

    fn treaty(&mut self) {
        self.named("treaty", "type");
        self.list("parties", Kind::Organization, Field::Parties);
        self.one("signed_place", Kind::Place, Field::SignedPlace);
        let actions_by_field = [
            (Field::Signed, "signature"),
            (Field::InForce, "entry_into_force"),
            (Field::Ended, "termination"),
        ];
        let mut actions = Vec::new();
        for (field, kind) in actions_by_field {
            let Some(read) = self.draft.date(field) else { continue };
            let mut action = Map::new();
            action.insert("type".to_owned(), json!(kind));
            put_date(&mut action, Some(read));
            action.insert("cites".to_owned(), self.cites.clone());
            actions.push(Value::Object(action));
        }
        if !actions.is_empty() {
            self.put("actions", actions);
        }
        if let Some(duration) = self.draft.text(Field::Duration) {
            let is_iso = duration.starts_with('P') && !duration.contains(' ');
            self.put(if is_iso { "duration" } else { "duration_note" }, duration);
        }
        if let Some(entity) = &self.draft.entity {
            self.put("identifiers", json!([{"scheme": "Wikidata", "identifier": entity}]));
        }
    }

    fn person(&mut self) {
        self.named("", "");
        self.bare_date("born", Field::Born);
        self.bare_date("died", Field::Died);
        let Some(office) = self.draft.text(Field::Office) else { return };
        let mut body = self.ids(Kind::Organization, Field::Body).into_iter();
        let mut term = Map::new();
        term.insert("office".to_owned(), json!(office));
        if let Some(body) = body.next() {
            term.insert("organization".to_owned(), json!(body));
        }
        let more: Vec<String> = body.collect();
        if !more.is_empty() {
            term.insert("note".to_owned(), json!(format!("also in: {}", more.join(", "))));
        }
        let mut notes = Vec::new();
        for (field, name) in [(Field::TermStart, "start"), (Field::TermEnd, "end")] {
            let Some(read) = self.draft.date(field) else { continue };
            term.insert(name.to_owned(), json!(read.date.as_str()));
            notes.extend(read.note.as_ref().map(|note| format!("{name}: {note}")));
            if let Some(basis) = read.basis {
                term.insert("date_basis".to_owned(), json!(basis.name()));
            }
        }
        if !notes.is_empty() {
            term.insert("date_note".to_owned(), json!(notes.join("; ")));
        }
        term.insert("cites".to_owned(), self.cites.clone());
        self.put("terms", vec![Value::Object(term)]);
    }

    /// The coordinates of the row.
    fn point(&self) -> Option<(f64, f64)> {
        let number = |field| match self.draft.values.get(&field) {
            Some(Read::Number(number)) => Some(*number),
            _ => None,
        };
        match self.draft.values.get(&Field::Coordinates) {
            Some(Read::Point(lat, lon)) => Some((*lat, *lon)),
            _ => number(Field::Lat).zip(number(Field::Lon)),
        }
    }

    fn source(&mut self) {
        self.text("title", Field::Title);
        self.put("type", self.draft.text(Field::Type).unwrap_or("article"));
        self.put("perspective", "unstated");
        if let Some(Read::Texts(authors)) = self.draft.values.get(&Field::Author) {
            let authors = authors.iter().map(|author| json!({"literal": author}));
            self.put("author", authors.collect::<Vec<_>>());
        }
        for (name, field) in [
            ("publisher", Field::Publisher),
            ("container-title", Field::Container),
            ("URL", Field::Address),
            ("language", Field::Language),
        ] {
            self.text(name, field);
        }
        self.bare_date("issued", Field::Date);
        self.notes.extend(self.draft.text(Field::Summary).map(str::to_owned));
    }

    fn place(&mut self) {
        self.named("other", "type");
        self.one("within", Kind::Place, Field::Within);
        if let Some((lat, lon)) = self.point() {
            self.put("lat", lat);
            self.put("lon", lon);
        }
    }

    fn statement(&mut self) {
        self.text("title", Field::Title);
        let text = self.draft.text(Field::Summary).unwrap_or(self.draft.title());
        self.put("text", text);
        put_date(&mut self.fields, self.draft.date(Field::Date));
        self.put("force", self.draft.text(Field::Force).unwrap_or("claims"));
        let speaker = NameRef {
            text: self.draft.text(Field::Speaker).unwrap_or_default().to_owned(),
            ..NameRef::default()
        };
        // A speaker for a side is a person, one without a side an organization.
        let sides = self.ids(Kind::Organization, Field::Side);
        let kind = if sides.is_empty() { Kind::Organization } else { Kind::Person };
        let speaker = self.resolve.id(kind, &speaker);
        self.put("side", sides.into_iter().next().unwrap_or_else(|| speaker.clone()));
        self.put("speaker", speaker);
        if let Some(source) = self.cites.pointer("/0/source") {
            self.put("reported_by", source.clone());
        }
    }

    fn figure(&mut self) {
        self.text("measures", Field::Title);
        if let Some(Read::Number(value)) = self.draft.values.get(&Field::Value) {
            self.put("value", *value);
        }
        self.text("unit", Field::Unit);
        self.bare_date("date", Field::Date);
        self.notes.extend(self.draft.text(Field::Summary).map(str::to_owned));
        match self.ids(Kind::Organization, Field::Voice).into_iter().next() {
            Some(voice) => self.put("according_to", voice),
            None => {
                if let Some(source) = self.cites.pointer("/0/source") {
                    self.put("according_to", source.clone());
                }
            }
        }
    }
}

/// Sets the date, its basis and its note.
fn put_date(fields: &mut RecordFields, read: Option<&ReadDate>) {
    let Some(read) = read else { return };
    fields.insert("date".to_owned(), json!(read.date.as_str()));
    if let Some(basis) = read.basis {
        fields.insert("date_basis".to_owned(), json!(basis.name()));
    }
    if let Some(note) = &read.note {
        fields.insert("date_note".to_owned(), json!(note));
    }
}

/// Whether a text is the date in words.
fn is_date_text(date: &Date, words: &str) -> bool {
    date.words() == words
        || crate::import::date::read(words, None).is_ok_and(|read| read.date == *date)
}
