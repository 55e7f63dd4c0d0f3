//! The list of keys and commands, the menus, and running one of their rows.

use super::list::ListRow;
use crate::{
    app::{
        Action, App, Keymap,
        action::{Scope, Spec},
        browse::view::{Filter, Focus},
        effect::Effect,
    },
    date::Date,
    dossier::Dossier,
};

const MARKS: [(char, Action); 5] = [
    ('b', Action::Bookmark),
    ('n', Action::Note),
    ('l', Action::List),
    ('s', Action::SaveSearch),
    ('a', Action::Annotations),
];

const FILTERS: [(char, Action); 6] = [
    ('l', Action::FilterRelated),
    ('t', Action::FilterType),
    ('p', Action::FilterParty),
    ('s', Action::FilterSide),
    ('c', Action::FilterContested),
    ('o', Action::FilterOneSource),
];

pub(super) fn command_rows() -> Vec<ListRow> {
    let mut rows = Vec::new();
    for scope in Scope::ALL {
        rows.push(ListRow::Heading(scope.title()));
        let specs = Action::specs().iter().filter(|spec| spec.scope == scope);
        let mut specs: Vec<&Spec> = specs.collect();
        // What has a key comes first.
        specs.sort_by_key(|spec| spec.keys.is_empty());
        rows.extend(specs.into_iter().map(|spec| ListRow::Action(spec, None)));
    }
    rows
}

pub(super) fn mark_rows() -> Vec<ListRow> {
    menu_rows(&MARKS)
}

/// The filters that can be added, and those that are set.
pub(super) fn filter_rows(dossier: &Dossier, filters: &[Filter]) -> Vec<ListRow> {
    let mut rows = menu_rows(&FILTERS);
    let set = filters.iter().enumerate();
    rows.extend(set.map(|(at, filter)| ListRow::Filter(at, filter.label(dossier))));
    rows
}

/// The keys of an action that is in a menu alone: those of the menu, then its letter.
pub(crate) fn menu_keys(keymap: &Keymap, action: Action) -> String {
    let copy = [('e', Action::Export)];
    let menus = [(Action::Marks, &MARKS[..]), (Action::Filters, &FILTERS), (Action::Copy, &copy)];
    let letter_in = |(menu, rows): (Action, &[(char, Action)])| {
        let (letter, _) = rows.iter().find(|(_, other)| *other == action)?;
        Some(format!("{} {letter}", keymap.label(menu)))
    };
    menus.into_iter().find_map(letter_in).unwrap_or_default()
}

fn menu_rows(menu: &[(char, Action)]) -> Vec<ListRow> {
    let row = |(letter, action): &(char, Action)| ListRow::Action(action.spec(), Some(*letter));
    menu.iter().map(row).collect()
}

impl Filter {
    /// The filter in words.
    pub fn label(&self, dossier: &Dossier) -> String {
        match self {
            Self::Search(query) => format!("search: {query}"),
            Self::Field(clause) => clause.clone(),
            Self::Near(id) => format!("linked to: {}", dossier.title(*id)),
            Self::Only(only) => only.title.clone(),
            Self::AsOf(day) => format!("as of {}", Date::of_day(*day).words()),
        }
    }
}

impl App {
    /// Whether the action is possible now and is no movement in an overlay or a prompt.
    pub(crate) fn is_available(&self, spec: &Spec) -> bool {
        let in_details = matches!(self.browse.view.focus, Focus::Detail(_));
        let fits = match spec.scope {
            Scope::Prompt | Scope::Overlay => false,
            Scope::Detail => in_details,
            Scope::Panes => !in_details || spec.action != Action::Open,
            Scope::Always | Scope::Browse => true,
        };
        fits && self.is_possible(spec.action)
    }

    /// Closes the overlays and does the action.
    pub(super) fn run_command(&mut self, spec: &Spec) -> Option<Effect> {
        if !self.is_available(spec) {
            self.refuse(&format!("\"{}\" is not possible here", spec.title));
            return None;
        }
        self.overlays.clear();
        self.apply(spec.action)
    }
}
