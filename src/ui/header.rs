//! The first line: the title of the dossier or the filters, the histogram.

use super::canvas::Canvas;
use crate::{
    app::{App, Filter},
    date::year_words,
    text::{quantity, truncate, width},
};
use ratatui::{layout::Rect, style::Style};

pub(super) const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    let (app, theme) = (canvas.app, canvas.theme);
    canvas.fill(area, theme.bar);
    let mut x = 0;
    if area.width >= 60 {
        x = canvas.text(area, 0, 0, " chancery ", theme.bar.patch(theme.focus));
    }
    // Part of the dossier is missing until its files are mended.
    let problems = app.data().problems.iter().filter(|it| !it.is_summary).count();
    let problems = (problems > 0).then(|| quantity(problems, "reading problem"));
    let progress = app.background.words().or(problems).unwrap_or_default();
    let progress = match &*truncate(&progress, usize::from(area.width / 2)) {
        "" => String::new(),
        progress => format!(" {progress} "),
    };
    let title = format!(" {}  ", app.data().title);
    let room = usize::from(area.width - x).saturating_sub(width(&progress));
    let is_wide = area.width >= 100;
    let chips = filters(canvas, room.saturating_sub(if is_wide { width(&title) } else { 1 }));
    let title = if is_wide || chips.is_empty() { title } else { " ".to_owned() };
    let left: Vec<_> = std::iter::once((title, theme.bar)).chain(chips).collect();
    let taken: usize = left.iter().map(|(text, _)| width(text)).sum();
    let free = usize::from(area.width - x).saturating_sub(width(&progress) + taken);
    // Filters are worth more than the histogram.
    let histogram = histogram(app, usize::from(area.width));
    let histogram = if width(&histogram) <= free { histogram } else { String::new() };
    let right = u16::try_from(width(&progress) + width(&histogram)).unwrap_or(0).min(area.width);
    let room = Rect { width: area.width - right, ..area };
    canvas.pieces(room, x, 0, &left);
    let pieces = [(progress, theme.bar.patch(theme.key)), (histogram, theme.bar)];
    canvas.pieces(area, area.width - right, 0, &pieces);
}

fn histogram(app: &App, cells: usize) -> String {
    let room = cells.saturating_sub(60).min(48);
    let Some(histogram) = app.browse().histogram(room.max(1)) else {
        return String::new();
    };
    let [first, last] = [histogram.first, histogram.last].map(year_words);
    if room < 8 {
        return if cells >= 50 { format!("{first}–{last} ") } else { String::new() };
    }
    let bar = |height: usize| height.checked_sub(1).and_then(|at| BARS.get(at)).unwrap_or(&" ");
    let bars: String = histogram.heights().into_iter().map(|height| *bar(height)).collect();
    format!("{first} {bars} {last} ")
}

/// The filters in brackets. Where not all fit, the longest are cut.
fn filters(canvas: &Canvas<'_>, room: usize) -> Vec<(String, Style)> {
    let (app, theme) = (canvas.app, canvas.theme);
    let is_partial = app.browse().results().is_some_and(|found| found.is_partial);
    let filters = app.view().filters.iter().map(|filter| match filter {
        Filter::Search(query) if is_partial => format!("search (partial): {query}"),
        filter => filter.label(app.dossier()),
    });
    let picked = Some(app.browse().picked.len()).filter(|count| *count > 0);
    let picked = picked.map(|count| format!("{count} selected"));
    let pinned = app.browse().pinned;
    let pinned = pinned.map(|id| format!("pinned: {}", app.dossier().short_title(id)));
    let labels: Vec<String> = filters.chain(picked).chain(pinned).collect();
    let chips = |most| labels.iter().map(move |label| format!("[{} ×] ", truncate(label, most)));
    let fits = |most: &usize| chips(*most).map(|chip| width(&chip)).sum::<usize>() <= room;
    let most = (8..=48).rev().find(fits).unwrap_or(8);
    chips(most).map(|chip| (chip, theme.bar.patch(theme.focus))).collect()
}
