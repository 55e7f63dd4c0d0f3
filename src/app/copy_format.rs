//! What can be copied of a record.

use crate::{export::Style, tables::table};

table! {
    pub enum CopyFormat {
        pub fn name: &'static str;
        pub fn style: Option<Style>;
    }
    Title = "title", None;
    Id = "id", None;
    Chicago = "Chicago citation", Some(Style::Chicago);
    Apa = "APA citation", Some(Style::Apa);
    Gost = "GOST R 7.0.5 citation", Some(Style::Gost);
    GostFull = "GOST R 7.0.100 citation", Some(Style::GostFull);
    Bibtex = "sources (BibTeX)", Some(Style::Bibtex);
    CslJson = "sources (CSL-JSON)", Some(Style::CslJson);
    Json = "record (JSON)", None;
    /// The record as a text with footnotes.
    Markdown = "record (Markdown)", None;
    Address = "source URLs", None;
    Passage = "cited passages", None;
}
