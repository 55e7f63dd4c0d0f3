//! The only access to the buffer: text is cleaned, cut to its area, and never leaves it.

use super::{ascii::in_ascii, theme::Theme};
use crate::{
    app::App,
    text::{clean, truncate, width},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    symbols::merge::MergeStrategy,
    widgets::{Block, BorderType, Widget},
};
use std::{borrow::Cow, cmp::Ordering, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

pub(super) struct Canvas<'a> {
    pub app: &'a App,
    pub theme: &'a Theme,
    pub buffer: &'a mut Buffer,
}

impl Canvas<'_> {
    /// Draws text, truncated with `…` even if nothing fits. Returns the cells taken.
    pub(super) fn text(&mut self, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        self.pieces(area, x, y, &[(text, style)])
    }

    /// Draws pieces of text in a row, each in its style, truncated as one text.
    pub(super) fn pieces<T: AsRef<str>>(
        &mut self,
        area: Rect,
        x: u16,
        y: u16,
        pieces: &[(T, Style)],
    ) -> u16 {
        put_all(self.buffer, area, x, y, pieces)
    }

    /// Draws a sign or key with its meaning, for a border. Returns the cells taken.
    pub(super) fn explained(
        &mut self,
        area: Rect,
        (x, y): (u16, u16),
        (sign, style): (&str, Style),
        meaning: &str,
    ) -> u16 {
        let dim = self.theme.dim;
        let pieces = [(" ", dim), (sign, style), (" ", dim), (meaning, dim), (" ", dim)];
        self.pieces(area, x, y, &pieces)
    }

    pub(super) fn highlighted(
        &mut self,
        area: Rect,
        (x, y): (u16, u16),
        text: &str,
        matches: &[Range<usize>],
        (style, matched): (Style, Style),
    ) -> u16 {
        let mut pieces: Vec<(&str, Style)> = Vec::new();
        let mut at = 0;
        for range in matches {
            let (start, end) = (range.start.max(at), range.end.max(at));
            let (Some(before), Some(inside)) = (text.get(at..start), text.get(start..end)) else {
                continue;
            };
            pieces.extend([(before, style), (inside, style.patch(matched))]);
            at = end;
        }
        pieces.push((text.get(at..).unwrap_or(""), style));
        self.pieces(area, x, y, &pieces)
    }

    pub(super) fn fill(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Marks a row; its quiet words become plain, which the ground of the row would hide.
    pub(super) fn select(&mut self, area: Rect, style: Style) {
        let (quiet, plain) = (self.theme.dim, self.theme.plain);
        for position in area.intersection(self.buffer.area).positions() {
            let Some(cell) = self.buffer.cell_mut(position) else { continue };
            cell.modifier.remove(Modifier::DIM);
            if Some(cell.fg) == quiet.fg {
                cell.set_style(plain);
            }
        }
        self.fill(area, style);
    }

    pub(super) fn clear(&mut self, area: Rect, style: Style) {
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Draws a frame with round corners. It joins the lines that it meets.
    pub(super) fn frame(&mut self, area: Rect, style: Style) {
        let block = Block::bordered().border_type(BorderType::Rounded).border_style(style);
        block.merge_borders(MergeStrategy::Fuzzy).render(area, self.buffer);
    }

    /// Draws a line along these turns, relative to the corner of the area. It joins the lines it meets.
    pub(super) fn path(&mut self, area: Rect, turns: &[(u16, u16)], style: Style) {
        let Some(mut at) = turns.first().copied() else { return };
        for to in turns {
            while at != *to {
                let (next, there, back) = match (at.0.cmp(&to.0), at.1.cmp(&to.1)) {
                    (Ordering::Less, _) => ((at.0 + 1, at.1), "╶", "╴"),
                    (Ordering::Greater, _) => ((at.0 - 1, at.1), "╴", "╶"),
                    (_, Ordering::Less) => ((at.0, at.1 + 1), "╷", "╵"),
                    (_, _) => ((at.0, at.1 - 1), "╵", "╷"),
                };
                self.join(area, at, there, style);
                self.join(area, next, back, style);
                at = next;
            }
        }
    }

    fn join(&mut self, area: Rect, (x, y): (u16, u16), symbol: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut(Position::new(area.x + x, area.y + y)) {
            cell.merge_symbol(symbol, MergeStrategy::Fuzzy).set_style(style);
            let corners = [("┌", "╭"), ("┐", "╮"), ("└", "╰"), ("┘", "╯")];
            if let Some((_, round)) = corners.iter().find(|(sharp, _)| *sharp == cell.symbol()) {
                cell.set_symbol(round);
            }
        }
    }

    pub(super) fn make_ascii(&mut self) {
        for cell in &mut self.buffer.content {
            if let Some(ascii) = in_ascii(cell.symbol()) {
                cell.set_symbol(ascii);
            }
        }
    }
}

/// The width of a text in the type of the screen's coordinates.
pub(super) fn cells_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

type StyledText<'a> = (Cow<'a, str>, Style);

