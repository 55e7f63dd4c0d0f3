//! Cells → values, by the form of their field.

use super::{
    Separator,
    date::{self, ReadDate},
    fields::{ValueForm, fold},
    html_text,
    table::Cell,
};
use crate::{
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic, nearest, quoted},
    dossier::{
        Kind,
        slug::slug,
        vocabulary::{Classification, EventType, Force, PlaceType, SourceType, TreatyType},
    },
    text::is_control,
};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A text, a vocabulary word, an id or an address.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A date.
    Date(ReadDate),
    /// A number.
    Number(f64),
    /// A latitude and a longitude.
    Point(f64, f64),
    /// Names of other records.
    Names(Vec<NameRef>),
}

/// A reference to a record by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct NameRef {
    /// The name, or the id.
    pub(super) text: String,
    /// Its Wikidata id.
    pub(super) entity: Option<String>,
    /// The coordinates of a place.
    pub(super) point: Option<(f64, f64)>,
}

/// How the names of a cell are separated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Separators {
    /// By semicolons, bars and line breaks.
    #[default]
    Usual,
    /// By commas as well.
    Commas,
    /// By this character only.
    Only(char),
    /// Not at all.
    Never,
}

impl From<Separator> for Separators {
    fn from(separator: Separator) -> Self {
        match separator {
            Separator::Detected => Self::Usual,
            Separator::Character(character) => Self::Only(character),
            Separator::None => Self::Never,
        }
    }
}

/// How the values of a column are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    /// The order of numeric dates.
    pub(super) order: Option<DayOrder>,
    /// How lists of names are separated.
    pub(super) separators: Separators,
    /// The decimal mark, where it is known.
    pub(super) decimal: Option<char>,
    /// Whether `NA` is a value.
    pub(super) has_country_codes: bool,
}

/// Parses a cell that is not empty.
pub(super) fn value(
    cell: &Cell,
    form: ValueForm,
    kind: Kind,
    reading: Reading,
) -> Result<Value, SpanDiagnostic> {
    let text = text(cell)?;
    let line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    let error = |code, message: String| SpanDiagnostic::new(code, cell.span.clone(), message);
    match form {
        ValueForm::Text if has_html(&text) => {
            let texts = html_text::paragraphs(&text).into_iter().map(|paragraph| paragraph.text);
            Ok(Value::Text(texts.collect::<Vec<_>>().join("\n\n")))
        }
        ValueForm::Text => Ok(Value::Text(text)),
        ValueForm::Topic => Ok(Value::Text(line())),
        ValueForm::Texts => {
            let list = parts(&text, Separators::Usual);
            Ok(Value::Texts(list.into_iter().map(|part| part.name()).collect()))
        }
        ValueForm::Id => match slug(&text) {
            id if id.is_empty() => Err(error(
                Code::BadId,
                format!("{} has no letter or digit for an id", quoted(&text)),
            )
            .help("leave it empty to get an id from the title")),
            id => Ok(Value::Text(id)),
        },
        ValueForm::Date => match date::read(&line(), reading.order) {
            Ok(mut read) => {
                read.note = match (read.note, cell.note()) {
                    (Some(one), Some(other)) => Some(format!("{one}; {other}")),
                    (one, other) => one.or_else(|| other.map(str::to_owned)),
                };
                Ok(Value::Date(read))
            }
            Err(unread) => Err(error(unread.code, unread.message).help(unread.help)),
        },
        ValueForm::Number => match number(&text, reading.decimal) {
            Some(Ok(number)) => Ok(Value::Number(number)),
            Some(Err((one, other))) => {
                let message = format!("{} can be {one} or {other}", quoted(&text));
                Err(error(Code::TwoReadings, message).help(format!("write {one} or {other}")))
            }
            None => Err(error(Code::Number, format!("{} is not a number", quoted(&text)))
                .help("write digits only: 3700 or 2.8; the unit has a column of its own")),
        },
        ValueForm::Degrees(most) => match degrees(&text) {
            Some(degrees) if degrees.abs() <= most => Ok(Value::Number(degrees)),
            _ => Err(error(Code::Coordinates, format!("{} is not a valid angle", quoted(&text)))
                .help(format!("expected decimal degrees between -{most} and {most}"))),
        },
        ValueForm::Point => point(&text).ok_or_else(|| {
            error(Code::Coordinates, format!("{} is not a pair of coordinates", quoted(&text)))
                .help("expected latitude, longitude: 42.23, 43.97")
        }),
        // A word of no vocabulary is kept, as a list of one.
        ValueForm::Type => {
            Ok(word(&text, form, kind).unwrap_or_else(|_| Value::Texts(vec![line()])))
        }
        ValueForm::Force => word(&text, form, kind).map_err(|near| {
            let help = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => {
                    let list = words(form, kind).into_iter().map(|(name, _)| name);
                    format!("expected one of: {}", list.collect::<Vec<_>>().join(", "))
                }
            };
            error(Code::UnknownWord, format!("{} is not a force", quoted(&text))).help(help)
        }),
        ValueForm::Names(_) => {
            let entity = cell.entity();
            let names = parts(&text, reading.separators).into_iter().map(|part| NameRef {
                text: part.name(),
                entity: entity.map(str::to_owned),
                point: None,
            });
            Ok(Value::Names(names.collect()))
        }
        ValueForm::Address => {
            let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
            match rest {
                Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(' ') => {
                    Ok(Value::Text(text))
                }
                _ => Err(error(Code::Form, format!("{} is not a web address", quoted(&text)))
                    .help("expected https:// or http://, without spaces")),
            }
        }
    }
}

