//! The rows of statistics: counts with their bars, and a table of amounts.

use super::canvas::Canvas;
use crate::{
    app::{ListOverlay, ListRow, Statistic, StatisticValue},
    text::{pad, truncate, width, wrap},
};
use ratatui::layout::Rect;
use std::ops::Range;

/// The cells of the label of a count; at most half of the line.
const LABEL_CELLS: usize = 30;

/// The width from which date and source of an amount have columns of their own.
const AMOUNT_TABLE: usize = 100;

/// The cells of the columns of amounts: amount, purpose, date, source.
pub(super) struct AmountColumns {
    cells: [usize; 4],
    is_narrow: bool,
}

impl AmountColumns {
    pub(super) fn new(list: &ListOverlay, area: Rect) -> Self {
        let cells = usize::from(area.width);
        let mut widest = [0; 3];
        for row in &list.rows {
            if let ListRow::Statistic(Statistic { label, value, .. }) = row
                && let StatisticValue::Amount([_, when, who]) = value
            {
                let row = [label, when, who].map(|text| width(text));
                widest = [0, 1, 2].map(|at| row[at].max(widest[at]));
            }
        }
        let is_narrow = cells < AMOUNT_TABLE;
        let [when, who] =
            [widest[1], widest[2]].map(|it| if is_narrow { 0 } else { it.min(cells / 4) });
        let amount = widest[0].min(cells / 3);
        let purpose = cells.saturating_sub(amount + when + who + 7).max(1);
        Self { cells: [amount, purpose, when, who], is_narrow }
    }

    fn text(&self, [purpose, when, who]: &[String; 3]) -> String {
        if self.is_narrow { format!("{purpose} · {when} · {who}") } else { purpose.clone() }
    }

    pub(super) fn parts(&self, row: &ListRow) -> Vec<Range<usize>> {
        match row {
            ListRow::Statistic(Statistic { value: StatisticValue::Amount(texts), .. }) => {
                wrap(&self.text(texts), self.cells[1])
            }
            _ => vec![Range::default()],
        }
    }
}

/// Draws a count or an amount. A selected bar is not filled, as it would look like the longest.
pub(super) fn draw_statistic(
    canvas: &mut Canvas<'_>,
    columns: &AmountColumns,
    (it, part): (&Statistic, Range<usize>),
    row: Rect,
    is_selected: bool,
) {
    let theme = canvas.theme;
    let cells = usize::from(row.width.saturating_sub(1));
    let mut filled = row;
    let pieces = match &it.value {
        StatisticValue::Amount(texts) => {
            let [amount, room, when, who] = columns.cells;
            let text = columns.text(texts);
            let first = |text: &str| if part.start == 0 { text.to_owned() } else { String::new() };
            vec![
                (pad(&first(&it.label), amount), theme.strong),
                (format!("  {}  ", pad(text.get(part.clone()).unwrap_or(""), room)), theme.plain),
                (pad(&first(&texts[1]), when), theme.date),
                (format!("  {}", truncate(&first(&texts[2]), who)), theme.dim),
            ]
        }
        StatisticValue::Count(_) if it.entries.is_empty() => {
            vec![(pad(&it.label, LABEL_CELLS.min(cells / 2)), theme.dim), (" –".into(), theme.dim)]
        }
        StatisticValue::Count(greatest) => {
            let label = pad(&it.label, LABEL_CELLS.min(cells / 2));
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
