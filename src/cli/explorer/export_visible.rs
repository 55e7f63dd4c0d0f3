//! Exports the visible records.

use crate::{
    app::{App, InputKind, Notice},
    cli::{
        commands::export::{ExportWriteError, write},
        loading::DossierSpec,
        save::{self, SaveError},
    },
    dossier::EntryId,
    export::{self, Format, Selection},
    text::quantity,
};
use std::path::PathBuf;

pub(super) fn export_visible(
    app: &mut App,
    spec: &DossierSpec,
    format: Format,
    typed: &str,
    force: bool,
) {
    let path = match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let (what, mut shown) = (app.browse().filter_text(), app.browse().filtered_entries());
    // As the command with `--as-of`; records that the user picked are exported as they are.
    let day = app.view().as_of().filter(|_| app.browse().picked.is_empty());
    let snapshot = day.map(|day| export::dossier_as_of(app.dossier(), day));
    let dossier = snapshot.as_ref().unwrap_or(app.dossier());
    if snapshot.is_some() {
        let then = |id: &EntryId| dossier.find(&app.dossier().slug(*id));
        shown = shown.map(|shown| shown.iter().filter_map(then).collect());
    }
    if shown.as_ref().is_some_and(Vec::is_empty) {
        return app.notify(Notice::Refusal("Nothing to export".to_owned()));
    }
    let selection = match &shown {
        None => Selection::whole(dossier, app.data().today),
        Some(entries) => Selection::found(dossier, &what, entries, app.data().today),
    };
    let is_free = save::refuse_input(Some(&path), spec.files()).map_err(ExportWriteError::from);
    match is_free.and_then(|()| write(&selection, format, &path, force)) {
        Ok(()) => {
            let is_dossier = matches!(format, Format::Json | Format::Jsonl);
            let added = if is_dossier { selection.num_added() } else { 0 };
            let mut count = quantity(selection.records().len(), "record");
            if shown.is_none() {
                count = "everything".to_owned();
            } else if added > 0 {
                count.push_str(&format!(", and {added} that these name or cite,"));
            }
            let path = std::path::absolute(&path).unwrap_or(path);
            let mut text = format!("Exported {count} to {}", path.display());
            let omissions = export::omissions(format, &selection);
            if !omissions.is_empty() {
                text.push_str(&format!(" · {omissions}"));
            }
            app.notify(Notice::Hint(text));
        }
        Err(ExportWriteError::File(SaveError::Exists(_))) => app.ask_replace(format, typed),
        Err(error) => {
            app.ask_again(InputKind::Export(format), typed, &format!("Not exported: {error}"))
        }
    }
}
