//! Moving in panes and in the details, from one to the other, and to linked records. What cannot be
//! done is an error with its reason.

use super::{
    Browse, home_of,
    view::{Filter, Focus, PaneId},
};
use crate::{
    app::{Action, Settings, article_pane::ArticlePane, status::Notice},
    dossier::{Dossier, EntryId},
};

impl Browse {
    /// Moves by entries in a pane, by links and lines in the details.
    pub(crate) fn move_by(&mut self, article: &ArticlePane, by: isize) {
        match self.view.focus {
            Focus::Detail(_) => article.move_by(&mut self.view.position, by),
            Focus::Pane(pane) => {
                self.view.pane_mut(pane).step(by);
                self.follow_selection();
            }
        }
    }

    /// Moves by half screens.
    pub(crate) fn page_by(&mut self, article: &ArticlePane, halves: isize) {
        match self.view.focus {
            Focus::Detail(_) => article.page(&mut self.view.position, halves),
            Focus::Pane(pane) => {
                self.view.pane_mut(pane).page(halves);
                self.follow_selection();
            }
        }
    }

    /// Moves to the first or the last line.
    pub(crate) fn move_to_end(&mut self, article: &ArticlePane, last: bool) {
        match (self.view.focus, last) {
            (Focus::Detail(_), _) => return article.go_to_end(&mut self.view.position, last),
            (Focus::Pane(pane), true) => self.view.pane_mut(pane).last(),
            (Focus::Pane(pane), false) => self.view.pane_mut(pane).first(),
        }
        self.follow_selection();
    }

    /// Focuses the next pane in turn; the details are the last one.
    pub(crate) fn turn_focus(
        &mut self,
        article: &ArticlePane,
        forward: bool,
    ) -> Result<(), Notice> {
        let stops = PaneId::ALL.len() + 1;
        let now = match self.view.focus {
            Focus::Pane(pane) => pane.index(),
            Focus::Detail(_) => stops - 1,
        };
        let next = if forward { now + 1 } else { now + stops - 1 } % stops;
        match PaneId::ALL.get(next) {
            Some(pane) => self.focus(*pane),
            None => return self.enter_details(article),
        }
        Ok(())
    }

    /// Focuses the pane on the left or on the right; the details are behind the last one.
    pub(crate) fn move_sideways(
        &mut self,
        article: &ArticlePane,
        right: bool,
    ) -> Result<(), Notice> {
        match (self.view.focus, right) {
            (Focus::Detail(pane), false) => self.focus(pane),
            (Focus::Detail(_), true) | (Focus::Pane(PaneId::Timeline), false) => {}
            (Focus::Pane(_), _) => return self.turn_focus(article, right),
        }
        Ok(())
    }

    /// Focuses the details of the current entry.
    pub(crate) fn enter_details(&mut self, article: &ArticlePane) -> Result<(), Notice> {
        if self.view.current.is_none() {
            return Err(Notice::refusal("Nothing to open here"));
        }
        self.view.focus = Focus::Detail(self.view.focus.pane());
        let position = &mut self.view.position;
        if position.selected.is_none() {
            article.select_visible(position, true);
        }
        Ok(())
    }

    /// Goes to the record of the link of this number, or of the selected one.
    pub(crate) fn follow_link(
        &mut self,
        (dossier, article): (&Dossier, &ArticlePane),
        settings: &Settings,
        number: Option<u32>,
    ) -> Result<(), Notice> {
        let typed = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let Some(link) = typed.or(self.view.position.selected) else {
            let key = |action| settings.keymap.label(action);
            let (down, up) = (key(Action::Down), key(Action::Up));
            let text = format!("No reference is marked: {down} and {up} go through them");
            return Err(Notice::Refusal(text));
        };
        let Some(id) = article.link(link) else {
            return Err(Notice::Refusal(format!("There is no reference {}", link + 1)));
        };
        self.remember();
        self.show(dossier, id);
        self.view.focus = Focus::Detail(home_of(dossier, id).0);
        Ok(())
    }

    /// Leaves the details, or clears the last filter.
    pub(crate) fn leave(&mut self, dossier: &Dossier, settings: &Settings) -> Result<(), Notice> {
        if let Focus::Detail(pane) = self.view.focus {
            self.view.focus = Focus::Pane(pane);
        } else if !self.clear_filter(dossier) {
            let quit = settings.keymap.label(Action::Close);
            return Err(Notice::Hint(format!("This is the outermost level; {quit} quits")));
        }
        Ok(())
    }

    /// Filters all panes by what is linked to the current entry.
    pub(crate) fn filter_related(
        &mut self,
        dossier: &Dossier,
        settings: &Settings,
    ) -> Result<(), Notice> {
        let id = self.current()?;
        if self.view.filters.contains(&Filter::Near(id)) {
            let key = settings.keymap.label(Action::ClearFilter);
            let text = format!("The panes are narrowed to this already: {key} widens them");
            return Err(Notice::Refusal(text));
        }
        self.add_filter(dossier, Filter::Near(id));
        Ok(())
    }

    /// The current entry.
    pub(crate) fn current(&self) -> Result<EntryId, Notice> {
        self.view.current.ok_or_else(|| Notice::refusal("Nothing is selected"))
    }

    /// Pins the current record for comparison, or unpins it.
    pub(crate) fn pin(&mut self, dossier: &Dossier, settings: &Settings) -> Notice {
        let id = match self.current() {
            Ok(id) => id,
            Err(refusal) => return refusal,
        };
        if self.pinned.take() == Some(id) {
            return Notice::Hint("The mark is taken off".to_owned());
        }
        self.pinned = Some(id);
        let key = settings.keymap.label(Action::Compare);
        let title = dossier.title(id);
        Notice::Hint(format!("Marked: {title} · {key} holds another against it"))
    }

    /// Whether the pinned record can be compared with the current one.
    pub(crate) fn check_comparison(&self, settings: &Settings) -> Result<(), Notice> {
        let key = || settings.keymap.label(Action::Pin);
        match self.pinned {
            None => Err(Notice::Refusal(format!("Nothing is marked: {} marks a record", key()))),
            pinned if self.view.current.is_none() || pinned == self.view.current => {
                Err(Notice::refusal("This is the marked record: go to another one"))
            }
            Some(_) => Ok(()),
        }
    }
}
