//! The one way into the buffer: text is cleaned, cut to its place, and never leaves it.

use crate::text::{clean, cut, width};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation;

/// Puts text at a place counted from the corner of the area; what does not fit is cut with `…`.
/// Returns how many cells it took.
pub(super) fn put(
    buffer: &mut Buffer,
    area: Rect,
    x: u16,
    y: u16,
    text: &str,
    style: Style,
) -> u16 {
    let area = area.intersection(buffer.area);
    if x >= area.width || y >= area.height {
        return 0;
    }
    let room = usize::from(area.width - x);
    let shown = cut(&clean(text), room);
    let mut at = area.x + x;
    for cluster in shown.graphemes(true) {
        let cells = u16::try_from(width(cluster)).unwrap_or(u16::MAX);
        if cells == 0 {
            continue;
        }
        for (nth, column) in (at..at.saturating_add(cells).min(area.right())).enumerate() {
            if let Some(cell) = buffer.cell_mut(Position::new(column, area.y + y)) {
                let ground = cell.bg;
                cell.reset();
                cell.set_symbol(if nth == 0 { cluster } else { "" })
                    .set_bg(ground)
                    .set_style(style);
            }
        }
        at = at.saturating_add(cells);
    }
    at.saturating_sub(area.x + x)
}

/// Puts pieces of text one behind the other, each with its own style.
pub(super) fn put_all(
    buffer: &mut Buffer,
    area: Rect,
    x: u16,
    y: u16,
    pieces: &[(&str, Style)],
) -> u16 {
    let mut at = x;
    for (text, style) in pieces {
        at = at.saturating_add(put(buffer, area, at, y, text, *style));
    }
    at - x
}

/// Gives every cell of the area the style, whatever stands in it.
pub(super) fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}

/// Empties the area.
pub(super) fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for row in area.rows() {
        for position in row.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Puts an ASCII character in the place of every sign and line.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(ascii) = super::ascii::in_ascii(cell.symbol()) {
            cell.set_symbol(ascii);
        }
    }
}

/// Puts text whose marked byte ranges have another style.
pub(super) fn put_marked(
    buffer: &mut Buffer,
    area: Rect,
    (x, y): (u16, u16),
    text: &str,
    marks: &[std::ops::Range<usize>],
    (style, marked): (Style, Style),
) -> u16 {
    let mut pieces: Vec<(&str, Style)> = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(inside)) =
            (text.get(at..mark.start.max(at)), text.get(mark.start.max(at)..mark.end.max(at)))
        else {
            continue;
        };
        pieces.push((before, style));
        pieces.push((inside, style.patch(marked)));
        at = mark.end.max(at);
    }
    pieces.push((text.get(at..).unwrap_or(""), style));
    // The whole is cut as one, so that `…` stands at its end and not after a piece.
    let room = usize::from(area.width.saturating_sub(x));
    let whole: String = pieces.iter().map(|(text, _)| *text).collect();
    if width(&clean(&whole)) <= room {
        return put_all(buffer, area, x, y, &pieces);
    }
    let kept = cut(&whole, room);
    let kept_bytes = kept.strip_suffix('…').unwrap_or(&kept).len();
    let mut bytes = 0;
    let mut taken = x;
    for (piece, style) in pieces {
        let end = (kept_bytes.saturating_sub(bytes)).min(piece.len());
        if let Some(part) = piece.get(..end) {
            taken += put(buffer, area, taken, y, part, style);
        }
        bytes += piece.len();
    }
    taken += put(buffer, area, taken, y, "…", style);
    taken - x
}

/// A frame of single lines, with round corners, around the area; returns what is inside.
pub(super) fn frame(buffer: &mut Buffer, area: Rect, style: Style) -> Rect {
    if area.width < 2 || area.height < 2 {
        return area;
    }
    let (right, bottom) = (area.width - 1, area.height - 1);
    let line = "─".repeat(usize::from(area.width - 2));
    for (y, corners) in [(0, ("╭", "╮")), (bottom, ("╰", "╯"))] {
        put_all(buffer, area, 0, y, &[(corners.0, style), (&line, style), (corners.1, style)]);
    }
    for y in 1..bottom {
        put(buffer, area, 0, y, "│", style);
        put(buffer, area, right, y, "│", style);
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}
