//! Lays an article out as lines, and numbers its references, whose order depends on the layout.

mod comparison;
mod positions;
mod spans;

use super::model::{Article, Block, HistoryItem, Section, Span, Tab, TextRole};
use crate::{
    dossier::EntryId,
    text::{clean, width},
    threads,
};
pub(crate) use spans::slices;
use spans::wrap_spans;
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    mem,
};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextLayout {
    /// The lines, none wider than requested.
    pub lines: Vec<Line>,
    /// The numbered references; the first has the number 1.
    pub targets: Vec<Target>,
    pub headings: Vec<usize>,
    /// The number of lines at the top that do not scroll.
    pub pinned: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The pieces of the line, from left to right.
    pub spans: Vec<LineSpan>,
}

/// A piece of a line with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineSpan {
    /// The text, clean.
    pub text: String,
    pub role: TextRole,
    /// The reference that it is part of, as an index into [`TextLayout::targets`].
    pub target: Option<usize>,
}

/// A reference: the entry that it leads to, and its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub entry: EntryId,
    pub line: usize,
}

/// The fewest lines that take long to free: a state of a day may have a hundred thousand.
const MANY_LINES: usize = 4096;

impl Drop for TextLayout {
    fn drop(&mut self) {
        if self.lines.len() >= MANY_LINES {
            let lines = mem::take(&mut self.lines);
            threads::detach(move || drop(lines));
        }
    }
}

/// The cells of the days between two treaty actions: `+123 d`.
const DAYS_CELLS: usize = 7;

impl<'a> Article<'a> {
    /// Lays the article out for lines of a number of cells, without its title.
    pub fn layout(&self, cells: usize) -> TextLayout {
        let mut builder = self.builder(cells, Unfolded::All);
        self.sections.iter().for_each(|section| builder.section(section));
        builder.finish()
    }

    /// The article as text, without reference numbers, which are of use in the explorer alone.
    pub fn text(&self, cells: usize) -> String {
        let mut builder = LayoutBuilder { numbers: false, ..self.builder(cells, Unfolded::All) };
        self.sections.iter().for_each(|section| builder.section(section));
        let mut text = String::new();
        for line in &builder.finish().lines {
            let shown: String = line.spans.iter().map(|span| span.text.as_str()).collect();
            text.push_str(shown.trim_end());
            text.push('\n');
        }
        text
    }

    /// Lays out one tab of the article under its title, with one position unfolded at most.
    pub fn layout_tab(&self, cells: usize, tab: Tab, unfolded: Option<EntryId>) -> TextLayout {
        let mut builder = self.builder(cells, unfolded.map_or(Unfolded::None, Unfolded::One));
        if let Some(title) = &self.title {
            builder.paragraph(0, 0, &[Span::new(title, TextRole::Strong)]);
        }
        let sections = self.sections.iter().filter(|section| section.tab == tab);
        for (nth, section) in sections.enumerate() {
            if nth == 0 && tab == Tab::Facts {
                builder.is_joined = true;
            }
            builder.section(section);
        }
        builder.finish()
    }

    fn builder(&self, cells: usize, unfolded: Unfolded) -> LayoutBuilder<'a> {
        LayoutBuilder {
            cells: cells.max(1),
            numbers: true,
            layout: TextLayout::default(),
            sources: self.sources.iter().copied().zip(1..).collect(),
            unfolded,
            is_joined: false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unfolded {
    None,
    One(EntryId),
    All,
}

impl LineSpan {
    pub(super) fn new<'t>(text: impl Into<Cow<'t, str>>, role: TextRole) -> Self {
        Self { text: clean(&text.into()).into_owned(), role, target: None }
    }
}

impl Line {
    fn width(&self) -> usize {
        self.spans.iter().map(|span| width(&span.text)).sum()
    }
}

struct LayoutBuilder<'a> {
    cells: usize,
    numbers: bool,
    layout: TextLayout,
    /// The number of each source by its id, from 1.
    sources: HashMap<&'a str, usize>,
    unfolded: Unfolded,
    is_joined: bool,
}

