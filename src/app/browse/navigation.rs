//! Moving in panes and in the detail, and from one to the other.

use super::{Focus, PaneId, REGISTERS, Start};
use crate::app::{App, effect::Notice};

impl App {
    /// Moves by lines: in a pane by entries, in the detail by references and lines.
    pub(crate) fn step(&mut self, by: isize) {
        match self.view.focus {
            Focus::Pane(pane) => {
                self.view.pane_mut(pane).step(by);
                self.follow_selection();
            }
            Focus::Detail(_) => {
                for _ in 0..by.unsigned_abs().min(10_000) {
                    self.read_on(by > 0);
                }
            }
        }
    }

    /// Moves by half pages.
    pub(crate) fn page_by(&mut self, halves: isize) {
        match self.view.focus {
            Focus::Pane(pane) => {
                self.view.pane_mut(pane).page(halves);
                self.follow_selection();
            }
            Focus::Detail(_) => {
                let lines =
                    (self.sizes.detail_lines / 2).max(1).saturating_mul(halves.unsigned_abs());
                let by = isize::try_from(lines).unwrap_or(isize::MAX) * halves.signum();
                self.scroll_to(self.view.reading.scroll.saturating_add_signed(by));
                self.mark_in_sight(halves > 0);
            }
        }
    }

    /// To the first or the last line.
    pub(crate) fn go_to_end(&mut self, last: bool) {
        match self.view.focus {
            Focus::Pane(pane) => {
                let list = self.view.pane_mut(pane);
                if last {
                    list.last()
                } else {
                    list.first()
                }
                self.follow_selection();
            }
            Focus::Detail(_) => {
                self.scroll_to(if last { usize::MAX } else { 0 });
                let targets = self.page.targets.len();
                self.view.reading.marked =
                    if last { targets.checked_sub(1) } else { (targets > 0).then_some(0) };
            }
        }
    }

    pub(crate) fn scroll_to(&mut self, line: usize) {
        let longest = self.page.lines.len().saturating_sub(self.sizes.detail_lines);
        self.view.reading.scroll = line.min(longest);
    }

    /// One step through the detail: to the next reference when it is in sight, otherwise a line
    /// further.
    fn read_on(&mut self, down: bool) {
        let reading = self.view.reading;
        let next = match (reading.marked, down) {
            (Some(marked), true) => Some(marked + 1),
            (Some(marked), false) => marked.checked_sub(1),
            (None, true) => Some(0),
            (None, false) => None,
        };
        let sight = reading.scroll..reading.scroll + self.sizes.detail_lines;
        let target =
            next.and_then(|next| self.page.targets.get(next).map(|target| (next, target.line)));
        match target {
            Some((next, line)) if sight.contains(&line) => self.view.reading.marked = Some(next),
            _ if down => self.scroll_to(reading.scroll + 1),
            _ => self.scroll_to(reading.scroll.saturating_sub(1)),
        }
    }

    /// Marks a reference that is on the screen, so that the mark goes with the reader.
    fn mark_in_sight(&mut self, down: bool) {
        let scroll = self.view.reading.scroll;
        let sight = scroll..scroll + self.sizes.detail_lines.max(1);
        let mut in_sight = self
            .page
            .targets
            .iter()
            .enumerate()
            .filter(|(_, target)| sight.contains(&target.line))
            .map(|(at, _)| at);
        let found = if down { in_sight.next() } else { in_sight.next_back() };
        self.view.reading.marked = found.or(self.view.reading.marked);
    }

    /// To the next pane in turn, the detail being the last.
    pub(crate) fn turn(&mut self, forward: bool) {
        let stops = PaneId::ALL.len() + 1;
        let now = match self.view.focus {
            Focus::Pane(pane) => pane.index(),
            Focus::Detail(_) => stops - 1,
        };
        let next = if forward { now + 1 } else { now + stops - 1 } % stops;
        match PaneId::ALL.get(next) {
            Some(pane) => self.go_to(*pane),
            None => self.enter_detail(),
        }
    }

    /// To the pane on the left or on the right; the detail is behind the last one.
    pub(crate) fn sideways(&mut self, right: bool) {
        match (self.view.focus, right) {
            (Focus::Detail(pane), false) => self.go_to(pane),
            (Focus::Detail(_), true) => {}
            (Focus::Pane(pane), true) => match PaneId::ALL.get(pane.index() + 1) {
                Some(next) => self.go_to(*next),
                None => self.enter_detail(),
            },
            (Focus::Pane(pane), false) => {
                if let Some(next) = pane.index().checked_sub(1).and_then(|at| PaneId::ALL.get(at)) {
                    self.go_to(*next);
                }
            }
        }
    }

    /// Gives the focus to the pane; its selection becomes the current entry.
    pub(crate) fn go_to(&mut self, pane: PaneId) {
        self.view.focus = Focus::Pane(pane);
        self.follow_selection();
    }

    /// Gives the focus to the detail of the current entry.
    pub(crate) fn enter_detail(&mut self) {
        if self.view.current.is_none() {
            self.notice = Some(Notice::Refusal("Nothing to open here".to_owned()));
            return;
        }
        self.view.focus = Focus::Detail(self.view.focus.pane());
        if self.view.reading.marked.is_none() {
            self.mark_in_sight(true);
        }
    }

    /// Begins the session here instead of in the timeline.
    pub fn start_in(&mut self, start: Start) {
        match start {
            Start::Timeline => {}
            Start::Scale => self.turn_drawing(),
            Start::Treaties => self.go_to(PaneId::Treaties),
            Start::Register(kind) => {
                self.view.register = kind;
                self.refill();
                self.view.pane_mut(PaneId::Register).first();
                self.go_to(PaneId::Register);
            }
        }
    }

    /// Shows the next or the previous kind in the third pane.
    pub(crate) fn turn_register(&mut self, forward: bool) {
        let at = REGISTERS.iter().position(|kind| *kind == self.view.register).unwrap_or(0);
        let step = if forward { 1 } else { REGISTERS.len() - 1 };
        self.view.register = REGISTERS[(at + step) % REGISTERS.len()];
        self.refill();
        self.view.pane_mut(PaneId::Register).first();
        self.go_to(PaneId::Register);
    }

    /// Goes to the record that the reference leads to.
    pub(crate) fn follow(&mut self, target: usize) {
        let Some(target) = self.page.targets.get(target) else {
            let text = format!("There is no reference {}", target + 1);
            self.refuse(&text);
            return;
        };
        let entry = target.entry;
        self.history.leave(&self.view);
        self.show(entry);
        self.view.focus = Focus::Detail(self.home_of(entry).0);
    }
}
