//! Effects: what the event loop does after an action.

use super::{annotations::AnnotationChange, transfer::CopyFormat};
use crate::{dossier::EntryId, export::Format};

/// What the outside has to do after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Put it to sleep.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Read the files again, and bring what they hold now by [`super::App::replace_dossier`].
    Reload,
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Open the current record in the user's editor, and read its file again.
    Edit,
    /// Show the layers that are on now.
    Layers,
    /// Keep this; it is done here already.
    Keep(AnnotationChange),
    /// Copy this of the entry.
    Copy(CopyFormat, EntryId),
    /// Export what the panes show.
    Export {
        /// In which format.
        format: Format,
        /// To which file, as it was typed.
        path: String,
        /// Whether what is there is to be replaced.
        replace: bool,
    },
}
