//! Any text as a query on the built-in dossier.
#![no_main]

use chancery::{date::Day, dossier::Dossier, file_format::builtin, search::SearchEngine};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DOSSIER: LazyLock<Dossier> = LazyLock::new(builtin);
static ENGINE: LazyLock<SearchEngine> = LazyLock::new(|| SearchEngine::new(&DOSSIER));

fuzz_target!(|text: &str| {
    let Some(today) = Day::new(2026, 11, 21) else { return };
    let found = ENGINE.search(text, today);
    assert!(found.top.len() <= found.total);
});
