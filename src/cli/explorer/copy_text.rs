//! A record as text for the clipboard, safe to paste.

use crate::{
    app::CopyFormat,
    article,
    date::Day,
    dossier::{Dossier, EntryId, Record},
    export::{self, Format, Selection, Style},
    file_format::record_to_json,
    source_texts::SourceTexts,
    text::{clean, clean_lines, quantity},
};

/// The records as text. Of all, each source is cited once.
pub(crate) fn text_of(
    dossier: &Dossier,
    texts: &SourceTexts,
    clip: CopyFormat,
    ids: &[EntryId],
) -> Result<String, String> {
    let unwritable = |_: std::fmt::Error| "it cannot be formatted".to_owned();
    let one = |id: &EntryId| match clip {
        CopyFormat::Id => Ok(dossier.slug(*id).into_owned()),
        CopyFormat::Json => record_to_json(dossier.record(*id)).map_err(|error| error.to_string()),
        CopyFormat::Address => Ok(addresses(dossier, *id)),
        CopyFormat::Passage => passages(dossier, texts, *id),
        CopyFormat::Markdown => {
            let title = dossier.title(*id);
            let one = Selection::found(dossier, &title, &[*id], Day::today());
            export::export(Format::Md, &one).map_err(unwritable)
        }
        // A line each: the rest of a title would be a command of its own.
        _ => Ok(clean(&dossier.title(*id)).into_owned()),
    };
    let text = match clip.style() {
        Some((style, with_sources)) => {
            let whole = Selection::whole(dossier, Day::today());
            export::cite(&whole, ids, style, with_sources).map_err(unwritable)?
        }
        None => ids.iter().map(one).collect::<Result<Vec<String>, String>>()?.join("\n"),
    };
    if text.trim().is_empty() {
        return Err("this record has none".to_owned());
    }
    // Pasted into a shell, a control character would be executed.
    Ok(clean_lines(text.trim()).into_owned())
}

/// What was copied: `GOST R 7.0.5 citation, 5 references`.
pub(crate) fn name_of(clip: CopyFormat, records: usize, text: &str) -> String {
    let begins = |line: &&str| match clip.style() {
        Some((Style::Bibtex, _)) => line.starts_with('@'),
        Some((Style::CslJson, _)) => *line == "  {",
        // A passage is indented below its reference.
        Some(_) => !line.starts_with(' '),
        None => false,
    };
    let count = text.lines().filter(begins).count();
    let records = (records > 1).then(|| format!("{records} records"));
    let references = (count > 0).then(|| quantity(count, "reference"));
    let parts = [Some(clip.name().to_owned()), records, references];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn addresses(dossier: &Dossier, id: EntryId) -> String {
    let mut found: Vec<&str> = Vec::new();
    let own = std::iter::once(id);
    let cites = article::cites_of(dossier, id, None, &article::Article::default());
    let cited = cites.iter().filter_map(|(_, cite)| dossier.find(&cite.source));
    for source in own.chain(cited) {
        if let Record::Source(source) = dossier.record(source)
            && let Some(url) = source.url.as_deref()
            && !found.contains(&url)
        {
            found.push(url);
        }
    }
    found.join("\n")
}

fn passages(dossier: &Dossier, texts: &SourceTexts, id: EntryId) -> Result<String, String> {
    let cites = article::cites_of(dossier, id, None, &article::Article::default());
    let mut found = Vec::new();
    let mut refused = None;
    for (_, cite) in cites {
        match texts.passage(cite) {
            Ok(passage) => {
                let source = dossier.name_of(&cite.source);
                found.push(format!("“{}” ({source})", passage.within().trim()));
            }
            Err(reason) => refused = Some(reason),
        }
    }
    match (found.is_empty(), refused) {
        (true, Some(reason)) => Err(format!("{reason} (set --documents DIR)")),
        _ => Ok(found.join("\n\n")),
    }
}
