//! The folders of the user, as the XDG Base Directory Specification has them.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The name of the folder of this program in each of them.
const OWN: &str = "chancery";

/// Where the user's files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// What the user sets: `$XDG_CONFIG_HOME/chancery`.
    pub config: Result<PathBuf, MissingDir>,
    /// What the program keeps: `$XDG_STATE_HOME/chancery`.
    pub state: Result<PathBuf, MissingDir>,
    /// Dossiers by name: `$XDG_DATA_HOME/chancery`.
    pub data: Result<PathBuf, MissingDir>,
}

/// There is no such folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("neither {0} nor HOME names a folder")]
pub struct MissingDir(&'static str);

impl Dirs {
    /// The folders that the variables of the environment name. What is no whole path is ignored,
    /// as the specification asks: nothing is ever written into the folder one happens to be in.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let whole = |name: &str| {
            let path = PathBuf::from(variable(name)?);
            path.is_absolute().then_some(path)
        };
        let home = whole("HOME");
        let folder = |name: &'static str, below: &str| {
            let own = |path: PathBuf| path.join(OWN);
            let by_home = || home.as_deref().map(|home: &Path| home.join(below));
            whole(name).or_else(by_home).map(own).ok_or(MissingDir(name))
        };
        Self {
            config: folder("XDG_CONFIG_HOME", ".config"),
            state: folder("XDG_STATE_HOME", ".local/state"),
            data: folder("XDG_DATA_HOME", ".local/share"),
        }
    }

    /// The folders of this process.
    #[must_use]
    pub fn here() -> Self {
        Self::of(|name| std::env::var_os(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(set: &[(&str, &str)]) -> Dirs {
        Dirs::of(|name| set.iter().find(|(key, _)| *key == name).map(|(_, it)| it.into()))
    }

    #[test]
    fn variables_come_before_home() {
        let found = folders(&[("HOME", "/home/a"), ("XDG_STATE_HOME", "/s")]);
        assert_eq!(found.config, Ok("/home/a/.config/chancery".into()));
        assert_eq!(found.state, Ok("/s/chancery".into()));
        assert_eq!(found.data, Ok("/home/a/.local/share/chancery".into()));
    }

    #[test]
    fn what_is_no_whole_path_is_no_folder() {
        assert_eq!(folders(&[]).state, Err(MissingDir("XDG_STATE_HOME")));
        let found = folders(&[("HOME", ""), ("XDG_CONFIG_HOME", "here"), ("XDG_STATE_HOME", "/s")]);
        assert_eq!(found.config, Err(MissingDir("XDG_CONFIG_HOME")));
        assert_eq!(found.state, Ok("/s/chancery".into()));
    }
}
