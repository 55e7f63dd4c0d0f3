//! Everything out: a dossier, or what a search found in it, in the formats that others read.
//!
//! Each format is one file with one function. Formats know the dossier and nothing of files or
//! terminals: they give text, and where it goes is not theirs to say. A date is never made more
//! exact than it was written: where a format wants a day and there is none, the days that are
//! possible are given, and the date as written stands beside them.

mod as_of;
mod bibliography;
mod bibtex;
mod citation;
mod csl;
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
mod package;
mod selection;
mod summary;
mod timelinejs;

pub use as_of::until;
pub use citation::{Style, cite};
pub use format::Format;
pub use package::{DESCRIPTION, PackageError, read_package};
pub use selection::Selection;
use std::fmt;

/// What an export gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Exported {
    /// The text of one file.
    File(String),
    /// The files of a folder, by name.
    Folder(Vec<(String, String)>),
}

/// Writes the selection in the format.
///
/// # Errors
/// None that a dossier which was read can bring about.
pub fn export(format: Format, selection: &Selection<'_>) -> Result<Exported, fmt::Error> {
    let write = match format {
        Format::Csv => return package::files(selection).map(Exported::Folder),
        Format::Json => json::write,
        Format::Jsonl => json::write_lines,
        Format::Md => markdown::write,
        Format::Html => html::write,
        Format::Timelinejs => timelinejs::write,
        Format::Jsonld => jsonld::write,
        Format::Ics => ics::write,
        Format::Graphml => graphml::write,
        Format::Dot => dot::write,
        Format::CslJson => csl::write,
        Format::Bibtex => bibtex::write,
    };
    let mut text = String::new();
    write(selection, &mut text)?;
    Ok(Exported::File(text))
}
