//! Settings, from their defaults, the configuration file, the environment and the command line.

mod file;
mod print;
mod settings;
#[cfg(test)]
mod tests;

use crate::{
    app::{Action, Key, Keymap, Start, ThemeChoice},
    article::ReadProblem,
    date::DateStyle,
    diagnostics::nearest,
    storage::dirs::Dirs,
};
pub use print::{example, report};
pub use settings::{SETTINGS, Setting, Spec, Values};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// The variable that names another file.
pub const VARIABLE: &str = "CHANCERY_CONFIG";

/// The name of the file in its folder.
const NAME: &str = "config.toml";

/// A file of settings is a page; what is much longer is something else.
const LIMIT: u64 = 1 << 20;

/// Where what is copied goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// To the terminal, and to a program of the desktop where there is one.
    Auto,
    /// To the terminal alone, by its escape sequence (OSC 52).
    Terminal,
    /// To a program of the desktop alone.
    Program,
    /// Into a file.
    File,
}

impl Clipboard {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Terminal, Self::Program, Self::File];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Terminal => "terminal",
            Self::Program => "program",
            Self::File => "file",
        }
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    Default,
    /// The file, in this line.
    File(usize),
    /// This variable.
    Environment(String),
    /// This option.
    CommandLine(&'static str),
}

/// A value in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    text: String,
    origin: Origin,
}

/// The file that the user names is not there.
#[derive(Debug, thiserror::Error)]
#[error("{VARIABLE} names {}, which cannot be read: {cause}", path.to_string_lossy())]
pub struct Missing {
    path: PathBuf,
    cause: io::Error,
}

/// What is in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// One for each of [`SETTINGS`], in its order.
    values: Vec<Value>,
    /// The file, and whether it is there.
    file: Option<(PathBuf, bool)>,
    keymap: Keymap,
    /// The actions whose keys are set.
    changed: Vec<Action>,
    /// What is wrong.
    faults: Vec<ReadProblem>,
    home: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        let default = |spec: &Spec| Value { text: spec.default.into(), origin: Origin::Default };
        Self {
            values: SETTINGS.iter().map(default).collect(),
            file: None,
            keymap: Keymap::default(),
            changed: Vec::new(),
            faults: Vec::new(),
            home: None,
        }
    }
}

