//! The folders of the user, after the XDG Base Directory Specification.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

const NAME: &str = "chancery";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// Configuration: `$XDG_CONFIG_HOME/chancery`.
    pub config: Result<PathBuf, MissingDir>,
    /// Annotations and sessions: `$XDG_STATE_HOME/chancery`.
    pub state: Result<PathBuf, MissingDir>,
    /// Dossiers by name: `$XDG_DATA_HOME/chancery`.
    pub data: Result<PathBuf, MissingDir>,
}

/// Neither the variable nor HOME is set to an absolute path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither {0} nor HOME is set")]
pub struct MissingDir(&'static str);

impl Dirs {
    /// The folders given by these variables; relative paths are ignored, as the specification requires.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let absolute = |name: &str| {
            let path = PathBuf::from(variable(name)?);
            path.is_absolute().then_some(path)
        };
        let home = absolute("HOME");
        let folder = |name: &'static str, below: &str| {
            let own = |path: PathBuf| path.join(NAME);
            let by_home = || home.as_deref().map(|home: &Path| home.join(below));
            absolute(name).or_else(by_home).map(own).ok_or(MissingDir(name))
        };
        Self {
            config: folder("XDG_CONFIG_HOME", ".config"),
            state: folder("XDG_STATE_HOME", ".local/state"),
            data: folder("XDG_DATA_HOME", ".local/share"),
        }
    }

    pub fn here() -> Self {
        Self::of(|name| std::env::var_os(name))
    }
}
