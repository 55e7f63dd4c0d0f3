//! What a list shows: all of its entries or some of them, under the headings of their years. An
//! entry costs a bit and no row is ever written down, so that a million of them can be narrowed at
//! every key and be kept in the history.

use super::pane::Row;
use crate::{dossier::EntryId, search::Roll};
use std::sync::{Arc, OnceLock};

/// A heading, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heading {
    /// How many entries stand before it.
    before: usize,
    year: Option<i16>,
}

/// For every entry of the dossier the number of the list that it stands in and its place there, in
/// one word, so that a record with a hundred thousand ties costs one look into memory for each.
#[derive(Debug, Default)]
pub(crate) struct Homes(Vec<u32>);

/// The bits of a home that tell the place; those above tell the list.
const PLACE: u32 = 28;

/// Stands in no list.
const HOMELESS: u32 = u32::MAX;

impl Homes {
    /// The homes of so many entries, in these lists; an entry is in one of them at most.
    pub(crate) fn new<'a>(entries: usize, lists: impl Iterator<Item = &'a [EntryId]>) -> Self {
        let mut homes = vec![HOMELESS; entries];
        for (number, list) in (0..).zip(lists) {
            // Memory ends long before there are more places than bits for them.
            for (place, id) in (0..1 << PLACE).zip(list) {
                if let Some(home) = homes.get_mut(id.index()) {
                    *home = number << PLACE | place;
                }
            }
        }
        Self(homes)
    }

    fn place(&self, id: EntryId, number: u8) -> Option<usize> {
        let home = *self.0.get(id.index())?;
        let is_here = home != HOMELESS && home >> PLACE == u32::from(number);
        is_here.then_some((home & ((1 << PLACE) - 1)) as usize)
    }
}

/// Everything that a pane can list, in its order.
#[derive(Debug, Default)]
pub(crate) struct List {
    entries: Arc<[EntryId]>,
    headings: Arc<[Heading]>,
    /// In which list every entry of the dossier stands, and where.
    homes: Arc<Homes>,
    /// Which of the lists this is.
    number: u8,
    /// How a search is asked for the entries, once there was one.
    roll: OnceLock<Roll>,
}

impl List {
    /// The entries of the list with this number among `homes`; a heading stands before every one
    /// whose year is another than the one before.
    pub(crate) fn new(
        entries: Arc<[EntryId]>,
        homes: Arc<Homes>,
        number: u8,
        year: Option<&dyn Fn(EntryId) -> Option<i16>>,
    ) -> Self {
        let mut headings: Vec<Heading> = Vec::new();
        if let Some(year) = year {
            for (before, year) in entries.iter().map(|id| year(*id)).enumerate() {
                if headings.last().is_none_or(|last| last.year != year) {
                    headings.push(Heading { before, year });
                }
            }
        }
        Self { entries, headings: headings.into(), homes, number, roll: OnceLock::new() }
    }

    /// The list as a search is asked for it.
    pub(crate) fn roll(&self, of: impl FnOnce(&[EntryId]) -> Roll) -> &Roll {
        self.roll.get_or_init(|| of(&self.entries))
    }

    /// The entries in their order.
    pub(crate) fn entries(&self) -> &[EntryId] {
        &self.entries
    }

    /// The place of the entry in this list.
    pub(crate) fn place(&self, id: EntryId) -> Option<usize> {
        self.homes.place(id, self.number)
    }
}

/// Some places of a list, one bit each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Places(Vec<u64>);

impl Places {
    /// No place of so many.
    pub(crate) fn none(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    /// The places whose bit is set, the first one lowest.
    pub(crate) fn packed(words: Vec<u64>) -> Self {
        Self(words)
    }

    pub(crate) fn insert(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(crate) fn keep(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= other;
        }
    }

    fn contains(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }
}

/// How many words of bits are counted together.
const BLOCK: usize = 8;

/// Places with their count, so that the n-th of them is found without going through all.
#[derive(Debug)]
struct Counted {
    places: Places,
    /// How many there are before each block; one more at the end.
    before: Vec<u32>,
}

impl Counted {
    fn new(places: Places) -> Self {
        let mut before = vec![0];
        let mut sum = 0;
        for block in places.0.chunks(BLOCK) {
            sum += block.iter().map(|word| word.count_ones()).sum::<u32>();
            before.push(sum);
        }
        Self { places, before }
    }

