//! Atomic file replacement: written beside the target, synced, renamed; a kill leaves the old file.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Write},
    os::unix::fs::{MetadataExt, PermissionsExt, fchown},
    path::Path,
};

/// The permissions of a file, and the prefix of its temporary file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Durability {
    pub(crate) temporary_prefix: &'static str,
    mode: u32,
}

impl Durability {
    /// A file of the store. Its temporary files are written under the lock, so that those of killed
    /// programs can be removed.
    pub(crate) const KEPT: Self = Self { temporary_prefix: ".chancery-kept-", mode: 0o600 };
    /// Another private file.
    pub(crate) const OWN: Self = Self { temporary_prefix: ".chancery-new-", mode: 0o600 };
    /// A file with the permissions of the umask.
    pub(crate) const GIVEN: Self = Self { temporary_prefix: ".chancery-new-", mode: 0o666 };
}

pub(crate) fn folder(target: &Path) -> &Path {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// False if the old file has other hard links, which keep the old text, or an owner that cannot be set.
fn can_replace(new: &File, old: &Metadata) -> io::Result<bool> {
    let own = new.metadata()?;
    let is_owned = (own.uid(), own.gid()) == (old.uid(), old.gid());
    if old.nlink() > 1 || !is_owned && fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        return Ok(false);
    }
    new.set_permissions(old.permissions())?;
    Ok(true)
}

/// Writes a file. Without `replace`, an existing file is an error.
pub(crate) fn write(
    target: &Path,
    text: &str,
    durability: Durability,
    replace: bool,
) -> io::Result<()> {
    let parent = folder(target);
    let mut temporary = tempfile::Builder::new()
        .prefix(durability.temporary_prefix)
        .permissions(fs::Permissions::from_mode(durability.mode))
        .tempfile_in(parent)?;
    temporary.write_all(text.as_bytes())?;
    let given = replace && durability == Durability::GIVEN;
    if let Some(old) = given.then(|| fs::metadata(target).ok()).flatten()
        && !can_replace(temporary.as_file(), &old)?
    {
        // Written only after the temporary file, which would have met a full disk.
        let mut file = OpenOptions::new().write(true).open(target)?;
        file.write_all(text.as_bytes())?;
        file.set_len(text.len() as u64)?;
        return file.sync_all();
    }
    temporary.as_file().sync_all()?;
    let moved =
        if replace { temporary.persist(target) } else { temporary.persist_noclobber(target) };
    moved.map_err(|error| error.error)?;
    // The new name must be on the disk, too, if the file system can guarantee it.
    let _ = File::open(parent).and_then(|folder| folder.sync_all());
    Ok(())
}