/// Whether a text is a value of a form that few texts are.
pub(super) fn fits(text: &str, form: ValueForm) -> bool {
    match form {
        ValueForm::Number => number(text, None).is_some(),
        ValueForm::Degrees(most) => degrees(text).is_some_and(|degrees| degrees.abs() <= most),
        ValueForm::Point => point(text).is_some(),
        ValueForm::Address => text.starts_with("https://") || text.starts_with("http://"),
        _ => true,
    }
}

/// Whether a text has tags or characters of HTML.
fn has_html(text: &str) -> bool {
    const MARKS: [&str; 8] = ["</", "<br", "<BR", "<p>", "<li", "<LI", "&amp;", "&nbsp;"];
    MARKS.iter().any(|mark| text.contains(mark))
}

/// Marks of the direction of writing, which texts copied from web pages have.
const DIRECTION_MARKS: [char; 4] = ['\u{200e}', '\u{200f}', '\u{61c}', '\u{feff}'];

/// The text with single spaces in each line, without marks of direction.
///
/// # Errors
/// Another control or bidirectional character.
fn text(cell: &Cell) -> Result<String, SpanDiagnostic> {
    let text = cell.text.replace(DIRECTION_MARKS, "");
    let is_unsafe = |letter: &char| is_control(*letter) && !letter.is_whitespace();
    if let Some(letter) = text.chars().find(is_unsafe) {
        let message =
            format!("unsafe character U+{:04X} (control or bidirectional)", letter as u32);
        return Err(SpanDiagnostic::new(Code::UnsafeCharacter, cell.span.clone(), message)
            .help("remove it"));
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// A part of a list, with what was taken for the next one: `Korea, Republic of`.
struct Part<'a>(&'a str, Option<&'a str>);

impl Part<'_> {
    fn name(&self) -> String {
        let text = match self.1 {
            Some(more) => format!("{}, {more}", self.0),
            None => self.0.to_owned(),
        };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The parts of a list.
fn parts(text: &str, separators: Separators) -> Vec<Part<'_>> {
    let is_separator = |letter: char| match separators {
        Separators::Usual => matches!(letter, ';' | '|' | '\n'),
        Separators::Commas => matches!(letter, ';' | '|' | '\n' | ','),
        Separators::Only(character) => letter == character,
        Separators::Never => false,
    };
    let mut parts: Vec<Part<'_>> = Vec::new();
    for part in text.split(is_separator).map(str::trim).filter(|part| !part.is_empty()) {
        match parts.last_mut() {
            Some(last) if separators == Separators::Commas && part.ends_with(" of") => {
                last.1 = Some(part);
            }
            _ => parts.push(Part(part, None)),
        }
    }
    parts
}

fn degrees(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").trim_end_matches('°').parse().ok()
}

/// The digits and marks of a number, without the spaces and apostrophes between its groups.
fn digits(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    let is_mark = |byte| matches!(byte, b'.' | b',' | b'-');
    plain.bytes().all(|byte| byte.is_ascii_digit() || is_mark(byte)).then_some(plain)
}

/// The decimal mark of a number, where the number shows it: `12,5`, `1.234,5`, `2.345.678`.
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

/// A number, with the decimal mark of its column; two of them where neither shows which is meant.
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
        // `3,700` is grouped in most tables; `3.700` is as likely grouped as not.
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

/// The words of the vocabulary: names and labels.
fn words(form: ValueForm, kind: Kind) -> Vec<(&'static str, &'static str)> {
    macro_rules! list {
        ($list:ty) => {
            <$list>::ALL.iter().map(|word| (word.name(), word.label())).collect()
        };
    }
    match (form, kind) {
        (ValueForm::Force, _) => list!(Force),
        (_, Kind::Treaty) => list!(TreatyType),
        (_, Kind::Organization) => list!(Classification),
        (_, Kind::Place) => list!(PlaceType),
        (_, Kind::Source) => list!(SourceType),
        (_, _) => list!(EventType),
    }
}

/// The vocabulary word of a text, or the nearest one.
pub(super) fn word(text: &str, form: ValueForm, kind: Kind) -> Result<Value, Option<&'static str>> {
    let folded = fold(text);
    let list = words(form, kind);
    let found = list.iter().find(|(name, words)| fold(name) == folded || fold(words) == folded);
    match found {
        Some((name, _)) => Ok(Value::Text((*name).to_owned())),
        None => Err(nearest(&folded.replace(' ', "_"), list.iter().map(|(name, _)| *name))),
    }
}
