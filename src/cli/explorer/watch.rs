//! Checks twice a second whether files changed. Editors write a new file and rename it into place,
//! and some systems and network drives send no notifications: polling works for all.

use crate::cli::loading::open::dossier_files;
use std::{fs, os::unix::fs::MetadataExt, path::PathBuf, thread, time::Duration};

const PAUSE: Duration = Duration::from_millis(500);

/// A stamp that distinguishes two contents of a file without reading it.
type FileStamp = (u64, u64, i64, i64);

pub(crate) type FileStamps = Vec<(PathBuf, Option<FileStamp>)>;

/// Never returns. `changed` is called when files stay the same again, and not during a write.
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
