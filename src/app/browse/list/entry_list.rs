//! Whole lists, before anything is narrowed: their order, their headings, and where each entry stands.

use crate::{bitset::BitSet, dossier::EntryId, search::ListProjection};
use std::sync::{Arc, OnceLock};

/// A heading, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    /// How many entries stand before it.
    pub(super) before: usize,
    pub(super) year: Option<i16>,
}

/// For every entry of the dossier the number of the list that it stands in and its place there, in
/// one word, so that a record with a hundred thousand ties costs one look into memory for each.
#[derive(Debug, Default)]
pub(crate) struct EntryPositions(Vec<u32>);

/// The bits of a home that tell the place; those above tell the list.
const PLACE: u32 = 28;

/// Stands in no list.
const HOMELESS: u32 = u32::MAX;

impl EntryPositions {
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
pub(crate) struct EntryList {
    pub(super) entries: Arc<[EntryId]>,
    pub(super) headings: Arc<[Heading]>,
    /// In which list every entry of the dossier stands, and where.
    homes: Arc<EntryPositions>,
    /// Which of the lists this is.
    number: u8,
    /// How a search is asked for the entries, once there was one.
    roll: OnceLock<ListProjection>,
}

impl EntryList {
    /// The entries of the list with this number among `homes`; a heading stands before every one
    /// whose year is another than the one before.
    pub(crate) fn new(
        entries: Arc<[EntryId]>,
        homes: Arc<EntryPositions>,
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
    pub(crate) fn roll(&self, of: impl FnOnce(&[EntryId]) -> ListProjection) -> &ListProjection {
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

/// Some places of one list.
#[derive(Debug, Default)]
pub(crate) struct RowIndex {
    pub(super) list: Arc<EntryList>,
    pub(super) places: BitSet<usize>,
}

impl RowIndex {
    /// Puts the line of the entry in; says whether it stands in the list.
    pub(crate) fn insert(&mut self, id: EntryId) -> bool {
        let place = self.list.place(id);
        place.into_iter().for_each(|place| self.places.insert(place));
        place.is_some()
    }
}
