//! Builds an article block by block.

use super::model::{Article, Block, Position, Section, Span, Tab, TextRole};
use crate::{
    date::year_words,
    dossier::{
        Dossier, EntryId, Kind, LinkKind, Record, Subject,
        record::{Citation, Id, Name, Source},
        vocabulary::{DateBasis, NameKind},
    },
};
use std::{borrow::Cow, collections::HashSet};

pub(super) struct ArticleBuilder<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) has_part_details: bool,
    sections: Vec<Section<'d>>,
    tab: Tab,
    pub(super) targets: HashSet<EntryId>,
    pub(super) sources: Vec<&'d str>,
    pub(super) listed_links: Vec<LinkKind>,
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

    /// A reference to the record with this id; an unknown id is shown with a remark.
    pub(super) fn reference(&mut self, slug: &str) -> Span<'d> {
        match self.dossier.find(slug) {
            Some(entry) => match self.dossier.record(entry) {
                Record::Source(source) => self.reference_to(entry, publisher(source).into()),
                _ => self.reference_to(entry, self.dossier.title(entry)),
            },
            None => Span::new(format!("{slug} (not in the dossier)"), TextRole::Dim),
        }
    }

    pub(super) fn reference_to(&mut self, entry: EntryId, name: Cow<'_, str>) -> Span<'d> {
        self.targets.insert(entry);
        Span { target: Some(entry), ..Span::new(name, TextRole::Link) }
    }

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

    pub(super) fn indented(&mut self, indent: usize, hanging: usize, spans: Vec<Span<'d>>) {
        self.push(Block::Paragraph { indent, hanging, spans });
    }

    /// A paragraph of one span.
    pub(super) fn line<'t>(
        &mut self,
        hanging: usize,
        text: impl Into<Cow<'t, str>>,
        role: TextRole,
    ) {
        self.paragraph(hanging, vec![Span::new(text, role)]);
    }

    /// A paragraph with the value after its label, if there is one.
    pub(super) fn field(&mut self, label: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            let label = Span::new(format!("{label}: "), TextRole::Label);
            self.paragraph(2, vec![label, Span::new(value.as_ref(), TextRole::Plain)]);
        }
    }

    /// A paragraph for each reference, after the label.
    pub(super) fn link<'a>(&mut self, label: &str, slugs: impl IntoIterator<Item = &'a Id>) {
        for slug in slugs {
            let reference = self.reference(slug);
            self.labeled(label, reference);
        }
    }

    pub(super) fn labeled(&mut self, label: &str, span: Span<'d>) {
        let label = Span::new(format!("{label}: "), TextRole::Label);
        self.paragraph(4, vec![label, span]);
    }

    pub(super) fn reported_in(&mut self, id: EntryId) {
        if let Some(event) = self.dossier.described_by(id) {
            let event = self.reference_to(event, self.dossier.title(event));
            self.labeled("Reported in", event);
        }
    }

    pub(super) fn links(&mut self, label: &str, slugs: &[Id]) {
        self.references(label, slugs.iter().map(|slug| (&**slug, String::new())));
    }

    pub(super) fn references<'a>(
        &mut self,
        label: &str,
        references: impl IntoIterator<Item = (&'a str, String)>,
    ) {
        let mut items = Vec::new();
        for (slug, after) in references {
            items.push(vec![self.reference(slug), Span::new(after, TextRole::Plain)]);
        }
        self.row(label, items);
    }

    /// Items in one paragraph after a label, if there are any.
    fn row(&mut self, label: &str, items: Vec<Vec<Span<'d>>>) {
        if !items.is_empty() {
            let label = vec![Span::new(format!("{label}: "), TextRole::Label)];
            self.paragraph(2, [label, joined(items)].concat());
        }
    }

    pub(super) fn entry(&mut self, entry: EntryId) {
        let dossier = self.dossier;
        let is_person = dossier.record_entry(entry) == entry && dossier.kind(entry) == Kind::Person;
        let mut spans = Vec::new();
        let mut date = dossier.date_words(entry);
        if let Subject::Tenure(_, tenure) = dossier.subject(entry) {
            date += &basis_words(tenure.date_basis);
        }
        if !date.is_empty() && !is_person {
            spans.push(Span::new(format!("{date} "), TextRole::Date));
        }
        spans.push(self.reference_to(entry, dossier.title(entry)));
        self.indented(2, 2, spans);
    }

    /// The first `limit` by date, and the number of others. A record may have 100,000 links.
    pub(super) fn in_order(
        &self,
        mut entries: Vec<EntryId>,
        limit: usize,
    ) -> (Vec<EntryId>, usize) {
        entries.sort_unstable();
        entries.dedup();
        // The keys are looked up once, not at every comparison.
        let keys = entries.into_iter().map(|id| (self.dossier.timeline_key(id), id));
        let mut keyed: Vec<_> = keys.collect();
        let more = keyed.len().saturating_sub(limit);
        if more > 0 {
            keyed.select_nth_unstable(limit);
            keyed.truncate(limit);
        }
        keyed.sort_unstable();
        (keyed.into_iter().map(|(_, id)| id).collect(), more)
    }

    /// Lists up to `limit` of `count` entries; `first` has up to [`listed_at_most`] of them.
    pub(super) fn entries(&mut self, first: &[EntryId], count: usize, limit: usize) {
        let listed = if count > listed_at_most(limit) { limit } else { count };
        let listed = first.get(..listed).unwrap_or(first);
        listed.iter().for_each(|entry| self.entry(*entry));
        self.more(count - listed.len());
    }

    pub(super) fn more(&mut self, more: usize) {
        if more > 0 {
            self.line(2, format!("and {more} more"), TextRole::Dim);
        }
    }

    /// The names other than the title.
    pub(super) fn names(&mut self, title: &str, names: &'d [Name]) {
        let others = names.iter().filter(|name| &*name.text != title).map(|name| {
            let kind = match name.kind {
                NameKind::Official => ", official",
                NameKind::Former => ", former",
                _ => "",
            };
            let user = name.used_by.as_deref().map(|user| self.dossier.name_of(user));
            let user = user.map_or(String::new(), |user| format!(", used by {user}"));
            let written =
                Span { lang: Some(&name.lang), ..Span::new(&*name.text, TextRole::Plain) };
            let note = format!(" ({}{kind}{user})", name.lang);
            vec![written, Span::new(note, TextRole::Dim)]
        });
        self.row("Also", others.collect());
    }

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

    pub(super) fn section(&mut self, title: &str) {
        self.end_section();
        if let Some(section) = self.sections.last_mut() {
            section.title = Some(title.to_owned());
        }
    }

    pub(super) fn end_section(&mut self) {
        if self.sections.last().is_some_and(|it| it.title.is_some() || !it.blocks.is_empty()) {
            self.sections.push(Section { tab: self.tab, ..Section::default() });
        }
    }

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

/// Items of a paragraph with a dot between them.
pub(super) fn joined(items: Vec<Vec<Span<'_>>>) -> Vec<Span<'_>> {
    items.join(&Span::new(" · ", TextRole::Dim))
}

/// The length up to which a list is shown in full: a few more entries are not worth cutting.
pub(super) fn listed_at_most(limit: usize) -> usize {
    limit + limit / 2
}

pub(super) fn basis_words(basis: Option<DateBasis>) -> String {
    basis.map_or(String::new(), |basis| format!(" ({})", basis.label()))
}

fn publisher(source: &Source) -> String {
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    match source.issued.as_ref().and_then(|date| date.order().0.year()) {
        Some(year) => format!("{name} ({})", year_words(year)),
        None => name.to_owned(),
    }
}
