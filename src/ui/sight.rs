//! Which lines of a list that is longer than its window are on the screen, and what stands where.

use crate::state::App;

/// The lines of a list in a window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight {
    /// The first line on the screen.
    pub first: usize,
    all: usize,
    height: u16,
}

impl Sight {
    /// What is seen of so many lines: the marked one stands in the middle, as far as the list
    /// goes. After a click the lines stay where they are as long as the marked one is among them.
    pub(super) fn of(app: &App, marked: usize, all: usize, height: u16) -> Self {
        let lines = usize::from(height);
        let last = all.saturating_sub(lines);
        let kept = app.clicked_top().filter(|top| (*top..top + lines).contains(&marked));
        let first = kept.unwrap_or(marked.saturating_sub(lines / 2)).min(last);
        Self { first, all, height }
    }

    /// The line of the list in a line of the window.
    pub(super) fn line_at(self, y: u16) -> Option<usize> {
        let line = self.first + usize::from(y);
        (y < self.height && line < self.all).then_some(line)
    }
}
