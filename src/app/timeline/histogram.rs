//! How much lies where in the whole span of time, for a row of bars.

use crate::{app::browse::list::VisibleList, date::Day, dossier::Dossier};

/// How much begins in each part of the whole span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
    /// How much begins in each part.
    pub counts: Vec<usize>,
}

impl Histogram {
    /// The density of a line of time in at most so many parts of whole years; nothing where no
    /// date is known. Looks up the borders of the parts and not what lies between.
    #[must_use]
    pub fn of(dossier: &Dossier, line: &VisibleList, parts: usize) -> Option<Self> {
        let day = |nth: usize| {
            line.entry(nth).map(|id| dossier.sort_key(id).0).filter(|day| *day != Day::END)
        };
        // What has no date stands behind all that has one.
        let dated = partition(line.len(), |nth| day(nth).is_some());
        let first = (0..dated).find_map(|nth| day(nth)?.year())?;
        let last = (0..dated).rev().find_map(|nth| day(nth)?.year())?;
        let years = usize::try_from(i32::from(last) - i32::from(first) + 1).ok()?;
        let parts = parts.clamp(1, years);
        let before = |part: usize| {
            let year =
                i32::from(first) + i32::try_from((part * years).div_ceil(parts)).unwrap_or(0);
            let border = i16::try_from(year).ok().and_then(|year| Day::new(year, 1, 1));
            let border = border.unwrap_or(Day::END);
            partition(dated, |nth| day(nth).is_some_and(|day| day < border))
        };
        let borders: Vec<usize> = (0..=parts).map(before).collect();
        let counts = borders.windows(2).map(|pair| pair[1] - pair[0]).collect();
        Some(Self { first, last, counts })
    }

    /// The heights of the bars, 0 to 8. The root keeps quiet years visible beside the one in
    /// which everything happened.
    #[must_use]
    pub fn heights(&self) -> Vec<usize> {
        let most = self.counts.iter().copied().max().unwrap_or(1).max(1);
        let height = |count: usize| {
            let mut level = 0;
            while (level + 1) * (level + 1) * most <= count * 64 && level < 8 {
                level += 1;
            }
            if count > 0 { level.max(1) } else { 0 }
        };
        self.counts.iter().map(|count| height(*count)).collect()
    }

    /// The part in which the day lies, or would lie.
    #[must_use]
    pub fn part_of(&self, day: i32) -> usize {
        let last_part = self.counts.len().saturating_sub(1);
        let Some(year) = Day(day).year() else { return last_part };
        let years = usize::try_from(i32::from(self.last) - i32::from(self.first) + 1).unwrap_or(1);
        let since = usize::try_from(i32::from(year) - i32::from(self.first)).unwrap_or(0);
        (since * self.counts.len() / years.max(1)).min(last_part)
    }
}

/// The first of so many places for which this is not so, where it is so of all before it.
fn partition(places: usize, is_so: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, places);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_so(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
