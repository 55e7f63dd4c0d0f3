//! The number of entries over the whole timeline, for a row of bars.

use crate::{app::browse::list::VisibleList, date::Day, dossier::Dossier};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histogram {
    pub first: i16,
    pub last: i16,
    pub counts: Vec<usize>,
}

impl Histogram {
    /// Counts entries in at most `parts` spans of whole years; only their borders are looked up.
    pub fn new(dossier: &Dossier, line: &VisibleList, parts: usize) -> Option<Self> {
        let day = |id| dossier.sort_key(id).0;
        // Entries without a date come last.
        let dated = line.partition_point(|id| day(id) != Day::END);
        let year = |nth: usize| day(line.entry(nth)?).year();
        let first = (0..dated).find_map(year)?;
        let last = (0..dated).rev().find_map(year)?;
        let years = usize::try_from(i32::from(last) - i32::from(first) + 1).ok()?;
        let parts = parts.clamp(1, years);
        let before = |part: usize| {
            let year =
                i32::from(first) + i32::try_from((part * years).div_ceil(parts)).unwrap_or(0);
            let border = i16::try_from(year).ok().and_then(|year| Day::new(year, 1, 1));
            let border = border.unwrap_or(Day::END);
            line.partition_point(|id| day(id) < border)
        };
        let borders: Vec<usize> = (0..=parts).map(before).collect();
        let counts = borders.windows(2).map(|pair| pair[1] - pair[0]).collect();
        Some(Self { first, last, counts })
    }

    /// The heights of the bars, 0 to 8, by square root, so that quiet years stay visible.
    pub(crate) fn heights(&self) -> Vec<usize> {
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
}
