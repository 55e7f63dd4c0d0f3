//! The state of a list: its selected row and its scroll offset.

use super::list::{Row, VisibleList};
use crate::dossier::EntryId;

/// A filtered list with a selection that stays inside and on the screen.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    listing: VisibleList,
    selected: usize,
    offset: usize,
    height: usize,
}

impl ListState {
    /// The list.
    #[must_use]
    pub fn listing(&self) -> &VisibleList {
        &self.listing
    }

    /// The number of rows with headings.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.listing.rows()
    }

    /// The row at an index.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<Row> {
        self.listing.row(row)
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listing.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listing.is_empty()
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The first row on the screen.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The selected entry.
    #[must_use]
    pub fn entry(&self) -> Option<EntryId> {
        self.entry_at(self.selected)
    }

    /// The number of the selected entry, from one: the 7 of "7 of 212".
    #[must_use]
    pub fn place(&self) -> usize {
        self.listing.entries_above(self.selected + 1)
    }

    /// Replaces the list. The selected entry stays selected where the list has it, otherwise the one
    /// nearest to its row is.
    pub fn set_rows(&mut self, listing: VisibleList) {
        let before = self.entry();
        self.listing = listing;
        if !before.is_some_and(|entry| self.select(entry)) {
            self.move_to(self.selected);
        }
    }

    /// Selects the entry; whether the list has it.
    pub fn select(&mut self, entry: EntryId) -> bool {
        let Some(nth) = self.listing.position(entry) else { return false };
        self.selected = self.listing.row_of(nth);
        self.scroll();
        true
    }

    /// Scrolls the selected row to the middle of the screen.
    pub fn center(&mut self) {
        self.offset = self.selected.saturating_sub(self.height / 2);
        self.scroll();
    }

    /// Selects the row, or the entry below a heading.
    pub fn move_to(&mut self, row: usize) {
        // The entries above the row precede the one in it or below it.
        let nth = self.listing.entries_above(row);
        self.select_nth(nth);
    }

    /// Moves by entries, up when negative.
    pub fn step(&mut self, by: isize) {
        self.select_nth(self.listing.entries_above(self.selected).saturating_add_signed(by));
    }

    fn select_nth(&mut self, nth: usize) {
        let last = self.listing.len().checked_sub(1);
        self.selected = last.map_or(0, |last| self.listing.row_of(nth.min(last)));
        self.scroll();
    }

    /// Moves by half screens, up when negative.
    pub fn page(&mut self, halves: isize) {
        let rows = (self.height / 2).max(1).saturating_mul(halves.unsigned_abs());
        let target = if halves > 0 {
            self.selected.saturating_add(rows)
        } else {
            self.selected.saturating_sub(rows)
        };
        let before = self.selected;
        self.move_to(target);
        // Where a heading leads back down, the entry above it is selected.
        if halves < 0 && self.selected >= before {
            self.selected = before;
            self.step(-1);
        }
    }

    /// Selects the first entry.
    pub fn first(&mut self) {
        self.offset = 0;
        self.move_to(0);
    }

    /// Selects the last entry.
    pub fn last(&mut self) {
        self.move_to(self.listing.rows());
    }

    /// Sets the number of visible rows.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    fn entry_at(&self, row: usize) -> Option<EntryId> {
        match self.listing.row(row) {
            Some(Row::Entry(entry)) => Some(entry),
            Some(Row::Year(_)) | None => None,
        }
    }

    /// Scrolls the selection onto the screen, with the heading above it, and leaves no blank rows at
    /// the end.
    fn scroll(&mut self) {
        let height = self.height.max(1);
        let heading = self.selected.checked_sub(1);
        let top = match heading.and_then(|at| self.listing.row(at)) {
            Some(Row::Year(_)) if height > 1 => self.selected - 1,
            _ => self.selected,
        };
        let lowest = (self.selected + 1).saturating_sub(height);
        self.offset = self.offset.min(top).max(lowest);
        self.offset = self.offset.min(self.listing.rows().saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::browse::list::{EntryList, EntryPositions};
    use proptest::prelude::*;
    use std::sync::Arc;

    /// A list of entries in years, `years[n]` being the year of entry n.
    fn listing(years: &[i16]) -> VisibleList {
        let ids = 0..u32::try_from(years.len()).unwrap();
        let entries: Arc<[EntryId]> = ids.map(EntryId).collect();
        let homes = Arc::new(EntryPositions::new(years.len(), std::iter::once(&*entries)));
        let year = |id: EntryId| Some(years[id.index()]);
        VisibleList::all(&Arc::new(EntryList::new(entries, homes, 0, Some(&year))))
    }

    fn pane(years: &[i16], height: usize) -> ListState {
        let mut pane = ListState::default();
        pane.resize(height);
        pane.set_rows(listing(years));
        pane.first();
        pane
    }

    #[test]
    fn headings_are_never_selected() {
        let mut pane = pane(&[2008, 2008, 2009], 3);
        assert_eq!(pane.entry(), Some(EntryId(0)));
        pane.step(2);
        assert_eq!((pane.entry(), pane.place()), (Some(EntryId(2)), 3));
        pane.step(-1);
        assert_eq!(pane.entry(), Some(EntryId(1)));
        pane.last();
        pane.page(-1);
        assert_eq!(pane.entry(), Some(EntryId(1)));
    }

    #[test]
    fn the_selected_entry_survives_new_rows() {
        let mut pane = pane(&[2008, 2008, 2009], 2);
        pane.step(1);
        pane.set_rows(listing(&[2008, 2009]));
        assert_eq!((pane.entry(), pane.len()), (Some(EntryId(1)), 2));
        pane.step(1);
        pane.set_rows(listing(&[]));
        assert_eq!((pane.entry(), pane.place()), (None, 0));
    }

    proptest! {
        #[test]
        fn the_selection_stays_on_the_screen(
            years in prop::collection::vec(0_i16..12, 0..40),
            moves in prop::collection::vec((0_u8..6, 0_usize..30), 0..30),
        ) {
            let mut pane = pane(&years, 5);
            for (kind, amount) in moves {
                let signed = isize::try_from(amount).unwrap() - 15;
                match kind {
                    0 => pane.step(signed),
                    1 => pane.page(signed.signum()),
                    2 => pane.first(),
                    3 => pane.last(),
                    4 => pane.resize(amount),
                    _ => pane.move_to(amount),
                }
                prop_assert!(pane.offset() <= pane.selected());
                prop_assert!(pane.selected() < pane.offset() + pane.height.max(1));
                prop_assert_eq!(pane.entry().is_some(), !years.is_empty());
            }
        }
    }
}
