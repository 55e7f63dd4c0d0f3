//! `chancery export` and `chancery cite`: what leaves, and where it goes.

use super::{search, show};
use crate::{
    app::{App, Notice},
    cli::{args, output::CommandOutput, save},
    date::{Date, Day, one_day},
    dossier::{Dossier, EntryId, Snapshot},
    export::{self, Exported, Format, Selection, Style},
    search::SearchEngine,
};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

/// Exports the dossier, or what the search, the narrowing and the day leave of it.
pub(crate) fn export(dossier: &Dossier, args: &args::Export) -> CommandOutput {
    let today = Day::today();
    let day = match args.as_of.as_deref().map(|date| one_day(date, today)).transpose() {
        Ok(day) => day,
        Err(reason) => {
            let date = args.as_of.as_deref().unwrap_or_default();
            return CommandOutput::fault(format!("chancery: --as-of {date}: {reason}\n"));
        }
    };
    let then = day.map(|day| export::until(dossier, day));
    let dossier = then.as_ref().unwrap_or(dossier);
    let mut choice = ExportChoice { what: Vec::new(), entries: None, remarks: String::new() };
    if let Some(answer) = choice.narrow(dossier, args, day, today) {
        return answer;
    }
    let what = choice.what.join(", ");
    let selection = match &choice.entries {
        None => Selection::whole(dossier, today),
        Some(entries) if entries.is_empty() => {
            let text = format!("chancery: nothing is left of {what}\n");
            return CommandOutput::nothing(choice.remarks + &text);
        }
        Some(entries) => Selection::found(dossier, &what, entries, today),
    };
    let answer = written(&selection, args);
    CommandOutput { err: choice.remarks + &answer.err, ..answer }
}

/// What was chosen from the dossier.
struct ExportChoice {
    /// By what, in words.
    what: Vec<String>,
    /// The entries; all of them where nothing was chosen.
    entries: Option<Vec<EntryId>>,
    remarks: String,
}

impl ExportChoice {
    /// Narrows by everything that is asked for; the answer where that cannot be done.
    fn narrow(
        &mut self,
        dossier: &Dossier,
        args: &args::Export,
        day: Option<Day>,
        today: Day,
    ) -> Option<CommandOutput> {
        if let Some(day) = day {
            self.what.push(format!("as of {}", Date::of_day(day).words()));
            self.entries = Some(state(dossier, day));
        }
        if let Some(slug) = &args.near {
            let Some(id) = dossier.find(slug) else {
                return Some(CommandOutput::nothing(show::unknown(dossier, slug)));
            };
            self.what.push(dossier.title(id).into_owned());
            let near = std::iter::once(id).chain(dossier.neighbors(id));
            self.keep(dossier, near.collect());
        }
        if let Some(query) = &args.find {
            let finder = SearchEngine::new(dossier);
            let found = finder.search_best(query, today, finder.len());
            self.remarks = search::remarks(&found);
            if found.total == 0 {
                return Some(CommandOutput::nothing(std::mem::take(&mut self.remarks)));
            }
            self.what.push(query.clone());
            self.keep(dossier, found.top);
        }
        None
    }

    /// Leaves what is among these too, itself or by the record that it is a part of.
    fn keep(&mut self, dossier: &Dossier, these: Vec<EntryId>) {
        let Some(entries) = &mut self.entries else {
            self.entries = Some(these);
            return;
        };
        let exact: HashSet<EntryId> = these.iter().copied().collect();
        let wholes: HashSet<EntryId> = these.iter().map(|id| dossier.record_entry(*id)).collect();
        entries.retain(|id| {
            // Of a part that was found, its record; of a record that was found, all its parts.
            let whole = dossier.record_entry(*id);
            exact.contains(id) || exact.contains(&whole) || *id == whole && wholes.contains(id)
        });
    }
}