impl Config {
    /// Finds out what is in force; `given` is what the command line sets.
    ///
    /// # Errors
    /// If the variable names a file that cannot be read: a wish that is stated is not ignored.
    pub fn load(
        variable: impl Fn(&str) -> Option<OsString>,
        folders: &Dirs,
        given: &[(Setting, String)],
    ) -> Result<Self, Missing> {
        let mut config = Self { home: variable("HOME").map(PathBuf::from), ..Self::default() };
        let named = variable(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        let usual = folders.config.as_ref().ok().map(|folder| folder.join(NAME));
        if let Some(path) = named.clone().or(usual) {
            match text_of(&path) {
                Ok(text) => config.take_file(&path, &text),
                Err(cause) if named.is_some() => return Err(Missing { path, cause }),
                Err(cause) => {
                    let there = cause.kind() != io::ErrorKind::NotFound;
                    if there {
                        let text = format!("{} cannot be read: {cause}", path.to_string_lossy());
                        config.faults.push(ReadProblem { text, help: None });
                    }
                    config.file = Some((path, there));
                }
            }
        }
        for spec in SETTINGS {
            let name = spec.variable();
            if let Some(text) = variable(&name).filter(|text| !text.is_empty()) {
                let text = text.to_string_lossy().into_owned();
                match spec.refuse(&text) {
                    None => config.set(spec.setting, text, Origin::Environment(name)),
                    Some((wrong, help)) => {
                        config.faults.push(ReadProblem { text: format!("{name}: {wrong}"), help });
                    }
                }
            }
        }
        for (setting, text) in given {
            config.set(*setting, text.clone(), Origin::CommandLine(setting.spec().flag));
        }
        Ok(config)
    }

    fn take_file(&mut self, path: &Path, text: &str) {
        let name = path.to_string_lossy();
        let read = file::read(&name, text);
        for (setting, value, line) in read.values {
            let value = match setting.spec().values {
                Values::Folder => self.folder(path, &value),
                Values::Words(_) | Values::Switch => value,
            };
            self.set(setting, value, Origin::File(line));
        }
        self.faults.extend(read.faults);
        let wishes: Vec<(Action, Vec<Key>)> =
            read.keys.iter().map(|wish| (wish.action, wish.keys.clone())).collect();
        let (keymap, clashes) = Keymap::with(&wishes);
        self.faults.extend(clashes.iter().map(|clash| {
            let of = |action| read.keys.iter().find(|wish| wish.action == action);
            let line = of(clash.wins).or_else(|| of(clash.loses));
            let at = line.map_or(String::new(), |wish| format!(":{}:{}", wish.at.0, wish.at.1));
            let (key, wins, loses) = (clash.key, clash.wins.spec().name, clash.loses.spec().name);
            ReadProblem {
                text: format!("{name}{at}: {key} is set for {wins} and is a key of {loses} too"),
                help: Some(format!("{wins} has it now; set another key for {loses}")),
            }
        }));
        let way_out = |wish: &&file::ConfigOverride| {
            wish.action == Action::Quit && !wish.keys.contains(&Keymap::quit_key())
        };
        if let Some(wish) = read.keys.iter().find(way_out) {
            let (line, column) = wish.at;
            let text =
                format!("{name}:{line}:{column}: {} quits whatever is set", Keymap::quit_key());
            self.faults.push(ReadProblem { text, help: None });
        }
        self.keymap = keymap;
        self.changed = wishes.into_iter().map(|(action, _)| action).collect();
        self.file = Some((path.to_owned(), true));
    }

    /// A folder as the file names it: from the home where it begins with `~`, otherwise from
    /// where the file is.
    fn folder(&self, file: &Path, text: &str) -> String {
        let path = match (text.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => file.parent().unwrap_or(Path::new("")).join(text),
        };
        path.to_string_lossy().into_owned()
    }

    fn set(&mut self, setting: Setting, text: String, origin: Origin) {
        if let Some(value) = self.values.get_mut(setting as usize) {
            *value = Value { text, origin };
        }
    }

    fn text(&self, setting: Setting) -> &str {
        self.values.get(setting as usize).map_or(setting.spec().default, |value| &value.text)
    }

    /// Whether nobody has set it.
    #[must_use]
    pub fn is_default(&self, setting: Setting) -> bool {
        self.values.get(setting as usize).is_none_or(|value| value.origin == Origin::Default)
    }

    /// Whether the switch is on.
    #[must_use]
    pub fn is_on(&self, setting: Setting) -> bool {
        self.text(setting) == "true"
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> ThemeChoice {
        let name = self.text(Setting::Theme);
        ThemeChoice::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    /// What is shown first.
    #[must_use]
    pub fn start(&self) -> Start {
        Start::from_name(self.text(Setting::Start)).unwrap_or_default()
    }

    /// How dates are written.
    #[must_use]
    pub fn dates(&self) -> DateStyle {
        let name = self.text(Setting::Dates);
        DateStyle::ALL.into_iter().find(|style| style.name() == name).unwrap_or_default()
    }

    /// Where what is copied goes.
    #[must_use]
    pub fn clipboard(&self) -> Clipboard {
        let name = self.text(Setting::Clipboard);
        Clipboard::ALL.into_iter().find(|way| way.name() == name).unwrap_or(Clipboard::Auto)
    }

    /// The folder of the documents.
    #[must_use]
    pub fn documents(&self) -> Option<PathBuf> {
        let text = self.text(Setting::Documents);
        (!text.is_empty()).then(|| text.into())
    }

    /// Which key does what.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What is wrong with the file and the variables.
    #[must_use]
    pub fn faults(&self) -> &[ReadProblem] {
        &self.faults
    }

    /// The file that is read, and whether it is there.
    #[must_use]
    pub fn file(&self) -> Option<(&Path, bool)> {
        self.file.as_ref().map(|(path, there)| (&**path, *there))
    }
}

impl Spec {
    /// What is wrong with the value, and the one that was probably meant.
    fn refuse(&self, text: &str) -> Option<(String, Option<String>)> {
        let words = self.words();
        if words.is_empty() || words.contains(&text) {
            return None;
        }
        let wrong = format!("\"{text}\" is not what {} can be", self.name);
        let meant = nearest(text, words.iter().copied());
        let help = match meant {
            Some(word) => format!("did you mean \"{word}\"?"),
            None => format!("write one of {}", words.join(", ")),
        };
        Some((wrong, Some(help)))
    }
}

fn text_of(path: &Path) -> io::Result<String> {
    let state = fs::metadata(path)?;
    if !state.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    if state.len() > LIMIT {
        return Err(io::Error::other("it is larger than a mebibyte"));
    }
    fs::read_to_string(path)
}
