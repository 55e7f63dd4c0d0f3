//! Windows: help, the palette of actions, and texts.

use super::{
    detail::draw_line,
    paint::{clear, fill, frame, put, put_all},
    theme::Theme,
};
use crate::{
    state::{Action, App, Choice, Menu, MenuLine, Text, Window},
    text::{cut, pad, width, wrap},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The cells of the column of keys in help.
const KEY_CELLS: usize = 22;

pub(super) fn draw(app: &App, theme: &Theme, window: &Window, area: Rect, buffer: &mut Buffer) {
    clear(buffer, area, theme.paper);
    let inside = frame(buffer, area, theme.focus);
    let (title, hint) = match window {
        Window::Help(_) => (" Help: type to find, Enter does it ", true),
        Window::Palette(_) => (" Do what? ", true),
        Window::Sheet(sheet) => match sheet.text {
            Text::About => (" About this dossier ", false),
            Text::Faults => (" Not everything could be read ", false),
            Text::State => (" The state of the day: Enter opens a record ", false),
            Text::Between => (" Two records: Enter opens one ", false),
            Text::Sources => (" Sources: Enter opens the document ", false),
            Text::Document(_) => (" Document: type to find, Enter goes on ", false),
        },
        Window::Records(records) => {
            (&*format!(" {} {} ", records.title, records.entries.len()), false)
        }
        Window::Ties(ties) => (&*super::ties::title(app, ties), false),
        Window::Map(_) => (" Where it happened ", false),
        Window::Layers(_) => (" Layers: Enter switches one on or off ", false),
        Window::Choice(Choice::Copy, _) => (" Copy what? ", false),
        Window::Choice(Choice::Export, _) => (" Export what the panes show: as what? ", false),
        Window::Own(_) => (" Yours: Enter opens, or narrows to a part ", false),
        Window::Numbers(_) => (" Numbers: Enter narrows to what is counted ", false),
    };
    put(buffer, Rect { width: area.width.saturating_sub(2), ..area }, 2, 0, title, theme.focus);
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
            let typed = if hint { menu.filter.text() } else { "" };
            let pieces = [("> ", theme.key), (typed, theme.strong)];
            put_all(buffer, inside, 1, 0, &pieces);
            let body = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
            menu_lines(app, theme, menu, body, buffer);
        }
        Window::Map(view) => super::map::draw(app, theme, view, inside, buffer),
        Window::Layers(marked) => super::layers::draw(app, theme, *marked, inside, buffer),
        Window::Numbers(numbers) => super::numbers::draw(theme, numbers, inside, buffer),
        Window::Choice(choice, selected) => {
            super::choice::draw(theme, *choice, *selected, inside, buffer);
        }
        Window::Own(selected) => super::own::draw(app, theme, *selected, inside, buffer),
        Window::Records(records) => {
            super::records::draw(app, theme, records, inside, buffer);
        }
        Window::Ties(ties) => super::ties::draw(app, theme, ties, inside, buffer),
        Window::Sheet(sheet) => {
            let page = app.text(sheet);
            let mut inside =
                Rect { x: inside.x + 1, width: inside.width.saturating_sub(1), ..inside };
            if matches!(sheet.text, Text::Document(_)) {
                let found = page.targets.len().saturating_sub(1);
                let count = format!("  {found} found");
                let typed = sheet.find.text();
                let count = if typed.is_empty() { "" } else { &count };
                let pieces = [("> ", theme.key), (typed, theme.strong), (count, theme.dim)];
                put_all(buffer, inside, 0, 0, &pieces);
                inside.y += 1;
                inside.height = inside.height.saturating_sub(1);
            }
            let marked =
                (sheet.text == Text::Sources || sheet.text.leads_on()).then_some(sheet.marked);
            for (y, line) in (0..inside.height).zip(page.lines.iter().skip(sheet.scroll)) {
                draw_line(app, theme, line, marked, (inside, y), buffer);
            }
            super::list::bar(theme.focus, area, inside, (sheet.scroll, page.lines.len()), buffer);
        }
    }
}

/// Where the cursor stands in the line that filters a menu.
pub(super) fn cursor(menu: &Menu, area: Rect) -> Option<(u16, u16)> {
    let x = area.x + 4 + u16::try_from(width(menu.filter.before_cursor())).unwrap_or(0);
    (x < area.right().saturating_sub(1) && area.height > 2).then_some((x, area.y + 1))
}

fn menu_lines(app: &App, theme: &Theme, menu: &Menu, area: Rect, buffer: &mut Buffer) {
    let lines = app.menu_lines();
    if lines.is_empty() {
        put(buffer, area, 1, 0, "No action has such words", theme.dim);
        return;
    }
    let keys = KEY_CELLS.min(usize::from(area.width) / 3);
    let room = usize::from(area.width).saturating_sub(keys + 2).max(1);
    // Help texts may take several lines: lay them all out, then show the part round the marked one.
    let mut rows: Vec<(String, String, bool, bool)> = Vec::new();
    let mut nth = 0;
    let mut marked_row = 0;
    for line in &lines {
        match line {
            MenuLine::Heading(scope) => {
                rows.push((scope.title().to_owned(), String::new(), false, true))
            }
            MenuLine::Action(spec) => {
                let marked = nth == menu.selected;
                nth += 1;
                if marked {
                    marked_row = rows.len();
                }
                let possible = app.in_palette(spec);
                let labels = app.keymap().labels(spec.action);
                let help = if possible { spec.help.to_owned() } else { format!("({})", spec.help) };
                for (at, range) in wrap(&help, room).into_iter().enumerate() {
                    let keys = if at == 0 { labels.clone() } else { String::new() };
                    rows.push((keys, help.get(range).unwrap_or("").to_owned(), marked, false));
                }
            }
        }
    }
    let height = usize::from(area.height);
    let first = marked_row.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    for (y, (left, right, marked, heading)) in (0..area.height).zip(rows.iter().skip(first)) {
        if *heading {
            put(buffer, area, 1, y, left, theme.heading);
            continue;
        }
        let left = pad(&cut(left, keys), keys);
        put_all(
            buffer,
            area,
            1,
            y,
            &[(&left, theme.key), (" ", theme.plain), (right, theme.plain)],
        );
        if *marked {
            fill(buffer, Rect { y: area.y + y, height: 1, ..area }, theme.selected);
        }
    }
}
