//! The last line: hints at what is possible here, messages, or the prompt.

use super::{
    canvas::{Canvas, cells_of},
    layout::Regions,
    list_overlay,
};
use crate::{
    app::{Action, App, Focus, InputPrompt, LineEditor, Notice, Overlay, Prompt, SearchPrompt},
    text::{clean, width, wrap_into},
};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};
use unicode_segmentation::UnicodeSegmentation;

fn label(prompt: &Prompt) -> &'static str {
    match prompt {
        Prompt::Search(_) => "/",
        Prompt::Input(input) => input.kind.words().0,
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions) {
    let (app, theme, last) = (canvas.app, canvas.theme, regions.footer);
    canvas.fill(last, theme.bar);
    match app.prompt() {
        Some(prompt @ Prompt::Search(search)) => {
            draw_search(canvas, prompt, last);
            // The line above belongs to a frame: nothing moves while a search is typed.
            if regions.framed && app.overlays().is_empty() {
                let above = Rect { y: last.y - 1, ..last };
                canvas.clear(above, theme.bar);
                draw_interpretation(canvas, search, above);
            }
            return;
        }
        Some(prompt @ Prompt::Input(input)) => return draw_prompt(canvas, prompt, input, last),
        None => {}
    }
    // What can be done here is worth more than the number of the row.
    let has_counter = app.overlays().is_empty() && last.width >= COUNTED;
    let counter = if has_counter { counter(app) } else { String::new() };
    let cells = cells_of(&counter);
    let room = Rect { width: last.width.saturating_sub(cells), ..last };
    match app.status().notice() {
        Some(notice) => {
            let style = match notice {
                Notice::Hint(_) => theme.strong,
                Notice::Refusal(_) => theme.refusal,
            };
            message(canvas, notice.text(), theme.bar.patch(style), (last, room));
        }
        None => hints(canvas, room),
    }
    canvas.text(last, last.width.saturating_sub(cells), 0, &counter, theme.bar);
}

/// The width from which the last line counts the rows.
const COUNTED: u16 = 50;

/// The most lines of a message; no more than a third of the screen either.
const MESSAGE_LINES: usize = 6;

/// Draws a message. A long one takes lines above the last, since its end says what to do.
fn message(canvas: &mut Canvas<'_>, text: &str, style: Style, (last, room): (Rect, Rect)) {
    let text = clean(text);
    let most = MESSAGE_LINES.min(usize::from(last.y + 1) / 3).max(1);
    let lines = wrap_into(&text, usize::from(room.width.saturating_sub(2)), most);
    let above = u16::try_from(lines.len()).unwrap_or(1).saturating_sub(1);
    let y = last.y - above;
    canvas.clear(Rect { y, height: above + 1, ..last }, canvas.theme.bar);
    let area = Rect { y, height: above + 1, ..room };
    for (y, line) in (0..area.height).zip(lines) {
        canvas.text(area, 1, y, text.get(line).unwrap_or(""), style);
    }
}

/// The possible actions, the most useful first; those that do not fit are not shown. Help and quit
/// always have their place: a newcomer needs those two.
fn hints(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    let scopes = app.scopes();
    let is_here = |action: Action| match action {
        Action::PreviousChange | Action::NextChange => app.overlays().shows_day(),
        _ => scopes.contains(&action.scope()) && app.is_possible(action),
    };
    let actions =
        Action::ALL.into_iter().filter(|action| !action.hint().is_empty() && is_here(*action));
    let key = |action: &Action| app.settings.keymap.label(*action);
    let cells = |action: &Action| cells_of(&key(action)) + cells_of(action.hint()) + 3;
    let is_kept = |action: &Action| matches!(action, Action::Help | Action::Quit);
    let (kept, mut others): (Vec<Action>, Vec<Action>) = actions.partition(is_kept);
    others.sort_by_key(|action| !scopes.contains(&action.scope()));
    let reserved: u16 = kept.iter().map(cells).sum();
    // A blank stands before the first one, and none after the last.
    let mut room = (area.width + 1).saturating_sub(reserved);
    let fitting = others.into_iter().filter(|action| {
        let left = room.checked_sub(cells(action));
        room = left.unwrap_or(room);
        left.is_some()
    });
    let mut x = 1;
    for action in fitting.chain(kept) {
        let (key, bar) = (key(&action), theme.bar);
        let pieces = [(&*key, bar.patch(theme.key)), (" ", bar), (action.hint(), bar), ("  ", bar)];
        x += canvas.pieces(area, x, 0, &pieces);
    }
}

fn counter(app: &App) -> String {
    if let Some(number) = app.status().number {
        return format!(" {number}_ ");
    }
    match app.view().focus {
        Focus::Pane(pane) => {
            let list = app.view().pane(pane);
            format!("  {}/{} ", list.place(), list.len())
        }
        Focus::Detail(_) => match app.view().position.selected {
            Some(selected) => {
                format!("  [{}]/{} ", selected + 1, app.article().text().targets.len())
            }
            None => String::new(),
        },
    }
}

