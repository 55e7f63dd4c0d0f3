//! Texts over the screen: about the dossier, problems, sources, documents, a day, two records.

use super::Overlay;
use crate::{
    app::{App, LineEditor, effect::Effect, keyed::Keyed},
    article::{self, ReadProblem, TextLayout},
    date::Day,
    dossier::{EntryId, record::Citation},
    search::SYNTAX,
    source_texts::SourceTexts,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderKind {
    About,
    Syntax,
    Problems,
    /// The state of the dossier on the day of the filter.
    Snapshot,
    /// The current record and this one.
    Pair(Pair, EntryId),
    /// The document of the citation with this index among the sources.
    Document(usize),
}

/// What is read of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    Comparison,
    Connection,
}

type TextKey = (usize, String, Option<EntryId>, Option<Day>);

/// A text over the screen, and the reader's position in it.
#[derive(Debug, Clone)]
pub struct Reader {
    /// What is read.
    pub kind: ReaderKind,
    text: Keyed<TextKey, TextLayout>,
    /// The first line on the screen.
    pub scroll: usize,
    /// The selected link; of a document the passage or a match.
    pub selected: usize,
    /// What is searched for in a document.
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

    /// The composed text.
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

    /// One step goes to the next link on the screen, otherwise a line further; more steps scroll.
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

    /// Selects the link and scrolls it into the upper third where it is not on the screen.
    fn select(&mut self, link: usize, height: usize) {
        self.selected = link;
        let Some(line) = self.text().targets.get(link).map(|target| target.line) else { return };
        if !(self.scroll..self.scroll + height.saturating_sub(2)).contains(&line) {
            let last = self.text().lines.len().saturating_sub(height);
            self.scroll = line.saturating_sub(height / 3).min(last);
        }
    }

    /// Selects the passage (0) or a match after it; after the last one the passage again.
    fn select_match(&mut self, nth: usize, height: usize) {
        let count = self.text().targets.len();
        self.select(nth.checked_rem(count).unwrap_or(0), height);
    }
}

impl App {
    pub(crate) fn open_reader(&mut self, kind: ReaderKind) {
        self.overlays.push(Overlay::Reader(Reader::new(kind)));
        self.compose_readers();
    }

    pub(crate) fn compose_readers(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::Reader(reader) = overlay {
                let (cells, query) =
                    (self.status.sizes.overlay_cells, reader.query.text().to_owned());
                let view = &self.browse.view;
                let key = (cells, query.clone(), view.current, view.as_of());
                let kind = reader.kind;
                reader.text.get_or_update(key, || self.reader_text(kind, &query));
            }
        }
        self.overlays = overlays;
    }

    fn reader_text(&self, kind: ReaderKind, query: &str) -> TextLayout {
        let (dossier, cells) = (&self.data.dossier, self.status.sizes.overlay_cells);
        let text = match (kind, self.browse.view.current) {
            (ReaderKind::Problems, _) => {
                Some(article::faults(dossier, &self.data.problems).layout(cells))
            }
            (ReaderKind::Syntax, _) => Some(article::examples(dossier, &SYNTAX).layout(cells)),
            (ReaderKind::About, _) | (_, None) => {
                Some(article::about_dossier(dossier).layout(cells))
            }
            (ReaderKind::Pair(pair, other), Some(id)) => Some(match pair {
                Pair::Comparison => article::between(dossier, other, id).layout(cells),
                Pair::Connection => article::connection(dossier, id, other).layout(cells),
            }),
            (ReaderKind::Snapshot, _) => self
                .browse
                .view
                .as_of()
                .map(|day| article::state_of_day(dossier, day).layout(cells)),
            (ReaderKind::Document(nth), Some(id)) => {
                let citation = self.citation(id, nth);
                let passage =
                    citation.and_then(|citation| self.data.source_texts.passage(citation).ok());
                passage.map(|passage| article::document(&passage, query, cells))
            }
        };
        text.unwrap_or_default()
    }

    pub(crate) fn invalidate_readers(&mut self) {
        for overlay in &mut self.overlays {
            if let Overlay::Reader(reader) = overlay {
                reader.text.invalidate();
            }
        }
        self.compose_readers();
    }

    pub(crate) fn set_texts(&mut self, texts: SourceTexts) {
        self.data.source_texts = texts;
        self.article.details.invalidate();
        self.invalidate_readers();
    }

    /// Shows what could not be read; closes that text where everything could.
    pub fn set_faults(&mut self, faults: Vec<ReadProblem>) {
        self.overlays.retain(|overlay| {
            !matches!(overlay, Overlay::Reader(reader) if reader.kind == ReaderKind::Problems)
        });
        self.data.problems = faults;
        if !self.data.problems.is_empty() {
            // The keys of a welcome are not those of this window.
            self.status.notice = None;
            self.open_reader(ReaderKind::Problems);
        }
    }

    pub(crate) fn follow_in_reader(&mut self) {
        let Some(Overlay::Reader(reader)) = self.overlays.last() else { return };
        let selected = reader.selected;
        match reader.kind {
            ReaderKind::Document(_) => self.select_match(selected + 1),
            ReaderKind::Snapshot | ReaderKind::Pair(..) => {
                match reader.text().targets.get(selected).map(|target| target.entry) {
                    Some(id) => self.open_record(id),
                    None => self.overlays.clear(),
                }
            }
            ReaderKind::About | ReaderKind::Problems | ReaderKind::Syntax => {
                _ = self.overlays.pop();
            }
        }
    }

    /// A citation in the order of the tab of sources.
    fn citation(&self, id: EntryId, nth: usize) -> Option<&Citation> {
        let numbered = &self.article.details.value().sources;
        let open = self.browse.view.position.open;
        let citations = article::cites_of(&self.data.dossier, id, open, numbered);
        citations.get(nth).map(|(_, citation)| *citation)
    }

    /// Opens the document of a source at the passage where it is available, otherwise its address.
    pub(crate) fn open_source(&mut self, nth: usize) -> Option<Effect> {
        let citation = self.citation(self.browse.view.current?, nth)?;
        if self.data.source_texts.passage(citation).is_ok() {
            self.open_reader(ReaderKind::Document(nth));
            self.select_match(0);
            return None;
        }
        match article::address(&self.data.dossier, citation) {
            Some(address) => Some(Effect::Open(address)),
            None => {
                self.status
                    .refuse("This source has no address; set --documents DIR to read its text");
                None
            }
        }
    }

    fn select_match(&mut self, nth: usize) {
        let height = self.status.sizes.overlay_lines;
        if let Some(Overlay::Reader(reader)) = self.overlays.last_mut() {
            reader.select_match(nth, height);
        }
    }

    pub(crate) fn edit_document_query(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        if let Some(Overlay::Reader(reader)) = self.overlays.last_mut() {
            edit(&mut reader.query);
        }
        self.compose_readers();
        self.select_match(1);
    }
}
