//! Overlays: lists, texts and links of a record; keys and the mouse go to the one on top.

pub(crate) mod annotations;
pub(crate) mod commands;
pub(crate) mod links;
pub(crate) mod list;
pub(crate) mod reader;
mod rows;
mod stack;

use super::{
    App, LineEditor, ThemeChoice,
    action::{Action, Scope},
    effect::Effect,
    key::Key,
    keymap::digit,
    prompt::InputKind,
    statistics::{Statistic, StatisticValue},
    timeline::{ScaledTimeline, TimelineChange},
    viewport::ViewportSizes,
};
use crate::dossier::{Dossier, EntryId, EntrySet};
use annotations::AnnotationRow;
use links::Links;
use list::{ListKind, ListOverlay, ListRow};
use reader::{Pair, Reader, ReaderKind};
use rows::ListContext;
pub use stack::Overlays;

/// Something over the screen.
#[derive(Debug, Clone, strum::EnumTryAs)]
pub enum Overlay {
    List(ListOverlay),
    Reader(Reader),
    Links(Links),
    Timeline(ScaledTimeline),
}

impl Overlay {
    /// The line in which text is typed.
    fn query(&self) -> Option<&LineEditor> {
        match self {
            Self::List(list) => list.filter.as_ref(),
            Self::Reader(reader) => Some(&reader.query).filter(|_| reader.is_document()),
            Self::Links(_) | Self::Timeline(_) => None,
        }
    }

    pub(crate) fn query_mut(&mut self) -> Option<&mut LineEditor> {
        match self {
            Self::List(list) => list.filter.as_mut(),
            Self::Reader(reader) => Some(&mut reader.query),
            Self::Links(_) | Self::Timeline(_) => None,
        }
    }

    /// The overlay after the dossier is replaced; none if it lists records.
    fn without_dossier(self) -> Option<Self> {
        match self {
            Self::List(list) => list.kind.is_of_program().then_some(Self::List(list)),
            Self::Reader(reader) => reader.without_text().map(Self::Reader),
            Self::Links(_) | Self::Timeline(_) => None,
        }
    }

    /// Selects an entry of a drawing; returns whether it was selected already.
    pub(super) fn click(&mut self, id: EntryId, dossier: &Dossier, sizes: ViewportSizes) -> bool {
        match self {
            Self::Links(links) => links.click(id, dossier, sizes.links),
            Self::Timeline(timeline) => timeline.click(id, dossier, sizes.scale),
            Self::List(_) | Self::Reader(_) => false,
        }
    }

    /// Selects an item; returns whether it was selected already.
    pub(crate) fn select(&mut self, item: usize, offset: usize) -> bool {
        let (selected, kept) = match self {
            Self::List(list) => (&mut list.selected, Some(&mut list.offset)),
            Self::Reader(reader) => (&mut reader.selected, None),
            Self::Links(_) | Self::Timeline(_) => return false,
        };
        kept.into_iter().for_each(|kept| *kept = Some(offset));
        std::mem::replace(selected, item) == item
    }
}

