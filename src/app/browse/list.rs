//! A filtered list: all entries of a list or some of them, under the headings of their years. An
//! entry costs one bit, so that a million can be filtered at every key and kept in the history.

mod entry_list;

use crate::{
    bitset::{BitSet, RankSelect},
    dossier::EntryId,
};
use entry_list::Heading;
pub(crate) use entry_list::{EntryList, EntryPositions, RowIndex};
use std::sync::Arc;

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a year; of entries without a date nothing.
    Year(Option<i16>),
    /// An entry.
    Entry(EntryId),
}

/// A filtered list.
#[derive(Debug, Clone, Default)]
pub struct VisibleList {
    list: Arc<EntryList>,
    /// The rows that are shown; nothing where all are.
    shown: Option<Arc<RankSelect<usize>>>,
    headings: Arc<[Heading]>,
}

impl VisibleList {
    /// The list without filters.
    pub(crate) fn all(list: &Arc<EntryList>) -> Self {
        Self { headings: Arc::clone(&list.headings), list: Arc::clone(list), shown: None }
    }

    /// Some rows of the list.
    pub(crate) fn some(list: &Arc<EntryList>, places: BitSet<usize>) -> Self {
        let counted = RankSelect::new(places);
        let mut headings = Vec::new();
        for (at, heading) in list.headings.iter().enumerate() {
            let next = list.headings.get(at + 1).map_or(list.entries.len(), |next| next.before);
            let before = counted.rank(heading.before);
            if counted.rank(next) > before {
                headings.push(Heading { before, ..*heading });
            }
        }
        let shown = Some(Arc::new(counted));
        Self { list: Arc::clone(list), shown, headings: headings.into() }
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.as_ref().map_or(self.list.entries.len(), |shown| shown.count())
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of rows with headings.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.len() + self.headings.len()
    }

    /// The n-th entry.
    #[must_use]
    pub fn entry(&self, nth: usize) -> Option<EntryId> {
        let place = match &self.shown {
            Some(shown) => shown.select(nth)?,
            None => nth,
        };
        self.list.entries.get(place).copied()
    }

