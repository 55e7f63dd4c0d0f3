//! The stack of overlays: what is on top, and moving in it.

use super::{
    Overlay,
    list::ListOverlay,
    reader::{Reader, ReaderKind},
    rows::ListContext,
};
use crate::{
    app::{
        Action, Side, ThemeChoice,
        timeline::{ScaledTimeline, TimelineChange},
        viewport::ViewportSizes,
    },
    dossier::{Dossier, EntryId},
};
use std::ops::{Deref, DerefMut};

const MOST_LEFT: usize = 20;

/// The overlays, the top one last.
#[derive(Debug, Default)]
pub struct Overlays {
    open: Vec<Overlay>,
    /// Those that were left for a record or a filter, with the number of the view that they led to.
    left: Vec<(usize, Vec<Overlay>)>,
}

impl Deref for Overlays {
    type Target = Vec<Overlay>;

    fn deref(&self) -> &Vec<Overlay> {
        &self.open
    }
}

impl DerefMut for Overlays {
    fn deref_mut(&mut self) -> &mut Vec<Overlay> {
        &mut self.open
    }
}

impl Overlays {
    pub(crate) fn without_dossier(self, is_same_record: bool) -> Self {
        let open = self.open.into_iter().filter_map(|it| it.without_dossier(is_same_record));
        Self { open: open.collect(), left: Vec::new() }
    }

    /// Closes all for what they led to; going back from there opens them again.
    pub(crate) fn leave(&mut self, view: usize) {
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            self.left.drain(..(self.left.len() + 1).saturating_sub(MOST_LEFT));
            self.left.push((view, open));
        }
    }

    /// Opens again what was left for this view.
    pub(crate) fn reopen(&mut self, view: usize) {
        self.open = self.left.pop_if(|(at, _)| *at == view).unwrap_or_default().1;
    }

    pub(crate) fn were_left(&self, view: usize) -> bool {
        self.left.last().is_some_and(|(at, _)| *at == view)
    }

    pub fn list(&self) -> Option<&ListOverlay> {
        self.last()?.try_as_list_ref()
    }

    pub(crate) fn list_mut(&mut self) -> Option<&mut ListOverlay> {
        self.last_mut()?.try_as_list_mut()
    }

    pub fn timeline(&self) -> Option<&ScaledTimeline> {
        self.last()?.try_as_timeline_ref()
    }

    pub(crate) fn timeline_mut(&mut self) -> Option<&mut ScaledTimeline> {
        self.last_mut()?.try_as_timeline_mut()
    }

    pub(crate) fn readers(&mut self) -> impl Iterator<Item = &mut Reader> {
        self.iter_mut().filter_map(Overlay::try_as_reader_mut)
    }

    pub(crate) fn reader_mut(&mut self) -> Option<&mut Reader> {
        self.last_mut()?.try_as_reader_mut()
    }

    pub(crate) fn shows_day(&self) -> bool {
        matches!(self.last(), Some(Overlay::Reader(it)) if it.kind == ReaderKind::Snapshot)
    }

    pub(super) fn neighbors(&self, dossier: &Dossier, room: (usize, usize)) -> Vec<EntryId> {
        let links = self.last().and_then(Overlay::try_as_links_ref);
        links.map_or_else(Vec::new, |links| links.selected_neighbors(dossier, room))
    }

    /// The theme that is selected in the list of themes.
    pub fn theme(&self) -> Option<ThemeChoice> {
        self.list()?.row()?.try_as_theme_ref().copied()
    }

    pub(super) fn update_lists(&mut self, context: &ListContext<'_>) {
        for overlay in &mut self.open {
            if let Overlay::List(list) = overlay {
                context.rows(list.kind, list.typed()).into_iter().for_each(|it| list.all = it);
                list.apply_filter(|row| context.text(row));
            }
        }
    }

    pub(crate) fn move_by(&mut self, by: isize, dossier: &Dossier, sizes: ViewportSizes) {
        match self.last_mut() {
            Some(Overlay::List(list)) => list.move_by(by),
            Some(Overlay::Reader(reader)) => reader.move_by(by, sizes.overlay_lines),
            Some(Overlay::Links(links)) => {
                links.step(dossier, sizes.links, |graph, from| graph.step(from, by));
            }
            Some(Overlay::Timeline(timeline)) => {
                _ = timeline.change(TimelineChange::Lane(by), dossier, sizes.scale);
            }
            None => {}
        }
    }

    fn move_sideways(&mut self, side: Side, dossier: &Dossier, sizes: ViewportSizes) {
        match self.last_mut() {
            Some(Overlay::List(list)) => {
                let tabs = list.tabs.0.len();
                list.turn(if side == Side::Right { 1 } else { tabs.saturating_sub(1) });
            }
            Some(Overlay::Links(links)) => {
                links.step(dossier, sizes.links, |graph, from| graph.across(from, side));
            }
            _ => {}
        }
    }

    /// Does what the action of the panes does in an overlay; returns whether it moves there.
    pub(super) fn apply_movement(
        &mut self,
        action: Action,
        dossier: &Dossier,
        sizes: ViewportSizes,
    ) -> bool {
        let page = isize::try_from(sizes.overlay_lines.max(2) - 1).unwrap_or(1);
        let half = (page / 2).max(1);
        let by = match action {
            Action::Left | Action::Right | Action::NextPane | Action::PreviousPane => {
                let is_left = matches!(action, Action::Left | Action::PreviousPane);
                let side = if is_left { Side::Left } else { Side::Right };
                self.move_sideways(side, dossier, sizes);
                return true;
            }
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::First | Action::GoTo => -isize::MAX,
            Action::Last => isize::MAX,
            // In a line of text these edit.
            Action::HalfPageDown if !self.takes_text() => half,
            Action::HalfPageUp if !self.takes_text() => -half,
            _ => return false,
        };
        self.move_by(by, dossier, sizes);
        true
    }

    /// Whether letters are typed into the one on top.
    pub(crate) fn takes_text(&self) -> bool {
        self.last().and_then(Overlay::query).is_some()
    }
}
