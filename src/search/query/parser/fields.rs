//! Parses fields of a query: a name, a colon and a value.

use super::{
    Parser, closing_quotes,
    dates::{ends_term, ranges},
};
use crate::{
    date::{DateRange, Day},
    diagnostics::suggest::{did_you_mean, one_of},
    dossier::Kind,
    search::{
        analysis::{AnalyzedTerm, analyze, search_words::search_words},
        query::{
            Literal, Occur,
            fields::{self, FieldName},
        },
        schema::{Facet, SpanFacet},
    },
};
use std::ops::Range;

pub(super) fn parse_field(parser: &mut Parser<'_>, start: usize) -> bool {
    if let Some(Literal::Facet(facet, _)) = parser.previous_alternative()
        && name_length(parser.rest()).is_none()
    {
        let facet = *facet;
        let (words, _) = parse_value(parser);
        parser.require();
        parser.push(start, vec![Literal::Facet(facet, words)]);
        return true;
    }
    let Some(length) = name_length(parser.rest()) else { return false };
    let name = parser.rest().get(..length).unwrap_or("");
    let from = parser.at;
    parser.at += length + 1;
    let Some(field) = fields::find(name) else { return parse_unknown(parser, name, start) };
    parser.require();
    let literals = if is_missing(parser) {
        parser.report(from..parser.at, format!("\"{name}:\" needs a value"));
        // While typing, the value is still to come.
        vec![if parser.is_typing { Literal::Incomplete } else { Literal::Invalid }]
    } else {
        literals(parser, field)
    };
    parser.push(start, literals);
    true
}

/// Parses another form of `in-force:` or its negation, optionally with a date; the default is today.
pub(super) fn parse_in_force(parser: &mut Parser<'_>, start: usize) -> bool {
    let rest = parser.rest();
    let is_said = |phrase: &&&str| {
        // `since` alone asks when a treaty entered into force.
        let is_end = |after: &str| ends_term(after) && after.trim() != "since";
        rest.get(..phrase.len()).is_some_and(|typed| typed.to_lowercase() == **phrase)
            && rest.get(phrase.len()..).is_some_and(is_end)
    };
    let said = |class| search_words(class).iter().find(is_said);
    let denied = said("not in-force");
    let Some(phrase) = denied.or_else(|| said("in-force")) else { return false };
    parser.at += phrase.len();
    let after = parser.rest().trim_start();
    let parsed = parser.parse_date(after, true);
    let parsed = parsed.filter(|(it, _)| after.get(it.len..).is_some_and(ends_term));
    let times = match parsed {
        Some((parsed, _)) => {
            parser.at = parser.text.len() - after.len() + parsed.len;
            ranges(&parsed)
        }
        None => vec![DateRange::Days(parser.today, parser.today)],
    };
    if denied.is_some() {
        let range = start..parser.at;
        parser.report(range, "also acts whose entry into force is not dated here".to_owned());
        // Events are not in force either.
        let signed = DateRange::Days(Day::BEGINNING, parser.today);
        parser.push(start, vec![Literal::Span(SpanFacet::Signed, vec![signed])]);
        parser.occur = Occur::Excluded;
    }
    parser.push(start, vec![Literal::Span(SpanFacet::InForce, times)]);
    true
}

fn name_length(rest: &str) -> Option<usize> {
    let length = rest.find(|char: char| !char.is_alphabetic() && char != '-' && char != '_')?;
    (length > 0 && rest.get(length..)?.starts_with(':')).then_some(length)
}

fn is_missing(parser: &Parser<'_>) -> bool {
    parser.peek().is_none_or(|char| char.is_whitespace() || char == '|')
}

/// A misspelt field with a value matches nothing; other names are text (`Alliance treaty: signed`).
fn parse_unknown(parser: &mut Parser<'_>, name: &str, start: usize) -> bool {
    let from = parser.at - name.len() - 1;
    let nearest = fields::nearest_name(name);
    if let Some(nearest) = nearest.filter(|_| !is_missing(parser)) {
        let message = format!("unknown field \"{name}\": {}", did_you_mean(nearest));
        parser.report(from..parser.at, message);
        parse_value(parser);
        parser.require();
        parser.push(start, vec![Literal::Invalid]);
        return true;
    }
    parser.at = from;
    false
}

