//! A list over the screen. One struct serves all of them: they differ in their rows, which are made
//! when a list is opened, filtered or changed, and in what Enter does with a row.

use super::{
    Overlay,
    annotations::{AnnotationRow, annotation_rows},
    commands::command_rows,
};
use crate::{
    app::{
        App, Key, LineEditor,
        action::Spec,
        browse::view::{Filter, RecordFilter},
        effect::Effect,
        statistics::Statistic,
        transfer::CopyFormat,
    },
    dossier::EntryId,
    export::Format,
};
use std::sync::Arc;

/// What a list overlay lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// All keys, by where they work.
    Help,
    /// The actions that are possible now.
    Commands,
    /// Records.
    Records,
    /// Counts of what the timeline shows.
    Statistics,
    /// The open dossiers.
    Layers,
    /// What can be copied of a record.
    Copy,
    /// The formats of an export.
    Export,
    /// Saved searches, bookmarks, notes and reading lists.
    Annotations,
}

impl ListKind {
    fn title(self) -> &'static str {
        match self {
            Self::Help => "Help: type to find, Enter does it",
            Self::Commands => "Do what?",
            Self::Records => "Records",
            Self::Statistics => "Numbers: Enter narrows to what is counted",
            Self::Layers => "Layers: Enter switches one on or off",
            Self::Copy => "Copy what?",
            Self::Export => "Export what the panes show: as what?",
            Self::Annotations => "Yours: Enter opens, or narrows to a part",
        }
    }
}

