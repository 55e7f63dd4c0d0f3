//! The rows of help and of the command palette, and running one of them.

use super::list::ListRow;
use crate::app::{
    Action, App,
    action::{Scope, Spec},
    browse::view::Focus,
    effect::Effect,
    keymap::Keymap,
};

/// The actions that have all words of the filter in their names, texts or keys, those whose name
/// fits best first. Without a filter they are under headings, where those are wanted.
pub(super) fn command_rows(
    keymap: &Keymap,
    filter: &str,
    headings: bool,
    is_listed: impl Fn(&Spec) -> bool,
) -> Vec<ListRow> {
    let typed = filter.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matches = |spec: &&Spec| {
        let keys = keymap.labels(spec.action);
        let text = format!("{} {} {keys}", spec.name, spec.help).to_lowercase();
        words.iter().all(|word| text.contains(word)) && is_listed(spec)
    };
    let mut rows = Vec::new();
    for scope in Scope::ALL {
        let found = Action::specs().iter().filter(|spec| spec.scope == scope).filter(matches);
        let mut found = found.map(ListRow::Action).peekable();
        if headings && typed.is_empty() && found.peek().is_some() {
            rows.push(ListRow::Heading(scope.title()));
        }
        rows.extend(found);
    }
    if !typed.is_empty() {
        rows.sort_by_key(|row| match row {
            ListRow::Action(spec) if spec.name == typed => 0,
            ListRow::Action(spec) if spec.name.starts_with(&typed) => 1,
            ListRow::Action(spec) if spec.name.contains(&typed) => 2,
            _ => 3,
        });
    }
    rows
}

impl App {
    /// Whether the action is possible now and is no movement in an overlay or a prompt.
    #[must_use]
    pub fn is_available(&self, spec: &Spec) -> bool {
        let fits = match spec.scope {
            Scope::Prompt | Scope::Overlay => false,
            Scope::Detail => matches!(self.browse.view.focus, Focus::Detail(_)),
            Scope::Panes => {
                matches!(self.browse.view.focus, Focus::Pane(_)) || spec.action != Action::Open
            }
            Scope::Always | Scope::Browse => true,
        };
        fits && self.is_possible(spec.action)
    }

    /// Closes the overlays and does the action.
    pub(super) fn run_command(&mut self, spec: &Spec) -> Option<Effect> {
        if !self.is_available(spec) {
            self.refuse(&format!("“{}” cannot be done here and now", spec.name));
            return None;
        }
        self.overlays.clear();
        self.apply(spec.action)
    }
}
