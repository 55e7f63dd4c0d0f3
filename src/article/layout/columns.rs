//! Columns of statements, one for each side.
//!
//! No side comes first by taste: the columns of statements are in alphabetical order, and no
//! statement begins higher than an earlier one in another column. Where two columns do not fit,
//! the statements follow each other by date.

use super::{LayoutBuilder, Line, LineSpan, wrap_spans};
use crate::{
    article::model::{Position, Span, TextRole},
    dossier::EntryId,
    text::{truncate, width},
};

/// The fewest cells of a column of statements.
const MIN_CELLS: usize = 28;

/// The text between two columns.
pub(super) const SEPARATOR: &str = " │ ";
const SEPARATOR_CELLS: usize = 3;

/// A position of the article with its number.
type Numbered<'p, 'a> = (&'p Position<'a>, usize);

/// A statement laid out for a column.
struct Cell {
    column: usize,
    /// Its lines, each with the references that begin in it.
    lines: Vec<(Line, Vec<usize>)>,
}

/// How many columns of statements fit beside each other.
pub(super) fn abreast(cells: usize, positions: &[Position<'_>]) -> usize {
    let fit = (cells + SEPARATOR_CELLS) / (MIN_CELLS + SEPARATOR_CELLS);
    fit.min(sides(positions).len())
}

fn sides<'a>(positions: &[Position<'a>]) -> Vec<&'a str> {
    let mut sides: Vec<&str> = positions.iter().map(|position| position.side).collect();
    sides.sort_by_key(|side| side.to_lowercase());
    sides.dedup();
    sides
}

/// Lays out statements that are given in the order of their dates.
pub(super) fn positions<'a>(builder: &mut LayoutBuilder<'a>, positions: &[Position<'a>]) {
    let abreast = abreast(builder.cells, positions);
    if abreast < 2 {
        let numbered = number(builder, positions.iter());
        let cells = compose(builder, &numbered, &numbered, &[], builder.cells);
        stagger(builder, &cells, &[builder.cells]);
        return;
    }
    let key = "Columns: sides in alphabetical order. Rows: chronological.";
    let key = LineSpan::new(key, TextRole::Dim);
    builder
        .layout
        .lines
        .extend(wrap_spans(builder.cells, (0, 0), &[key]).into_iter().map(|it| it.0));
    // Bands are as even as possible: five sides of which three fit make bands of three and two.
    let sides = sides(positions);
    let bands = sides.chunks(sides.len().div_ceil(sides.len().div_ceil(abreast)));
    let in_band = |band: &[&str]| -> Vec<&Position<'a>> {
        positions.iter().filter(|position| band.contains(&position.side)).collect()
    };
    // All have their numbers before the first is laid out, so that each can name any other.
    let order: Vec<&Position<'a>> = bands.clone().flat_map(in_band).collect();
    let numbered = number(builder, order.into_iter());
    let mut rest = numbered.as_slice();
    for band in bands {
        let (own, after) = rest.split_at(in_band(band).len().min(rest.len()));
        rest = after;
        // Where one side alone speaks last, it has the full width: no column stays empty.
        let last = own.last().map_or("", |(position, _)| position.side);
        let others = own.iter().rposition(|(position, _)| position.side != last);
        let (shared, alone) = own.split_at(others.map_or(0, |at| (at + 2).min(own.len())));
        let (shared, alone) = if alone.len() > 1 { (shared, alone) } else { (own, &own[..0]) };
        let count = |side: &str| own.iter().filter(|(position, _)| position.side == side).count();
        let headings: Vec<(&str, String)> =
            band.iter().map(|side| (*side, format!(" {}", count(side)))).collect();
        table(builder, shared, &numbered, &headings);
        if !alone.is_empty() {
            table(builder, alone, &numbered, &[(last, format!(", later: {} more", alone.len()))]);
        }
    }
}

/// Statements under the headings of their sides.
fn table<'a>(
    builder: &mut LayoutBuilder<'a>,
    own: &[Numbered<'_, 'a>],
    all: &[Numbered<'_, 'a>],
    headings: &[(&str, String)],
) {
    let widths = widths(builder.cells, headings.len());
    let least = widths.iter().copied().min().unwrap_or(MIN_CELLS);
    builder.gap();
    self::headings(builder, headings, &widths);
    let band: Vec<&str> = headings.iter().map(|(side, _)| *side).collect();
    let cells = compose(builder, own, all, &band, least);
    stagger(builder, &cells, &widths);
}

/// Gives each statement its number.
fn number<'p, 'a: 'p>(
    builder: &mut LayoutBuilder<'a>,
    positions: impl Iterator<Item = &'p Position<'a>>,
) -> Vec<Numbered<'p, 'a>> {
    positions.map(|position| (position, builder.add_target(position.entry))).collect()
}

/// The cells of each column; the first ones get what does not divide.
fn widths(cells: usize, count: usize) -> Vec<usize> {
    let room = cells.saturating_sub(SEPARATOR_CELLS * count.saturating_sub(1));
    (0..count).map(|nth| room / count + usize::from(nth < room % count)).collect()
}

