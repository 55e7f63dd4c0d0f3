//! The state of a list: its selected row and its scroll offset.

use super::list::VisibleList;
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
    pub fn listing(&self) -> &VisibleList {
        &self.listing
    }

    pub fn len(&self) -> usize {
        self.listing.len()
    }

    pub fn is_empty(&self) -> bool {
        self.listing.is_empty()
    }

    pub fn selected(&self) -> usize {
        self.selected
    }

    pub fn offset(&self) -> usize {
        self.offset
    }

    pub fn entry(&self) -> Option<EntryId> {
        self.listing.entry(self.selected)
    }

    /// The number of the selected entry, from one: the 7 of "7/212".
    pub fn place(&self) -> usize {
        (self.selected + 1).min(self.len())
    }

    /// Keeps the selected entry if the list has it, otherwise selects the nearest row.
    pub(crate) fn set_rows(&mut self, listing: VisibleList) {
        let before = self.entry();
        self.listing = listing;
        let row = before.and_then(|entry| self.listing.nearest(entry));
        self.move_to(row.unwrap_or(self.selected));
    }

    pub fn select(&mut self, entry: EntryId) -> bool {
        let Some(nth) = self.listing.position(entry) else { return false };
        self.move_to(nth);
        true
    }

    /// Selects an entry; a third of the list above it stays in sight.
    pub(crate) fn jump_to(&mut self, entry: EntryId) {
        if self.select(entry) {
            self.offset = self.offset.min(self.selected.saturating_sub(self.height / 3));
            self.scroll();
        }
    }

    pub fn center(&mut self) {
        self.offset = self.selected.saturating_sub(self.height / 2);
        self.scroll();
    }

    pub(crate) fn move_to(&mut self, row: usize) {
        self.selected = row.min(self.len().saturating_sub(1));
        self.scroll();
    }

    pub fn step(&mut self, by: isize) {
        self.move_to(self.selected.saturating_add_signed(by));
    }

    /// Moves by half screens, up when negative.
    pub fn page(&mut self, halves: isize) {
        let rows = isize::try_from(self.height / 2).unwrap_or(1).max(1);
        self.step(rows.saturating_mul(halves));
    }

    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    /// Scrolls the selection onto the screen, and leaves no blank rows at the end.
    fn scroll(&mut self) {
        let height = self.height.max(1);
        let lowest = (self.selected + 1).saturating_sub(height);
        self.offset = self.offset.min(self.selected).max(lowest);
        self.offset = self.offset.min(self.len().saturating_sub(height));
    }
}
