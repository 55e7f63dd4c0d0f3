//! The sizes of the regions, by which the app is refreshed.

use super::{
    layout::{Regions, inner},
    links, timeline,
};
use crate::app::ViewportSizes;
use ratatui::layout::Rect;

impl Regions {
    pub fn sizes(&self) -> ViewportSizes {
        let inside = |area: Rect| self.inside(area);
        let rows = |area: Option<Rect>| area.map_or(0, |area| usize::from(inside(area).height));
        let detail = self.detail.map(|area| self.text(area)).unwrap_or_default();
        let overlay = inner(self.overlay);
        ViewportSizes {
            panes: self.panes.map(rows),
            article_cells: usize::from(detail.width),
            article_lines: usize::from(detail.height),
            overlay_lines: usize::from(overlay.height.saturating_sub(1)),
            overlay_cells: usize::from(overlay.width.saturating_sub(2)),
            scale: timeline::room(overlay),
            links: links::room(overlay),
        }
    }
}