    /// Every entry, in order.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        let shown = |(place, id): (usize, &EntryId)| {
            self.shown.as_ref().is_none_or(|shown| shown.set().contains(place)).then_some(*id)
        };
        self.list.entries.iter().enumerate().filter_map(shown)
    }

    /// The index of the entry; nothing where the list does not show it.
    #[must_use]
    pub fn position(&self, id: EntryId) -> Option<usize> {
        let place = self.list.position(id)?;
        match &self.shown {
            Some(shown) => shown.set().contains(place).then(|| shown.rank(place)),
            None => Some(place),
        }
    }

    /// An empty set of rows of the unfiltered list.
    pub(crate) fn no_rows(&self) -> RowIndex {
        RowIndex { list: Arc::clone(&self.list), places: BitSet::empty(self.list.entries.len()) }
    }

    /// Whether the rows are those of this list.
    pub(crate) fn has_rows(&self, rows: &RowIndex) -> bool {
        Arc::ptr_eq(&self.list, &rows.list)
    }

    /// The words of the rows that are shown.
    fn shown_of<'a>(&'a self, rows: &'a RowIndex) -> impl Iterator<Item = u64> + 'a {
        let shown = self.shown.as_ref().map(|shown| shown.set().words());
        let word =
            move |at: usize| shown.map_or(u64::MAX, |shown| shown.get(at).copied().unwrap_or(0));
        rows.places.words().iter().enumerate().map(move |(at, bits)| bits & word(at))
    }

    /// The number of the rows that are shown.
    pub(crate) fn count_of(&self, rows: &RowIndex) -> usize {
        self.shown_of(rows).map(|word| word.count_ones() as usize).sum()
    }

    /// The entry of the first of the rows that is shown.
    pub(crate) fn first_of(&self, rows: &RowIndex) -> Option<EntryId> {
        let (at, word) = self.shown_of(rows).enumerate().find(|(_, word)| *word != 0)?;
        self.list.entries.get(at * 64 + word.trailing_zeros() as usize).copied()
    }

    /// The row of the n-th entry.
    #[must_use]
    pub fn row_of(&self, nth: usize) -> usize {
        nth + self.headings.partition_point(|heading| heading.before <= nth)
    }

    /// The row at an index.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<Row> {
        let above = self.above(row);
        match above.checked_sub(1).and_then(|at| Some((at, self.headings.get(at)?))) {
            Some((at, heading)) if heading.before + at == row => Some(Row::Year(heading.year)),
            _ => self.entry(row - above).map(Row::Entry),
        }
    }

    /// The number of entries above the row.
    #[must_use]
    pub fn entries_above(&self, row: usize) -> usize {
        match row.checked_sub(1) {
            Some(last) => (row - self.above(last)).min(self.len()),
            None => 0,
        }
    }

    /// The number of headings in the row or above it.
    fn above(&self, row: usize) -> usize {
        let (mut low, mut high) = (0, self.headings.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.headings.get(middle) {
                Some(heading) if heading.before + middle <= row => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

/// Lists are equal where they are the same in memory: nothing was filtered in between.
impl PartialEq for VisibleList {
    fn eq(&self, other: &Self) -> bool {
        let same_rows = match (&self.shown, &other.shown) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_rows && Arc::ptr_eq(&self.list, &other.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn positions(shown: &[bool]) -> BitSet<usize> {
        let mut places = BitSet::empty(shown.len());
        (0..shown.len()).filter(|place| shown[*place]).for_each(|place| places.insert(place));
        places
    }

    proptest! {
        #[test]
        fn rows_equal_those_of_a_written_list(
            years in prop::collection::vec(0_i16..6, 0..200),
            shown in prop::collection::vec(any::<bool>(), 200),
            all in any::<bool>(),
        ) {
            let mut years = years;
            years.sort_unstable();
            let count = u32::try_from(years.len()).unwrap();
            let entries: Arc<[EntryId]> = (0..count).rev().map(EntryId).collect();
            let year = |id: EntryId| Some(years[years.len() - 1 - id.index()]);
            let homes = EntryPositions::new(years.len(), [&[][..], &entries].into_iter());
            let list = EntryList::new(Arc::clone(&entries), Arc::new(homes), 1, Some(&year));
            let list = Arc::new(list);
            let listing = match all {
                true => VisibleList::all(&list),
                false => VisibleList::some(&list, positions(&shown[..years.len()])),
            };
            let mut rows = Vec::new();
            for (place, id) in entries.iter().enumerate().filter(|(place, _)| all || shown[*place]) {
                let heading = Row::Year(Some(years[place]));
                if rows.iter().rev().find(|row| matches!(row, Row::Year(_))) != Some(&heading) {
                    rows.push(heading);
                }
                let nth = rows.iter().filter(|row| matches!(row, Row::Entry(_))).count();
                prop_assert_eq!(listing.entry(nth), Some(*id));
                prop_assert_eq!(listing.position(*id), Some(nth));
                prop_assert_eq!(listing.row_of(nth), rows.len());
                rows.push(Row::Entry(*id));
            }
            prop_assert_eq!(listing.rows(), rows.len());
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(listing.row(at), Some(*row));
                let above = rows[..at].iter().filter(|row| matches!(row, Row::Entry(_))).count();
                prop_assert_eq!(listing.entries_above(at), above);
            }
            prop_assert_eq!(listing.row(rows.len()), None);
            let some = || entries.iter().copied().filter(|id| id.0 % 3 == 0);
            let mut linked = listing.no_rows();
            prop_assert!(some().all(|id| linked.insert(id)));
            prop_assert!(!linked.insert(EntryId(count)));
            prop_assert!(listing.has_rows(&linked));
            let left = || some().filter(|id| listing.position(*id).is_some());
            prop_assert_eq!(listing.count_of(&linked), left().count());
            prop_assert_eq!(listing.first_of(&linked), left().next());
            prop_assert_eq!(listing.entries().count(), listing.len());
        }
    }
}
