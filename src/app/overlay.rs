//! Overlays: lists, texts and links of a record; keys and the mouse go to the one on top.

pub(crate) mod annotations;
pub(crate) mod commands;
pub(crate) mod list;
mod pair;
pub(crate) mod reader;
pub(crate) mod relations;
pub(crate) mod timeline;

use super::{
    App, LineEditor, ThemeChoice,
    action::{Action, Scope},
    copy_format::CopyFormat,
    effect::Effect,
    key::Key,
    keymap::digit,
    relation_graph::Side,
    statistics::StatisticsTab,
    timeline::{ScaledTimeline, TimelineChange},
};
use crate::{dossier::EntrySet, export::Format};
use annotations::annotation_rows;
use commands::{command_rows, filter_rows, menu_rows};
use list::{ListKind, ListOverlay, ListRow};
use reader::{Reader, ReaderKind};
use relations::Relations;

/// Something over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A list to choose from.
    List(ListOverlay),
    /// A text to read.
    Reader(Reader),
    /// The links of a record.
    Relations(Relations),
    /// The timeline to scale.
    Timeline(ScaledTimeline),
}

impl Overlay {
    pub(crate) fn takes_text(&self) -> bool {
        match self {
            Self::List(list) => list.filter.is_some(),
            Self::Reader(reader) => reader.is_document(),
            Self::Relations(_) | Self::Timeline(_) => false,
        }
    }

    /// The line in which text is typed.
    pub(crate) fn query_mut(&mut self) -> Option<&mut LineEditor> {
        match self {
            Self::List(list) => list.filter.as_mut(),
            Self::Reader(reader) => Some(&mut reader.query),
            Self::Relations(_) | Self::Timeline(_) => None,
        }
    }

    fn is_snapshot(&self) -> bool {
        matches!(self, Self::Reader(reader) if reader.kind == ReaderKind::Snapshot)
    }

    /// The overlay after the dossier is replaced; none if it lists records.
    pub(crate) fn without_dossier(self) -> Option<Self> {
        match self {
            Self::List(list) => list.is_of_program().then_some(Self::List(list)),
            Self::Reader(reader) => reader.without_text().map(Self::Reader),
            Self::Relations(_) | Self::Timeline(_) => None,
        }
    }

    /// Selects an item; returns whether it was selected already.
    pub(crate) fn select(&mut self, item: usize, offset: usize) -> bool {
        let (selected, kept) = match self {
            Self::List(list) => (&mut list.selected, Some(&mut list.offset)),
            Self::Reader(reader) => (&mut reader.selected, None),
            Self::Relations(_) | Self::Timeline(_) => return false,
        };
        kept.into_iter().for_each(|kept| *kept = Some(offset));
        std::mem::replace(selected, item) == item
    }
}

impl App {
    pub(crate) fn show_statistics(&mut self, tabs: Vec<StatisticsTab>, events: usize) {
        self.overlays.push(Overlay::List(ListOverlay::statistics(tabs, events)));
    }

