//! Narrowing the panes and widening them again, and the way back.

use super::{Filter, Focus};
use crate::app::{Action, App, effect::Notice};

impl App {
    /// Narrows all panes to the neighbours of the current entry.
    pub(crate) fn add_related_filter(&mut self) {
        let Some(id) = self.view.current else { return self.refuse("Nothing is selected") };
        if self.view.chips.contains(&Filter::Near(id)) {
            let key = self.keymap.label(Action::DropChip);
            return self
                .refuse(&format!("The panes are narrowed to this already: {key} widens them"));
        }
        self.add_filter(Filter::Near(id));
    }

    /// Adds a filter of all panes.
    pub(crate) fn add_filter(&mut self, filter: Filter) {
        self.history.leave(&self.view);
        self.view.chips.push(filter);
        self.refill();
    }

    pub(crate) fn drop_filter(&mut self) -> bool {
        if self.view.chips.is_empty() {
            return false;
        }
        self.history.leave(&self.view);
        if let Some(Filter::Search(_)) = self.view.chips.pop() {
            self.kept = None;
        }
        self.refill();
        self.follow_selection();
        true
    }

    pub(crate) fn travel(&mut self, back: bool) {
        let went = if back {
            self.history.back(&mut self.view)
        } else {
            self.history.forward(&mut self.view)
        };
        if went {
            self.search_for_chips();
        } else {
            self.refuse(if back {
                "There is no way back from here"
            } else {
                "There is no way forward from here"
            });
        }
    }

    /// One level back: out of the detail, then off with the last narrowing.
    pub(crate) fn leave(&mut self) {
        match self.view.focus {
            Focus::Detail(pane) => {
                self.view.focus = Focus::Pane(pane);
            }
            Focus::Pane(_) => {
                if !self.drop_filter() {
                    let quit = self.keymap.label(Action::Close);
                    let text = format!("This is the outermost level; {quit} quits");
                    self.notice = Some(Notice::Hint(text));
                }
            }
        }
    }
}
