//! What Enter does in an overlay.

use super::{
    Overlay,
    list::{ListOverlay, ListRow},
    reader::ReaderKind,
};
use crate::{
    app::{Action, App, effect::Effect, prompt::InputKind, statistics::StatisticValue},
    dossier::{EntryId, EntrySet},
};

impl App {
    pub(in crate::app) fn activate_overlay(&mut self) -> Option<Effect> {
        match self.overlays.last()? {
            Overlay::List(_) => return self.activate_row(),
            Overlay::Reader(_) => self.follow_in_reader(),
            Overlay::Timeline(it) => {
                let entries = it.selected_entries(&self.data.dossier, self.status.sizes.scale);
                self.open_one_of(&entries, it.selected);
            }
            Overlay::Links(it) => {
                let entries = it.selected_neighbors(&self.data.dossier, self.status.sizes.links);
                self.open_one_of(&entries, it.selected);
            }
        }
        None
    }

    pub(super) fn activate_row(&mut self) -> Option<Effect> {
        let list = self.overlays.list()?;
        match list.row().cloned() {
            Some(ListRow::Statistic(it)) if it.entries.is_empty() => {}
            Some(ListRow::Statistic(it)) if matches!(it.value, StatisticValue::Amount(_)) => {
                it.entries.first().into_iter().for_each(|id| self.open_record(*id));
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
                self.overlays.leave(self.browse.view.number);
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

    fn open_one_of(&mut self, entries: &[EntryId], selected: EntryId) {
        if entries.len() < 2 {
            return self.open_record(selected);
        }
        let at = entries.iter().position(|id| *id == selected).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records(entries, at)));
    }
}