    pub(crate) fn apply_in_overlay(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Activate => return self.activate_overlay(),
            Action::Remove => return self.remove_row(),
            Action::Dismiss => _ = self.overlays.pop(),
            _ => {}
        }
        None
    }

    pub(crate) fn activate_overlay(&mut self) -> Option<Effect> {
        match self.overlays.last()? {
            Overlay::List(_) => return self.activate_row(),
            Overlay::Reader(_) => self.follow_in_reader(),
            Overlay::Timeline(_) => return self.activate_in_timeline(),
            Overlay::Relations(_) => self.activate_relation(),
        }
        None
    }

    pub(crate) fn move_in_overlay(&mut self, by: isize) {
        let lines = self.status.sizes.overlay_lines;
        match self.overlays.last_mut() {
            Some(Overlay::List(list)) => list.move_by(by),
            Some(Overlay::Reader(reader)) => reader.move_by(by, lines),
            Some(Overlay::Relations(_)) => self.step_relation(|graph, from| graph.step(from, by)),
            Some(Overlay::Timeline(_)) => _ = self.change_timeline(TimelineChange::Lane(by)),
            None => {}
        }
    }

    fn move_sideways(&mut self, side: Side) {
        match self.overlays.last_mut() {
            Some(Overlay::List(list)) => {
                let tabs = list.tabs.0.len();
                list.turn(if side == Side::Right { 1 } else { tabs.saturating_sub(1) });
            }
            _ => self.step_relation(|graph, from| graph.across(from, side)),
        }
    }

    /// Handles a key: keys that move in panes move here, too; letters are typed into the filter.
    pub(crate) fn press_in_overlay(&mut self, key: Key) -> Option<Effect> {
        if let Some(Overlay::List(list)) = self.overlays.last_mut()
            && list.select_shortcut(key)
        {
            return self.activate_row();
        }
        let action = self.settings.keymap.action(&[Scope::Browse, Scope::Panes], key);
        let takes_text = self.takes_text();
        if key.typed().is_none() {
            self.run_pending_search();
        }
        let change = TimelineChange::of_key(key).or_else(|| TimelineChange::of_action(action?));
        if change.is_some_and(|change| self.change_timeline(change))
            || !(takes_text && key.typed().is_some()) && self.move_in_overlay_by(action, takes_text)
        {
            return None;
        }
        if takes_text {
            self.type_key(key);
            return None;
        }
        let shows_day = self.overlays.last().is_some_and(Overlay::is_snapshot);
        match action {
            Some(Action::Links) => self.open_relations_of_neighbor(),
            Some(Action::NextChange) if shows_day => self.step_change(true),
            Some(Action::PreviousChange) if shows_day => self.step_change(false),
            Some(Action::Close | Action::Back | Action::ToggleScale) => _ = self.overlays.pop(),
            Some(Action::Help) => self.open_list(ListKind::Commands),
            _ => self.refuse_in_overlay(key),
        }
        None
    }

    /// Says that a key does nothing here; a digit in the list of filters begins a date.
    fn refuse_in_overlay(&mut self, key: Key) {
        if let Some(Overlay::List(list)) = self.overlays.last()
            && list.kind == ListKind::Filters
            && let Some(digit) = digit(key)
        {
            self.overlays.clear();
            self.apply(Action::FilterDate);
            return self.edit(|line| line.insert(&digit.to_string()));
        }
        let close = self.settings.keymap.label(Action::Dismiss);
        self.status.hint(format!("{}: no such key here · {close} closes", key.label()));
    }

    fn move_in_overlay_by(&mut self, action: Option<Action>, takes_text: bool) -> bool {
        let page = self.status.sizes.overlay_page();
        let half = (page / 2).max(1);
        match action {
            Some(Action::Left | Action::PreviousPane) => self.move_sideways(Side::Left),
            Some(Action::Right | Action::NextPane) => self.move_sideways(Side::Right),
            Some(Action::Down) => self.move_in_overlay(1),
            Some(Action::Up) => self.move_in_overlay(-1),
            Some(Action::PageDown) => self.move_in_overlay(page),
            Some(Action::PageUp) => self.move_in_overlay(-page),
            Some(Action::First | Action::GoTo) => self.move_in_overlay(-isize::MAX),
            Some(Action::Last) => self.move_in_overlay(isize::MAX),
            // In a line of text these edit.
            Some(Action::HalfDown) if !takes_text => self.move_in_overlay(half),
            Some(Action::HalfUp) if !takes_text => self.move_in_overlay(-half),
            _ => return false,
        }
        true
    }

    pub(crate) fn open_list(&mut self, kind: ListKind) {
        let rows = self.list_rows(kind, "").unwrap_or_default();
        let mut list = ListOverlay::new(kind, rows);
        if kind == ListKind::Themes {
            let current = |choice: &ThemeChoice| *choice == self.settings.theme;
            list.selected = ThemeChoice::ALL.iter().position(current).unwrap_or(0);
        }
        if kind == ListKind::Annotations {
            // Selects the first item, below its heading.
            list.move_by(1);
        }
        self.overlays.push(Overlay::List(list));
    }

    /// The rows of a list; nothing for those that are made when they are opened alone.
    fn list_rows(&self, kind: ListKind, typed: &str) -> Option<Vec<ListRow>> {
        Some(match kind {
            ListKind::Commands => command_rows(),
            ListKind::Marks => menu_rows(Action::Marks).collect(),
            ListKind::Filters => filter_rows(&self.data.dossier, &self.browse.view.filters),
            ListKind::Layers => (0..self.data.layers.len()).map(ListRow::Layer).collect(),
            ListKind::Copy => {
                let formats = CopyFormat::ALL.iter().map(|(it, ..)| ListRow::Copy(*it));
                formats.chain(menu_rows(Action::Copy)).collect()
            }
            ListKind::Export => Format::ALL.iter().copied().map(ListRow::Export).collect(),
            ListKind::Themes => ThemeChoice::ALL.into_iter().map(ListRow::Theme).collect(),
            ListKind::Annotations => {
                let rows = annotation_rows(&self.data.dossier, self.annotations());
                rows.into_iter().map(ListRow::Annotation).collect()
            }
            ListKind::Pair(_) => self.partner_rows(typed),
            ListKind::Records | ListKind::Statistics | ListKind::Values => return None,
        })
    }

    /// Filters the list, or searches the document, by what was typed since the last frame.
    pub(super) fn filter_overlay(&mut self) {
        match self.overlays.last_mut() {
            Some(Overlay::List(list)) => {
                list.selected = 0;
                self.update_lists();
            }
            Some(Overlay::Reader(_)) => {
                self.compose_readers();
                self.select_match(1);
            }
            _ => {}
        }
    }

    pub(crate) fn update_lists(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::List(list) = overlay {
                if let Some(rows) = self.list_rows(list.kind, list.typed()) {
                    list.set_rows(rows);
                }
                list.apply_filter(|row| self.row_text(row));
            }
        }
        self.overlays = overlays;
    }

    /// The theme of the screen: in the list of themes the selected one.
    pub fn theme(&self) -> ThemeChoice {
        match self.overlays.last() {
            Some(Overlay::List(list)) => match list.row() {
                Some(ListRow::Theme(theme)) => *theme,
                _ => self.settings.theme,
            },
            _ => self.settings.theme,
        }
    }

    fn remove_row(&mut self) -> Option<Effect> {
        if let Some(Overlay::List(list)) = self.overlays.last()
            && let Some(ListRow::Filter(at, _)) = list.row()
        {
            let at = *at;
            self.remove_filter(at);
            self.update_lists();
            return None;
        }
        self.remove_annotation()
    }

    pub(crate) fn activate_row(&mut self) -> Option<Effect> {
        let Some(Overlay::List(list)) = self.overlays.last() else { return None };
        match list.row() {
            Some(ListRow::Statistic(counted)) if counted.entries.is_empty() => {}
            None | Some(ListRow::Heading(_)) => {
                let key = self.settings.keymap.label(Action::Dismiss);
                self.status.refuse(&format!("No row fits; {key} closes"));
            }
            Some(ListRow::Action(spec, _)) => return self.run_command(spec),
            Some(ListRow::Filter(at, _)) => {
                let at = *at;
                self.overlays.clear();
                self.remove_filter(at);
            }
            Some(ListRow::Theme(theme)) => {
                (self.settings.theme, self.settings.chosen_theme) = (*theme, Some(*theme));
                let text = format!("Theme: {} (kept for the next start)", theme.name());
                self.overlays.clear();
                self.status.hint(text);
            }
            Some(ListRow::Value(clause, _)) => {
                let clause = clause.clone();
                self.overlays.clear();
                self.filter_by_field(&clause);
            }
            Some(ListRow::Record(id)) => match list.kind {
                ListKind::Pair(pair) => {
                    let id = *id;
                    self.overlays.clear();
                    self.open_reader(ReaderKind::Pair(pair, id));
                }
                _ => self.open_record(*id),
            },
            Some(ListRow::Statistic(counted)) => {
                let members = EntrySet::with_linked(&self.data.dossier, &counted.entries);
                self.filter_by_records(counted.label.clone(), members);
            }
            Some(ListRow::Layer(at)) => return self.toggle_layer(*at),
            Some(ListRow::Copy(format)) => {
                let format = *format;
                self.overlays.clear();
                return Some(Effect::Copy(format, self.browse.chosen()));
            }
            Some(ListRow::Export(format)) => self.ask_export(*format),
            Some(ListRow::Annotation(row)) => self.open_annotation(row.clone()),
        }
        None
    }
}
