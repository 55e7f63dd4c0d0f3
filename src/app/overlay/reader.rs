//! Texts over the screen: about the dossier, problems, sources, documents, a day, two records.

use super::Overlay;
use crate::{
    app::{
        App, LineEditor, background::TaskKind, browse::view::View, data::Data, effect::Effect,
        keyed::Keyed, viewport::ViewportSizes,
    },
    article::{self, ReadProblem, TextLayout},
    date::Day,
    dossier::{EntryId, record::Citation},
    search::SYNTAX,
};

#[derive(Debug, Clone, PartialEq)]
pub enum ReaderKind {
    About,
    Syntax,
    Problems,
    /// The state of the dossier on the day of the filter.
    Snapshot,
    /// The current record and this one.
    Pair(Pair, EntryId),
    /// The document of this citation, whatever is selected below it meanwhile.
    Document(Citation),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    Comparison,
    Connection,
}

type TextKey = (usize, String, Option<EntryId>, Option<Day>);

/// A text over the screen, and the reader's position in it.
#[derive(Debug, Clone)]
pub struct Reader {
    pub kind: ReaderKind,
    text: Keyed<TextKey, TextLayout>,
    /// The first line on the screen.
    pub scroll: usize,
    /// The selected link; of a document the passage or a match.
    pub selected: usize,
    /// The text to search for in a document.
    pub query: LineEditor,
}

impl Reader {
    fn new(kind: ReaderKind) -> Self {
        let (text, query) = (Keyed::default(), LineEditor::default());
        Self { kind, text, scroll: 0, selected: 0, query }
    }

    /// What is left of it when another dossier is shown: nothing of a pair.
    pub(super) fn without_text(self) -> Option<Self> {
        let is_pair = matches!(self.kind, ReaderKind::Pair(..));
        (!is_pair).then(|| Self { text: Keyed::default(), ..self })
    }

    pub fn text(&self) -> &TextLayout {
        self.text.value()
    }

    /// The line of the text on a line of the screen: the first lines may be pinned.
    pub(crate) fn line_at(&self, y: usize) -> usize {
        if y < self.text().pinned { y } else { self.scroll + y }
    }

    pub(crate) fn is_document(&self) -> bool {
        matches!(self.kind, ReaderKind::Document(_))
    }

    fn has_records(&self) -> bool {
        matches!(self.kind, ReaderKind::Snapshot | ReaderKind::Pair(..))
    }

    pub(crate) fn selected_link(&self) -> Option<usize> {
        self.has_records().then_some(self.selected)
    }

    pub(crate) fn move_by(&mut self, by: isize, height: usize) {
        if self.has_records() {
            self.move_by_links(by, height);
        } else {
            self.scroll_by(by, height);
        }
    }

    fn scroll_by(&mut self, by: isize, height: usize) {
        let last = self.text().lines.len().saturating_sub(height);
        self.scroll = self.scroll.saturating_add_signed(by).min(last);
    }

    /// A single step goes to the next link on the screen, otherwise one line; more steps scroll.
    fn move_by_links(&mut self, by: isize, height: usize) {
        let pinned = self.text().pinned;
        let visible = |scroll: usize| match scroll {
            0 => 0..height.max(1),
            _ => scroll + pinned..scroll + height.max(pinned + 1),
        };
        let line_of = |reader: &Self, link: usize| Some(reader.text().targets.get(link)?.line);
        let next = self.selected.checked_add_signed(by.signum());
        let next = next.and_then(|next| Some((next, line_of(self, next)?)));
        match next {
            Some((next, line)) if by.abs() == 1 && visible(self.scroll).contains(&line) => {
                self.selected = next;
                return;
            }
            _ => self.scroll_by(by, height),
        }
        let shown = visible(self.scroll);
        if line_of(self, self.selected).is_some_and(|line| shown.contains(&line)) {
            return;
        }
        let mut links =
            (0..).zip(&self.text().targets).filter(|(_, target)| shown.contains(&target.line));
        let found = if by > 0 { links.next() } else { links.last() };
        self.selected = found.map_or(self.selected, |(link, _)| link);
    }

    pub(crate) fn invalidate(&mut self) {
        self.text.invalidate();
    }

    /// Composes the text. The state of a day goes through the dossier: until the task that is
    /// returned has made it, nothing is shown.
    pub(super) fn compose(&mut self, context: &ReaderContext<'_>) -> Option<TaskKind> {
        let key = context.key(self);
        if self.kind == ReaderKind::Snapshot {
            if self.text.key() == Some(&key) {
                return None;
            }
            self.text = Keyed::default();
            let day = context.view.as_of()?;
            return Some(TaskKind::Snapshot(day, context.sizes.overlay_cells));
        }
        let (kind, query) = (&self.kind, self.query.text());
        let text = self.text.get_or_update(key, || context.text(kind, query));
        self.scroll = self.scroll.min(text.lines.len().saturating_sub(1));
        None
    }

