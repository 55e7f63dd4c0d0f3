//! Cells → values, by the form of their field.

use super::{
    date::{self, ReadDate},
    fields::{ValueForm, fold},
    table::Cell,
};
use crate::{
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic, nearest, quoted},
    dossier::{
        Kind,
        slug::slug,
        vocabulary::{Classification, EventType, Force, PlaceType, TreatyType},
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
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NameRef {
    /// The name, or the id.
    pub(super) text: String,
    /// Its Wikidata id.
    pub(super) entity: Option<String>,
}

/// Parses a cell that is not empty.
pub(super) fn value(
    cell: &Cell,
    form: ValueForm,
    kind: Kind,
    order: Option<DayOrder>,
) -> Result<Value, SpanDiagnostic> {
    let text = text(cell)?;
    let error = |code, message: String| SpanDiagnostic::new(code, cell.span.clone(), message);
    match form {
        ValueForm::Text | ValueForm::Topic => Ok(Value::Text(text)),
        ValueForm::Texts => Ok(Value::Texts(parts(&text))),
        ValueForm::Id => match slug(&text) {
            id if id.is_empty() => Err(error(
                Code::BadId,
                format!("{} has no letter or digit for an id", quoted(&text)),
            )
            .help("leave it empty to get an id from the title")),
            id => Ok(Value::Text(id)),
        },
        ValueForm::Date => match date::read(&text, order) {
            Ok(mut read) => {
                read.note = match (read.note, &cell.note) {
                    (Some(one), Some(other)) => Some(format!("{one}; {other}")),
                    (one, other) => one.or_else(|| other.clone()),
                };
                Ok(Value::Date(read))
            }
            Err(unread) => Err(error(unread.code, unread.message).help(unread.help)),
        },
        ValueForm::Number => number(&text).map(Value::Number).ok_or_else(|| {
            error(Code::Number, format!("{} is not a number", quoted(&text)))
                .help("write digits only: 3700 or 2.8; the unit has a column of its own")
        }),
        ValueForm::Degrees(most) => {
            match text.replace(',', ".").trim_end_matches('°').parse::<f64>() {
                Ok(degrees) if degrees.abs() <= most => Ok(Value::Number(degrees)),
                _ => {
                    Err(error(Code::Coordinates, format!("{} is not a valid angle", quoted(&text)))
                        .help(format!("expected decimal degrees between -{most} and {most}")))
                }
            }
        }
        ValueForm::Point => point(&text).ok_or_else(|| {
            error(Code::Coordinates, format!("{} is not a pair of coordinates", quoted(&text)))
                .help("expected latitude, longitude: 42.23, 43.97")
        }),
        ValueForm::Type | ValueForm::Force => word(&text, form, kind).map_err(|near| {
            let list: Vec<&str> = words(form, kind).into_iter().map(|(name, _)| name).collect();
            let what = if form == ValueForm::Type {
                format!("type of {kind}")
            } else {
                "force".to_owned()
            };
            let help = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => format!("expected one of: {}", list.join(", ")),
            };
            error(Code::UnknownWord, format!("{} is not a {what}", quoted(&text))).help(help)
        }),
        ValueForm::Names(_) => {
            let names = parts(&text).into_iter();
            let entity = cell.entity.clone();
            Ok(Value::Names(names.map(|text| NameRef { text, entity: entity.clone() }).collect()))
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

/// The text with single spaces.
///
/// # Errors
/// A control or bidirectional character.
fn text(cell: &Cell) -> Result<String, SpanDiagnostic> {
    let is_unsafe = |letter: &char| is_control(*letter) && !letter.is_whitespace();
    if let Some(letter) = cell.text.chars().find(is_unsafe) {
        let message =
            format!("unsafe character U+{:04X} (control or bidirectional)", letter as u32);
        return Err(SpanDiagnostic::new(Code::UnsafeCharacter, cell.span.clone(), message)
            .help("remove it"));
    }
    Ok(cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The items of a list, separated by semicolons or bars.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// A number with spaces, commas or apostrophes between groups of three digits, and a point or a
/// comma before the decimals.
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    if !plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-')) {
        return None;
    }
    let commas = plain.matches(',').count();
    let grouped = plain
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|digits| digits.len() == 3));
    let plain = match (commas, plain.contains('.')) {
        (0, _) => plain,
        // `2,5` has decimals; `3,700` is ambiguous, and read as grouped.
        (1, false) if !grouped => plain.replace(',', "."),
        _ if grouped => plain.replace(',', ""),
        _ => return None,
    };
    plain.parse::<f64>().ok().filter(|number| number.is_finite())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, read) in [
            ("3700", Some(3700.0)),
            ("3,700", Some(3700.0)),
            ("1,234,567.5", Some(1_234_567.5)),
            ("3 700", Some(3700.0)),
            ("2,5", Some(2.5)),
            ("-4", Some(-4.0)),
            ("12,34,5", None),
            ("five", None),
            ("NaN", None),
            ("1e400", None),
        ] {
            assert_eq!(number(text), read, "{text}");
        }
    }

    #[test]
    fn points_are_read_in_both_orders() {
        let here = Some(Value::Point(42.23, 43.97));
        assert_eq!(point("42.23, 43.97"), here);
        assert_eq!(point("Point(43.97 42.23)"), here);
        assert_eq!(point("95, 10"), None);
    }

    #[test]
    fn words_of_lists_are_found_and_suggested() {
        let word = |text| word(text, ValueForm::Type, Kind::Event);
        assert_eq!(word("Round of talks"), Ok(Value::Text("talks_round".to_owned())));
        assert_eq!(word("talks round"), Ok(Value::Text("talks_round".to_owned())));
        assert_eq!(word("diplomcy"), Err(Some("diplomacy")));
    }
}