/// A row of a list overlay. It is also the target of Enter.
#[derive(Debug, Clone)]
pub enum ListRow {
    /// A heading over rows; it cannot be selected.
    Heading(&'static str),
    /// An action.
    Action(&'static Spec),
    /// A record. Its date and title are read when the row is drawn: a list may have a million.
    Record(EntryId),
    /// A count or an amount, with its records.
    Statistic(Statistic),
    /// A dossier, by its index in the open dossiers.
    Layer(usize),
    /// Something to copy.
    Copy(CopyFormat),
    /// A format of an export.
    Export(Format),
    /// An annotation, or the heading of a section of them.
    Annotation(AnnotationRow),
}

impl ListRow {
    /// Whether the row can be selected.
    #[must_use]
    pub fn is_selectable(&self) -> bool {
        !matches!(self, Self::Heading(_))
    }

    /// The letter that activates the row.
    #[must_use]
    pub fn shortcut(&self) -> Option<char> {
        match self {
            Self::Copy(format) => Some(format.letter()),
            _ => None,
        }
    }
}

/// A list over the screen.
#[derive(Debug, Clone)]
pub struct ListOverlay {
    /// What it lists.
    pub kind: ListKind,
    /// Its title.
    pub title: String,
    /// Its rows.
    pub rows: Vec<ListRow>,
    /// What filters the rows; nothing in a list that is not filtered.
    pub filter: Option<LineEditor>,
    /// The selected row.
    pub selected: usize,
    /// The first line on the screen after a click, so that no row moves away from the pointer;
    /// otherwise the selected row is in the middle.
    pub offset: Option<usize>,
}

impl ListOverlay {
    fn new(kind: ListKind, rows: Vec<ListRow>) -> Self {
        let filter = matches!(kind, ListKind::Help | ListKind::Commands).then(LineEditor::default);
        let title = kind.title().to_owned();
        let mut list = Self { kind, title, rows, filter, selected: 0, offset: None };
        list.select(0);
        list
    }

    /// A list of records.
    pub(crate) fn records(title: &str, entries: &[EntryId], selected: usize) -> Self {
        let rows = entries.iter().copied().map(ListRow::Record).collect();
        let title = format!("{title} {}", entries.len());
        Self { title, selected, ..Self::new(ListKind::Records, rows) }
    }

    /// The statistics.
    pub(crate) fn statistics(rows: Vec<ListRow>) -> Self {
        Self::new(ListKind::Statistics, rows)
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> Option<&ListRow> {
        self.rows.get(self.selected)
    }

    /// Selects the row, or the next one below it that can be selected.
    fn select(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        let below = self.rows.iter().skip(row).position(ListRow::is_selectable);
        self.selected = row + below.unwrap_or(0);
    }

    /// Moves the selection by this many rows that can be selected.
    pub(crate) fn move_by(&mut self, by: isize) {
        let (mut row, mut left) = (self.selected, by.unsigned_abs());
        while left > 0
            && let Some(next) = row.checked_add_signed(by.signum())
            && let Some(there) = self.rows.get(next)
        {
            row = next;
            if there.is_selectable() {
                self.selected = row;
                left -= 1;
            }
        }
    }

    fn set_rows(&mut self, rows: Vec<ListRow>) {
        self.rows = rows;
        self.select(self.selected);
    }
}

impl App {
    /// Opens a list.
    pub(crate) fn open_list(&mut self, kind: ListKind) {
        let rows = self.list_rows(kind, "").unwrap_or_default();
        self.overlays.push(Overlay::List(ListOverlay::new(kind, rows)));
    }

    /// The rows of a list; nothing for those that are made when they are opened alone.
    fn list_rows(&self, kind: ListKind, filter: &str) -> Option<Vec<ListRow>> {
        Some(match kind {
            ListKind::Help => command_rows(&self.settings.keymap, filter, true, |_| true),
            ListKind::Commands => {
                command_rows(&self.settings.keymap, filter, false, |spec| self.is_available(spec))
            }
            ListKind::Layers => (0..self.data.layers.len()).map(ListRow::Layer).collect(),
            ListKind::Copy => CopyFormat::ALL.iter().map(|(it, ..)| ListRow::Copy(*it)).collect(),
            ListKind::Export => Format::ALL.iter().copied().map(ListRow::Export).collect(),
            ListKind::Annotations => annotation_rows(&self.data.dossier, self.annotations()),
            ListKind::Records | ListKind::Statistics => return None,
        })
    }

    /// Makes the rows of all lists again, after what they list has changed.
    pub(crate) fn update_lists(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::List(list) = overlay {
                let filter = list.filter.as_ref().map_or("", LineEditor::text);
                if let Some(rows) = self.list_rows(list.kind, filter) {
                    list.set_rows(rows);
                }
            }
        }
        self.overlays = overlays;
    }

    /// Edits the filter of the list on top.
    pub(crate) fn filter_list(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        let Some(Overlay::List(list)) = self.overlays.last_mut() else { return };
        if let Some(filter) = &mut list.filter {
            edit(filter);
            list.selected = 0;
            self.update_lists();
        }
    }

    /// Activates the row of the list on top that has this key as its shortcut.
    pub(crate) fn press_shortcut(&mut self, key: Key) -> Option<Effect> {
        let Some(Overlay::List(list)) = self.overlays.last_mut() else { return None };
        let letter = Some(key.in_english().unwrap_or(key).typed()?);
        list.selected = list.rows.iter().position(|row| row.shortcut() == letter)?;
        self.activate_row()
    }

    /// Does what the selected row of the list on top is for.
    pub(crate) fn activate_row(&mut self) -> Option<Effect> {
        let Some(Overlay::List(list)) = self.overlays.last() else { return None };
        match list.row() {
            None | Some(ListRow::Heading(_)) => match list.filter {
                Some(_) => self.refuse("No action has such words"),
                None => _ = self.overlays.pop(),
            },
            Some(ListRow::Action(spec)) => return self.run_command(spec),
            Some(ListRow::Record(id)) => self.open_record(*id),
            Some(ListRow::Statistic(counted)) => {
                let members = counted.entries.iter().copied().collect();
                let filter = RecordFilter { title: counted.label.clone(), members };
                self.overlays.clear();
                self.browse.add_filter(&self.data.dossier, Filter::Only(Arc::new(filter)));
                self.browse.follow_selection();
            }
            Some(ListRow::Layer(at)) => return self.toggle_layer(*at),
            Some(ListRow::Copy(format)) => {
                let format = *format;
                self.overlays.clear();
                return Some(Effect::Copy(format, self.browse.view.current?));
            }
            Some(ListRow::Export(format)) => self.ask_export(*format),
            Some(ListRow::Annotation(row)) => self.open_annotation(&row.clone()),
        }
        None
    }
}
