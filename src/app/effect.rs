//! What goes in and out of the state besides keys: wishes for the outside, messages, what the
//! screen shows of each part, and what the mouse points at.

use super::{annotations::AnnotationChange, browse::PaneId, transfer::CopyFormat};
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

/// A message in the last line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something that was done, or how to go on.
    Hint(String),
    /// Something that cannot be done, and why.
    Refusal(String),
}

impl Notice {
    /// The message.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Hint(text) | Self::Refusal(text) => text,
        }
    }
}

/// How much of each part the screen shows; the layout of the screen says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewportSizes {
    /// The rows of each pane.
    pub panes: [usize; 3],
    /// The cells of a line of the detail.
    pub detail_cells: usize,
    /// The lines of the detail.
    pub detail_lines: usize,
    /// The lines of a window.
    pub window_lines: usize,
    /// The cells of a line of a window.
    pub window_cells: usize,
    /// The cells and the lines for the lanes of the timeline to scale.
    pub scale: (usize, usize),
    /// The cells and the lines for what a record is tied to.
    pub ties: (usize, usize),
}

/// Something on the screen that the mouse can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// A row of a pane.
    Row(PaneId, usize),
    /// A line of the detail, and the reference in it.
    Detail(Option<usize>),
    /// The timeline to scale, and what begins or lasts there.
    Scale(Option<EntryId>),
    /// The overlay on top.
    Overlay {
        /// The item that can be selected there.
        item: Option<usize>,
        /// The first line of its list on the screen.
        offset: usize,
    },
    /// The map, and the town on it.
    Town(Option<EntryId>),
}
