//! A record as text for the clipboard, safe to paste.

use crate::{
    app::CopyFormat,
    article,
    date::Day,
    dossier::{Dossier, EntryId, Record},
    export::{self, Format, Selection},
    file_format::record_to_json,
    source_texts::SourceTexts,
    text::{clean, clean_lines},
};

pub(crate) fn text_of(
    dossier: &Dossier,
    texts: &SourceTexts,
    clip: CopyFormat,
    id: EntryId,
) -> Result<String, String> {
    let unwritable = |_: std::fmt::Error| "it cannot be formatted".to_owned();
    let text = match clip {
        CopyFormat::Title => dossier.title(id).into_owned(),
        CopyFormat::Id => dossier.slug(id).into_owned(),
        CopyFormat::Citation(style) => {
            let whole = Selection::whole(dossier, Day::today());
            export::cite(&whole, &[id], style).map_err(unwritable)?
        }
        CopyFormat::Json => {
            record_to_json(dossier.record(id)).map_err(|error| error.to_string())?
        }
        CopyFormat::Markdown => {
            let title = dossier.title(id);
            let one = Selection::found(dossier, &title, &[id], Day::today());
            export::export(Format::Md, &one).map_err(unwritable)?
        }
        CopyFormat::Address => addresses(dossier, id),
        CopyFormat::Passage => passages(dossier, texts, id)?,
    };
    if text.trim().is_empty() {
        return Err("this record has none".to_owned());
    }
    // Pasted into a shell, a control character would be executed; so would the rest of a title.
    Ok(match clip {
        CopyFormat::Title | CopyFormat::Id | CopyFormat::Citation(_) => clean(text.trim()),
        _ => clean_lines(&text),
    }
    .into_owned())
}

fn addresses(dossier: &Dossier, id: EntryId) -> String {
    let mut found: Vec<&str> = Vec::new();
    let own = std::iter::once(id);
    let cites = article::cites_of(dossier, id, None);
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
    let cites = article::cites_of(dossier, id, None);
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
