//! Builds an article block by block.

use super::model::{Article, Block, Position, Section, Span, Tab, TextRole};
use crate::dossier::{
    Dossier, EntryId, Kind, LinkKind, Record,
    record::{Citation, Source},
};
use std::{borrow::Cow, collections::HashSet};

/// An article under construction.
pub(super) struct ArticleBuilder<'d> {
    dossier: &'d Dossier,
    pub(super) has_part_details: bool,
    sections: Vec<Section<'d>>,
    tab: Tab,
    targets: HashSet<EntryId>,
    sources: Vec<&'d str>,
    listed_links: Vec<LinkKind>,
}

impl<'d> ArticleBuilder<'d> {
    pub(super) fn new(dossier: &'d Dossier) -> Self {
        Self {
            dossier,
            has_part_details: false,
            sections: vec![Section::default()],
            tab: Tab::Facts,
            targets: HashSet::new(),
            sources: Vec::new(),
            listed_links: Vec::new(),
        }
    }

    pub(super) fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// The ids of the sources cited so far.
    pub(super) fn sources(&self) -> &[&'d str] {
        &self.sources
    }

    /// The entries that the article refers to so far.
    pub(super) fn targets(&self) -> &HashSet<EntryId> {
        &self.targets
    }

    /// Notes that the article lists all backlinks of these kinds.
    pub(super) fn mark_listed(&mut self, kinds: &[LinkKind]) {
        self.listed_links.extend(kinds);
    }

    /// The kinds of link of which the article lists all backlinks.
    pub(super) fn listed_links(&self) -> &[LinkKind] {
        &self.listed_links
    }

    /// A reference to the record with this id; an id without a record is shown itself.
    pub(super) fn reference(&mut self, slug: &str) -> Span<'d> {
        match self.dossier.find(slug) {
            Some(entry) => match self.dossier.record(entry) {
                Record::Source(source) => self.reference_to(entry, publisher(source).into()),
                _ => self.reference_to(entry, self.dossier.title(entry)),
            },
            None => Span::new(format!("{slug} (not in the dossier)"), TextRole::Dim),
        }
    }

    /// A reference to the entry under another name.
    pub(super) fn reference_to(&mut self, entry: EntryId, name: Cow<'_, str>) -> Span<'d> {
        self.targets.insert(entry);
        Span { target: Some(entry), ..Span::new(name, TextRole::Link) }
    }

    /// A citation of sources.
    pub(super) fn cite(&mut self, citations: &'d [Citation]) -> Span<'d> {
        for citation in citations {
            if !self.sources.contains(&&*citation.source) {
                self.sources.push(&citation.source);
            }
        }
        Span::citing(citations)
    }

    /// A paragraph whose lines after the first are indented by `hanging` cells.
    pub(super) fn paragraph(&mut self, hanging: usize, spans: Vec<Span<'d>>) {
        self.indented(0, hanging, spans);
    }

    /// A paragraph indented by `indent` cells, its lines after the first by `hanging` more.
    pub(super) fn indented(&mut self, indent: usize, hanging: usize, spans: Vec<Span<'d>>) {
        self.push(Block::Paragraph { indent, hanging, spans });
    }

    /// A label and its value.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        let label = Span::new(format!("{label}: "), TextRole::Label);
        self.paragraph(2, vec![label, Span::new(value, TextRole::Plain)]);
    }

    /// A label and references to several records, each with the text after it.
    pub(super) fn references<'a>(
        &mut self,
        label: &str,
        references: impl IntoIterator<Item = (&'a str, String)>,
    ) {
        let mut spans = Vec::new();
        for (slug, after) in references {
            let (before, role) =
                if spans.is_empty() { (label, TextRole::Label) } else { (" · ", TextRole::Dim) };
            spans.push(Span::new(before, role));
            spans.push(self.reference(slug));
            spans.push(Span::new(after, TextRole::Plain));
        }
        if !spans.is_empty() {
            self.paragraph(2, spans);
        }
    }

    /// An entry of a list: its date and a reference to it.
    pub(super) fn entry(&mut self, entry: EntryId) {
        let dossier = self.dossier;
        let is_person = dossier.record_entry(entry) == entry && dossier.kind(entry) == Kind::Person;
        let mut spans = Vec::new();
        if let Some(date) = dossier.date(entry).filter(|_| !is_person) {
            spans.push(Span::new(format!("{} ", date.words()), TextRole::Date));
        }
        spans.push(self.reference_to(entry, dossier.title(entry)));
        self.indented(2, 2, spans);
    }

    /// Adds statements and, as they end with empty lines in columns, ends the section.
    pub(super) fn positions(&mut self, positions: Vec<Position<'d>>) {
        for position in &positions {
            self.targets.insert(position.entry);
            self.cite(position.citations);
        }
        self.push(Block::Positions(positions));
        self.end_section();
    }

    pub(super) fn push(&mut self, block: Block<'d>) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// Begins a section with a heading.
    pub(super) fn section(&mut self, title: &str) {
        self.end_section();
        if let Some(section) = self.sections.last_mut() {
            section.title = Some(title.to_owned());
        }
    }

    /// Begins a section without a heading, unless the current one is empty.
    pub(super) fn end_section(&mut self) {
        if self.sections.last().is_some_and(|it| it.title.is_some() || !it.blocks.is_empty()) {
            self.sections.push(Section { tab: self.tab, ..Section::default() });
        }
    }

    /// Begins a section of this tab; those after it belong to it too.
    pub(super) fn tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.end_section();
        if let Some(section) = self.sections.last_mut() {
            section.tab = tab;
        }
    }

    pub(super) fn finish(mut self) -> Article<'d> {
        self.sections.retain(|section| section.title.is_some() || !section.blocks.is_empty());
        Article { title: None, sections: self.sections, sources: self.sources }
    }
}

/// The publisher of a source and the year, for references in running text.
fn publisher(source: &Source) -> String {
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    match source.issued.as_ref().and_then(|date| date.order().0.year()) {
        Some(year) => format!("{name} ({year})"),
        None => name.to_owned(),
    }
}
