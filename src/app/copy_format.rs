//! What can be copied of a record, each with its shortcut.

use crate::{export::Style, tables::table};

table! {
    pub enum CopyFormat {
        /// The letter that chooses it.
        pub fn letter: char;
        pub fn name: &'static str;
        /// The style of a citation.
        pub fn style: Option<Style>;
    }
    Title = 't', "title", None;
    Id = 'i', "id", None;
    Chicago = 'c', "Chicago citation", Some(Style::Chicago);
    Apa = 'a', "APA citation", Some(Style::Apa);
    Gost = 'g', "GOST R 7.0.5 citation", Some(Style::Gost);
    GostFull = 'f', "GOST R 7.0.100 citation", Some(Style::GostFull);
    Bibtex = 'b', "sources (BibTeX)", Some(Style::Bibtex);
    CslJson = 'l', "sources (CSL-JSON)", Some(Style::CslJson);
    Json = 'j', "record (JSON)", None;
    /// The record as a text with footnotes.
    Markdown = 'm', "record (Markdown)", None;
    Address = 'u', "source URLs", None;
    Passage = 'p', "cited passages", None;
}
