//! The legend in the lowest line of the frames: the signs of the focused pane, in words.

use super::{canvas::Canvas, layout::Regions};
use crate::{
    app::{App, Focus, PaneId},
    article::SIGNS,
    text::width,
};
use ratatui::layout::Rect;

/// Draws the legend, as far as it fits.
pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions) {
    let app = canvas.app;
    if !regions.framed || app.search().is_some() {
        return;
    }
    // Below the lists where the details are beside them, otherwise below everything.
    let areas = regions.panes.iter().flatten().chain(&regions.detail);
    let bottom = areas.clone().map(|area| area.bottom()).max().unwrap_or_default();
    let Some(area) = areas.copied().find(|area| area.bottom() == bottom) else { return };
    let line = Rect { y: bottom.saturating_sub(1), height: 1, width: area.width - 1, ..area };
    let mut x = 2;
    for (sign, word) in signs(app) {
        let text = format!(" {sign} {word} ");
        if x + u16::try_from(width(&text)).unwrap_or(0) >= line.width {
            break;
        }
        x += canvas.explained(line, (x, 0), (sign, canvas.theme.strong), word);
    }
}

/// The signs that the focused pane may show.
fn signs(app: &App) -> impl Iterator<Item = (&'static str, &'static str)> {
    let has_own = !app.annotations().is_empty();
    let (is_timeline, is_ascii) =
        (app.view().focus == Focus::Pane(PaneId::Timeline), app.settings.ascii);
    SIGNS.into_iter().filter(move |(sign, _)| match *sign {
        "◆" | "◇" | "○" | "c." => is_timeline,
        "★" | "✎" | "☆" => has_own,
        "≠" => !is_ascii,
        _ => false,
    })
}
