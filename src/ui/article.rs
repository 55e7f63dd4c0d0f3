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
    let lines = app.article().text().lines.iter().skip(position.scroll);
    for (y, line) in (0..inside.height).zip(lines) {
        draw_line(canvas, line, selected, (inside, y));
    }
    let all = app.article().text().lines.len();
    scroll_bar(canvas, style, area, regions.inside(area), (position.scroll, all));
}

fn tabs(canvas: &Canvas<'_>, focused: bool, room: usize) -> Vec<(String, Style)> {
    let (app, theme) = (canvas.app, canvas.theme);
    if app.view().current.is_none() {
        return Vec::new();
    }
    let (shown, counts) = (app.article().tab(), app.article().counts());
    // The tab that is shown is named in full; of the others some have their count or key alone.
    let named = |tab: Tab, level: usize| {
        let (name, action) = match tab {
            Tab::Facts => ("Facts", None),
            Tab::Positions => ("Positions", Some(Action::Positions)),
            Tab::Links => ("Links", Some(Action::Links)),
            Tab::Sources => ("Sources", Some(Action::Sources)),
        };
        let key = action.map(|action| app.settings.keymap.label(action) + " ").unwrap_or_default();
        let count = Some(counts[tab as usize]).filter(|count| *count > 0);
        let count = count.map_or(String::new(), |count| count.to_string());
        let text = match level {
            1 if tab != shown && action.is_some() => count,
            2 if tab != shown && action.is_some() => String::new(),
            _ => format!("{name} {count}"),
        };
        let ink = match (tab == shown, focused) {
            (true, true) => theme.focus,
            (true, false) => theme.strong,
            (false, _) => theme.dim,
        };
        vec![(format!(" {key}"), theme.key), (format!("{} ", text.trim_end()), ink)]
    };
    let exists = |tab: &Tab| *tab == Tab::Facts || counts[*tab as usize] > 0;
    let all = |level| -> Vec<(String, Style)> {
        Tab::ALL.into_iter().filter(exists).flat_map(|tab| named(tab, level)).collect()
    };
    let cells = |tabs: &[(String, Style)]| tabs.iter().map(|it| width(&it.0)).sum::<usize>();
    let mut tabs = all((0..2).find(|level| cells(&all(*level)) <= room).unwrap_or(2));
    // No tab, but looked for beside the links.
    let key = app.settings.keymap.label(Action::Connection);
    let connection =
        [(format!(" {key} "), theme.key), (format!("{} ", Action::Connection.title()), theme.dim)];
    if !key.is_empty() && cells(&tabs) + cells(&connection) <= room {
        tabs.extend(connection);
    }
    tabs
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
        // In an overlay, matches of the search would hide what is bold.
        let searched = searched && canvas.app.overlays().is_empty();
        let matches = match canvas.app.browse().results() {
            Some(found) if searched => found.highlights(&span.text),
            _ => Vec::new(),
        };
        x += canvas.highlighted(area, (x, y), &span.text, &matches, (style, canvas.theme.matched));
    }
}
