//! Copying a record and exporting the visible records.

use super::{
    App,
    browse::{Browse, view::Filter},
    effect::Effect,
    prompt::InputKind,
};
use crate::{
    dossier::{EntryId, Kind},
    export::Format,
};

impl Browse {
    /// The picked records, otherwise all that pass the filters (by date: none later), if any.
    pub fn filtered_entries(&self) -> Option<Vec<EntryId>> {
        if !self.picked.is_empty() {
            return Some(self.picked.clone());
        }
        if self.view.filters.is_empty() {
            return None;
        }
        let (passes, day, dossier) = (self.passes(), self.view.as_of(), &self.dossier);
        let existed = |id: EntryId| match (day, dossier.kind(id)) {
            (None, _) => true,
            (Some(_), Kind::Treaty) => self.day_status(id).is_none_or(|status| !status.faded),
            (Some(day), _) => dossier.date(id).is_none_or(|date| date.earliest() <= day),
        };
        Some(dossier.entries().filter(|id| passes(*id) && existed(*id)).collect())
    }

    pub(crate) fn filter_text(&self) -> String {
        let texts = self.view.filters.iter().map(|filter| match filter {
            Filter::Search(query) => query.clone(),
            filter => filter.label(&self.dossier),
        });
        texts.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn file_name(&self) -> String {
        let mut text = self.filter_text();
        if text.is_empty() {
            text = self.dossier.metadata().id.to_string();
        }
        let text = text.to_lowercase();
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        let name: String = name.chars().take(48).collect();
        let name = name.trim_end_matches('-');
        if name.is_empty() { "dossier".to_owned() } else { name.to_owned() }
    }
}

impl App {
    pub(crate) fn ask_replace(&mut self, format: Format, path: &str) {
        self.ask(InputKind::Replace(format, path.to_owned()), "");
        self.status.notice = None;
    }

    pub(super) fn export_to(&mut self, kind: InputKind, typed: String) -> Option<Effect> {
        match kind {
            InputKind::Export(format) if !typed.is_empty() => {
                Some(Effect::Export { format, path: typed, replace: false })
            }
            InputKind::Replace(format, path) => {
                if ["y", "yes"].contains(&typed.to_lowercase().as_str()) {
                    return Some(Effect::Export { format, path, replace: true });
                }
                // The user may type another name.
                self.ask(InputKind::Export(format), &path);
                None
            }
            _ => {
                self.status.hint("Nothing written");
                None
            }
        }
    }
}
