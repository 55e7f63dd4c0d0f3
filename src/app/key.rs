//! A key press, and its notation in tables and configuration.

use crate::text::russian_keys;
pub use crossterm::event::KeyCode as Code;
use std::{fmt, str::FromStr};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

type KeyName = (Code, &'static str, &'static str);

const NAMES: [KeyName; 15] = [
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::BackTab, "shift-tab", "Shift-Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Delete"),
    (Code::Up, "up", "↑"),
    (Code::Down, "down", "↓"),
    (Code::Left, "left", "←"),
    (Code::Right, "right", "→"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pageup", "PgUp"),
    (Code::PageDown, "pagedown", "PgDn"),
    (Code::Char(' '), "space", "Space"),
];

impl Key {
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// The key of an English keyboard in the position of this one of a Russian keyboard.
    pub fn in_english(self) -> Option<Self> {
        let Code::Char(letter) = self.code else { return None };
        // The key of the slash types a point there, with Shift a comma.
        let (_, english) = [('.', '/'), (',', '?')]
            .into_iter()
            .chain(russian_keys())
            .find(|(russian, _)| *russian == letter)?;
        Some(Self { code: Code::Char(english), ..self })
    }

    /// The label in help and footer: `↓`, `Ctrl-d`, `PgUp`.
    pub fn label(self) -> String {
        self.written(["Ctrl-", "Alt-", "F"], |(_, _, label)| label)
    }

    fn written(
        self,
        [ctrl, alt, function]: [&str; 3],
        name: fn(&KeyName) -> &'static str,
    ) -> String {
        let key = match (NAMES.iter().find(|(code, ..)| *code == self.code), self.code) {
            (Some(names), _) => name(names).to_owned(),
            (None, Code::Char(letter)) => letter.to_string(),
            (None, Code::F(number)) => format!("{function}{number}"),
            (None, code) => code.to_string(),
        };
        let ctrl = if self.ctrl { ctrl } else { "" };
        let alt = if self.alt { alt } else { "" };
        format!("{ctrl}{alt}{key}")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written(["ctrl-", "alt-", "f"], |(_, name, _)| name))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchKey {
    #[error(
        "\"{0}\" is not a key: write a character, ctrl-d, alt-x, f1, or one of enter, esc, tab, shift-tab, backspace, delete, up, down, left, right, home, end, pageup, pagedown, space"
    )]
    Unknown(String),
    #[error("\"{0}\" is the same key as {1} in a terminal")]
    Same(String, &'static str),
}

/// Keys with Control that terminals send as another key.
const SAME: [(char, &str); 3] = [('i', "tab"), ('m', "enter"), ('[', "esc")];

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix("ctrl-").filter(|after| !after.is_empty()) {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("alt-").filter(|after| !after.is_empty())
            {
                (key.alt, rest) = (true, after);
            } else {
                break;
            }
        }
        let mut letters = rest.chars();
        let named = || NAMES.iter().find(|(_, name, _)| *name == rest).map(|(code, ..)| *code);
        let function = || {
            let number = rest.strip_prefix('f')?.parse().ok()?;
            (1..=24).contains(&number).then_some(Code::F(number))
        };
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) if !letter.is_control() && letter != ' ' => {
                Some(Code::Char(letter))
            }
            _ => named().or_else(function),
        };
        key.code = code.ok_or_else(|| NoSuchKey::Unknown(text.to_owned()))?;
        match SAME.iter().find(|(letter, _)| key.ctrl && key.code == Code::Char(*letter)) {
            Some((_, same)) => Err(NoSuchKey::Same(text.to_owned(), same)),
            None => Ok(key),
        }
    }
}
