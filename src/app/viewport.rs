//! The sizes of what the screen shows, and what the mouse points at.

use super::browse::view::PaneId;
use crate::dossier::EntryId;

/// The sizes of the parts of the screen, in cells and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewportSizes {
    /// The rows of each pane.
    pub panes: [usize; 3],
    /// The cells of a line of the details.
    pub(crate) article_cells: usize,
    /// The lines of the details.
    pub(crate) article_lines: usize,
    /// The lines of an overlay.
    pub(crate) overlay_lines: usize,
    /// The cells of a line of an overlay.
    pub(crate) overlay_cells: usize,
    /// The cells and the lines for the lanes of the timeline to scale.
    pub scale: (usize, usize),
    /// The cells and the lines for the links of a record.
    pub relations: (usize, usize),
}

impl ViewportSizes {
    /// The lines of a page in an overlay.
    pub(super) fn overlay_page(&self) -> isize {
        isize::try_from(self.overlay_lines.max(2) - 1).unwrap_or(1)
    }
}

/// A target of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// A row of a pane.
    Row(PaneId, usize),
    /// A line of the details, and the link in it.
    Article(Option<usize>),
    /// The timeline to scale: the lane, and what begins or lasts there.
    Mark(Option<(usize, EntryId)>),
    /// The overlay on top.
    Overlay {
        /// The item that can be selected there.
        item: Option<usize>,
        /// The first line of its list on the screen.
        offset: usize,
    },
}
