//! When documents were: their spans of days, laid out so that those which overlap a time are
//! found without looking at the rest.

use super::when::When;
use crate::dossier::Day;

/// The longest span, in days, of each group; one more group takes what is longer.
const WIDTHS: [i32; 5] = [0, 30, 91, 365, 3660];

/// How long a span may be to say anything about the month and the day.
const SAYS_MONTH: i64 = 91;

/// The level of a span that lies in the time asked for.
const INSIDE: u8 = 60;

/// One span of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    first: Day,
    last: Day,
    document: u32,
}

/// Spans of about the same length, by their first day.
#[derive(Debug, Default)]
struct Group {
    spans: Vec<Span>,
    /// The length in days of the longest.
    widest: i64,
}

/// The spans of many documents.
#[derive(Debug, Default)]
pub(crate) struct Spans {
    groups: Vec<Group>,
    /// Those without an end, by their first day.
    endless: Vec<Span>,
    /// Those with an end and no beginning, by their last day.
    beginningless: Vec<Span>,
    years: Option<(i16, i16)>,
}

impl Spans {
    /// The spans of these documents.
    pub(crate) fn new(spans: impl Iterator<Item = (u32, Day, Day)>) -> Self {
        let mut new = Self::default();
        new.groups.resize_with(WIDTHS.len() + 1, Group::default);
        for (document, first, last) in spans {
            let span = Span { first: first.min(last), last: first.max(last), document };
            new.put(span);
        }
        for group in &mut new.groups {
            group.spans.sort_unstable();
        }
        new.endless.sort_unstable();
        new.beginningless.sort_unstable_by_key(|span| (span.last, span.document));
        new.years = new.span_of_years();
        new
    }

    fn put(&mut self, span: Span) {
        if span.last == Day::END {
            self.endless.push(span);
        } else if span.first == Day::BEGINNING {
            self.beginningless.push(span);
        } else {
            let width = i64::from(span.last.0) - i64::from(span.first.0);
            let group = WIDTHS.iter().position(|widest| width <= i64::from(*widest));
            if let Some(group) = self.groups.get_mut(group.unwrap_or(WIDTHS.len())) {
                group.widest = group.widest.max(width);
                group.spans.push(span);
            }
        }
    }

    fn span_of_years(&self) -> Option<(i16, i16)> {
        let ends = self.groups.iter().filter_map(|group| {
            Some((group.spans.first()?.first.year()?, group.spans.last()?.last.year()?))
        });
        ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// Calls `found` with every document that overlaps the time, and how well it fits.
    pub(crate) fn overlapping(&self, when: When, found: &mut impl FnMut(u32, u8)) {
        match when {
            When::Days(first, last) => self.in_days(first, last, i64::MAX, found),
            When::EachYear(..) => {
                let Some((from, to)) = self.years else { return };
                for year in from.saturating_sub(1)..=to {
                    if let Some(When::Days(first, last)) = when.in_year(year) {
                        self.in_days(first, last, SAYS_MONTH, found);
                    }
                }
            }
        }
    }

    fn in_days(&self, first: Day, last: Day, widest: i64, found: &mut impl FnMut(u32, u8)) {
        for group in self.groups.iter().filter(|group| group.widest <= widest) {
            let reach = i64::from(first.0) - group.widest;
            let start = group.spans.partition_point(|span| i64::from(span.first.0) < reach);
            let rest = group.spans.get(start..).unwrap_or(&[]);
            let length = rest.partition_point(|span| span.first <= last);
            for span in rest.get(..length).unwrap_or(&[]) {
                if span.last >= first {
                    found(span.document, fit(*span, first, last));
                }
            }
        }
        if widest < i64::MAX {
            return;
        }
        let begun = self.endless.partition_point(|span| span.first <= last);
        let over = self.beginningless.partition_point(|span| span.last < first);
        let open = self.endless.get(..begun).unwrap_or(&[]).iter();
        for span in open.chain(self.beginningless.get(over..).unwrap_or(&[])) {
            found(span.document, fit(*span, first, last));
        }
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let spans: usize = self.groups.iter().map(|group| group.spans.len()).sum();
        (spans + self.endless.len() + self.beginningless.len()) * size_of::<Span>()
    }
}

/// How well a span that overlaps fits: best when all of it is in the time asked for, and then
/// the better the less of it is not.
fn fit(span: Span, first: Day, last: Day) -> u8 {
    if first <= span.first && span.last <= last {
        return INSIDE;
    }
    if span.first == Day::BEGINNING || span.last == Day::END {
        return 28;
    }
    let days = |from: Day, to: Day| i64::from(to.0) - i64::from(from.0) + 1;
    let width = days(span.first, span.last);
    let shared = days(span.first.max(first), span.last.min(last));
    match width / shared.max(1) {
        0..=1 => 56,
        2..=31 => 52,
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

    fn found(spans: &Spans, when: When) -> Vec<(u32, u8)> {
        let mut all = Vec::new();
        spans.overlapping(when, &mut |document, level| all.push((document, level)));
        all.sort_unstable();
        all
    }

    #[test]
    fn what_fits_more_exactly_counts_more() {
        let date = |text: &str| {
            let date: crate::dossier::Date = text.parse().unwrap();
            (date.earliest(), date.latest())
        };
        let texts = ["2008-08-26", "2008-08", "2008", "200X", "2008-05/..", "2015-03-18"];
        let spans = texts.iter().zip(0..).map(|(text, at)| (at, date(text).0, date(text).1));
        let spans = Spans::new(spans);
        let levels = |when: Option<When>| found(&spans, when.unwrap());
        let day = levels(When::day(2008, 8, 26));
        assert_eq!(day.iter().map(|hit| hit.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        assert!(day.windows(2).all(|pair| pair[0].1 > pair[1].1), "{day:?}");
        assert_eq!(levels(When::each_month(8)), [(0, INSIDE), (1, INSIDE)]);
        assert_eq!(levels(When::each_day(3, 18)), [(5, INSIDE)]);
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
            let all = Spans::new(spans.iter().zip(0..).map(|(span, at)| (at, span.0, span.1)));
            let (first, last) = (day(first), day(first + length));
            let hits: Vec<u32> =
                found(&all, When::Days(first, last)).into_iter().map(|hit| hit.0).collect();
            let expected: Vec<u32> = spans.iter().zip(0..)
                .filter(|(span, _)| span.0 <= last && first <= span.1)
                .map(|(_, at)| at).collect();
            prop_assert_eq!(hits, expected);
        }
    }
}
