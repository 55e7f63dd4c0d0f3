//! Windows: help, the palette of actions, and texts.

use super::{
    detail::draw_line,
    paint::{clear, frame, put, put_all},
    theme::Theme,
};
use crate::{
    state::{Action, App, Choice, Sheet, Text, Window},
    text::width,
};
use ratatui::{buffer::Buffer, layout::Rect};

pub(super) fn draw(app: &App, theme: &Theme, window: &Window, area: Rect, buffer: &mut Buffer) {
    clear(buffer, area, theme.paper);
    let inside = frame(buffer, area, theme.focus);
    let title = title(app, window);
    put(buffer, Rect { width: area.width.saturating_sub(2), ..area }, 2, 0, &title, theme.focus);
    let key = app.keymap().label(Action::Dismiss);
    let closing = format!(" {key} closes ");
    let cells = u16::try_from(width(&closing)).unwrap_or(0);
    if area.width > cells + 4 {
        put(
            buffer,
            area,
            area.width - cells - 2,
            area.height.saturating_sub(1),
            &closing,
            theme.dim,
        );
    }
    match window {
        Window::Help(menu) | Window::Palette(menu) => {
            super::menu::draw(app, theme, menu, inside, buffer);
        }
        Window::Map(view) => super::map::draw(app, theme, view, inside, buffer),
        Window::Layers(marked) => super::layers::draw(app, theme, *marked, inside, buffer),
        Window::Numbers(numbers) => super::numbers::draw(app, theme, numbers, inside, buffer),
        Window::Choice(choice, selected) => {
            super::choice::draw(app, theme, *choice, *selected, inside, buffer);
        }
        Window::Own(selected) => super::own::draw(app, theme, *selected, inside, buffer),
        Window::Records(records) => {
            super::records::draw(app, theme, records, inside, buffer);
        }
        Window::Ties(ties) => super::ties::draw(app, theme, ties, inside, buffer),
        Window::Sheet(sheet) => {
            let page = app.text(sheet);
            let text = sheet_text(sheet, inside);
            if matches!(sheet.text, Text::Document(_)) {
                let found = page.targets.len().saturating_sub(1);
                let count = format!("  {found} found");
                let typed = sheet.find.text();
                let count = if typed.is_empty() { "" } else { &count };
                let pieces = [("> ", theme.key), (typed, theme.strong), (count, theme.dim)];
                put_all(buffer, inside, 1, 0, &pieces);
            }
            let marked =
                (sheet.text == Text::Sources || sheet.text.leads_on()).then_some(sheet.marked);
            for (y, line) in (0..text.height).zip(page.lines.iter().skip(sheet.scroll)) {
                draw_line(app, theme, line, marked, (text, y), buffer);
            }
            super::list::bar(theme.focus, area, text, (sheet.scroll, page.lines.len()), buffer);
        }
    }
}

/// Where the text of a sheet stands: below what is looked for, with a cell of air before it.
pub(super) fn sheet_text(sheet: &Sheet, inside: Rect) -> Rect {
    let typed = u16::from(matches!(sheet.text, Text::Document(_))).min(inside.height);
    Rect {
        x: inside.x + 1,
        y: inside.y + typed,
        width: inside.width.saturating_sub(1),
        height: inside.height - typed,
    }
}

/// What the window says of itself.
fn title(app: &App, window: &Window) -> String {
    let fixed = match window {
        Window::Help(_) => " Help: type to find, Enter does it ",
        Window::Palette(_) => " Do what? ",
        Window::Sheet(sheet) => match sheet.text {
            Text::About => " About this dossier ",
            Text::Faults => " Not everything could be read ",
            Text::State => " The state of the day: Enter opens a record ",
            Text::Between => " Two records: Enter opens one ",
            Text::Sources => " Sources: Enter opens the document ",
            Text::Document(_) => " Document: type to find, Enter goes on ",
        },
        Window::Records(records) => {
            return format!(" {} {} ", records.title, records.entries.len());
        }
        Window::Ties(ties) => return super::ties::title(app, ties),
        Window::Map(_) => " Where it happened ",
        Window::Layers(_) => " Layers: Enter switches one on or off ",
        Window::Choice(Choice::Copy, _) => " Copy what? ",
        Window::Choice(Choice::Export, _) => " Export what the panes show: as what? ",
        Window::Own(_) => " Yours: Enter opens, or narrows to a part ",
        Window::Numbers(_) => " Numbers: Enter narrows to what is counted ",
    };
    fixed.to_owned()
}
