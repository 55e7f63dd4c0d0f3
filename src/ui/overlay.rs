//! The frame and the title of what lies over the screen; texts to read.

use super::{
    article::draw_line,
    canvas::{clear, draw_text, frame, put_all},
    list::bar,
    list_overlay, map, relations,
    theme::Theme,
};
use crate::{
    app::{Action, App, Overlay, Reader, ReaderKind},
    text::width,
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn draw(app: &App, theme: &Theme, overlay: &Overlay, area: Rect, buffer: &mut Buffer) {
    clear(buffer, area, theme.paper);
    let inside = frame(buffer, area, theme.focus);
    let room = Rect { width: area.width.saturating_sub(2), ..area };
    draw_text(buffer, room, 2, 0, &title(app, overlay), theme.focus);
    let closing = format!(" {} closes ", app.keymap().label(Action::Dismiss));
    let cells = u16::try_from(width(&closing)).unwrap_or(0);
    if area.width > cells + 4 {
        let (x, y) = (area.width - cells - 2, area.height.saturating_sub(1));
        draw_text(buffer, area, x, y, &closing, theme.dim);
    }
    match overlay {
        Overlay::List(list) => list_overlay::draw(app, theme, list, inside, buffer),
        Overlay::Map(view) => map::draw(app, theme, view, inside, buffer),
        Overlay::Relations(links) => relations::draw(app, theme, links, inside, buffer),
        Overlay::Reader(reader) => draw_reader(app, theme, reader, (area, inside), buffer),
    }
}

fn draw_reader(
    app: &App,
    theme: &Theme,
    reader: &Reader,
    (area, inside): (Rect, Rect),
    buffer: &mut Buffer,
) {
    let article = reader.text();
    let text = reader_text(reader, inside);
    if reader.is_document() {
        let typed = reader.query.text();
        let count = format!("  {} found", article.targets.len().saturating_sub(1));
        let count = if typed.is_empty() { "" } else { &count };
        let pieces = [("> ", theme.key), (typed, theme.strong), (count, theme.dim)];
        put_all(buffer, inside, 1, 0, &pieces);
    }
    let selected = reader.selected_link();
    for (y, line) in (0..text.height).zip(article.lines.iter().skip(reader.scroll)) {
        draw_line(app, theme, line, selected, (text, y), buffer);
    }
    bar(theme.focus, area, text, (reader.scroll, article.lines.len()), buffer);
}

/// The area of the text of a reader: below its query, after a blank cell.
pub(super) fn reader_text(reader: &Reader, inside: Rect) -> Rect {
    let query = u16::from(reader.is_document()).min(inside.height);
    Rect {
        x: inside.x + 1,
        y: inside.y + query,
        width: inside.width.saturating_sub(1),
        height: inside.height - query,
    }
}

fn title(app: &App, overlay: &Overlay) -> String {
    let title = match overlay {
        Overlay::List(list) => return format!(" {} ", list.title),
        Overlay::Relations(links) => return relations::title(app, links),
        Overlay::Map(_) => " Where it happened ",
        Overlay::Reader(reader) => match reader.kind {
            ReaderKind::About => " About this dossier ",
            ReaderKind::Problems => " Not everything could be read ",
            ReaderKind::Snapshot => " The state of the day: Enter opens a record ",
            ReaderKind::Comparison => " Two records: Enter opens one ",
            ReaderKind::Sources => " Sources: Enter opens the document ",
            ReaderKind::Document(_) => " Document: type to find, Enter goes on ",
        },
    };
    title.to_owned()
}
