//! The rows of lists that follow the state, and the text by which rows are filtered.

use super::{
    annotations::annotation_rows,
    commands::{command_rows, filter_rows, menu_rows},
    list::{ListKind, ListRow},
};
use crate::{
    app::{Action, Annotations, Browse, CopyFormat, Settings, ThemeChoice, data::Data},
    dossier::EntrySet,
    export::Format,
};

/// What lists are made of.
pub(super) struct ListContext<'a> {
    pub(super) data: &'a Data,
    pub(super) browse: &'a Browse,
    pub(super) annotations: &'a Annotations,
    pub(super) settings: &'a Settings,
}

impl ListContext<'_> {
    /// The rows of a list; nothing for those that are made when they are opened alone.
    pub(super) fn rows(&self, kind: ListKind, typed: &str) -> Option<Vec<ListRow>> {
        let dossier = &self.data.dossier;
        Some(match kind {
            ListKind::Commands => command_rows(),
            ListKind::Marks => menu_rows(Action::Mark).collect(),
            ListKind::Filters => filter_rows(dossier, &self.browse.view.filters),
            ListKind::Layers => (0..self.data.layers.len()).map(ListRow::Layer).collect(),
            ListKind::Copy => {
                let formats = CopyFormat::ALL.into_iter().map(ListRow::Copy);
                formats.chain([ListRow::Action(Action::Export, None)]).collect()
            }
            ListKind::Export => Format::ALL.iter().copied().map(ListRow::Export).collect(),
            ListKind::Themes => ThemeChoice::ALL.into_iter().map(ListRow::Theme).collect(),
            ListKind::Annotations => {
                let rows = annotation_rows(dossier, self.annotations).into_iter();
                rows.map(ListRow::Annotation).collect()
            }
            ListKind::Comparison | ListKind::Connection => self.partners(typed),
            ListKind::Records | ListKind::Statistics | ListKind::Values => return None,
        })
    }

    /// What the search finds; while nothing is typed, the records that were read before.
    fn partners(&self, typed: &str) -> Vec<ListRow> {
        let (dossier, browse) = (&self.data.dossier, self.browse);
        let found = match typed {
            "" => browse.trail().rev().collect(),
            _ => self.data.search_typing(typed, None).map_or_else(Vec::new, |found| found.top),
        };
        let mut known: EntrySet = browse.view.current.into_iter().collect();
        let shown = found.into_iter().map(|id| dossier.described_by(id).unwrap_or(id));
        shown.filter(|id| known.insert(*id)).map(ListRow::Record).collect()
    }

    /// What the filter of a list compares.
    pub(super) fn text(&self, row: &ListRow) -> String {
        match row {
            ListRow::Heading(text) => (*text).to_owned(),
            ListRow::Action(action, _) => {
                let keys = self.settings.keymap.labels(*action);
                let (title, help) = (action.title(), action.help());
                format!("{title}\n{help} {keys} {} {}", action.name(), action.words())
            }
            ListRow::Filter(_, text) => text.clone(),
            ListRow::Record(id) => self.data.dossier.title(*id).into_owned(),
            ListRow::Statistic(counted) => counted.label.clone(),
            ListRow::Layer(at) => {
                self.data.layers.get(*at).map(|it| it.name.clone()).unwrap_or_default()
            }
            ListRow::Copy(format) => format.name().to_owned(),
            ListRow::Value(_, label) => label.clone(),
            ListRow::Export(format) => {
                let others = match format {
                    Format::Md => "markdown word text",
                    Format::Csv => "excel spreadsheet",
                    Format::Html => "print pdf",
                    _ => "",
                };
                format!("{} {} {others}", format.name(), format.help())
            }
            ListRow::Theme(theme) => format!("{} {}", theme.name(), theme.help()),
            ListRow::Annotation(row) => format!("{} {}", row.title, row.more),
        }
    }
}
