//! Windows that are read: what the dossier is, where sources say so, and documents at a passage.

use super::{Overlay, Reader, ReaderKind};
use crate::{
    app::{Action, App, Key, LineEditor, Scope, effect::Notice},
    article::{self, ReadProblem, TextLayout},
    source_texts::SourceTexts,
};

impl App {
    /// The composed text of a sheet.
    #[must_use]
    pub fn text(&self, sheet: &Reader) -> TextLayout {
        let cells = self.sizes.window_cells;
        if sheet.text == ReaderKind::Faults {
            return article::faults(&self.dossier, &self.faults).layout(cells);
        }
        let Some(id) = self.view.current else {
            return article::about_dossier(&self.dossier).layout(cells);
        };
        match sheet.text {
            ReaderKind::About | ReaderKind::Faults => {
                article::about_dossier(&self.dossier).layout(cells)
            }
            ReaderKind::Between => match self.held {
                Some(one) => article::between(&self.dossier, one, id).layout(cells),
                None => TextLayout::default(),
            },
            ReaderKind::State => match self.as_of() {
                Some(day) => article::state_of_day(&self.dossier, day).layout(cells),
                None => TextLayout::default(),
            },
            ReaderKind::Sources => {
                article::sources_of(&self.dossier, id, &self.texts).layout(cells)
            }
            ReaderKind::Document(nth) => {
                let cites = article::cites_of(&self.dossier, id);
                let cite = cites.get(nth).map(|(_, cite)| *cite);
                let passage = cite.and_then(|cite| self.texts.passage(cite).ok());
                passage.map_or_else(TextLayout::default, |passage| {
                    article::document(&passage, sheet.find.text(), cells)
                })
            }
        }
    }

    /// Takes in the documents that are cited, so that passages can be shown in them.
    pub fn set_texts(&mut self, texts: SourceTexts) {
        self.texts = texts;
    }

    /// Shows what could not be read, before anything else; nothing where everything could.
    pub fn set_faults(&mut self, faults: Vec<ReadProblem>) {
        let tells = |window: &Overlay| matches!(window, Overlay::Sheet(sheet) if sheet.text == ReaderKind::Faults);
        self.windows.retain(|window| !tells(window));
        if !faults.is_empty() {
            self.windows.push(Overlay::Sheet(Reader::new(ReaderKind::Faults)));
        }
        self.faults = faults;
    }

    pub(crate) fn window_page(&self) -> isize {
        isize::try_from(self.sizes.window_lines.max(2) - 1).unwrap_or(1)
    }

    fn sheet(&self) -> Option<&Reader> {
        match self.windows.last() {
            Some(Overlay::Sheet(sheet)) => Some(sheet),
            _ => None,
        }
    }

    /// Whether what is typed is looked for in a document.
    pub(crate) fn looks_in_document(&self) -> bool {
        self.sheet().is_some_and(|sheet| matches!(sheet.text, ReaderKind::Document(_)))
    }

    /// Moves in the window on top.
    pub(crate) fn step_window(&mut self, by: isize) {
        let lines = self.action_rows();
        let own = match self.windows.last() {
            Some(Overlay::Own(_)) => self.annotation_rows().len(),
            _ => 0,
        };
        let page = self.sheet().map(|sheet| self.text(sheet));
        let height = self.sizes.window_lines;
        match self.windows.last_mut() {
            Some(Overlay::Help(menu) | Overlay::Palette(menu)) => menu.step(by, &lines),
            Some(Overlay::Sheet(sheet)) => {
                let page = page.unwrap_or_default();
                if sheet.text == ReaderKind::Sources {
                    let last = page.targets.len().saturating_sub(1);
                    sheet.marked = sheet.marked.saturating_add_signed(by).min(last);
                    bring_into_sight(sheet, &page, height);
                } else if sheet.text.leads_on() {
                    walk(sheet, &page, by, height);
                } else {
                    let longest = page.lines.len().saturating_sub(height);
                    sheet.scroll = sheet.scroll.saturating_add_signed(by).min(longest);
                }
            }
            Some(Overlay::Numbers(numbers)) => {
                let last = numbers.lines.len().saturating_sub(1);
                numbers.selected = numbers.selected.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Records(records)) => {
                let last = records.entries.len().saturating_sub(1);
                records.selected = records.selected.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Ties(_)) => self.step_ties(by),
            Some(Overlay::Layers(marked)) => {
                let last = self.layers.len().saturating_sub(1);
                *marked = marked.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Choice(choice, selected)) => {
                let last = choice.lines().len().saturating_sub(1);
                *selected = selected.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Own(selected)) => {
                *selected = selected.saturating_add_signed(by).min(own.saturating_sub(1));
            }
            Some(Overlay::Map(_)) | None => {}
        }
    }

