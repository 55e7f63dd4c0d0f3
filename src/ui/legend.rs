//! The legend in the lowest line of the frames: the signs of the focused pane, in words.

use super::{
    canvas::{Canvas, cells_of},
    layout::Regions,
};
use crate::{
    app::{App, Focus, PaneId},
    article::Sign,
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
    for sign in signs(app) {
        let (glyph, word) = (sign.glyph(), sign.meaning());
        let cells = cells_of(&format!(" {glyph} {word} "));
        while x + cells >= line.width {
            let Some(area) = lowest.next() else { return };
            let y = bottom.saturating_sub(1);
            (line, x) = (Rect { y, height: 1, width: area.width - 1, ..area }, 2);
        }
        x += canvas.explained(line, (x, 0), (glyph, canvas.theme.strong), word);
    }
}

fn signs(app: &App) -> impl Iterator<Item = Sign> {
    let is_timeline = app.view().focus == Focus::Pane(PaneId::Timeline);
    let occurring = app.data().signs();
    Sign::ALL.into_iter().filter(move |sign| match sign {
        Sign::Contested => !app.settings.ascii && occurring.contains(sign),
        sign if sign.is_of_records() => is_timeline && occurring.contains(sign),
        Sign::Bookmark | Sign::Listed | Sign::Note => app.annotations().has_glyph(sign.glyph()),
        _ => false,
    })
}
