//! What keys and actions do. All of the state changes through here.

use super::{App, Effect, Notice};
use crate::state::{
    Action, Choice, Key, Scope,
    graph::Side,
    keymap::digit,
    scale::Drawing,
    view::{Chip, Focus, PaneId},
    window::{Menu, Sheet, Text, Window},
};

impl App {
    /// What the key does.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        if self.windows.is_empty() {
            self.clicked_top = None;
        }
        let scopes = self.scopes();
        if (scopes == [Scope::Detail, Scope::Browse] || scopes == [Scope::Panes, Scope::Browse])
            && let Some(digit) = digit(key)
            && self.take_digit(digit, scopes.first() == Some(&Scope::Detail))
        {
            return None;
        }
        match self.keymap.action(&scopes, key) {
            Some(action) => self.apply(action),
            None => {
                self.count = None;
                let chosen = self.choose_by(key);
                if chosen.is_none() {
                    self.type_key(key);
                }
                chosen
            }
        }
    }

    /// Text that was pasted: it goes where text is typed, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        self.notice = None;
        if self.is_typing() || self.looks_in_document() {
            self.edit(|prompt| prompt.insert(text));
        } else {
            let key = self.keymap.label(Action::Search);
            let text = format!("To search for what was pasted, press {key} first");
            self.notice = Some(Notice::Hint(text));
        }
    }

    /// Where keys are looked up now, the innermost place first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if !self.windows.is_empty() {
            return vec![Scope::Window];
        }
        if self.date.is_some() || self.ask.is_some() {
            return vec![Scope::Prompt];
        }
        match (&self.search, self.view.focus) {
            (Some(_), _) => vec![Scope::Prompt],
            (None, Focus::Pane(_)) => vec![Scope::Panes, Scope::Browse],
            (None, Focus::Detail(_)) => vec![Scope::Detail, Scope::Browse],
        }
    }

    /// Whether the action would do something now.
    #[must_use]
    pub fn is_possible(&self, action: Action) -> bool {
        let (back, forward) = self.history.ways();
        match action {
            Action::Back => back,
            Action::Forward => forward,
            Action::DropChip => !self.view.chips.is_empty(),
            Action::NextHit | Action::PreviousHit => self.kept.is_some(),
            Action::Narrow | Action::Sources | Action::Open => self.view.current.is_some(),
            Action::Follow => !self.page.targets.is_empty(),
            Action::DayState => self.as_of().is_some(),
            Action::Mark | Action::Ties | Action::Edit => self.view.current.is_some(),
            Action::Bookmark | Action::Note | Action::List | Action::Copy => {
                self.view.current.is_some()
            }
            Action::SaveSearch => self.kept.is_some(),
            Action::Remove => matches!(self.windows.last(), Some(Window::Own(_))),
            Action::Between => self.held().is_some(),
            Action::ZoomIn
            | Action::ZoomOut
            | Action::PanLeft
            | Action::PanRight
            | Action::Lanes => matches!(self.view.drawing, Drawing::Scale(_)),
            _ => true,
        }
    }

    /// Does the action; a number typed before it says how often, or which.
    pub fn apply(&mut self, action: Action) -> Option<Effect> {
        if action != Action::Quit {
            self.catch_up();
        }
        let count = self.count.take();
        let times = isize::try_from(count.unwrap_or(1).clamp(1, 100_000)).unwrap_or(1);
        match action {
            Action::Search => self.open_search(),
            Action::Open => {
                if !self.open_cell() {
                    self.enter_detail();
                }
            }
            Action::Follow => {
                let typed = count.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
                match typed.or(self.view.reading.marked) {
                    Some(target) => self.follow(target),
                    None => {
                        let key = |action| self.keymap.label(action);
                        let (down, up) = (key(Action::Down), key(Action::Up));
                        let text =
                            format!("No reference is marked: {down} and {up} go through them");
                        self.refuse(&text);
                    }
                }
            }
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::TimelinePane => self.go_to(PaneId::Timeline),
            Action::TreatiesPane => self.go_to(PaneId::Treaties),
            Action::RegisterPane => self.go_to(PaneId::Register),
            Action::NextKind => self.turn_register(true),
            Action::PreviousKind => self.turn_register(false),
            Action::Narrow => self.narrow(),
            Action::DropChip => {
                if !self.drop_chip() {
                    self.refuse("Nothing is narrowed");
                }
            }
            Action::TimeView => self.turn_drawing(),
            Action::ZoomIn => self.zoom(times),
            Action::ZoomOut => self.zoom(-times),
            Action::PanLeft => self.pan(-times),
            Action::PanRight => self.pan(times),
            Action::Lanes => self.turn_lanes(),
            Action::Mark => self.hold(),
            Action::Between => self.compare(),
            Action::Ties => self.open_ties(self.view.current),
            Action::Map => self.open_map(),
            Action::Numbers => self.open_numbers(),
            Action::AsOf => self.open_date(),
            Action::NextChange => self.step_change(times),
            Action::PreviousChange => self.step_change(-times),
            Action::DayState => self.read_state(),
            Action::NextHit => self.next_hit(times),
            Action::PreviousHit => self.next_hit(-times),
            Action::Sources => self.windows.push(Window::Sheet(Sheet::new(Text::Sources))),
            Action::Back => self.travel(true),
            Action::Forward => self.travel(false),
            Action::Down => self.step(times),
            Action::Up => self.step(-times),
            Action::Left => self.sideways(false),
            Action::Right => self.sideways(true),
            Action::First => self.go_to_end(false),
            Action::Last => self.go_to_end(true),
            Action::HalfDown => self.page_by(times),
            Action::HalfUp => self.page_by(-times),
            Action::PageDown => self.page_by(times * 2),
            Action::PageUp => self.page_by(-times * 2),
            Action::About => self.windows.push(Window::Sheet(Sheet::new(Text::About))),
            Action::Theme => {
                self.theme = self.theme.next();
                self.notice = Some(Notice::Hint(format!("Colours: {}", self.theme.name())));
            }
            Action::Mouse => {
                self.mouse = !self.mouse;
                let whose = if self.mouse { "Mouse: here" } else { "Mouse: left to the terminal" };
                self.notice = Some(Notice::Hint(whose.to_owned()));
                return Some(Effect::Mouse(self.mouse));
            }
            Action::Bookmark => return self.bookmark(),
            Action::Note => self.ask_note(),
            Action::List => self.ask_list(),
            Action::SaveSearch => self.ask_search_name(),
            Action::Own => self.windows.push(Window::Own(0)),
            Action::Remove => return self.remove_own(),
            Action::Copy => self.open_choice(Choice::Copy),
            Action::Export => self.open_choice(Choice::Export),
            Action::Help => self.windows.push(Window::Help(Menu::default())),
            Action::Palette => self.windows.push(Window::Palette(Menu::default())),
            Action::Leave => self.leave(),
            Action::Close | Action::Quit => return Some(Effect::Quit),
            Action::Accept if self.ask.is_some() => return self.answer(),
            Action::Cancel if self.ask.is_some() => self.ask = None,
            Action::Complete if self.ask.is_some() => self.complete_ask(),
            Action::HitDown | Action::HitUp if self.ask.is_some() => {}
            Action::Accept if self.date.is_some() => self.keep_date(),
            Action::Accept => self.keep_search(),
            Action::Cancel if self.date.is_some() => self.date = None,
            Action::Cancel => self.cancel_search(),
            Action::HitDown if self.date.is_some() => self.step_date(1),
            Action::HitUp if self.date.is_some() => self.step_date(-1),
            Action::HitDown => self.step_hit(1),
            Action::HitUp => self.step_hit(-1),
            Action::Complete if self.date.is_some() => {}
            Action::Complete => self.complete_search(),
            Action::Run => return self.run_marked(),
            Action::Dismiss => {
                self.windows.pop();
            }
            Action::WindowDown
            | Action::WindowUp
            | Action::WindowPageDown
            | Action::WindowPageUp
            | Action::WindowLeft
            | Action::WindowRight
                if matches!(self.windows.last(), Some(Window::Map(_))) =>
            {
                self.move_map(action);
            }
            Action::WindowLeft => self.cross_ties(Side::Left),
            Action::WindowRight => self.cross_ties(Side::Right),
            Action::WindowDown => self.step_window(1),
            Action::WindowUp => self.step_window(-1),
            Action::WindowPageDown => self.step_window(self.window_page()),
            Action::WindowPageUp => self.step_window(-self.window_page()),
            Action::Layers => self.open_layers(),
            Action::Edit => return Some(Effect::Edit),
            Action::Reload => match self.unread_again {
                None => return Some(Effect::Reload),
                Some(reason) => self.refuse(reason),
            },
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
        }
        None
    }

    pub(super) fn refuse(&mut self, text: &str) {
        self.notice = Some(Notice::Refusal(text.to_owned()));
    }

    /// Takes a digit into the number being typed. In the detail it names a reference, and is
    /// followed as soon as no longer number can be meant; in a pane 1, 2 and 3 choose a pane
    /// unless a number is begun already.
    fn take_digit(&mut self, digit: u32, in_detail: bool) -> bool {
        if !in_detail && self.count.is_none() && (1..=3).contains(&digit) {
            return false;
        }
        let number = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(99_999);
        self.count = Some(number);
        let references = u32::try_from(self.page.targets.len()).unwrap_or(u32::MAX);
        if in_detail && number > 0 && number.saturating_mul(10) > references {
            self.apply(Action::Follow);
        }
        true
    }

    /// Goes to the record that the reference leads to.
    pub(super) fn follow(&mut self, target: usize) {
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

    /// Narrows all panes to the neighbours of the current entry.
    fn narrow(&mut self) {
        let Some(id) = self.view.current else { return self.refuse("Nothing is selected") };
        if self.view.chips.contains(&Chip::Near(id)) {
            let key = self.keymap.label(Action::DropChip);
            return self
                .refuse(&format!("The panes are narrowed to this already: {key} widens them"));
        }
        self.history.leave(&self.view);
        self.view.chips.push(Chip::Near(id));
        self.refill();
    }

    fn drop_chip(&mut self) -> bool {
        if self.view.chips.is_empty() {
            return false;
        }
        self.history.leave(&self.view);
        if let Some(Chip::Search(_)) = self.view.chips.pop() {
            self.kept = None;
        }
        self.refill();
        self.follow_selection();
        true
    }

    fn travel(&mut self, back: bool) {
        let went = if back {
            self.history.back(&mut self.view)
        } else {
            self.history.forward(&mut self.view)
        };
        if went {
            self.search_for_chips();
        } else {
            self.refuse(if back {
                "There is no way back from here"
            } else {
                "There is no way forward from here"
            });
        }
    }

    /// One level back: out of the detail, then off with the last narrowing.
    fn leave(&mut self) {
        match self.view.focus {
            Focus::Detail(pane) => {
                self.view.focus = Focus::Pane(pane);
            }
            Focus::Pane(_) => {
                if !self.drop_chip() {
                    let quit = self.keymap.label(Action::Close);
                    let text = format!("This is the outermost level; {quit} quits");
                    self.notice = Some(Notice::Hint(text));
                }
            }
        }
    }

    pub(super) fn menu(&self) -> Option<(&Menu, bool)> {
        match self.windows.last() {
            Some(Window::Help(menu)) => Some((menu, true)),
            Some(Window::Palette(menu)) => Some((menu, false)),
            Some(
                Window::Sheet(_)
                | Window::Records(_)
                | Window::Ties(_)
                | Window::Numbers(_)
                | Window::Map(_)
                | Window::Layers(_)
                | Window::Own(_)
                | Window::Choice(..),
            )
            | None => None,
        }
    }

    /// Whether the palette lists the action: what moves in windows and prompts it does not.
    #[must_use]
    pub fn in_palette(&self, spec: &crate::state::Spec) -> bool {
        let here = !matches!(spec.scope, Scope::Prompt | Scope::Window);
        let fits = match spec.scope {
            Scope::Detail => matches!(self.view.focus, Focus::Detail(_)),
            Scope::Panes => {
                matches!(self.view.focus, Focus::Pane(_)) || spec.action != Action::Open
            }
            _ => true,
        };
        here && fits && self.is_possible(spec.action)
    }

    /// The lines of the menu on top.
    #[must_use]
    pub fn menu_lines(&self) -> Vec<crate::state::MenuLine> {
        match self.menu() {
            Some((menu, true)) => menu.lines(&self.keymap, true, |_| true),
            Some((menu, false)) => menu.lines(&self.keymap, false, |spec| self.in_palette(spec)),
            None => Vec::new(),
        }
    }

    pub(super) fn run_marked(&mut self) -> Option<Effect> {
        if let Some(Window::Layers(marked)) = self.windows.last().cloned() {
            return self.switch_layer(marked);
        }
        if let Some(Window::Map(_)) = self.windows.last() {
            self.open_place();
            return None;
        }
        if let Some(Window::Choice(choice, at)) = self.windows.last() {
            return self.choose(*choice, *at);
        }
        if let Some(Window::Own(_)) = self.windows.last() {
            self.open_own();
            return None;
        }
        if let Some(Window::Numbers(numbers)) = self.windows.last() {
            let numbers = numbers.clone();
            self.open_number(&numbers);
            return None;
        }
        if let Some(Window::Ties(ties)) = self.windows.last() {
            match ties.neighbours.get(ties.selected).copied() {
                Some(id) => self.open_record(id),
                None => self.windows.clear(),
            }
            return None;
        }
        if let Some(Window::Records(records)) = self.windows.last() {
            match records.entries.get(records.selected).copied() {
                Some(id) => self.open_record(id),
                None => self.windows.clear(),
            }
            return None;
        }
        let Some((menu, _)) = self.menu() else {
            self.read_further();
            return None;
        };
        let lines = self.menu_lines();
        let Some(spec) = menu.marked(&lines) else {
            self.refuse("No action has such words");
            return None;
        };
        if !self.in_palette(spec) {
            let text = format!("“{}” cannot be done here and now", spec.name);
            self.refuse(&text);
            return None;
        }
        self.windows.clear();
        self.apply(spec.action)
    }
}
