//! Effects: what the event loop does after an action.

use super::{annotations::AnnotationChange, copy_format::CopyFormat};
use crate::{dossier::EntryId, export::Format};

/// An effect that the event loop carries out after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Suspend the program.
    Suspend,
    /// Redraw the screen.
    Redraw,
    /// Reload the files, for [`super::App::replace_dossier`].
    Reload,
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Open the current record in the user's editor, and reload its file.
    Edit,
    /// Load the dossiers that are on now.
    Layers,
    /// Save changes, which are applied already.
    Keep(Vec<AnnotationChange>),
    /// Copy entries in a format.
    Copy(CopyFormat, Vec<EntryId>),
    /// Open the address of a source in a browser.
    Open(String),
    /// Export the visible records.
    Export {
        /// The format.
        format: Format,
        /// The file, as it was typed.
        path: String,
        /// Whether an existing file is overwritten.
        replace: bool,
    },
}
