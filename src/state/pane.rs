//! A list with a place in it: which row is selected, which is the first on the screen.

use crate::dossier::EntryId;
use std::sync::Arc;

/// One line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a year; nothing where the date is unknown.
    Year(Option<i16>),
    /// An entry.
    Entry(EntryId),
}

/// An ordered, filtered list of entries with a selection that stays inside.
#[derive(Debug, Clone, Default)]
pub struct Pane {
    rows: Arc<[Row]>,
    entries: usize,
    selected: usize,
    offset: usize,
    height: usize,
}

impl Pane {
    /// What the list shows, headings among it.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows, to be kept.
    #[must_use]
    pub(crate) fn shared_rows(&self) -> Arc<[Row]> {
        Arc::clone(&self.rows)
    }

    /// How many entries there are, without headings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries == 0
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

    /// Which of the entries is selected, counted from one, for "7 of 212".
    #[must_use]
    pub fn place(&self) -> usize {
        let before = self.rows.iter().take(self.selected + 1);
        before.filter(|row| matches!(row, Row::Entry(_))).count()
    }

    /// Replaces the rows. The selected entry stays selected where it is still there; otherwise the
    /// entry nearest to its place is.
    pub fn set_rows(&mut self, rows: Arc<[Row]>) {
        let before = self.entry();
        self.entries = rows.iter().filter(|row| matches!(row, Row::Entry(_))).count();
        self.rows = rows;
        if !before.is_some_and(|entry| self.select(entry)) {
            self.move_to(self.selected);
        }
    }

    /// Selects the entry, if it is in the list.
    pub fn select(&mut self, entry: EntryId) -> bool {
        let Some(at) = self.rows.iter().position(|row| *row == Row::Entry(entry)) else {
            return false;
        };
        self.selected = at;
        self.scroll();
        true
    }

    /// Puts the selected row in the middle of the screen, as far as the list goes.
    pub fn centre(&mut self) {
        self.offset = self.selected.saturating_sub(self.height / 2);
        self.scroll();
    }

    /// Selects the row, or the entry next to it where the row is a heading.
    pub fn move_to(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        let is_entry = |at: &usize| self.entry_at(*at).is_some();
        let below = (row..self.rows.len()).find(is_entry);
        self.selected = below.or_else(|| (0..row).rev().find(is_entry)).unwrap_or(0);
        self.scroll();
    }

    /// Goes this many entries down, or up when negative.
    pub fn step(&mut self, by: isize) {
        let is_entry = |at: &usize| self.entry_at(*at).is_some();
        let steps = by.unsigned_abs();
        let target = if by > 0 {
            (self.selected + 1..self.rows.len()).filter(is_entry).take(steps).last()
        } else {
            (0..self.selected).rev().filter(is_entry).take(steps).last()
        };
        self.selected = target.unwrap_or(self.selected);
        self.scroll();
    }

    /// Goes this many screens down, or up when negative.
    pub fn page(&mut self, halves: isize) {
        let rows = (self.height / 2).max(1).saturating_mul(halves.unsigned_abs());
        let target = if halves > 0 {
            self.selected.saturating_add(rows)
        } else {
            self.selected.saturating_sub(rows)
        };
        let before = self.selected;
        self.move_to(target);
        // A heading may have turned the way up into a way down: then the row above it is meant.
        if halves < 0 && self.selected >= before {
            self.selected = before;
            self.step(-1);
        }
    }

    /// To the first entry.
    pub fn first(&mut self) {
        self.offset = 0;
        self.move_to(0);
    }

    /// To the last entry.
    pub fn last(&mut self) {
        self.move_to(self.rows.len());
    }

    /// Tells how many rows the screen shows of the list; keeps the selection among them.
    pub fn resize(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    fn entry_at(&self, row: usize) -> Option<EntryId> {
        match self.rows.get(row) {
            Some(Row::Entry(entry)) => Some(*entry),
            Some(Row::Year(_)) | None => None,
        }
    }

    /// Keeps the selection on the screen, with its year above it where there is room, and no
    /// empty rows at the end.
    fn scroll(&mut self) {
        let height = self.height.max(1);
        let heading = self.selected.checked_sub(1);
        let top = match heading.and_then(|at| self.rows.get(at)) {
            Some(Row::Year(_)) if height > 1 => self.selected - 1,
            _ => self.selected,
        };
        let lowest = (self.selected + 1).saturating_sub(height);
        self.offset = self.offset.min(top).max(lowest);
        self.offset = self.offset.min(self.rows.len().saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pane(rows: &[Option<u32>], height: usize) -> Pane {
        let rows: Vec<Row> = rows
            .iter()
            .map(|row| row.map_or(Row::Year(Some(2008)), |id| Row::Entry(EntryId(id))))
            .collect();
        let mut pane = Pane::default();
        pane.resize(height);
        pane.set_rows(rows.into());
        pane.first();
        pane
    }

    #[test]
    fn headings_are_never_selected() {
        let mut pane = pane(&[None, Some(1), Some(2), None, Some(3)], 3);
        assert_eq!(pane.entry(), Some(EntryId(1)));
        pane.step(2);
        assert_eq!((pane.entry(), pane.place()), (Some(EntryId(3)), 3));
        pane.step(-1);
        assert_eq!(pane.entry(), Some(EntryId(2)));
        pane.last();
        pane.page(-1);
        assert_eq!(pane.entry(), Some(EntryId(2)));
    }

    #[test]
    fn the_selected_entry_survives_new_rows() {
        let mut pane = pane(&[Some(1), Some(2), Some(3)], 2);
        pane.step(2);
        pane.set_rows([Row::Entry(EntryId(3))].into());
        assert_eq!((pane.entry(), pane.len()), (Some(EntryId(3)), 1));
        pane.set_rows([].into());
        assert_eq!((pane.entry(), pane.place()), (None, 0));
    }

    proptest! {
        #[test]
        fn the_selection_stays_on_the_screen(
            rows in prop::collection::vec(prop::option::of(0_u32..50), 0..40),
            moves in prop::collection::vec((0_u8..6, 0_usize..30), 0..30),
        ) {
            let mut pane = pane(&rows, 5);
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
                prop_assert_eq!(pane.entry().is_some(), rows.iter().any(Option::is_some));
            }
        }
    }
}
