//! The user's dossiers in `$XDG_DATA_HOME/chancery`, which can be opened by name; `chancery dossiers`.

use super::{
    DossierSpec,
    open::{self, dossier_files},
};
use crate::{
    cli::{output::CommandOutput, table},
    diagnostics::nearest,
    dossier::Dossier,
    file_format::builtin,
    storage::Dirs,
};
use std::{
    ffi::OsString,
    fs,
    path::{Component, Path, PathBuf},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LibraryEntry {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// The `.json` and `.jsonl` files and the folders with some, named by stem unless two share it.
pub(crate) fn entries() -> Vec<LibraryEntry> {
    Dirs::here().data.map(|folder| entries_in(&folder)).unwrap_or_default()
}

fn entries_in(folder: &Path) -> Vec<LibraryEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| is_dossier(path)).collect();
    paths.sort();
    let stem = |path: &PathBuf| {
        let stem = if path.is_dir() { path.file_name() } else { path.file_stem() };
        stem.unwrap_or_default().to_owned()
    };
    let stems: Vec<OsString> = paths.iter().map(stem).collect();
    let named = paths.into_iter().zip(&stems).map(|(path, stem)| {
        let is_twice = stems.iter().filter(|other| *other == stem).count() > 1;
        let name = path.file_name().filter(|_| is_twice).unwrap_or(stem);
        LibraryEntry { name: name.to_string_lossy().into_owned(), path }
    });
    named.collect()
}

fn is_dossier(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    // The schema that `chancery new` writes is not a dossier.
    if name.starts_with('.') || name.ends_with(".schema.json") {
        return false;
    }
    if path.is_dir() { !dossier_files(path).is_empty() } else { open::is_dossier(name) }
}

/// The path itself if it exists, otherwise the path of the user's dossier with this name.
pub(crate) fn resolve_name(path: &Path) -> PathBuf {
    find_by_name(path).unwrap_or_else(|| path.to_owned())
}

fn find_by_name(path: &Path) -> Option<PathBuf> {
    let name = plain_name(path)?;
    if name == "-" || fs::symlink_metadata(path).is_ok() {
        return None;
    }
    let is_it =
        |it: &LibraryEntry| it.name == name || it.path.file_name().is_some_and(|it| it == name);
    entries().into_iter().find(is_it).map(|it| it.path)
}

fn plain_name(path: &Path) -> Option<&str> {
    let mut parts = path.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) => name.to_str(),
        _ => None,
    }
}

pub(crate) fn suggest_dossier(paths: &[PathBuf]) -> Option<String> {
    let library = entries();
    let missing = paths.iter().filter(|path| fs::symlink_metadata(path).is_err());
    let (wrong, near) = missing
        .filter_map(|path| plain_name(path))
        .find_map(|name| Some((name, nearest(name, library.iter().map(|it| it.name.as_str()))?)))?;
    Some(format!("chancery: no dossier \"{wrong}\"; did you mean the dossier {near}?\n"))
}

pub(crate) fn list(max_size: Option<u64>) -> CommandOutput {
    let row = |name: &str, dossier: &Dossier, path: &str, problems: &str| {
        let records = dossier.records().len().to_string();
        [name, &records, &dossier.metadata().title, path, problems].map(str::to_owned)
    };
    let mut rows = vec![row("(built in)", &builtin(), "", "")];
    for LibraryEntry { name, path } in entries() {
        let shown = path.to_string_lossy().into_owned();
        rows.push(match DossierSpec::new(vec![path], true, max_size).load() {
            Ok(loaded) => {
                let warning = loaded.warning();
                let problems = warning.trim().trim_start_matches("chancery: ");
                row(&name, &loaded.dossier, &shown, problems)
            }
            Err(output) => {
                let problems = output.err.lines().next().unwrap_or_default();
                [&name, "", "", &shown, problems].map(str::to_owned)
            }
        });
    }
    let heads = ["Name", "Records", "Title", "Path", "Problems"];
    CommandOutput::table(table::columns(heads, rows))
}
