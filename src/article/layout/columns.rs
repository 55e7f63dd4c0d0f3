//! Two lists that are compared, in two columns.

use super::{LayoutBuilder, LineSpan};
use crate::{
    article::model::{Span, TextRole},
    text::{pad, truncate, wrap},
};

/// The fewest cells of a column of a comparison.
const MIN_COMPARED: usize = 8;

/// The text between two columns.
const SEPARATOR: &str = " │ ";
const SEPARATOR_CELLS: usize = 3;

/// What a comparison shows in place of an empty list.
const NONE: &str = "not stated";

/// Two lists beside each other, each item wrapped to half of the width; one below the other where
/// that is too narrow.
pub(super) fn comparison(builder: &mut LayoutBuilder<'_>, [left, right]: &[Vec<String>; 2]) {
    let half = builder.cells.saturating_sub(SEPARATOR_CELLS) / 2;
    if half < MIN_COMPARED {
        for (letter, items) in [("A: ", left), ("B: ", right)] {
            let text = if items.is_empty() { NONE.to_owned() } else { items.join(" · ") };
            let letter = Span::new(letter, TextRole::Label);
            builder.paragraph(0, 2, &[letter, Span::new(text, TextRole::Plain)]);
        }
        return;
    }
    let (left, right) = (compared(left, half), compared(right, half));
    for row in 0..left.len().max(right.len()) {
        let text = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
        builder.row(vec![
            LineSpan::new(pad(&text(&left), half), TextRole::Plain),
            LineSpan::new(SEPARATOR, TextRole::Dim),
            LineSpan::new(truncate(&text(&right), half), TextRole::Plain),
        ]);
    }
}

/// The items of a list as lines of a column.
fn compared(items: &[String], cells: usize) -> Vec<String> {
    if items.is_empty() {
        let lines = wrap(NONE, cells).into_iter();
        return lines.filter_map(|range| NONE.get(range)).map(str::to_owned).collect();
    }
    let mut lines = Vec::new();
    for item in items {
        for (nth, range) in wrap(item, cells.saturating_sub(2)).into_iter().enumerate() {
            let bullet = if nth == 0 { "• " } else { "  " };
            lines.push(format!("{bullet}{}", item.get(range).unwrap_or("")));
        }
    }
    lines
}
