//! Intervals of days by length and first day: overlaps are a slice of each group and some beside.

use super::doc_id::DocId;
use crate::date::{DateRange, Day};

/// The longest interval of each group in days; one more group takes longer ones.
const MAX_LENGTHS: [i32; 5] = [0, 30, 91, 365, 3660];

/// Longer intervals do not match a month or day of any year.
const MAX_YEARLY_DAYS: i64 = 91;

const CONTAINED_SCORE: u8 = 60;

/// Intervals of similar length by their first day, in parallel vectors.
#[derive(Debug, Default)]
struct IntervalGroup {
    firsts: Vec<Day>,
    /// Empty where every interval is one day.
    lasts: Vec<Day>,
    docs: Vec<DocId>,
    /// The length of the longest, in days after its first.
    max_length: i64,
}

impl IntervalGroup {
    fn new(mut intervals: Vec<(Day, Day, DocId)>) -> Self {
        intervals.sort_unstable();
        let mut new = Self::default();
        for (first, last, doc) in intervals {
            new.firsts.push(first);
            new.lasts.push(last);
            new.docs.push(doc);
            new.max_length = new.max_length.max(days(first, last) - 1);
        }
        if new.max_length == 0 {
            new.lasts = Vec::new();
        }
        new
    }

    fn first_from(&self, day: i64) -> usize {
        self.firsts.partition_point(|first| i64::from(first.0) < day)
    }

