//! Any bytes as a table or a timeline of somebody else: what comes of it is a sound dossier, what
//! is said is safe to show.
#![no_main]

use chancery::{
    file_format::{File, read},
    import::{Options, import, written},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let is_json = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['));
    let name = if is_json { "any.json" } else { "any.csv" };
    let imported = import(&[File::new(name, bytes)], &Options::default());
    for problem in imported.files.iter().flat_map(|file| &file.causes) {
        assert!(
            !problem.to_string().contains(|letter: char| letter != '\n' && letter.is_control())
        );
    }
    let Ok(text) = written(&imported.dossier, "made.json") else { panic!("it cannot be written") };
    let made = [File::new("made.json", text.as_bytes())];
    let again = read(&made);
    assert_eq!(again.dossier.records().len(), imported.dossier.records().len(), "{text}");
});
