//! The dossiers to open together: the built-in one, the command line's, the data folder's.

use super::{
    DossierSpec, LoadedDossier,
    library::{self, LibraryEntry},
};
use crate::app::Layer;
use std::path::PathBuf;

const BUILTIN: &str = "built in";

/// The layers, lowest first.
pub(crate) struct Layers {
    builtin: bool,
    user: Vec<(LibraryEntry, bool)>,
}

impl Layers {
    pub(crate) fn new(opened: &[PathBuf], is_alone: bool) -> Self {
        let named = |path: &PathBuf| {
            let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            (LibraryEntry { name, path: path.clone() }, true)
        };
        let library = library::entries().into_iter().filter(|it| !opened.contains(&it.path));
        let user = opened.iter().map(named).chain(library.map(|it| (it, false))).collect();
        Self { builtin: !is_alone, user }
    }

    pub(crate) fn spec(&self, max_size: u64) -> DossierSpec {
        let on = self.user.iter().filter(|(_, on)| *on);
        let paths = on.map(|(it, _)| it.path.clone()).collect();
        DossierSpec::new(paths, !self.builtin, Some(max_size))
    }

    pub(crate) fn set_enabled(&mut self, shown: &[Layer]) {
        let mut on = shown.iter().map(|layer| layer.on);
        self.builtin = on.next().unwrap_or(true);
        for ((_, user), on) in self.user.iter_mut().zip(on) {
            *user = on;
        }
    }

    /// The layers for the explorer; empty if there is only one.
    pub(crate) fn list(&self, opened: Option<&LoadedDossier>) -> Vec<Layer> {
        if self.user.is_empty() {
            return Vec::new();
        }
        let builtin =
            Layer { name: BUILTIN.to_owned(), place: String::new(), on: self.builtin, left_out: 0 };
        let user = self.user.iter().map(|(it, on)| Layer {
            name: it.name.clone(),
            place: it.path.to_string_lossy().into_owned(),
            on: *on,
            left_out: opened.map_or(0, |opened| opened.skipped_in(&it.path)),
        });
        std::iter::once(builtin).chain(user).collect()
    }
}
