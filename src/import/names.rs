//! The names of records: how they are written and compared.

use super::fields::fold;
use crate::dossier::Kind;
use serde_json::{Value, json};

pub(super) fn name_form(text: &str, kind: &str) -> Value {
    json!({"text": text, "lang": "und", "script": script(text), "kind": kind})
}

fn script(text: &str) -> &'static str {
    const SCRIPTS: [(&str, std::ops::RangeInclusive<char>); 11] = [
        ("Cyrl", '\u{400}'..='\u{52f}'),
        ("Geor", '\u{10a0}'..='\u{10ff}'),
        ("Armn", '\u{530}'..='\u{58f}'),
        ("Arab", '\u{600}'..='\u{77f}'),
        ("Grek", '\u{370}'..='\u{3ff}'),
        ("Hebr", '\u{590}'..='\u{5ff}'),
        ("Jpan", '\u{3040}'..='\u{30ff}'),
        ("Hani", '\u{4e00}'..='\u{9fff}'),
        ("Kore", '\u{ac00}'..='\u{d7af}'),
        ("Deva", '\u{900}'..='\u{97f}'),
        ("Latn", '\u{41}'..='\u{24f}'),
    ];
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let most =
        SCRIPTS.iter().max_by_key(|(_, range)| letters().filter(|it| range.contains(it)).count());
    most.map_or("Latn", |(script, _)| script)
}

/// A name in lower case for comparison; `Orsini, Viola` equals `Viola Orsini`.
pub(super) fn name_key(kind: Kind, name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if kind == Kind::Person && !given.contains(',') => {
            fold(&format!("{given} {family}"))
        }
        _ => fold(name),
    }
}
