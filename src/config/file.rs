//! Reads the configuration file. Every problem is reported, and the valid settings take effect.

use super::{Setting, Values};
use crate::{
    app::{Action, Key},
    diagnostics::{Code, SpanDiagnostic, nearest, quoted, suggest::did_you_mean},
};
use std::{borrow::Cow, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

const KEYS: &str = "keys";

#[derive(Debug, Default)]
pub(super) struct ConfigFile {
    /// The settings with their values and the byte ranges of their names.
    pub(super) values: Vec<(Setting, String, Range<usize>)>,
    pub(super) keys: Vec<KeyBinding>,
    pub(super) problems: Vec<SpanDiagnostic>,
}

#[derive(Debug)]
pub(super) struct KeyBinding {
    pub(super) action: Action,
    pub(super) keys: Vec<Key>,
    pub(super) span: Range<usize>,
}

type SpannedKey<'a> = Spanned<Cow<'a, str>>;

pub(super) fn read(text: &str) -> ConfigFile {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut file = ConfigFile::default();
    for error in errors {
        file.report(error.span().unwrap_or_default(), error.message());
    }
    for (key, value) in table.get_ref() {
        match value.get_ref() {
            // A placeholder for a value with a syntax error, which is already reported.
            _ if value.span().is_empty() => {}
            DeValue::Table(table) if key.get_ref() == KEYS => {
                table.iter().for_each(|(action, keys)| file.binding(action, keys));
            }
            _ if key.get_ref() == KEYS => {
                file.report(value.span(), format!("\"{KEYS}\" must be a table"));
            }
            _ => file.setting(key, value),
        }
    }
    file
}

impl ConfigFile {
    fn setting(&mut self, key: &SpannedKey<'_>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref();
        let Some(setting) = Setting::ALL.into_iter().find(|it| it.name() == *name) else {
            let names = Setting::ALL.map(Setting::name).into_iter().chain([KEYS]);
            let problem = problem(key.span(), format!("unknown setting {}", quoted(name)));
            return self.problems.push(problem.suggest(name, names));
        };
        let text = match (value.get_ref(), setting.values()) {
            (DeValue::Boolean(on), Values::Switch) => on.to_string(),
            (DeValue::String(text), Values::Words(_) | Values::Folder) => text.to_string(),
            (other, values) => {
                let is_switch = matches!(values, Values::Switch);
                let wanted = if is_switch { "true or false" } else { "a string" };
                let message = format!("{name} must be {wanted}, not {}", type_name(other));
                return self.report(value.span(), message);
            }
        };
        match setting.problem(&text) {
            Some(problem) => self.problems.push(problem.map_place(|()| value.span())),
            None => self.values.push((setting, text, key.span())),
        }
    }

    fn binding(&mut self, key: &SpannedKey<'_>, value: &Spanned<DeValue<'_>>) {
        let name = key.get_ref();
        let Some(action) = Action::ALL.into_iter().find(|action| action.name() == *name) else {
            let names = Action::ALL.into_iter().map(Action::name);
            let help = nearest(name, names).map(did_you_mean);
            let help =
                help.unwrap_or_else(|| "`chancery config --example` lists the actions".into());
            let problem = problem(key.span(), format!("unknown action {}", quoted(name)));
            return self.problems.push(problem.help(help));
        };
        let items: &[Spanned<DeValue<'_>>] = match value.get_ref() {
            DeValue::Array(items) => items,
            _ => std::slice::from_ref(value),
        };
        let mut keys: Vec<Key> = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => match text.parse() {
                    Ok(key) => keys.push(key),
                    Err(error) => self.report(item.span(), error.to_string()),
                },
                other => {
                    let message = format!("a key must be a string, not {}", type_name(other));
                    self.report(item.span(), message);
                }
            }
        }
        // An action keeps its default keys if all of its keys are invalid.
        if !keys.is_empty() || items.is_empty() {
            self.keys.push(KeyBinding { action, keys, span: key.span() });
        }
    }

    fn report(&mut self, span: Range<usize>, message: impl AsRef<str>) {
        self.problems.push(problem(span, message));
    }
}

pub(super) fn problem(span: Range<usize>, message: impl AsRef<str>) -> SpanDiagnostic {
    SpanDiagnostic::new(Code::Config, span, message)
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
