//! BibTeX, with biblatex fields where they are more exact: `date` has the EDTF text.

use super::{
    bibliography::points,
    escape::{latex, link},
    selection::Selection,
};
use crate::{
    date::Precision,
    dossier::{record::Source, vocabulary::SourceType},
};
use std::fmt::{self, Write};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    for source in selection.sources() {
        entry(source, "", out)?;
    }
    Ok(())
}

/// A source; `added` is appended to its note.
pub(super) fn entry(source: &Source, added: &str, out: &mut dyn Write) -> fmt::Result {
    writeln!(out, "@{}{{{},", kind(source.kind), key(&source.id))?;
    // Double braces keep the case of a title.
    writeln!(out, "  title = {{{{{}}}}},", latex(&source.title))?;
    if !source.author.is_empty() {
        // Braces keep a name unparsed: which part is the family name is unknown.
        let names: Vec<String> =
            source.author.iter().map(|author| format!("{{{}}}", latex(&author.literal))).collect();
        field(out, "author", &names.join(" and "))?;
    }
    let container = source.container.as_deref().map(latex);
    let publisher = source.publisher.as_deref().map(latex);
    match source.kind {
        SourceType::ArticleNewspaper
        | SourceType::ArticleMagazine
        | SourceType::ArticleJournal
        | SourceType::Article => {
            field(out, "journal", container.as_ref().or(publisher.as_ref()).map_or("", |it| it))?;
            // A publisher used as the journal is not repeated.
            let beside = publisher.filter(|_| container.is_some());
            field(out, "publisher", beside.as_deref().unwrap_or_default())?;
        }
        _ => {
            field(out, "booktitle", container.as_deref().unwrap_or_default())?;
            field(out, institution(source.kind), publisher.as_deref().unwrap_or_default())?;
        }
    }
    if let Some(issued) = &source.issued {
        field(out, "date", issued.as_str())?;
        if let Some(point) = points(issued).and_then(|points| points.first().copied()) {
            field(out, "year", &point.year.to_string())?;
            let month = usize::try_from(point.month - 1).ok().and_then(|at| MONTHS.get(at));
            if let Some(month) = month.filter(|_| point.precision >= Precision::Month) {
                writeln!(out, "  month = {month},")?;
            }
        }
    }
    field(out, "url", &source.url.as_deref().and_then(link).unwrap_or_default())?;
    if let Some(retrieved) = &source.retrieved {
        field(out, "urldate", retrieved.as_str())?;
    }
    field(out, "langid", &latex(source.language.as_deref().unwrap_or_default()))?;
    let notes = [source.note.as_deref().unwrap_or_default(), added];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    field(out, "note", &latex(&notes.join(" ")))?;
    out.write_str("}\n\n")
}

fn field(out: &mut dyn Write, name: &str, value: &str) -> fmt::Result {
    if value.is_empty() { Ok(()) } else { writeln!(out, "  {name} = {{{value}}},") }
}

/// The id as a key of letters, digits and hyphens.
fn key(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

fn kind(kind: SourceType) -> &'static str {
    match kind {
        SourceType::ArticleNewspaper
        | SourceType::ArticleMagazine
        | SourceType::ArticleJournal
        | SourceType::Article => "article",
        SourceType::Book => "book",
        SourceType::Report => "techreport",
        SourceType::EntryEncyclopedia => "incollection",
        SourceType::Treaty
        | SourceType::Interview
        | SourceType::LegalCase
        | SourceType::Legislation
        | SourceType::Bill
        | SourceType::Hearing
        | SourceType::Webpage
        | SourceType::Dataset
        | SourceType::Speech
        | SourceType::Post => "misc",
    }
}

fn institution(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Report => "institution",
        SourceType::Book | SourceType::EntryEncyclopedia => "publisher",
        _ => "howpublished",
    }
}
