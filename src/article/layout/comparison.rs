//! Two records side by side, topic by topic, under their pinned names.

use super::{LayoutBuilder, Line, LineSpan, spans::wrap_spans};
use crate::{
    article::model::{ComparisonRow, Span, TextRole},
    text::{pad, width},
};

const MIN_CELLS: usize = 14;

const LABEL_CELLS: usize = 18;

const SEPARATOR: &str = " │ ";

const NONE: &str = "not stated";

pub(super) fn comparison<'a>(
    builder: &mut LayoutBuilder<'a>,
    heads: &[Span<'a>; 2],
    rows: &[ComparisonRow],
) {
    let each = builder.cells.saturating_sub(LABEL_CELLS + width(SEPARATOR)) / 2;
    if each < MIN_CELLS {
        return one_below_the_other(builder, heads, rows);
    }
    let heads = heads.each_ref().map(|head| {
        let spans = builder.numbered(std::slice::from_ref(head));
        wrap_spans(each, (0, 2), &spans)
    });
    beside(builder, each, "", heads);
    let rule = "─".repeat(builder.cells);
    builder.row(vec![LineSpan::new(rule, TextRole::Dim)]);
    builder.layout.pinned = builder.layout.lines.len();
    for row in rows {
        let cells = cells_of(row).map(|items| lines(&items, each));
        beside(builder, each, &row.label, cells);
    }
}

fn one_below_the_other<'a>(
    builder: &mut LayoutBuilder<'a>,
    heads: &[Span<'a>; 2],
    rows: &[ComparisonRow],
) {
    for (nth, head) in heads.iter().enumerate() {
        builder.gap();
        builder.paragraph(0, 2, std::slice::from_ref(head));
        for row in rows {
            let text = cells_of(row);
            let text: Vec<&str> = text[nth].iter().map(|(text, _)| &**text).collect();
            let label = Span::new(format!("{}: ", row.label), TextRole::Label);
            builder.paragraph(0, 2, &[label, Span::new(text.join(" · "), TextRole::Plain)]);
        }
    }
}

/// The cells of a row; the right one is "the same" if both are equal.
fn cells_of(row: &ComparisonRow) -> [Vec<(String, TextRole)>; 2] {
    let [left, right] = &row.items;
    if left == right {
        let same = vec![("the same".to_owned(), TextRole::Dim)];
        return [left.iter().map(|item| (item.clone(), TextRole::Plain)).collect(), same];
    }
    row.items.each_ref().map(|items| match items.as_slice() {
        [] => vec![(NONE.to_owned(), TextRole::Dim)],
        many => many.iter().map(|item| (item.clone(), TextRole::Plain)).collect(),
    })
}

fn lines(items: &[(String, TextRole)], cells: usize) -> Vec<Line> {
    let bullet = if items.len() > 1 { "• " } else { "" };
    let wrapped = items.iter().flat_map(|(item, role)| {
        let span = LineSpan::new(format!("{bullet}{item}"), *role);
        wrap_spans(cells, (0, width(bullet)), &[span])
    });
    wrapped.collect()
}

fn beside(
    builder: &mut LayoutBuilder<'_>,
    each: usize,
    label: &str,
    [left, right]: [Vec<Line>; 2],
) {
    let label = wrap_spans(LABEL_CELLS - 1, (0, 1), &[LineSpan::new(label, TextRole::Label)]);
    let blank = |cells: usize| LineSpan::new(" ".repeat(cells), TextRole::Plain);
    let count = left.len().max(right.len()).max(label.len());
    for nth in 0..count {
        let of = |lines: &[Line]| lines.get(nth).cloned().unwrap_or_default();
        let label: String = label
            .get(nth)
            .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect())
            .unwrap_or_default();
        let (left, right) = (of(&left), of(&right));
        let mut spans = vec![LineSpan::new(pad(&label, LABEL_CELLS), TextRole::Label)];
        let rest = each.saturating_sub(left.width());
        spans.extend(left.spans);
        spans.extend([blank(rest), LineSpan::new(SEPARATOR, TextRole::Dim)]);
        spans.extend(right.spans);
        builder.row(spans);
    }
}
