//! Atomic file replacement: written beside the target, synced, renamed; a kill leaves the old file.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Write},
    os::unix::fs::{MetadataExt, PermissionsExt, fchown},
    path::Path,
};

/// The permissions of a file, and the prefix of its temporary file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WriteMode {
    pub(crate) temporary_prefix: &'static str,
    permissions: u32,
}

impl WriteMode {
    /// A file of the store. Its temporary files are written under the lock, so that those of killed
    /// programs can be removed.
    pub(crate) const STORE: Self = Self { temporary_prefix: ".chancery-kept-", permissions: 0o600 };
    /// Another private file.
    pub(crate) const PRIVATE: Self =
        Self { temporary_prefix: ".chancery-new-", permissions: 0o600 };
    /// A file with the permissions of the umask.
    pub(crate) const EXPORTED: Self =
        Self { temporary_prefix: ".chancery-new-", permissions: 0o666 };
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
pub(crate) fn write(target: &Path, text: &str, mode: WriteMode, replace: bool) -> io::Result<()> {
    let parent = folder(target);
    let mut temporary = tempfile::Builder::new()
        .prefix(mode.temporary_prefix)
        .permissions(fs::Permissions::from_mode(mode.permissions))
        .tempfile_in(parent)?;
    temporary.write_all(text.as_bytes())?;
    let is_export = replace && mode == WriteMode::EXPORTED;
    if let Some(old) = is_export.then(|| fs::metadata(target).ok()).flatten()
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
