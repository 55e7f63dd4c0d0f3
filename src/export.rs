//! Writes a dossier or part of it in other formats. No date becomes more exact: a format that needs
//! a day gets the range of possible days, with the EDTF text beside it.

mod as_of;
mod bibtex;
mod citation;
mod csl;
mod csv;
mod dates;
mod dot;
pub(crate) mod escape;
mod flow;
mod footnotes;
mod format;
mod graph;
mod graphml;
mod html;
mod ics;
mod json;
mod jsonld;
mod markdown;
mod reference;
mod selection;
mod style;
mod summary;
mod timelinejs;
mod title_case;

pub use as_of::dossier_as_of;
pub use citation::{Style, cite};
pub(crate) use csv::text as csv_text;
pub(crate) use flow::paragraphs;
pub use format::Format;
pub use selection::Selection;
use std::fmt;

/// What the format cannot contain, in words; empty if it contains everything.
pub fn omissions(format: Format, selection: &Selection<'_>) -> String {
    let count = if format == Format::Ics { ics::num_omitted(selection) } else { 0 };
    let (noun, days) = if count == 1 { ("entry is", "its") } else { ("entries are", "their") };
    match count {
        0 => String::new(),
        _ => format!(
            "{count} {noun} not in the calendar: {days} days are not in the years 1 to 9998"
        ),
    }
}

/// Writes a selection in a format; never fails for a dossier that was read.
pub fn export(format: Format, selection: &Selection<'_>) -> Result<String, fmt::Error> {
    let mut text = String::new();
    format.writer()(selection, &mut text)?;
    Ok(text)
}
