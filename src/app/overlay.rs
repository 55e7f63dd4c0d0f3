//! Overlays: lists, texts and links of a record; keys and the mouse go to the one on top.

pub(crate) mod annotations;
pub(crate) mod commands;
mod enter;
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
    timeline::{ScaledTimeline, TimelineChange},
    viewport::ViewportSizes,
};
use crate::dossier::{Dossier, EntryId};
use annotations::AnnotationRow;
use links::Links;
use list::{ListKind, ListOverlay, ListRow};
use reader::{Pair, Reader, ReaderKind};
use rows::ListContext;
pub use stack::Overlays;

#[derive(Debug, Clone, strum::EnumTryAs)]
pub enum Overlay {
    List(ListOverlay),
    Reader(Reader),
    Links(Links),
    Timeline(ScaledTimeline),
}

impl Overlay {
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

    /// The overlay after the dossier is replaced; none if it lists records, or what can be done
    /// with a record that is no longer the current one.
    fn without_dossier(self, is_same_record: bool) -> Option<Self> {
        match self {
            Self::List(list) => {
                use ListKind::{Records, Statistics, Values};
                let is_of_old = matches!(list.kind, Records | Statistics | Values);
                let is_kept = list.kind.is_of_program() || is_same_record && !is_of_old;
                is_kept.then_some(Self::List(list))
            }
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
                _ => return self.activate_overlay(),
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
}