/// The label and the line of a prompt; returns their cells.
fn draw_line(canvas: &mut Canvas<'_>, prompt: &Prompt, area: Rect) -> u16 {
    let (bar, theme) = (canvas.theme.bar, canvas.theme);
    let label = label(prompt);
    let text = visible(prompt.editor(), area.width.saturating_sub(cells_of(label)));
    let typed = bar.patch(theme.strong);
    let ink = if prompt.editor().is_selected() { typed.patch(theme.selected) } else { typed };
    canvas.pieces(area, 0, 0, &[(label, bar.patch(theme.key)), (text, ink)])
}

fn draw_keys(canvas: &mut Canvas<'_>, keys: &str, area: Rect, x: u16) {
    let cells = cells_of(keys);
    if area.width > x.saturating_add(cells) {
        let style = canvas.theme.bar.patch(canvas.theme.dim);
        canvas.text(area, area.width - cells, 0, keys, style);
    }
}

fn keys(app: &App) -> String {
    let key = |action| app.settings.keymap.label(action);
    format!("{} accept  {} cancel ", key(Action::Accept), key(Action::Cancel))
}

fn draw_search(canvas: &mut Canvas<'_>, prompt: &Prompt, area: Rect) {
    let x = draw_line(canvas, prompt, area);
    let hint = match canvas.app.status().notice() {
        Some(notice) => format!("{} ", notice.text()),
        None => {
            let key = |action| canvas.app.settings.keymap.label(action);
            let (next, before) = (key(Action::NextBest), key(Action::HistoryBack));
            format!("{} {next} next match  {before} history ", keys(canvas.app))
        }
    };
    draw_keys(canvas, &hint, area, x + 2);
}

fn draw_prompt(canvas: &mut Canvas<'_>, prompt: &Prompt, input: &InputPrompt, area: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    let x = draw_line(canvas, prompt, area) + 2;
    let editor = prompt.editor();
    if let Some(notice) = app.status().notice() {
        let above = Rect { y: area.y.saturating_sub(1), ..area };
        message(canvas, notice.text(), theme.bar.patch(theme.refusal), (above, above));
    }
    let (hint, style) = match editor.fullness() {
        Some(full) => (full, theme.refusal),
        None => match app.annotations().input_hint(input, app.data()) {
            Ok(read) => (read, theme.date),
            // The line above says it already.
            Err(_) if app.status().notice().is_some() => (String::new(), theme.dim),
            Err(hint) => (hint, theme.dim),
        },
    };
    let x = x + canvas.text(area, x, 0, &hint, theme.bar.patch(style));
    draw_keys(canvas, &keys(app), area, x);
}

fn visible(editor: &LineEditor, room: u16) -> &str {
    let mut left = usize::from(room.saturating_sub(4));
    let before = editor.before_cursor();
    let mut start = before.len();
    for (at, letter) in before.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(width(letter)) else { break };
        (left, start) = (rest, at);
    }
    editor.text().get(start..).unwrap_or("")
}

fn draw_interpretation(canvas: &mut Canvas<'_>, search: &SearchPrompt, area: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    let mut x = 1;
    let mut put = |text: &str, style: Style| {
        x += canvas.text(area, x, 0, text, theme.bar.patch(style));
    };
    if app.data().is_indexing() && !search.editor.text().trim().is_empty() {
        let progress = app.background.words().unwrap_or_else(|| "indexing".to_owned());
        return put(&format!("{progress}: results follow"), theme.strong);
    }
    if let Some(full) = search.editor.fullness() {
        put(&full, theme.refusal);
        put(" · ", theme.bar);
    }
    let Some(found) = app.browse().results() else {
        let example = "Type names, words or dates: kokoity, сентябрь 2008, treaty 2015..2024";
        return put(example, theme.dim);
    };
    // What the record lacks comes first, then advice: the end of the line may not fit.
    let missing = app.browse().missing_parts();
    for part in &missing {
        put("without ", theme.dim);
        put(&part.typed, theme.dim.add_modifier(Modifier::CROSSED_OUT));
        put(" · ", theme.bar);
    }
    let nothing = if found.total == 0 { vec!["no matches"] } else { Vec::new() };
    let advice = nothing.into_iter().chain(found.hints.iter().map(String::as_str));
    let advice: String = advice.map(|advice| format!("{advice} · ")).collect();
    put(&advice, theme.refusal);
    let parts = found.explanation.iter().filter(|part| !missing.contains(part));
    for (part, nth) in parts.zip(0..) {
        put(if nth > 0 { " · " } else { "" }, theme.strong);
        put(&part.text, theme.strong);
    }
    if found.total > 0 {
        put(&format!(" · {} found", found.total), theme.bar);
    }
}

pub(super) fn cursor(app: &App, regions: &Regions) -> Option<(u16, u16)> {
    if let Some(Overlay::List(list)) = app.overlays().last()
        && list.filter.is_some()
    {
        return list_overlay::cursor(list, regions.overlay);
    }
    let area = regions.footer;
    let prompt = app.prompt()?;
    let label = cells_of(label(prompt));
    let before = cells_before(prompt.editor(), area.width.saturating_sub(label));
    let x = area.x.saturating_add(label).saturating_add(before);
    Some((x.min(area.right().saturating_sub(1)), area.bottom().saturating_sub(1)))
}

fn cells_before(editor: &LineEditor, room: u16) -> u16 {
    let shown = visible(editor, room);
    let after = editor.text().len() - editor.before_cursor().len();
    cells_of(shown.get(..shown.len() - after).unwrap_or(shown))
}
