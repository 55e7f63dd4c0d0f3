//! What the user keeps about records: bookmarks, notes, reading lists, and searches under a name.
//!
//! Records are named by their ids, so that everything outlives a new version of the data; what is
//! gone from a dossier stays here with the title it had. Nothing here knows a file: a [`AnnotationChange`]
//! says what happened, and whoever holds the file applies it to what stands there by then.

use crate::date::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything the user keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotations {
    /// The records of which something is kept, by id.
    pub records: BTreeMap<String, Annotation>,
    /// The reading lists by name, each with the ids of its records in the order they were put on.
    pub lists: BTreeMap<String, Vec<String>>,
    /// The searches by name.
    pub searches: BTreeMap<String, String>,
}

/// What is kept of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotation {
    /// Its title when something was last kept of it.
    pub title: String,
    /// Since when it is bookmarked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bookmarked: Option<Day>,
    /// The user's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A record by its id, with its title as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRef {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

/// One thing that the user did. What it replaces is told with it, so that two programs that
/// change the same thing do not undo each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnotationChange {
    /// A bookmark, set on a day or taken off.
    Bookmark(RecordRef, Option<Day>),
    /// A note, and what it was before.
    Note {
        /// Of what.
        of: RecordRef,
        /// What it was.
        was: Option<String>,
        /// What it is now.
        now: Option<String>,
    },
    /// A record put on a reading list, or taken off.
    List {
        /// The name of the list.
        list: String,
        /// What.
        of: RecordRef,
        /// Whether it is on it now.
        on: bool,
    },
    /// A search under a name, and what it was before.
    Search {
        /// The name.
        name: String,
        /// What it was.
        was: Option<String>,
        /// What it is now.
        now: Option<String>,
    },
}

