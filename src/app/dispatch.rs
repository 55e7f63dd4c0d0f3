//! From a key to an action, and from an action to the part of the app that does it.

use super::{
    Action, App, Key, Scope,
    background::TaskKind,
    browse::view::{Focus, PaneId},
    effect::Effect,
    keymap::digit,
    overlay::{Overlay, list::ListKind, reader::ReaderKind},
    status::Notice,
};

use crate::dossier::EntryId;

impl App {
    /// Handles a key.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.status.notice = None;
        let scopes = self.scopes();
        if (scopes == [Scope::Detail, Scope::Browse] || scopes == [Scope::Panes, Scope::Browse])
            && let Some(digit) = digit(key)
            && self.type_digit(digit, scopes.first() == Some(&Scope::Detail))
        {
            return None;
        }
        match self.settings.keymap.action(&scopes, key) {
            Some(action) => self.apply(action),
            None => {
                self.status.count = None;
                if self.takes_text() {
                    self.type_key(key);
                    None
                } else if self.overlays.is_empty() {
                    None
                } else {
                    self.press_in_overlay(key)
                }
            }
        }
    }

    /// Handles pasted text: it is typed where text is typed, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        self.status.notice = None;
        if self.takes_text() {
            self.edit(|prompt| prompt.insert(text));
        } else {
            let key = self.settings.keymap.label(Action::Search);
            let text = format!("To search for what was pasted, press {key} first");
            self.status.hint(text);
        }
    }

    /// The scopes in which keys are looked up now, the innermost first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if !self.overlays.is_empty() {
            return vec![Scope::Overlay];
        }
        match (&self.prompt, self.browse.view.focus) {
            (Some(_), _) => vec![Scope::Prompt],
            (None, Focus::Pane(_)) => vec![Scope::Panes, Scope::Browse],
            (None, Focus::Detail(_)) => vec![Scope::Detail, Scope::Browse],
        }
    }

    /// Whether the action would do something now.
    #[must_use]
    pub fn is_possible(&self, action: Action) -> bool {
        let view = &self.browse.view;
        let (back, forward) = self.browse.history.ways();
        match action {
            Action::Back => back,
            Action::Forward => forward,
            Action::ClearFilter => !view.filters.is_empty(),
            Action::NextMatch | Action::PreviousMatch | Action::SaveSearch => {
                self.browse.results.is_some()
            }
            Action::FilterRelated
            | Action::Sources
            | Action::Open
            | Action::Pin
            | Action::Links
            | Action::Edit
            | Action::Bookmark
            | Action::Note
            | Action::List
            | Action::Copy => view.current.is_some(),
            Action::Follow => !self.article.article().targets.is_empty(),
            Action::Snapshot => view.as_of().is_some(),
            Action::Remove => matches!(
                self.overlays.last(),
                Some(Overlay::List(list)) if list.kind == ListKind::Annotations
            ),
            Action::Compare => self.browse.pinned.is_some(),
            _ => true,
        }
    }

    /// Does the action; a count typed before it says how often, or which link.
    pub fn apply(&mut self, action: Action) -> Option<Effect> {
        if action != Action::Quit {
            self.run_pending_search();
        }
        let count = self.status.count.take();
        let times = isize::try_from(count.unwrap_or(1).clamp(1, 100_000)).unwrap_or(1);
        match action.spec().scope {
            Scope::Prompt => return self.apply_in_prompt(action),
            Scope::Overlay => return self.apply_in_overlay(action),
            Scope::Always | Scope::Browse | Scope::Panes | Scope::Detail => {}
        }
        match self.apply_in_panes(action, times, count) {
            Ok(false) => {}
            Ok(true) => return None,
            refused => {
                self.report(refused.map(|_| ()));
                return None;
            }
        }
        match action {
            Action::Quit | Action::Close => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Edit => return Some(Effect::Edit),
            Action::Reload => match self.background.reload_error {
                None => return Some(Effect::Reload),
                Some(reason) => self.refuse(reason),
            },
            Action::Mouse => {
                let on = !self.settings.mouse;
                self.settings.mouse = on;
                self.status.hint(if on { "Mouse: here" } else { "Mouse: left to the terminal" });
                return Some(Effect::Mouse(on));
            }
            Action::Theme => {
                self.settings.theme = self.settings.theme.next();
                self.status.hint(format!("Colours: {}", self.settings.theme.name()));
            }
            Action::Search => self.open_search(),
            Action::NextMatch => self.next_match(times),
            Action::PreviousMatch => self.next_match(-times),
            Action::SaveSearch => self.ask_search_name(),
            Action::AsOf => self.ask_date(),
            Action::NextChange => self.step_change(times),
            Action::PreviousChange => self.step_change(-times),
            Action::Snapshot => self.open_snapshot(),
            Action::ToggleScale => self.open_timeline(),
            Action::Compare => match self.browse.check_comparison(&self.settings) {
                Ok(()) => self.open_reader(ReaderKind::Comparison),
                refused => self.report(refused),
            },
            Action::Links => self.open_relations(self.browse.view.current),
            Action::Statistics => self.start_task(TaskKind::Statistics),
            Action::Sources => self.open_reader(ReaderKind::Sources),
            Action::About => self.open_reader(ReaderKind::About),
            Action::Bookmark => return self.bookmark(),
            Action::Note => self.ask_note(),
            Action::List => self.ask_list(),
            Action::Annotations => self.open_list(ListKind::Annotations),
            Action::Copy => self.open_copy(),
            Action::Export => self.open_list(ListKind::Export),
            Action::Help => self.open_list(ListKind::Help),
            Action::Commands => self.open_list(ListKind::Commands),
            Action::Layers => self.open_layers(),
            // The actions of prompts and overlays are done above.
            _ => {}
        }
        None
    }

    /// Does an action of the panes; whether it is one.
    fn apply_in_panes(
        &mut self,
        action: Action,
        times: isize,
        count: Option<u32>,
    ) -> Result<bool, Notice> {
        let (browse, article) = (&mut self.browse, &self.article);
        let (dossier, settings) = (&*self.data.dossier, &self.settings);
        match action {
            Action::Open => browse.enter_details(article)?,
            Action::Follow => browse.follow_link((dossier, article), settings, count)?,
            Action::NextPane => browse.turn_focus(article, true)?,
            Action::PreviousPane => browse.turn_focus(article, false)?,
            Action::Left => browse.move_sideways(article, false)?,
            Action::Right => browse.move_sideways(article, true)?,
            Action::Leave => browse.leave(dossier, settings)?,
            Action::FilterRelated => browse.filter_related(dossier, settings)?,
            Action::Pin => return Err(browse.pin(dossier, settings)),
            Action::ClearFilter if !browse.clear_filter(dossier) => {
                return Err(Notice::refusal("Nothing is narrowed"));
            }
            Action::ClearFilter => {}
            Action::TimelinePane => browse.focus(PaneId::Timeline),
            Action::TreatiesPane => browse.focus(PaneId::Treaties),
            Action::RegisterPane => browse.focus(PaneId::Register),
            Action::NextKind => browse.turn_register(dossier, true),
            Action::PreviousKind => browse.turn_register(dossier, false),
            Action::Down => browse.move_by(article, times),
            Action::Up => browse.move_by(article, -times),
            Action::First => browse.move_to_end(article, false),
            Action::Last => browse.move_to_end(article, true),
            Action::HalfDown => browse.page_by(article, times),
            Action::HalfUp => browse.page_by(article, -times),
            Action::PageDown => browse.page_by(article, times * 2),
            Action::PageUp => browse.page_by(article, -times * 2),
            Action::Back | Action::Forward if !browse.travel(action == Action::Back) => {
                let text = match action {
                    Action::Back => "There is no way back from here",
                    _ => "There is no way forward from here",
                };
                return Err(Notice::refusal(text));
            }
            Action::Back | Action::Forward => self.search_filter(),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Opens the record in the details.
    pub(super) fn open_record(&mut self, id: EntryId) {
        self.overlays.clear();
        self.browse.remember();
        self.browse.show(&self.data.dossier, id);
        _ = self.browse.enter_details(&self.article);
    }

    /// Shows why something cannot be done.
    pub(super) fn report(&mut self, outcome: Result<(), Notice>) {
        if let Err(notice) = outcome {
            self.status.notice = Some(notice);
        }
    }

    pub(super) fn refuse(&mut self, text: &str) {
        self.status.refuse(text);
    }

    /// Types a digit of a count. In the details it is the number of a link, which is followed as
    /// soon as no greater number begins so; in a pane 1, 2 and 3 focus a pane, unless a count is
    /// typed already.
    fn type_digit(&mut self, digit: u32, in_details: bool) -> bool {
        let count = self.status.count;
        if !in_details && count.is_none() && (1..=3).contains(&digit) {
            return false;
        }
        let number = count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(99_999);
        self.status.count = Some(number);
        let links = u32::try_from(self.article.article().targets.len()).unwrap_or(u32::MAX);
        if in_details && number > 0 && number.saturating_mul(10) > links {
            self.apply(Action::Follow);
        }
        true
    }
}