impl App {
    pub(super) fn apply_in_overlay(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Activate => return self.activate_overlay(),
            Action::Remove => return self.remove_row(),
            Action::Close => _ = self.overlays.pop(),
            _ => {}
        }
        None
    }

    pub(super) fn activate_overlay(&mut self) -> Option<Effect> {
        match self.overlays.last()? {
            Overlay::List(_) => return self.activate_row(),
            Overlay::Reader(_) => self.follow_in_reader(),
            Overlay::Timeline(_) => self.activate_in_timeline(),
            Overlay::Links(_) => self.activate_link(),
        }
        None
    }

    /// Handles a key: keys that move in panes move here, too; letters are typed into the filter.
    pub(super) fn press_in_overlay(&mut self, key: Key) -> Option<Effect> {
        if self.overlays.list_mut().is_some_and(|list| list.select_shortcut(key)) {
            return self.activate_row();
        }
        let action = self.settings.keymap.action(&[Scope::Browse, Scope::Panes], key);
        if key.typed().is_none() {
            self.run_pending_search();
        }
        let (dossier, sizes) = (&self.data.dossier, self.status.sizes);
        let change = TimelineChange::of_key(key).or_else(|| TimelineChange::of_action(action?));
        if let Some((timeline, change)) = self.overlays.timeline_mut().zip(change) {
            self.status.check(timeline.change(change, dossier, sizes.scale));
            return None;
        }
        let takes_text = self.overlays.takes_text();
        let is_typed = takes_text && key.typed().is_some();
        let movement = action.filter(|_| !is_typed);
        if movement.is_some_and(|action| self.overlays.apply_movement(action, dossier, sizes)) {
            return None;
        }
        if takes_text {
            self.type_key(key);
            return None;
        }
        let shows_day = self.overlays.shows_day();
        match action {
            Some(Action::Links) => match self.overlays.neighbors(dossier, sizes.links)[..] {
                [] => {}
                [one] => self.open_links(Some(one)),
                _ => self.activate_link(),
            },
            Some(Action::NextChange | Action::PreviousChange) if shows_day => {
                return self.apply(action?);
            }
            Some(Action::Quit | Action::Back | Action::Scale) => _ = self.overlays.pop(),
            Some(Action::Help) => self.open_list(ListKind::Commands),
            // A digit in the list of filters begins a date.
            _ if self.overlays.list().is_some_and(|list| list.kind == ListKind::Filters)
                && digit(key).is_some() =>
            {
                self.overlays.clear();
                self.apply(Action::FilterDate);
                self.type_key(key);
            }
            _ => {
                let close = self.settings.keymap.label(Action::Close);
                self.status.hint(format!("{}: no such key here · {close} closes", key.label()));
            }
        }
        None
    }

    pub(super) fn open_list(&mut self, kind: ListKind) {
        self.overlays.push(Overlay::List(ListOverlay::new(kind, Vec::new())));
        self.update_lists();
        let Some(list) = self.overlays.list_mut() else { return };
        match kind {
            ListKind::Themes => {
                let current = |choice: &ThemeChoice| *choice == self.settings.theme;
                list.selected = ThemeChoice::ALL.iter().position(current).unwrap_or(0);
            }
            // The first item, below its heading.
            ListKind::Annotations => list.move_by(1),
            ListKind::Comparison | ListKind::Connection => {
                let title = self.browse.view.current.map(|id| self.data.dossier.title(id));
                list.title = format!("{} {} with…", list.title, title.unwrap_or_default());
            }
            _ => {}
        }
    }

    /// Reads the current record with the pinned one; where none is pinned, asks for the other one.
    pub(super) fn open_pair(&mut self, pair: Pair) {
        let list = match pair {
            Pair::Comparison => ListKind::Comparison,
            Pair::Connection => ListKind::Connection,
        };
        match (self.browse.current(), self.browse.pinned_other()) {
            (Err(refusal), _) => self.notify(refusal),
            (_, Some(pinned)) => self.open_reader(ReaderKind::Pair(pair, pinned)),
            (Ok(_), None) => self.open_list(list),
        }
    }

    pub(super) fn update_lists(&mut self) {
        let Self { data, browse, annotations, settings, .. } = self;
        let annotations = &annotations.saved;
        self.overlays.update_lists(&ListContext { data, browse, annotations, settings });
    }

    fn remove_row(&mut self) -> Option<Effect> {
        match self.overlays.list()?.row()? {
            ListRow::Filter(at, _) => {
                self.browse.remove_filter(&self.data, *at);
                self.update_lists();
                None
            }
            ListRow::Annotation(AnnotationRow { title, deletion: Some(deletion), .. }) => {
                self.annotate(vec![deletion.clone()], format!("“{title}” removed"))
            }
            ListRow::Annotation(_) => {
                self.status.refuse("Select a single item to delete");
                None
            }
            _ => None,
        }
    }

    fn activate_row(&mut self) -> Option<Effect> {
        let list = self.overlays.list()?;
        match list.row().cloned() {
            Some(ListRow::Statistic(counted)) if counted.entries.is_empty() => {}
            Some(ListRow::Statistic(Statistic {
                value: StatisticValue::Amount(_),
                entries,
                ..
            })) => {
                entries.first().into_iter().for_each(|id| self.open_record(*id));
            }
            None | Some(ListRow::Heading(_)) => {
                let key = self.settings.keymap.label(Action::Close);
                self.status.refuse(&format!("No row fits; {key} closes"));
            }
            Some(ListRow::Action(action, _)) => return self.run_command(action),
            Some(ListRow::Filter(at, _)) => {
                self.overlays.clear();
                self.browse.remove_filter(&self.data, at);
            }
            Some(ListRow::Theme(theme)) => {
                (self.settings.theme, self.settings.chosen_theme) = (theme, Some(theme));
                self.overlays.clear();
                self.status.hint(format!("Theme: {} (kept for the next start)", theme.name()));
            }
            Some(ListRow::Value(clause, _)) => {
                self.overlays.clear();
                self.browse.filter_by_field(&self.data, &clause);
            }
            Some(ListRow::Record(id)) => match list.kind.pair() {
                Some(pair) => {
                    self.overlays.clear();
                    self.open_reader(ReaderKind::Pair(pair, id));
                }
                None => self.open_record(id),
            },
            Some(ListRow::Statistic(counted)) => {
                let members = EntrySet::with_linked(&self.data.dossier, &counted.entries);
                self.browse.filter_by_records(counted.label, members);
                self.overlays.leave(self.browse.views());
            }
            Some(ListRow::Layer(at)) => {
                let toggled = self.data.toggle_layer(at);
                return self.status.check(toggled).map(|()| Effect::Layers);
            }
            Some(ListRow::Copy(format)) => {
                self.overlays.clear();
                return Some(Effect::Copy(format, self.browse.chosen()));
            }
            Some(ListRow::Export(format)) => {
                self.overlays.clear();
                let name = format!("{}.{}", self.browse.file_name(), format.extension());
                self.ask(InputKind::Export(format), &name);
            }
            Some(ListRow::Annotation(row)) => self.open_annotation(row),
        }
        None
    }

    fn activate_in_timeline(&mut self) {
        let Some(timeline) = self.overlays.timeline() else { return };
        let id = timeline.selected;
        let entries = timeline.selected_entries(&self.data.dossier, self.status.sizes.scale);
        if entries.len() < 2 {
            return self.open_record(id);
        }
        let selected = entries.iter().position(|it| *it == id).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records("Records", &entries, selected)));
    }
}
