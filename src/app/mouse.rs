//! The mouse: a click selects, a click on what is selected opens it, the wheel scrolls or zooms.

use super::{
    Action, App, Scope,
    browse::{
        refresh::Row,
        view::{Focus, PaneId},
    },
    effect::Effect,
    timeline::TimelineChange,
    viewport::HitTarget,
};

const NOTCH: isize = 3;

impl App {
    /// Handles a click on a target.
    pub fn click(&mut self, target: HitTarget) -> Option<Effect> {
        self.status.notice = None;
        if self.scopes() == [Scope::Prompt] {
            return None;
        }
        match target {
            HitTarget::Row(pane, row) => return self.click_row(pane, row),
            HitTarget::Article(link) => {
                let entered = self.browse.enter_details();
                self.status.report(entered);
                if let Some(link) = link {
                    self.browse.view.position.selected = Some(link);
                    return self.follow(u32::try_from(link + 1).ok());
                }
            }
            HitTarget::Mark(mark) => {
                if self.scaled_timeline().is_some() {
                    return self.click_in_timeline(mark?);
                }
                self.click_relation(mark?);
            }
            HitTarget::Overlay { item, offset } => {
                if self.overlays.last_mut()?.select(item?, offset) {
                    return self.activate_overlay();
                }
            }
        }
        None
    }

    fn click_row(&mut self, pane: PaneId, row: usize) -> Option<Effect> {
        let browse = &mut self.browse;
        let clicked = match browse.rows(pane).row(row) {
            Some(Row::Entry(id)) => Some(id),
            Some(Row::Others(_)) | None => None,
        };
        let is_open = clicked.is_some() && browse.view.current == clicked;
        if browse.view.focus == Focus::Pane(pane) && is_open {
            return self.apply(Action::Open);
        }
        if let Some(id) = clicked {
            browse.view.pane_mut(pane).select(id);
        }
        browse.focus(pane);
        None
    }

    /// Handles the wheel over a target: scrolls or zooms it.
    pub fn wheel(&mut self, target: HitTarget, down: bool) {
        let by = if down { NOTCH } else { -NOTCH };
        let zoom = if down { -1 } else { 1 };
        match target {
            HitTarget::Mark(_) if self.scaled_timeline().is_some() => {
                self.status.notice = None;
                self.change_timeline(TimelineChange::Zoom(zoom));
            }
            HitTarget::Overlay { .. } | HitTarget::Mark(_) => self.move_in_overlay(by),
            HitTarget::Row(pane, _) => {
                self.browse.scroll_pane(pane, by);
                if self.browse.view.focus.pane() == pane {
                    self.browse.follow_selection();
                }
            }
            HitTarget::Article(_) => {
                let position = &mut self.browse.view.position;
                let line = position.scroll.saturating_add_signed(by);
                self.article.scroll_to(position, line);
            }
        }
    }
}
