//! Looks, twice a second, whether files changed. Editors write a file beside its place and move it
//! there, some systems and network drives tell nobody: looking works for all.

use crate::cli::loading::open::dossier_files;
use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

const PAUSE: Duration = Duration::from_millis(500);

/// What tells one content of a file from another without reading it.
pub(crate) type FileStamps = Vec<(PathBuf, u64, u64, i64, i64)>;

/// Calls `changed` whenever the files that the paths name are others than they are `known` to be,
/// and stay so from one look to the next: a file that is being written is left alone. Does not
/// come back.
pub(crate) fn watch(paths: &[PathBuf], mut known: FileStamps, changed: impl Fn()) {
    let mut last = known.clone();
    loop {
        thread::sleep(PAUSE);
        let now = look(paths);
        if now != known && now == last {
            known.clone_from(&now);
            changed();
        }
        last = now;
    }
}

pub(crate) fn look(paths: &[PathBuf]) -> FileStamps {
    let of_path = |path: &PathBuf| {
        if path.is_dir() { dossier_files(path) } else { vec![path.clone()] }
    };
    paths.iter().flat_map(of_path).map(one).collect()
}

fn one(path: PathBuf) -> (PathBuf, u64, u64, i64, i64) {
    let state = |path: &Path| fs::metadata(path).ok();
    let (inode, length, seconds, parts) = state(&path).map_or((0, 0, 0, 0), |state| {
        (state.ino(), state.len(), state.mtime(), state.mtime_nsec())
    });
    (path, inode, length, seconds, parts)
}
