//! Cells → values, by the form of their field.

use super::{
    Separator,
    date::{self, ReadDate},
    fields::{ValueForm, fold},
    html_text,
    table::{Cell, fault, single_spaced},
};
use crate::{
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic, suggest::one_of},
    dossier::{
        Kind,
        slug::slug,
        vocabulary::{Classification, EventType, Force, PlaceType, SourceType, TreatyType},
    },
    text::{is_control, is_web_address},
};

#[derive(Debug, Clone, PartialEq, strum::EnumTryAs)]
pub(super) enum Value {
    Text(String),
    /// A type that the vocabulary lacks.
    UnknownType(String),
    /// The end of what still lasts.
    Ongoing,
    Texts(Vec<String>),
    Date(ReadDate),
    Number(f64),
    Point(f64, f64),
    Names(Vec<NameRef>),
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct NameRef {
    /// The name, or the id.
    pub(super) text: String,
    pub(super) entity: Option<String>,
    pub(super) point: Option<(f64, f64)>,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    pub(super) order: Option<DayOrder>,
    pub(super) separator: Separator,
    pub(super) decimal: Option<char>,
    /// Whether `NA` is a value.
    pub(super) has_country_codes: bool,
}

/// Parses the value of a cell. The place of an error is set by the caller.
pub(super) fn value(
    cell: &Cell,
    form: ValueForm,
    kind: Kind,
    reading: Reading,
) -> Result<Value, SpanDiagnostic> {
    let text = text(&cell.text)?;
    let wrong = |code, what: &str, help: &str| fault(code, &text, what, help);
    Ok(match form {
        ValueForm::Text if has_html(&text) => Value::Text(html_text::joined(&text, "\n\n")),
        ValueForm::Text => Value::Text(text),
        ValueForm::Topic => Value::Text(single_spaced(&text)),
        ValueForm::Texts => Value::Texts(parts(&text, Separator::Usual)),
        ValueForm::Id => match slug(&text) {
            id if id.is_empty() => {
                let help = "leave it empty to get an id from the title";
                return Err(wrong(Code::BadId, "has no letter or digit for an id", help));
            }
            id => Value::Text(id),
        },
        ValueForm::Date => {
            let mut read = date::read(&single_spaced(&text), reading.order)?;
            let notes: Vec<&str> =
                read.note.as_deref().into_iter().chain(cell.note.as_deref()).collect();
            read.note = (!notes.is_empty()).then(|| notes.join("; "));
            Value::Date(read)
        }
        ValueForm::Number => match number(&text, reading.decimal) {
            Some(Ok(number)) => Value::Number(number),
            Some(Err((one, other))) => {
                let (what, help) =
                    (format!("can be {one} or {other}"), format!("write {one} or {other}"));
                return Err(wrong(Code::TwoReadings, &what, &help));
            }
            None => {
                let help = "write digits only: 3700 or 2.8; the unit has a column of its own";
                return Err(wrong(Code::Number, "is not a number", help));
            }
        },
        ValueForm::Degrees(most) => {
            let degrees = degrees(&text).filter(|degrees| degrees.abs() <= most);
            Value::Number(degrees.ok_or_else(|| {
                let help = format!("expected decimal degrees between -{most} and {most}");
                wrong(Code::Coordinates, "is not a valid angle", &help)
            })?)
        }
        ValueForm::Point => point(&text).ok_or_else(|| {
            let help = "expected latitude, longitude: 42.23, 43.97";
            wrong(Code::Coordinates, "is not a pair of coordinates", help)
        })?,
        ValueForm::Type => match word(&text, kind) {
            Some(word) => Value::Text(word.to_owned()),
            None => Value::UnknownType(single_spaced(&text)),
        },
        ValueForm::Force => match word(&text, kind) {
            Some(word) => Value::Text(word.to_owned()),
            None => {
                let names = vocabulary(kind).into_iter().map(|(name, _)| name);
                let help = one_of(&fold(&text).replace(' ', "_"), names);
                return Err(wrong(Code::UnknownWord, "is not a force", &help));
            }
        },
        ValueForm::Names(_) => Value::Names(
            parts(&text, reading.separator)
                .into_iter()
                .map(|text| NameRef { text, entity: cell.entity.clone(), point: None })
                .collect(),
        ),
        ValueForm::Address if is_web_address(&text) => Value::Text(text),
        ValueForm::Address => {
            let help = "expected https:// or http://, without spaces";
            return Err(wrong(Code::Form, "is not a web address", help));
        }
    })
}

pub(super) fn fits(text: &str, form: ValueForm) -> bool {
    match form {
        ValueForm::Number => number(text, None).is_some(),
        ValueForm::Degrees(most) => degrees(text).is_some_and(|degrees| degrees.abs() <= most),
        ValueForm::Point => point(text).is_some(),
        ValueForm::Address => is_web_address(text),
        _ => true,
    }
}

fn has_html(text: &str) -> bool {
    const MARKS: [&str; 8] = ["</", "<br", "<BR", "<p>", "<li", "<LI", "&amp;", "&nbsp;"];
    MARKS.iter().any(|mark| text.contains(mark))
}

/// Direction marks, which text copied from web pages has.
const DIRECTION_MARKS: [char; 4] = ['\u{200e}', '\u{200f}', '\u{61c}', '\u{feff}'];

/// Makes spaces single and drops direction marks; other control and bidi characters are errors.
fn text(text: &str) -> Result<String, SpanDiagnostic> {
    let text = text.replace(DIRECTION_MARKS, "");
    if let Some(letter) = text.chars().find(|it| is_control(*it) && !it.is_whitespace()) {
        let message =
            format!("unsafe character U+{:04X} (control or bidirectional)", letter as u32);
        return Err(SpanDiagnostic::new(Code::UnsafeCharacter, 0..0, message).help("remove it"));
    }
    Ok(text.lines().map(single_spaced).collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// Splits a list; `Korea, Republic of` is one part.
fn parts(text: &str, separator: Separator) -> Vec<String> {
    let is_separator = |letter: char| match separator {
        Separator::Usual => matches!(letter, ';' | '|' | '\n'),
        Separator::Commas => matches!(letter, ';' | '|' | '\n' | ','),
        Separator::Only(character) => letter == character,
        Separator::Never => false,
    };
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(is_separator).map(single_spaced).filter(|part| !part.is_empty()) {
        match parts.last_mut() {
            Some(last) if separator == Separator::Commas && part.ends_with(" of") => {
                last.push_str(", ");
                last.push_str(&part);
            }
            _ => parts.push(part),
        }
    }
    parts
}

fn degrees(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").trim_end_matches('°').parse().ok()
}

/// A number without the spaces and apostrophes that group its digits.
fn digits(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    let is_mark = |byte| matches!(byte, b'.' | b',' | b'-');
    plain.bytes().all(|byte| byte.is_ascii_digit() || is_mark(byte)).then_some(plain)
}

/// The decimal mark of a number, if the number shows it: `12,5`, `1.234,5`, `2.345.678`.
pub(super) fn decimal_mark(text: &str) -> Option<char> {
    let plain = digits(text)?;
    let last = plain.rfind([',', '.'])?;
    let mark = if plain.get(last..)?.starts_with(',') { ',' } else { '.' };
    let other = if mark == ',' { '.' } else { ',' };
    let is_grouped = plain.len() - last == 4 && !plain.starts_with("0");
    match (plain.matches(mark).count(), plain.contains(other)) {
        (1, true) => Some(mark),
        (1, false) => (!is_grouped).then_some(mark),
        (_, false) => Some(other),
        (_, true) => None,
    }
}

/// A number, with the decimal mark of its column; both values if neither shows which mark it is.
fn number(text: &str, decimal: Option<char>) -> Option<Result<f64, (f64, f64)>> {
    let plain = digits(text)?;
    let parse = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let with = |mark: char| {
        let grouping = if mark == ',' { '.' } else { ',' };
        let (whole, decimals) = match plain.split_once(mark) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (plain.as_str(), None),
        };
        let mut groups = whole.split(grouping).skip(1);
        if decimals.is_some_and(|rest| rest.contains([',', '.'])) || groups.any(|it| it.len() != 3)
        {
            return None;
        }
        parse(&format!("{}.{}", whole.replace(grouping, ""), decimals.unwrap_or("0")))
    };
    if !plain.contains([',', '.']) {
        return parse(&plain).map(Ok);
    }
    match decimal_mark(text).or(decimal) {
        Some(mark) => with(mark).map(Ok),
        // `3,700` is grouped in most tables; `3.700` may be either.
        None if plain.contains(',') => with('.').map(Ok),
        None => Some(Err((with(',')?, with('.')?))),
    }
}

/// `42.23, 43.97`, or as Wikidata writes it, longitude first: `Point(43.97 42.23)`.
fn point(text: &str) -> Option<Value> {
    let lower = text.to_ascii_lowercase();
    let inside = lower.strip_prefix("point(").and_then(|rest| rest.strip_suffix(')'));
    let degrees = |text: &str| text.trim().parse::<f64>().ok();
    let (lat, lon) = match inside {
        Some(inside) => {
            let (lon, lat) = inside.trim().split_once(' ')?;
            (degrees(lat)?, degrees(lon)?)
        }
        None => {
            let (lat, lon) = lower.split_once([',', ';']).or_else(|| lower.split_once(' '))?;
            (degrees(lat)?, degrees(lon)?)
        }
    };
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some(Value::Point(lat, lon))
}

/// The names and labels of the types of a kind; for statements, of their force.
fn vocabulary(kind: Kind) -> Vec<(&'static str, &'static str)> {
    macro_rules! list {
        ($list:ty) => {
            <$list>::ALL.iter().map(|word| (word.name(), word.label())).collect()
        };
    }
    match kind {
        Kind::Statement => list!(Force),
        Kind::Treaty => list!(TreatyType),
        Kind::Organization => list!(Classification),
        Kind::Place => list!(PlaceType),
        Kind::Source => list!(SourceType),
        _ => list!(EventType),
    }
}

pub(super) fn word(text: &str, kind: Kind) -> Option<&'static str> {
    let folded = fold(text);
    let mut words = vocabulary(kind).into_iter();
    words.find(|(name, label)| fold(name) == folded || fold(label) == folded).map(|(name, _)| name)
}
