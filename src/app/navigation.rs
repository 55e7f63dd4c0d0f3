//! Moving in panes and in the details, from one to the other, to linked records and back.

use super::{
    Action, App,
    browse::{
        home_of,
        view::{Filter, Focus, PaneId, Start},
    },
    overlay::reader::ReaderKind,
};
use crate::dossier::EntryId;

impl App {
    /// Moves by entries in a pane, by links and lines in the details.
    pub(super) fn move_by(&mut self, by: isize) {
        let view = &mut self.browse.view;
        match view.focus {
            Focus::Detail(_) => self.article.move_by(&mut view.position, by),
            Focus::Pane(pane) => {
                view.pane_mut(pane).step(by);
                self.browse.follow_selection();
            }
        }
    }

    /// Moves by half screens.
    pub(super) fn page_by(&mut self, halves: isize) {
        let view = &mut self.browse.view;
        match view.focus {
            Focus::Detail(_) => self.article.page(&mut view.position, halves),
            Focus::Pane(pane) => {
                view.pane_mut(pane).page(halves);
                self.browse.follow_selection();
            }
        }
    }

    /// Moves to the first or the last line.
    pub(super) fn move_to_end(&mut self, last: bool) {
        let view = &mut self.browse.view;
        match (view.focus, last) {
            (Focus::Detail(_), _) => return self.article.go_to_end(&mut view.position, last),
            (Focus::Pane(pane), true) => view.pane_mut(pane).last(),
            (Focus::Pane(pane), false) => view.pane_mut(pane).first(),
        }
        self.browse.follow_selection();
    }

    /// Focuses the next pane in turn; the details are the last one.
    pub(super) fn turn_focus(&mut self, forward: bool) {
        match self.browse.next_focus(forward) {
            Some(pane) => self.browse.focus(pane),
            None => self.enter_details(),
        }
    }

    /// Focuses the pane on the left or on the right; the details are behind the last one.
    pub(super) fn move_sideways(&mut self, right: bool) {
        match (self.browse.view.focus, right) {
            (Focus::Detail(pane), false) => self.browse.focus(pane),
            (Focus::Detail(_), true) | (Focus::Pane(PaneId::Timeline), false) => {}
            (Focus::Pane(_), _) => self.turn_focus(right),
        }
    }

    /// Focuses the details of the current entry.
    pub(super) fn enter_details(&mut self) {
        if !self.browse.focus_details() {
            return self.refuse("Nothing to open here");
        }
        let position = &mut self.browse.view.position;
        if position.selected.is_none() {
            self.article.select_visible(position, true);
        }
    }

    /// Opens the record in the details.
    pub(super) fn open_record(&mut self, id: EntryId) {
        self.overlays.clear();
        self.browse.remember();
        self.browse.show(&self.data.dossier, id);
        self.enter_details();
    }

    /// Follows the link of this number, or the selected one.
    pub(super) fn follow_link(&mut self, number: Option<u32>) {
        let typed = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        match typed.or(self.browse.view.position.selected) {
            Some(link) => self.follow(link),
            None => {
                let key = |action| self.settings.keymap.label(action);
                let (down, up) = (key(Action::Down), key(Action::Up));
                self.refuse(&format!("No reference is marked: {down} and {up} go through them"));
            }
        }
    }

    /// Goes to the record of a link.
    pub(super) fn follow(&mut self, link: usize) {
        let Some(id) = self.article.link(link) else {
            return self.refuse(&format!("There is no reference {}", link + 1));
        };
        let dossier = &self.data.dossier;
        self.browse.remember();
        self.browse.show(dossier, id);
        self.browse.view.focus = Focus::Detail(home_of(dossier, id).0);
    }

    /// Goes back, or forward again.
    pub(super) fn go_back(&mut self, back: bool) {
        if self.browse.travel(back) {
            return self.search_filter();
        }
        self.refuse(if back {
            "There is no way back from here"
        } else {
            "There is no way forward from here"
        });
    }

    /// Leaves the details, or clears the last filter.
    pub(super) fn leave(&mut self) {
        if let Focus::Detail(pane) = self.browse.view.focus {
            self.browse.view.focus = Focus::Pane(pane);
        } else if !self.browse.clear_filter(&self.data.dossier) {
            let quit = self.settings.keymap.label(Action::Close);
            self.status.hint(format!("This is the outermost level; {quit} quits"));
        }
    }

    /// Clears the last filter.
    pub(super) fn clear_filter(&mut self) {
        if !self.browse.clear_filter(&self.data.dossier) {
            self.refuse("Nothing is narrowed");
        }
    }

    /// Filters all panes by what is linked to the current entry.
    pub(super) fn filter_related(&mut self) {
        let Some(id) = self.browse.view.current else { return self.refuse("Nothing is selected") };
        if self.browse.view.filters.contains(&Filter::Near(id)) {
            let key = self.settings.keymap.label(Action::DropChip);
            let text = format!("The panes are narrowed to this already: {key} widens them");
            return self.refuse(&text);
        }
        self.browse.add_filter(&self.data.dossier, Filter::Near(id));
    }

    /// Starts the session in this view.
    pub fn start_in(&mut self, start: Start) {
        match start {
            Start::Timeline => {}
            Start::Scale => self.toggle_scale(),
            Start::Treaties => self.browse.focus(PaneId::Treaties),
            Start::Register(kind) => self.browse.show_register(&self.data.dossier, kind),
        }
    }

    /// Pins the current record for comparison, or unpins it.
    pub(super) fn pin(&mut self) {
        let Some(id) = self.browse.view.current else { return self.refuse("Nothing is selected") };
        if self.browse.pinned.take() == Some(id) {
            return self.status.hint("The mark is taken off");
        }
        self.browse.pinned = Some(id);
        let key = self.settings.keymap.label(Action::Between);
        let title = self.data.dossier.title(id);
        self.status.hint(format!("Marked: {title} · {key} holds another against it"));
    }

    /// Compares the current record with the pinned one.
    pub(super) fn compare(&mut self) {
        match (self.browse.pinned, self.browse.view.current) {
            (None, _) => {
                let key = self.settings.keymap.label(Action::Mark);
                self.refuse(&format!("Nothing is marked: {key} marks a record"));
            }
            (Some(one), Some(other)) if one != other => self.open_reader(ReaderKind::Comparison),
            _ => self.refuse("This is the marked record: go to another one"),
        }
    }
}
