//! Any bytes as a dossier: every problem has a place and is safe to show, what is left can be
//! exported. One format an input, which the length chooses: all of them take many times as long as
//! the reading, and less would be tried.
#![no_main]

use chancery::{
    date::Day,
    export::{Format, Selection, export},
    file_format::{File, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let files = [File::new("any.json", bytes)];
    let loaded = read(&files);
    for problem in loaded.check(&files, Vec::new()).problems {
        assert!(problem.place.position.is_some() || bytes.is_empty(), "{problem}");
        assert!(
            !problem.to_string().contains(|letter: char| letter != '\n' && letter.is_control())
        );
    }
    let Some(today) = Day::new(2026, 11, 21) else { return };
    let selection = Selection::whole(&loaded.dossier, today);
    let _ = export(Format::ALL[bytes.len() % Format::ALL.len()], &selection);
});
