//! What keys and actions do. All of the state changes through here.

use super::{
    Action, App, Key, Scope,
    browse::{Focus, PaneId},
    effect::{Effect, Notice},
    keymap::digit,
    overlay::{Overlay, list::ListKind, reader::ReaderKind},
    timeline::TimelineMode,
};

impl App {
    /// What the key does.
    pub fn press(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
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

    /// Text that was pasted: it goes where text is typed, and nowhere else.
    pub fn paste(&mut self, text: &str) {
        self.notice = None;
        if self.takes_text() {
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
        if !self.overlays.is_empty() {
            return vec![Scope::Window];
        }
        match (&self.typing, self.view.focus) {
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
            Action::Remove => matches!(
                self.overlays.last(),
                Some(Overlay::List(list)) if list.kind == ListKind::Annotations
            ),
            Action::Between => self.pinned().is_some(),
            Action::ZoomIn
            | Action::ZoomOut
            | Action::PanLeft
            | Action::PanRight
            | Action::Lanes => matches!(self.view.drawing, TimelineMode::Scale(_)),
            _ => true,
        }
    }

    /// Does the action; a number typed before it says how often, or which.
    pub fn apply(&mut self, action: Action) -> Option<Effect> {
        if action != Action::Quit {
            self.run_pending_search();
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
            Action::Narrow => self.add_related_filter(),
            Action::DropChip => {
                if !self.drop_filter() {
                    self.refuse("Nothing is narrowed");
                }
            }
            Action::TimeView => self.turn_drawing(),
            Action::ZoomIn => self.zoom(times),
            Action::ZoomOut => self.zoom(-times),
            Action::PanLeft => self.pan(-times),
            Action::PanRight => self.pan(times),
            Action::Lanes => self.turn_lanes(),
            Action::Mark => self.pin(),
            Action::Between => self.compare(),
            Action::Ties => self.open_relations(self.view.current),
            Action::Map => self.open_map(),
            Action::Numbers => self.open_numbers(),
            Action::AsOf => self.open_date(),
            Action::NextChange => self.step_change(times),
            Action::PreviousChange => self.step_change(-times),
            Action::DayState => self.read_state(),
            Action::NextHit => self.next_hit(times),
            Action::PreviousHit => self.next_hit(-times),
            Action::Sources => self.open_reader(ReaderKind::Sources),
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
            Action::About => self.open_reader(ReaderKind::About),
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
            Action::Own => self.open_list(ListKind::Annotations),
            Action::Remove => return self.remove_annotation(),
            Action::Copy => self.open_copy(),
            Action::Export => self.open_list(ListKind::Export),
            Action::Help => self.open_list(ListKind::Help),
            Action::Palette => self.open_list(ListKind::Commands),
            Action::Leave => self.leave(),
            Action::Close | Action::Quit => return Some(Effect::Quit),
            Action::Accept
            | Action::Cancel
            | Action::Complete
            | Action::HitDown
            | Action::HitUp => return self.in_prompt(action),
            Action::Run
            | Action::Dismiss
            | Action::WindowDown
            | Action::WindowUp
            | Action::WindowPageDown
            | Action::WindowPageUp
            | Action::WindowLeft
            | Action::WindowRight => return self.apply_in_overlay(action),
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
}
