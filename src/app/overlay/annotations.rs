//! The window of what is the user's: its lines, and what Enter and Delete do in it.

use super::Overlay;
use crate::{
    app::{
        AnnotationChange, Annotations, App,
        annotations::RecordRef,
        browse::{Filter, RecordFilter},
        effect::Effect,
    },
    dossier::{Dossier, EntryId, EntrySet},
};
use std::sync::Arc;

/// A part of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationSection {
    /// The searches under a name.
    Searches,
    /// What is bookmarked.
    Bookmarks,
    /// What has a note.
    Notes,
    /// A reading list.
    List(String),
}

/// A line of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationRow {
    /// The part it stands in.
    pub section: AnnotationSection,
    /// The id of the record, or the name of the search; of a heading nothing.
    pub id: Option<String>,
    /// What it says first.
    pub title: String,
    /// What it says behind that.
    pub more: String,
    /// The record, where the open dossier has it.
    pub entry: Option<EntryId>,
}

impl App {
    /// Everything that is kept, part by part: what is gone from the dossier stands at the end.
    #[must_use]
    pub fn annotation_rows(&self) -> Vec<AnnotationRow> {
        let own = &self.keeping.annotations;
        let mut lines = Vec::new();
        if !own.searches.is_empty() {
            lines.push(heading(AnnotationSection::Searches, "Searches", own.searches.len()));
        }
        for (name, query) in &own.searches {
            let (section, id) = (AnnotationSection::Searches, Some(name.clone()));
            lines.push(AnnotationRow {
                section,
                id,
                title: name.clone(),
                more: query.clone(),
                entry: None,
            });
        }
        let mut part = |section: AnnotationSection, name: &str, ids: Vec<&str>| {
            if !ids.is_empty() {
                lines.push(heading(section.clone(), name, ids.len()));
            }
            let mut records: Vec<AnnotationRow> =
                ids.into_iter().map(|id| record(&self.dossier, own, &section, id)).collect();
            records.sort_by_key(|line| line.entry.is_none());
            lines.extend(records);
        };
        part(AnnotationSection::Bookmarks, "Bookmarks", own.bookmarks());
        part(AnnotationSection::Notes, "Notes", own.noted());
        for (name, ids) in &own.lists {
            let title = format!("Reading list: {name}");
            part(
                AnnotationSection::List(name.clone()),
                &title,
                ids.iter().map(String::as_str).collect(),
            );
        }
        lines
    }

    fn marked_own(&self) -> Option<AnnotationRow> {
        let Some(Overlay::Own(selected)) = self.windows.last() else { return None };
        self.annotation_rows().get(*selected).cloned()
    }

    /// Enter on a line of what is kept: opens the record, makes the search, narrows to the part.
    pub(crate) fn open_annotations(&mut self) {
        let Some(line) = self.marked_own() else {
            self.windows.pop();
            return;
        };
        match (&line.section, &line.id, line.entry) {
            (AnnotationSection::Searches, Some(_), _) => {
                self.windows.clear();
                self.search_for(&line.more);
            }
            (AnnotationSection::Searches, None, _) => self.refuse("Choose one of the searches"),
            (_, Some(_), Some(entry)) => self.open_record(entry),
            (_, Some(id), None) => {
                let text = format!("{id} is not in this dossier; what you kept of it stays");
                self.refuse(&text);
            }
            (section, None, _) => {
                let section = section.clone();
                self.narrow_to_own(&section, &line.title);
            }
        }
    }

    /// Narrows all panes to the records of a part of what is kept.
    fn narrow_to_own(&mut self, section: &AnnotationSection, title: &str) {
        let lines = self.annotation_rows();
        let of_part = lines.iter().filter(|line| line.section == *section);
        let members: EntrySet = of_part.filter_map(|line| line.entry).collect();
        if members == EntrySet::default() {
            return self.refuse("None of these is in this dossier");
        }
        self.windows.clear();
        self.history.leave(&self.view);
        self.view
            .chips
            .push(Filter::Only(Arc::new(RecordFilter { title: title.to_owned(), members })));
        self.refill();
        self.follow_selection();
    }

    /// Takes the marked line out of what is kept.
    pub(crate) fn remove_annotation(&mut self) -> Option<Effect> {
        let line = self.marked_own()?;
        let Some(id) = line.id else {
            self.refuse("Choose a line below: only one thing is taken away at a time");
            return None;
        };
        let of = RecordRef { id: id.clone(), title: line.title.clone() };
        let change = match line.section {
            AnnotationSection::Searches => {
                AnnotationChange::Search { name: id, was: Some(line.more), now: None }
            }
            AnnotationSection::Bookmarks => AnnotationChange::Bookmark(of, None),
            AnnotationSection::Notes => {
                let was = self.keeping.annotations.of(&id).and_then(|kept| kept.note.clone());
                AnnotationChange::Note { of, was, now: None }
            }
            AnnotationSection::List(list) => AnnotationChange::List { list, of, on: false },
        };
        let effect = self.keep(change, format!("“{}” is taken away", line.title));
        let last = self.annotation_rows().len().saturating_sub(1);
        if let Some(Overlay::Own(selected)) = self.windows.last_mut() {
            *selected = (*selected).min(last);
        }
        effect
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
    own: &Annotations,
    section: &AnnotationSection,
    id: &str,
) -> AnnotationRow {
    let entry = dossier.find(id);
    let kept = own.of(id);
    let old = || kept.map_or(id, |kept| &kept.title).to_owned();
    let title = entry.map_or_else(old, |entry| dossier.title(entry).into_owned());
    let note = kept.and_then(|kept| kept.note.clone()).unwrap_or_default();
    let more = match entry {
        Some(_) => note,
        None => format!("not in this dossier: {id} {note}"),
    };
    AnnotationRow { section: section.clone(), id: Some(id.to_owned()), title, more, entry }
}
