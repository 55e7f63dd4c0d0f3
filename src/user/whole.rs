//! A file that is either whole or not there: written beside its place, brought to the disk, and
//! moved there in one step. Whoever ends the program in the middle leaves the old one.

use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// How the names of files begin that are not whole yet.
pub(super) const BESIDE: &str = ".chancery-";

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// The owner alone.
    Owner,
    /// Whoever the system's mask lets.
    Mask,
}

/// Writes the file; what is there already is replaced only if `replace` says so, and otherwise the
/// error is that it exists.
pub(crate) fn write(target: &Path, text: &str, readers: Readers, replace: bool) -> io::Result<()> {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let mode = match readers {
        Readers::Owner => 0o600,
        Readers::Mask => 0o666,
    };
    let mut beside = tempfile::Builder::new()
        .prefix(BESIDE)
        .permissions(fs::Permissions::from_mode(mode))
        .tempfile_in(parent)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    let moved = if replace { beside.persist(target) } else { beside.persist_noclobber(target) };
    moved.map_err(|error| error.error)?;
    // The name, too, must be on the disk; not every file system can promise that.
    let _ = File::open(parent).and_then(|folder| folder.sync_all());
    Ok(())
}
