//! The screen in ASCII mode.

use crate::support::stage::Stage;
use chancery::file_format::builtin;
use std::collections::{BTreeMap, BTreeSet};

fn ascii(width: u16, height: u16) -> Stage {
    let mut stage = Stage::of(builtin(), width, height);
    stage.app.settings.ascii = true;
    stage
}

#[test]
fn ascii_mode_draws_ascii_only() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = ascii(width, height);
        for keys in [
            "",
            "?",
            "<esc>t",
            "L",
            "++-",
            "<enter>",
            "<esc><esc>:statistics<enter>",
            "<esc>a2009<enter>",
            ":summary<enter>",
            "<esc>vjv",
            "<esc>t<enter><esc>",
            "<esc>4<space>",
            ":about<enter><pagedown><pagedown>",
            "<esc>/putin",
        ] {
            stage.keys(keys);
            // Letters of names may be of any script; everything else is ASCII.
            let odd = |letter: &char| !letter.is_ascii() && !letter.is_alphabetic();
            let text = stage.text();
            let found: Vec<char> = text.chars().filter(odd).collect();
            assert!(found.is_empty(), "{found:?} at {width}x{height} after {keys}:\n{text}");
        }
    }
}

/// Each sign has one ASCII character of its own where others stand in the same place.
#[test]
fn signs_keep_their_place_and_differ() {
    let mut known: BTreeMap<char, char> = BTreeMap::new();
    for keys in ["", "t", "t+++", ":statistics<enter>", ":about<enter><end>", "<enter>r", "mbt"] {
        let mut stage = Stage::of(builtin(), 160, 60);
        stage.keys(keys);
        let drawn = stage.text();
        stage.app.settings.ascii = true;
        let plain = stage.text();
        for (drawn, plain) in drawn.lines().zip(plain.lines()) {
            let changed = || drawn.chars().zip(plain.chars()).filter(|(one, other)| one != other);
            // Words take the place of some signs of rows, and move what stands beside them.
            if changed().any(|(sign, _)| sign.is_ascii() || sign.is_alphanumeric()) {
                continue;
            }
            for (sign, ascii) in changed() {
                assert_eq!(*known.entry(sign).or_insert(ascii), ascii, "{sign}");
            }
        }
    }
    assert!(known.len() > 25, "{known:?}");
    for column in ["◆◇○·", "▸•"] {
        let ascii: BTreeSet<&char> = column.chars().filter_map(|sign| known.get(&sign)).collect();
        let drawn = column.chars().filter(|sign| known.contains_key(sign)).count();
        assert_eq!(ascii.len(), drawn, "{column}");
    }
}

#[test]
fn ascii_pictures() {
    let mut stage = ascii(80, 24);
    insta::assert_snapshot!("ascii_list", stage.text());
    stage.keys("t");
    insta::assert_snapshot!("ascii_scale", stage.text());
}
