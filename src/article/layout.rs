//! Writes a detail: paragraphs broken into lines, numbered references and the marks of sources.

use super::model::{Article, Line, Span, Target, TextRole, line_width};
use crate::{
    dossier::{
        Dossier, EntryId, LinkKind, Record,
        entry_set::EntrySet,
        record::{Citation, Source},
    },
    text::first_line,
};
use std::borrow::Cow;

/// Writes a page.
pub(super) struct ArticleBuilder<'d> {
    dossier: &'d Dossier,
    cells: usize,
    page: Article,
    sources: Vec<&'d str>,
    /// By which ties the page tells everyone who refers to its entry.
    told: Vec<LinkKind>,
}

impl<'d> ArticleBuilder<'d> {
    pub(super) fn new(dossier: &'d Dossier, cells: usize) -> Self {
        Self {
            dossier,
            cells: cells.max(1),
            page: Article::default(),
            sources: Vec::new(),
            told: Vec::new(),
        }
    }

    pub(super) fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// The cells of a line.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// How many lines stand so far.
    pub(super) fn height(&self) -> usize {
        self.page.lines.len()
    }

    /// Says in which line a reference stands, where rows are laid out by their writer.
    pub(super) fn place(&mut self, target: usize, line: usize) {
        if let Some(target) = self.page.targets.get_mut(target) {
            target.line = line;
        }
    }

    /// One line as it is, that its writer has made to fit.
    pub(super) fn row(&mut self, spans: Vec<Span>) {
        self.page.lines.push(Line { spans });
    }

    /// The sources whose marks the page has, in the order of their marks.
    pub(super) fn sources(&self) -> &[&'d str] {
        &self.sources
    }

    /// Where the references of the page lead already.
    pub(super) fn shown(&self) -> EntrySet {
        self.page.targets.iter().map(|target| target.entry).collect()
    }

    /// Says that the page tells everyone who refers to its entry by these ties.
    pub(super) fn tell(&mut self, ties: &[LinkKind]) {
        self.told.extend(ties);
    }

    /// By which ties the page tells everyone who refers to its entry.
    pub(super) fn told(&self) -> &[LinkKind] {
        &self.told
    }

    /// A numbered reference to the record with this id: `[3] Eduard Kokoity`. An id that leads
    /// nowhere is shown as it stands.
    pub(super) fn reference(&mut self, slug: &str) -> Span {
        match self.dossier.find(slug) {
            Some(entry) => match self.dossier.record(entry) {
                Record::Source(source) => self.reference_to(entry, publisher(source).into()),
                _ => self.reference_to(entry, self.dossier.title(entry)),
            },
            None => Span::new(format!("{slug} (not in the dossier)"), TextRole::Dim),
        }
    }

    /// A numbered reference to the entry under another name.
    pub(super) fn reference_to(&mut self, entry: EntryId, name: Cow<'_, str>) -> Span {
        let number = self.page.targets.len();
        self.page.targets.push(Target { entry, line: self.page.lines.len() });
        let mut span = Span::new(format!("[{}]\u{a0}{name}", number + 1), TextRole::Link);
        span.target = Some(number);
        span
    }

    /// References to several records in one paragraph behind a label, each with what stands after
    /// it.
    pub(super) fn references<'a>(
        &mut self,
        label: &str,
        references: impl IntoIterator<Item = (&'a str, String)>,
    ) {
        let mut spans = Vec::new();
        for (slug, after) in references {
            let before = if spans.is_empty() { label } else { " · " };
            let tone = if spans.is_empty() { TextRole::Label } else { TextRole::Dim };
            spans.push(Span::new(before, tone));
            spans.push(self.reference(slug));
            spans.push(Span::new(after, TextRole::Plain));
        }
        if !spans.is_empty() {
            self.paragraph(2, spans);
        }
    }

    /// The marks of the sources cited: ` S1 S3`.
    pub(super) fn marks(&mut self, cites: &'d [Citation]) -> Span {
        let mut marks = String::new();
        for cite in cites {
            let at = self.sources.iter().position(|source| *source == &*cite.source);
            let number = at.unwrap_or_else(|| {
                self.sources.push(&cite.source);
                self.sources.len() - 1
            });
            let mark = format!(" S{}", number + 1);
            if !marks.split_inclusive(' ').any(|other| other.trim() == mark.trim()) {
                marks.push_str(&mark);
            }
        }
        Span::new(marks, TextRole::Source)
    }