    fn count(&self) -> usize {
        self.before.last().map_or(0, |count| *count as usize)
    }

    /// How many of them are before the place.
    fn rank(&self, place: usize) -> usize {
        let (word, bit) = (place / 64, place % 64);
        let block = (word / BLOCK).min(self.before.len() - 1);
        let whole = self.places.0.get(block * BLOCK..word).unwrap_or_default();
        let part = self.places.0.get(word).map_or(0, |word| (word & ((1 << bit) - 1)).count_ones());
        let whole: u32 = whole.iter().map(|word| word.count_ones()).sum();
        self.before.get(block).map_or(0, |before| *before as usize) + (whole + part) as usize
    }

    /// The n-th of them.
    fn select(&self, nth: usize) -> Option<usize> {
        if nth >= self.count() {
            return None;
        }
        let block = self.before.partition_point(|before| *before as usize <= nth) - 1;
        let mut left = nth - self.before[block] as usize;
        for (at, word) in self.places.0.iter().enumerate().skip(block * BLOCK) {
            let ones = word.count_ones() as usize;
            if left < ones {
                let rest = (0..left).fold(*word, |word, _| word & (word - 1));
                return Some(at * 64 + rest.trailing_zeros() as usize);
            }
            left -= ones;
        }
        None
    }
}

/// Some places of one list.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    list: Arc<List>,
    places: Places,
}

impl Lines {
    /// Puts the line of the entry in; says whether it stands in the list.
    pub(crate) fn insert(&mut self, id: EntryId) -> bool {
        let place = self.list.place(id);
        place.into_iter().for_each(|place| self.places.insert(place));
        place.is_some()
    }
}

/// What is shown of a list.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    list: Arc<List>,
    /// Nothing where all is shown.
    shown: Option<Arc<Counted>>,
    headings: Arc<[Heading]>,
}

impl Listing {
    /// All of the list.
    pub(crate) fn all(list: &Arc<List>) -> Self {
        Self { headings: Arc::clone(&list.headings), list: Arc::clone(list), shown: None }
    }