    /// What a key does in a window that is read; whether it did anything.
    pub(crate) fn reads(&mut self, key: Key) -> bool {
        let read = match self.windows.last() {
            Some(Overlay::Sheet(sheet)) => !matches!(sheet.text, ReaderKind::Document(_)),
            Some(_) => self.menu().is_none(),
            None => false,
        };
        if !read {
            return false;
        }
        if key.typed() == Some(' ') {
            self.step_window(1);
            return true;
        }
        // What moves in panes moves here, by the keys that the user has given it.
        let far = isize::MAX;
        match self.keymap.action(&[Scope::Browse], key) {
            Some(Action::Down) => _ = self.apply(Action::WindowDown),
            Some(Action::Up) => _ = self.apply(Action::WindowUp),
            Some(Action::First) => self.step_window(-far),
            Some(Action::Last) => self.step_window(far),
            Some(Action::HalfDown) => self.step_window((self.window_page() / 2).max(1)),
            Some(Action::HalfUp) => self.step_window(-(self.window_page() / 2).max(1)),
            Some(Action::Left) => _ = self.apply(Action::WindowLeft),
            Some(Action::Right) => _ = self.apply(Action::WindowRight),
            Some(Action::ZoomIn) => self.move_map(Action::WindowPageUp),
            Some(Action::ZoomOut) => self.move_map(Action::WindowPageDown),
            Some(Action::Ties) => self.go_on_along_ties(),
            Some(Action::Close | Action::Back) => _ = self.windows.pop(),
            _ => {}
        }
        true
    }

    /// Enter in a window that is read: from a cite to its document, in a document to the next
    /// place that was found, elsewhere out.
    pub(crate) fn read_further(&mut self) {
        match self.sheet().map(|sheet| (sheet.text, sheet.marked)) {
            Some((ReaderKind::Sources, marked)) => self.open_document(marked),
            Some((ReaderKind::Document(_), marked)) => self.go_to_place(marked + 1),
            Some((ReaderKind::State | ReaderKind::Between, marked)) => {
                let page = self.sheet().map(|sheet| self.text(sheet)).unwrap_or_default();
                match page.targets.get(marked) {
                    Some(target) => self.open_record(target.entry),
                    None => self.windows.clear(),
                }
            }
            Some((ReaderKind::About | ReaderKind::Faults, _)) | None => {
                self.windows.pop();
            }
        }
    }

    fn open_document(&mut self, nth: usize) {
        let cites = self.view.current.map(|id| article::cites_of(&self.dossier, id));
        let Some((_, cite)) = cites.as_ref().and_then(|cites| cites.get(nth)) else { return };
        match self.texts.passage(cite) {
            Ok(_) => {
                self.windows.push(Overlay::Sheet(Reader::new(ReaderKind::Document(nth))));
                self.go_to_place(0);
            }
            Err(reason) => {
                let text = format!("{reason}: --documents DIR tells where the documents are");
                self.notice = Some(Notice::Refusal(text));
            }
        }
    }

    /// Goes to the passage (0) or to a place that was found after it; round at the end.
    fn go_to_place(&mut self, nth: usize) {
        let Some(page) = self.sheet().map(|sheet| self.text(sheet)) else { return };
        let height = self.sizes.window_lines;
        if let Some(Overlay::Sheet(sheet)) = self.windows.last_mut() {
            sheet.marked = nth.checked_rem(page.targets.len()).unwrap_or(0);
            bring_into_sight(sheet, &page, height);
        }
    }

    /// Edits what is looked for, and goes to the first place that has it.
    pub(crate) fn look_for(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        if let Some(Overlay::Sheet(sheet)) = self.windows.last_mut() {
            edit(&mut sheet.find);
        }
        self.go_to_place(1);
    }
}

/// Goes through references and lines: a step to the next reference where it is in sight, otherwise
/// a line further; more at once scroll, and mark what comes into sight.
fn walk(sheet: &mut Reader, page: &TextLayout, by: isize, height: usize) {
    let longest = page.lines.len().saturating_sub(height);
    let sight = |scroll: usize| scroll..scroll + height.max(1);
    let next = sheet.marked.checked_add_signed(by.signum());
    let next = next.and_then(|next| Some((next, page.targets.get(next)?.line)));
    match next {
        Some((next, line)) if by.abs() == 1 && sight(sheet.scroll).contains(&line) => {
            sheet.marked = next;
            return;
        }
        _ => sheet.scroll = sheet.scroll.saturating_add_signed(by).min(longest),
    }
    let shown = sight(sheet.scroll);
    if page.targets.get(sheet.marked).is_some_and(|target| shown.contains(&target.line)) {
        return;
    }
    let mut seen = (0..).zip(&page.targets).filter(|(_, target)| shown.contains(&target.line));
    let found = if by > 0 { seen.next() } else { seen.last() };
    sheet.marked = found.map_or(sheet.marked, |(at, _)| at);
}

/// Scrolls so that the marked reference stands in the upper third.
fn bring_into_sight(sheet: &mut Reader, page: &TextLayout, height: usize) {
    let Some(target) = page.targets.get(sheet.marked) else { return };
    let shown = sheet.scroll..sheet.scroll + height.saturating_sub(2);
    if !shown.contains(&target.line) {
        let longest = page.lines.len().saturating_sub(height);
        sheet.scroll = target.line.saturating_sub(height / 3).min(longest);
    }
}
