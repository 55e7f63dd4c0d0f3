//! The last line: hints of what can be done here, messages, or the search being typed.

use super::{
    canvas::{clear, draw_text, fill, put_all},
    layout::Regions,
    list_overlay,
    theme::Theme,
};
use crate::{
    app::{Action, App, Focus, InputPrompt, LineEditor, Notice, Overlay, Prompt, SearchPrompt},
    date::Date,
    dossier::Kind,
    text::{clean, width, wrap_into},
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_segmentation::UnicodeSegmentation;

/// What stands before the search that is being typed.
const SEARCH_LABEL: &str = "/";

/// What stands before the date that is being typed.
const DATE_LABEL: &str = "as of: ";

pub(super) fn draw(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    fill(buffer, area, theme.bar);
    match app.prompt() {
        Some(Prompt::Search(search)) => {
            prompt(app, theme, search, last, buffer);
            if area.height > 1 {
                reading(app, theme, Rect { height: 1, ..area }, buffer);
            }
            return;
        }
        Some(Prompt::Date(date)) => return date_prompt(app, theme, date, last, buffer),
        Some(Prompt::Input(ask)) => return line_prompt(app, theme, ask, last, buffer),
        None => {}
    }
    let counter = counter(app);
    let cells = u16::try_from(width(&counter)).unwrap_or(0);
    let room = Rect { width: area.width.saturating_sub(cells), ..last };
    match app.status().notice() {
        Some(notice) => {
            let style = match notice {
                Notice::Hint(_) => theme.strong,
                Notice::Refusal(_) => theme.refusal,
            };
            message(notice.text(), theme.bar, theme.bar.patch(style), (last, room), buffer);
        }
        None => hints(app, theme, room, buffer),
    }
    draw_text(buffer, last, area.width.saturating_sub(cells), 0, &counter, theme.bar);
}

/// The most lines of a message; no more than a third of the screen either.
const MESSAGE_LINES: usize = 6;

/// A message: where it does not fit into the last line it stands over those above it, since what
/// helps comes at its end.
fn message(
    text: &str,
    ground: Style,
    style: Style,
    (last, room): (Rect, Rect),
    buffer: &mut Buffer,
) {
    let text = clean(text);
    let most = MESSAGE_LINES.min(usize::from(last.y + 1) / 3).max(1);
    let lines = wrap_into(&text, usize::from(room.width.saturating_sub(2)), most);
    let above = u16::try_from(lines.len()).unwrap_or(1).saturating_sub(1);
    let y = last.y - above;
    clear(buffer, Rect { y, height: above + 1, ..last }, ground);
    let area = Rect { y, height: above + 1, ..room };
    for (y, line) in (0..area.height).zip(lines) {
        draw_text(buffer, area, 1, y, text.get(line).unwrap_or(""), style);
    }
}

/// What can be done here, most useful first; what does not fit whole is left out.
fn hints(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let scopes = app.scopes();
    let mut x = 1;
    // Help and quit are promised their place: a newcomer needs those two.
    let always = [Action::Help, Action::Close];
    let reserved: u16 = always.iter().map(|action| hint_cells(app, *action)).sum();
    let others = Action::specs().iter().filter(|spec| {
        !spec.hint.is_empty()
            && scopes.contains(&spec.scope)
            && !always.contains(&spec.action)
            && app.is_possible(spec.action)
    });
    let mut show = |action: Action, x: u16| {
        let spec = action.spec();
        let key = app.keymap().label(action);
        let pieces = [
            (key.as_str(), theme.bar.patch(theme.key)),
            (" ", theme.bar),
            (spec.hint, theme.bar),
            ("  ", theme.bar),
        ];
        put_all(buffer, area, x, 0, &pieces)
    };
    for spec in others {
        let cells = hint_cells(app, spec.action);
        if x + cells + reserved <= area.width {
            x += show(spec.action, x);
        }
    }
    for action in always {
        if scopes.contains(&action.spec().scope) && x + hint_cells(app, action) <= area.width + 2 {
            x += show(action, x);
        }
    }
}

fn hint_cells(app: &App, action: Action) -> u16 {
    let cells = width(&app.keymap().label(action)) + width(action.spec().hint) + 3;
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// The number being typed, or the place in the list that has the focus.
fn counter(app: &App) -> String {
    if let Some(count) = app.status().count() {
        return format!(" {count}_ ");
    }
    match app.view().focus {
        Focus::Pane(pane) => {
            let list = app.view().pane(pane);
            format!(" {}/{} ", list.place(), list.len())
        }
        Focus::Detail(_) => {
            let marked = app.view().position.selected.map_or(0, |marked| marked + 1);
            format!(" [{marked}]/{} ", app.article().targets.len())
        }
    }
}

fn prompt(app: &App, theme: &Theme, search: &SearchPrompt, area: Rect, buffer: &mut Buffer) {
    let text = visible(&search.editor, area.width.saturating_sub(cells_of(SEARCH_LABEL)));
    let pieces =
        [(SEARCH_LABEL, theme.bar.patch(theme.key)), (text, theme.bar.patch(theme.strong))];
    let x = put_all(buffer, area, 0, 0, &pieces);
    let hint = match app.status().notice() {
        Some(notice) => notice.text().to_owned(),
        None => {
            let key = |action| app.keymap().label(action);
            format!(
                "{} keep  {} cancel  {} next hit",
                key(Action::Accept),
                key(Action::Cancel),
                key(Action::HitDown)
            )
        }
    };
    let cells = u16::try_from(width(&hint)).unwrap_or(0) + 1;
    if area.width > x + cells + 2 {
        draw_text(buffer, area, area.width - cells, 0, &hint, theme.bar.patch(theme.dim));
    }
}

/// What is typed of a date, and the day that it means.
fn date_prompt(app: &App, theme: &Theme, date: &LineEditor, area: Rect, buffer: &mut Buffer) {
    let text = visible(date, area.width.saturating_sub(cells_of(DATE_LABEL)));
    let pieces = [(DATE_LABEL, theme.bar.patch(theme.key)), (text, theme.bar.patch(theme.strong))];
    let x = put_all(buffer, area, 0, 0, &pieces) + 2;
    let empty = date.text().trim().is_empty();
    let (text, style) = match (app.status().notice(), app.typed_day()) {
        (Some(notice), _) => (notice.text().to_owned(), theme.refusal),
        (None, Ok(day)) => (format!("= {}", Date::of_day(day).words()), theme.date),
        (None, Err(_)) if empty => ("26 aug 2008, 2008-08, 2008, today".to_owned(), theme.dim),
        (None, Err(text)) => (text, theme.dim),
    };
    let x = x + draw_text(buffer, area, x, 0, &text, theme.bar.patch(style));
    let key = |action| app.keymap().label(action);
    let keys = format!("{} keep  {} cancel ", key(Action::Accept), key(Action::Cancel));
    let cells = u16::try_from(width(&keys)).unwrap_or(0);
    if area.width > x + cells {
        draw_text(buffer, area, area.width - cells, 0, &keys, theme.bar.patch(theme.dim));
    }
}

/// A line that is asked for: what for, what is typed, and what it would do.
fn line_prompt(app: &App, theme: &Theme, ask: &InputPrompt, area: Rect, buffer: &mut Buffer) {
    let label = ask.kind.label();
    let text = visible(&ask.editor, area.width.saturating_sub(cells_of(label)));
    let pieces = [(label, theme.bar.patch(theme.key)), (text, theme.bar.patch(theme.strong))];
    let x = put_all(buffer, area, 0, 0, &pieces) + 2;
    let (hint, style) = match ask.editor.fullness() {
        Some(full) => (full, theme.refusal),
        None => (app.input_hint(), theme.dim),
    };
    let x = x + draw_text(buffer, area, x, 0, &hint, theme.bar.patch(style));
    let key = |action| app.keymap().label(action);
    let keys = format!("{} keep  {} cancel ", key(Action::Accept), key(Action::Cancel));
    let cells = cells_of(&keys);
    if area.width > x + cells {
        draw_text(buffer, area, area.width - cells, 0, &keys, theme.bar.patch(theme.dim));
    }
}

fn cells_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The end of what is typed, as much as fits before the cursor with some room after it.
fn visible(prompt: &LineEditor, room: u16) -> &str {
    let mut left = usize::from(room.saturating_sub(4));
    let before = prompt.before_cursor();
    let mut start = before.len();
    for (at, letter) in before.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(width(letter)) else { break };
        (left, start) = (rest, at);
    }
    prompt.text().get(start..).unwrap_or("")
}

/// How what is typed was understood, and how much of each kind it finds.
fn reading(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let typed = app.search().is_some_and(|search| !search.editor.text().trim().is_empty());
    if app.data().is_indexing() && typed {
        let how_far = app.background().progress().unwrap_or_else(|| "indexing".to_owned());
        let text = format!("{how_far}: what is typed is answered when it is done");
        draw_text(buffer, area, 1, 0, &text, theme.bar.patch(theme.strong));
        return;
    }
    let full = app.search().and_then(|search| search.editor.fullness());
    let mut x = 1;
    if let Some(full) = full {
        x += draw_text(buffer, area, x, 0, &full, theme.bar.patch(theme.refusal));
        x += draw_text(buffer, area, x, 0, " · ", theme.bar);
    }
    let Some(found) = app.search_result() else {
        let text = "Type names, words or dates: kokoity, сентябрь 2008, treaty 2015..2024";
        draw_text(buffer, area, x, 0, text, theme.bar.patch(theme.dim));
        return;
    };
    x += draw_text(buffer, area, x, 0, &found.reading, theme.bar.patch(theme.strong));
    if found.total == 0 {
        let advice = found.advice.join(" · ");
        let text = if advice.is_empty() {
            " · nothing found".to_owned()
        } else {
            format!(" · nothing found · {advice}")
        };
        draw_text(buffer, area, x, 0, &text, theme.bar.patch(theme.refusal));
        return;
    }
    let all: usize = app.dossier().len();
    x += draw_text(buffer, area, x, 0, &format!(" · {} of {all}:", found.total), theme.bar);
    for kind in Kind::ALL {
        let count = found.counts.get(kind as usize).copied().unwrap_or(0);
        if count > 0 {
            let text = format!(" {} {count}", kind.plural().to_lowercase());
            x += draw_text(buffer, area, x, 0, &text, theme.bar.patch(theme.dim));
        }
    }
    if !found.advice.is_empty() {
        let text = format!(" · {}", found.advice.join(" · "));
        draw_text(buffer, area, x, 0, &text, theme.bar.patch(theme.refusal));
    }
}

/// Where the cursor stands while something is typed.
pub(super) fn cursor(app: &App, regions: &Regions) -> Option<(u16, u16)> {
    if let Some(Overlay::List(list)) = app.overlays().last()
        && list.filter.is_some()
    {
        return list_overlay::cursor(list, regions.window);
    }
    let area = regions.footer;
    let typing = app.prompt()?;
    let label = cells_of(match typing {
        Prompt::Search(_) => SEARCH_LABEL,
        Prompt::Date(_) => DATE_LABEL,
        Prompt::Input(ask) => ask.kind.label(),
    });
    let before = cells_before(typing.editor(), area.width.saturating_sub(label));
    let x = area.x.saturating_add(label).saturating_add(before);
    Some((x.min(area.right().saturating_sub(1)), area.bottom().saturating_sub(1)))
}

/// The cells of what is shown before the cursor.
fn cells_before(prompt: &LineEditor, room: u16) -> u16 {
    let shown = visible(prompt, room);
    let after = prompt.text().len() - prompt.before_cursor().len();
    cells_of(shown.get(..shown.len() - after).unwrap_or(shown))
}
