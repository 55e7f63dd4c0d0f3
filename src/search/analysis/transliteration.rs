//! Keys by sound, under the usual romanizations: `Lavrov`, `Lawrow` and `Lavroff` share one.

use std::collections::BTreeSet;

/// The length of the shortest key; shorter ones match too many words.
const MIN_LENGTH: usize = 4;

/// Letters and the sound they stand for. The first rule that fits counts, so longer ones come first.
type Rules = &'static [(&'static str, &'static str)];

/// Common rules, by first letter. Capitals are sibilants: `S` of ship, `C` of church, `J` of jam.
#[rustfmt::skip]
fn common(letter: char) -> Rules {
    match letter {
        'a' => &[("ae", "e")],
        'c' => &[("cz", "C"), ("ck", "k")],
        'd' => &[("dsch", "J"), ("dzh", "J")],
        'g' => &[("gh", "g")],
        'i' => &[("ie", "e")],
        'k' => &[("kh", "h")],
        'o' => &[("ou", "u"), ("oo", "u")],
        'p' => &[("ph", "f")],
        's' => &[
            ("schtsch", "S"), ("shtch", "S"), ("shch", "S"), ("szcz", "S"), ("shh", "S"),
            ("sch", "S"), ("sh", "S"), ("sz", "S"),
        ],
        't' => &[("tsch", "C"), ("tch", "C"), ("th", "t"), ("ts", "c"), ("tz", "c")],
        'w' => &[("w", "v")],
        'y' => &[("yo", "e"), ("ye", "e"), ("y", "i")],
        'z' => &[("zh", "J")],
        _ => &[],
    }
}

#[rustfmt::skip]
const ENGLISH: Rules = &[
    ("ch", "C"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("dj", "J"), ("j", "J"),
    ("q", "k"), ("x", "ks"),
];

#[rustfmt::skip]
const GERMAN: Rules = &[
    ("ch", "h"), ("ce", "ce"), ("ci", "ci"), ("c", "k"), ("z", "c"), ("ds", "dz"), ("jo", "e"),
    ("je", "e"), ("j", "i"), ("q", "k"), ("x", "ks"),
];

#[rustfmt::skip]
const FRENCH: Rules = &[
    ("ch", "S"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("gue", "ge"), ("gui", "gi"),
    ("qu", "k"), ("q", "k"), ("dj", "J"), ("j", "J"), ("x", "ks"),
];

#[rustfmt::skip]
const SLAVIC: Rules = &[
    ("ch", "h"), ("jo", "e"), ("je", "e"), ("j", "i"), ("q", "k"), ("rz", "J"), ("x", "h"),
];

/// Letters whose marks the normal form loses.
const MARKED: [(char, &str); 4] = [('č', "tch"), ('š', "sh"), ('ž', "zh"), ('ť', "t")];

/// The key under which a term, as written in small letters, is looked up.
pub(crate) fn key(written: &str) -> Option<String> {
    read(written, ENGLISH)
}

pub(crate) fn keys(written: &str) -> BTreeSet<String> {
    [ENGLISH, GERMAN, FRENCH, SLAVIC].iter().filter_map(|rules| read(written, rules)).collect()
}

/// Reads a word by the rules of a language; none unless it is a name of some length.
fn read(written: &str, rules: Rules) -> Option<String> {
    let mut marked = written.to_owned();
    for (letter, letters) in MARKED.iter().filter(|_| !written.is_ascii()) {
        marked = marked.replace(*letter, letters);
    }
    let word = super::normalizer::normalize(&marked);
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut key = String::with_capacity(word.len());
    let mut rest = word.as_str();
    while let Some(letter) = rest.chars().next() {
        let rule =
            common(letter).iter().chain(rules).find(|(letters, _)| rest.starts_with(letters));
        let (length, sound) = match rule {
            Some((letters, sound)) => (letters.len(), *sound),
            None if letter == 's' && is_voiced(&key, rest, rules) => (1, "z"),
            None => (1, rest.get(..1)?),
        };
        rest = rest.get(length..)?;
        sound.chars().for_each(|sound| push(&mut key, sound));
    }
    let key = strip_ending(key);
    (key.len() >= MIN_LENGTH).then_some(key)
}

/// Appends a sound, once if repeated; after a sibilant `o` counts as `e`, as some write it.
fn push(key: &mut String, sound: char) {
    let sound = if sound == 'o' && key.ends_with(['S', 'C', 'J']) { 'e' } else { sound };
    if !key.ends_with(sound) {
        key.push(sound);
    }
}

/// Whether an `s` is pronounced as `z`: between vowels, and in German at the beginning.
fn is_voiced(before: &str, rest: &str, rules: Rules) -> bool {
    const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
    let after_vowel = before.ends_with(VOWELS) && (rules == GERMAN || rules == FRENCH);
    (after_vowel || before.is_empty() && rules == GERMAN)
        && rest.get(1..).is_some_and(|after| after.starts_with(VOWELS))
}

/// Strips endings that vary: `-off` for `-ov`, the `e` of `Poutine`, the Georgian nominative.
fn strip_ending(mut key: String) -> String {
    if let Some(rest) = key.strip_suffix('f') {
        key = format!("{rest}v");
    } else if ["ine", "dre", "tre"].iter().any(|ending| key.ends_with(ending)) {
        key.pop();
    } else if let Some(rest) = key.strip_suffix("er")
        && rest.ends_with(['d', 't'])
    {
        key = format!("{rest}r");
    }
    if key.len() > MIN_LENGTH && key.ends_with('i') {
        key.pop();
    }
    key
}
