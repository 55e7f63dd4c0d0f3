//! Positions side by side: a column for each side where the width allows, and one under the other
//! where it does not.
//!
//! No side comes first by taste: columns stand in the order of the alphabet. Down the page runs
//! one order of time for all columns of a row of sides: nothing begins higher than what was said
//! before it.

use crate::{
    article::{
        layout::{ArticleBuilder, broken},
        model::{Line, Span, TextRole, line_width},
    },
    dossier::{Dossier, EntryId, LinkKind, Record, record::Statement},
    text::{truncate, width},
};

/// The least cells of a column.
const LEAST: usize = 28;

/// The cells between two columns.
const BETWEEN: &str = " │ ";

/// A position made ready for a column.
struct Column {
    /// The column it stands in.
    side: usize,
    /// Its lines, each with the references that begin in it.
    lines: Vec<(Line, Vec<usize>)>,
}

/// The statements that one stands against or that stand against it.
pub(crate) fn answers(dossier: &Dossier, id: EntryId) -> impl Iterator<Item = EntryId> {
    let mut found: Vec<EntryId> = dossier
        .links(id)
        .iter()
        .filter(|link| link.tie == LinkKind::Contradicts)
        .map(|link| link.other)
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter()
}

/// Writes the statements, given in the order of time, under a heading.
pub(crate) fn positions(writer: &mut ArticleBuilder<'_>, title: &str, statements: &[EntryId]) {
    let dossier = writer.dossier();
    let mut sides: Vec<&str> = statements.iter().map(|id| side_of(dossier, *id)).collect();
    sides.sort_by_key(|side| side.to_lowercase());
    sides.dedup();
    let fit = (writer.cells() + BETWEEN_CELLS) / (LEAST + BETWEEN_CELLS);
    let abreast = fit.min(sides.len());
    if abreast < 2 {
        writer.section(&format!("{title}, by date"));
        let numbered = number(writer, statements);
        let entries = compose(writer, &numbered, &numbered, &[], writer.cells());
        columns(writer, &entries, &[writer.cells()]);
        return;
    }
    writer.section(&format!("{title}, side by side"));
    // As even as can be: five sides in rows of three stand as three and two.
    let rows = sides.len().div_ceil(abreast);

    let key = "Sides by alphabet; nothing begins higher than what was said before it.";
    writer.paragraph(0, vec![Span::new(key, TextRole::Dim)]);
    let bands: Vec<&[&str]> = sides.chunks(sides.len().div_ceil(rows)).collect();
    let in_band = |band: &[&str]| -> Vec<EntryId> {
        statements.iter().filter(|id| band.contains(&side_of(dossier, **id))).copied().collect()
    };
    // All have their numbers before the first is written, so that each can name any other.
    let order: Vec<EntryId> = bands.iter().flat_map(|band| in_band(band)).collect();
    let numbered = number(writer, &order);
    let mut rest = numbered.as_slice();
    for band in bands {
        let (own, after) = rest.split_at(in_band(band).len().min(rest.len()));
        rest = after;
        // What one side alone says after all others have the whole width: no column stays empty.
        let last = own.last().map_or("", |(id, _)| side_of(dossier, *id));
        let others = own.iter().rposition(|(id, _)| side_of(dossier, *id) != last);
        let (shared, alone) = own.split_at(others.map_or(0, |at| (at + 2).min(own.len())));
        let (shared, alone) = if alone.len() > 1 { (shared, alone) } else { (own, &own[..0]) };
        let counted =
            |side: &str| own.iter().filter(|(id, _)| side_of(dossier, *id) == side).count();
        let heads: Vec<(&str, String)> =
            band.iter().map(|side| (*side, format!(" {}", counted(side)))).collect();
        block(writer, shared, &numbered, &heads);
        if !alone.is_empty() {
            block(writer, alone, &numbered, &[(last, format!(", later: {} more", alone.len()))]);
        }
    }
}

/// Some positions under the heads of their sides.
fn block(
    writer: &mut ArticleBuilder<'_>,
    own: &[NumberedStatement],
    all: &[NumberedStatement],
    sides: &[(&str, String)],
) {
    let cells = widths(writer.cells(), sides.len());
    let least = cells.iter().copied().min().unwrap_or(LEAST);
    writer.gap();
    heads(writer, sides, &cells);
    let band: Vec<&str> = sides.iter().map(|(side, _)| *side).collect();
    let entries = compose(writer, own, all, &band, least);
    columns(writer, &entries, &cells);
}

/// A position and the reference that leads to it.
type NumberedStatement = (EntryId, Span);

/// Gives each its number.
fn number(writer: &mut ArticleBuilder<'_>, statements: &[EntryId]) -> Vec<NumberedStatement> {
    let dossier = writer.dossier();
    let speaker = |id| statement(dossier, id).map_or("", |it| dossier.name_of(&it.speaker));
    statements.iter().map(|id| (*id, writer.reference_to(*id, speaker(*id).into()))).collect()
}

const BETWEEN_CELLS: usize = 3;

/// The cells of each of so many columns; what is left over goes to the first ones.
fn widths(cells: usize, count: usize) -> Vec<usize> {
    let room = cells.saturating_sub(BETWEEN_CELLS * count.saturating_sub(1));
    (0..count).map(|nth| room / count + usize::from(nth < room % count)).collect()
}

fn statement(dossier: &Dossier, id: EntryId) -> Option<&Statement> {
    match dossier.record(id) {
        Record::Statement(statement) => Some(statement),
        _ => None,
    }
}

