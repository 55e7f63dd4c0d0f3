//! BibTeX as entries of fields whose text is free of LaTeX.

use serde::Deserialize;
use serde_bibtex::{MacroDictionary, de::Deserializer};
use std::{collections::HashMap, ops::Range};
use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Deserialize)]
pub(super) struct Entry<'a> {
    #[serde(rename = "entry_type")]
    pub(super) kind: &'a str,
    #[serde(rename = "entry_key")]
    pub(super) key: &'a str,
    fields: Vec<(String, String)>,
}

impl Entry<'_> {
    pub(super) fn text(&self, name: &str) -> String {
        match name {
            // In a date of EDTF, `~` is no space.
            "url" | "doi" | "date" | "year" => self.raw(name).replace(['{', '}', '\\'], ""),
            _ => plain(self.raw(name)),
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| &**name)
    }

    /// The authors, persons with the family name first: `Orsini, Viola`. Bodies are in braces.
    pub(super) fn authors(&self) -> Vec<String> {
        let names = split(self.raw("author"), " and ").into_iter();
        let names = names.filter(|name| !name.is_empty() && *name != "others");
        let listed = names.map(|name| match *split(name, ",") {
            [family, given] => plain(&format!("{family}, {given}")),
            [family, suffix, given] => plain(&format!("{given} {family} {suffix}")),
            _ => {
                let words = split(name, " ");
                let particle = words.iter().position(|word| word.starts_with(char::is_lowercase));
                let family = particle.unwrap_or(words.len() - 1).min(words.len() - 1);
                let (given, family) = words.split_at(family);
                match given {
                    [] => plain(name),
                    _ => plain(&format!("{}, {}", family.join(" "), given.join(" "))),
                }
            }
        });
        listed.collect()
    }

    fn raw(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
        field.map_or("", |(_, value)| value)
    }
}

type Entries<'a> = Result<Vec<(Entry<'a>, Range<usize>)>, (Range<usize>, String)>;

/// Reads a file. An error is the position of the first faulty entry, as no entry is skipped.
pub(super) fn read(text: &str) -> Entries<'_> {
    let mut months = MacroDictionary::default();
    months.set_month_macros();
    let mut entries: Vec<(Entry<'_>, Range<usize>)> = Vec::new();
    let mut at = 0;
    for entry in Deserializer::from_str_with_macros(text, months).into_iter_regular_entry() {
        let rest = text.get(at..).unwrap_or_default();
        let begin = at + rest.find('@').unwrap_or_default();
        let entry: Entry<'_> = entry.map_err(|error| (begin..begin + 1, error.to_string()))?;
        let key = text.get(begin..).and_then(|rest| rest.find(entry.key)).unwrap_or_default();
        let begin = text.get(..begin + key).and_then(|it| it.rfind('@')).unwrap_or(begin);
        at = begin + 1;
        entries.push((entry, begin..at));
    }
    let all: HashMap<&str, Vec<(String, String)>> =
        entries.iter().map(|(entry, _)| (entry.key, entry.fields.clone())).collect();
    for (entry, span) in &mut entries {
        let parent = entry.raw("crossref").to_owned();
        if parent.is_empty() {
            continue;
        }
        let Some(fields) = all.get(&*parent) else {
            return Err((span.clone(), format!("crossref to a missing entry \"{parent}\"")));
        };
        for (name, value) in fields {
            let name = if name.eq_ignore_ascii_case("title") { "booktitle" } else { name };
            if entry.raw(name).is_empty() {
                entry.fields.push((name.to_owned(), value.clone()));
            }
        }
    }
    Ok(entries)
}

/// The parts between separators outside of braces.
fn split<'a>(text: &'a str, separator: &str) -> Vec<&'a str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(separator) {
        let part = text.get(start..at).unwrap_or_default();
        if part.matches('{').count() == part.matches('}').count() {
            parts.push(part.trim());
            start = at + separator.len();
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// The accent commands of LaTeX, each with the combining mark for it.
const ACCENTS: &str = "`\u{300}'\u{301}^\u{302}~\u{303}\"\u{308}=\u{304}.\u{307}u\u{306}v\u{30c}H\u{30b}c\u{327}k\u{328}r\u{30a}d\u{323}b\u{331}";

/// The commands of LaTeX that stand for a character.
const SYMBOLS: &str = "\
    ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=i j=j ldots=… dots=… textendash=– \
    textemdash=— textbackslash=\\ textasciitilde=~ textasciicircum=^ textbraceleft={ \
    textbraceright=}";

/// A text without LaTeX; unknown commands are replaced by their arguments.
fn plain(text: &str) -> String {
    let (mut made, mut accent) = (String::new(), None);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let shown = match letter {
            '{' | '}' | '$' => continue,
            ' ' if accent.is_some() => continue,
            '~' => " ".to_owned(),
            '\\' => {
                let mut name: String = letters.next().into_iter().collect();
                let is_word = name.chars().all(|letter| letter.is_ascii_alphabetic());
                while let Some(letter) = letters.next_if(|it| is_word && it.is_ascii_alphabetic()) {
                    name.push(letter);
                }
                while is_word && letters.next_if(|it| it.is_whitespace()).is_some() {}
                let mut symbols = SYMBOLS.split(' ').filter_map(|symbol| symbol.split_once('='));
                let symbol = symbols.find(|(symbol, _)| *symbol == name);
                let mark = ACCENTS.split_once(&name).and_then(|(_, rest)| rest.chars().next());
                match symbol {
                    Some((_, text)) => text.to_owned(),
                    None if mark.is_some() => {
                        accent = mark;
                        continue;
                    }
                    None if is_word => continue,
                    None => name,
                }
            }
            letter => letter.to_string(),
        };
        made.push_str(&shown);
        made.extend(accent.take());
    }
    let dashed = made.replace("---", "—").replace("--", "–");
    let quoted = dashed.replace("``", "“").replace("''", "”");
    quoted.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}
