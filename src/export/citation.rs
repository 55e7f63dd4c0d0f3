//! Citations of a record: the record with the version of the dossier, its sources and passages.

use super::{
    bibtex, csl, json,
    reference::{Published, Reference},
    selection::Selection,
    style,
    title_case::title_case,
};
use crate::{
    article::passage,
    dossier::{
        EntryId, Kind, Record,
        record::Source,
        vocabulary::{SourceType, vocabulary},
    },
    text::clean,
};
use serde_json::Value;
use std::fmt::{self, Write};

vocabulary! {
    Style {
        Chicago = "chicago", "The Chicago Manual of Style, 17th edition, bibliography";
        Apa = "apa", "The American Psychological Association, 7th edition";
        Gost = "gost", "GOST R 7.0.5-2008, references in Russian-language publications";
        GostFull = "gost-7.0.100", "GOST R 7.0.100-2018, full bibliographic descriptions";
        Bibtex = "bibtex", "BibTeX";
        CslJson = "csl-json", "CSL-JSON";
    }
}

/// Cites each record as an entry of the dossier, then, with sources, what the records cite. Never
/// fails for a dossier that was read.
pub fn cite(
    selection: &Selection<'_>,
    ids: &[EntryId],
    style: Style,
    with_sources: bool,
) -> Result<String, fmt::Error> {
    let dossier = selection.dossier;
    let is_russian = matches!(style, Style::Gost | Style::GostFull);
    let mut sources: Vec<(&Source, Vec<String>)> = Vec::new();
    let mut records = Vec::new();
    for id in ids {
        if let Record::Source(source) = dossier.record(*id) {
            sources.push((source, Vec::new()));
            continue;
        }
        records.push(*id);
        for cite in dossier.citations(*id).iter().filter(|_| with_sources) {
            let Some(source) = dossier.source(&cite.source) else { continue };
            let passages = passage(cite).filter(|_| !is_russian);
            match sources.iter_mut().find(|(known, _)| known.id == source.id) {
                Some((_, known)) => known.extend(passages),
                None => sources.push((source, passages.into_iter().collect())),
            }
        }
    }
    let mut out = String::new();
    let noted = || {
        let record = record_note(selection, &records);
        sources.iter().map(move |(source, places)| (*source, note(&record, places)))
    };
    let write = match style {
        Style::CslJson => {
            let items = noted().map(|(source, note)| csl::item(source, &note));
            return json::pretty(&items.collect::<Vec<Value>>());
        }
        Style::Bibtex => {
            for (source, note) in noted() {
                bibtex::entry(source, &note, &mut out)?;
            }
            out.truncate(out.trim_end().len() + 1);
            return Ok(out);
        }
        Style::Chicago => style::chicago,
        Style::Apa => style::apa,
        Style::Gost => style::gost,
        Style::GostFull => style::gost_full,
    };
    for id in &records {
        // The title of the dossier may get capitals, an id never.
        let place = format!("record {}", dossier.slug(*id));
        let text = write(&cited_record(selection, *id, is_russian));
        writeln!(out, "{}", clean(&text.replace(&title_case(&place), &place)))?;
    }
    for (source, places) in &sources {
        writeln!(out, "{}", clean(&write(&Reference::of(source))))?;
        if !places.is_empty() {
            writeln!(out, "    {}", clean(&places.join("; ")))?;
        }
    }
    Ok(out)
}

/// The record in the dossier: a treaty as a treaty, for which GOST has no form, others as entries
/// with their date.
fn cited_record<'a>(selection: &Selection<'a>, id: EntryId, is_russian: bool) -> Reference<'a> {
    let dossier = selection.dossier;
    let (version, record) =
        if is_russian { ("версия", "запись") } else { ("version", "record") };
    let place = format!("{}, {record} {}", selection.origin(version), dossier.slug(id));
    let mut title = dossier.title(id);
    let date = dossier.date(id).filter(|_| !matches!(dossier.record(id), Record::Person(_)));
    let is_treaty = dossier.kind(id) == Kind::Treaty && !is_russian;
    if let Some(date) = date.filter(|it| !is_treaty && !title.contains(&it.words())) {
        title.to_mut().push_str(&format!(" ({})", date.words()));
    }
    let kind = if is_treaty { SourceType::Treaty } else { SourceType::EntryEncyclopedia };
    Reference {
        container: Some(place.into()),
        issued: date.filter(|_| is_treaty).and_then(Published::of),
        is_electronic: true,
        ..Reference::new(kind, title)
    }
}

fn record_note(selection: &Selection<'_>, ids: &[EntryId]) -> String {
    let dossier = selection.dossier;
    let of_record = |id: &EntryId| {
        let date = dossier.date(*id).map(|date| format!(" ({})", date.words())).unwrap_or_default();
        format!("“{}”{date}, record {}", dossier.title(*id), dossier.slug(*id))
    };
    let records: Vec<String> = ids.iter().map(of_record).collect();
    match records.as_slice() {
        [] => String::new(),
        records => format!("Cited for {} of {}.", records.join("; "), selection.origin("version")),
    }
}

fn note(record: &str, places: &[String]) -> String {
    let places = places.join("; ");
    if places.is_empty() { record.to_owned() } else { format!("{record} Passage: {places}.") }
}

/// The footnote of a source, without its address, which becomes a link.
pub(super) fn note_text(source: &Source, passage: &str) -> String {
    let text = style::chicago(&Reference { url: None, ..Reference::of(source) });
    if passage.is_empty() { text } else { format!("{text} {passage}.") }
}
