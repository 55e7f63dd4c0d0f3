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
        EntryId, Record,
        record::{Source, preferred},
        vocabulary::{ActionType, SourceType, vocabulary},
    },
    text::clean,
};
use serde_json::Value;
use std::fmt::{self, Write};

vocabulary! {
    /// A citation style.
    Style {
        Chicago = "chicago", "The Chicago Manual of Style, 17th edition, bibliography";
        Apa = "apa", "The American Psychological Association, 7th edition";
        Gost = "gost", "GOST R 7.0.5-2008, references in Russian-language publications";
        GostFull = "gost-7.0.100", "GOST R 7.0.100-2018, full bibliographic descriptions";
        Bibtex = "bibtex", "BibTeX";
        CslJson = "csl-json", "CSL-JSON";
    }
}

/// Cites each record in the dossier; with sources, a treaty as such too, then what the records
/// cite. Never fails for a dossier that was read.
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
            let passages = match cite.start.zip(cite.end) {
                Some((start, end)) if is_russian => Some(format!("знаки {start}–{end}")),
                _ => passage(cite),
            };
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
        for reference in cited_record(selection, *id, is_russian, with_sources) {
            let text = write(&reference).replace(&title_case(&place), &place);
            writeln!(out, "{}", clean(&text))?;
        }
    }
    for (source, places) in &sources {
        writeln!(out, "{}", clean(&write(&Reference::of(source))))?;
        if !places.is_empty() {
            writeln!(out, "    {}", clean(&places.join("; ")))?;
        }
    }
    Ok(out)
}

fn cited_record<'a>(
    selection: &Selection<'a>,
    id: EntryId,
    is_russian: bool,
    as_treaty: bool,
) -> Vec<Reference<'a>> {
    let dossier = selection.dossier;
    let mut references = Vec::new();
    if let Record::Treaty(treaty) = dossier.record(id)
        && as_treaty
    {
        let signed = treaty.actions.iter().find(|it| it.kind == ActionType::Signature);
        references.push(Reference {
            issued: signed.and_then(|it| Published::of(&it.date)),
            ..Reference::new(SourceType::Treaty, preferred(&treaty.names).into())
        });
    }
    let (version, record) =
        if is_russian { ("версия", "запись") } else { ("version", "record") };
    let place = format!("{}, {record} {}", selection.origin(version), dossier.slug(id));
    references.push(Reference {
        container: Some(place.into()),
        is_electronic: true,
        ..Reference::new(SourceType::EntryEncyclopedia, dossier.title(id))
    });
    references
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
