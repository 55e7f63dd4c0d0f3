//! The sizes of what the screen shows, and what the mouse points at.

use super::browse::view::PaneId;
use crate::dossier::EntryId;

/// The sizes of the parts of the screen, in cells and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewportSizes {
    pub panes: [usize; 3],
    pub(crate) article_cells: usize,
    pub(crate) article_lines: usize,
    pub(crate) overlay_lines: usize,
    pub(crate) overlay_cells: usize,
    /// The cells and the lines for the lanes of the timeline to scale.
    pub scale: (usize, usize),
    pub links: (usize, usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    Row(PaneId, usize),
    Article(Option<usize>),
    /// The entry at this place of a drawing: the timeline to scale, or links.
    Entry(Option<EntryId>),
    Overlay {
        item: Option<usize>,
        offset: usize,
    },
}
