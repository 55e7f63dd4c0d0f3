//! The rows of statistics: counts with their bars, and a table of amounts.

use super::canvas::Canvas;
use crate::{
    app::{ListOverlay, ListRow, Statistic, StatisticValue},
    text::{pad, width, wrap},
};
use ratatui::layout::Rect;
use std::ops::Range;

/// The cells of the two columns: what is counted or the amount, then the text of an amount.
pub(super) struct StatisticColumns {
    label: usize,
    text: usize,
}

impl StatisticColumns {
    pub(super) fn new(list: &ListOverlay, area: Rect) -> Self {
        let cells = usize::from(area.width);
        let counted = list.rows.iter().filter_map(ListRow::try_as_statistic_ref);
        let label = counted.map(|it| width(&it.label)).max().unwrap_or(0).min(cells * 2 / 5);
        Self { label, text: cells.saturating_sub(label + 4).max(1) }
    }

    pub(super) fn parts(&self, row: &ListRow) -> Vec<Range<usize>> {
        match row {
            ListRow::Statistic(Statistic { value: StatisticValue::Amount(text), .. }) => {
                wrap(text, self.text)
            }
            _ => vec![Range::default()],
        }
    }
}

/// Draws a count or an amount. A selected bar is not filled, as it would look like the longest.
pub(super) fn draw_statistic(
    canvas: &mut Canvas<'_>,
    columns: &StatisticColumns,
    (it, part): (&Statistic, Range<usize>),
    row: Rect,
    is_selected: bool,
) {
    let theme = canvas.theme;
    let cells = usize::from(row.width.saturating_sub(1));
    let mut filled = row;
    let pieces = match &it.value {
        StatisticValue::Amount(text) => {
            let label = if part.start == 0 { it.label.as_str() } else { "" };
            let text = text.get(part.clone()).unwrap_or("");
            vec![(pad(label, columns.label) + "  ", theme.strong), (text.to_owned(), theme.plain)]
        }
        StatisticValue::Count(_) if it.entries.is_empty() => {
            vec![(pad(&it.label, columns.label) + " –", theme.dim)]
        }
        StatisticValue::Count(greatest) => {
            let label = pad(&it.label, columns.label);
            let digits = greatest.to_string().len();
            let value = format!(" {:>digits$} ", it.entries.len());
            let used = width(&label) + width(&value);
            filled.width = u16::try_from(used + 1).unwrap_or(u16::MAX).min(row.width);
            let bar = bar(it.entries.len(), *greatest, cells.saturating_sub(used));
            vec![(label, theme.plain), (value, theme.strong), (bar, theme.mark())]
        }
    };
    let sign = if is_selected && part.start == 0 { "▌" } else { " " };
    canvas.text(row, 0, 0, sign, theme.focus);
    canvas.pieces(row, 1, 0, &pieces);
    if is_selected {
        canvas.fill(filled, theme.selected);
    }
}

/// The bar of a count in eighths of a cell, one at least.
fn bar(count: usize, greatest: usize, room: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (count * room * 8 / greatest.max(1)).max(1);
    format!("{}{}", "█".repeat(eighths / 8), PARTS.get(eighths % 8).unwrap_or(&""))
}
