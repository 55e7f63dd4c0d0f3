//! The details: one tab of the article of the current entry.

use super::{canvas::Canvas, layout::Regions, list::scroll_bar};
use crate::{
    app::{Action, Focus},
    article::{Line, Tab, TextRole},
    text::width,
};
use ratatui::{layout::Rect, style::Style};

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions, area: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    let focused = matches!(app.view().focus, Focus::Detail(_));
    let style = if focused { theme.focus } else { theme.frame };
    let inside = regions.text(area);
    let tabs = tabs(canvas, focused, usize::from(area.width.saturating_sub(4)));
    if regions.framed {
        canvas.pieces(Rect { width: area.width.saturating_sub(1), ..area }, 2, 0, &tabs);
    } else {
        canvas.fill(Rect { height: 1, ..area }, theme.bar);
        canvas.pieces(area, 0, 0, &tabs);
    }
    let position = app.view().position;
    let selected = focused.then_some(position.selected).flatten();
    let lines = app.article().lines.iter().skip(position.scroll);
    for (y, line) in (0..inside.height).zip(lines) {
        draw_line(canvas, line, selected, (inside, y));
    }
    let all = app.article().lines.len();
    scroll_bar(canvas, style, area, regions.inside(area), (position.scroll, all));
}

fn tabs(canvas: &Canvas<'_>, focused: bool, room: usize) -> Vec<(String, Style)> {
    let (app, theme) = (canvas.app, canvas.theme);
    if app.view().current.is_none() {
        return Vec::new();
    }
    let (shown, counts) = app.tabs();
    let named = |tab: Tab, (others, with_count): (usize, bool)| {
        let (name, action) = match tab {
            Tab::Facts => ("Facts", None),
            Tab::Positions => ("Positions", Some(Action::Positions)),
            Tab::Links => ("Links", Some(Action::Links)),
            Tab::Sources => ("Sources", Some(Action::Sources)),
        };
        let key = action.map(|action| app.settings.keymap.label(action) + " ").unwrap_or_default();
        let is_short = action.is_some() && tab != shown;
        let name = if is_short { name.get(..others).unwrap_or(name) } else { name };
        let count = counts[tab as usize];
        let count = match count > 0 && (with_count || !is_short) {
            true => format!("{}{count}", if name.is_empty() { "" } else { " " }),
            false => String::new(),
        };
        let ink = match (tab == shown, focused) {
            (true, true) => theme.focus,
            (true, false) => theme.strong,
            (false, _) => theme.dim,
        };
        vec![(format!(" {key}"), theme.key), (format!("{name}{count} "), ink)]
    };
    let exists = |tab: &Tab| *tab == Tab::Facts || counts[*tab as usize] > 0;
    let words = |others| -> Vec<(String, Style)> {
        Tab::ALL.into_iter().filter(exists).flat_map(|tab| named(tab, others)).collect()
    };
    let cells = |pieces: &[(String, Style)]| pieces.iter().map(|it| width(&it.0)).sum::<usize>();
    // The tab that is shown is named in full, the others by their keys at need.
    let shorter = [(usize::MAX, true), (0, true), (0, false)].into_iter().map(words);
    shorter
        .clone()
        .find(|words| cells(words) <= room)
        .or_else(|| shorter.last())
        .unwrap_or_default()
}

pub(super) fn draw_line(
    canvas: &mut Canvas<'_>,
    line: &Line,
    selected: Option<usize>,
    (area, y): (Rect, u16),
) {
    let mut x = 0;
    for span in &line.spans {
        let mut style = canvas.theme.tone(span.role);
        if span.target.is_some() && span.target == selected {
            style = style.patch(canvas.theme.selected);
        }
        let searched = matches!(
            span.role,
            TextRole::Plain | TextRole::Strong | TextRole::Link | TextRole::Date
        );
        // In a window the search has nothing to say: its matches would hide what is bold.
        let searched = searched && canvas.app.overlays().is_empty();
        let matches = match canvas.app.search_result() {
            Some(found) if searched => found.highlights(&span.text),
            _ => Vec::new(),
        };
        x += canvas.highlighted(area, (x, y), &span.text, &matches, (style, canvas.theme.matched));
    }
}
