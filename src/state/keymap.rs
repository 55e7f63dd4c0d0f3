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

impl Keymap {
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
