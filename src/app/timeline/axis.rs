//! The columns of the axis: equal spans of days, with long empty stretches folded.

use crate::date::{Day, month, year_words};

const LEAST_FOLD: i32 = 16;

/// The cells of a fold: `⋯ 12 y 11 m` with blanks.
const FOLD_CELLS: usize = 13;

const ZOOMS: [i32; 24] = [
    1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 61, 91, 122, 183, 274, 365, 548, 731, 1096, 1826, 3652,
    7305, 18_262, 36_524,
];

/// The days on the screen: the days of a column, and one day with its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    pub step: i32,
    pub day: Day,
    pub cell: usize,
}

impl Scale {
    pub(super) fn fitting(days: &[i32], cells: usize) -> Self {
        let first = Day(days.first().copied().unwrap_or(0));
        let last = days.last().copied().unwrap_or(0);
        if first.0 == last {
            return Self { step: 30, day: first, cell: cells / 4 };
        }
        let fits = |step: &i32| {
            let scale = Self { step: *step, day: first, cell: 1 };
            window(&scale.columns(days, cells)).is_some_and(|(_, to)| last <= to)
        };
        let step = ZOOMS.into_iter().find(fits).unwrap_or(ZOOMS[ZOOMS.len() - 1]);
        Self { step, day: first, cell: 1.min(cells) }
    }

    /// The days of a column after zooming in, or out when negative; nothing at the last step.
    pub(super) fn zoomed(self, steps: isize) -> Option<i32> {
        let own = ZOOMS.iter().position(|step| *step >= self.step).unwrap_or(ZOOMS.len() - 1);
        let zoom = own.checked_add_signed(-steps)?;
        ZOOMS.get(zoom).copied()
    }

    /// The columns of this many cells. `days` are the sorted days of entries.
    pub(super) fn columns(self, days: &[i32], cells: usize) -> Vec<Column> {
        let first = floor(self.day.0, self.step);
        let mut left = walk(days, first, self.step, self.cell.min(cells), false);
        let taken: usize = left.iter().map(|column| column.cells()).sum();
        left.reverse();
        left.extend(walk(days, first, self.step, cells.saturating_sub(taken), true));
        left
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Days(i32, i32),
    Fold(i32, i32, usize),
}

impl Column {
    pub fn days(self) -> (i32, i32) {
        match self {
            Self::Days(from, to) | Self::Fold(from, to, _) => (from, to),
        }
    }

    pub fn cells(self) -> usize {
        match self {
            Self::Days(..) => 1,
            Self::Fold(_, _, cells) => cells,
        }
    }
}

pub(super) fn window(columns: &[Column]) -> Option<(i32, i32)> {
    Some((columns.first()?.days().0, columns.last()?.days().1.saturating_sub(1)))
}

pub(super) fn day_at(columns: &[Column], cell: usize) -> Option<i32> {
    let mut x = 0;
    columns.iter().find_map(|column| {
        x += column.cells();
        (cell < x).then_some(column.days().0)
    })
}

/// The cell of a day; in a fold the middle one.
pub(super) fn cell_of(columns: &[Column], day: i32) -> Option<usize> {
    let mut x = 0;
    columns.iter().find_map(|column| {
        let (from, to) = column.days();
        let at = x + column.cells() / 2;
        x += column.cells();
        (from..to).contains(&day).then_some(at)
    })
}

fn floor(day: i32, step: i32) -> i32 {
    day.div_euclid(step).saturating_mul(step)
}

fn walk(days: &[i32], mut at: i32, step: i32, mut room: usize, right: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    while room > 0 {
        let after = days.partition_point(|day| *day < at);
        let next = if right { Some(after) } else { after.checked_sub(1) };
        // The near border of the next column in which something begins.
        let border = next.and_then(|nth| days.get(nth)).map(|day| match floor(*day, step) {
            day if right => day,
            day => day.saturating_add(step),
        });
        let least = (step * LEAST_FOLD).unsigned_abs();
        let fold = border.filter(|border| border.abs_diff(at) >= least);
        let to = fold.unwrap_or(at.saturating_add(if right { step } else { -step }));
        let (from, end) = if right { (at, to) } else { (to, at) };
        let column = match fold {
            Some(_) => Column::Fold(from, end, FOLD_CELLS.min(room)),
            None => Column::Days(from, end),
        };
        (at, room) = (to, room - column.cells());
        columns.push(column);
    }
    columns
}

/// The length of a fold: `⋯ 4 y 2 m`.
pub(crate) fn fold_label(from: i32, to: i32) -> String {
    let days = i64::from(to) - i64::from(from);
    let months = days * 12 / 365;
    match (months / 12, months % 12) {
        (0, 0) => format!("⋯ {days} d"),
        (0, months) => format!("⋯ {months} m"),
        (years, 0) => format!("⋯ {years} y"),
        (years, months) => format!("⋯ {years} y {months} m"),
    }
}

/// The labels of the axis, each at its cell. No two overlap.
pub(super) fn ticks(columns: &[Column], step: i32) -> Vec<(usize, String)> {
    let mut ticks: Vec<(usize, String)> = Vec::new();
    let mut free = 0;
    let mut x = 0;
    for column in columns {
        match column {
            Column::Fold(from, to, cells) => {
                // A label that runs into the fold would be read as part of it.
                if let Some((at, _)) = ticks.last()
                    && free > x
                    && *at + 1 < x
                {
                    ticks.pop();
                }
                let words = fold_label(*from, *to);
                let fits = words.chars().count() + 2 <= *cells;
                ticks.push((x, if fits { words } else { "⋯".to_owned() }));
                free = x + cells;
            }
            Column::Days(from, to) => {
                if let Some(name) = column_label(*from, *to, step).filter(|_| x >= free) {
                    free = x + name.chars().count() + 1;
                    ticks.push((x, name));
                }
            }
        }
        x += column.cells();
    }
    ticks
}

/// The label of a year, month or day that begins in a column, as far as it fits the step.
fn column_label(from: i32, to: i32, step: i32) -> Option<String> {
    let date = Day(to - 1).civil()?;
    let before = Day(from - 1).civil()?;
    // As many years as leave room for their label.
    let years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let years = years.into_iter().find(|years| years * 365 >= step * 7).unwrap_or(1000);
    // The years before the year 1 are counted backwards, without a year 0.
    let period = |year: i16| match i32::from(year) {
        year if year > 0 => year.div_euclid(years),
        year => (year - 1).div_euclid(years),
    };
    if period(date.year()) != period(before.year()) {
        let year = period(date.year()) * years;
        let year = if year < 0 { year + 1 } else { year.max(1) };
        return Some(format!("│{}", year_words(year)));
    }
    let name = |number: i8| month(number).get(..3).unwrap_or("").to_owned();
    match step {
        1..=3 if date.month() != before.month() => Some(format!("│{}", name(date.month()))),
        1 if date.day() / 10 != before.day() / 10 && date.day() < 30 => {
            Some(format!("│{}", date.day()))
        }
        5..=21 if (date.month() - 1) / 3 != (before.month() - 1) / 3 => {
            Some(format!("│{}", name(date.month())))
        }
        _ => None,
    }
}
