//! `chancery export` and `chancery cite`: what leaves, and where it goes.

use super::{answer::Answer, args, save, search, show};
use crate::{
    dossier::{Day, Dossier},
    export::{self, Exported, Format, Selection, Style},
    search::Finder,
};
use std::path::Path;

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
    let Ok(exported) = export::export(format, &selection) else {
        return Answer::fault(
            "chancery: the dossier cannot be written in this format\n".to_owned(),
        );
    };
    let answer = match (exported, path) {
        (Exported::File(text), None) => Answer::data(text),
        (Exported::Folder(_), None) => Answer::fault(format!(
            "chancery: {} is a folder of tables: name it with --output\n",
            format.name()
        )),
        (Exported::File(text), Some(path)) => saved(path, save::file(path, &text, args.force)),
        (Exported::Folder(files), Some(path)) => {
            saved(path, save::folder(path, &files, args.force))
        }
    };
    Answer { err: remarks + &answer.err, ..answer }
}

/// The format that the name of the file tells.
fn by_name(path: &Path) -> Option<Format> {
    Format::of_extension(path.extension()?.to_str()?)
}

/// What is said of a file that was to be written.
pub(super) fn saved(path: &Path, outcome: Result<(), save::SaveError>) -> Answer {
    match outcome {
        Ok(()) => {
            let err = format!("chancery: written to {}\n", path.to_string_lossy());
            Answer { err, ..Answer::default() }
        }
        Err(error) => Answer::fault(format!("chancery: {error}\n")),
    }
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
