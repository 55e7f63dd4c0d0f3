//! The part of reading a query that knows its fields: a name, a colon and a value.

use super::{
    field::{self, Name},
    query::{Sense, Spelling},
    reader::{Reader, closing, spellings},
    reader_dates::{ends_term, times},
    when::When,
};
use std::ops::Range;

/// Reads a field with its value, when one begins here.
pub(super) fn field(reader: &mut Reader<'_>, start: usize, negated: bool) -> bool {
    if let Some(Sense::Facet(facet, _)) = reader.field_before()
        && name_length(reader.rest()).is_none()
    {
        let facet = *facet;
        let (words, _) = value(reader);
        reader.push(start, negated, vec![Sense::Facet(facet, words)]);
        return true;
    }
    let Some(length) = name_length(reader.rest()) else { return false };
    let name = reader.rest().get(..length).unwrap_or("");
    let from = reader.at;
    reader.at += length + 1;
    match field::named(name) {
        Some(named) if is_missing(reader) => {
            let _ = named;
            let range = from..reader.at;
            reader.problem(range, format!("\"{name}:\" waits for a value"));
            reader.push(start, negated, vec![Sense::Unfinished]);
        }
        Some(named) => {
            let senses = senses(reader, named);
            reader.push(start, negated, senses);
        }
        None => unknown(reader, name, start, negated),
    }
    true
}

/// How long the name before a colon is; a name begins with a letter.
fn name_length(rest: &str) -> Option<usize> {
    let length =
        rest.find(|letter: char| !letter.is_alphabetic() && letter != '-' && letter != '_')?;
    (length > 0 && rest.get(length..)?.starts_with(':')).then_some(length)
}

fn is_missing(reader: &Reader<'_>) -> bool {
    reader.next().is_none_or(|letter| letter.is_whitespace() || letter == '|')
}

fn unknown(reader: &mut Reader<'_>, name: &str, start: usize, negated: bool) {
    let from = reader.at - name.len() - 1;
    let nearest = field::nearest(name, field::NAMES.iter().map(|(known, _)| *known));
    let hint = nearest.map_or_else(String::new, |near| format!(": did you mean \"{near}\"?"));
    reader.problem(from..reader.at, format!("there is no field \"{name}\"{hint}"));
    value(reader);
    reader.push(start, negated, vec![Sense::Unknown]);
}

/// The words of the value, and the value as typed.
fn value<'a>(reader: &mut Reader<'a>) -> (Vec<Spelling>, &'a str) {
    let from = reader.at;
    let words = match reader.next() {
        Some(quote) if closing(quote).is_some() => reader.quoted(quote).0,
        _ => {
            let rest = reader.rest();
            let stop = |letter: char| letter.is_whitespace() || letter == '|';
            let length = rest.find(stop).unwrap_or(rest.len());
            reader.at += length;
            reader.bounded(spellings(rest.get(..length).unwrap_or("")), from)
        }
    };
    (words, reader.text.get(from..reader.at).unwrap_or(""))
}

fn senses(reader: &mut Reader<'_>, name: Name) -> Vec<Sense> {
    match name {
        Name::Facet(facet) => {
            let (words, typed) = value(reader);
            if words.is_empty() {
                told(reader, typed, "is no name")
            } else {
                vec![Sense::Facet(facet, words)]
            }
        }
        Name::Kind => {
            let (_, typed) = value(reader);
            let kinds: Vec<_> = typed.split(',').flat_map(field::kinds).collect();
            if kinds.is_empty() {
                told(reader, typed, "is no kind")
            } else {
                vec![Sense::Kind(kinds)]
            }
        }
        Name::Flag(of) => {
            let (_, typed) = value(reader);
            match field::flag(of, typed) {
                Some(flag) => vec![Sense::Flag(flag)],
                None => {
                    let known: Vec<&str> = field::flag_names(of).collect();
                    told(reader, typed, &format!("is not known: {}", known.join(", ")))
                }
            }
        }
        Name::Date => dated(reader, |times| times.into_iter().map(Sense::When).collect()),
        Name::Side(side) => dated(reader, |times| {
            times.into_iter().filter_map(|time| side.of(time)).map(Sense::When).collect()
        }),
        Name::Span(span) => dated(reader, |times| vec![Sense::Span(span, times)]),
    }
}

/// Tells what is wrong with the value, which was the last thing read.
fn told(reader: &mut Reader<'_>, typed: &str, what: &str) -> Vec<Sense> {
    told_at(reader, reader.at - typed.len()..reader.at, what)
}

fn told_at(reader: &mut Reader<'_>, range: Range<usize>, what: &str) -> Vec<Sense> {
    let typed = reader.text.get(range.clone()).unwrap_or("");
    reader.problem(range, format!("\"{typed}\" {what}"));
    vec![Sense::Unknown]
}

/// A value that is a time: as many words as belong to it, in quotes or not.
fn dated(reader: &mut Reader<'_>, senses: impl FnOnce(Vec<When>) -> Vec<Sense>) -> Vec<Sense> {
    let quoted = reader.next().filter(|quote| closing(*quote).is_some());
    let from = reader.at + quoted.map_or(0, char::len_utf8);
    let text = reader.text.get(from..).unwrap_or("");
    let parsed = reader
        .parse_date(text, true)
        .filter(|(parsed, _)| quoted.is_some() || text.get(parsed.len..).is_some_and(ends_term));
    let Some((parsed, problem)) = parsed else {
        let (_, typed) = value(reader);
        return told(reader, typed, "is no date");
    };
    let end = from + parsed.len;
    match quoted {
        Some(quote) => drop(reader.quoted(quote)),
        None => reader.at = end,
    }
    if let Some(problem) = problem {
        reader.problem(from..end, problem);
    }
    let senses = senses(times(&parsed));
    if senses.is_empty() { told_at(reader, from..end, "is no single time") } else { senses }
}
