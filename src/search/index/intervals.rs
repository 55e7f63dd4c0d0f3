//! When documents were: their spans of days, laid out so that those which overlap a time are
//! found without looking at the rest.

use crate::date::{DateRange, Day};

/// The longest span, in days, of each group; one more group takes what is longer.
const WIDTHS: [i32; 5] = [0, 30, 91, 365, 3660];

/// How long a span may be to say anything about the month and the day.
const SAYS_MONTH: i64 = 91;

/// The level of a span that lies in the time asked for.
const INSIDE: u8 = 60;

/// Spans of about the same length, by their first day; what belongs together has one place.
#[derive(Debug, Default)]
struct SpanGroup {
    firsts: Vec<Day>,
    /// Empty where every span is one day, and ends as it begins.
    lasts: Vec<Day>,
    documents: Vec<u32>,
    /// The length in days of the longest.
    widest: i64,
}

impl SpanGroup {
    fn new(mut spans: Vec<(Day, Day, u32)>) -> Self {
        spans.sort_unstable();
        let mut new = Self::default();
        for (first, last, document) in spans {
            new.firsts.push(first);
            new.lasts.push(last);
            new.documents.push(document);
            new.widest = new.widest.max(days(first, last) - 1);
        }
        if new.widest == 0 {
            new.lasts = Vec::new();
        }
        new
    }

    /// The place of the first span that begins on this day or later.
    fn from(&self, day: i64) -> usize {
        self.firsts.partition_point(|first| i64::from(first.0) < day)
    }

    /// Calls `found` with those that overlap the time. Most lie inside it, side by side.
    fn overlapping<'a>(&'a self, first: Day, last: Day, found: &mut impl FnMut(&'a [u32], u8)) {
        let reaching = self.from(i64::from(first.0) - self.widest);
        let begun = self.from(i64::from(first.0));
        let over = self.from(i64::from(last.0) - self.widest + 1).max(begun);
        let end = self.from(i64::from(last.0) + 1).max(over);
        let inside = self.documents.get(begun..over).unwrap_or(&[]);
        if !inside.is_empty() {
            found(inside, INSIDE);
        }
        for at in (reaching..begun).chain(over..end) {
            if let (Some(begin), Some(finish), Some(document)) =
                (self.firsts.get(at), self.lasts.get(at), self.documents.get(at..=at))
                && *finish >= first
            {
                found(document, fit((*begin, *finish), first, last));
            }
        }
    }
}

/// The spans of many documents.
#[derive(Debug, Default)]
pub(crate) struct IntervalIndex {
    groups: Vec<SpanGroup>,
    /// Those without an end or without a beginning, with their documents.
    open: Vec<(Day, Day)>,
    open_documents: Vec<u32>,
    years: Option<(i16, i16)>,
}

impl IntervalIndex {
    /// The spans of these documents.
    pub(crate) fn new(spans: impl Iterator<Item = (u32, Day, Day)>) -> Self {
        let mut groups = vec![Vec::new(); WIDTHS.len() + 1];
        let mut new = Self::default();
        for (document, one, other) in spans {
            let (first, last) = (one.min(other), one.max(other));
            if first == Day::BEGINNING || last == Day::END {
                new.open.push((first, last));
                new.open_documents.push(document);
                continue;
            }
            let width = days(first, last) - 1;
            let group = WIDTHS.iter().position(|widest| width <= i64::from(*widest));
            if let Some(group) = groups.get_mut(group.unwrap_or(WIDTHS.len())) {
                group.push((first, last, document));
            }
        }
        new.groups = groups.into_iter().map(SpanGroup::new).collect();
        new.years = new.span_of_years();
        new
    }

