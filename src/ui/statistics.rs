//! The rows of statistics: counts with their bars, and a table of amounts.

use super::canvas::Canvas;
use crate::{
    app::{ListOverlay, ListRow, Statistic, StatisticValue},
    text::{pad, truncate, width},
};
use ratatui::{layout::Rect, style::Style};
use std::ops::Range;

/// The cells of the label of a count; at most half of the line.
const LABEL_CELLS: usize = 30;

/// From this many cells on date and source of an amount have columns of their own.
const AMOUNT_TABLE: usize = 100;

/// The columns of amounts in a line of this many cells: amount, purpose, date, source.
pub(super) fn amount_columns(list: &ListOverlay, cells: usize) -> [usize; 4] {
    let amounts = list.rows.iter().filter_map(|row| match row {
        ListRow::Statistic(Statistic {
            label,
            value: StatisticValue::Amount([_, when, who]),
            ..
        }) => Some([width(label), width(when), width(who)]),
        _ => None,
    });
    let [amount, mut when, mut who] = amounts.fold([0; 3], |widest, row| {
        let mut both = widest.into_iter().zip(row);
        [0; 3].map(|_| both.next().map_or(0, |(one, other)| one.max(other)))
    });
    if cells < AMOUNT_TABLE {
        (when, who) = (0, 0);
    }
    (when, who) = (when.min(cells / 4), who.min(cells / 4));
    let amount = amount.min(cells / 3);
    [amount, cells.saturating_sub(amount + when + who + 7).max(1), when, who]
}

/// What stands beside an amount: its purpose, and on narrow screens when and who says so.
pub(super) fn amount_text([purpose, when, who]: &[String; 3], cells: usize) -> String {
    if cells < AMOUNT_TABLE { format!("{purpose} · {when} · {who}") } else { purpose.clone() }
}

/// A count with its bar, or a line of an amount. The bar of the selected count is not filled: it
/// would look like the longest.
pub(super) fn draw_statistic(
    canvas: &mut Canvas<'_>,
    list: &ListOverlay,
    (it, part): (&Statistic, Range<usize>),
    row: Rect,
    is_selected: bool,
) {
    let theme = canvas.theme;
    let cells = usize::from(row.width.saturating_sub(1));
    let mut filled = row;
    let pieces = match &it.value {
        StatisticValue::Amount(texts) => {
            let cells = usize::from(row.width);
            let [amount, room, when, who] = amount_columns(list, cells);
            let text = amount_text(texts, cells);
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
            vec![(label, theme.plain), (value, theme.strong), (bar, theme.link)]
        }
    };
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (&**text, *style)).collect();
    let sign = if is_selected && part.start == 0 { "▸" } else { " " };
    canvas.text(row, 0, 0, sign, theme.focus);
    canvas.pieces(row, 1, 0, &pieces);
    if is_selected {
        canvas.fill(filled, theme.selected);
    }
}

/// The bar of a count: eighths of a cell distinguish small ones, and no count is nothing.
fn bar(count: usize, greatest: usize, room: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (count * room * 8 / greatest.max(1)).max(1);
    format!("{}{}", "█".repeat(eighths / 8), PARTS.get(eighths % 8).unwrap_or(&""))
}
