//! `chancery path`: how two records hang together.

use super::show::unknown;
use crate::{cli::output::CommandOutput, dossier::Dossier};

pub(crate) fn path(dossier: &Dossier, from: &str, to: &str) -> CommandOutput {
    let (Some(start), Some(end)) = (dossier.find(from), dossier.find(to)) else {
        let missing = if dossier.find(from).is_none() { from } else { to };
        return CommandOutput::nothing(unknown(dossier, missing));
    };
    let Some(hops) = dossier.path(start, end) else {
        let text = format!("chancery: no chain of ties leads from {from} to {to}\n");
        return CommandOutput::nothing(text);
    };
    let mut out = format!("{}  [{}]\n", dossier.title(start), dossier.slug(start));
    for hop in hops {
        let (title, slug) = (dossier.title(hop.to), dossier.slug(hop.to));
        out.push_str(&format!("  {}: {title}  [{slug}]\n", hop.words));
    }
    CommandOutput::text(out)
}
