//! `chancery path`: the shortest connection between two records.

use super::show::find;
use crate::{
    cli::{
        args::Report,
        output::{Answer, CommandOutput},
    },
    dossier::{Dossier, EntryId},
    text::clean,
};
use serde_json::json;

pub(crate) fn path(dossier: &Dossier, from: &str, to: &str, format: Report) -> Answer {
    let (start, end) = (find(dossier, from)?, find(dossier, to)?);
    let steps = dossier.path(start, end).ok_or_else(|| {
        CommandOutput::not_found(format!("chancery: no connection between {from} and {to}\n"))
    })?;
    let name = |id: EntryId| (dossier.title(id), dossier.slug(id));
    let (title, slug) = name(start);
    if format == Report::Json {
        let steps = steps.iter().map(|step| {
            let (title, slug) = name(step.to);
            json!({ "link": step.words, "id": slug, "title": title })
        });
        let path =
            json!({ "from": { "id": slug, "title": title }, "steps": steps.collect::<Vec<_>>() });
        return Ok(CommandOutput::data(format!("{path:#}\n")));
    }
    let mut out = format!("{}  [{slug}]\n", clean(&title));
    for step in steps {
        let (title, slug) = name(step.to);
        out.push_str(&format!("  {}: {}  [{slug}]\n", step.words, clean(&title)));
    }
    Ok(CommandOutput::text(out))
}
