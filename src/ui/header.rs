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
    let mut left = vec![(" ".to_owned(), theme.bar)];
    left.extend(filters(canvas));
    if left.len() == 1 || area.width >= 100 {
        left.insert(1, (format!("{}  ", app.data().title), theme.bar));
    }
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

fn filters(canvas: &Canvas<'_>) -> Vec<(String, Style)> {
    let (app, theme) = (canvas.app, canvas.theme);
    let is_partial = app.browse().results().is_some_and(|found| found.is_partial);
    let filters = app.view().filters.iter().map(|filter| match filter {
        Filter::Search(query) if is_partial => (partial(app, query), 48),
        filter => (filter.label(app.dossier()), 32),
    });
    let picked = Some(app.browse().picked.len()).filter(|count| *count > 0);
    let picked = picked.map(|count| (format!("{count} selected"), 32));
    let pinned =
        app.browse().pinned.map(|id| (format!("pinned: {}", app.dossier().short_title(id)), 32));
    let chips = filters.chain(picked).chain(pinned);
    let chip = |(text, most): (String, usize)| format!("[{} ×] ", truncate(&text, most));
    chips.map(|text| (chip(text), theme.bar.patch(theme.focus))).collect()
}

/// A search of which the current record lacks a part, which is named first.
fn partial(app: &App, query: &str) -> String {
    let missing = app.browse().missing_parts();
    let is_left = |at: &usize| !missing.iter().any(|part| part.range.contains(at));
    let left: String =
        query.char_indices().filter(|(at, _)| is_left(at)).map(|(_, letter)| letter).collect();
    let left: Vec<&str> = left.split_whitespace().collect();
    let missing: Vec<&str> = missing.iter().map(|part| &*part.typed).collect();
    match missing.is_empty() {
        true => format!("search: {query}"),
        false => format!("without {}: {}", missing.join(", "), left.join(" ")),
    }
}
