//! Texts over the screen: about the dossier, problems, sources, documents, a day, two records.

use super::Overlay;
use crate::{
    app::{App, LineEditor, background::TaskKind, effect::Effect, keyed::Keyed},
    article::{self, ReadProblem, TextLayout},
    date::Day,
    dossier::{EntryId, record::Citation},
    search::SYNTAX,
    source_texts::SourceTexts,
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
    /// The kind of text.
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

impl App {
    pub(crate) fn open_reader(&mut self, kind: ReaderKind) {
        self.overlays.push(Overlay::Reader(Reader::new(kind)));
        self.compose_readers();
    }

    pub(crate) fn compose_readers(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::Reader(Reader { kind, text, query, scroll, .. }) = overlay
                && *kind != ReaderKind::Snapshot
            {
                let key = self.text_key(query.text());
                let text = text.get_or_update(key, || self.reader_text(kind, query.text()));
                *scroll = (*scroll).min(text.lines.len().saturating_sub(1));
            }
        }
        self.overlays = overlays;
        self.compose_snapshot();
    }

    fn reader_text(&self, kind: &ReaderKind, query: &str) -> TextLayout {
        let (dossier, cells) = (&self.data.dossier, self.status.sizes.overlay_cells);
        let text = match kind {
            ReaderKind::Problems => Some(article::faults(dossier, &self.data.problems)),
            ReaderKind::Syntax => Some(article::examples(dossier, &SYNTAX)),
            ReaderKind::About => Some(article::about_dossier(dossier)),
            ReaderKind::Pair(pair, other) => self.browse.view.current.map(|id| match pair {
                Pair::Comparison => article::between(dossier, *other, id),
                Pair::Connection => article::connection(dossier, id, *other),
            }),
            // [`App::compose_snapshot`] has it made.
            ReaderKind::Snapshot => None,
            ReaderKind::Document(citation) => match self.data.source_texts.passage(citation) {
                Ok(passage) => return article::document(&passage, query, cells),
                Err(reason) => {
                    let fault = ReadProblem { text: reason.to_string(), help: None };
                    Some(article::faults(dossier, &[fault]))
                }
            },
        };
        text.map(|text| text.layout(cells)).unwrap_or_default()
    }

    fn text_key(&self, query: &str) -> TextKey {
        let (cells, view) = (self.status.sizes.overlay_cells, &self.browse.view);
        (cells, query.to_owned(), view.current, view.as_of())
    }

    fn snapshot_reader(&mut self) -> Option<&mut Reader> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Reader(reader) if reader.kind == ReaderKind::Snapshot => Some(reader),
            _ => None,
        })
    }

    /// Until the state of another day is made, which goes through the dossier, nothing is shown.
    fn compose_snapshot(&mut self) {
        let (key, day) = (self.text_key(""), self.browse.view.as_of());
        let cells = self.status.sizes.overlay_cells;
        let Some(reader) = self.snapshot_reader() else { return };
        if reader.text.key() != Some(&key) {
            reader.text = Keyed::default();
            day.into_iter().for_each(|day| self.start_idle(TaskKind::Snapshot(day, cells)));
        }
    }

    pub(crate) fn show_snapshot(&mut self, day: Day, cells: usize, text: TextLayout) {
        let key = self.text_key("");
        let shown = (self.status.sizes.overlay_cells, self.browse.view.as_of());
        if let Some(reader) = self.snapshot_reader().filter(|_| shown == (cells, Some(day))) {
            reader.text.get_or_update(key, || text);
        }
    }

    /// Sets the documents that are cited.
    pub fn set_texts(&mut self, texts: SourceTexts) {
        self.data.source_texts = texts;
        self.article.details.invalidate();
        for overlay in &mut self.overlays {
            if let Overlay::Reader(reader) = overlay {
                reader.text.invalidate();
            }
        }
        self.compose_readers();
    }

    /// Shows the problems of reading; closes that text if there are none.
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
        match &reader.kind {
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
            let citation = citation.clone();
            self.open_reader(ReaderKind::Document(citation));
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

    /// Selects the passage (0) or a match after it; after the last one the passage again.
    pub(super) fn select_match(&mut self, nth: usize) {
        let height = self.status.sizes.overlay_lines;
        if let Some(Overlay::Reader(reader)) = self.overlays.last_mut() {
            let count = reader.text().targets.len();
            reader.select(nth.checked_rem(count).unwrap_or(0), height);
        }
    }
}
