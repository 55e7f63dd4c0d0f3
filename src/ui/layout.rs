//! The regions of the screen for its size and the state of the app.

use crate::app::{App, Focus, Overlay, PaneId};
use ratatui::layout::Rect;

/// The regions of the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regions {
    /// Whether there is room for a word only.
    pub too_small: bool,
    /// The first lines.
    pub header: Rect,
    /// The visible panes, with their frames.
    pub panes: [Option<Rect>; 3],
    /// The details, with their frame, where they are visible.
    pub detail: Option<Rect>,
    /// The last lines.
    pub footer: Rect,
    /// The overlay.
    pub overlay: Rect,
    /// An overlay that takes all the room.
    pub wide: Rect,
    /// Whether panes and details have frames.
    pub framed: bool,
}

/// The smallest screen that shows anything.
const SMALLEST: (u16, u16) = (20, 5);
/// Below this size a single pane is visible.
const SINGLE: (u16, u16) = (60, 16);
/// From this width on three panes are side by side.
const ABREAST: u16 = 100;
/// From this width on the details are beside the panes.
const BESIDE: u16 = 160;

/// The most cells of an overlay: longer lines are hard to read.
const READABLE: u16 = 92;
const WIDE: u16 = 164;

impl Regions {
    /// The regions of a screen of this size. Where there is not room for all, the focus decides.
    #[must_use]
    pub fn new(app: &App, area: Rect) -> Self {
        let too_small = area.width < SMALLEST.0 || area.height < SMALLEST.1;
        let two = u16::from(has_second_line(app, area));
        let typing = if app.search().is_some() && area.height >= 8 { 2 } else { 1 };
        let header = Rect { height: (1 + two).min(area.height), ..area };
        let footer_height = typing.min(area.height.saturating_sub(header.height));
        let footer = Rect { y: area.bottom() - footer_height, height: footer_height, ..area };
        let body = Rect {
            y: header.bottom(),
            height: area.height.saturating_sub(header.height + footer_height),
            ..area
        };
        let framed = area.width >= 40 && body.height >= 8;
        let wide = centered(area, WIDE);
        let overlay = match app.overlays().last() {
            Some(Overlay::Relations(_)) => wide,
            Some(Overlay::Timeline(_)) => body,
            _ => centered(area, READABLE),
        };
        let mut regions = Self {
            too_small,
            header,
            panes: [None; 3],
            detail: None,
            footer,
            overlay,
            wide,
            framed,
        };
        let focus = app.view().focus;
        if area.width < SINGLE.0 || area.height < SINGLE.1 {
            match focus {
                Focus::Pane(pane) => regions.panes[pane.index()] = Some(body),
                Focus::Detail(_) => regions.detail = Some(body),
            }
        } else if area.width >= BESIDE {
            regions.beside(body, focus);
        } else if area.width >= ABREAST {
            regions.abreast(body);
        } else {
            regions.stacked(body, focus);
        }
        regions
    }

    /// The timeline, treaties over people, and the details beside them.
    fn beside(&mut self, body: Rect, focus: Focus) {
        let detail = body.width * 2 / 5;
        let left = (body.width - detail) * 11 / 20;
        let [timeline, rest] = split_x(body, left);
        let [lists, detail] = split_x(rest, rest.width - detail);
        let upper = if focus.pane() == PaneId::Register { 2 } else { 3 };
        let [treaties, register] = split_y(lists, lists.height * upper / 5);
        self.panes = [Some(timeline), Some(treaties), Some(register)];
        self.detail = Some(detail);
    }

    /// Three panes side by side over the details.
    fn abreast(&mut self, body: Rect) {
        let [lists, detail] = split_y(body, body.height * 9 / 20);
        let [timeline, rest] = split_x(lists, lists.width * 2 / 5);
        let [treaties, register] = split_x(rest, rest.width * 27 / 50);
        self.panes = [Some(timeline), Some(treaties), Some(register)];
        self.detail = Some(detail);
    }

    /// Two columns over the details, or one on a narrow screen.
    fn stacked(&mut self, body: Rect, focus: Focus) {
        let share = if matches!(focus, Focus::Detail(_)) { 6 } else { 11 };
        let [lists, detail] = split_y(body, body.height * share / 20);
        self.detail = Some(detail);
        if body.width < 72 {
            self.panes[focus.pane().index()] = Some(lists);
            return;
        }
        let [timeline, side] = split_x(lists, lists.width * 11 / 20);
        let (upper, lower) = match (focus.pane(), side.height >= 12) {
            (PaneId::Register, true) => (2, 5),
            (_, true) => (3, 5),
            // Too low for both: the focused one, or the treaties.
            (PaneId::Register, false) => (0, 1),
            (_, false) => (1, 1),
        };
        let [treaties, register] = split_y(side, side.height * upper / lower);
        let shown = |area: Rect| (area.height > 0).then_some(area);
        self.panes = [Some(timeline), shown(treaties), shown(register)];
    }

    /// The inside of a pane or the details: within the frame or below the title.
    #[must_use]
    pub(super) fn inside(&self, area: Rect) -> Rect {
        if self.framed {
            return inner(area);
        }
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// The area of the article: inside the frame, with a blank cell on both sides.
    #[must_use]
    pub(super) fn text(&self, area: Rect) -> Rect {
        let inside = self.inside(area);
        let blank = u16::from(self.framed);
        Rect { x: inside.x + blank, width: inside.width.saturating_sub(2 * blank), ..inside }
    }
}

/// Whether the header has a second line, with filters and the way back.
fn has_second_line(app: &App, area: Rect) -> bool {
    area.height >= 12 && (!app.view().filters.is_empty() || app.browse().history().ways().0)
}

/// An area in the middle of the screen.
fn centered(area: Rect, most: u16) -> Rect {
    let width = area.width.min(most).saturating_sub(if area.width > 60 { 4 } else { 0 });
    let height = area.height.saturating_sub(if area.height > 12 { 4 } else { 0 });
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 2;
    Rect { x, y, width, height }
}

pub(super) fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
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
