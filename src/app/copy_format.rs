//! What can be copied of a record.

use crate::{export::Style, tables::table};

table! {
    pub enum CopyFormat {
        pub fn name: &'static str;
        /// Of a citation its style, and whether it has the sources of the record.
        pub fn style: Option<(Style, bool)>;
    }
    Title = "title", None;
    Id = "ID", None;
    Chicago = "Chicago citation", Some((Style::Chicago, false));
    Apa = "APA citation", Some((Style::Apa, false));
    Gost = "GOST R 7.0.5 citation", Some((Style::Gost, false));
    GostFull = "GOST R 7.0.100 citation", Some((Style::GostFull, false));
    ChicagoSources = "Chicago citation with sources", Some((Style::Chicago, true));
    ApaSources = "APA citation with sources", Some((Style::Apa, true));
    GostSources = "GOST R 7.0.5 citation with sources", Some((Style::Gost, true));
    GostFullSources = "GOST R 7.0.100 citation with sources", Some((Style::GostFull, true));
    Bibtex = "sources (BibTeX)", Some((Style::Bibtex, true));
    CslJson = "sources (CSL-JSON)", Some((Style::CslJson, true));
    Json = "record (JSON)", None;
    /// The record as a text with footnotes.
    Markdown = "record (Markdown)", None;
    Address = "source URLs", None;
    Passage = "cited passages", None;
}