impl Annotations {
    /// Does the change. Where another program has changed the same note or search meanwhile, both
    /// are kept. Doing a change twice does nothing the second time.
    pub fn apply(&mut self, change: &AnnotationChange) {
        match change {
            AnnotationChange::Bookmark(of, day) => self.kept(of).bookmarked = *day,
            AnnotationChange::Note { of, was, now } => {
                let note = &mut self.kept(of).note;
                *note = merged(note.take(), was.as_ref(), now.as_ref());
            }
            AnnotationChange::List { list, of, on } => {
                self.kept(of);
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

    fn kept(&mut self, of: &RecordRef) -> &mut Annotation {
        let kept = self.records.entry(of.id.clone()).or_default();
        kept.title.clone_from(&of.title);
        kept
    }

    fn search(&mut self, name: &str, was: Option<&String>, now: Option<&String>) {
        let theirs = self.searches.get(name);
        if theirs == was || theirs.is_none() || theirs == now {
            match now {
                Some(query) => self.searches.insert(name.to_owned(), query.clone()),
                None => self.searches.remove(name),
            };
        } else if let Some(query) = now {
            // Another program has given the name to another search: both stay.
            let free = (2..).map(|nth| format!("{name} {nth}"));
            let mut free =
                free.filter(|name| self.searches.get(name).is_none_or(|known| known == query));
            if let Some(name) = free.next() {
                self.searches.insert(name, query.clone());
            }
        }
    }

    /// What is kept of the record.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Annotation> {
        self.records.get(id)
    }

    /// The names of the lists that the record is on.
    pub fn lists_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let holds = move |(_, ids): &(&String, &Vec<String>)| ids.iter().any(|on| on == id);
        self.lists.iter().filter(holds).map(|(name, _)| name.as_str())
    }

    /// The ids of what is bookmarked, the newest first.
    #[must_use]
    pub fn bookmarks(&self) -> Vec<&str> {
        let marked =
            |(id, kept): (&'_ String, &'_ Annotation)| Some((kept.bookmarked?, id.clone()));
        let mut found: Vec<(Day, String)> = self.records.iter().filter_map(marked).collect();
        found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let id =
            |(_, id): &(Day, String)| self.records.get_key_value(id).map(|(id, _)| id.as_str());
        found.iter().filter_map(id).collect()
    }

    /// The ids of what has a note.
    #[must_use]
    pub fn noted(&self) -> Vec<&str> {
        let noted = self.records.iter().filter(|(_, kept)| kept.note.is_some());
        noted.map(|(id, _)| id.as_str()).collect()
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.searches.is_empty()
    }
}

/// What stands between two notes that became one.
const BETWEEN: &str = " / ";

/// What a note is after it was changed here from `was` to `now` and, perhaps, elsewhere too.
fn merged(theirs: Option<String>, was: Option<&String>, now: Option<&String>) -> Option<String> {
    match (theirs, now) {
        (theirs, now) if theirs.as_ref() == was || theirs.as_ref() == now => now.cloned(),
        (Some(theirs), Some(mine)) if theirs.split(BETWEEN).any(|part| part == mine) => {
            Some(theirs)
        }
        (Some(theirs), Some(mine)) => Some(format!("{theirs}{BETWEEN}{mine}")),
        // Deleted on one side and written on the other: what is written stays.
        (theirs, mine) => theirs.or_else(|| mine.cloned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(id: &str) -> RecordRef {
        RecordRef { id: id.to_owned(), title: id.to_uppercase() }
    }

    fn note(was: Option<&str>, now: Option<&str>) -> AnnotationChange {
        let text = |text: Option<&str>| text.map(str::to_owned);
        AnnotationChange::Note { of: named("a"), was: text(was), now: text(now) }
    }

    #[test]
    fn what_nothing_is_kept_of_is_forgotten() {
        let mut own = Annotations::default();
        let day = Day::new(2026, 11, 22);
        own.apply(&AnnotationChange::Bookmark(named("a"), day));
        own.apply(&AnnotationChange::List { list: "Thesis".into(), of: named("a"), on: true });
        own.apply(&AnnotationChange::Bookmark(named("a"), None));
        assert_eq!(own.of("a").unwrap().title, "A");
        assert_eq!(own.lists_of("a").collect::<Vec<_>>(), ["Thesis"]);
        own.apply(&AnnotationChange::List { list: "Thesis".into(), of: named("a"), on: false });
        assert_eq!(own, Annotations::default());
    }

    #[test]
    fn two_notes_on_one_record_are_both_kept() {
        let mut own = Annotations::default();
        own.apply(&note(None, Some("theirs")));
        own.apply(&note(None, Some("mine")));
        assert_eq!(own.of("a").unwrap().note.as_deref(), Some("theirs / mine"));
        own.apply(&note(Some("old"), None));
        assert_eq!(own.of("a").unwrap().note.as_deref(), Some("theirs / mine"));
        own.apply(&note(Some("theirs / mine"), None));
        assert!(own.is_empty());
    }

    #[test]
    fn two_searches_of_one_name_are_both_kept() {
        let mut own = Annotations::default();
        let search = |was: Option<&str>, now: Option<&str>| AnnotationChange::Search {
            name: "acts".into(),
            was: was.map(str::to_owned),
            now: now.map(str::to_owned),
        };
        own.apply(&search(None, Some("kind:treaty")));
        own.apply(&search(None, Some("treaty 2008")));
        own.apply(&search(None, Some("treaty 2008")));
        let all: Vec<_> = own.searches.iter().map(|(name, it)| (&**name, &**it)).collect();
        assert_eq!(all, [("acts", "kind:treaty"), ("acts 2", "treaty 2008")]);
        own.apply(&search(Some("kind:treaty"), None));
        assert_eq!(own.searches.len(), 1);
    }

    fn any_change() -> impl Strategy<Value = AnnotationChange> {
        let id = prop::sample::select(vec!["a", "b", "c"]);
        let text = prop::option::of(prop::sample::select(vec!["x", "y"]).prop_map(str::to_owned));
        (id, text.clone(), text, 0..4_u8, any::<bool>()).prop_map(|(id, was, now, sort, on)| {
            let of = named(id);
            match sort {
                0 => AnnotationChange::Bookmark(of, on.then(|| Day::new(2026, 1, 1)).flatten()),
                1 => AnnotationChange::Note { of, was, now },
                2 => AnnotationChange::List { list: "l".into(), of, on },
                _ => AnnotationChange::Search { name: id.to_owned(), was, now },
            }
        })
    }

    proptest! {
        #[test]
        fn a_change_done_twice_is_done_once(changes in prop::collection::vec(any_change(), 1..12)) {
            let mut once = Annotations::default();
            changes.iter().for_each(|change| once.apply(change));
            let mut twice = once.clone();
            if let Some(last) = changes.last() {
                twice.apply(last);
                prop_assert_eq!(twice, once);
            }
        }

        #[test]
        fn nothing_written_elsewhere_is_lost(before in any_change(), mine in any_change()) {
            let mut own = Annotations::default();
            own.apply(&before);
            let theirs = own.clone();
            own.apply(&mine);
            if let AnnotationChange::Note { of, was, .. } = &mine
                && let Some(note) = theirs.of(&of.id).and_then(|kept| kept.note.clone())
                && was.as_ref() != Some(&note)
            {
                let now = own.of(&of.id).and_then(|kept| kept.note.clone()).unwrap_or_default();
                prop_assert!(now.contains(&note));
            }
        }
    }
}
