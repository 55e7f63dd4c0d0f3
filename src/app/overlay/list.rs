//! A list over the screen: one struct for all, which differ in their rows and in what Enter does.

use super::{annotations::AnnotationRow, reader::Pair};
use crate::{
    app::{
        Action, Code, Key, LineEditor, ThemeChoice,
        copy_format::CopyFormat,
        statistics::{Statistic, StatisticsTab},
    },
    dossier::EntryId,
    export::Format,
    tables::table,
};

table! {
    pub enum ListKind {
        fn title: &'static str;
        /// Whether letters choose a row.
        pub(crate) fn is_menu: bool;
        /// Whether letters filter the rows; in lists that fit the screen j and k move.
        fn is_filtered: bool;
        /// Whether it lists nothing of the dossier.
        pub(super) fn is_of_program: bool;
        /// What is read of the current record and the one that is chosen.
        pub(crate) fn pair: Option<Pair>;
    }
    Commands = "Keys and commands", false, true, true, None;
    /// The actions of annotations.
    Marks = "Mark · press a letter", true, false, false, None;
    /// The filters that can be added, and those that are set.
    Filters = "Filter · press a letter", true, false, false, None;
    /// The values of a field that can be filtered by, with their counts.
    Values = "Filter by", false, true, false, None;
    Records = "Records", false, true, false, None;
    /// The records that a search finds.
    Comparison = "Compare", false, true, false, Some(Pair::Comparison);
    Connection = "Connection of", false, true, false, Some(Pair::Connection);
    Statistics = "Statistics", false, false, false, None;
    Layers = "Open dossiers · Enter shows or hides", false, false, true, None;
    /// The formats in which a record can be copied.
    Copy = "Copy", false, true, false, None;
    Export = "Export as", false, true, false, None;
    /// The themes; the selected one is shown.
    Themes = "Theme", false, true, true, None;
    Annotations = "Bookmarks, notes, lists, searches", false, true, false, None;
}

/// A row of a list overlay. It is also the target of Enter.
#[derive(Debug, Clone, strum::EnumTryAs)]
pub enum ListRow {
    /// A heading over rows; it cannot be selected.
    Heading(&'static str),
    /// An action, in a menu with its letter.
    Action(Action, Option<char>),
    /// A filter that is set, by its index; Enter removes it.
    Filter(usize, String),
    /// A clause to filter by, `type:visit`; the value in words, with the number of records.
    Value(String, String),
    /// A record. Its date and title are read when the row is drawn: a list may have a million.
    Record(EntryId),
    /// A count or an amount, with its records.
    Statistic(Statistic),
    /// A dossier, by its index in the open dossiers.
    Layer(usize),
    Copy(CopyFormat),
    Export(Format),
    Theme(ThemeChoice),
    Annotation(AnnotationRow),
}

impl ListRow {
    pub fn is_selectable(&self) -> bool {
        match self {
            Self::Heading(_) => false,
            Self::Statistic(row) => !row.entries.is_empty(),
            _ => true,
        }
    }
}

#[derive(Debug, Clone)]
pub struct ListOverlay {
    pub kind: ListKind,
    pub title: String,
    pub rows: Vec<ListRow>,
    pub(super) all: Vec<ListRow>,
    /// The tabs of statistics, and which of them the rows are.
    pub tabs: (Vec<StatisticsTab>, usize),
    pub filter: Option<LineEditor>,
    pub selected: usize,
    /// The first line after a click, so that no row moves away from the pointer; else centred.
    pub offset: Option<usize>,
}

impl ListOverlay {
    pub(crate) fn new(kind: ListKind, rows: Vec<ListRow>) -> Self {
        let filter = kind.is_filtered().then(LineEditor::default);
        let (title, all, tabs) = (kind.title().to_owned(), rows.clone(), (Vec::new(), 0));
        let mut list = Self { kind, title, rows, all, tabs, filter, selected: 0, offset: None };
        list.select(0);
        list
    }

    pub(crate) fn records(entries: &[EntryId], selected: usize) -> Self {
        let rows = entries.iter().copied().map(ListRow::Record).collect();
        let title = format!("Records {}", entries.len());
        Self { title, selected, ..Self::new(ListKind::Records, rows) }
    }

    pub(crate) fn statistics(tabs: Vec<StatisticsTab>, tab: &str, counted: usize) -> Self {
        let mut list = Self::new(ListKind::Statistics, Vec::new());
        list.title =
            format!("Statistics: {counted} in the timeline · Enter filters, or opens a sum");
        let first = tabs.iter().position(|(name, _)| *name == tab).unwrap_or(0);
        list.tabs = (tabs, 0);
        list.turn(first);
        list
    }

    pub(crate) fn turn(&mut self, by: usize) {
        let (tabs, tab) = &mut self.tabs;
        if !tabs.is_empty() {
            *tab = (*tab + by) % tabs.len();
            let rows = tabs.get(*tab).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
            self.rows = rows.iter().cloned().map(ListRow::Statistic).collect();
            self.all.clone_from(&self.rows);
            (self.selected, self.offset) = (0, None);
            self.select(0);
        }
    }

    pub fn row(&self) -> Option<&ListRow> {
        self.rows.get(self.selected)
    }

    fn select(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        let below = self.rows.iter().skip(row).position(ListRow::is_selectable);
        self.selected = row + below.unwrap_or(0);
    }

    pub(super) fn select_shortcut(&mut self, key: Key) -> bool {
        let Some(typed) = key.in_english().unwrap_or(key).typed() else { return false };
        let is_typed = |row: &ListRow| matches!(row, ListRow::Action(_, Some(it)) if *it == typed);
        let row = self.rows.iter().position(is_typed);
        row.into_iter().for_each(|row| self.selected = row);
        row.is_some()
    }

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

    pub(super) fn typed(&self) -> &str {
        self.filter.as_ref().map_or("", LineEditor::text).trim()
    }

    pub(super) fn apply_filter(&mut self, text: impl Fn(&ListRow) -> String) {
        // Those of a pair are what a search finds.
        let is_found = self.kind.pair().is_some();
        let mut typed = if is_found { String::new() } else { self.typed().to_lowercase() };
        let fitting = |typed: &str| -> Vec<ListRow> {
            let fits = |row: &&ListRow| {
                let text = text(row).to_lowercase();
                let mut words = typed.split_whitespace();
                typed.is_empty() || row.is_selectable() && words.all(|word| text.contains(word))
            };
            self.all.iter().filter(fits).cloned().collect()
        };
        let mut rows = fitting(&typed);
        if rows.is_empty() {
            // Typed without leaving the Russian layout.
            let key = |letter: char| Key::plain(Code::Char(letter)).in_english()?.typed();
            typed = typed.chars().map(|letter| key(letter).unwrap_or(letter)).collect();
            rows = fitting(&typed);
        }
        self.rows = rows;
        if !typed.is_empty() {
            // Titles of which a word begins with what was typed come first.
            self.rows.sort_by_cached_key(|row| {
                let text = text(row).to_lowercase();
                let title = text.lines().next().unwrap_or_default();
                let begins = title.split(' ').any(|word| word.starts_with(&typed));
                (!title.starts_with(&typed), !begins)
            });
        }
        self.select(self.selected);
    }
}