fn put_all<T: AsRef<str>>(
    buffer: &mut Buffer,
    area: Rect,
    x: u16,
    y: u16,
    pieces: &[(T, Style)],
) -> u16 {
    let pieces: Vec<StyledText<'_>> =
        pieces.iter().map(|(text, style)| (clean(text.as_ref()), *style)).collect();
    let area = area.intersection(buffer.area);
    if y >= area.height {
        return 0;
    }
    if x >= area.width {
        draw_ellipsis(buffer, area, y, &pieces);
        return 0;
    }
    let room = usize::from(area.width - x);
    let mut at = (area.x + x, area.y + y);
    if pieces.iter().map(|(text, _)| width(text)).sum::<usize>() <= room {
        for (text, style) in &pieces {
            at.0 += write(buffer, at, text, *style);
        }
        return at.0 - (area.x + x);
    }
    let full: String = pieces.iter().map(|(text, _)| &**text).collect();
    let shown = truncate(full.trim_end(), room);
    let mut kept = shown.strip_suffix('…').unwrap_or(&shown).len();
    for (text, style) in &pieces {
        let part = text.get(..kept.min(text.len())).unwrap_or(text);
        at.0 += write(buffer, at, part, *style);
        if part.len() < text.len() && shown.ends_with('…') {
            write(buffer, at, "…", *style);
            // Nothing follows text that was cut.
            return area.width - x;
        }
        kept -= part.len();
    }
    // Blanks that do not fit take the room too.
    area.width - x
}

fn draw_ellipsis(buffer: &mut Buffer, area: Rect, y: u16, pieces: &[StyledText<'_>]) {
    let text = pieces.iter().find(|(text, _)| !text.trim().is_empty());
    let (Some((_, style)), Some(last)) = (text, area.width.checked_sub(1)) else { return };
    let row = area.y + y;
    let mut line = (area.x..=area.x + last).rev().map(|x| buffer[(x, row)].symbol());
    if line.find(|symbol| !symbol.trim().is_empty()) != Some("…") {
        write(buffer, (area.x + last, row), "…", *style);
    }
}

fn write(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, style: Style) -> u16 {
    let mut at = x;
    for cluster in text.graphemes(true) {
        let cells = cells_of(cluster);
        for (nth, column) in (at..at.saturating_add(cells)).enumerate() {
            if let Some(cell) = buffer.cell_mut(Position::new(column, y)) {
                let background = cell.bg;
                cell.reset();
                cell.set_symbol(if nth == 0 { cluster } else { "" })
                    .set_bg(background)
                    .set_style(style);
            }
        }
        at = at.saturating_add(cells);
    }
    at - x
}

#[cfg(test)]
#[path = "../../tests/unit/canvas.rs"]
mod tests;
