//! Annotations of records by id, so that they outlive new versions of the data; those of records
//! that are gone keep the title they had. An [`AnnotationChange`] is applied here and to the file,
//! which another program may have changed.

use crate::date::Day;
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, expecting = "an object")]
pub struct Annotations {
    pub records: BTreeMap<String, Annotation>,
    /// The reading lists by name, with the ids of their records in the order they were added.
    pub lists: BTreeMap<String, Vec<String>>,
    /// The saved queries, by name.
    pub searches: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, expecting = "an object")]
pub struct Annotation {
    /// The title of the record at the last change.
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bookmarked: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A record with its current title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRef {
    pub id: String,
    pub title: String,
}

/// A change with what it replaces, so that two programs do not undo each other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationChange {
    /// A bookmark, set on a day or removed.
    Bookmark(RecordRef, Option<Day>),
    Note {
        of: RecordRef,
        was: Option<String>,
        now: Option<String>,
    },
    /// A record added to a reading list, or removed.
    List {
        list: String,
        of: RecordRef,
        on: bool,
    },
    Search {
        name: String,
        was: Option<String>,
        now: Option<String>,
    },
}

impl Annotations {
    /// Applies a change, once or again; where another program changed the same text, both stay.
    pub fn apply(&mut self, change: &AnnotationChange) {
        match change {
            AnnotationChange::Bookmark(of, day) => self.annotation_mut(of).bookmarked = *day,
            AnnotationChange::Note { of, was, now } => {
                let note = &mut self.annotation_mut(of).note;
                *note = merged(note.take(), was.as_ref(), now.as_ref());
            }
            AnnotationChange::List { list, of, on } => {
                self.annotation_mut(of);
                let ids = self.lists.entry(list.clone()).or_default();
                ids.retain(|id| *on || *id != of.id);
                if *on && !ids.contains(&of.id) {
                    ids.push(of.id.clone());
                }
            }
            AnnotationChange::Search { name, was, now } => {
                self.search(name, was.as_ref(), now.as_ref())
            }
        }
        self.lists.retain(|_, ids| !ids.is_empty());
        let lists = &self.lists;
        let listed = |id: &String| lists.values().any(|ids| ids.contains(id));
        self.records
            .retain(|id, kept| kept.bookmarked.is_some() || kept.note.is_some() || listed(id));
    }

    fn annotation_mut(&mut self, of: &RecordRef) -> &mut Annotation {
        let annotation = self.records.entry(of.id.clone()).or_default();
        annotation.title.clone_from(&of.title);
        annotation
    }

    fn search(&mut self, name: &str, was: Option<&String>, now: Option<&String>) {
        let theirs = self.searches.get(name);
        if theirs == was || theirs.is_none() || theirs == now {
            match now {
                Some(query) => self.searches.insert(name.to_owned(), query.clone()),
                None => self.searches.remove(name),
            };
        } else if let Some(query) = now {
            // Another program has saved another search under the name: both stay.
            let free = (2..).map(|nth| format!("{name} {nth}"));
            let mut free =
                free.filter(|name| self.searches.get(name).is_none_or(|known| known == query));
            if let Some(name) = free.next() {
                self.searches.insert(name, query.clone());
            }
        }
    }

    pub fn of(&self, id: &str) -> Option<&Annotation> {
        self.records.get(id)
    }

    pub fn lists_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let holds = move |(_, ids): &(&String, &Vec<String>)| ids.iter().any(|on| on == id);
        self.lists.iter().filter(holds).map(|(name, _)| name.as_str())
    }

    /// The ids of bookmarked records, the newest first.
    pub fn bookmarks(&self) -> Vec<&str> {
        let mut found: Vec<_> = self
            .records
            .iter()
            .filter_map(|(id, kept)| Some((Reverse(kept.bookmarked?), id.as_str())))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    pub(crate) fn noted(&self) -> Vec<&str> {
        let noted = self.records.iter().filter(|(_, kept)| kept.note.is_some());
        noted.map(|(id, _)| id.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.searches.is_empty()
    }
}

const BETWEEN: &str = " / ";

/// A note after a change from `was` to `now`, where another program may have changed it too.
fn merged(theirs: Option<String>, was: Option<&String>, now: Option<&String>) -> Option<String> {
    match (theirs, now) {
        (theirs, now) if theirs.as_ref() == was || theirs.as_ref() == now => now.cloned(),
        // A note may have the separator in it.
        (Some(theirs), Some(mine)) if between(&theirs).contains(&between(mine)) => Some(theirs),
        (Some(theirs), Some(mine)) => {
            let changed =
                was.map(|was| between(&theirs).replacen(&between(was), &between(mine), 1));
            let changed = changed.filter(|changed| *changed != between(&theirs));
            let joined = [(&theirs, mine), (mine, &theirs)]
                .map(|(first, second)| format!("{BETWEEN}{first}{BETWEEN}{second}{BETWEEN}"));
            // A result that equals `was` would be replaced when the change is applied again.
            let mut notes = changed.into_iter().chain(joined).filter_map(|note| {
                Some(note.strip_prefix(BETWEEN)?.strip_suffix(BETWEEN)?.to_owned())
            });
            notes.find(|note| Some(note) != was)
        }
        // Deleted by one program and written by the other: the text stays.
        (theirs, mine) => theirs.or_else(|| mine.cloned()),
    }
}

fn between(note: &str) -> String {
    format!("{BETWEEN}{note}{BETWEEN}")
}
