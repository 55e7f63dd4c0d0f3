//! `chancery path`: the shortest connections between two records.

use super::show::find;
use crate::{
    cli::{
        args::Report,
        output::{Answer, CommandOutput},
    },
    dossier::{Dossier, EntryId, PathStep},
    text::clean,
};
use serde_json::{Value, json};

pub(crate) fn path(dossier: &Dossier, from: &str, to: &str, format: Report) -> Answer {
    let (start, end) = (find(dossier, from)?, find(dossier, to)?);
    let paths = dossier.paths(start, end);
    if paths.is_empty() {
        let text = format!("chancery: no connection between {from} and {to}\n");
        return Err(CommandOutput::not_found(text));
    }
    let name = |id: EntryId| (dossier.title(id), dossier.slug(id));
    let (title, slug) = name(start);
    if format == Report::Json {
        let step = |step: &PathStep| {
            let (title, slug) = name(step.to);
            json!({ "link": step.words, "id": slug, "title": title })
        };
        let paths = paths.iter().map(|steps| steps.iter().map(step).collect());
        let paths: Vec<Vec<Value>> = paths.collect();
        let found = json!({ "from": { "id": slug, "title": title }, "paths": paths });
        return Ok(CommandOutput::data(format!("{found:#}\n")));
    }
    let text = paths.iter().map(|steps| {
        let mut out = format!("{}  [{slug}]\n", clean(&title));
        for step in steps {
            let (title, slug) = name(step.to);
            out.push_str(&format!("  {}: {}  [{slug}]\n", step.words, clean(&title)));
        }
        out
    });
    Ok(CommandOutput::text(text.collect::<Vec<_>>().join("\n")))
}
