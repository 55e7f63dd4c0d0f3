//! Citations of a record: its sources and passages, with the version of the dossier.

use super::{bibtex, csl, json, selection::Selection};
use crate::{
    date::Date,
    dossier::{
        EntryId, Record,
        record::{Citation, Source},
        vocabulary::SourceType,
    },
    text::clean,
};
use serde_json::{Value, json};
use std::fmt::{self, Write};

/// A citation style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The Chicago Manual of Style, notes.
    Chicago,
    /// The American Psychological Association.
    Apa,
    /// GOST R 7.0.5, for Russian-language publications.
    Gost,
    /// BibTeX.
    Bibtex,
    /// CSL-JSON.
    CslJson,
}

impl Style {
    /// Every style.
    pub const ALL: [Self; 5] = [Self::Chicago, Self::Apa, Self::Gost, Self::Bibtex, Self::CslJson];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chicago => "chicago",
            Self::Apa => "apa",
            Self::Gost => "gost",
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }
}

/// The citation of an entry: a paragraph for the record and the dossier, then one for each source.
///
/// # Errors
/// None for a dossier that was read.
pub fn cite(selection: &Selection<'_>, id: EntryId, style: Style) -> Result<String, fmt::Error> {
    let dossier = selection.dossier();
    let mut sources: Vec<(&Source, Vec<String>)> = Vec::new();
    for cite in dossier.citations(id) {
        let Some(source) = source_of(selection, &cite.source) else { continue };
        let passages = passage(cite);
        match sources.iter_mut().find(|(known, _)| known.id == source.id) {
            Some((_, known)) => known.extend(passages),
            None => sources.push((source, passages.into_iter().collect())),
        }
    }
    if let Record::Source(source) = dossier.record(id) {
        sources.push((source, Vec::new()));
    }
    let record = cited_record(selection, id);
    let mut out = String::new();
    match style {
        Style::CslJson => {
            let items: Vec<Value> = sources
                .iter()
                .map(|(source, places)| with_note(source, &note(&record, places)))
                .collect();
            out = json::pretty(&items)?;
        }
        Style::Bibtex => {
            for (source, places) in &sources {
                bibtex::entry(source, &note(&record, places), &mut out)?;
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
        Style::Chicago | Style::Apa | Style::Gost => {
            writeln!(out, "{}", clean(&record))?;
            for (source, places) in &sources {
                writeln!(out, "{}", clean(&styled(source, &places.join("; "), style)))?;
            }
        }
    }
    Ok(out)
}

fn source_of<'a>(selection: &Selection<'a>, slug: &str) -> Option<&'a Source> {
    match selection.dossier().find(slug).map(|id| selection.dossier().record(id)) {
        Some(Record::Source(source)) => Some(source),
        _ => None,
    }
}

/// The record, its date and id, and the dossier with its version.
fn cited_record(selection: &Selection<'_>, id: EntryId) -> String {
    let dossier = selection.dossier();
    let date = dossier.date(id).map(|date| format!(" ({})", date.words())).unwrap_or_default();
    format!("“{}”{date}, record {} of {}.", dossier.title(id), dossier.slug(id), selection.origin())
}

fn note(record: &str, places: &[String]) -> String {
    if places.is_empty() {
        format!("Cited for {record}")
    } else {
        format!("Cited for {record} Passage: {}.", places.join("; "))
    }
}

fn with_note(source: &Source, note: &str) -> Value {
    let mut item = csl::item(source);
    if let Some(fields) = item.as_object_mut() {
        let known = fields.get("note").and_then(Value::as_str).map(|known| format!("{known} "));
        fields.insert("note".to_owned(), json!(known.unwrap_or_default() + note));
    }
    item
}

/// The passage of a citation: a range of characters, or its locator.
pub(super) fn passage(cite: &Citation) -> Option<String> {
    match (cite.start, cite.end, &cite.locator) {
        (Some(start), Some(end), _) => Some(format!("characters {start}–{end}")),
        (_, _, Some(locator)) => Some(locator.to_string()),
        _ => None,
    }
}

