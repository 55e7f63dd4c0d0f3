//! The legend in the lowest line of the frames: the signs of the focused pane, in words.

use super::{canvas::Canvas, layout::Regions};
use crate::{
    app::{App, Focus, PaneId},
    article::SIGNS,
    text::width,
};
use ratatui::layout::Rect;

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions) {
    let app = canvas.app;
    if !regions.framed || app.search().is_some() {
        return;
    }
    // Below the lists, then below the details where they are beside them.
    let areas = regions.panes.iter().flatten().chain(&regions.detail);
    let bottom = areas.clone().map(|area| area.bottom()).max().unwrap_or_default();
    let mut lowest = areas.copied().filter(|area| area.bottom() == bottom);
    let (mut line, mut x) = (Rect::default(), 0);
    for (sign, word) in signs(app) {
        let cells = u16::try_from(width(&format!(" {sign} {word} "))).unwrap_or(0);
        while x + cells >= line.width {
            let Some(area) = lowest.next() else { return };
            let y = bottom.saturating_sub(1);
            (line, x) = (Rect { y, height: 1, width: area.width - 1, ..area }, 2);
        }
        x += canvas.explained(line, (x, 0), (sign, canvas.theme.strong), word);
    }
}

fn signs(app: &App) -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_timeline = app.view().focus == Focus::Pane(PaneId::Timeline);
    let occurring = app.data().signs();
    SIGNS.into_iter().filter(move |(sign, _)| match *sign {
        "≠" => !app.settings.ascii && occurring.contains(sign),
        "◆" | "◇" | "○" | "·" | "c." => is_timeline && occurring.contains(sign),
        "★" | "☆" | "✎" => app.annotations().has_glyph(sign),
        _ => false,
    })
}
