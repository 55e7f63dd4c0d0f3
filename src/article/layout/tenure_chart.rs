//! Terms of office as bars over an axis of years.

use super::{LayoutBuilder, LineSpan};
use crate::{
    article::model::{Span, TextRole},
    date::{Date, Day},
    dossier::record::Term,
    text::pad,
};

/// The minimum width of the axis; a narrower one is not drawn.
const MIN_CELLS: usize = 16;

const MAX_NAME_CELLS: usize = 28;

/// Draws the dated terms in chronological order.
pub(super) fn draw(builder: &mut LayoutBuilder<'_>, terms: &[Term]) {
    let mut known: Vec<&Term> =
        terms.iter().filter(|term| term.start.is_some() || term.end.is_some()).collect();
    known.sort_by_key(|term| first(term));
    let names = MAX_NAME_CELLS.min(builder.cells / 3);
    let cells = builder.cells.saturating_sub(names + 1);
    let years = |day: Day| day.year().map(i32::from);
    let begin = known.iter().filter_map(|term| years(first(term)?)).min();
    let end = known.iter().filter_map(|term| years(last(term)?)).max();
    let (Some(begin), Some(end)) = (begin, end) else { return };
    if cells < MIN_CELLS || known.is_empty() {
        return;
    }
    // The axis ends after the last year.
    let scale = Axis { begin, years: (end + 1 - begin).max(1), cells };
    builder.gap();
    let right = (end + 1).to_string();
    let axis =
        format!("{begin}{right:>width$}", width = cells.saturating_sub(begin.to_string().len()));
    builder.row(vec![
        LineSpan::new(pad("", names + 1), TextRole::Plain),
        LineSpan::new(axis, TextRole::Date),
    ]);
    for term in known {
        let bar = scale.bar(term);
        let name = LineSpan::new(format!("{} ", pad(&term.office, names)), TextRole::Plain);
        builder.row(vec![name, LineSpan::new(bar, TextRole::Strong)]);
    }
    let legend = "├─┤ in office · ┄ attested · ▸ end unknown";
    builder.paragraph(0, 0, &[Span::new(legend, TextRole::Dim)]);
}

fn first(term: &Term) -> Option<Day> {
    let start = term.start.as_ref().map(Date::earliest).filter(|day| *day != Day::BEGINNING);
    start.or_else(|| last(term))
}

fn last(term: &Term) -> Option<Day> {
    let dates = [term.end.as_ref(), term.start.as_ref()];
    dates.into_iter().flatten().map(Date::latest).find(|day| *day != Day::END)
}

struct Axis {
    begin: i32,
    years: i32,
    cells: usize,
}

impl Axis {
    fn cell(&self, day: Day) -> usize {
        let Some(date) = day.civil() else { return 0 };
        let since =
            i64::from(i32::from(date.year()) - self.begin) * 366 + i64::from(date.day_of_year());
        let cells = i64::try_from(self.cells).unwrap_or(0);
        let cell = since * cells / (i64::from(self.years) * 366);
        usize::try_from(cell).unwrap_or(0).min(self.cells.saturating_sub(1))
    }

    fn bar(&self, term: &Term) -> String {
        let attested = term.attested_only == Some(true);
        let (line, open) = if attested { ("┄", "┄") } else { ("─", "▸") };
        let from = first(term).map_or(0, |day| self.cell(day));
        let to = match &term.end {
            Some(date) => self.cell(date.latest()).max(from),
            None if attested => from,
            None => self.cells.saturating_sub(1),
        };
        let exact = |date: Option<&Date>| date.is_some_and(|date| date.exact_day().is_some());
        let left = if exact(term.start.as_ref()) && !attested { "├" } else { line };
        let right = match &term.end {
            Some(date) if exact(Some(date)) && !attested => "┤",
            Some(_) => line,
            None => open,
        };
        let blank = " ".repeat(from);
        match to - from {
            0 if attested => format!("{blank}•"),
            0 => format!("{blank}▪"),
            cells => format!("{blank}{left}{}{right}", line.repeat(cells - 1)),
        }
    }
}
