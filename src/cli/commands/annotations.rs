//! `chancery annotations`: prints bookmarks, notes, reading lists and saved searches.

use crate::{
    app::{Action, Annotations, Keymap},
    cli::{args::AnnotationFormat, output::CommandOutput, table},
    diagnostics::nearest,
    dossier::Dossier,
    export::escape,
    storage::AnnotationStore,
};
use serde::Serialize;
use std::collections::BTreeMap;

pub(crate) fn annotations(
    dossier: &Dossier,
    mut store: AnnotationStore,
    keymap: &Keymap,
    format: AnnotationFormat,
) -> CommandOutput {
    let own = store.annotations();
    let out = match format {
        AnnotationFormat::Table => table(dossier, own),
        AnnotationFormat::Md => markdown(dossier, own),
        AnnotationFormat::Json => {
            serde_json::to_string_pretty(&AnnotationsJson::of(dossier, own)).unwrap_or_default()
                + "\n"
        }
    };
    let code = u8::from(own.is_empty());
    let mut err: String =
        store.notices().iter().map(|remark| format!("chancery: {remark}\n")).collect();
    if code == 1 {
        let key = keymap.label(Action::Bookmark);
        let text =
            format!("chancery: no annotations yet ({key} in the explorer bookmarks a record)\n");
        err.push_str(&text);
    }
    let exact = format == AnnotationFormat::Json;
    CommandOutput { out, err, code, exact, refusal: None }
}

/// The query of a saved search.
pub(crate) fn saved_query(
    store: &mut AnnotationStore,
    name: &str,
) -> Result<String, CommandOutput> {
    let told: String = store.notices().iter().map(|it| format!("chancery: {it}\n")).collect();
    let searches = &store.annotations().searches;
    if let Some(query) = searches.get(name) {
        return Ok(query.clone());
    }
    let names = || searches.keys().map(String::as_str);
    let help = match nearest(name, names()) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None if searches.is_empty() => "none saved yet".to_owned(),
        None => format!("there are {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(CommandOutput::not_found(format!("{told}chancery: no saved search \"{name}\": {help}\n")))
}

/// What is annotation, as data.
#[derive(Serialize)]
struct AnnotationsJson<'a> {
    records: Vec<AnnotationJson<'a>>,
    searches: &'a BTreeMap<String, String>,
}

#[derive(Serialize)]
struct AnnotationJson<'a> {
    id: &'a str,
    title: String,
    /// Whether the open dossier has it.
    present: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    bookmarked: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lists: Vec<&'a str>,
}

impl<'a> AnnotationsJson<'a> {
    fn of(dossier: &Dossier, own: &'a Annotations) -> Self {
        let records = own.records.iter().map(|(id, annotation)| {
            let entry = dossier.find(id);
            AnnotationJson {
                id,
                title: entry
                    .map_or(annotation.title.clone(), |entry| dossier.title(entry).into_owned()),
                present: entry.is_some(),
                bookmarked: annotation.bookmarked.map(|day| day.to_string()),
                note: annotation.note.as_deref(),
                lists: own.lists_of(id).collect(),
            }
        });
        Self { records: records.collect(), searches: &own.searches }
    }
}

/// One row per annotation: kind, title, id, note.
fn table(dossier: &Dossier, own: &Annotations) -> String {
    let line = |what: &str, id: &str| {
        let entry = dossier.find(id);
        let annotation = own.of(id);
        let old = || annotation.map_or(id, |annotation| &annotation.title).to_owned();
        let title = entry.map_or_else(old, |entry| dossier.title(entry).into_owned());
        let gone = if entry.is_some() { "" } else { "(not in this dossier) " };
        let note = annotation.and_then(|annotation| annotation.note.as_deref()).unwrap_or_default();
        [what.to_owned(), title, id.to_owned(), format!("{gone}{note}")]
    };
    let mut rows = Vec::new();
    rows.extend(own.bookmarks().into_iter().map(|id| line("bookmark", id)));
    rows.extend(own.noted().into_iter().map(|id| line("note", id)));
    for (name, ids) in &own.lists {
        rows.extend(ids.iter().map(|id| line(&format!("list {name}"), id)));
    }
    for (name, query) in &own.searches {
        rows.push(["search".to_owned(), name.clone(), String::new(), query.clone()]);
    }
    table::columns(rows)
}

/// A Markdown text with a section for each kind of annotation.
fn markdown(dossier: &Dossier, own: &Annotations) -> String {
    let mut text = format!("# Notes on {}\n", escape::markdown(&dossier.metadata().title));
    let mut section = |title: &str, ids: Vec<&str>| {
        if ids.is_empty() {
            return;
        }
        text.push_str(&format!("\n## {}\n\n", escape::markdown(title)));
        for id in ids {
            let entry = dossier.find(id);
            let annotation = own.of(id);
            let old = || annotation.map_or(id, |annotation| &annotation.title).to_owned();
            let title = entry.map_or_else(old, |entry| dossier.title(entry).into_owned());
            let date = entry.and_then(|entry| dossier.date(entry)).map(crate::date::Date::words);
            let date = date.map(|date| format!(", {date}")).unwrap_or_default();
            let gone = if entry.is_some() { "" } else { ", not in this dossier" };
            text.push_str(&format!("- **{}**{date} (`{id}`{gone})\n", escape::markdown(&title)));
            if let Some(note) = annotation.and_then(|annotation| annotation.note.as_deref()) {
                text.push_str(&format!("\n  {}\n\n", escape::markdown(note)));
            }
        }
    };
    section("Bookmarks", own.bookmarks());
    let is_unlisted = |id: &&str| {
        own.of(id).is_some_and(|annotation| annotation.bookmarked.is_none())
            && own.lists_of(id).next().is_none()
    };
    section("Notes", own.noted().into_iter().filter(is_unlisted).collect());
    for (name, ids) in &own.lists {
        section(&format!("Reading list: {name}"), ids.iter().map(String::as_str).collect());
    }
    if !own.searches.is_empty() {
        text.push_str("\n## Searches\n\n");
        for (name, query) in &own.searches {
            let (name, query) = (escape::markdown(name), escape::markdown(query));
            text.push_str(&format!("- **{name}**: {query}\n"));
        }
    }
    text
}
