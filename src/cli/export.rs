//! `chancery export` and `chancery cite`: what leaves, and where it goes.

use super::{answer::Answer, args, save, search, show};
use crate::{
    dossier::{Day, Dossier},
    export::{self, Exported, Format, Selection, Style},
    search::Finder,
    state::{App, Notice},
};
use std::path::{Path, PathBuf};

/// Exports the dossier, or what a search finds in it.
pub(super) fn export(dossier: &Dossier, args: &args::Export) -> Answer {
    let today = Day::today();
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = args.to.or_else(|| by_name(path?)).unwrap_or(Format::Json);
    let mut remarks = String::new();
    let selection = match &args.find {
        None => Selection::whole(dossier, today),
        Some(query) => {
            let finder = Finder::new(dossier);
            let found = finder.find_first(query, today, finder.len());
            remarks = search::remarks(&found);
            if found.total == 0 {
                return Answer::nothing(remarks);
            }
            Selection::found(dossier, query, &found.top, today)
        }
    };
    let answer = match path {
        None => match export::export(format, &selection) {
            Ok(Exported::File(text)) => Answer::data(text),
            Ok(Exported::Folder(_)) => Answer::fault(format!(
                "chancery: {} is a folder of tables: name it with --output\n",
                format.name()
            )),
            Err(error) => Answer::fault(format!("chancery: {}\n", Unwritten::from(error))),
        },
        Some(path) => match write(&selection, format, path, args.force) {
            Ok(()) => {
                let err = format!("chancery: written to {}\n", path.to_string_lossy());
                Answer { err, ..Answer::default() }
            }
            Err(error) => Answer::fault(format!("chancery: {error}\n")),
        },
    };
    Answer { err: remarks + &answer.err, ..answer }
}

/// Why an export was not written.
#[derive(Debug, thiserror::Error)]
enum Unwritten {
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
) -> Result<(), Unwritten> {
    match export::export(format, selection)? {
        Exported::File(text) => save::file(path, &text, force)?,
        Exported::Folder(files) => save::folder(path, &files, force)?,
    }
    Ok(())
}

/// Exports what the explorer's panes show; a file that is there is asked about first.
pub(super) fn of_app(app: &mut App, format: Format, typed: &str, force: bool) {
    let path = match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    let (what, shown) = (app.shown_words(), app.shown());
    let count = shown.as_ref().map(Vec::len);
    if count == Some(0) {
        return app.tell(Notice::Refusal("Nothing is shown that could be exported".to_owned()));
    }
    let selection = match &shown {
        None => Selection::whole(app.dossier(), app.today()),
        Some(entries) => Selection::found(app.dossier(), &what, entries, app.today()),
    };
    let written = write(&selection, format, &path, force);
    match written {
        Ok(()) => {
            let count = count.map_or("everything".to_owned(), |count| format!("{count} entries"));
            let (name, path) = (format.name(), path.to_string_lossy());
            app.tell(Notice::Hint(format!("Written {count} as {name} to {path}")));
        }
        Err(Unwritten::File(save::SaveError::Exists(_))) => app.ask_replace(format, typed),
        Err(error) => app.tell(Notice::Refusal(format!("Not written: {error}"))),
    }
}

/// The format that the name of the file tells.
fn by_name(path: &Path) -> Option<Format> {
    Format::of_extension(path.extension()?.to_str()?)
}

/// Cites one record.
pub(super) fn cite(dossier: &Dossier, slug: &str, style: Style) -> Answer {
    let Some(id) = dossier.find(slug) else {
        return Answer::nothing(show::unknown(dossier, slug));
    };
    match export::cite(&Selection::whole(dossier, Day::today()), id, style) {
        Ok(text) => Answer::data(text),
        Err(_) => Answer::fault(format!("chancery: {slug} cannot be cited in this style\n")),
    }
}
