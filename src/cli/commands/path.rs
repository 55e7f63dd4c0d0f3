//! `chancery path`: the shortest connection between two records.

use super::show::unknown_id;
use crate::{
    cli::{args::Report, output::CommandOutput},
    dossier::{Dossier, EntryId},
    text::clean,
};
use serde_json::json;

pub(crate) fn path(dossier: &Dossier, from: &str, to: &str, format: Report) -> CommandOutput {
    let (Some(start), Some(end)) = (dossier.find(from), dossier.find(to)) else {
        let missing = if dossier.find(from).is_none() { from } else { to };
        return CommandOutput::not_found(unknown_id(dossier, missing));
    };
    let Some(steps) = dossier.path(start, end) else {
        let text = format!("chancery: no connection between {from} and {to}\n");
        return CommandOutput::not_found(text);
    };
    let name = |id: EntryId| (dossier.title(id), dossier.slug(id));
    let (title, slug) = name(start);
    if format == Report::Json {
        let steps = steps.iter().map(|step| {
            let (title, slug) = name(step.to);
            json!({ "link": step.words, "id": slug, "title": title })
        });
        let path =
            json!({ "from": { "id": slug, "title": title }, "steps": steps.collect::<Vec<_>>() });
        return CommandOutput::data(format!("{path:#}\n"));
    }
    let mut out = format!("{}  [{slug}]\n", clean(&title));
    for step in steps {
        let (title, slug) = name(step.to);
        out.push_str(&format!("  {}: {}  [{slug}]\n", step.words, clean(&title)));
    }
    CommandOutput::text(out)
}
