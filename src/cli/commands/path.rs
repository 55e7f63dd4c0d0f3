//! `chancery path`: the shortest connection between two records.

use super::show::unknown_id;
use crate::{cli::output::CommandOutput, dossier::Dossier, text::clean};

pub(crate) fn path(dossier: &Dossier, from: &str, to: &str) -> CommandOutput {
    let (Some(start), Some(end)) = (dossier.find(from), dossier.find(to)) else {
        let missing = if dossier.find(from).is_none() { from } else { to };
        return CommandOutput::not_found(unknown_id(dossier, missing));
    };
    let Some(steps) = dossier.path(start, end) else {
        let text = format!("chancery: no connection between {from} and {to}\n");
        return CommandOutput::not_found(text);
    };
    let mut out = format!("{}  [{}]\n", clean(&dossier.title(start)), dossier.slug(start));
    for step in steps {
        let (title, slug) = (dossier.title(step.to), dossier.slug(step.to));
        out.push_str(&format!("  {}: {}  [{slug}]\n", step.words, clean(&title)));
    }
    CommandOutput::text(out)
}
