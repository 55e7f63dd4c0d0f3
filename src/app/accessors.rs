//! What drawing and commands may see of the state, and the few choices they hand in at the start.

use super::{
    App, Keymap, Row,
    browse::{Focus, History, PaneId, View},
    effect::{Notice, ViewportSizes},
    overlay::Overlay,
    prompt::{Prompt, SearchPrompt},
    settings::ThemeChoice,
};
use crate::{
    article::Article,
    date::Day,
    dossier::{Dossier, EntryId},
    search::SearchResult,
    source_texts::SourceTexts,
};

impl App {
    /// The dossier.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Which key does what.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Where the user is.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The way back.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What is typed in the last line.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.typing.as_ref()
    }

    /// The search being typed.
    #[must_use]
    pub fn search(&self) -> Option<&SearchPrompt> {
        match &self.typing {
            Some(Prompt::Search(search)) => Some(search),
            Some(Prompt::Date(_) | Prompt::Ask(_)) | None => None,
        }
    }

    /// What the search finds, whether typed or kept.
    #[must_use]
    pub fn search_result(&self) -> Option<&SearchResult> {
        match self.search() {
            Some(search) => search.found.as_ref(),
            None => self.kept.as_ref(),
        }
    }

    /// The windows over the screen, the top one last.
    #[must_use]
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The message in the last line.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The number typed so far.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// The sizes last told.
    #[must_use]
    pub fn sizes(&self) -> ViewportSizes {
        self.sizes
    }

    /// The detail of the current entry.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.page
    }

    /// Whether the entry's line belongs to the current entry.
    #[must_use]
    pub fn is_linked(&self, id: EntryId) -> bool {
        self.view.current != Some(id) && self.linked.shows_entry(&self.dossier, id)
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Day {
        self.today
    }

    /// The colours asked for.
    #[must_use]
    pub fn theme(&self) -> ThemeChoice {
        self.theme
    }

    /// Asks for colours.
    pub fn set_theme(&mut self, theme: ThemeChoice) {
        self.theme = theme;
    }

    /// Sets which key does what.
    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.keymap = keymap;
        self.notice = Some(self.welcome());
    }

    /// Says whether the mouse is listened to.
    pub fn set_mouse(&mut self, on: bool) {
        self.mouse = on;
    }

    /// The documents that are cited, as far as they are at hand.
    #[must_use]
    pub fn source_texts(&self) -> &SourceTexts {
        &self.texts
    }

    /// Whether the screen is drawn in ASCII characters alone.
    #[must_use]
    pub fn ascii(&self) -> bool {
        self.ascii
    }

    /// Asks for a screen drawn in ASCII characters alone.
    pub fn set_ascii(&mut self, on: bool) {
        self.ascii = on;
    }

    /// How many entries the pane has when nothing is narrowed.
    #[must_use]
    pub fn total(&self, pane: PaneId) -> usize {
        self.lists.of_pane(pane, self.view.register).entries().len()
    }

    /// How many entries of the pane belong to the current one.
    #[must_use]
    pub fn linked_in(&self, pane: PaneId) -> usize {
        self.linked_in[pane.index()].count()
    }

    /// Whether the row is the one that the cursor is on.
    #[must_use]
    pub fn is_selected(&self, pane: PaneId, row: usize) -> bool {
        let list = self.view.pane(pane);
        row == list.selected() && matches!(list.row(row), Some(Row::Entry(_)))
    }

    /// Whether keys go to the pane; while a search is typed, whether the best hit is in it.
    #[must_use]
    pub fn has_focus(&self, pane: PaneId) -> bool {
        match (self.search(), self.view.current) {
            (Some(_), Some(id)) => self.home_of(id).0 == pane,
            _ => self.view.focus == Focus::Pane(pane),
        }
    }
}
