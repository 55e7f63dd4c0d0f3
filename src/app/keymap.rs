//! Key bindings: from keys to actions and back.

use super::{
    action::{Action, Scope},
    key::{Code, Key},
};

#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<(Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = Action::ALL.into_iter().flat_map(|action| {
            // A test checks that every key of the table can be parsed.
            let keys = action.keys().iter().filter_map(|key| key.parse().ok());
            keys.map(move |key| (key, action))
        });
        Self { bindings: bindings.collect() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BindingConflict {
    pub key: Key,
    pub(crate) wins: Action,
    pub(crate) loses: Action,
}

/// The rows of menus: the action that opens the menu, the letter, and the action of the row.
const MENUS: [(Action, char, Action); 12] = [
    (Action::Mark, 'b', Action::Bookmark),
    (Action::Mark, 'n', Action::Note),
    (Action::Mark, 'l', Action::List),
    (Action::Mark, 's', Action::SaveSearch),
    (Action::Mark, 'a', Action::Annotations),
    (Action::Filters, 'l', Action::FilterLinked),
    (Action::Filters, 'd', Action::FilterDate),
    (Action::Filters, 't', Action::FilterType),
    (Action::Filters, 'p', Action::FilterParty),
    (Action::Filters, 's', Action::FilterSide),
    (Action::Filters, 'c', Action::FilterContested),
    (Action::Filters, 'o', Action::FilterOneSource),
];

pub(super) fn menu_of(opener: Action) -> impl Iterator<Item = (char, Action)> {
    let rows = MENUS.into_iter().filter(move |(menu, ..)| *menu == opener);
    rows.map(|(_, letter, action)| (letter, action))
}

/// The binding that always quits, so that no configuration locks the user in.
pub(crate) const QUIT_KEY: (Key, Action) =
    (Key { code: Code::Char('c'), ctrl: true, alt: false }, Action::QuitNow);

impl Keymap {
    /// The keymap with overrides, which win (of two, the first in the table), and the conflicts.
    pub fn with(overrides: &[(Action, Vec<Key>)]) -> (Self, Vec<BindingConflict>) {
        let mut keymap = Self::default();
        let overridden =
            |action: Action| overrides.iter().rev().find(|(other, _)| *other == action);
        let mut bindings: Vec<(Key, Action)> = keymap.bindings.clone();
        bindings.retain(|(_, action)| overridden(*action).is_none());
        for action in Action::ALL {
            if let Some((_, keys)) = overridden(action) {
                bindings.extend(keys.iter().map(|key| (*key, action)));
            }
        }
        if !bindings.contains(&QUIT_KEY) {
            bindings.push(QUIT_KEY);
        }
        // Winners come first; a stable sort keeps the order of the table among them.
        bindings.sort_by_key(|binding| (*binding != QUIT_KEY, overridden(binding.1).is_none()));
        let mut conflicts = Vec::new();
        let mut kept: Vec<(Key, Action)> = Vec::new();
        for (key, action) in bindings {
            let overlaps = |other: Action| other.scope().overlaps(action.scope());
            let before = kept.iter().find(|(bound, other)| *bound == key && overlaps(*other));
            match before.map(|(_, wins)| *wins) {
                Some(wins) if wins == action => {}
                Some(wins) => conflicts.push(BindingConflict { key, wins, loses: action }),
                None => kept.push((key, action)),
            }
        }
        // In the order of the table again, so that the first key shown is the first one declared.
        kept.sort_by_key(|(_, action)| *action as usize);
        keymap.bindings = kept;
        (keymap, conflicts)
    }

    pub fn bindings(&self) -> &[(Key, Action)] {
        &self.bindings
    }

    /// The action of a key, in `Always` or else the first scope; Russian letters count as English.
    pub fn action(&self, scopes: &[Scope], key: Key) -> Option<Action> {
        let find = |key: Key| {
            std::iter::once(&Scope::Always).chain(scopes).find_map(|scope| {
                let same =
                    |(bound, action): &&(Key, Action)| *bound == key && action.scope() == *scope;
                self.bindings.iter().find(same).map(|(_, action)| *action)
            })
        };
        find(key).or_else(|| find(key.in_english()?))
    }

    pub fn keys(&self, action: Action) -> impl Iterator<Item = Key> {
        self.bindings.iter().filter(move |(_, bound)| *bound == action).map(|(key, _)| *key)
    }

    /// The label of the first key of the action.
    pub fn label(&self, action: Action) -> String {
        self.keys(action).next().map(Key::label).unwrap_or_default()
    }

    /// The label of the arrow that the action has, otherwise of its first key.
    pub(crate) fn arrow(&self, action: Action) -> String {
        let is_arrow =
            |key: &Key| matches!(key.code, Code::Left | Code::Right | Code::Up | Code::Down);
        self.keys(action).find(is_arrow).map_or_else(|| self.label(action), Key::label)
    }

    /// The labels of all keys of the action; without any, those that lead to it through a menu.
    pub fn labels(&self, action: Action) -> String {
        let keys: Vec<String> = self.keys(action).map(Key::label).collect();
        let row = MENUS.iter().find(|(.., other)| *other == action).filter(|_| keys.is_empty());
        match row {
            Some((menu, letter, _)) => format!("{} {letter}", self.label(*menu)),
            None => keys.join(" "),
        }
    }
}

pub(crate) fn digit(key: Key) -> Option<u32> {
    key.typed()?.to_digit(10)
}
