//! The file of settings: TOML, read with the place of everything in it. All faults are told at
//! once; what is sound is taken.

use super::{SETTINGS, Setting, Values};
use crate::{
    app::{Action, Key},
    article::ReadProblem,
    diagnostics::nearest,
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The table of keys.
const KEYS: &str = "keys";

/// What the file says.
#[derive(Debug, Default)]
pub(super) struct ConfigFile {
    /// Each setting with its value and its line.
    pub(super) values: Vec<(Setting, String, usize)>,
    pub(super) keys: Vec<ConfigOverride>,
    pub(super) faults: Vec<ReadProblem>,
}

/// The keys that the user wants for an action.
#[derive(Debug)]
pub(super) struct ConfigOverride {
    pub(super) action: Action,
    pub(super) keys: Vec<Key>,
    /// Line and column.
    pub(super) at: (usize, usize),
}

/// Reads the file of this name.
pub(super) fn read(name: &str, text: &str) -> ConfigFile {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = ConfigReader { name, text, read: ConfigFile::default() };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.fault(at, error.message().to_owned(), None);
    }
    for (key, value) in table.get_ref() {
        if key.get_ref() == KEYS {
            reader.keys(value);
        } else {
            reader.setting(key, value);
        }
    }
    reader.read
}

struct ConfigReader<'a> {
    name: &'a str,
    text: &'a str,
    read: ConfigFile,
}

type SpannedKey<'a> = Spanned<std::borrow::Cow<'a, str>>;

impl ConfigReader<'_> {
    fn setting(&mut self, key: &SpannedKey<'_>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref();
        let Some(spec) = SETTINGS.iter().find(|spec| spec.name == *name) else {
            let names = SETTINGS.iter().map(|spec| spec.name).chain([KEYS]);
            let help = match nearest(name, names.clone()) {
                Some(meant) => format!("did you mean {meant}?"),
                None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
            };
            return self.fault(
                key.span().start,
                format!("no setting is called {name}"),
                Some(help),
            );
        };
        let given = match (value.get_ref(), spec.values) {
            (DeValue::Boolean(on), Values::Switch) => on.to_string(),
            (DeValue::String(text), Values::Words(_) | Values::Folder) => text.to_string(),
            (other, wanted) => {
                let wanted = match wanted {
                    Values::Switch => "true or false, without quotation marks",
                    Values::Words(_) | Values::Folder => "a text in quotation marks",
                };
                let wrong = format!("{name} is {wanted}, and this is {}", sort(other));
                return self.fault(value.span().start, wrong, None);
            }
        };
        match spec.refuse(&given) {
            Some((wrong, help)) => self.fault(value.span().start, wrong, help),
            None => {
                let line = self.place(key.span().start).0;
                self.read.values.push((spec.setting, given, line));
            }
        }
    }

    fn keys(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            let wrong = format!("{KEYS} is a table: [{KEYS}] and below it a line for each action");
            return self.fault(value.span().start, wrong, None);
        };
        for (name, value) in table {
            self.wish(name, value);
        }
    }

    fn wish(&mut self, key: &SpannedKey<'_>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref();
        let Some(spec) = Action::specs().iter().find(|spec| spec.name == *name) else {
            let meant = nearest(name, Action::specs().iter().map(|spec| spec.name));
            let help = match meant {
                Some(meant) => format!("did you mean {meant}?"),
                None => "`chancery keys --names` lists the names of actions".to_owned(),
            };
            return self.fault(key.span().start, format!("no action is called {name}"), Some(help));
        };
        let mut keys = Vec::new();
        let one = std::slice::from_ref(value);
        let items: &[Spanned<DeValue<'_>>] = match value.get_ref() {
            DeValue::Array(items) => items,
            _ => one,
        };
        for item in items {
            let DeValue::String(text) = item.get_ref() else {
                let wrong = format!(
                    "a key is a text in quotation marks, and this is {}",
                    sort(item.get_ref())
                );
                self.fault(item.span().start, wrong, None);
                continue;
            };
            match text.parse() {
                Ok(key) => keys.push(key),
                Err(error) => self.fault(item.span().start, format!("{error}"), None),
            }
        }
        // An action whose keys are all wrong keeps those it had.
        if keys.is_empty() && !items.is_empty() {
            return;
        }
        let at = self.place(key.span().start);
        self.read.keys.push(ConfigOverride { action: spec.action, keys, at });
    }

    fn fault(&mut self, at: usize, wrong: String, help: Option<String>) {
        let (line, column) = self.place(at);
        let text = format!("{}:{line}:{column}: {wrong}", self.name);
        self.read.faults.push(ReadProblem { text, help });
    }

    /// Line and column of a byte, both from one, columns in characters.
    fn place(&self, at: usize) -> (usize, usize) {
        let before: Range<usize> = 0..at.min(self.text.len());
        let before = self.text.get(before).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before.get(start..).unwrap_or("").chars().count() + 1)
    }
}

/// What sort of value it is, in words.
fn sort(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
