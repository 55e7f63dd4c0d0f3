//! Looks, twice a second, whether files changed. Editors write a file beside its place and move it
//! there, some systems and network drives tell nobody: looking works for all.

use crate::cli::loading::open::dossier_files;
use std::{fs, os::unix::fs::MetadataExt, path::PathBuf, thread, time::Duration};

const PAUSE: Duration = Duration::from_millis(500);

/// What tells one content of a file from another without reading it.
type FileStamp = (u64, u64, i64, i64);

pub(crate) type FileStamps = Vec<(PathBuf, Option<FileStamp>)>;

/// Never returns. `changed` waits until files stay the same: one being written is left alone.
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
    let stamp = |path: PathBuf| {
        let state = fs::metadata(&path).ok();
        let stamp = state.map(|it| (it.ino(), it.len(), it.mtime(), it.mtime_nsec()));
        (path, stamp)
    };
    paths.iter().flat_map(of_path).map(stamp).collect()
}
