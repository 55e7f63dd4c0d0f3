//! Actions on annotations; each change is applied here and handed out as an effect.

use super::{
    Action, AnnotationChange, Annotations, App,
    annotations::RecordRef,
    data::Data,
    effect::Effect,
    line_editor::LineEditor,
    overlay::annotations::{AnnotationRow, AnnotationTarget},
    prompt::{InputKind, InputPrompt},
};
use crate::{
    date::{Date, Day, first_day, one_day},
    dossier::{Dossier, EntryId, EntrySet},
    text::quantity,
};
use std::collections::HashMap;

/// The annotations of the user, and the signs that they give to entries.
#[derive(Debug, Default)]
pub struct AnnotationState {
    /// The annotations, as they are in the file.
    pub saved: Annotations,
    glyphs: HashMap<EntryId, String>,
}

impl AnnotationState {
    pub(super) fn set(&mut self, dossier: &Dossier, saved: Annotations) {
        let glyphs = |id: &String| Some((dossier.find(id)?, glyphs(&saved, id)));
        self.glyphs = saved.records.keys().filter_map(glyphs).collect();
        self.saved = saved;
    }

    /// The signs of an entry, or of what it describes: ★ bookmarked, ☆ on a list, ✎ with a note.
    pub fn glyphs(&self, dossier: &Dossier, id: EntryId) -> &str {
        if self.glyphs.is_empty() {
            return "";
        }
        let described = || dossier.describes(id).iter().find_map(|part| self.glyphs.get(part));
        self.glyphs.get(&id).or_else(described).map_or("", String::as_str)
    }

    /// Whether an entry of the open dossier has this sign.
    pub(crate) fn has_glyph(&self, sign: &str) -> bool {
        self.glyphs.values().any(|glyphs| glyphs.contains(sign))
    }

    pub(super) fn note(&self, id: &str) -> Option<String> {
        self.saved.of(id).and_then(|annotation| annotation.note.clone())
    }

    pub(super) fn labeled(&self, dossier: &Dossier, id: EntryId) -> Vec<(&'static str, String)> {
        let slug = dossier.slug(id);
        let Some(annotation) = self.saved.of(&slug) else { return Vec::new() };
        let day = annotation.bookmarked.map(|day| Date::of_day(day).words());
        let bookmarked = day.map(|day| format!("★ bookmarked {day}"));
        let lists: Vec<&str> = self.saved.lists_of(&slug).collect();
        let listed = (!lists.is_empty()).then(|| format!("☆ on {}", lists.join(", ")));
        let parts: Vec<String> = bookmarked.into_iter().chain(listed).collect();
        let yours = (!parts.is_empty()).then(|| ("Yours", parts.join(" · ")));
        let note = annotation.note.clone().map(|note| ("Your note", note));
        yours.into_iter().chain(note).collect()
    }

    /// The day or the count as which an input is read, otherwise what the input does.
    pub(crate) fn input_hint(&self, input: &InputPrompt, data: &Data) -> Result<String, String> {
        let typed = input.editor.text().trim();
        let words = |day: Day| format!("= {}", Date::of_day(day).words());
        Err(match &input.kind {
            InputKind::AsOf | InputKind::GoTo | InputKind::Date if typed.is_empty() => {
                input.kind.words().1.to_owned()
            }
            InputKind::AsOf => return one_day(typed, data.today).map(words),
            InputKind::GoTo => return first_day(typed, data.today).map(words),
            InputKind::Date => {
                let found = data.dated_records(typed);
                return found.map(|(_, count)| format!("= {}", quantity(count, "record")));
            }
            InputKind::List(records) => {
                let names: Vec<&str> = self.saved.lists.keys().map(String::as_str).collect();
                match (self.saved.lists.get(typed), typed.is_empty()) {
                    (Some(_), _) if self.are_listed(records, typed) => "removes from it".to_owned(),
                    (Some(ids), _) => format!("has {}", ids.len()),
                    (None, true) if !names.is_empty() => names.join(", "),
                    (None, true) => input.kind.words().1.to_owned(),
                    (None, false) => "new list".to_owned(),
                }
            }
            InputKind::Search(_) if self.saved.searches.contains_key(typed) => {
                "replaces the search with this name".to_owned()
            }
            InputKind::Export(_) => input.kind.words().1.to_owned(),
            _ if typed.is_empty() => input.kind.words().1.to_owned(),
            _ => String::new(),
        })
    }

    pub(super) fn complete(&self, input: &mut InputPrompt) {
        let typed = input.editor.text().trim().to_lowercase();
        let mut names =
            self.saved.lists.keys().filter(|_| matches!(input.kind, InputKind::List(_)));
        if let Some(name) = names.find(|name| name.to_lowercase().starts_with(&typed)) {
            input.editor = LineEditor::with(name);
        }
    }

    pub(super) fn are_listed(&self, records: &[RecordRef], list: &str) -> bool {
        let is_listed = |of: &RecordRef| self.saved.lists_of(&of.id).any(|name| name == list);
        records.iter().all(is_listed)
    }
}

impl App {
    pub fn annotations(&self) -> &AnnotationState {
        &self.annotations
    }

    pub(super) fn annotate(
        &mut self,
        changes: Vec<AnnotationChange>,
        notice: String,
    ) -> Option<Effect> {
        let mut saved = self.annotations.saved.clone();
        changes.iter().for_each(|change| saved.apply(change));
        self.set_annotations(saved);
        self.status.hint(notice);
        Some(Effect::Keep(changes))
    }

    pub(super) fn bookmark(&mut self) -> Option<Effect> {
        let records = self.status.check(self.browse.chosen_records())?;
        let saved = &self.annotations.saved;
        let is_bookmarked =
            |of: &RecordRef| saved.of(&of.id).is_some_and(|it| it.bookmarked.is_some());
        let day = (!records.iter().all(is_bookmarked)).then_some(self.data.today);
        let key = self.settings.keymap.label(Action::Annotations);
        let notice = match day {
            Some(_) => format!("Bookmarked ({key} lists bookmarks)"),
            None => "Bookmark removed".to_owned(),
        };
        let changes = records.into_iter().map(|of| AnnotationChange::Bookmark(of, day));
        self.annotate(changes.collect(), notice)
    }

    pub(super) fn open_annotation(&mut self, row: AnnotationRow) {
        match row.target {
            AnnotationTarget::Search(query) => {
                self.overlays.clear();
                self.search_for(&query);
            }
            AnnotationTarget::Record(entry) => self.open_record(entry),
            AnnotationTarget::Missing(id) => {
                self.status
                    .refuse(&format!("{id} is not in this dossier; its annotations are kept"));
            }
            AnnotationTarget::Section(members) if members == EntrySet::default() => {
                self.status.refuse("Select one of the rows below");
            }
            AnnotationTarget::Section(members) => {
                // All of them, whatever is searched for now.
                let before = self.browse.view.clone();
                self.overlays.clear();
                self.browse.clear_filters();
                self.browse.filter_by_records(row.title, members);
                // One step leads back to what was shown before.
                self.browse.past.pop();
                self.browse.remember_view(before);
            }
        }
    }
}

fn glyphs(annotations: &Annotations, id: &str) -> String {
    let annotation = annotations.of(id);
    let glyphs = [
        ('★', annotation.is_some_and(|it| it.bookmarked.is_some())),
        ('☆', annotations.lists_of(id).next().is_some()),
        ('✎', annotation.is_some_and(|it| it.note.is_some())),
    ];
    glyphs.into_iter().filter(|(_, has)| *has).map(|(glyph, _)| glyph).collect()
}