/// What stood on the day: acts with their steps so far, offices held, recognitions.
fn state(dossier: &Dossier, day: Day) -> Vec<EntryId> {
    let state = Snapshot::of(dossier, day);
    let acts = state.treaties.iter();
    let acts = acts.flat_map(|it| std::iter::once(it.treaty).chain(dossier.parts(it.treaty)));
    let terms = state.offices.iter().map(|it| it.term);
    acts.chain(terms).chain(state.recognitions.iter().map(|it| it.recognition)).collect()
}

/// Writes what was chosen in the format that is asked for, or that the output's name tells.
fn written(selection: &Selection<'_>, args: &args::Export) -> CommandOutput {
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = args.to.or_else(|| by_name(path?)).unwrap_or(Format::Json);
    let Some(path) = path else {
        return match export::export(format, selection) {
            Ok(Exported::File(text)) => CommandOutput::data(text),
            Ok(Exported::Folder(_)) => CommandOutput::fault(format!(
                "chancery: {} is a folder of tables: name it with --output\n",
                format.name()
            )),
            Err(error) => {
                CommandOutput::fault(format!("chancery: {}\n", ExportWriteError::from(error)))
            }
        };
    };
    saved(path, write(selection, format, path, args.force))
}

/// Why an export was not written.
#[derive(Debug, thiserror::Error)]
enum ExportWriteError {
    #[error("the dossier cannot be written in this format")]
    Form(#[from] std::fmt::Error),
    #[error(transparent)]
    File(#[from] save::SaveError),
}

/// Writes the selection to a file or, where the format is one, a folder.
fn write(
    selection: &Selection<'_>,
    format: Format,
    path: &Path,
    force: bool,
) -> Result<(), ExportWriteError> {
    match export::export(format, selection)? {
        Exported::File(text) => save::file(path, &text, force)?,
        Exported::Folder(files) => save::folder(path, &files, force)?,
    }
    Ok(())
}

/// What is said of a file that was to be written.
pub(crate) fn saved(path: &Path, outcome: Result<(), impl std::fmt::Display>) -> CommandOutput {
    match outcome {
        Ok(()) => {
            let err = format!("chancery: written to {}\n", path.to_string_lossy());
            CommandOutput { err, ..CommandOutput::default() }
        }
        Err(error) => CommandOutput::fault(format!("chancery: {error}\n")),
    }
}

/// Exports what the explorer's panes show; a file that is there is asked about first.
pub(crate) fn of_app(app: &mut App, format: Format, typed: &str, force: bool) {
    let path = match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let (what, shown) = (app.browse().filter_text(app.dossier()), app.filtered_entries());
    let count = shown.as_ref().map(Vec::len);
    if count == Some(0) {
        return app.notify(Notice::Refusal("Nothing is shown that could be exported".to_owned()));
    }
    let selection = match &shown {
        None => Selection::whole(app.dossier(), app.settings().today),
        Some(entries) => Selection::found(app.dossier(), &what, entries, app.settings().today),
    };
    let written = write(&selection, format, &path, force);
    match written {
        Ok(()) => {
            let count = count.map_or("everything".to_owned(), |count| format!("{count} entries"));
            let (name, path) = (format.name(), path.to_string_lossy());
            app.notify(Notice::Hint(format!("Written {count} as {name} to {path}")));
        }
        Err(ExportWriteError::File(save::SaveError::Exists(_))) => app.ask_replace(format, typed),
        Err(error) => app.notify(Notice::Refusal(format!("Not written: {error}"))),
    }
}

/// The format that the name of the file tells.
fn by_name(path: &Path) -> Option<Format> {
    Format::of_extension(path.extension()?.to_str()?)
}

/// Cites one record.
pub(crate) fn cite(dossier: &Dossier, slug: &str, style: Style) -> CommandOutput {
    let Some(id) = dossier.find(slug) else {
        return CommandOutput::nothing(show::unknown(dossier, slug));
    };
    match export::cite(&Selection::whole(dossier, Day::today()), id, style) {
        Ok(text) => CommandOutput::data(text),
        Err(_) => CommandOutput::fault(format!("chancery: {slug} cannot be cited in this style\n")),
    }
}