    /// With the score of each overlap; documents that are certainly inside the time are one slice.
    fn overlapping<'a>(&'a self, first: Day, last: Day, sink: &mut impl FnMut(&'a [DocId], u8)) {
        let may_reach = self.first_from(i64::from(first.0) - self.max_length);
        let start = self.first_from(i64::from(first.0));
        let may_exceed = self.first_from(i64::from(last.0) - self.max_length + 1).max(start);
        let end = self.first_from(i64::from(last.0) + 1).max(may_exceed);
        let contained = self.docs.get(start..may_exceed).unwrap_or(&[]);
        if !contained.is_empty() {
            sink(contained, CONTAINED_SCORE);
        }
        for at in (may_reach..start).chain(may_exceed..end) {
            if let (Some(own_first), Some(own_last), Some(doc)) =
                (self.firsts.get(at), self.lasts.get(at), self.docs.get(at..=at))
                && *own_last >= first
            {
                sink(doc, overlap_score((*own_first, *own_last), first, last));
            }
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct IntervalIndex {
    groups: Vec<IntervalGroup>,
    /// Those without a first or last day, with their documents.
    open: Vec<(Day, Day)>,
    open_docs: Vec<DocId>,
    years: Option<(i16, i16)>,
    /// Intervals without a last day do not reach beyond this one.
    end: Option<Day>,
}

impl IntervalIndex {
    pub(crate) fn new(intervals: impl Iterator<Item = (DocId, Day, Day)>) -> Self {
        let mut groups = vec![Vec::new(); MAX_LENGTHS.len() + 1];
        let mut new = Self::default();
        for (doc, one, other) in intervals {
            let (first, last) = (one.min(other), one.max(other));
            if first == Day::BEGINNING || last == Day::END {
                new.open.push((first, last));
                new.open_docs.push(doc);
                continue;
            }
            let length = days(first, last) - 1;
            let group = MAX_LENGTHS.iter().position(|max| length <= i64::from(*max));
            if let Some(group) = groups.get_mut(group.unwrap_or(MAX_LENGTHS.len())) {
                group.push((first, last, doc));
            }
        }
        new.groups = groups.into_iter().map(IntervalGroup::new).collect();
        new.years = new.year_range();
        new
    }

    /// Open ends reach to the last day of all: what was so then is no event of the time after.
    pub(crate) fn end_together(indexes: [&mut Self; 2]) {
        let last = |group: &IntervalGroup| {
            group.lasts.iter().max().copied().or(group.firsts.last().copied())
        };
        let groups = || indexes.iter().flat_map(|index| &index.groups);
        let starts = indexes.iter().flat_map(|index| &index.open).map(|(first, _)| *first);
        let end = groups().filter_map(last).chain(starts).max();
        for index in indexes {
            index.end = end;
        }
    }

    fn year_range(&self) -> Option<(i16, i16)> {
        let ends = self.groups.iter().filter_map(|group| {
            let last = group.lasts.iter().max().or(group.firsts.last());
            Some((group.firsts.first()?.year()?, last?.year()?))
        });
        ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    pub(crate) fn years(&self) -> Option<(i16, i16)> {
        self.years
    }

    pub(crate) fn overlapping<'a>(
        &'a self,
        when: DateRange,
        sink: &mut impl FnMut(&'a [DocId], u8),
    ) {
        match when {
            DateRange::Days(first, last) => {
                self.groups.iter().for_each(|group| group.overlapping(first, last, sink));
                for (interval, at) in self.open.iter().zip(0..) {
                    if interval.0 <= last
                        && first <= interval.1
                        && (interval.1 < Day::END || self.end.is_none_or(|end| first <= end))
                        && let Some(doc) = self.open_docs.get(at..=at)
                    {
                        sink(doc, overlap_score(*interval, first, last));
                    }
                }
            }
            DateRange::EachYear(..) => {
                let Some((from, to)) = self.years else { return };
                let short =
                    || self.groups.iter().filter(|group| group.max_length <= MAX_YEARLY_DAYS);
                for year in from.saturating_sub(1)..=to {
                    if let Some(DateRange::Days(first, last)) = when.in_year(year) {
                        short().for_each(|group| group.overlapping(first, last, sink));
                    }
                }
            }
        }
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        let group =
            |group: &IntervalGroup| group.firsts.len() + group.lasts.len() + group.docs.len();
        (self.groups.iter().map(group).sum::<usize>() + self.open.len() * 3) * 4
    }
}

fn days(first: Day, last: Day) -> i64 {
    i64::from(last.0) - i64::from(first.0) + 1
}

/// The score of an overlap: the smaller the part of the interval outside the time, the higher.
fn overlap_score(interval: (Day, Day), first: Day, last: Day) -> u8 {
    if first <= interval.0 && interval.1 <= last {
        return CONTAINED_SCORE;
    }
    if interval.0 == Day::BEGINNING || interval.1 == Day::END {
        return 28;
    }
    let shared = days(interval.0.max(first), interval.1.min(last));
    let has_end_inside = first <= interval.0 || interval.1 <= last;
    u8::from(has_end_inside)
        + match days(interval.0, interval.1) / shared.max(1) {
            0..=1 => 56,
            2..=7 => 54,
            8..=31 => 52,
            32..=92 => 48,
            93..=366 => 44,
            367..=3700 => 36,
            _ => 28,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn overlapping(index: &IntervalIndex, when: DateRange) -> Vec<(u32, u8)> {
        let mut all = Vec::new();
        index.overlapping(when, &mut |docs: &[DocId], score| {
            all.extend(docs.iter().map(|doc| (doc.0, score)));
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn closer_overlaps_score_higher() {
        let date = |text: &str| {
            let date: crate::date::Date = text.parse().unwrap();
            (date.earliest(), date.latest())
        };
        let texts = ["2008-08-26", "2008-08", "2008", "200X", "2008-05/..", "2015-03-18"];
        let dates = texts.iter().zip(0..);
        let dates = dates.map(|(text, doc)| (DocId(doc), date(text).0, date(text).1));
        let index = IntervalIndex::new(dates);
        let scores = |when: Option<DateRange>| overlapping(&index, when.unwrap());
        let day = scores(Day::new(2008, 8, 26).map(|day| DateRange::Days(day, day)));
        assert_eq!(day.iter().map(|hit| hit.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert!(day.windows(2).all(|pair| pair[0].1 > pair[1].1), "{day:?}");
        assert_eq!(
            scores(Some(DateRange::EachYear((8, 1), (8, 31)))),
            [(0, CONTAINED_SCORE), (1, CONTAINED_SCORE)]
        );
        assert_eq!(scores(Some(DateRange::EachYear((3, 18), (3, 18)))), [(5, CONTAINED_SCORE)]);
    }

    proptest! {
        #[test]
        fn exactly_overlapping_intervals_are_found(
            intervals in proptest::collection::vec((-4000_i32..4000, 0_i32..5000, 0_u8..8), 0..40),
            first in -5000_i32..5000,
            length in 0_i32..2000,
        ) {
            let day = |at: i32| Day(at);
            let intervals: Vec<(Day, Day)> = intervals.into_iter().map(|(from, length, open)| match open {
                0 => (day(from), Day::END),
                1 => (Day::BEGINNING, day(from)),
                2 => (Day::BEGINNING, Day::END),
                _ => (day(from), day(from + length)),
            }).collect();
            let numbered = intervals.iter().zip(0..);
            let index = IntervalIndex::new(numbered.map(|(days, doc)| (DocId(doc), days.0, days.1)));
            let (first, last) = (day(first), day(first + length));
            let hits: Vec<u32> =
                overlapping(&index, DateRange::Days(first, last)).into_iter().map(|hit| hit.0).collect();
            let expected: Vec<u32> = intervals.iter().zip(0..)
                .filter(|(days, _)| days.0 <= last && first <= days.1)
                .map(|(_, doc)| doc).collect();
            prop_assert_eq!(hits, expected);
        }
    }
}
