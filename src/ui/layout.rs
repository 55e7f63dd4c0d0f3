//! The regions of the screen for its size and the state of the app.

use crate::app::{App, Focus, Overlay, PaneId};
use ratatui::layout::{Margin, Rect};

/// The regions of the screen. Neighbors share the line of their frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regions {
    pub(crate) too_small: bool,
    pub header: Rect,
    pub panes: [Option<Rect>; 3],
    pub detail: Option<Rect>,
    pub footer: Rect,
    /// The overlay on top: a menu at the bottom, anything else between the first and the last line.
    pub overlay: Rect,
    pub(crate) framed: bool,
}

/// The smallest screen that is drawn: columns and lines.
pub(crate) const SMALLEST: (u16, u16) = (20, 5);
/// The size below which a single pane is visible.
const SINGLE: (u16, u16) = (60, 16);
/// The width from which the details are beside the lists.
const BESIDE: u16 = 110;

impl Regions {
    /// Lays out the screen: the focused pane has most room, or is the only one.
    pub fn new(app: &App, area: Rect) -> Self {
        let header = Rect { height: 1.min(area.height), ..area };
        let footer_height = 1.min(area.height.saturating_sub(header.height));
        let footer = Rect { y: area.bottom() - footer_height, height: footer_height, ..area };
        let height = area.height.saturating_sub(header.height + footer_height);
        let body = Rect { y: header.bottom(), height, ..area };
        let mut regions = Self {
            too_small: area.width < SMALLEST.0 || area.height < SMALLEST.1,
            header,
            panes: [None; 3],
            detail: None,
            footer,
            overlay: overlay(app, body),
            framed: area.width >= 40 && height >= 8,
        };
        let focus = app.view().focus;
        let is_single = area.width < SINGLE.0 || area.height < SINGLE.1 || app.browse().is_zoomed;
        if is_single {
            match focus {
                Focus::Pane(pane) => regions.panes[pane.index()] = Some(body),
                Focus::Detail(_) => regions.detail = Some(body),
            }
        } else {
            regions.lists_and_details(body, app);
        }
        regions
    }

    /// Details right of the lists, or below all of them; panes without records take no room.
    fn lists_and_details(&mut self, body: Rect, app: &App) {
        let focus = app.view().focus;
        let others = PaneId::ALL
            .into_iter()
            .filter(|pane| *pane != focus.pane() && app.browse().total(*pane) > 0);
        let others: Vec<PaneId> = others.collect();
        if body.width >= BESIDE {
            let [lists, detail] = split_x(body, (body.width * 9 / 20).min(88));
            self.detail = Some(detail);
            let mut rest = lists;
            for (pane, height) in heights(app, &others, lists.height) {
                let [list, after] = split_y(rest, height);
                self.panes[pane.index()] = Some(list);
                rest = joined(after);
            }
            return;
        }
        let lines = body.height.saturating_sub(4);
        let (list, strip) = match focus {
            Focus::Pane(_) => (lines * 2 / 5, (lines / 6).clamp(2, 6)),
            Focus::Detail(_) => (lines / 5, 2),
        };
        let strip = if others.is_empty() { 0 } else { strip + 1 };
        let [top, rest] = split_y(body, list + 2);
        let [middle, detail] = split_y(joined(rest), strip + 1);
        self.panes[focus.pane().index()] = Some(top);
        match others.as_slice() {
            [] => self.detail = Some(joined(rest)),
            [one] => self.panes[one.index()] = Some(middle),
            [one, two, ..] => {
                let [left, right] = split_x(middle, middle.width / 2 + 1);
                self.panes[one.index()] = Some(left);
                self.panes[two.index()] =
                    Some(Rect { x: right.x - 1, width: right.width + 1, ..right });
            }
        }
        if !others.is_empty() {
            self.detail = Some(joined(detail));
        }
    }

    pub(super) fn inside(&self, area: Rect) -> Rect {
        if self.framed {
            return inner(area);
        }
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// The area of the article: inside the frame, with a blank cell on both sides.
    pub(super) fn text(&self, area: Rect) -> Rect {
        let inside = self.inside(area);
        let blank = u16::from(self.framed);
        Rect { x: inside.x + blank, width: inside.width.saturating_sub(2 * blank), ..inside }
    }
}

/// The heights of the panes above each other, with their frames, which share a line: a quarter for
/// each of the others, the rest for the focused one. What a search leaves empty in that goes to the
/// others, but not while it is typed: nothing moves then.
fn heights(app: &App, others: &[PaneId], height: u16) -> Vec<(PaneId, u16)> {
    let focused = app.view().focus.pane();
    let share = (height / 4).max(5);
    let wanted = |pane: PaneId| {
        let rows = app.browse().rows(pane).len().saturating_add(2);
        u16::try_from(rows).unwrap_or(u16::MAX).max(share)
    };
    let taken = u16::try_from(others.len()).unwrap_or(0).saturating_mul(share - 1);
    let mut own = height.saturating_sub(taken);
    let mut spare = match app.prompt() {
        None => own.saturating_sub(wanted(focused)),
        Some(_) => 0,
    };
    let mut heights: Vec<(PaneId, u16)> = Vec::new();
    for pane in PaneId::ALL.into_iter().filter(|pane| others.contains(pane)) {
        let more = spare.min(wanted(pane) - share);
        (spare, own) = (spare - more, own - more);
        heights.push((pane, share + more));
    }
    heights.push((focused, own));
    heights.sort_by_key(|(pane, _)| pane.index());
    heights
}

fn overlay(app: &App, body: Rect) -> Rect {
    match app.overlays().last() {
        Some(Overlay::List(list)) if list.kind.is_menu() => {
            let rows = u16::try_from(list.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
            let height = rows.min(body.height);
            Rect { y: body.bottom() - height, height, ..body }
        }
        _ => body,
    }
}

/// The area with the line above it, on which the frame of its neighbour ends.
fn joined(area: Rect) -> Rect {
    Rect { y: area.y.saturating_sub(1), height: area.height + 1, ..area }
}

pub(super) fn inner(area: Rect) -> Rect {
    area.inner(Margin::new(1, 1))
}

fn split_x(area: Rect, left: u16) -> [Rect; 2] {
    let left = left.min(area.width);
    [Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area }]
}

fn split_y(area: Rect, upper: u16) -> [Rect; 2] {
    let upper = upper.min(area.height);
    [
        Rect { height: upper, ..area },
        Rect { y: area.y + upper, height: area.height - upper, ..area },
    ]
}