/// A source in a style of running text.
pub(super) fn styled(source: &Source, place: &str, style: Style) -> String {
    match style {
        Style::Apa => apa(source, place),
        Style::Gost => gost(source, place),
        Style::Chicago | Style::Bibtex | Style::CslJson => chicago(source, place),
    }
}

fn authors(source: &Source) -> String {
    source.author.iter().map(|author| &*author.literal).collect::<Vec<_>>().join(", ")
}

/// Appends a part after a separator; an empty part is ignored, and the first has no separator.
fn join(text: &mut String, separator: &str, part: &str) {
    if part.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(part);
}

/// Whether the title is set without quotation marks, as that of a book or report.
fn is_standalone(source: &Source) -> bool {
    matches!(source.kind, SourceType::Book | SourceType::Report)
}

fn chicago(source: &Source, place: &str) -> String {
    let mut text = authors(source);
    let title = &source.title;
    join(
        &mut text,
        ", ",
        &if is_standalone(source) { title.to_string() } else { format!("“{title}”") },
    );
    join(&mut text, ", ", source.container.as_deref().unwrap_or_default());
    join(&mut text, ", ", source.publisher.as_deref().unwrap_or_default());
    join(&mut text, ", ", &words(source.issued.as_ref()));
    join(&mut text, ", ", place);
    let accessed = words(source.retrieved.as_ref());
    if !accessed.is_empty() {
        join(&mut text, ", ", &format!("accessed {accessed}"));
    }
    join(&mut text, ", ", source.url.as_deref().unwrap_or_default());
    text + "."
}

fn apa(source: &Source, place: &str) -> String {
    let names = authors(source);
    let publisher = source.publisher.as_deref().unwrap_or_default();
    let date = source.issued.as_ref().map_or("n.d.".to_owned(), Date::words);
    // Without an author, the title comes first.
    let mut text = if names.is_empty() { source.title.to_string() } else { names.clone() };
    text.push_str(&format!(" ({date})"));
    if !names.is_empty() {
        join(&mut text, ". ", &source.title);
    }
    join(&mut text, ". ", source.container.as_deref().unwrap_or_default());
    join(&mut text, ". ", publisher);
    if !place.is_empty() {
        text.push_str(&format!(" ({place})"));
    }
    text.push('.');
    let address = source.url.as_deref().unwrap_or_default();
    match (address, words(source.retrieved.as_ref()).as_str()) {
        ("", _) => text,
        (_, "") => format!("{text} {address}"),
        (_, retrieved) => format!("{text} Retrieved {retrieved}, from {address}"),
    }
}

/// GOST prescribes Russian terms and dates in digits.
fn gost(source: &Source, place: &str) -> String {
    let mut text = authors(source);
    join(&mut text, " ", &source.title);
    let container = source.container.as_deref().unwrap_or_default();
    join(&mut text, " // ", container);
    let publisher = source.publisher.as_deref().unwrap_or_default();
    join(&mut text, if container.is_empty() { " // " } else { ". " }, publisher);
    join(&mut text, ". ", &source.issued.as_ref().map(digits).unwrap_or_default());
    join(&mut text, ". ", place);
    text.push('.');
    if let Some(address) = &source.url {
        text.push_str(&format!(" URL: {address}"));
        if let Some(retrieved) = &source.retrieved {
            text.push_str(&format!(" (дата обращения: {})", digits(retrieved)));
        }
        text.push('.');
    }
    text
}

/// A day as `26.08.2008`; other dates in words.
fn digits(date: &Date) -> String {
    match date.exact_day().and_then(crate::date::Day::civil) {
        Some(day) if !date.is_qualified() => {
            format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
        }
        _ => date.words(),
    }
}

fn words(date: Option<&Date>) -> String {
    date.map(Date::words).unwrap_or_default()
}