fn side_of(dossier: &Dossier, id: EntryId) -> &str {
    statement(dossier, id).map_or("", |it| dossier.name_of(&it.side))
}

/// The name of each side and how many positions it has, over a line.
fn heads(writer: &mut ArticleBuilder<'_>, sides: &[(&str, String)], cells: &[usize]) {
    let (mut names, mut rule) = (Vec::new(), Vec::new());
    for (nth, ((side, count), cells)) in sides.iter().zip(cells).enumerate() {
        if nth > 0 {
            names.push(Span::new(BETWEEN, TextRole::Dim));
            rule.push(Span::new("─┼─", TextRole::Dim));
        }
        let name = truncate(side, cells.saturating_sub(count.len()));
        let air = cells.saturating_sub(width(&name) + count.len());
        names.push(Span::new(name, TextRole::Strong));
        names.push(Span::new(format!("{count}{}", " ".repeat(air)), TextRole::Dim));
        rule.push(Span::new("─".repeat(*cells), TextRole::Dim));
    }
    writer.row(names);
    writer.row(rule);
}

/// Makes the positions ready; each names the numbers of those that it stands against.
fn compose(
    writer: &mut ArticleBuilder<'_>,
    own: &[NumberedStatement],
    all: &[NumberedStatement],
    band: &[&str],
    cells: usize,
) -> Vec<Column> {
    let dossier = writer.dossier();
    let mut entries = Vec::new();
    for (id, reference) in own {
        let Some(it) = statement(dossier, *id) else { continue };
        let own = side_of(dossier, *id);
        let named = band.is_empty() && own != dossier.name_of(&it.speaker);
        let side = if named { format!(" ({own})") } else { String::new() };
        let basis = it.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
        let date = Span::new(format!("{}{basis}", it.date.words()), TextRole::Date);
        let mut lines = broken(cells, (0, 2), &[date]);
        let force = Span::new(format!(" {}", it.force.label()), TextRole::Label);
        let side = Span::new(side, TextRole::Plain);
        lines.extend(broken(cells, (0, 2), &[reference.clone(), side, force]));
        let marks = writer.marks(&it.cites);
        lines.extend(broken(cells, (2, 0), &[Span::new(&*it.text, TextRole::Plain), marks]));
        let against = against(dossier, *id, all);
        if !against.is_empty() {
            // A reference stands where its position does, not where another one names it.
            let named = broken(cells, (2, 2), &against).into_iter();
            lines.extend(named.map(|(line, _)| (line, Vec::new())));
        }
        let side = band.iter().position(|side| *side == own).unwrap_or(0);
        entries.push(Column { side, lines });
    }
    entries
}

/// Against which positions one stands: by their numbers where they stand on this page, otherwise
/// by their speakers; the detail of the position leads to those.
fn against(dossier: &Dossier, id: EntryId, all: &[NumberedStatement]) -> Vec<Span> {
    let number = |other: EntryId| {
        let shown = all.iter().find(|(shown, _)| *shown == other);
        shown.and_then(|(_, reference)| reference.target).unwrap_or(usize::MAX)
    };
    let mut others: Vec<EntryId> = answers(dossier, id).collect();
    others.sort_by_key(|other| (number(*other), *other));
    let mut spans = Vec::new();
    for other in others {
        let start = if spans.is_empty() { "≠ stands against " } else { ", " };
        spans.push(Span::new(start, TextRole::Contested));
        spans.push(match number(other) {
            usize::MAX => {
                let speaker = statement(dossier, other).map(|it| dossier.name_of(&it.speaker));
                Span::new(format!("{} (elsewhere)", speaker.unwrap_or_default()), TextRole::Plain)
            }
            target => {
                let number = Span::new(format!("[{}]", target + 1), TextRole::Link);
                Span { target: Some(target), ..number }
            }
        });
    }
    spans
}

/// Lays the positions out: each below the one before it in its column, and none begins higher
/// than what was said before it in another.
fn columns(writer: &mut ArticleBuilder<'_>, entries: &[Column], cells: &[usize]) {
    let top = writer.height();
    let mut ends = vec![0; cells.len()];
    let mut rows: Vec<Vec<Option<&Line>>> = Vec::new();
    let mut begun = 0;
    for entry in entries {
        let Some(end) = ends.get_mut(entry.side) else { continue };
        let start = begun.max(*end);
        for (y, (line, targets)) in (start..).zip(&entry.lines) {
            while rows.len() <= y {
                rows.push(vec![None; cells.len()]);
            }
            if let Some(slot) = rows.get_mut(y).and_then(|row| row.get_mut(entry.side)) {
                *slot = Some(line);
            }
            for target in targets {
                writer.place(*target, top + y);
            }
        }
        *end = start + entry.lines.len() + usize::from(cells.len() > 1);
        begun = start;
    }
    for row in rows {
        let mut spans = Vec::new();
        for (nth, (line, cells)) in row.iter().zip(cells).enumerate() {
            if nth > 0 {
                spans.push(Span::new(BETWEEN, TextRole::Dim));
            }
            let used = line.map_or(0, line_width);
            spans.extend(line.iter().flat_map(|line| line.spans.iter().cloned()));
            if nth + 1 < row.len() {
                spans.push(Span::new(" ".repeat(cells.saturating_sub(used)), TextRole::Plain));
            }
        }
        writer.row(spans);
    }
    writer.gap();
}
