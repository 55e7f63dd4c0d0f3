//! The values of options, with their names on the command line.

use crate::{
    date::{Day, one_day},
    search::Order,
};
use clap::{
    ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

/// Output format of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people; in a pipe, fields between tabs
    Table,
    /// JSON array
    Json,
    /// One JSON object per line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// Markdown table
    Md,
}

/// Output format of a record, or of the annotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ArticleFormat {
    /// Text for people
    #[value(alias = "table")]
    Text,
    /// JSON for other programs
    Json,
    /// Markdown
    Md,
}

/// Output format of a check, a connection, a state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// Text for people
    #[default]
    Text,
    /// JSON for other programs
    Json,
}

/// An order of search results.
pub(super) fn order(order: Order) -> PossibleValue {
    match order {
        Order::Best => named("best", "Best match first"),
        Order::Newest => named("newest", "Newest first, undated last"),
        Order::Oldest => named("oldest", "Oldest first, undated last"),
    }
}

pub(super) fn named(name: &'static str, help: &'static str) -> PossibleValue {
    PossibleValue::new(name).help(help)
}

/// Parses a value by name, for enums of a layer that does not use clap.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    value: fn(T) -> PossibleValue,
) -> impl TypedValueParser<Value = T> {
    let names = all.iter().map(|it| value(*it));
    PossibleValuesParser::new(names).try_map(move |name| {
        all.iter().copied().find(|it| value(*it).matches(&name, true)).ok_or("unknown value")
    })
}

/// Parses a day: the last one of a longer time.
pub(super) fn day(text: &str) -> Result<Day, String> {
    one_day(text, Day::today())
}

/// Parses a size in bytes: `4G`, `512M`, `64k`.
pub(super) fn parse_size(text: &str) -> Result<u64, &'static str> {
    const EXPECTED: &str = "expected a number and k, M or G, such as 512M";
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let shift = match text.get(digits.len()..).unwrap_or("").to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err(EXPECTED),
    };
    let number: u64 = digits.parse().map_err(|_| EXPECTED)?;
    number.checked_mul(1 << shift).ok_or("number too large")
}
