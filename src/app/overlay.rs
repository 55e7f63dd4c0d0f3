//! Windows over the screen: help, the palette of actions, and texts to read.

pub(crate) mod annotations;
mod input;
pub(crate) mod map;
mod reader;
pub(crate) mod relations;

use super::{
    action::{Action, Scope, Spec},
    keymap::Keymap,
    line_editor::LineEditor,
    statistics::Statistic,
    transfer::choice::ChoiceKind,
};
use crate::dossier::EntryId;
use map::MapView;
use relations::Relations;
use std::sync::Arc;

/// A window over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// All keys, by where they work.
    Help(ActionPicker),
    /// All actions that can be done now.
    Palette(ActionPicker),
    /// Something to read.
    Sheet(Reader),
    /// Records to choose from.
    Records(RecordList),
    /// What a record is tied to.
    Ties(Relations),
    /// Counts to choose from.
    Numbers(StatisticsList),
    /// The map.
    Map(MapView),
    /// The dossiers that can be laid over each other, and which line is marked.
    Layers(usize),
    /// Things to choose from, and which is marked.
    Choice(ChoiceKind, usize),
    /// What the user keeps, and which of its lines is marked.
    Own(usize),
}

/// Counts of what the timeline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticsList {
    /// The lines.
    pub lines: Arc<[Statistic]>,
    /// Which one is marked.
    pub selected: usize,
}

/// Records to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordList {
    /// What they are.
    pub title: String,
    /// The records.
    pub entries: Vec<EntryId>,
    /// Which one is marked.
    pub selected: usize,
}

/// What a sheet tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderKind {
    /// What the dossier is.
    About,
    /// What kept a part of the dossier from being read.
    Faults,
    /// Where the sources say what the current entry says.
    Sources,
    /// The state of the day that the panes show.
    State,
    /// The marked record and the current one.
    Between,
    /// The document that the cite with this place among the sources is in.
    Document(usize),
}

/// A text to read, and where in it the reader is.
#[derive(Debug, Clone)]
pub struct Reader {
    /// What it tells.
    pub text: ReaderKind,
    /// The first line on the screen.
    pub scroll: usize,
    /// The marked reference: among the sources a cite, in a document the passage or a place found.
    pub marked: usize,
    /// What is looked for in a document.
    pub find: LineEditor,
}

impl ReaderKind {
    /// Whether Enter goes to the record of the marked reference.
    #[must_use]
    pub fn leads_on(self) -> bool {
        matches!(self, Self::State | Self::Between)
    }
}

impl Reader {
    /// The sheet from its beginning.
    #[must_use]
    pub fn new(text: ReaderKind) -> Self {
        Self { text, scroll: 0, marked: 0, find: LineEditor::default() }
    }
}

/// A list of actions, filtered by what is typed.
#[derive(Debug, Clone, Default)]
pub struct ActionPicker {
    /// What is typed to filter it.
    pub filter: LineEditor,
    /// Which of the actions left is marked.
    pub selected: usize,
}

/// A line of a menu.
#[derive(Debug, Clone, Copy)]
pub enum ActionRow {
    /// Where the actions below work.
    Heading(Scope),
    /// An action.
    Action(&'static Spec),
}

impl ActionPicker {
    /// The lines for what is typed: all under their headings while nothing is typed, otherwise
    /// those that have the words, the ones whose name fits best first.
    #[must_use]
    pub fn lines(
        &self,
        keymap: &Keymap,
        headings: bool,
        shown: impl Fn(&Spec) -> bool,
    ) -> Vec<ActionRow> {
        let typed = self.filter.text().trim().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let matches = |spec: &&Spec| {
            let keys = keymap.labels(spec.action);
            let text = format!("{} {} {keys}", spec.name, spec.help).to_lowercase();
            words.iter().all(|word| text.contains(word)) && shown(spec)
        };
        let mut lines = Vec::new();
        for scope in Scope::ALL {
            let found = Action::specs().iter().filter(|spec| spec.scope == scope).filter(matches);
            let mut found = found.map(ActionRow::Action).peekable();
            if headings && typed.is_empty() && found.peek().is_some() {
                lines.push(ActionRow::Heading(scope));
            }
            lines.extend(found);
        }
        if !typed.is_empty() {
            lines.sort_by_key(|line| match line {
                ActionRow::Action(spec) if spec.name == typed => 0,
                ActionRow::Action(spec) if spec.name.starts_with(&typed) => 1,
                ActionRow::Action(spec) if spec.name.contains(&typed) => 2,
                ActionRow::Action(_) | ActionRow::Heading(_) => 3,
            });
        }
        lines
    }

    /// The marked action among the lines.
    #[must_use]
    pub fn marked(&self, lines: &[ActionRow]) -> Option<&'static Spec> {
        actions(lines).nth(self.selected)
    }

    /// Goes down or up among the lines.
    pub fn step(&mut self, by: isize, lines: &[ActionRow]) {
        let last = actions(lines).count().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

fn actions(lines: &[ActionRow]) -> impl Iterator<Item = &'static Spec> {
    lines.iter().filter_map(|line| match line {
        ActionRow::Action(spec) => Some(*spec),
        ActionRow::Heading(_) => None,
    })
}
