//! The columns of the axis: equal spans of days, with long empty stretches folded.

use crate::date::{Day, month};

/// Empty stretches of at least this many columns are folded.
const LEAST_FOLD: i32 = 16;

/// The cells of a fold: `⋯ 12 y 11 m` with blanks.
const FOLD_CELLS: usize = 13;

/// The days of a column or of a fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The days from the first to before the second.
    Days(i32, i32),
    /// An empty stretch, and its cells.
    Fold(i32, i32, usize),
}

impl Column {
    /// Its days, from the first to before the second.
    #[must_use]
    pub fn days(self) -> (i32, i32) {
        match self {
            Self::Days(from, to) | Self::Fold(from, to, _) => (from, to),
        }
    }

    /// The cells it takes.
    #[must_use]
    pub fn cells(self) -> usize {
        match self {
            Self::Days(..) => 1,
            Self::Fold(_, _, cells) => cells,
        }
    }
}

/// The columns of this many cells around a day. `days` are the sorted days of entries, and `step` is
/// the days of a column.
pub(super) fn columns(days: &[i32], middle: Day, step: i32, cells: usize) -> Vec<Column> {
    let first = floor(middle.0, step);
    let mut left = walk_left(days, first, step, cells / 2);
    let taken: usize = left.iter().map(|column| column.cells()).sum();
    left.reverse();
    left.extend(walk_right(days, first, step, cells.saturating_sub(taken)));
    left
}

fn floor(day: i32, step: i32) -> i32 {
    day.div_euclid(step).saturating_mul(step)
}

fn walk_right(days: &[i32], from: i32, step: i32, cells: usize) -> Vec<Column> {
    let mut columns = Vec::new();
    let (mut at, mut room) = (from, cells);
    while room > 0 {
        let next = days.get(days.partition_point(|day| *day < at));
        let empty_to = next.map(|day| floor(*day, step));
        match empty_to {
            Some(to) if i64::from(to) - i64::from(at) >= i64::from(step * LEAST_FOLD) => {
                let width = FOLD_CELLS.min(room);
                columns.push(Column::Fold(at, to, width));
                (at, room) = (to, room - width);
            }
            _ => {
                let to = at.saturating_add(step);
                columns.push(Column::Days(at, to));
                (at, room) = (to, room - 1);
            }
        }
    }
    columns
}

/// From right to left, so the columns come in that order too.
fn walk_left(days: &[i32], before: i32, step: i32, cells: usize) -> Vec<Column> {
    let mut columns = Vec::new();
    let (mut at, mut room) = (before, cells);
    while room > 0 {
        let last = days.partition_point(|day| *day < at).checked_sub(1).and_then(|at| days.get(at));
        let empty_from = last.map(|day| floor(*day, step).saturating_add(step));
        match empty_from {
            Some(from) if i64::from(at) - i64::from(from) >= i64::from(step * LEAST_FOLD) => {
                let width = FOLD_CELLS.min(room);
                columns.push(Column::Fold(from, at, width));
                (at, room) = (from, room - width);
            }
            _ => {
                let from = at.saturating_sub(step);
                columns.push(Column::Days(from, at));
                (at, room) = (from, room - 1);
            }
        }
    }
    columns
}

/// The length of a fold: `⋯ 4 y 2 m`.
#[must_use]
pub fn fold_label(from: i32, to: i32) -> String {
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
    let years = match step {
        0..=30 => 1,
        31..=91 => 1,
        92..=183 => 2,
        184..=365 => 5,
        366..=731 => 10,
        732..=1826 => 20,
        1827..=3652 => 50,
        3653..=7305 => 100,
        _ => 500,
    };
    let period = |year: i16| i32::from(year).div_euclid(years);
    if period(date.year()) != period(before.year()) {
        return Some(format!("│{}", period(date.year()) * years));
    }
    let name = |number: i8| month(number).get(..3).unwrap_or("").to_owned();
    match step {
        1 | 2 if date.month() != before.month() => Some(format!("│{}", name(date.month()))),
        1 if date.day() / 10 != before.day() / 10 && date.day() < 30 => {
            Some(format!("│{}", date.day()))
        }
        7 | 14 if (date.month() - 1) / 3 != (before.month() - 1) / 3 => {
            Some(format!("│{}", name(date.month())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_gaps_are_folded_and_named() {
        let days = [0, 10, 20, 2000];
        let columns = columns(&days, Day(10), 1, 60);
        assert!(columns.contains(&Column::Fold(21, 2000, FOLD_CELLS)), "{columns:?}");
        assert_eq!(fold_label(21, 2000), "⋯ 5 y 5 m");
        assert_eq!(fold_label(0, 20), "⋯ 20 d");
        assert_eq!(fold_label(0, 365), "⋯ 1 y");
    }

    #[test]
    fn every_year_is_named_once() {
        let columns = columns(&[14_000], Day(14_000), 30, 60);
        let names: Vec<String> = ticks(&columns, 30).into_iter().map(|(_, name)| name).collect();
        assert!(names.len() >= 4 && names.windows(2).all(|two| two[0] != two[1]), "{names:?}");
    }

    proptest! {
        #[test]
        fn columns_fill_the_cells_without_a_hole(
            mut days in prop::collection::vec(-100_000_i32..100_000, 0..40),
            middle in -120_000_i32..120_000,
            step in prop::sample::select(vec![1, 7, 30, 365, 36_524]),
            cells in 0_usize..200,
        ) {
            days.sort_unstable();
            let columns = columns(&days, Day(middle), step, cells);
            prop_assert_eq!(columns.iter().map(|column| column.cells()).sum::<usize>(), cells);
            for pair in columns.windows(2) {
                prop_assert_eq!(pair[0].days().1, pair[1].days().0);
            }
            // No entry is folded.
            for column in &columns {
                if let Column::Fold(from, to, _) = column {
                    prop_assert!(!days.iter().any(|day| from <= day && day < to));
                }
            }
            ticks(&columns, step);
        }
    }
}
