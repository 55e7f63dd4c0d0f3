//! The window of what is the user's own: searches, bookmarks, notes, reading lists.

use super::viewport::Sight;
use crate::{
    app::{Action, AnnotationRow, AnnotationSection, App},
    text::{truncate, width},
    ui::{
        canvas::{draw_text, put_all},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(crate) fn draw(app: &App, theme: &Theme, selected: usize, area: Rect, buffer: &mut Buffer) {
    let lines = app.annotation_rows();
    if lines.is_empty() {
        empty(app, theme, area, buffer);
        return;
    }
    let sight = Sight::of(app, selected, lines.len(), area.height);
    sight.draw(theme, area, buffer, |at, row, buffer| {
        if let Some(line) = lines.get(at) {
            draw_line(theme, line, row, buffer);
        }
    });
}

fn draw_line(theme: &Theme, line: &AnnotationRow, row: Rect, buffer: &mut Buffer) {
    if line.id.is_none() {
        let pieces = [(&*line.title, theme.heading), (" ", theme.plain), (&*line.more, theme.dim)];
        put_all(buffer, row, 0, 0, &pieces);
        return;
    }
    let gone = line.entry.is_none() && line.section != AnnotationSection::Searches;
    // What is written behind it must leave room for the title, and the title for it.
    let room = usize::from(row.width).saturating_sub(2);
    let title = if line.more.is_empty() {
        room
    } else {
        (room * 3 / 5).max(room.saturating_sub(width(&line.more) + 2))
    };
    let shown = truncate(&line.title, title);
    let style = if gone { theme.dim } else { theme.plain };
    let pieces = [(&*shown, style), ("  ", theme.plain), (&*line.more, theme.dim)];
    put_all(buffer, row, 2, 0, &pieces);
}

/// What could be kept, and how.
fn empty(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let ways = [Action::Bookmark, Action::Note, Action::List, Action::SaveSearch];
    draw_text(buffer, area, 1, 0, "Nothing is kept yet.", theme.plain);
    for (y, action) in (2..area.height).zip(ways) {
        let key = app.keymap().label(action);
        let pieces = [(&*key, theme.key), ("  ", theme.plain), (action.spec().help, theme.plain)];
        put_all(buffer, area, 1, y, &pieces);
    }
}