    fn span_of_years(&self) -> Option<(i16, i16)> {
        let ends = self.groups.iter().filter_map(|group| {
            let last = group.lasts.iter().max().or(group.firsts.last());
            Some((group.firsts.first()?.year()?, last?.year()?))
        });
        ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// The first and the last year that something has a date in.
    pub(crate) fn years(&self) -> Option<(i16, i16)> {
        self.years
    }

    /// Calls `found` with documents that overlap the time, and how well they fit.
    pub(crate) fn overlapping<'a>(
        &'a self,
        when: DateRange,
        found: &mut impl FnMut(&'a [u32], u8),
    ) {
        match when {
            DateRange::Days(first, last) => {
                self.groups.iter().for_each(|group| group.overlapping(first, last, found));
                for (span, at) in self.open.iter().zip(0..) {
                    if span.0 <= last
                        && first <= span.1
                        && let Some(document) = self.open_documents.get(at..=at)
                    {
                        found(document, fit(*span, first, last));
                    }
                }
            }
            DateRange::EachYear(..) => {
                let Some((from, to)) = self.years else { return };
                let exact = || self.groups.iter().filter(|group| group.widest <= SAYS_MONTH);
                for year in from.saturating_sub(1)..=to {
                    if let Some(DateRange::Days(first, last)) = when.in_year(year) {
                        exact().for_each(|group| group.overlapping(first, last, found));
                    }
                }
            }
        }
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let group =
            |group: &SpanGroup| group.firsts.len() + group.lasts.len() + group.documents.len();
        (self.groups.iter().map(group).sum::<usize>() + self.open.len() * 3) * 4
    }
}

/// The number of days from one to another, both counted.
fn days(first: Day, last: Day) -> i64 {
    i64::from(last.0) - i64::from(first.0) + 1
}

/// How well a span that overlaps fits: best when all of it is in the time asked for, and then
/// the better the less of it is not.
fn fit(span: (Day, Day), first: Day, last: Day) -> u8 {
    if first <= span.0 && span.1 <= last {
        return INSIDE;
    }
    if span.0 == Day::BEGINNING || span.1 == Day::END {
        return 28;
    }
    let shared = days(span.0.max(first), span.1.min(last));
    match days(span.0, span.1) / shared.max(1) {
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

    fn found(spans: &IntervalIndex, when: DateRange) -> Vec<(u32, u8)> {
        let mut all = Vec::new();
        spans.overlapping(when, &mut |documents: &[u32], level| {
            all.extend(documents.iter().map(|document| (*document, level)));
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn what_fits_more_exactly_counts_more() {
        let date = |text: &str| {
            let date: crate::date::Date = text.parse().unwrap();
            (date.earliest(), date.latest())
        };
        let texts = ["2008-08-26", "2008-08", "2008", "200X", "2008-05/..", "2015-03-18"];
        let spans = texts.iter().zip(0..).map(|(text, at)| (at, date(text).0, date(text).1));
        let spans = IntervalIndex::new(spans);
        let levels = |when: Option<DateRange>| found(&spans, when.unwrap());
        let day = levels(DateRange::day(2008, 8, 26));
        assert_eq!(day.iter().map(|hit| hit.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert!(day.windows(2).all(|pair| pair[0].1 > pair[1].1), "{day:?}");
        assert_eq!(levels(DateRange::each_month(8)), [(0, INSIDE), (1, INSIDE)]);
        assert_eq!(levels(DateRange::each_day(3, 18)), [(5, INSIDE)]);
    }

    proptest! {
        #[test]
        fn exactly_what_overlaps_is_found(
            spans in proptest::collection::vec((-4000_i32..4000, 0_i32..5000, 0_u8..8), 0..40),
            first in -5000_i32..5000,
            length in 0_i32..2000,
        ) {
            let day = |at: i32| Day(at);
            let spans: Vec<(Day, Day)> = spans.into_iter().map(|(from, width, open)| match open {
                0 => (day(from), Day::END),
                1 => (Day::BEGINNING, day(from)),
                2 => (Day::BEGINNING, Day::END),
                _ => (day(from), day(from + width)),
            }).collect();
            let all = IntervalIndex::new(spans.iter().zip(0..).map(|(span, at)| (at, span.0, span.1)));
            let (first, last) = (day(first), day(first + length));
            let hits: Vec<u32> =
                found(&all, DateRange::Days(first, last)).into_iter().map(|hit| hit.0).collect();
            let expected: Vec<u32> = spans.iter().zip(0..)
                .filter(|(span, _)| span.0 <= last && first <= span.1)
                .map(|(_, at)| at).collect();
            prop_assert_eq!(hits, expected);
        }
    }
}
