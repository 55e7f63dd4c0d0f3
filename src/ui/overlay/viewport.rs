//! Which lines of a list that is longer than its window are on the screen, what stands where, and
//! the marked one among them.

use crate::{
    app::App,
    ui::{
        canvas::{draw_text, fill},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The lines of a list in a window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    /// The first line on the screen.
    pub first: usize,
    all: usize,
    height: u16,
    marked: usize,
}

impl Sight {
    /// What is seen of so many lines: the marked one stands in the middle, as far as the list
    /// goes. After a click the lines stay where they are as long as the marked one is among them.
    pub(crate) fn of(app: &App, marked: usize, all: usize, height: u16) -> Self {
        let lines = usize::from(height);
        let last = all.saturating_sub(lines);
        let kept = app.clicked_top().filter(|top| (*top..top + lines).contains(&marked));
        let first = kept.unwrap_or(marked.saturating_sub(lines / 2)).min(last);
        Self { first, all, height, marked }
    }

    /// Draws the lines that are seen, each by `line` behind the sign of the marked one.
    pub(crate) fn draw(
        self,
        theme: &Theme,
        area: Rect,
        buffer: &mut Buffer,
        mut line: impl FnMut(usize, Rect, &mut Buffer),
    ) {
        for (y, at) in (0..area.height).zip(self.first..self.all) {
            let row = Rect { y: area.y + y, height: 1, ..area };
            let is_marked = at == self.marked;
            draw_text(buffer, row, 0, 0, if is_marked { "▸" } else { " " }, theme.focus);
            let sign = 1.min(row.width);
            line(at, Rect { x: row.x + sign, width: row.width - sign, ..row }, buffer);
            if is_marked {
                fill(buffer, row, theme.selected);
            }
        }
    }

    /// The line of the list in a line of the window.
    pub(crate) fn line_at(self, y: u16) -> Option<usize> {
        let line = self.first + usize::from(y);
        (y < self.height && line < self.all).then_some(line)
    }
}
