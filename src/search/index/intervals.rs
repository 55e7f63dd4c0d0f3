//! Intervals of days by length and first day: overlaps are a slice of each group and a few beside it.

use super::doc_id::DocId;
use crate::date::{DateRange, Day};

/// The longest interval of each group in days; one more group takes longer ones, and those without
/// a first or last day.
const MAX_LENGTHS: [i64; 5] = [0, 30, 91, 365, 3660];

/// Longer intervals do not match a month or day of any year.
const MAX_YEARLY_DAYS: i64 = 91;

const CONTAINED_SCORE: u8 = 60;

/// Intervals of similar length by their first day, in parallel vectors.
#[derive(Debug, Default)]
struct IntervalGroup {
    firsts: Vec<Day>,
    /// Empty if every interval is one day.
    lasts: Vec<Day>,
    docs: Vec<DocId>,
    /// The length of the longest interval, in days after its first.
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

    /// Calls `sink` with documents and their score; those certainly inside the time are one slice.
    fn overlapping<'a>(
        &'a self,
        (first, last): (Day, Day),
        latest: Day,
        sink: &mut impl FnMut(&'a [DocId], u8),
    ) {
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
                && (*own_last).min(latest) >= first
            {
                sink(doc, overlap_score((*own_first, *own_last), first, last));
            }
        }
    }
}

#[derive(Debug)]
pub(crate) struct IntervalIndex {
    groups: Vec<IntervalGroup>,
    years: Option<(i16, i16)>,
    /// The last day that intervals without an end reach.
    end: Day,
}

impl IntervalIndex {
    pub(crate) fn new(intervals: impl Iterator<Item = (DocId, Day, Day)>) -> Self {
        let mut groups = vec![Vec::new(); MAX_LENGTHS.len() + 1];
        let mut bounds: Option<(Day, Day)> = None;
        for (doc, one, other) in intervals {
            let (first, last) = (one.min(other), one.max(other));
            let is_open = first == Day::BEGINNING || last == Day::END;
            let group = MAX_LENGTHS.partition_point(|max| is_open || *max < days(first, last) - 1);
            groups[group].push((first, last, doc));
            if !is_open {
                let (earliest, latest) = bounds.unwrap_or((first, last));
                bounds = Some((earliest.min(first), latest.max(last)));
            }
        }
        Self {
            groups: groups.into_iter().map(IntervalGroup::new).collect(),
            years: bounds.and_then(|(first, last)| first.year().zip(last.year())),
            end: Day::END,
        }
    }

    /// Ends open intervals on the last known day, as they are not events of the time after it.
    pub(crate) fn end_together(indexes: [&mut Self; 2]) {
        let groups = indexes.iter().flat_map(|index| &index.groups);
        let days = groups.flat_map(|group| group.firsts.iter().chain(&group.lasts));
        let end = days.filter(|day| **day < Day::END).max().copied().unwrap_or(Day::END);
        indexes.into_iter().for_each(|index| index.end = end);
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
                let groups = self.groups.iter();
                groups.for_each(|group| group.overlapping((first, last), self.end, sink));
            }
            DateRange::EachYear(..) => {
                let Some((from, to)) = self.years else { return };
                let short =
                    || self.groups.iter().filter(|group| group.max_length <= MAX_YEARLY_DAYS);
                for year in from.saturating_sub(1)..=to {
                    if let Some(DateRange::Days(first, last)) = when.in_year(year) {
                        short().for_each(|group| group.overlapping((first, last), self.end, sink));
                    }
                }
            }
        }
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
