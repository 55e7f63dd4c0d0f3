//! Changes of annotations, also by several programs.

use chancery::{
    app::{AnnotationChange, Annotations, RecordRef},
    date::Day,
};
use proptest::prelude::*;

fn named(id: &str) -> RecordRef {
    RecordRef { id: id.to_owned(), title: id.to_uppercase() }
}

fn note(was: Option<&str>, now: Option<&str>) -> AnnotationChange {
    let text = |text: Option<&str>| text.map(str::to_owned);
    AnnotationChange::Note { of: named("a"), was: text(was), now: text(now) }
}

#[test]
fn records_without_annotations_are_removed() {
    let mut annotations = Annotations::default();
    let day = Day::new(2026, 11, 22);
    annotations.apply(&AnnotationChange::Bookmark(named("a"), day));
    annotations.apply(&AnnotationChange::List { list: "Thesis".into(), of: named("a"), on: true });
    annotations.apply(&AnnotationChange::Bookmark(named("a"), None));
    assert_eq!(annotations.of("a").unwrap().title, "A");
    assert_eq!(annotations.lists_of("a").collect::<Vec<_>>(), ["Thesis"]);
    annotations.apply(&AnnotationChange::List { list: "Thesis".into(), of: named("a"), on: false });
    assert_eq!(annotations, Annotations::default());
}

#[test]
fn two_notes_on_one_record_are_both_kept() {
    let mut annotations = Annotations::default();
    annotations.apply(&note(None, Some("theirs")));
    annotations.apply(&note(None, Some("mine")));
    assert_eq!(annotations.of("a").unwrap().note.as_deref(), Some("theirs / mine"));
    annotations.apply(&note(Some("old"), None));
    assert_eq!(annotations.of("a").unwrap().note.as_deref(), Some("theirs / mine"));
    annotations.apply(&note(Some("theirs / mine"), None));
    assert!(annotations.is_empty());
}

/// A program that continues a note to which another one has added replaces what it read.
#[test]
fn continued_note_is_not_doubled() {
    let mut annotations = Annotations::default();
    annotations.apply(&note(None, Some("one")));
    annotations.apply(&note(None, Some("two")));
    for _ in 0..2 {
        annotations.apply(&note(Some("one"), Some("one more")));
        assert_eq!(annotations.of("a").unwrap().note.as_deref(), Some("one more / two"));
    }
}

/// A note that has the separator of two notes in it is added once.
#[test]
fn notes_with_a_slash_are_added_once() {
    let mut annotations = Annotations::default();
    annotations.apply(&note(None, Some("theirs")));
    for mine in ["x / y", "x / y", "y", "theirs / x"] {
        annotations.apply(&note(None, Some(mine)));
        assert_eq!(annotations.of("a").unwrap().note.as_deref(), Some("theirs / x / y"), "{mine}");
    }
}

#[test]
fn two_searches_of_one_name_are_both_kept() {
    let mut annotations = Annotations::default();
    let search = |was: Option<&str>, now: Option<&str>| AnnotationChange::Search {
        name: "acts".into(),
        was: was.map(str::to_owned),
        now: now.map(str::to_owned),
    };
    annotations.apply(&search(None, Some("kind:treaty")));
    annotations.apply(&search(None, Some("treaty 2008")));
    annotations.apply(&search(None, Some("treaty 2008")));
    let all: Vec<_> = annotations.searches.iter().map(|(name, it)| (&**name, &**it)).collect();
    assert_eq!(all, [("acts", "kind:treaty"), ("acts 2", "treaty 2008")]);
    annotations.apply(&search(Some("kind:treaty"), None));
    assert_eq!(annotations.searches.len(), 1);
}

fn any_change() -> impl Strategy<Value = AnnotationChange> {
    let id = prop::sample::select(vec!["a", "b", "c"]);
    let text =
        prop::option::of(prop::sample::select(vec!["x", "y", "x / y"]).prop_map(str::to_owned));
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
    fn changes_are_idempotent(changes in prop::collection::vec(any_change(), 1..12)) {
        let mut once = Annotations::default();
        changes.iter().for_each(|change| once.apply(change));
        let mut twice = once.clone();
        if let Some(last) = changes.last() {
            twice.apply(last);
            prop_assert_eq!(twice, once);
        }
    }

    #[test]
    fn notes_of_other_programs_are_kept(before in any_change(), mine in any_change()) {
        let mut annotations = Annotations::default();
        annotations.apply(&before);
        let theirs = annotations.clone();
        annotations.apply(&mine);
        if let AnnotationChange::Note { of, was, .. } = &mine
            && let Some(note) = theirs.of(&of.id).and_then(|kept| kept.note.clone())
            && was.as_ref() != Some(&note)
        {
            let now = annotations.of(&of.id).and_then(|kept| kept.note.clone()).unwrap_or_default();
            prop_assert!(now.contains(&note));
        }
    }
}
