//! The article of the current entry, and moving through it.

use super::{browse::view::ScrollPosition, keyed::Keyed};
use crate::{article::TextLayout, date::Day, dossier::EntryId};

/// What an article depends on: its entry, its width and the day of the filter.
pub(super) type ArticleKey = (Option<EntryId>, usize, Option<Day>);

/// The article of the current entry. The position in it is part of the view, since going back
/// restores it.
#[derive(Debug, Default)]
pub(crate) struct ArticlePane {
    pub(super) article: Keyed<ArticleKey, TextLayout>,
    /// The lines on the screen.
    pub(super) height: usize,
}

impl ArticlePane {
    /// The article.
    #[must_use]
    pub(super) fn article(&self) -> &TextLayout {
        self.article.value()
    }

    /// The entry of a link.
    pub(super) fn link(&self, link: usize) -> Option<EntryId> {
        self.article().targets.get(link).map(|target| target.entry)
    }

    /// Keeps a position inside the article.
    pub(super) fn clamp(&self, position: &mut ScrollPosition) {
        self.scroll_to(position, position.scroll);
        position.selected = position.selected.filter(|link| *link < self.article().targets.len());
    }

    /// Scrolls to a line.
    pub(super) fn scroll_to(&self, position: &mut ScrollPosition, line: usize) {
        position.scroll = line.min(self.article().lines.len().saturating_sub(self.height));
    }

    /// Goes to the next link where it is on the screen, otherwise a line further; by steps.
    pub(super) fn move_by(&self, position: &mut ScrollPosition, by: isize) {
        for _ in 0..by.unsigned_abs().min(10_000) {
            self.step(position, by > 0);
        }
    }

    fn step(&self, position: &mut ScrollPosition, down: bool) {
        let next = match (position.selected, down) {
            (Some(link), true) => Some(link + 1),
            (Some(link), false) => link.checked_sub(1),
            (None, true) => Some(0),
            (None, false) => None,
        };
        let visible = position.scroll..position.scroll + self.height;
        let line = next.and_then(|next| Some(self.article().targets.get(next)?.line));
        match next.zip(line) {
            Some((next, line)) if visible.contains(&line) => position.selected = Some(next),
            _ if down => self.scroll_to(position, position.scroll + 1),
            _ => self.scroll_to(position, position.scroll.saturating_sub(1)),
        }
    }

    /// Scrolls by half screens and selects a link on the screen.
    pub(super) fn page(&self, position: &mut ScrollPosition, halves: isize) {
        let lines = (self.height / 2).max(1).saturating_mul(halves.unsigned_abs());
        let by = isize::try_from(lines).unwrap_or(isize::MAX) * halves.signum();
        self.scroll_to(position, position.scroll.saturating_add_signed(by));
        self.select_visible(position, halves > 0);
    }

    /// Selects the first or the last link on the screen, where there is one.
    pub(super) fn select_visible(&self, position: &mut ScrollPosition, first: bool) {
        let visible = position.scroll..position.scroll + self.height.max(1);
        let links = self.article().targets.iter().enumerate();
        let mut links = links.filter(|(_, target)| visible.contains(&target.line));
        let found = if first { links.next() } else { links.next_back() };
        position.selected = found.map(|(link, _)| link).or(position.selected);
    }

    /// Goes to the first or the last line and link.
    pub(super) fn go_to_end(&self, position: &mut ScrollPosition, last: bool) {
        let links = self.article().targets.len();
        self.scroll_to(position, if last { usize::MAX } else { 0 });
        position.selected = if last { links.checked_sub(1) } else { (links > 0).then_some(0) };
    }
}
