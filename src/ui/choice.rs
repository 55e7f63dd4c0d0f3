//! A window to choose from: a letter, a name and what it is.

use super::{
    paint::{fill, put_all},
    sight::Sight,
    theme::Theme,
};
use crate::{
    state::{App, Choice},
    text::{pad, width},
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn draw(
    app: &App,
    theme: &Theme,
    choice: Choice,
    selected: usize,
    area: Rect,
    buffer: &mut Buffer,
) {
    let lines = choice.lines();
    let cells = lines.iter().map(|line| width(line.name)).max().unwrap_or(0);
    let Sight { first, .. } = Sight::of(app, selected, lines.len(), area.height);
    for (y, (at, line)) in (0..area.height).zip(lines.iter().enumerate().skip(first)) {
        let letter = line.letter.map(String::from).unwrap_or_default();
        let pieces = [
            (if at == selected { "▸" } else { " " }, theme.focus),
            (&*pad(&letter, 2), theme.key),
            (&*pad(line.name, cells), theme.plain),
            ("  ", theme.plain),
            (line.help, theme.dim),
        ];
        put_all(buffer, area, 0, y, &pieces);
        if at == selected {
            fill(buffer, Rect { y: area.y + y, height: 1, ..area }, theme.selected);
        }
    }
}
