//! The rows of the annotations.

use crate::{
    app::Annotations,
    dossier::{Dossier, EntryId},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationSection {
    Searches,
    Bookmarks,
    Notes,
    List(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationRow {
    pub section: AnnotationSection,
    /// The id of the record, or the name of the search; nothing in a heading.
    pub id: Option<String>,
    pub title: String,
    /// The note, the query, or the count of a heading.
    pub more: String,
    /// The record; nothing where it is not in the open dossier.
    pub entry: Option<EntryId>,
}

/// All annotations, section by section; records that are not in the dossier come last in theirs.
pub(super) fn annotation_rows(dossier: &Dossier, annotations: &Annotations) -> Vec<AnnotationRow> {
    let mut rows = Vec::new();
    let searches = &annotations.searches;
    if !searches.is_empty() {
        rows.push(heading(AnnotationSection::Searches, "Searches", searches.len()));
    }
    rows.extend(searches.iter().map(|(name, query)| AnnotationRow {
        section: AnnotationSection::Searches,
        id: Some(name.clone()),
        title: name.clone(),
        more: query.clone(),
        entry: None,
    }));
    let mut add_section = |section: AnnotationSection, title: &str, ids: Vec<&str>| {
        if !ids.is_empty() {
            rows.push(heading(section.clone(), title, ids.len()));
        }
        let mut records: Vec<AnnotationRow> =
            ids.into_iter().map(|id| record(dossier, annotations, &section, id)).collect();
        records.sort_by_key(|row| row.entry.is_none());
        rows.extend(records);
    };
    add_section(AnnotationSection::Bookmarks, "Bookmarks", annotations.bookmarks());
    add_section(AnnotationSection::Notes, "Notes", annotations.noted());
    for (name, ids) in &annotations.lists {
        let ids = ids.iter().map(String::as_str).collect();
        let section = AnnotationSection::List(name.clone());
        add_section(section, &format!("Reading list: {name}"), ids);
    }
    rows
}

fn heading(section: AnnotationSection, name: &str, count: usize) -> AnnotationRow {
    AnnotationRow {
        section,
        id: None,
        title: name.to_owned(),
        more: count.to_string(),
        entry: None,
    }
}

fn record(
    dossier: &Dossier,
    annotations: &Annotations,
    section: &AnnotationSection,
    id: &str,
) -> AnnotationRow {
    let entry = dossier.find(id);
    let annotation = annotations.of(id);
    let old = || annotation.map_or(id, |annotation| &annotation.title).to_owned();
    let title = entry.map_or_else(old, |entry| dossier.title(entry).into_owned());
    let note = annotation.and_then(|annotation| annotation.note.clone()).unwrap_or_default();
    let more = match entry {
        Some(_) => note,
        None => format!("not in this dossier: {id} {note}"),
    };
    AnnotationRow { section: section.clone(), id: Some(id.to_owned()), title, more, entry }
}