    /// A paragraph whose lines after the first are set in by so many cells.
    pub(super) fn paragraph(&mut self, hanging: usize, spans: Vec<Span>) {
        self.paragraph_at(0, hanging, spans);
    }

    /// A paragraph set in by so many cells, its lines after the first by `hanging` more.
    pub(super) fn paragraph_at(&mut self, indent: usize, hanging: usize, spans: Vec<Span>) {
        for (line, begun) in broken(self.cells, (indent, hanging), &spans) {
            for target in begun {
                self.place(target, self.page.lines.len());
            }
            self.page.lines.push(line);
        }
    }

    /// A heading.
    pub(super) fn section(&mut self, title: &str) {
        self.gap();
        self.paragraph(0, vec![Span::new(title, TextRole::Heading)]);
    }

    /// A word and what it introduces.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        let label = Span::new(format!("{label}: "), TextRole::Label);
        self.paragraph(2, vec![label, Span::new(text, TextRole::Plain)]);
    }

    /// A reference in a line of its own, with its date before it.
    pub(super) fn item(&mut self, entry: EntryId) {
        let dossier = self.dossier;
        let mut spans = Vec::new();
        if let Some(date) = dossier.date(entry).filter(|_| {
            dossier.record_entry(entry) != entry
                || !matches!(dossier.kind(entry), crate::dossier::Kind::Person)
        }) {
            spans.push(Span::new(format!("{} ", date.words()), TextRole::Date));
        }
        spans.push(self.reference_to(entry, dossier.title(entry)));
        self.paragraph_at(2, 2, spans);
    }

    /// An empty line, unless there is one already or nothing yet.
    pub(super) fn gap(&mut self) {
        if self.page.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.page.lines.push(Line::default());
        }
    }

    pub(super) fn finish(mut self) -> Article {
        while self.page.lines.last().is_some_and(|line| line.spans.is_empty()) {
            self.page.lines.pop();
        }
        debug_assert!(self.page.lines.iter().all(|line| line_width(line) <= self.cells.max(2)));
        self.page
    }
}

/// The spans as lines of so many cells, the first set in by `indent`, the others by `hanging`
/// more; each with the references that begin in it.
pub(super) fn broken(
    cells: usize,
    (indent, hanging): (usize, usize),
    spans: &[Span],
) -> Vec<(Line, Vec<usize>)> {
    let indent = indent.min(cells / 2);
    let hanging = hanging.min(cells / 3);
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() || lines.is_empty() {
        let set_in = if lines.is_empty() { indent } else { indent + hanging };
        let room = cells.saturating_sub(set_in).max(1);
        let rest = text.get(start..).unwrap_or("");
        let line = first_line(rest, room);
        let range = start + line.start..start + line.end;
        lines.push(piece(set_in, spans, range.clone()));
        let after = text.get(range.end..).unwrap_or("");
        let blanks = after.len() - after.trim_start().len();
        start = (range.end + blanks).max(start + 1);
    }
    lines
}

/// One line made of what the spans hold in a range of their joined text.
fn piece(set_in: usize, spans: &[Span], range: std::ops::Range<usize>) -> (Line, Vec<usize>) {
    let mut line = Line::default();
    let mut begun = Vec::new();
    if set_in > 0 {
        line.spans.push(Span::new(" ".repeat(set_in), TextRole::Plain));
    }
    let mut at = 0;
    for span in spans {
        let (from, to) = (range.start.max(at), range.end.min(at + span.text.len()));
        if let Some(text) = (from < to).then(|| span.text.get(from - at..to - at)).flatten() {
            line.spans.push(Span { text: text.to_owned(), ..span.clone() });
            begun.extend(span.target.filter(|_| from == at));
        }
        at += span.text.len();
    }
    (line, begun)
}

/// The publisher of a source and the year, for references in running text.
fn publisher(source: &Source) -> String {
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    match source.issued.as_ref().and_then(|date| date.order().0.year()) {
        Some(year) => format!("{name} ({year})"),
        None => name.to_owned(),
    }
}
