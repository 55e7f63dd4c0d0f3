//! From a key to an action, and from an action to the part of the app that does it.

use super::{
    Action, App, Key, Scope,
    background::TaskKind,
    browse::view::{Focus, PaneId},
    effect::Effect,
    keymap::digit,
    overlay::{
        Overlay,
        list::ListKind,
        reader::{Pair, ReaderKind},
    },
    prompt::InputKind,
    status::Notice,
};
use crate::{
    article::{self, Tab},
    dossier::{EntryId, Kind, vocabulary::Support},
};

impl App {
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.status.notice = None;
        let scopes = self.scopes();
        if scopes.first() == Some(&Scope::Detail) {
            // Keys that arrive together are handled without a frame between them.
            let cells = self.status.sizes.article_cells;
            self.article.refresh(&self.data, &mut self.browse.view, &self.annotations, cells);
            if let Some(digit) = digit(key) {
                return self.type_digit(digit);
            }
        }
        let number = self.status.number.take();
        let keymap = &self.settings.keymap;
        match keymap.action(&scopes, key) {
            Some(Action::Follow) => self.follow(number),
            Some(action) => self.apply(action),
            None if !self.overlays.is_empty() => self.press_in_overlay(key),
            None if self.takes_text() => {
                self.type_key(key);
                None
            }
            None => {
                let help = keymap.label(Action::Help);
                self.status.hint(format!("{}: no such key · {help} lists the keys", key.label()));
                None
            }
        }
    }

    /// Handles pasted text, which is ignored unless text can be typed.
    pub fn paste(&mut self, text: &str) {
        self.status.notice = None;
        if self.takes_text() {
            self.edit(|prompt| prompt.insert(text));
        } else {
            let key = self.settings.keymap.label(Action::Search);
            let text = format!("To search for pasted text, press {key} first");
            self.status.hint(text);
        }
    }

    /// The scopes in which keys are looked up now, the innermost first.
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        if !self.overlays.is_empty() {
            return vec![Scope::Overlay];
        }
        match (&self.prompt, self.browse.view.focus) {
            (Some(_), _) => vec![Scope::Prompt],
            (None, Focus::Pane(_)) => vec![Scope::Panes, Scope::Browse],
            (None, Focus::Detail(_)) => vec![Scope::Detail, Scope::Browse],
        }
    }

    pub(crate) fn is_possible(&self, action: Action) -> bool {
        let view = &self.browse.view;
        match action {
            Action::Back => !self.browse.past.is_empty(),
            Action::ClearFilter => !view.filters.is_empty(),
            Action::NextMatch | Action::PreviousMatch | Action::SaveSearch => {
                self.browse.results.is_some()
            }
            Action::Open | Action::Zoom | Action::Copy => view.current.is_some(),
            Action::Follow | Action::NextLink | Action::PreviousLink => {
                !self.article.text().targets.is_empty()
            }
            Action::Snapshot => view.as_of().is_some(),
            Action::Activate => !matches!(
                self.overlays.last(),
                Some(Overlay::Reader(reader)) if reader.text().targets.is_empty()
            ),
            Action::Remove => matches!(
                self.overlays.last(),
                Some(Overlay::List(list))
                    if matches!(list.kind, ListKind::Annotations | ListKind::Filters)
            ),
            _ => true,
        }
    }

    pub fn apply(&mut self, action: Action) -> Option<Effect> {
        if action != Action::QuitNow {
            self.run_pending_search();
        }
        match action.scope() {
            Scope::Prompt => return self.apply_in_prompt(action),
            Scope::Overlay => return self.apply_in_overlay(action),
            Scope::Always | Scope::Browse | Scope::Panes | Scope::Detail => {}
        }
        match self.apply_in_panes(action) {
            Ok(false) => {}
            Ok(true) => return None,
            refused => {
                self.status.report(refused.map(|_| ()));
                return None;
            }
        }
        match action {
            Action::QuitNow | Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Edit => return Some(Effect::Edit),
            Action::Reload => match self.background.reload_error {
                None => return Some(Effect::Reload),
                Some(reason) => self.status.refuse(reason),
            },
            Action::Mouse => {
                let on = !self.settings.mouse;
                self.settings.mouse = on;
                self.status.hint(if on { "Mouse on" } else { "Mouse off" });
                return Some(Effect::Mouse(on));
            }
            Action::Follow => return self.follow(None),
            Action::Positions => self.show_tab(Tab::Positions),
            // A record without links to it still has the links of its own facts.
            Action::Links
                if self.article.is_read(&self.browse, Tab::Links)
                    || self.article.counts()[Tab::Links as usize] == 0 =>
            {
                self.open_relations(self.view().current)
            }
            Action::Links => self.show_tab(Tab::Links),
            Action::Sources => self.show_tab(Tab::Sources),
            Action::Search => self.open_search(),
            Action::FilterDate => self.ask(InputKind::Date, ""),
            Action::FilterType => self.choose_value("type:"),
            Action::FilterParty => self.choose_value("party:"),
            Action::FilterSide => self.choose_value("side:"),
            Action::FilterContested => self.browse.filter_by_field(&self.data, "is:contested"),
            Action::FilterOneSource => {
                let dossier = &self.data.dossier;
                let is_single = |id: &EntryId| dossier.support(*id) == Some(Support::One);
                let members = dossier.entries().filter(is_single).collect();
                self.browse.filter_by_records("one source".to_owned(), members);
            }
            Action::ClearFilter | Action::Leave => {
                let last = self.browse.view.filters.len().wrapping_sub(1);
                if !self.browse.remove_filter(&self.data, last) {
                    let quit = self.settings.keymap.label(Action::Quit);
                    self.status.hint(format!("Nothing to close; {quit} quits"));
                }
            }
            Action::NextMatch => self.next_match(1),
            Action::PreviousMatch => self.next_match(-1),
            Action::SaveSearch => self.ask_search_name(),
            Action::GoTo => self.ask(InputKind::GoTo, ""),
            Action::AsOf => {
                let day = self.browse.view.as_of().map(|day| day.to_string());
                self.ask(InputKind::AsOf, &day.unwrap_or_default());
            }
            Action::NextChange | Action::PreviousChange => {
                let change = self.browse.step_change(&self.data, action == Action::NextChange);
                self.notify(change);
            }
            Action::Snapshot if self.browse.view.as_of().is_none() => {
                let key = self.settings.keymap.label(Action::AsOf);
                self.status.refuse(&format!("No date set; press {key}"));
            }
            Action::Snapshot => self.open_reader(ReaderKind::Snapshot),
            Action::Scale => self.start_task(TaskKind::Chart),
            Action::Compare => self.open_pair(Pair::Comparison),
            Action::Connection => self.open_pair(Pair::Connection),
            Action::Pin if self.browse.pinned_other().is_some() => self.open_pair(Pair::Comparison),
            Action::Pin => {
                let pinned = self.browse.pin(&self.settings);
                self.notify(pinned.unwrap_or_else(|refusal| refusal));
            }
            Action::Graph => self.open_relations(self.browse.view.current),
            Action::Map => {
                let id = self.browse.view.current;
                let address = id.and_then(|id| article::map_address(&self.data.dossier, id));
                if address.is_none() {
                    self.status.refuse("No place with coordinates here");
                }
                return address.map(Effect::Open);
            }
            Action::Statistics => self.start_task(TaskKind::Statistics),
            Action::About => self.open_reader(ReaderKind::About),
            Action::Legend => {
                // The legend is the last section.
                self.open_reader(ReaderKind::About);
                self.overlays.move_by(isize::MAX, &self.data.dossier, self.status.sizes);
            }
            Action::Syntax => self.open_reader(ReaderKind::Syntax),
            Action::Bookmark => return self.bookmark(),
            Action::Note => self.ask_note(),
            Action::List => self.ask_list(),
            Action::Annotations => self.open_list(ListKind::Annotations),
            Action::Mark => self.open_list(ListKind::Marks),
            Action::Filters => self.open_list(ListKind::Filters),
            Action::Copy => match self.browse.current() {
                Ok(_) => self.open_list(ListKind::Copy),
                Err(refusal) => self.notify(refusal),
            },
            Action::Export => self.open_list(ListKind::Export),
            Action::Theme => self.open_list(ListKind::Themes),
            Action::Help => self.open_list(ListKind::Commands),
            Action::Layers if self.data.layers.is_empty() => {
                let text = "Only one dossier is open (`chancery dossiers` lists others)";
                self.status.refuse(text);
            }
            Action::Layers => self.open_list(ListKind::Layers),
            // The actions of prompts and overlays are done above.
            _ => {}
        }
        None
    }

    fn apply_in_panes(&mut self, action: Action) -> Result<bool, Notice> {
        let (browse, article) = (&mut self.browse, &self.article);
        match action {
            Action::Open => browse.enter_details()?,
            // Details without links pass the focus on.
            Action::NextLink if !article.has_links() => browse.turn_focus(true)?,
            Action::NextLink => article.step_link(&mut browse.view.position, 1),
            Action::PreviousLink => article.step_link(&mut browse.view.position, -1),
            Action::NextHeading => article.go_to_heading(&mut browse.view.position, true),
            Action::PreviousHeading => article.go_to_heading(&mut browse.view.position, false),
            Action::NextPane => browse.turn_focus(true)?,
            Action::PreviousPane => browse.turn_focus(false)?,
            Action::Left => browse.move_sideways(false)?,
            Action::Right => browse.move_sideways(true)?,
            Action::Leave => return Ok(browse.leave()),
            Action::Zoom => browse.is_zoomed = !browse.is_zoomed,
            Action::Select => {
                browse.pick();
                let [undo, export] = [Action::Select, Action::Export]
                    .map(|action| self.settings.keymap.labels(action));
                let count = browse.picked.len();
                let keys = format!("{undo} again undoes · {export} exports");
                self.status.hint(format!("{count} selected · {keys}"));
            }
            Action::FilterLinked => browse.filter_related()?,
            Action::Timeline => browse.focus(PaneId::Timeline),
            Action::Treaties => browse.focus(PaneId::Treaties),
            Action::People => browse.show_register(Kind::Person),
            Action::Organizations => browse.show_register(Kind::Organization),
            Action::Places => browse.show_register(Kind::Place),
            Action::Statements => browse.show_register(Kind::Statement),
            Action::Figures => browse.show_register(Kind::Figure),
            Action::SourceList => browse.show_register(Kind::Source),
            Action::Down => browse.move_by(article, 1),
            Action::Up => browse.move_by(article, -1),
            Action::First => browse.move_to_end(article, false),
            Action::Last => browse.move_to_end(article, true),
            Action::HalfPageDown => browse.page_by(article, 1),
            Action::HalfPageUp => browse.page_by(article, -1),
            Action::PageDown => browse.page_by(article, 2),
            Action::PageUp => browse.page_by(article, -2),
            Action::Back => {
                let before = browse.past.pop();
                browse.view = before.ok_or_else(|| Notice::refusal("No earlier location"))?;
                browse.search_filter(&self.data);
                browse.refill();
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    pub(super) fn open_record(&mut self, id: EntryId) {
        self.overlays.clear();
        self.browse.remember();
        self.browse.show(id);
        _ = self.browse.enter_details();
    }
}
