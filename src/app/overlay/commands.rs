//! The list of keys and commands, the menus, and running one of their rows.

use super::{
    Overlay,
    list::{ListKind, ListRow},
};
use crate::{
    app::{
        Action, App, Browse,
        action::Scope,
        browse::view::{Filter, Focus},
        effect::Effect,
        keymap::menu_of,
    },
    date::Date,
    dossier::Dossier,
};

pub(super) fn command_rows() -> Vec<ListRow> {
    let mut rows = Vec::new();
    for scope in Scope::ALL {
        rows.push(ListRow::Heading(scope.title()));
        let mut actions = Action::ALL.to_vec();
        actions.retain(|action| action.scope() == scope);
        actions.sort_by_key(|action| action.keys().is_empty());
        rows.extend(actions.into_iter().map(|action| ListRow::Action(action, None)));
    }
    rows
}

pub(super) fn menu_rows(menu: Action) -> impl Iterator<Item = ListRow> {
    menu_of(menu).map(|(letter, action)| ListRow::Action(action, Some(letter)))
}

pub(super) fn filter_rows(dossier: &Dossier, filters: &[Filter]) -> Vec<ListRow> {
    let set = filters.iter().enumerate();
    let set = set.map(|(at, filter)| ListRow::Filter(at, filter.label(dossier)));
    menu_rows(Action::Filters).chain(set).collect()
}

impl Filter {
    pub fn label(&self, dossier: &Dossier) -> String {
        match self {
            Self::Search(query) => format!("search: {query}"),
            Self::Field(clause) => {
                let (field, value) = clause.split_once(':').unwrap_or(("", clause));
                format!("{field}: {}", value.trim_matches('"'))
            }
            Self::LinkedTo(id, _) => format!("linked to: {}", dossier.title(*id)),
            Self::Only(only) => only.title.clone(),
            Self::AsOf(day) => format!("as of {}", Date::of_day(*day).short_words()),
        }
    }
}

impl Browse {
    pub(crate) fn is_in_scope(&self, action: Action) -> bool {
        let in_details = matches!(self.view.focus, Focus::Detail(_));
        match action.scope() {
            Scope::Prompt | Scope::Overlay => false,
            Scope::Detail => in_details,
            Scope::Panes => !in_details || action != Action::Open,
            Scope::Always | Scope::Browse => true,
        }
    }
}

impl App {
    pub(crate) fn is_possible(&self, action: Action) -> bool {
        let view = &self.browse.view;
        match action {
            Action::Back => !self.browse.past.is_empty(),
            Action::ClearFilter => !view.filters.is_empty(),
            Action::NextMatch | Action::PreviousMatch | Action::SaveSearch => {
                self.browse.results.is_some()
            }
            Action::Open | Action::Zoom | Action::Copy => view.current.is_some(),
            Action::Follow | Action::NextLink | Action::PreviousLink => {
                !self.article.text().targets.is_empty()
            }
            Action::Snapshot => view.as_of().is_some(),
            Action::Problems => !self.data.problems.is_empty(),
            Action::Activate => !matches!(
                self.overlays.last(),
                Some(Overlay::Reader(reader)) if reader.text().targets.is_empty()
            ),
            Action::Remove => matches!(
                self.overlays.last(),
                Some(Overlay::List(list))
                    if matches!(list.kind, ListKind::Annotations | ListKind::Filters)
            ),
            _ => true,
        }
    }

    /// Runs a command. An action that is not possible says itself why.
    pub(super) fn run_command(&mut self, action: Action) -> Option<Effect> {
        if !self.browse.is_in_scope(action) {
            self.status.refuse(&format!("\"{}\" is not possible here", action.title()));
            return None;
        }
        self.overlays.clear();
        self.apply(action)
    }
}
