//! Settings from defaults, file, environment and command line; each overrides those before.

mod file;
mod print;
mod settings;

use crate::{
    app::{Action, Key, Keymap, QUIT_KEY, Start, ThemeChoice},
    date::DateStyle,
    diagnostics::{Code, Diagnostic, Location, SourceText},
    storage::dirs::Dirs,
};
pub use print::{example, report};
pub use settings::{Setting, Values};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// The environment variable that names another configuration file.
pub const VARIABLE: &str = "CHANCERY_CONFIG";

const FILE_NAME: &str = "config.toml";

const LIMIT: u64 = 1 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "lowercase")]
pub enum Clipboard {
    /// The terminal, and a desktop program if there is one.
    #[default]
    Auto,
    /// The terminal alone, by its escape sequence (OSC 52).
    Terminal,
    /// A desktop program alone.
    Program,
    File,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Default,
    File(usize),
    Environment(String),
    CommandLine(&'static str),
    /// The explorer, which saved it.
    Explorer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    text: String,
    origin: Origin,
}

/// The file named by [`VARIABLE`] cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {} (named by {VARIABLE}): {cause}", path.to_string_lossy())]
pub struct UnreadableFile {
    path: PathBuf,
    cause: io::Error,
}

#[derive(Debug, Clone)]
pub struct Config {
    /// The value of each [`Setting`], in their order.
    values: Vec<Value>,
    file: Option<(PathBuf, bool)>,
    pub keymap: Keymap,
    bound: Vec<Action>,
    /// The problems of the file and the environment variables.
    pub diagnostics: Vec<Diagnostic>,
    home: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        let default = |it: Setting| Value { text: it.default().into(), origin: Origin::Default };
        Self {
            values: Setting::ALL.map(default).into(),
            file: None,
            keymap: Keymap::default(),
            bound: Vec::new(),
            diagnostics: Vec::new(),
            home: None,
        }
    }
}

impl Config {
    /// Loads the settings. Fails if the file named by [`VARIABLE`] cannot be read.
    pub fn load(
        variable: impl Fn(&str) -> Option<OsString>,
        dirs: &Dirs,
        arguments: &[(Setting, String)],
    ) -> Result<Self, UnreadableFile> {
        let mut config = Self { home: variable("HOME").map(PathBuf::from), ..Self::default() };
        let named = variable(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        let default = dirs.config.as_ref().ok().map(|dir| dir.join(FILE_NAME));
        if let Some(path) = named.clone().or(default) {
            match read_text(&path) {
                Ok(text) => config.apply_file(&path, &text),
                Err(cause) if named.is_some() => return Err(UnreadableFile { path, cause }),
                Err(cause) => {
                    let exists = cause.kind() != io::ErrorKind::NotFound;
                    if exists {
                        let place = Location::file(&path.to_string_lossy());
                        let message = format!("cannot read the file: {cause}");
                        config.diagnostics.push(Diagnostic::new(Code::Open, place, message));
                    }
                    config.file = Some((path, exists));
                }
            }
        }
        for setting in Setting::ALL {
            let name = setting.variable();
            let Some(text) = variable(&name).filter(|text| !text.is_empty()) else { continue };
            let text = text.to_string_lossy().into_owned();
            match setting.problem(&text) {
                None => config.set(setting, text, Origin::Environment(name)),
                Some(problem) => {
                    config.diagnostics.push(problem.map_place(|()| Location::file(&name)));
                }
            }
        }
        for (setting, text) in arguments {
            config.set(*setting, text.clone(), Origin::CommandLine(setting.flag()));
        }
        Ok(config)
    }

    fn apply_file(&mut self, path: &Path, text: &str) {
        let name = path.to_string_lossy();
        let source = SourceText::new(&name, text);
        let mut file = file::read(text);
        for (setting, value, span) in file.values {
            let is_folder = matches!(setting.values(), Values::Folder);
            let value = if is_folder { self.folder(path, &value) } else { value };
            self.set(setting, value, Origin::File(source.position(span.start).line));
        }
        let bindings: Vec<(Action, Vec<Key>)> =
            file.keys.iter().map(|binding| (binding.action, binding.keys.clone())).collect();
        let (keymap, conflicts) = Keymap::with(&bindings);
        let binding_of = |action| file.keys.iter().find(|binding| binding.action == action);
        for conflict in conflicts {
            let (wins, loses) = (conflict.wins.name(), conflict.loses.name());
            let binding = binding_of(conflict.wins).or_else(|| binding_of(conflict.loses));
            let span = binding.map_or(0..0, |binding| binding.span.clone());
            let message = format!("{} is bound to both {wins} and {loses}", conflict.key);
            let help = format!("{wins} has it; bind {loses} to another key");
            file.problems.push(file::problem(span, message).help(help));
        }
        let (quit, _) = QUIT_KEY;
        let binding = binding_of(Action::QuitNow).filter(|binding| !binding.keys.contains(&quit));
        file.problems
            .extend(binding.map(|binding| {
                file::problem(binding.span.clone(), format!("{quit} always quits"))
            }));
        file.problems.sort_by_key(|problem| problem.place.start);
        self.diagnostics.extend(file.problems.into_iter().map(|problem| source.locate(problem)));
        self.keymap = keymap;
        self.bound = bindings.into_iter().map(|(action, _)| action).collect();
        self.file = Some((path.to_owned(), true));
    }

    /// The path of a folder: relative to the home directory after `~/`, otherwise to the file.
    fn folder(&self, file: &Path, text: &str) -> String {
        let path = match (text.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => file.parent().unwrap_or(Path::new("")).join(text),
        };
        path.to_string_lossy().into_owned()
    }

    fn set(&mut self, setting: Setting, text: String, origin: Origin) {
        self.values[setting as usize] = Value { text, origin };
    }

    fn text(&self, setting: Setting) -> &str {
        &self.values[setting as usize].text
    }

    /// With the theme chosen in the explorer, where nothing else sets one and sessions are restored.
    #[must_use]
    pub fn with_theme(&self, chosen: Option<ThemeChoice>) -> Self {
        let mut config = self.clone();
        let is_default = self.values[Setting::Theme as usize].origin == Origin::Default;
        if let Some(theme) = chosen.filter(|_| is_default && self.is_on(Setting::Restore)) {
            config.set(Setting::Theme, theme.name().to_owned(), Origin::Explorer);
        }
        config
    }

    pub fn is_on(&self, setting: Setting) -> bool {
        self.text(setting) == "true"
    }

    pub fn theme(&self) -> ThemeChoice {
        let name = self.text(Setting::Theme);
        ThemeChoice::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    pub fn start(&self) -> Start {
        Start::from_name(self.text(Setting::Start)).unwrap_or_default()
    }

    pub fn dates(&self) -> DateStyle {
        self.text(Setting::Dates).parse().unwrap_or_default()
    }

    pub fn clipboard(&self) -> Clipboard {
        self.text(Setting::Clipboard).parse().unwrap_or_default()
    }

    pub fn documents(&self) -> Option<PathBuf> {
        let text = self.text(Setting::Documents);
        (!text.is_empty()).then(|| text.into())
    }

    pub fn file(&self) -> Option<(&Path, bool)> {
        self.file.as_ref().map(|(path, exists)| (&**path, *exists))
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if metadata.len() > LIMIT {
        return Err(io::Error::other("larger than 1 MiB"));
    }
    fs::read_to_string(path)
}
