//! The mouse: a click selects, a click on what is selected opens it, the wheel scrolls or zooms.

use super::{Action, App, Scope, effect::Effect, timeline::TimelineChange, viewport::HitTarget};

const NOTCH: isize = 3;

impl App {
    pub fn click(&mut self, target: HitTarget) -> Option<Effect> {
        self.status.notice = None;
        if self.scopes() == [Scope::Prompt] {
            return None;
        }
        match target {
            HitTarget::Row(pane, row) => {
                if self.browse.click(pane, row) {
                    return self.apply(Action::Open);
                }
            }
            HitTarget::Article(link) => {
                let entered = self.browse.enter_details();
                self.status.check(entered);
                if let Some(link) = link {
                    self.browse.view.position.selected = Some(link);
                    return self.follow(u32::try_from(link + 1).ok());
                }
            }
            HitTarget::Entry(mark) => {
                let (dossier, sizes) = (&self.data.dossier, self.status.sizes);
                if self.overlays.last_mut()?.click(mark?, dossier, sizes) {
                    return self.activate_overlay();
                }
            }
            HitTarget::Overlay { item, offset } => {
                if self.overlays.last_mut()?.select(item?, offset) {
                    return self.activate_overlay();
                }
            }
        }
        None
    }

    /// Handles the wheel over a target: scrolls or zooms it.
    pub fn wheel(&mut self, target: HitTarget, down: bool) {
        let by = if down { NOTCH } else { -NOTCH };
        let zoom = if down { -1 } else { 1 };
        let (dossier, sizes) = (&self.data.dossier, self.status.sizes);
        match (target, self.overlays.timeline_mut()) {
            (HitTarget::Entry(_), Some(timeline)) => {
                self.status.notice = None;
                let change = TimelineChange::Zoom(zoom);
                self.status.check(timeline.change(change, dossier, sizes.scale));
            }
            (HitTarget::Overlay { .. } | HitTarget::Entry(_), _) => {
                self.overlays.move_by(by, dossier, sizes);
            }
            (HitTarget::Row(pane, _), _) => {
                self.browse.scroll_pane(pane, by);
                if self.browse.view.focus.pane() == pane {
                    self.browse.follow_selection();
                }
            }
            (HitTarget::Article(_), _) => {
                let position = &mut self.browse.view.position;
                let line = position.scroll.saturating_add_signed(by);
                self.article.scroll_to(position, line);
            }
        }
    }
}
