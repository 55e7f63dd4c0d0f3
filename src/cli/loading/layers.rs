//! The dossiers that the explorer can lay over each other: the built-in one, each that the command
//! line names, and those of the user's data folder.

use super::{
    DossierSpec, LoadedDossier,
    library::{self, LibraryEntry},
};
use crate::app::Layer;
use std::path::{Path, PathBuf};

/// What the built-in dossier is called.
const BUILTIN: &str = "built in";

/// The layers, the lowest first.
pub(crate) struct Layers {
    builtin: bool,
    own: Vec<(LibraryEntry, bool)>,
}

impl Layers {
    /// Those that were opened, and those that could be.
    pub(crate) fn of(opened: &[PathBuf], only_mine: bool) -> Self {
        let named = |path: &PathBuf| {
            let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            (LibraryEntry { name, path: path.clone() }, true)
        };
        let shelf = library::shelf().into_iter().filter(|it| !opened.contains(&it.path));
        let own = opened.iter().map(named).chain(shelf.map(|it| (it, false))).collect();
        Self { builtin: !only_mine, own }
    }

    /// What is to be opened of files that have no more than so many bytes.
    pub(crate) fn wanted(&self, cap: u64) -> DossierSpec {
        let on = self.own.iter().filter(|(_, on)| *on);
        let paths = on.map(|(it, _)| it.path.clone()).collect();
        DossierSpec::new(paths, !self.builtin, Some(cap))
    }

    /// Why the layers cannot be read again, where they cannot.
    pub(crate) fn unreadable(&self) -> Option<&'static str> {
        let passes = |path: &Path| path == Path::new("-") || path.starts_with("/dev");
        let any = self.own.iter().any(|(it, on)| *on && passes(&it.path));
        any.then_some("What came through a pipe cannot be read again")
    }

    /// Takes over which ones are on.
    pub(crate) fn switch(&mut self, shown: &[Layer]) {
        let mut on = shown.iter().map(|layer| layer.on);
        self.builtin = on.next().unwrap_or(true);
        for ((_, own), on) in self.own.iter_mut().zip(on) {
            *own = on;
        }
    }

    /// As the explorer shows them; nothing where there is only one.
    pub(crate) fn shown(&self, opened: Option<&LoadedDossier>) -> Vec<Layer> {
        if self.own.is_empty() {
            return Vec::new();
        }
        let builtin =
            Layer { name: BUILTIN.to_owned(), place: String::new(), on: self.builtin, left_out: 0 };
        let own = self.own.iter().map(|(it, on)| Layer {
            name: it.name.clone(),
            place: it.path.to_string_lossy().into_owned(),
            on: *on,
            left_out: opened.map_or(0, |opened| opened.left_out_of(&it.path)),
        });
        std::iter::once(builtin).chain(own).collect()
    }
}
