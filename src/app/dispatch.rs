//! From a key to an action, and from an action to the part of the app that does it.

use super::{
    Action, App, Key, Scope,
    background::TaskKind,
    browse::view::{Filter, Focus, PaneId},
    effect::Effect,
    keymap::digit,
    overlay::{
        list::ListKind,
        reader::{Pair, ReaderKind},
    },
    prompt::InputKind,
    statistics::{TYPES, YEARS},
    status::Notice,
};
use crate::{
    article::{self, Tab},
    dossier::{EntryId, Kind, vocabulary::Support},
};

const LISTS: [(Action, ListKind); 8] = [
    (Action::Annotations, ListKind::Annotations),
    (Action::Mark, ListKind::Marks),
    (Action::Filters, ListKind::Filters),
    (Action::Copy, ListKind::Copy),
    (Action::Export, ListKind::Export),
    (Action::Theme, ListKind::Themes),
    (Action::Help, ListKind::Commands),
    (Action::Layers, ListKind::Layers),
];

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
            Ok(false) if self.show(action) || self.filter(action) => None,
            Ok(false) => self.effect(action),
            outcome => {
                self.status.check(outcome);
                None
            }
        }
    }

    /// The actions that something outside carries out.
    fn effect(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::QuitNow | Action::Quit => Some(Effect::Quit),
            Action::Suspend => Some(Effect::Suspend),
            Action::Redraw => Some(Effect::Redraw),
            Action::Edit => Some(Effect::Edit),
            Action::Reload => {
                let error = self.background.reload_error.map_or(Ok(Effect::Reload), Err);
                self.status.check(error.map_err(Notice::refusal))
            }
            Action::Mouse => {
                let on = !self.settings.mouse;
                self.settings.mouse = on;
                self.status.hint(if on { "Mouse on" } else { "Mouse off" });
                Some(Effect::Mouse(on))
            }
            Action::Map => {
                let id = self.browse.view.current;
                let address = id.and_then(|id| article::map_address(&self.data.dossier, id));
                let refusal = || Notice::refusal("No place with coordinates here");
                self.status.check(address.map(Effect::Open).ok_or_else(refusal))
            }
            Action::Follow => self.follow(None),
            Action::Bookmark => self.bookmark(),
            // A test finds an action that nothing does.
            _ => None,
        }
    }

    /// The actions that show something else; returns whether this is one.
    fn show(&mut self, action: Action) -> bool {
        match action {
            Action::Positions => self.show_tab(Tab::Positions),
            // A record without links to it still has the links of its own facts.
            Action::Links
                if self.article.is_read(&self.browse, Tab::Links)
                    || self.article.counts()[Tab::Links as usize] == 0 =>
            {
                self.open_links(self.browse.view.current);
            }
            Action::Links => self.show_tab(Tab::Links),
            Action::Sources => self.show_tab(Tab::Sources),
            Action::Search => self.open_search(),
            Action::SaveSearch => match self.browse.view.query().map(str::to_owned) {
                Some(query) => self.ask(InputKind::Search(query.clone()), &query),
                None => self.status.notice = Some(self.settings.no_search()),
            },
            Action::GoTo => self.ask(InputKind::GoTo, ""),
            Action::AsOf => {
                let day = self.browse.view.as_of().map(|day| day.to_string());
                self.ask(InputKind::AsOf, &day.unwrap_or_default());
            }
            // The summary is of the day that all panes show.
            Action::Snapshot if self.browse.view.as_of().is_none() => self.ask(InputKind::AsOf, ""),
            Action::Snapshot => self.open_reader(ReaderKind::Snapshot),
            Action::Scale => self.start_task(TaskKind::Chart((None, None))),
            Action::Compare => self.open_pair(Pair::Comparison),
            Action::Connection => self.open_pair(Pair::Connection),
            Action::Pin if self.browse.pinned_other().is_some() => self.open_pair(Pair::Comparison),
            Action::Pin => {
                let pinned = self.browse.pin(&self.settings);
                self.notify(pinned.unwrap_or_else(|refusal| refusal));
            }
            Action::Graph => self.open_links(self.browse.view.current),
            Action::Statistics => self.start_task(TaskKind::Statistics(YEARS)),
            Action::About => self.open_reader(ReaderKind::About),
            Action::Problems if self.data.problems.is_empty() => {
                self.status.refuse("All records were read");
            }
            Action::Problems => self.open_reader(ReaderKind::Problems),
            Action::SortOrder => {
                self.status.hint(format!("The order is fixed. {}", Action::SortOrder.help()))
            }
            Action::Import => self.status.hint(Action::Import.help().to_owned()),
            Action::Legend => {
                // The legend is the last section.
                self.open_reader(ReaderKind::About);
                self.overlays.move_by(isize::MAX, &self.data.dossier, self.status.sizes);
            }
            Action::Syntax => self.open_reader(ReaderKind::Syntax),
            Action::Note => {
                let records = self.status.check(self.browse.chosen_records()).unwrap_or_default();
                if let Some(record) = records.into_iter().next() {
                    let note = self.annotations.note(&record.id).unwrap_or_default();
                    self.ask(InputKind::Note(record), &note);
                }
            }
            Action::List => {
                if let Some(records) = self.status.check(self.browse.chosen_records()) {
                    self.ask(InputKind::List(records), "");
                }
            }
            Action::Copy if self.browse.view.current.is_none() => {
                self.status.refuse("No record here");
            }
            Action::Layers if self.data.layers.is_empty() => {
                let text = "Only one dossier is open (`chancery dossiers` lists others)";
                self.status.refuse(text);
            }
            _ => {
                let list = LISTS.iter().find(|(opener, _)| *opener == action);
                list.into_iter().for_each(|(_, kind)| self.open_list(*kind));
                return list.is_some();
            }
        }
        true
    }

    /// The actions that filter, or go through what is filtered; returns whether this is one.
    fn filter(&mut self, action: Action) -> bool {
        match action {
            Action::FilterDate => self.ask(InputKind::Date, ""),
            Action::FilterType => self.start_task(TaskKind::Statistics(TYPES)),
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
                let keymap = &self.settings.keymap;
                let [quit, back] = [Action::Quit, Action::Back].map(|it| keymap.label(it));
                let what = match self.browse.view.filters.last() {
                    Some(Filter::Search(_)) => "Search",
                    _ => "Filter",
                };
                let last = self.browse.view.filters.len().saturating_sub(1);
                self.status.hint(match self.browse.remove_filter(&self.data, last) {
                    true => format!("{what} removed; {back} restores it"),
                    false => format!("Nothing to close; {quit} quits"),
                });
            }
            Action::NextMatch | Action::PreviousMatch => {
                let by = if action == Action::NextMatch { 1 } else { -1 };
                let found = self.browse.next_match(by).ok_or_else(|| self.settings.no_search());
                if let Some((number, count)) = self.status.check(found) {
                    let found = self.browse.results().map_or(0, |results| results.total);
                    // The line of an event also shows the treaty actions that it describes.
                    let lines = format!(" lines · {found} found");
                    let more = if found > count { &*lines } else { "" };
                    self.status.hint(format!("Match {number} of {count}{more}"));
                }
            }
            Action::NextChange | Action::PreviousChange => {
                let change = self.browse.step_change(&self.data, action == Action::NextChange);
                self.notify(change);
            }
            _ => return false,
        }
        true
    }

    /// The actions that move; returns whether this is one.
    fn apply_in_panes(&mut self, action: Action) -> Result<bool, Notice> {
        let (browse, article) = (&mut self.browse, &self.article);
        let has_window = self.overlays.were_left(browse.view.number) && !browse.is_zoomed;
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
            // What was opened from a window leads back to it.
            Action::Leave if has_window && matches!(browse.view.focus, Focus::Detail(_)) => {
                return self.apply_in_panes(Action::Back);
            }
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
            Action::FilterLinked => browse.filter_linked()?,
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
                let number = browse.view.number;
                browse.go_back(&self.data)?;
                self.overlays.reopen(number);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    pub(super) fn open_record(&mut self, id: EntryId) {
        self.browse.remember();
        self.overlays.leave(self.browse.view.number);
        self.browse.show(id);
        _ = self.browse.enter_details();
    }
}
