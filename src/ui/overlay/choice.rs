//! A window to choose from: a letter, a name and what it is.

use super::viewport::Sight;
use crate::{
    app::{App, ChoiceKind},
    text::{pad, width},
    ui::{canvas::put_all, theme::Theme},
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(crate) fn draw(
    app: &App,
    theme: &Theme,
    choice: ChoiceKind,
    selected: usize,
    area: Rect,
    buffer: &mut Buffer,
) {
    let lines = choice.lines();
    let cells = lines.iter().map(|line| width(line.name)).max().unwrap_or(0);
    let sight = Sight::of(app, selected, lines.len(), area.height);
    sight.draw(theme, area, buffer, |at, row, buffer| {
        let Some(line) = lines.get(at) else { return };
        let letter = line.letter.map(String::from).unwrap_or_default();
        let pieces = [
            (&*pad(&letter, 2), theme.key),
            (&*pad(line.name, cells), theme.plain),
            ("  ", theme.plain),
            (line.help, theme.dim),
        ];
        put_all(buffer, row, 0, 0, &pieces);
    });
}
