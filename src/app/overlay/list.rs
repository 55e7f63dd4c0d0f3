//! A list over the screen. One struct serves all of them: they differ in their rows, which are made
//! when a list is opened, filtered or changed, and in what Enter does with a row.

use super::annotations::AnnotationRow;
use crate::{
    app::{
        LineEditor,
        action::Spec,
        copy_format::CopyFormat,
        statistics::{Statistic, StatisticsTab},
    },
    dossier::EntryId,
    export::Format,
};

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
            Self::Statistics => "Statistics · Enter filters",
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
        match self {
            Self::Heading(_) => false,
            Self::Statistic(row) => !row.entries.is_empty(),
            _ => true,
        }
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
    /// The tabs of statistics, and which of them the rows are.
    pub tabs: (Vec<StatisticsTab>, usize),
    /// What filters the rows; nothing in a list that is not filtered.
    pub filter: Option<LineEditor>,
    /// The selected row.
    pub selected: usize,
    /// The first line on the screen after a click, so that no row moves away from the pointer;
    /// otherwise the selected row is in the middle.
    pub offset: Option<usize>,
}

impl ListOverlay {
    pub(super) fn new(kind: ListKind, rows: Vec<ListRow>) -> Self {
        let filter = matches!(kind, ListKind::Help | ListKind::Commands).then(LineEditor::default);
        let title = kind.title().to_owned();
        let tabs = (Vec::new(), 0);
        let mut list = Self { kind, title, rows, tabs, filter, selected: 0, offset: None };
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
    pub(in crate::app) fn statistics(tabs: Vec<StatisticsTab>) -> Self {
        let mut list = Self::new(ListKind::Statistics, Vec::new());
        list.tabs = (tabs, 0);
        list.turn(0);
        list
    }

    /// Turns this many tabs on; after the last one comes the first.
    pub(crate) fn turn(&mut self, by: usize) {
        let (tabs, tab) = &mut self.tabs;
        if !tabs.is_empty() {
            *tab = (*tab + by) % tabs.len();
            let rows = tabs.get(*tab).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
            self.rows = rows.iter().cloned().map(ListRow::Statistic).collect();
            (self.selected, self.offset) = (0, None);
            self.select(0);
        }
    }

    /// Whether it lists nothing of the dossier.
    pub(super) fn is_of_program(&self) -> bool {
        matches!(self.kind, ListKind::Help | ListKind::Commands | ListKind::Layers)
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

    pub(super) fn set_rows(&mut self, rows: Vec<ListRow>) {
        self.rows = rows;
        self.select(self.selected);
    }
}
