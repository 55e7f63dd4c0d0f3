//! The rows of the annotations.

use crate::{
    app::{AnnotationChange, Annotations, RecordRef},
    dossier::{Dossier, EntryId, EntrySet},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationRow {
    /// The title of the record, or the name of the search.
    pub title: String,
    /// The note, the query, or the count of a heading.
    pub more: String,
    pub target: AnnotationTarget,
    pub deletion: Option<AnnotationChange>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationTarget {
    Search(String),
    Record(EntryId),
    /// The id of a record that the open dossier lacks.
    Missing(String),
    Section(EntrySet),
}

/// All annotations by section; records that the dossier lacks come last in their section.
pub(super) fn annotation_rows(dossier: &Dossier, annotations: &Annotations) -> Vec<AnnotationRow> {
    let heading = |title: &str, count: usize, members: EntrySet| AnnotationRow {
        title: title.to_owned(),
        more: count.to_string(),
        target: AnnotationTarget::Section(members),
        deletion: None,
    };
    let mut rows = Vec::new();
    let searches = &annotations.searches;
    if !searches.is_empty() {
        rows.push(heading("Searches", searches.len(), EntrySet::default()));
    }
    rows.extend(searches.iter().map(|(name, query)| AnnotationRow {
        title: name.clone(),
        more: query.clone(),
        target: AnnotationTarget::Search(query.clone()),
        deletion: Some(AnnotationChange::Search {
            name: name.clone(),
            was: Some(query.clone()),
            now: None,
        }),
    }));
    type Deletion<'a> = &'a dyn Fn(RecordRef) -> AnnotationChange;
    let mut add_section = |title: &str, ids: Vec<&str>, deletion: Deletion<'_>| {
        if ids.is_empty() {
            return;
        }
        let members = ids.iter().filter_map(|id| dossier.find(id)).collect();
        rows.push(heading(title, ids.len(), members));
        let record = |id: &str| record(dossier, annotations, id, deletion);
        let mut records: Vec<AnnotationRow> = ids.into_iter().map(record).collect();
        records.sort_by_key(|row| matches!(row.target, AnnotationTarget::Missing(_)));
        rows.extend(records);
    };
    add_section("Bookmarks", annotations.bookmarks(), &|of| AnnotationChange::Bookmark(of, None));
    add_section("Notes", annotations.noted(), &|of| {
        let was = annotations.of(&of.id).and_then(|annotation| annotation.note.clone());
        AnnotationChange::Note { of, was, now: None }
    });
    for (list, ids) in &annotations.lists {
        let ids = ids.iter().map(String::as_str).collect();
        add_section(&format!("Reading list: {list}"), ids, &|of| AnnotationChange::List {
            list: list.clone(),
            of,
            on: false,
        });
    }
    rows
}

fn record(
    dossier: &Dossier,
    annotations: &Annotations,
    id: &str,
    deletion: &dyn Fn(RecordRef) -> AnnotationChange,
) -> AnnotationRow {
    let annotation = annotations.of(id);
    let note = annotation.and_then(|annotation| annotation.note.clone()).unwrap_or_default();
    let (title, more, target) = match dossier.find(id) {
        Some(entry) => (dossier.title(entry).into_owned(), note, AnnotationTarget::Record(entry)),
        None => {
            let title = annotation.map_or(id, |annotation| &annotation.title).to_owned();
            let more = format!("not in this dossier: {id} {note}");
            (title, more, AnnotationTarget::Missing(id.to_owned()))
        }
    };
    let of = RecordRef { id: id.to_owned(), title: title.clone() };
    AnnotationRow { title, more, target, deletion: Some(deletion(of)) }
}
