//! Effects: what the event loop does after an action.

use super::{annotations::AnnotationChange, copy_format::CopyFormat};
use crate::{dossier::EntryId, export::Format};

/// An effect that the event loop carries out after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Quit,
    Suspend,
    Redraw,
    /// Reload the files, for [`super::App::replace_dossier`].
    Reload,
    Mouse(bool),
    /// Open the current record in the user's editor, and reload its file.
    Edit,
    Layers,
    /// Save changes, which are applied already.
    Keep(Vec<AnnotationChange>),
    Copy(CopyFormat, Vec<EntryId>),
    Open(String),
    Export {
        format: Format,
        /// The file, as it was typed.
        path: String,
        replace: bool,
    },
}
