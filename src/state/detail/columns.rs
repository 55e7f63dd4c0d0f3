//! Blocks of lines side by side. It knows nothing of what stands in them.

use super::page::{Line, Span, Tone, Writer, line_width};

/// Between two columns.
const RULE: &str = " │ ";

/// The cells of [`RULE`].
const RULE_CELLS: usize = 3;

/// The fewest cells in which a column of running text reads well.
const NARROWEST: usize = 34;

/// How many columns a page of so many cells has room for; at least one.
pub(super) fn room(cells: usize) -> usize {
    ((cells + RULE_CELLS) / (NARROWEST + RULE_CELLS)).max(1)
}

/// Writes the blocks in so many columns of one width: each block under the others in the column
/// that is the shortest so far, so that the first ones stand side by side at the top.
pub(super) fn beside<'d, W: FnOnce(&mut Writer<'d>)>(
    writer: &mut Writer<'d>,
    across: usize,
    blocks: impl IntoIterator<Item = W>,
) {
    let across = across.max(1);
    let cells = writer.cells().saturating_sub((across - 1) * RULE_CELLS) / across;
    let mut columns: Vec<Vec<Line>> = vec![Vec::new(); across];
    for block in blocks {
        let lines = writer.apart(cells, block);
        if let Some(column) = columns.iter_mut().min_by_key(|column| column.len()) {
            if !column.is_empty() {
                column.push(Line::default());
            }
            column.extend(lines);
        }
    }
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    writer.rows((0..tallest).map(|at| row(&columns, at, cells)).collect());
}

/// One line of the page: that of each column, with a rule between.
fn row(columns: &[Vec<Line>], at: usize, cells: usize) -> Vec<Span> {
    let mut row = Vec::new();
    for (nth, column) in columns.iter().enumerate() {
        if nth > 0 {
            row.push(Span::new(RULE, Tone::Dim));
        }
        let taken = column.get(at).map_or(0, |line| {
            row.extend(line.spans.iter().cloned());
            line_width(line)
        });
        if nth + 1 < columns.len() {
            row.push(Span::new(" ".repeat(cells.saturating_sub(taken)), Tone::Plain));
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::builtin;

    #[test]
    fn what_follows_stands_in_the_shortest_column() {
        let dossier = builtin();
        let mut writer = Writer::new(&dossier, 9);
        let block = |text: &'static str| {
            move |writer: &mut Writer<'_>| {
                writer.paragraph(0, vec![Span::new(text, Tone::Plain)]);
            }
        };
        beside(&mut writer, 2, [block("a b c d e f"), block("g"), block("h")]);
        let lines: Vec<String> = writer
            .finish()
            .lines
            .iter()
            .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect())
            .collect();
        assert_eq!(lines, ["a b │ g", "c d │ ", "e f │ h"]);
    }

    #[test]
    fn references_are_found_where_they_stand() {
        let dossier = builtin();
        let mut writer = Writer::new(&dossier, 80);
        writer.paragraph(0, vec![Span::new("before", Tone::Plain)]);
        let ids: Vec<_> = dossier.timeline().iter().copied().take(3).collect();
        let references: Vec<Span> =
            ids.iter().map(|id| writer.reference_to(*id, "it".into())).collect();
        let blocks = references.into_iter().map(|reference| {
            move |writer: &mut Writer<'_>| {
                writer.paragraph(0, vec![Span::new("side", Tone::Strong)]);
                writer.paragraph(0, vec![reference.clone()]);
            }
        });
        beside(&mut writer, 2, blocks);
        let at: Vec<usize> = writer.finish().targets.iter().map(|target| target.line).collect();
        assert_eq!(at, [2, 2, 5]);
    }
}
