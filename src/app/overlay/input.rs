//! What actions do in the window on top.

use super::{ActionPicker, Overlay};
use crate::{
    app::{
        Action, ActionRow, App, Scope, Spec, browse::Focus, effect::Effect, relation_graph::Side,
    },
    dossier::EntryId,
};

impl App {
    /// What an action of windows does in the one on top.
    pub(crate) fn in_window(&mut self, action: Action) -> Option<Effect> {
        let on_map = matches!(self.windows.last(), Some(Overlay::Map(_)));
        match action {
            Action::Run => return self.run_marked(),
            Action::Dismiss => {
                self.windows.pop();
            }
            _ if on_map => self.move_map(action),
            Action::WindowLeft => self.cross_ties(Side::Left),
            Action::WindowRight => self.cross_ties(Side::Right),
            Action::WindowDown => self.step_window(1),
            Action::WindowUp => self.step_window(-1),
            Action::WindowPageDown => self.step_window(self.window_page()),
            Action::WindowPageUp => self.step_window(-self.window_page()),
            _ => {}
        }
        None
    }

    pub(crate) fn menu(&self) -> Option<(&ActionPicker, bool)> {
        match self.windows.last() {
            Some(Overlay::Help(menu)) => Some((menu, true)),
            Some(Overlay::Palette(menu)) => Some((menu, false)),
            Some(
                Overlay::Sheet(_)
                | Overlay::Records(_)
                | Overlay::Ties(_)
                | Overlay::Numbers(_)
                | Overlay::Map(_)
                | Overlay::Layers(_)
                | Overlay::Own(_)
                | Overlay::Choice(..),
            )
            | None => None,
        }
    }

    /// Whether the palette lists the action: what moves in windows and prompts it does not.
    #[must_use]
    pub fn in_palette(&self, spec: &Spec) -> bool {
        let here = !matches!(spec.scope, Scope::Prompt | Scope::Window);
        let fits = match spec.scope {
            Scope::Detail => matches!(self.view.focus, Focus::Detail(_)),
            Scope::Panes => {
                matches!(self.view.focus, Focus::Pane(_)) || spec.action != Action::Open
            }
            _ => true,
        };
        here && fits && self.is_possible(spec.action)
    }

    /// The lines of the menu on top.
    #[must_use]
    pub fn action_rows(&self) -> Vec<ActionRow> {
        match self.menu() {
            Some((menu, true)) => menu.lines(&self.keymap, true, |_| true),
            Some((menu, false)) => menu.lines(&self.keymap, false, |spec| self.in_palette(spec)),
            None => Vec::new(),
        }
    }

    /// Does what the marked line stands for.
    pub(crate) fn run_marked(&mut self) -> Option<Effect> {
        let record = |entries: &[EntryId], at: usize| entries.get(at).copied();
        match self.windows.last()? {
            Overlay::Help(_) | Overlay::Palette(_) => return self.run_action(),
            Overlay::Layers(marked) => return self.switch_layer(*marked),
            Overlay::Choice(choice, at) => return self.choose(*choice, *at),
            Overlay::Map(_) => self.open_place(),
            Overlay::Own(_) => self.open_annotations(),
            Overlay::Sheet(_) => self.read_further(),
            Overlay::Numbers(numbers) => self.open_number(&numbers.clone()),
            Overlay::Ties(ties) => self.open_one(record(&ties.neighbours, ties.selected)),
            Overlay::Records(records) => self.open_one(record(&records.entries, records.selected)),
        }
        None
    }

    fn open_one(&mut self, record: Option<EntryId>) {
        match record {
            Some(id) => self.open_record(id),
            None => self.windows.clear(),
        }
    }

    /// Does the marked action of the menu on top.
    fn run_action(&mut self) -> Option<Effect> {
        let lines = self.action_rows();
        let (menu, _) = self.menu()?;
        let Some(spec) = menu.marked(&lines) else {
            self.refuse("No action has such words");
            return None;
        };
        if !self.in_palette(spec) {
            let text = format!("“{}” cannot be done here and now", spec.name);
            self.refuse(&text);
            return None;
        }
        self.windows.clear();
        self.apply(spec.action)
    }
}
