//! `chancery show`: the detail of one record as text.

use super::answer::Answer;
use crate::{dossier::Dossier, state::detail};

/// The cells of a line.
const CELLS: usize = 80;

pub(super) fn show(dossier: &Dossier, slug: &str) -> Answer {
    let Some(id) = dossier.find(slug) else {
        return Answer::nothing(unknown(dossier, slug));
    };
    let mut out = format!("{}\n", dossier.title(id));
    for line in &detail::compose(dossier, id, CELLS).lines {
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        out.push_str(text.replace('\u{a0}', " ").trim_end());
        out.push('\n');
    }
    Answer::text(out)
}

/// That there is no such id, and which one is nearest.
pub(super) fn unknown(dossier: &Dossier, slug: &str) -> String {
    let nearest = dossier
        .entries()
        .map(|id| dossier.slug(id))
        .map(|other| (strsim::jaro_winkler(slug, &other), other))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let help = match nearest {
        Some((likeness, other)) if likeness > 0.8 => format!("did you mean {other}?"),
        _ => "`chancery search` finds ids by names, dates and words".to_owned(),
    };
    format!("chancery: no record has the id \"{slug}\": {help}\n")
}
