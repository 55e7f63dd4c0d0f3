//! The part of reading a query that knows its fields: a name, a colon and a value.

use super::{Parser, closing, spellings};
use crate::{
    date::DateRange,
    search::{
        query::{
            AnalyzedTerm, Literal,
            fields::{self, FieldName},
        },
        reader_dates::{ends_term, times},
    },
};
use std::ops::Range;

/// Reads a field with its value, when one begins here.
pub(crate) fn field(reader: &mut Parser<'_>, start: usize, negated: bool) -> bool {
    if let Some(Literal::Facet(facet, _)) = reader.field_before()
        && name_length(reader.rest()).is_none()
    {
        let facet = *facet;
        let (words, _) = value(reader);
        reader.push(start, negated, vec![Literal::Facet(facet, words)]);
        return true;
    }
    let Some(length) = name_length(reader.rest()) else { return false };
    let name = reader.rest().get(..length).unwrap_or("");
    let from = reader.at;
    reader.at += length + 1;
    match fields::named(name) {
        Some(named) if is_missing(reader) => {
            let _ = named;
            let range = from..reader.at;
            reader.problem(range, format!("\"{name}:\" waits for a value"));
            reader.push(start, negated, vec![Literal::Unfinished]);
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

fn is_missing(reader: &Parser<'_>) -> bool {
    reader.next().is_none_or(|letter| letter.is_whitespace() || letter == '|')
}

fn unknown(reader: &mut Parser<'_>, name: &str, start: usize, negated: bool) {
    let from = reader.at - name.len() - 1;
    let nearest = fields::nearest(name, fields::NAMES.iter().map(|(known, _)| *known));
    let hint = nearest.map_or_else(String::new, |near| format!(": did you mean \"{near}\"?"));
    reader.problem(from..reader.at, format!("there is no field \"{name}\"{hint}"));
    value(reader);
    reader.push(start, negated, vec![Literal::Unknown]);
}

/// The words of the value, and the value as typed.
fn value<'a>(reader: &mut Parser<'a>) -> (Vec<AnalyzedTerm>, &'a str) {
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

fn senses(reader: &mut Parser<'_>, name: FieldName) -> Vec<Literal> {
    match name {
        FieldName::Facet(facet) => {
            let (words, typed) = value(reader);
            if words.is_empty() {
                told(reader, typed, "is no name")
            } else {
                vec![Literal::Facet(facet, words)]
            }
        }
        FieldName::Kind => {
            let (_, typed) = value(reader);
            let kinds: Vec<_> = typed.split(',').flat_map(fields::kinds).collect();
            if kinds.is_empty() {
                told(reader, typed, "is no kind")
            } else {
                vec![Literal::Kind(kinds)]
            }
        }
        FieldName::Flag(of) => {
            let (_, typed) = value(reader);
            match fields::flag(of, typed) {
                Some(flag) => vec![Literal::Flag(flag)],
                None => {
                    let known: Vec<&str> = fields::flag_names(of).collect();
                    told(reader, typed, &format!("is not known: {}", known.join(", ")))
                }
            }
        }
        FieldName::Date => dated(reader, |times| times.into_iter().map(Literal::When).collect()),
        FieldName::Side(side) => dated(reader, |times| {
            times.into_iter().filter_map(|time| side.of(time)).map(Literal::When).collect()
        }),
        FieldName::Span(span) => dated(reader, |times| vec![Literal::Span(span, times)]),
    }
}

/// Tells what is wrong with the value, which was the last thing read.
fn told(reader: &mut Parser<'_>, typed: &str, what: &str) -> Vec<Literal> {
    told_at(reader, reader.at - typed.len()..reader.at, what)
}

fn told_at(reader: &mut Parser<'_>, range: Range<usize>, what: &str) -> Vec<Literal> {
    let typed = reader.text.get(range.clone()).unwrap_or("");
    reader.problem(range, format!("\"{typed}\" {what}"));
    vec![Literal::Unknown]
}

/// A value that is a time: as many words as belong to it, in quotes or not.
fn dated(
    reader: &mut Parser<'_>,
    senses: impl FnOnce(Vec<DateRange>) -> Vec<Literal>,
) -> Vec<Literal> {
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
