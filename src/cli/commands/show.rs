//! `chancery show`: the article of one record as text.

use crate::{
    article, cli::output::CommandOutput, date::Day, dossier::Dossier, search::SearchEngine,
};

/// Width of the text in cells.
const WIDTH: usize = 80;

pub(crate) fn show(dossier: &Dossier, slug: &str) -> CommandOutput {
    let Some(id) = dossier.find(slug) else {
        return CommandOutput::not_found(unknown_id(dossier, slug));
    };
    let mut out = format!("{}\n", dossier.title(id));
    let article = article::compose(dossier, id, &article::Options::default());
    for line in &article.layout(WIDTH).lines {
        let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        out.push_str(text.replace('\u{a0}', " ").trim_end());
        out.push('\n');
    }
    CommandOutput::text(out)
}

/// The message for an unknown id, with the most similar id or the best search result.
pub(crate) fn unknown_id(dossier: &Dossier, slug: &str) -> String {
    let slugs = dossier.entries().map(|id| dossier.slug(id));
    let nearest = slugs
        .map(|other| (strsim::normalized_damerau_levenshtein(slug, &other), other))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let written = nearest.filter(|(likeness, _)| *likeness > 0.75).map(|(_, other)| other);
    let found = || {
        let words = slug.replace(['-', '/'], " ");
        let found = SearchEngine::new(dossier).search(&words, Day::today());
        found.top.first().map(|id| dossier.slug(*id))
    };
    let help = match written.or_else(found) {
        Some(other) => format!("did you mean {other}?"),
        None => "find ids with `chancery search`".to_owned(),
    };
    format!("chancery: no record with id \"{slug}\": {help}\n")
}