/// The name of each side and the count of its statements, above a rule.
fn headings(builder: &mut LayoutBuilder<'_>, headings: &[(&str, String)], widths: &[usize]) {
    let (mut names, mut rule) = (Vec::new(), Vec::new());
    for (nth, ((side, count), cells)) in headings.iter().zip(widths).enumerate() {
        if nth > 0 {
            names.push(LineSpan::new(SEPARATOR, TextRole::Dim));
            rule.push(LineSpan::new("─┼─", TextRole::Dim));
        }
        let name = truncate(side, cells.saturating_sub(count.len()));
        let blank = cells.saturating_sub(width(&name) + count.len());
        names.push(LineSpan::new(name, TextRole::Strong));
        names.push(LineSpan::new(format!("{count}{}", " ".repeat(blank)), TextRole::Dim));
        rule.push(LineSpan::new("─".repeat(*cells), TextRole::Dim));
    }
    builder.row(names);
    builder.row(rule);
}

/// Lays each statement out for its column, with the numbers of those that it contradicts.
fn compose<'a>(
    builder: &mut LayoutBuilder<'a>,
    own: &[Numbered<'_, 'a>],
    all: &[Numbered<'_, 'a>],
    band: &[&str],
    cells: usize,
) -> Vec<Cell> {
    let mut composed = Vec::new();
    for (position, target) in own {
        let mut lines =
            wrap_spans(cells, (0, 2), &[LineSpan::new(&*position.date, TextRole::Date)]);
        let name = format!("[{}]\u{a0}{}", target + 1, position.speaker);
        let speaker = LineSpan { target: Some(*target), ..LineSpan::new(name, TextRole::Link) };
        let is_side_shown = band.is_empty() && position.side != position.speaker;
        let side = if is_side_shown { format!(" ({})", position.side) } else { String::new() };
        let side = LineSpan::new(side, TextRole::Plain);
        let force = LineSpan::new(format!(" {}", position.force), TextRole::Label);
        lines.extend(wrap_spans(cells, (0, 2), &[speaker, side, force]));
        let text = [Span::new(position.text, TextRole::Plain), Span::citing(position.citations)];
        lines.extend(wrap_spans(cells, (2, 0), &builder.numbered(&text)));
        let contradicted = contradicted(position, all);
        if !contradicted.is_empty() {
            // A reference begins where its statement does, not where another one names it.
            let named = wrap_spans(cells, (2, 2), &contradicted).into_iter();
            lines.extend(named.map(|(line, _)| (line, Vec::new())));
        }
        let column = band.iter().position(|side| *side == position.side).unwrap_or(0);
        composed.push(Cell { column, lines });
    }
    composed
}

/// The contradicted statements: by their numbers where the article shows them, otherwise by their
/// speakers.
fn contradicted(position: &Position<'_>, all: &[Numbered<'_, '_>]) -> Vec<LineSpan> {
    let number = |other: EntryId| {
        let shown = all.iter().find(|(shown, _)| shown.entry == other);
        shown.map_or(usize::MAX, |(_, target)| *target)
    };
    let mut others = position.contradicts.clone();
    others.sort_by_key(|(other, _)| (number(*other), *other));
    let shown = others.iter().take_while(|(other, _)| number(*other) < usize::MAX).count();
    let (shown, elsewhere) = others.split_at(shown);
    let mut spans = Vec::new();
    let separate = |spans: &mut Vec<LineSpan>| {
        let text = if spans.is_empty() { "≠ contradicts " } else { ", " };
        spans.push(LineSpan::new(text, TextRole::Contested));
    };
    for (other, _) in shown {
        separate(&mut spans);
        let target = number(*other);
        let text = LineSpan::new(format!("[{}]", target + 1), TextRole::Link);
        spans.push(LineSpan { target: Some(target), ..text });
    }
    let mut speakers: Vec<&str> = Vec::new();
    for (_, speaker) in elsewhere {
        if !speakers.contains(speaker) {
            speakers.push(speaker);
        }
    }
    if !speakers.is_empty() {
        separate(&mut spans);
        let records = if elsewhere.len() == 1 { "record" } else { "records" };
        let text = format!("{} (other {records})", speakers.join(", "));
        spans.push(LineSpan::new(text, TextRole::Plain));
    }
    spans
}

/// Places each cell below the one before it in its column, and none higher than an earlier one in
/// another.
fn stagger(builder: &mut LayoutBuilder<'_>, cells: &[Cell], widths: &[usize]) {
    let top = builder.layout.lines.len();
    let mut ends = vec![0; widths.len()];
    let mut rows: Vec<Vec<Option<&Line>>> = Vec::new();
    let mut highest = 0;
    for cell in cells {
        let Some(end) = ends.get_mut(cell.column) else { continue };
        let start = highest.max(*end);
        for (y, (line, targets)) in (start..).zip(&cell.lines) {
            while rows.len() <= y {
                rows.push(vec![None; widths.len()]);
            }
            if let Some(slot) = rows.get_mut(y).and_then(|row| row.get_mut(cell.column)) {
                *slot = Some(line);
            }
            for target in targets {
                builder.set_line(*target, top + y);
            }
        }
        *end = start + cell.lines.len() + usize::from(widths.len() > 1);
        highest = start;
    }
    for row in rows {
        let mut spans = Vec::new();
        for (nth, (line, cells)) in row.iter().zip(widths).enumerate() {
            if nth > 0 {
                spans.push(LineSpan::new(SEPARATOR, TextRole::Dim));
            }
            let used = line.map_or(0, Line::width);
            spans.extend(line.iter().flat_map(|line| line.spans.iter().cloned()));
            if nth + 1 < row.len() {
                let blank = " ".repeat(cells.saturating_sub(used));
                spans.push(LineSpan::new(blank, TextRole::Plain));
            }
        }
        builder.row(spans);
    }
    builder.gap();
}
