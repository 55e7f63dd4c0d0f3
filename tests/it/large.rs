//! Dossiers larger than people write: made up, the same each time.

#[path = "../../benches/common/made/mod.rs"]
mod made;

use chancery::cli::check::{Options, findings};

/// The lines of a made-up dossier of so many records.
fn lines(count: usize) -> String {
    let records = made::records::Records::new(count);
    let mut text = records.about() + "\n";
    for line in records {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[test]
fn made_up_dossiers_are_sound_and_always_the_same() {
    for count in [100, 101, 1234] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.jsonl");
        std::fs::write(&path, lines(count)).unwrap();
        assert_eq!(lines(count), lines(count));
        let found = findings(&Options { paths: vec![path], ..Options::default() });
        assert!(found.problems.is_empty(), "{:?}", found.problems.first());
        assert_eq!(found.records, count);
    }
}
