//! A file that is either whole or not there: written beside its place, brought to the disk, and
//! moved there in one step. Whoever ends the program in the middle leaves the old one.

use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// What a file is to the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// What the store keeps, for the owner alone.
    Kept,
    /// Something else of the owner's alone.
    Own,
    /// For whoever the system's mask lets read it.
    Given,
}

impl Durability {
    /// How the name of such a file begins while it is not whole. The store removes what a killed
    /// program left half-written, and must take nothing away that is just being written by one
    /// that holds no lock: so what it keeps has a beginning of its own.
    pub(crate) const fn beside(self) -> &'static str {
        match self {
            Self::Kept => ".chancery-kept-",
            Self::Own | Self::Given => ".chancery-new-",
        }
    }

    const fn mode(self) -> u32 {
        match self {
            Self::Kept | Self::Own => 0o600,
            Self::Given => 0o666,
        }
    }
}

/// The folder that a file is in.
pub(crate) fn folder(target: &Path) -> &Path {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Writes the file; what is there already is replaced only if `replace` says so, and otherwise the
/// error is that it exists.
pub(crate) fn write(
    target: &Path,
    text: &str,
    purpose: Durability,
    replace: bool,
) -> io::Result<()> {
    let parent = folder(target);
    let mut beside = tempfile::Builder::new()
        .prefix(purpose.beside())
        .permissions(fs::Permissions::from_mode(purpose.mode()))
        .tempfile_in(parent)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    let moved = if replace { beside.persist(target) } else { beside.persist_noclobber(target) };
    moved.map_err(|error| error.error)?;
    // The name, too, must be on the disk; not every file system can promise that.
    let _ = File::open(parent).and_then(|folder| folder.sync_all());
    Ok(())
}
