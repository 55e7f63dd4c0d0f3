//! BibTeX with the types and fields of biblatex: `date` is the EDTF text, `urldate` the retrieval.

use super::{
    escape::{latex, link},
    reference::Reference,
    selection::Selection,
};
use crate::{date, dossier::record::Source};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    for source in selection.sources() {
        entry(source, "", out)?;
    }
    Ok(())
}

/// Writes a source; `added` is appended to its note.
pub(super) fn entry(source: &Source, added: &str, out: &mut dyn Write) -> fmt::Result {
    let it = Reference::of(source);
    let form = it.form();
    writeln!(out, "@{}{{{},", form.bibtex, key(&source.id))?;
    // Double braces keep the case of a title.
    writeln!(out, "  title = {{{{{}}}}},", latex(&it.title))?;
    let names = it.authors.iter().map(|name| match &*name.given {
        // Braces keep the name of an organization unparsed.
        "" => format!("{{{}}}", latex(name.family)),
        given => format!("{}, {}", latex(name.family), latex(given)),
    });
    field(out, "author", &names.collect::<Vec<_>>().join(" and "))?;
    let publisher = it.publisher.unwrap_or_default();
    match it.container.as_deref() {
        Some(container) => {
            field(out, form.within, &latex(container))?;
            field(out, "publisher", &latex(publisher))?;
        }
        None => field(out, form.within, &latex(publisher))?,
    }
    if let (Some(date), Some(issued)) = (&source.issued, &it.issued) {
        field(out, "date", date.as_str())?;
        let (year, month, _) = issued.from;
        field(out, "year", &year.to_string())?;
        if let Some(month) = date::month(month).get(..3) {
            writeln!(out, "  month = {},", month.to_lowercase())?;
        }
    }
    field(out, "url", &it.url.and_then(link).unwrap_or_default())?;
    let retrieved = source.retrieved.as_ref().map_or("", |date| date.as_str());
    field(out, "urldate", retrieved)?;
    field(out, "langid", &latex(it.language.unwrap_or_default()))?;
    let note = [source.note.as_deref().unwrap_or_default(), added].join(" ");
    field(out, "note", &latex(note.trim()))?;
    out.write_str("}\n\n")
}

fn field(out: &mut dyn Write, name: &str, value: &str) -> fmt::Result {
    if value.is_empty() { Ok(()) } else { writeln!(out, "  {name} = {{{value}}},") }
}

fn key(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}
