//! The frame and the title of an overlay; texts to read.

use super::{
    article::draw_line, canvas::Canvas, layout::inner, links, list::scroll_bar, list_overlay,
    timeline,
};
use crate::app::{Action, App, Overlay, Pair, Reader, ReaderKind};
use ratatui::layout::Rect;

pub(super) fn draw(canvas: &mut Canvas<'_>, overlay: &Overlay, area: Rect) {
    canvas.clear(area, canvas.theme.background);
    canvas.frame(area, canvas.theme.focus);
    let inside = inner(area);
    let room = Rect { width: area.width.saturating_sub(2), ..area };
    canvas.text(room, 2, 0, &title(canvas.app, overlay), canvas.theme.focus);
    match overlay {
        Overlay::List(list) => list_overlay::draw(canvas, list, inside),
        Overlay::Timeline(it) => timeline::draw(canvas, it, area, inside),
        Overlay::Links(links) => links::draw(canvas, links, inside),
        Overlay::Reader(reader) => draw_reader(canvas, reader, (area, inside)),
    }
}

fn draw_reader(canvas: &mut Canvas<'_>, reader: &Reader, (area, inside): (Rect, Rect)) {
    let article = reader.text();
    let text = reader_text(reader, inside);
    if reader.is_document() {
        let typed = reader.query.text();
        let count = format!("  {} found", article.targets.len().saturating_sub(1));
        let count = if typed.is_empty() { "" } else { &count };
        let pieces =
            [("> ", canvas.theme.key), (typed, canvas.theme.strong), (count, canvas.theme.dim)];
        canvas.pieces(inside, 1, 0, &pieces);
    }
    let selected = reader.selected_link();
    for y in 0..text.height {
        if let Some(line) = article.lines.get(reader.line_at(usize::from(y))) {
            draw_line(canvas, line, selected, (text, y));
        }
    }
    scroll_bar(canvas, canvas.theme.focus, area, text, (reader.scroll, article.lines.len()));
}

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
    let enter = app.settings.keymap.label(Action::Activate);
    let with_key = |title: &str| title.replace("· Enter ", &format!("· {enter} "));
    let title = match overlay {
        Overlay::List(list) => return format!(" {} ", with_key(&list.title)),
        Overlay::Links(links) => return links::title(app, links),
        Overlay::Timeline(it) => return timeline::title(app, it),
        Overlay::Reader(reader) => match reader.kind {
            ReaderKind::About => " About this dossier ",
            ReaderKind::Problems => " Problems in the dossiers ",
            ReaderKind::Syntax => " Search syntax ",
            ReaderKind::Snapshot => " Summary of the day · Enter opens ",
            ReaderKind::Pair(Pair::Comparison, _) => " Compare · Enter opens ",
            ReaderKind::Pair(Pair::Connection, _) => " Connection · Enter opens ",
            ReaderKind::Document(_) => " Document · type to search · Enter next match ",
        },
    };
    with_key(title)
}
