//! Copying a record and exporting the visible records.

use super::{
    App,
    browse::{Browse, view::Filter},
    effect::Effect,
    prompt::InputKind,
};
use crate::{
    dossier::{Dossier, EntryId, Kind},
    export::Format,
};

impl Browse {
    pub(crate) fn filter_text(&self, dossier: &Dossier) -> String {
        let texts = self.view.filters.iter().map(|filter| match filter {
            Filter::Search(query) => query.clone(),
            filter => filter.label(dossier),
        });
        texts.collect::<Vec<_>>().join(", ")
    }

    fn file_name(&self, dossier: &Dossier) -> String {
        let mut text = self.filter_text(dossier);
        if text.is_empty() {
            text = dossier.metadata().id.to_string();
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
    /// The picked records, otherwise all that pass the filters (by date: none later), if any.
    pub fn filtered_entries(&self) -> Option<Vec<EntryId>> {
        let dossier = &self.data.dossier;
        if !self.browse.picked.is_empty() {
            return Some(self.browse.picked.clone());
        }
        if self.browse.view.filters.is_empty() {
            return None;
        }
        let passes = self.browse.passes(dossier);
        let day = self.browse.view.as_of();
        let existed = |id: EntryId| match (day, dossier.kind(id)) {
            (None, _) => true,
            (Some(_), Kind::Treaty) => {
                self.browse.day_status(dossier, id).is_none_or(|status| !status.faded)
            }
            (Some(day), _) => dossier.date(id).is_none_or(|date| date.earliest() <= day),
        };
        Some(dossier.entries().filter(|id| passes(*id) && existed(*id)).collect())
    }

    pub(super) fn ask_export(&mut self, format: Format) {
        self.overlays.clear();
        let name = self.browse.file_name(&self.data.dossier);
        self.ask(InputKind::Export(format), &format!("{name}.{}", format.extension()));
    }

    pub(crate) fn ask_replace(&mut self, format: Format, path: &str) {
        self.ask(InputKind::Replace(format, path.to_owned()), "");
        self.status.notice = None;
    }

    /// Keeps the name of a file that was not written, to be mended.
    pub(crate) fn refuse_export(&mut self, format: Format, path: &str, reason: &str) {
        self.ask_again(InputKind::Export(format), path, &format!("Not exported: {reason}"));
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
