//! Aligned columns: of records, of keys, of anything.

use crate::{
    app::{Action, Keymap, Scope},
    date::Date,
    dossier::{Dossier, EntryId},
    text::{clean, width},
};

/// The records as aligned columns: date, kind, title, id.
pub(super) fn records(dossier: &Dossier, entries: impl IntoIterator<Item = EntryId>) -> String {
    columns(entries.into_iter().map(|id| record(dossier, id)))
}

/// The cells of a record.
pub(super) fn record(dossier: &Dossier, id: EntryId) -> [String; 4] {
    [
        dossier.date(id).map_or(String::new(), Date::to_string),
        dossier.kind(id).name().to_owned(),
        dossier.title(id).into_owned(),
        dossier.slug(id).into_owned(),
    ]
}

/// Columns as wide as their widest cell; the last one is not padded.
pub(super) fn columns<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> String {
    let rows: Vec<[String; N]> =
        rows.into_iter().map(|row| row.map(|cell| clean(&cell).into_owned())).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, wide) in row.iter().zip(widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', wide - width(cell) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Every key of the explorer, by scope.
pub(super) fn keys(keymap: &Keymap) -> String {
    let mut text = String::new();
    for scope in Scope::ALL {
        text.push_str(&format!("{}\n", scope.title()));
        let specs = Action::specs().iter().filter(|spec| spec.scope == scope);
        text.push_str(&columns(
            specs.map(|spec| [format!("  {}", keymap.labels(spec.action)), spec.help.to_owned()]),
        ));
    }
    text
}
