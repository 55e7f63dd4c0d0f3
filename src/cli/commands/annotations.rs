//! `chancery annotations`: prints bookmarks, notes, reading lists and saved searches.

use crate::{
    app::Annotations,
    cli::{args::ArticleFormat, output::CommandOutput, table},
    diagnostics::suggest::one_of,
    dossier::Dossier,
    export::escape,
    storage::{AnnotationStore, Dirs},
};
use serde_json::{Value, json};

pub(crate) fn annotations(dossier: &Dossier, dirs: &Dirs, format: ArticleFormat) -> CommandOutput {
    let mut store = AnnotationStore::open(dirs.state.clone());
    let own = store.annotations();
    let output = match format {
        ArticleFormat::Text => CommandOutput::table(table(dossier, own)),
        ArticleFormat::Md => CommandOutput::text(markdown(dossier, own)),
        ArticleFormat::Json => CommandOutput::data(format!("{:#}\n", json(dossier, own))),
    };
    let is_empty = own.is_empty();
    let mut err = notices(&mut store);
    // What cannot be read is not nothing.
    let code = if err.is_empty() { u8::from(is_empty) } else { 2 };
    if code == 1 {
        err.push_str("chancery: no annotations yet: bookmark records in the explorer\n");
    }
    if let Err(error) = &dirs.state {
        err.push_str(&format!("chancery: annotations are not saved: {error}\n"));
    }
    CommandOutput { err, code, ..output }
}

fn notices(store: &mut AnnotationStore) -> String {
    store.notices().iter().map(|notice| format!("chancery: {notice}\n")).collect()
}

pub(crate) fn saved_query(
    store: &mut AnnotationStore,
    name: &str,
) -> Result<String, CommandOutput> {
    let notices = notices(store);
    let searches = &store.annotations().searches;
    if let Some(query) = searches.get(name) {
        return Ok(query.clone());
    }
    let help = match (searches.is_empty(), notices.is_empty()) {
        (false, _) => one_of(name, searches.keys().map(String::as_str)),
        (true, true) => "none saved yet".to_owned(),
        (true, false) => "none could be read".to_owned(),
    };
    let text = format!("{notices}chancery: no saved search \"{name}\"; {help}\n");
    Err(CommandOutput {
        code: if notices.is_empty() { 1 } else { 2 },
        ..CommandOutput::not_found(text)
    })
}

fn json(dossier: &Dossier, own: &Annotations) -> Value {
    let records = own.records.iter().map(|(id, annotation)| {
        let mut record = json!({
            "id": id,
            "title": title(dossier, own, id),
            "present": dossier.find(id).is_some(),
            "bookmarked": annotation.bookmarked.map(|day| day.to_string()),
            "note": annotation.note,
            "lists": own.lists_of(id).collect::<Vec<_>>(),
        });
        if let Some(fields) = record.as_object_mut() {
            fields.retain(|_, value| !value.is_null() && *value != json!([]));
        }
        record
    });
    json!({ "records": records.collect::<Vec<_>>(), "searches": own.searches })
}

/// The title of an annotated record; if the dossier lacks it, the title at the time of annotation.
fn title(dossier: &Dossier, own: &Annotations, id: &str) -> String {
    match dossier.find(id) {
        Some(entry) => dossier.title(entry).into_owned(),
        None => {
            let title = own.of(id).map(|annotation| &*annotation.title);
            title.filter(|title| !title.is_empty()).unwrap_or(id).to_owned()
        }
    }
}

fn note<'a>(own: &'a Annotations, id: &str) -> &'a str {
    own.of(id).and_then(|annotation| annotation.note.as_deref()).unwrap_or_default()
}

fn table(dossier: &Dossier, own: &Annotations) -> table::Table {
    let records = own.records.iter().map(|(id, annotation)| {
        let missing = if dossier.find(id).is_some() { "" } else { "(not in this dossier) " };
        let bookmark = annotation.bookmarked.map(|_| "bookmark".to_owned());
        let noted = annotation.note.as_ref().map(|_| "note".to_owned());
        let lists = own.lists_of(id).map(|name| format!("list {name}"));
        let kinds: Vec<String> = bookmark.into_iter().chain(noted).chain(lists).collect();
        let note = format!("{missing}{}", note(own, id));
        [kinds.join(", "), title(dossier, own, id), id.to_owned(), note]
    });
    let searches = own.searches.iter();
    let searches = searches.map(|(name, query)| ["search", name, "", query].map(str::to_owned));
    table::columns(["Kind", "Title", "Id", "Note or query"], records.chain(searches))
}

fn markdown(dossier: &Dossier, own: &Annotations) -> String {
    let mut text = format!("# Notes on {}\n", escape::markdown(&dossier.metadata().title));
    let mut section = |heading: &str, ids: Vec<&str>| {
        if ids.is_empty() {
            return;
        }
        text.push_str(&format!("\n## {}\n\n", escape::markdown(heading)));
        for id in ids {
            let title = title(dossier, own, id);
            let entry = dossier.find(id);
            let date = entry.and_then(|entry| dossier.date(entry)).map(crate::date::Date::words);
            let date = date.map(|date| format!(", {date}")).unwrap_or_default();
            let missing = if entry.is_some() { "" } else { ", not in this dossier" };
            text.push_str(&format!("- **{}**{date} (`{id}`{missing})\n", escape::markdown(&title)));
            if !note(own, id).is_empty() {
                text.push_str(&format!("\n  {}\n\n", escape::markdown(note(own, id))));
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
