//! The rows of the annotations, and what Enter and Delete do with them.

use super::{
    Overlay,
    list::{ListOverlay, ListRow},
};
use crate::{
    app::{
        AnnotationChange, Annotations, App,
        annotations::RecordRef,
        browse::view::{Filter, RecordFilter},
        effect::Effect,
    },
    dossier::{Dossier, EntryId, EntrySet},
};
use std::sync::Arc;

/// A section of the annotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationSection {
    /// Saved searches.
    Searches,
    /// Bookmarks.
    Bookmarks,
    /// Notes.
    Notes,
    /// A reading list.
    List(String),
}

/// A row of the annotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationRow {
    /// Its section.
    pub section: AnnotationSection,
    /// The id of the record, or the name of the search; nothing in a heading.
    pub id: Option<String>,
    /// The title of the record, or the name of the search.
    pub title: String,
    /// The note, the query, or the count of a heading.
    pub more: String,
    /// The record; nothing where it is not in the open dossier.
    pub entry: Option<EntryId>,
}

/// All annotations, section by section; records that are not in the dossier come last in theirs.
pub(super) fn annotation_rows(dossier: &Dossier, annotations: &Annotations) -> Vec<ListRow> {
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
    rows.into_iter().map(ListRow::Annotation).collect()
}

impl App {
    /// Enter on an annotation: opens the record, searches, filters by the records of a section.
    pub(super) fn open_annotation(&mut self, row: &AnnotationRow) {
        match (&row.section, &row.id, row.entry) {
            (AnnotationSection::Searches, Some(_), _) => {
                self.overlays.clear();
                self.search_for(&row.more);
            }
            (AnnotationSection::Searches, None, _) => self.refuse("Choose one of the searches"),
            (_, Some(_), Some(entry)) => self.open_record(entry),
            (_, Some(id), None) => {
                self.refuse(&format!("{id} is not in this dossier; what you kept of it stays"));
            }
            (section, None, _) => self.filter_by_section(section, &row.title),
        }
    }

    fn filter_by_section(&mut self, section: &AnnotationSection, title: &str) {
        let Some(Overlay::List(ListOverlay { rows, .. })) = self.overlays.last() else { return };
        let entry = |row: &ListRow| match row {
            ListRow::Annotation(row) if row.section == *section => row.entry,
            _ => None,
        };
        let members: EntrySet = rows.iter().filter_map(entry).collect();
        if members == EntrySet::default() {
            return self.refuse("None of these is in this dossier");
        }
        self.overlays.clear();
        let filter = RecordFilter { title: title.to_owned(), members };
        self.browse.add_filter(&self.data.dossier, Filter::Only(Arc::new(filter)));
        self.browse.follow_selection();
    }

    /// Deletes the selected annotation.
    pub(crate) fn remove_annotation(&mut self) -> Option<Effect> {
        let Some(Overlay::List(list)) = self.overlays.last() else { return None };
        let Some(ListRow::Annotation(row)) = list.row().cloned() else { return None };
        let Some(id) = row.id else {
            self.refuse("Choose a line below: only one thing is taken away at a time");
            return None;
        };
        let of = RecordRef { id: id.clone(), title: row.title.clone() };
        let change = match row.section {
            AnnotationSection::Searches => {
                AnnotationChange::Search { name: id, was: Some(row.more), now: None }
            }
            AnnotationSection::Bookmarks => AnnotationChange::Bookmark(of, None),
            AnnotationSection::Notes => {
                let was =
                    self.annotations.saved.of(&id).and_then(|annotation| annotation.note.clone());
                AnnotationChange::Note { of, was, now: None }
            }
            AnnotationSection::List(list) => AnnotationChange::List { list, of, on: false },
        };
        self.annotate(change, format!("“{}” is taken away", row.title))
    }
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