    pub(crate) fn set_snapshot(&mut self, day: Day, cells: usize, text: TextLayout) {
        self.text.get_or_update((cells, String::new(), None, Some(day)), || text);
    }

    /// Selects the passage (0) or a match after it; after the last one the passage again.
    pub(crate) fn select_match(&mut self, nth: usize, height: usize) {
        let count = self.text().targets.len();
        self.select(nth.checked_rem(count).unwrap_or(0), height);
    }

    /// Selects the link; one that is not on the screen is scrolled into the upper third.
    fn select(&mut self, link: usize, height: usize) {
        self.selected = link;
        let Some(line) = self.text().targets.get(link).map(|target| target.line) else { return };
        if !(self.scroll..self.scroll + height.saturating_sub(2)).contains(&line) {
            let last = self.text().lines.len().saturating_sub(height);
            self.scroll = line.saturating_sub(height / 3).min(last);
        }
    }
}

pub(crate) struct ReaderContext<'a> {
    pub(crate) data: &'a Data,
    pub(crate) view: &'a View,
    pub(crate) sizes: ViewportSizes,
}

impl ReaderContext<'_> {
    fn key(&self, reader: &Reader) -> TextKey {
        // The state of a day is the same whatever is selected.
        let current = self.view.current.filter(|_| reader.kind != ReaderKind::Snapshot);
        let query = reader.query.text().to_owned();
        (self.sizes.overlay_cells, query, current, self.view.as_of())
    }

    fn text(&self, kind: &ReaderKind, query: &str) -> TextLayout {
        let (dossier, cells) = (&self.data.dossier, self.sizes.overlay_cells);
        let text = match kind {
            ReaderKind::Problems => Some(article::faults(dossier, &self.data.problems)),
            ReaderKind::Syntax => Some(article::examples(dossier, &SYNTAX)),
            ReaderKind::About => Some(article::about_dossier(dossier)),
            ReaderKind::Pair(pair, other) => self.view.current.map(|id| match pair {
                Pair::Comparison => article::between(dossier, *other, id),
                Pair::Connection => article::connection(dossier, id, *other),
            }),
            // [`Reader::compose`] has it made.
            ReaderKind::Snapshot => None,
            ReaderKind::Document(citation) => match self.data.source_texts.passage(citation) {
                Ok(passage) => return article::document(&passage, query, cells),
                Err(reason) => {
                    let fault = ReadProblem { text: reason.to_string(), ..ReadProblem::default() };
                    Some(article::faults(dossier, &[fault]))
                }
            },
        };
        text.map(|text| text.layout(cells)).unwrap_or_default()
    }
}

impl App {
    pub(crate) fn open_reader(&mut self, kind: ReaderKind) {
        self.overlays.push(Overlay::Reader(Reader::new(kind)));
        self.compose_readers();
    }

    pub(crate) fn compose_readers(&mut self) {
        let (view, sizes) = (&self.browse.view, self.status.sizes);
        let context = ReaderContext { data: &self.data, view, sizes };
        let tasks = self.overlays.readers().filter_map(|reader| reader.compose(&context));
        let task = tasks.last();
        if let Some(task) = task.filter(|task| self.background.has_room_for(*task)) {
            self.start_task(task);
        }
    }

    pub(super) fn follow_in_reader(&mut self) {
        let height = self.status.sizes.overlay_lines;
        let Some(reader) = self.overlays.reader_mut() else { return };
        match &reader.kind {
            ReaderKind::Document(_) => reader.select_match(reader.selected + 1, height),
            ReaderKind::Snapshot | ReaderKind::Pair(..) => {
                match reader.text().targets.get(reader.selected).map(|target| target.entry) {
                    Some(id) => self.open_record(id),
                    None => self.overlays.clear(),
                }
            }
            ReaderKind::About | ReaderKind::Problems | ReaderKind::Syntax => {
                _ = self.overlays.pop();
            }
        }
    }

    /// Opens the document of a source of the tab of sources at the passage where it is available,
    /// otherwise its address.
    pub(crate) fn open_source(&mut self, nth: usize) -> Option<Effect> {
        let dossier = &self.data.dossier;
        let citation = self.article.details.value().citations.get(nth)?;
        if self.data.source_texts.passage(citation).is_ok() {
            self.open_reader(ReaderKind::Document(citation.clone()));
            return None;
        }
        let address = article::address(dossier, citation);
        if address.is_none() {
            let text = "This source has no address; set --documents DIR to read its text";
            self.status.refuse(text);
        }
        address.map(Effect::Open)
    }
}