impl<'a> LayoutBuilder<'a> {
    fn section(&mut self, section: &Section<'a>) {
        if !std::mem::take(&mut self.is_joined) {
            self.gap();
        }
        if let Some(title) = &section.title {
            self.layout.headings.push(self.layout.lines.len());
            self.paragraph(0, 0, &[Span::new(title, TextRole::Heading)]);
        }
        for block in &section.blocks {
            match block {
                Block::Paragraph { indent, hanging, spans } => {
                    self.paragraph(*indent, *hanging, spans);
                }
                Block::List(items) => items.iter().for_each(|item| {
                    self.paragraph(0, 2, &[&[Span::new("– ", TextRole::Plain)], &**item].concat());
                }),
                Block::History(items) => self.history(items),
                Block::Positions(items) => positions::draw(self, items),
                Block::Comparison(heads, rows) => comparison::comparison(self, heads, rows),
                Block::Sources(items) => self.sources(items),
            }
        }
    }

    fn add_target(&mut self, entry: EntryId) -> usize {
        self.layout.targets.push(Target { entry, line: self.layout.lines.len() });
        self.layout.targets.len() - 1
    }

    fn source_number(&mut self, source: &'a str) -> usize {
        let next = self.sources.len() + 1;
        *self.sources.entry(source).or_insert(next)
    }

    fn numbered(&mut self, spans: &[Span<'a>]) -> Vec<LineSpan> {
        let mut numbered = Vec::new();
        for span in spans {
            let mut text = span.text.clone();
            let target = span.target.map(|entry| self.add_target(entry));
            if let Some(target) = target.filter(|_| self.numbers) {
                text.insert_str(0, &format!("[{}]\u{a0}", target + 1));
            }
            let numbers: BTreeSet<usize> =
                span.citations.iter().map(|it| self.source_number(&it.source)).collect();
            text.extend(numbers.iter().map(|number| format!(" S{number}")));
            numbered.push(LineSpan { text, role: span.role, target });
        }
        numbered
    }

    fn paragraph(&mut self, indent: usize, hanging: usize, spans: &[Span<'a>]) {
        let mut next = self.layout.targets.len();
        let spans = self.numbered(spans);
        for line in wrap_spans(self.cells, (indent, hanging), &spans) {
            // A reference is where it begins.
            for at in line.spans.iter().filter_map(|span| span.target) {
                if at >= next
                    && let Some(target) = self.layout.targets.get_mut(at)
                {
                    (target.line, next) = (self.layout.lines.len(), at + 1);
                }
            }
            self.layout.lines.push(line);
        }
    }

    /// Adds a line that is known to fit.
    fn row(&mut self, spans: Vec<LineSpan>) {
        self.layout.lines.push(Line { spans });
    }

    fn gap(&mut self) {
        if self.layout.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.layout.lines.push(Line::default());
        }
    }

    fn history(&mut self, items: &[HistoryItem<'a>]) {
        if let [item] = items {
            return self.paragraph(0, 2, &item.spans);
        }
        for (number, item) in items.iter().enumerate() {
            let joint = match number {
                0 => "┌",
                _ if number + 1 == items.len() => "└",
                _ => "├",
            };
            let joint = if item.is_calculated {
                format!("┆\u{a0}{:>DAYS_CELLS$}\u{a0}", "")
            } else {
                format!("{joint} {:>DAYS_CELLS$} ", item.days)
            };
            let spans = [&[Span::new(joint, TextRole::Dim)], &*item.spans].concat();
            self.paragraph(0, DAYS_CELLS + 5, &spans);
        }
    }

    fn sources(&mut self, items: &[(&'a str, Vec<Span<'a>>)]) {
        let mut numbered: Vec<(usize, &[Span<'a>])> =
            items.iter().map(|(source, spans)| (self.source_number(source), &**spans)).collect();
        numbered.sort_by_key(|(number, _)| *number);
        for (number, spans) in numbered {
            let number = Span::new(format!("S{number} "), TextRole::Source);
            self.paragraph(0, 3, &[&[number], spans].concat());
        }
    }

    fn finish(mut self) -> TextLayout {
        while self.layout.lines.last().is_some_and(|line| line.spans.is_empty()) {
            self.layout.lines.pop();
        }
        debug_assert!(self.layout.lines.iter().all(|line| line.width() <= self.cells.max(2)));
        self.layout
    }
}
