//! The details of the current entry: one tab of its article, and moving through it.

use super::{browse::view::ScrollPosition, keyed::Keyed};
use crate::{
    article::{Tab, TextLayout},
    date::Day,
    dossier::EntryId,
};

/// What the details depend on: the entry, their width, the day of the filter, the tab, and what is
/// open in it.
pub(super) type ArticleKey = (Option<EntryId>, usize, Option<Day>, Tab, Option<EntryId>);

/// A tab of an article, and how much each tab has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    pub(super) text: TextLayout,
    pub(super) tab: Tab,
    pub(super) counts: [usize; 4],
}

/// The details of the current entry. The position in them is part of the view, since going back
/// restores it.
#[derive(Debug, Default)]
pub(crate) struct ArticlePane {
    pub(super) details: Keyed<ArticleKey, Details>,
    pub(super) height: usize,
}

impl ArticlePane {
    pub(super) fn text(&self) -> &TextLayout {
        &self.details.value().text
    }

    /// The tab that is shown: the facts where the wanted one is empty.
    pub(super) fn tab(&self) -> Tab {
        self.details.value().tab
    }

    pub(super) fn link(&self, link: usize) -> Option<EntryId> {
        self.text().targets.get(link).map(|target| target.entry)
    }

    pub(super) fn clamp(&self, position: &mut ScrollPosition) {
        self.scroll_to(position, position.scroll);
        position.selected = position.selected.filter(|link| *link < self.text().targets.len());
    }

    pub(super) fn scroll_to(&self, position: &mut ScrollPosition, line: usize) {
        position.scroll = line.min(self.text().lines.len().saturating_sub(self.height));
    }

    /// Moves by lines; where every line is one item, by items.
    pub(super) fn move_by(&self, position: &mut ScrollPosition, by: isize) {
        match self.tab() {
            Tab::Facts => self.scroll_to(position, position.scroll.saturating_add_signed(by)),
            _ => self.step_link(position, by),
        }
    }

    /// Selects another link, and scrolls to it; the first one on the screen where none is selected
    /// there.
    pub(super) fn step_link(&self, position: &mut ScrollPosition, by: isize) {
        let targets = &self.text().targets;
        let visible = position.scroll..position.scroll + self.height.max(1);
        let line = |link: usize| targets.get(link).map(|target| target.line);
        let is_visible = |link: usize| line(link).is_some_and(|line| visible.contains(&line));
        let next = match position.selected.filter(|link| is_visible(*link)) {
            Some(link) => link.saturating_add_signed(by).min(targets.len().saturating_sub(1)),
            None if by > 0 => (0..targets.len()).find(|link| is_visible(*link)).unwrap_or(0),
            None => (0..targets.len()).rev().find(|link| is_visible(*link)).unwrap_or(0),
        };
        self.select(position, next);
    }

    /// Selects the first link on the screen, unless one is selected; nothing scrolls.
    pub(super) fn select_visible(&self, position: &mut ScrollPosition) {
        let visible = position.scroll..position.scroll + self.height.max(1);
        let first = || self.text().targets.iter().position(|link| visible.contains(&link.line));
        position.selected = position.selected.or_else(first);
    }

    pub(super) fn select(&self, position: &mut ScrollPosition, link: usize) {
        let Some(line) = self.text().targets.get(link).map(|target| target.line) else { return };
        position.selected = Some(link);
        // The title stays above the first link.
        let top = if link == 0 { 0 } else { line };
        let lowest = (line + 2).saturating_sub(self.height.max(1));
        self.scroll_to(position, position.scroll.min(top).max(lowest));
    }

    pub(super) fn page(&self, position: &mut ScrollPosition, halves: isize) {
        let lines = isize::try_from((self.height / 2).max(1)).unwrap_or(1);
        let line = position.scroll.saturating_add_signed(lines.saturating_mul(halves));
        self.scroll_to(position, line);
    }

    pub(super) fn go_to_end(&self, position: &mut ScrollPosition, last: bool) {
        self.scroll_to(position, if last { usize::MAX } else { 0 });
        position.selected = None;
        self.step_link(position, if last { -1 } else { 1 });
    }

    pub(super) fn go_to_heading(&self, position: &mut ScrollPosition, next: bool) {
        let headings = &self.text().headings;
        let line = match next {
            true => headings.iter().find(|line| **line > position.scroll),
            false => headings.iter().rev().find(|line| **line < position.scroll),
        };
        let end = if next { position.scroll } else { 0 };
        self.scroll_to(position, line.copied().unwrap_or(end));
    }
}
