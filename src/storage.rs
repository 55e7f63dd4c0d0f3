//! Annotations (bookmarks, notes, lists) in `marks.json` and sessions in `sessions.json`, both in
//! the state folder.
//!
//! Nothing is lost: each change is saved when it is made. Lock, read the file as it is *now*,
//! apply the change, write the complete file beside it, sync it, rename it into place, unlock. So
//! * a program that ends at any moment leaves the old file or the new one, never a partial one;
//! * a second program's changes are kept: a change is applied with the values that it found;
//! * a change that cannot be saved waits in its order and is tried with the next and at the end.
//!
//! A journal was rejected: after a full disk or a crash the next line joins an incomplete last one,
//! appending is not atomic on every network file system, and compacting needs the same lock.
//! Annotations are some hundred lines, which cost no more to write than waiting for the disk.
//! The lock is a separate file, which no renaming replaces, and ends with its process.

mod annotation_store;
pub(crate) mod atomic_file;
pub(crate) mod dirs;
mod format;
pub(crate) mod locked_dir;

pub use annotation_store::{AnnotationStore, EXIT_TIMEOUT, SIGNAL_TIMEOUT};
pub use dirs::{Dirs, MissingDir};
pub use locked_dir::StoreError;
