//! The mouse: a click selects, a click on what is selected opens it, the wheel scrolls or zooms.

use super::{
    Action, App, Scope,
    browse::{Focus, PaneId},
    effect::{Effect, HitTarget},
    overlay::Overlay,
};
use crate::dossier::EntryId;

/// How many lines a notch of the wheel is.
const NOTCH: isize = 3;

impl App {
    /// What a click on the spot does.
    pub fn click(&mut self, spot: HitTarget) -> Option<Effect> {
        self.notice = None;
        if self.scopes() == [Scope::Prompt] {
            return None;
        }
        self.count = None;
        match spot {
            HitTarget::Row(pane, row) => {
                if self.view.focus == Focus::Pane(pane) && self.is_selected(pane, row) {
                    return self.apply(Action::Open);
                }
                self.view.focus = Focus::Pane(pane);
                if row < self.view.pane(pane).rows() {
                    self.view.pane_mut(pane).move_to(row);
                }
                self.follow_selection();
            }
            HitTarget::Detail(target) => {
                self.enter_detail();
                if let Some(target) = target {
                    self.view.reading.marked = Some(target);
                    self.follow(target);
                }
            }
            HitTarget::Scale(entry) => return self.click_mark(entry),
            HitTarget::Overlay { item, offset } => {
                if self.overlays.last_mut()?.select(item?, offset) {
                    return self.activate_overlay();
                }
            }
            HitTarget::Town(town) => self.click_town(town?),
        }
        None
    }

    /// Selects what begins or lasts in the timeline to scale.
    fn click_mark(&mut self, entry: Option<EntryId>) -> Option<Effect> {
        let focus = Focus::Pane(PaneId::Timeline);
        let listed = entry.map(|id| self.dossier.described_by(id).unwrap_or(id));
        let selected = self.view.pane(PaneId::Timeline).entry();
        if self.view.focus == focus && listed.is_some() && listed == selected {
            return self.apply(Action::Open);
        }
        match listed {
            Some(id) if !self.view.pane_mut(PaneId::Timeline).select(id) => self.open_record(id),
            _ => self.go_to(PaneId::Timeline),
        }
        None
    }

    /// Marks the town on the map, or opens the marked one.
    fn click_town(&mut self, town: EntryId) {
        let title = self.dossier.title(town).into_owned();
        let Some(Overlay::Map(view)) = self.overlays.last_mut() else { return };
        if view.marked().is_some_and(|place| place.id == town) {
            self.open_place();
        } else if !view.mark(town) {
            self.refuse(&format!("Nothing that is shown happened here: {title}"));
        }
    }

    /// What the wheel does over the spot: scroll or zoom what it points at.
    pub fn wheel(&mut self, spot: HitTarget, down: bool) {
        let by = if down { NOTCH } else { -NOTCH };
        let nearer = if down { -1 } else { 1 };
        match spot {
            HitTarget::Overlay { .. } => self.move_in_overlay(by),
            HitTarget::Town(_) => {
                if let Some(Overlay::Map(view)) = self.overlays.last_mut() {
                    view.zoom_by(nearer);
                }
            }
            HitTarget::Scale(_) => {
                self.notice = None;
                self.zoom(nearer);
            }
            HitTarget::Row(pane, _) => {
                self.view.pane_mut(pane).step(by);
                if self.view.focus.pane() == pane {
                    self.follow_selection();
                }
            }
            HitTarget::Detail(_) => {
                self.scroll_to(self.view.reading.scroll.saturating_add_signed(by))
            }
        }
    }
}
