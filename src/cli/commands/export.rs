//! `chancery export`: the dossier, or what filters leave of it, in a format of others.

use super::{search, show};
use crate::{
    cli::{
        args,
        output::{Answer, CommandOutput, shown},
        save,
    },
    date::{Date, Day},
    dossier::{Dossier, EntryId, Snapshot},
    export::{self, Format, Selection},
    search::{Query, SearchEngine, SearchOptions},
    text::clean,
};
use std::{collections::HashSet, ffi::OsStr, path::Path};

/// Exports; the filters are applied in the order day, record, search.
pub(crate) fn export(dossier: &Dossier, args: &args::Export) -> Answer {
    let today = Day::today();
    let snapshot = args.as_of.map(|day| export::dossier_as_of(dossier, day));
    let (whole, dossier) = (dossier, snapshot.as_ref().unwrap_or(dossier));
    // The filters in words, for the title of the export, and what passes all of them.
    let (mut filters, mut entries, mut messages) = (Vec::new(), None, String::new());
    if let Some(day) = args.as_of {
        filters.push(format!("as of {}", Date::of_day(day).words()));
        entries = Some(entries_as_of(dossier, day));
    }
    if let Some(slug) = &args.near {
        // A record that was yet to come is known, and has nothing near it.
        let id = show::find(whole, slug)?;
        filters.push(whole.title(id).into_owned());
        let then = dossier.find(&whole.slug(id));
        let near = then.into_iter().chain(then.into_iter().flat_map(|id| dossier.neighbors(id)));
        entries = Some(intersection(dossier, entries, near.collect()));
    }
    if let Some(query) = &args.find {
        let finder = SearchEngine::new(dossier);
        let options = SearchOptions { enough: 0, ..SearchOptions::best(usize::MAX) };
        let found = finder.search_with(&Query::parse(query, today), &options);
        messages = search::messages(&found);
        if found.total == 0 {
            return Err(CommandOutput::not_found(messages));
        }
        filters.push(query.clone());
        entries = Some(intersection(dossier, entries, found.top));
    }
    let what = filters.join(", ");
    let selection = match &entries {
        None => Selection::whole(dossier, today),
        Some(entries) if entries.is_empty() => {
            let text = format!("chancery: no records match {what}\n");
            return Err(CommandOutput::not_found(messages + &text));
        }
        Some(entries) => Selection::found(dossier, &what, entries, today),
    };
    Ok(export_selection(&selection, args)?.after(&messages))
}

/// The entries that are in `these`, or whose record or part is.
fn intersection(
    dossier: &Dossier,
    entries: Option<Vec<EntryId>>,
    these: Vec<EntryId>,
) -> Vec<EntryId> {
    let Some(mut entries) = entries else { return these };
    let exact: HashSet<EntryId> = these.iter().copied().collect();
    let records: HashSet<EntryId> = these.iter().map(|id| dossier.record_entry(*id)).collect();
    entries.retain(|id| {
        // A found part keeps its record; a found record keeps all its parts.
        let record = dossier.record_entry(*id);
        exact.contains(id) || exact.contains(&record) || *id == record && records.contains(id)
    });
    entries
}

fn entries_as_of(dossier: &Dossier, day: Day) -> Vec<EntryId> {
    let state = Snapshot::of(dossier, day);
    let acts = state.treaties.iter();
    let acts = acts.flat_map(|it| std::iter::once(it.treaty).chain(dossier.parts(it.treaty)));
    let terms = state.offices.iter().map(|it| it.tenure);
    acts.chain(terms).chain(state.recognitions.iter().map(|it| it.recognition)).collect()
}

fn export_selection(selection: &Selection<'_>, args: &args::Export) -> Answer {
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = match (args.to, path) {
        (Some(format), _) => format,
        (None, Some(path)) => {
            let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
            let message = || match extension {
                "" => format!("{} ends in no format", shown(path)),
                _ => format!("no export format ends in .{}", clean(extension)),
            };
            Format::from_extension(extension)
                .ok_or_else(|| CommandOutput::error(choose_format(&message())))?
        }
        (None, None) => Format::Json,
    };
    let notice = match export::omissions(format, selection) {
        omissions if omissions.is_empty() => omissions,
        omissions => format!("chancery: {omissions}\n"),
    };
    let Some(path) = path else {
        let text = export::export(format, selection).map_err(ExportWriteError::from)?;
        let refusal = || choose_format("standard output is a terminal");
        let refusal = args.to.is_none().then(refusal);
        return Ok(CommandOutput { refusal, ..CommandOutput::data(text).after(&notice) });
    };
    write(selection, format, path, args.force)?;
    Ok(wrote(path).after(&notice))
}

/// A message with the formats to choose from.
fn choose_format(message: &str) -> String {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let names = names.join(", ");
    format!(
        "chancery: {message}\nhelp: choose a format with --to ({names}) or a file with --output\n"
    )
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportWriteError {
    #[error("the dossier cannot be exported in this format")]
    Form(#[from] std::fmt::Error),
    #[error(transparent)]
    File(#[from] save::SaveError),
}

pub(crate) fn write(
    selection: &Selection<'_>,
    format: Format,
    path: &Path,
    force: bool,
) -> Result<(), ExportWriteError> {
    Ok(save::file(path, &export::export(format, selection)?, force)?)
}

pub(crate) fn wrote(path: &Path) -> CommandOutput {
    let err = format!("chancery: wrote {}\n", shown(path));
    CommandOutput { err, ..CommandOutput::default() }
}
