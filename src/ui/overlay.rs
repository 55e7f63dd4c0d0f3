//! Windows: help, the palette of actions, and texts.

pub(crate) mod actions;
mod annotations;
mod choice;
mod layers;
mod records;
pub(crate) mod statistics;
pub(crate) mod viewport;

use super::{
    article::draw_line,
    canvas::{clear, draw_text, frame, put_all},
    theme::Theme,
};
use crate::{
    app::{Action, App, ChoiceKind, Overlay, Reader, ReaderKind},
    text::width,
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn draw(app: &App, theme: &Theme, window: &Overlay, area: Rect, buffer: &mut Buffer) {
    clear(buffer, area, theme.paper);
    let inside = frame(buffer, area, theme.focus);
    let title = title(app, window);
    draw_text(
        buffer,
        Rect { width: area.width.saturating_sub(2), ..area },
        2,
        0,
        &title,
        theme.focus,
    );
    let key = app.keymap().label(Action::Dismiss);
    let closing = format!(" {key} closes ");
    let cells = u16::try_from(width(&closing)).unwrap_or(0);
    if area.width > cells + 4 {
        draw_text(
            buffer,
            area,
            area.width - cells - 2,
            area.height.saturating_sub(1),
            &closing,
            theme.dim,
        );
    }
    match window {
        Overlay::Help(menu) | Overlay::Palette(menu) => {
            crate::ui::overlay::actions::draw(app, theme, menu, inside, buffer);
        }
        Overlay::Map(view) => crate::ui::map::draw(app, theme, view, inside, buffer),
        Overlay::Layers(marked) => {
            crate::ui::overlay::layers::draw(app, theme, *marked, inside, buffer)
        }
        Overlay::Numbers(numbers) => {
            crate::ui::overlay::statistics::draw(app, theme, numbers, inside, buffer)
        }
        Overlay::Choice(choice, selected) => {
            crate::ui::overlay::choice::draw(app, theme, *choice, *selected, inside, buffer);
        }
        Overlay::Own(selected) => {
            crate::ui::overlay::annotations::draw(app, theme, *selected, inside, buffer)
        }
        Overlay::Records(records) => {
            crate::ui::overlay::records::draw(app, theme, records, inside, buffer);
        }
        Overlay::Ties(ties) => crate::ui::relations::draw(app, theme, ties, inside, buffer),
        Overlay::Sheet(sheet) => {
            let page = app.text(sheet);
            let text = sheet_text(sheet, inside);
            if matches!(sheet.text, ReaderKind::Document(_)) {
                let found = page.targets.len().saturating_sub(1);
                let count = format!("  {found} found");
                let typed = sheet.find.text();
                let count = if typed.is_empty() { "" } else { &count };
                let pieces = [("> ", theme.key), (typed, theme.strong), (count, theme.dim)];
                put_all(buffer, inside, 1, 0, &pieces);
            }
            let marked = (sheet.text == ReaderKind::Sources || sheet.text.leads_on())
                .then_some(sheet.marked);
            for (y, line) in (0..text.height).zip(page.lines.iter().skip(sheet.scroll)) {
                draw_line(app, theme, line, marked, (text, y), buffer);
            }
            crate::ui::list::bar(theme.focus, area, text, (sheet.scroll, page.lines.len()), buffer);
        }
    }
}

/// Where the text of a sheet stands: below what is looked for, with a cell of air before it.
pub(super) fn sheet_text(sheet: &Reader, inside: Rect) -> Rect {
    let typed = u16::from(matches!(sheet.text, ReaderKind::Document(_))).min(inside.height);
    Rect {
        x: inside.x + 1,
        y: inside.y + typed,
        width: inside.width.saturating_sub(1),
        height: inside.height - typed,
    }
}

/// What the window says of itself.
fn title(app: &App, window: &Overlay) -> String {
    let fixed = match window {
        Overlay::Help(_) => " Help: type to find, Enter does it ",
        Overlay::Palette(_) => " Do what? ",
        Overlay::Sheet(sheet) => match sheet.text {
            ReaderKind::About => " About this dossier ",
            ReaderKind::Faults => " Not everything could be read ",
            ReaderKind::State => " The state of the day: Enter opens a record ",
            ReaderKind::Between => " Two records: Enter opens one ",
            ReaderKind::Sources => " Sources: Enter opens the document ",
            ReaderKind::Document(_) => " Document: type to find, Enter goes on ",
        },
        Overlay::Records(records) => {
            return format!(" {} {} ", records.title, records.entries.len());
        }
        Overlay::Ties(ties) => return crate::ui::relations::title(app, ties),
        Overlay::Map(_) => " Where it happened ",
        Overlay::Layers(_) => " Layers: Enter switches one on or off ",
        Overlay::Choice(ChoiceKind::Copy, _) => " Copy what? ",
        Overlay::Choice(ChoiceKind::Export, _) => " Export what the panes show: as what? ",
        Overlay::Own(_) => " Yours: Enter opens, or narrows to a part ",
        Overlay::Numbers(_) => " Numbers: Enter narrows to what is counted ",
    };
    fixed.to_owned()
}