    /// These places of the list.
    pub(crate) fn some(list: &Arc<List>, places: Places) -> Self {
        let counted = Counted::new(places);
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

    /// How many entries are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.as_ref().map_or(self.list.entries.len(), |shown| shown.count())
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows there are, the headings among them.
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
            self.shown.as_ref().is_none_or(|shown| shown.places.contains(place)).then_some(*id)
        };
        self.list.entries.iter().enumerate().filter_map(shown)
    }

    /// Whether the entry is shown, and how many are before it.
    #[must_use]
    pub fn place(&self, id: EntryId) -> Option<usize> {
        let place = self.list.place(id)?;
        match &self.shown {
            Some(shown) => shown.places.contains(place).then(|| shown.rank(place)),
            None => Some(place),
        }
    }

    /// No lines yet of the whole list, shown or not.
    pub(crate) fn no_lines(&self) -> Lines {
        Lines { list: Arc::clone(&self.list), places: Places::none(self.list.entries.len()) }
    }

    /// Whether the lines are of the list of which this shows some.
    pub(crate) fn has_lines(&self, lines: &Lines) -> bool {
        Arc::ptr_eq(&self.list, &lines.list)
    }

    /// The words of those of the lines that are shown.
    fn shown_of<'a>(&'a self, lines: &'a Lines) -> impl Iterator<Item = u64> + 'a {
        let shown = self.shown.as_ref().map(|shown| shown.places.0.as_slice());
        let word =
            move |at: usize| shown.map_or(u64::MAX, |shown| shown.get(at).copied().unwrap_or(0));
        lines.places.0.iter().enumerate().map(move |(at, line)| line & word(at))
    }

    /// How many of the lines are shown.
    pub(crate) fn count_of(&self, lines: &Lines) -> usize {
        self.shown_of(lines).map(|word| word.count_ones() as usize).sum()
    }

    /// The first entry in one of the lines that is shown.
    pub(crate) fn first_of(&self, lines: &Lines) -> Option<EntryId> {
        let (at, word) = self.shown_of(lines).enumerate().find(|(_, word)| *word != 0)?;
        self.list.entries.get(at * 64 + word.trailing_zeros() as usize).copied()
    }

    /// The row of the n-th entry.
    #[must_use]
    pub fn row_of(&self, nth: usize) -> usize {
        nth + self.headings.partition_point(|heading| heading.before <= nth)
    }

    /// What stands in the row.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<Row> {
        let above = self.above(row);
        match above.checked_sub(1).and_then(|at| Some((at, self.headings.get(at)?))) {
            Some((at, heading)) if heading.before + at == row => Some(Row::Year(heading.year)),
            _ => self.entry(row - above).map(Row::Entry),
        }
    }

    /// How many entries stand above the row.
    #[must_use]
    pub fn entries_above(&self, row: usize) -> usize {
        match row.checked_sub(1) {
            Some(last) => (row - self.above(last)).min(self.len()),
            None => 0,
        }
    }

    /// How many headings stand in the row or above it.
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

    /// Whether both are the same in memory: nothing was narrowed since.
    #[must_use]
    pub(crate) fn is(&self, other: &Self) -> bool {
        let same_places = match (&self.shown, &other.shown) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_places && Arc::ptr_eq(&self.list, &other.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(shown: &[bool]) -> Places {
        let mut places = Places::none(shown.len());
        (0..shown.len()).filter(|place| shown[*place]).for_each(|place| places.insert(place));
        places
    }

    proptest! {
        #[test]
        fn rows_are_those_that_would_be_written_down(
            years in prop::collection::vec(0_i16..6, 0..200),
            shown in prop::collection::vec(any::<bool>(), 200),
            all in any::<bool>(),
        ) {
            let mut years = years;
            years.sort_unstable();
            let count = u32::try_from(years.len()).unwrap();
            let entries: Arc<[EntryId]> = (0..count).rev().map(EntryId).collect();
            let year = |id: EntryId| Some(years[years.len() - 1 - id.index()]);
            let homes = Homes::new(years.len(), [&[][..], &entries].into_iter());
            let list = List::new(Arc::clone(&entries), Arc::new(homes), 1, Some(&year));
            let list = Arc::new(list);
            let listing = match all {
                true => Listing::all(&list),
                false => Listing::some(&list, marked(&shown[..years.len()])),
            };
            let mut rows = Vec::new();
            for (place, id) in entries.iter().enumerate().filter(|(place, _)| all || shown[*place]) {
                let heading = Row::Year(Some(years[place]));
                if rows.iter().rev().find(|row| matches!(row, Row::Year(_))) != Some(&heading) {
                    rows.push(heading);
                }
                let nth = rows.iter().filter(|row| matches!(row, Row::Entry(_))).count();
                prop_assert_eq!(listing.entry(nth), Some(*id));
                prop_assert_eq!(listing.place(*id), Some(nth));
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
            let mut lines = listing.no_lines();
            prop_assert!(some().all(|id| lines.insert(id)));
            prop_assert!(!lines.insert(EntryId(count)));
            prop_assert!(listing.has_lines(&lines));
            let left = || some().filter(|id| listing.place(*id).is_some());
            prop_assert_eq!(listing.count_of(&lines), left().count());
            prop_assert_eq!(listing.first_of(&lines), left().next());
            prop_assert_eq!(listing.entries().count(), listing.len());
        }
    }
}
