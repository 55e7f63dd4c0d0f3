//! Moving in panes, in the details and to linked records; an error is why it cannot be done.

use super::{
    Browse,
    list_state::ListState,
    rows::Row,
    view::{Filter, Focus, PaneId, ScrollPosition},
};
use crate::{
    app::{Action, Settings, article_pane::ArticlePane, status::Notice},
    article::Tab,
    dossier::EntryId,
};

impl Browse {
    /// Moves in the pane that has the focus, or in the details.
    fn go(
        &mut self,
        in_pane: impl FnOnce(&mut ListState),
        in_details: impl FnOnce(&mut ScrollPosition),
    ) {
        match self.view.focus {
            Focus::Detail(_) => in_details(&mut self.view.position),
            Focus::Pane(pane) => {
                in_pane(self.view.pane_mut(pane));
                self.follow_selection();
            }
        }
    }

    pub(crate) fn move_by(&mut self, article: &ArticlePane, by: isize) {
        self.go(|pane| pane.step(by), |position| article.move_by(position, by));
    }

    pub(crate) fn page_by(&mut self, article: &ArticlePane, halves: isize) {
        self.go(|pane| pane.page(halves), |position| article.page(position, halves));
    }

    pub(crate) fn move_to_end(&mut self, article: &ArticlePane, last: bool) {
        let row = if last { usize::MAX } else { 0 };
        self.go(|pane| pane.move_to(row), |position| article.go_to_end(position, last));
    }

    /// Selects a row and focuses its pane; returns whether both were so already.
    pub(crate) fn click(&mut self, pane: PaneId, row: usize) -> bool {
        let clicked = match self.rows(pane).row(row) {
            Some(Row::Entry(id)) => Some(id),
            Some(Row::Others(_)) | None => None,
        };
        let is_open = clicked.is_some() && self.view.current == clicked;
        if self.view.focus == Focus::Pane(pane) && is_open {
            return true;
        }
        clicked.into_iter().for_each(|id| _ = self.view.pane_mut(pane).select(id));
        self.focus(pane);
        false
    }

    pub(crate) fn turn_focus(&mut self, forward: bool) -> Result<(), Notice> {
        let stops = PaneId::ALL.len() + 1;
        let now = match self.view.focus {
            Focus::Pane(pane) => pane.index(),
            Focus::Detail(_) => stops - 1,
        };
        let next = if forward { now + 1 } else { now + stops - 1 } % stops;
        match PaneId::ALL.get(next) {
            Some(pane) => self.focus(*pane),
            None => return self.enter_details(),
        }
        Ok(())
    }

    pub(crate) fn move_sideways(&mut self, right: bool) -> Result<(), Notice> {
        match (self.view.focus, right) {
            (Focus::Detail(pane), false) => self.focus(pane),
            (Focus::Detail(_), true) | (Focus::Pane(PaneId::Timeline), false) => {}
            (Focus::Pane(_), _) => return self.turn_focus(right),
        }
        Ok(())
    }

    pub(crate) fn enter_details(&mut self) -> Result<(), Notice> {
        if self.view.current.is_none() {
            return Err(Notice::refusal("Nothing to open here"));
        }
        self.view.focus = Focus::Detail(self.view.focus.pane());
        Ok(())
    }

    pub(crate) fn follow(&mut self, id: EntryId) {
        self.remember();
        self.show(id);
        self.view.focus = Focus::Detail(self.pane_of(id));
    }

    /// Leaves the zoom, the details, the selection or the pin; returns whether there was one.
    pub(crate) fn leave(&mut self) -> bool {
        if std::mem::take(&mut self.is_zoomed) {
            return true;
        }
        if let Focus::Detail(pane) = self.view.focus {
            self.view.focus = Focus::Pane(pane);
            if self.view.position.tab != Tab::Facts {
                self.view.position = ScrollPosition::default();
            }
            return true;
        }
        !std::mem::take(&mut self.picked).is_empty() || self.pinned.take().is_some()
    }

    /// Selects the current record of the pane as one of several, or no longer.
    pub(crate) fn pick(&mut self) {
        let Focus::Pane(pane) = self.view.focus else { return };
        let Some(id) = self.view.pane(pane).entry() else { return };
        let before = self.picked.len();
        self.picked.retain(|other| *other != id);
        if self.picked.len() == before {
            self.picked.push(id);
        }
    }

    pub(crate) fn filter_linked(&mut self) -> Result<(), Notice> {
        let id = self.current()?;
        let filter = Filter::linked_to(&self.dossier, id);
        if self.view.filters.contains(&filter) {
            return Err(Notice::refusal("Already filtered to this record"));
        }
        self.add_filter(filter);
        Ok(())
    }

    pub(crate) fn current(&self) -> Result<EntryId, Notice> {
        self.view.current.ok_or_else(|| Notice::refusal("No record here"))
    }

    /// The pinned record, where another one is the current one.
    pub(crate) fn pinned_other(&self) -> Option<EntryId> {
        let current = self.view.current?;
        self.pinned.filter(|pinned| *pinned != current)
    }

    pub(crate) fn pin(&mut self, settings: &Settings) -> Result<Notice, Notice> {
        let id = self.current()?;
        if self.pinned.take() == Some(id) {
            return Ok(Notice::Hint("Unpinned".to_owned()));
        }
        self.pinned = Some(id);
        let key = settings.keymap.label(Action::Pin);
        Ok(Notice::Hint(format!("Pinned: press {key} on another record to compare")))
    }
}