fn parse_value<'a>(parser: &mut Parser<'a>) -> (Vec<AnalyzedTerm>, &'a str) {
    let from = parser.at;
    let words = match parser.peek() {
        Some(quote) if closing_quotes(quote).is_some() => parser.parse_quoted(quote).0,
        _ => {
            let rest = parser.rest();
            let is_end = |char: char| char.is_whitespace() || char == '|';
            let length = rest.find(is_end).unwrap_or(rest.len());
            parser.at += length;
            parser.truncate(analyze(rest.get(..length).unwrap_or("")), from)
        }
    };
    (words, parser.text.get(from..parser.at).unwrap_or(""))
}

/// Kinds in tables that are types of the parts of a record.
const PARTS: [&str; 2] = ["office", "recognition"];

fn literals(parser: &mut Parser<'_>, field: FieldName) -> Vec<Literal> {
    match field {
        FieldName::Facet(facet) => {
            let (words, typed) = parse_value(parser);
            if words.is_empty() {
                invalid(parser, typed, "is not a name")
            } else {
                vec![Literal::Facet(facet, words)]
            }
        }
        FieldName::Kind => {
            let (words, typed) = parse_value(parser);
            let kinds: Vec<_> = typed.split(',').flat_map(fields::kinds).collect();
            if PARTS.contains(&typed) {
                vec![Literal::Facet(Facet::Type, words)]
            } else if kinds.is_empty() {
                let names = Kind::ALL.iter().map(|kind| kind.name()).chain(PARTS);
                invalid(parser, typed, &format!("is not a kind: {}", one_of(typed, names)))
            } else {
                vec![Literal::Kind(kinds)]
            }
        }
        FieldName::Flag(field) => {
            let (_, typed) = parse_value(parser);
            match fields::flag(field, typed) {
                Some(flag) => vec![Literal::Flag(flag)],
                None => {
                    let names = one_of(typed, fields::flag_names(field));
                    invalid(parser, typed, &format!("is not a value of \"{field}:\": {names}"))
                }
            }
        }
        FieldName::Date => {
            parse_date_value(parser, |ranges| ranges.into_iter().map(Literal::Date).collect())
        }
        FieldName::Side(side) => parse_date_value(parser, |ranges| {
            ranges.into_iter().filter_map(|range| side.of(range)).map(Literal::Date).collect()
        }),
        FieldName::Span(span) => {
            parse_date_value(parser, |ranges| vec![Literal::Span(span, ranges)])
        }
    }
}

fn invalid(parser: &mut Parser<'_>, typed: &str, what: &str) -> Vec<Literal> {
    invalid_at(parser, parser.at - typed.len()..parser.at, what)
}

fn invalid_at(parser: &mut Parser<'_>, range: Range<usize>, what: &str) -> Vec<Literal> {
    let typed = parser.text.get(range.clone()).unwrap_or("");
    parser.report(range, format!("\"{typed}\" {what}"));
    vec![Literal::Invalid]
}

/// Parses a value that is a date of several words, quoted or not.
fn parse_date_value(
    parser: &mut Parser<'_>,
    literals: impl FnOnce(Vec<DateRange>) -> Vec<Literal>,
) -> Vec<Literal> {
    let quoted = parser.peek().filter(|quote| closing_quotes(*quote).is_some());
    let from = parser.at + quoted.map_or(0, char::len_utf8);
    let rest = parser.text.get(from..).unwrap_or("");
    let close = quoted.and_then(closing_quotes).and_then(|quotes| rest.find(quotes));
    let text = rest.get(..close.unwrap_or(rest.len())).unwrap_or("");
    // In quotes there is nothing beside the date, unless it is still being typed.
    let is_whole = |rest: &str| match quoted {
        Some(_) => !rest.contains(char::is_alphanumeric) || close.is_none() && parser.is_typing,
        None => ends_term(rest),
    };
    let parsed = parser.parse_date(text, true);
    let parsed = parsed.filter(|(parsed, _)| text.get(parsed.len..).is_some_and(is_whole));
    let Some((parsed, message)) = parsed else {
        let (_, typed) = parse_value(parser);
        let length = if quoted.is_some() { text.len() } else { typed.len() };
        return invalid_at(parser, from..from + length, "is not a date");
    };
    let end = from + parsed.len;
    match quoted {
        Some(quote) => drop(parser.parse_quoted(quote)),
        None => parser.at = end,
    }
    if let Some(message) = message {
        parser.report(from..end, message);
        // While typing, the nearest date is shown.
        if !parser.is_typing {
            return vec![Literal::Invalid];
        }
    }
    let literals = literals(ranges(&parsed));
    if literals.is_empty() { invalid_at(parser, from..end, "is no single time") } else { literals }
}
