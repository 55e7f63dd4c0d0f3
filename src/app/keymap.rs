//! From keys to actions and back.

use super::{
    action::{Action, Scope},
    key::{Code, Key},
};

/// Which key does what where.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<(Scope, Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = Action::specs().iter().flat_map(|spec| {
            // A test holds that every key of the table can be read.
            let keys = spec.keys.iter().filter_map(|key| key.parse().ok());
            keys.map(|key| (spec.scope, key, spec.action))
        });
        Self { bindings: bindings.collect() }
    }
}

/// A key that two actions would have in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BindingConflict {
    /// The key.
    pub key: Key,
    /// The action that has it.
    pub wins: Action,
    /// The action that does not.
    pub loses: Action,
}

/// What quits whatever is set: nobody is to be locked in.
const WAY_OUT: (Scope, Key, Action) =
    (Scope::Always, Key { code: Code::Char('c'), ctrl: true, alt: false }, Action::Quit);

impl Keymap {
    /// The keys of the table with those that were wished in their place, and what that takes
    /// away. A wish comes before the table, and of two wishes the first in the table's order.
    #[must_use]
    pub fn with(wishes: &[(Action, Vec<Key>)]) -> (Self, Vec<BindingConflict>) {
        let mut keymap = Self::default();
        let wished = |action: Action| wishes.iter().rev().find(|(other, _)| *other == action);
        let mut bindings = Vec::new();
        for spec in Action::specs() {
            match wished(spec.action) {
                Some((action, keys)) => {
                    bindings.extend(keys.iter().map(|key| (spec.scope, *key, *action)));
                }
                None => bindings
                    .extend(keymap.bindings.iter().filter(|(.., action)| *action == spec.action)),
            }
        }
        if !bindings.contains(&WAY_OUT) {
            bindings.push(WAY_OUT);
        }
        // Those that win stand first; a stable sort keeps the order of the table among them.
        bindings.sort_by_key(|binding| (*binding != WAY_OUT, wished(binding.2).is_none()));
        let mut clashes = Vec::new();
        let mut kept: Vec<(Scope, Key, Action)> = Vec::new();
        for (scope, key, action) in bindings {
            let before = kept.iter().find(|(at, bound, _)| *bound == key && at.meets(scope));
            match before {
                Some((.., wins)) if *wins == action => {}
                Some((.., wins)) => {
                    clashes.push(BindingConflict { key, wins: *wins, loses: action })
                }
                None => kept.push((scope, key, action)),
            }
        }
        // In the order of the table again, so that the first key shown is the first one declared.
        kept.sort_by_key(|(.., action)| *action as usize);
        keymap.bindings = kept;
        (keymap, clashes)
    }

    /// The key that quits whatever is set.
    #[must_use]
    pub fn way_out() -> Key {
        WAY_OUT.1
    }

    /// Every key with where it works and what it does.
    #[must_use]
    pub fn bindings(&self) -> &[(Scope, Key, Action)] {
        &self.bindings
    }

    /// What the key does in the first of these scopes that knows it; `Always` comes before all.
    /// A key of a Russian keyboard does what the English key in its place does.
    #[must_use]
    pub fn action(&self, scopes: &[Scope], key: Key) -> Option<Action> {
        let find = |key: Key| {
            std::iter::once(&Scope::Always).chain(scopes).find_map(|scope| {
                let same = |(at, bound, _): &&(Scope, Key, Action)| at == scope && *bound == key;
                self.bindings.iter().find(same).map(|(_, _, action)| *action)
            })
        };
        find(key).or_else(|| find(key.in_english()?))
    }

    /// The keys of the action, the one that is shown first.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = Key> {
        self.bindings.iter().filter(move |(.., bound)| *bound == action).map(|(_, key, _)| *key)
    }

    /// The first key of the action, as a person reads it.
    #[must_use]
    pub fn label(&self, action: Action) -> String {
        self.keys(action).next().map(Key::label).unwrap_or_default()
    }

    /// All keys of the action, as a person reads them.
    #[must_use]
    pub fn labels(&self, action: Action) -> String {
        self.keys(action).map(Key::label).collect::<Vec<_>>().join(" ")
    }
}

/// The digit that a key types, when it is one.
#[must_use]
pub(crate) fn digit(key: Key) -> Option<u32> {
    match key {
        Key { code: Code::Char(letter), ctrl: false, alt: false } => letter.to_digit(10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_russian_layout_does_the_same() {
        let keymap = Keymap::default();
        let press =
            |letter| keymap.action(&[Scope::Panes, Scope::Browse], Key::plain(Code::Char(letter)));
        assert_eq!(press('о'), Some(Action::Down));
        assert_eq!(press('л'), Some(Action::Up));
        assert_eq!(press('й'), Some(Action::Close));
        assert_eq!(press('Ж'), Some(Action::Palette));
        assert_eq!(press('ю'), None);
    }

    #[test]
    fn in_a_prompt_letters_are_letters() {
        let keymap = Keymap::default();
        assert_eq!(keymap.action(&[Scope::Prompt], Key::plain(Code::Char('q'))), None);
        let quit = Key { ctrl: true, ..Key::plain(Code::Char('c')) };
        assert_eq!(keymap.action(&[Scope::Prompt], quit), Some(Action::Quit));
    }
}
