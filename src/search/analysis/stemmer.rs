//! Stems by the Snowball algorithms (`withdraws`, `withdrawal`), and by a list (`withdrew`).

use super::search_words::search_words;
use frostem::{Algorithm, Stemmer};
use std::{collections::HashMap, sync::LazyLock};

const MIN_LENGTH: usize = 3;

/// Irregular and derived forms, one word a line.
const FORMS: &str = include_str!("../../../assets/language/english-forms.txt");

/// The stems of irregular and derived forms, by their Snowball stem.
static IRREGULAR: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let lines = FORMS.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(|line| {
        let first = line.split(' ').next().unwrap_or(line);
        line.split(' ').map(move |form| (regular(form), regular(first)))
    });
    words.filter(|(form, stem)| form != stem).collect()
});

/// The stems of a word as written, in small letters; none for other languages. A Russian word is
/// also its own stem, as a surname looks like an inflected word (`Медведев`).
pub(crate) fn stems(word: &str) -> Vec<String> {
    if word.chars().count() < MIN_LENGTH {
        return Vec::new();
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![english(word)];
    }
    if word.chars().all(|letter| matches!(letter, 'ა'..='ჰ')) {
        return vec![georgian(word).to_owned()];
    }
    let word = word.replace('ё', "е");
    if !word.chars().all(|letter| matches!(letter, 'а'..='я')) {
        return Vec::new();
    }
    let stem = Stemmer::new(Algorithm::Russian).stem(&word).into_owned();
    if stem == word { vec![word] } else { vec![stem, word] }
}

fn english(word: &str) -> String {
    let stem = regular(word);
    IRREGULAR.get(&stem).cloned().unwrap_or(stem)
}

/// Strips the case ending, the plural, and the last vowel, which some cases lose.
fn georgian(word: &str) -> &str {
    let is_stem = |stem: &&str| stem.chars().count() >= 2;
    let endings = search_words("georgian ending").iter();
    let stem =
        endings.filter_map(|ending| word.strip_suffix(*ending)).find(is_stem).unwrap_or(word);
    let stem = stem.strip_suffix(['ა', 'ე', 'ო', 'უ']).filter(is_stem).unwrap_or(stem);
    Some(stem.trim_end_matches("ებ")).filter(is_stem).unwrap_or(stem)
}

fn regular(word: &str) -> String {
    // Endings that Snowball does not know, each with one that it does.
    let replaced = search_words("ending").iter().find_map(|endings| {
        let (ending, known) = endings.split_once(' ')?;
        let rest = word.strip_suffix(ending).filter(|rest| rest.len() >= MIN_LENGTH)?;
        Some(format!("{rest}{known}"))
    });
    let word = replaced.unwrap_or_else(|| word.to_owned());
    // `labour` and `labor`, but not `tour`.
    let word = match word.rfind("our").and_then(|at| word.split_at_checked(at)) {
        Some((before, after)) if before.len() >= MIN_LENGTH => {
            before.to_owned() + &after.replacen('u', "", 1)
        }
        _ => word,
    };
    Stemmer::new(Algorithm::English).stem(&word).into_owned()
}
