//! From a question to the passage that answers it, in few keys.

use crate::support::stage::Stage;
use chancery::{app::Effect, file_format::builtin};

const MOST_KEYS: usize = 18;

/// When did the treaty of 2008 enter into force, and who says so? At 80x24.
#[test]
fn passage_takes_at_most_18_keys() {
    let mut stage = Stage::of(builtin(), 80, 24);
    let search = "/2008 treaty<enter>s";
    stage.keys(search);
    let text = stage.text();
    let line = text.lines().find(|line| line.contains("entered into force 20"));
    let (_, line) = line.unwrap().split_once('[').unwrap();
    let (number, _) = line.split_once(']').unwrap();
    let effect = stage.keys(number).or_else(|| stage.keys("<enter>"));
    let Some(Effect::Open(address)) = effect else { panic!("{effect:?}: {text}") };
    assert!(address.contains("#:~:text="), "{address}");
    let keys = search.replace("<enter>", "\n").chars().count() + number.len() + 1;
    assert!(keys <= MOST_KEYS, "{keys} keys");
}
