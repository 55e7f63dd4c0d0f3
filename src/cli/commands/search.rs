//! `chancery search`: the records and order of the explorer; partial matches follow few full ones.

use super::{search_formats, search_hit};
use crate::{
    cli::{
        args::Format,
        loading::{DossierSpec, LoadedDossier},
        output::CommandOutput,
        table::{self, Screen},
    },
    date::Day,
    dossier::{Dossier, EntryId},
    search::{
        ClauseExplanation, Interpretation, Order, Prefilter, Query, SearchEngine, SearchOptions,
        SearchResult,
    },
    text::truncate,
};

/// If fewer records match a query completely, partial matches follow: a single match may be accidental.
const ENOUGH: usize = 3;

/// Length of a query in a message, in cells.
const LONGEST: usize = 100;

/// The dossiers that were read for a search, and its output.
pub(crate) fn search(
    spec: &DossierSpec,
    text: &str,
    limit: Option<usize>,
    order: Order,
    is_strict: bool,
    format: Format,
) -> Result<(LoadedDossier, CommandOutput), CommandOutput> {
    let limit = limit.or_else(|| fitting().filter(|_| format == Format::Table));
    let limit = limit.filter(|limit| *limit > 0).unwrap_or(usize::MAX);
    let enough = if is_strict { 0 } else { ENOUGH };
    let options = SearchOptions { limit, order, enough };
    let query = Query::parse(text, Day::today());
    let find = |loaded: &LoadedDossier| {
        let engine = SearchEngine::for_query(&loaded.dossier, text);
        let found = engine.search_with(&query, &options);
        // Like the dossier, the index is not freed.
        std::mem::forget(engine);
        found
    };
    if let Some(filter) = spec.is_long().then(|| Prefilter::new(&query)).flatten() {
        let loaded = spec.load_matching(&filter)?;
        let found = find(&loaded);
        if !loaded.is_excerpt || filter.is_answer(&found, &options) {
            let output = output(&loaded.dossier, &found, format);
            return Ok((loaded, output));
        }
        std::mem::forget(loaded);
    }
    let loaded = spec.load()?;
    let output = output(&loaded.dossier, &find(&loaded), format);
    Ok((loaded, output))
}

fn output(dossier: &Dossier, found: &SearchResult, format: Format) -> CommandOutput {
    let output = match format {
        Format::Table => {
            let lacks = |id: &EntryId| match search_hit::missing(found, *id).join(", ") {
                missing if missing.is_empty() => missing,
                missing => format!("without {missing}"),
            };
            let entries = found.top.iter().map(|id| (*id, lacks(id)));
            CommandOutput::table(table::records(dossier, entries))
        }
        Format::Json => CommandOutput::text(search_formats::json(dossier, found)),
        Format::Jsonl => CommandOutput::text(search_formats::jsonl(dossier, found)),
        Format::Csv => CommandOutput::text(search_formats::csv(dossier, found)),
        Format::Md => CommandOutput::text(search_formats::markdown(dossier, found)),
    };
    let code = if is_invalid(found) { 2 } else { u8::from(found.total == 0) };
    CommandOutput { err: messages(found), code, ..output }
}

/// Whether a part of the query was not understood, which the hints explain.
fn is_invalid(found: &SearchResult) -> bool {
    let mut parts = found.explanation.iter();
    parts.any(|part| part.interpretation == Interpretation::Invalid)
}

/// How many records fit on the screen, at two lines each, with the messages below; none in a pipe.
fn fitting() -> Option<usize> {
    let screen = Screen::of_stdout();
    screen.width.map(|_| (screen.height.saturating_sub(4) / 2).max(10))
}

/// How the query was read, if otherwise than typed, and how many records are not shown.
pub(crate) fn messages(found: &SearchResult) -> String {
    let mut lines = String::new();
    let reading = truncate(&found.explanation_text(), LONGEST);
    let letters = |text: &str| text.to_lowercase().replace(|it: char| !it.is_alphanumeric(), "");
    let text = |part: &ClauseExplanation| letters(part.text.trim_start_matches("not "));
    let is_other = |part: &ClauseExplanation| text(part) != letters(&part.typed);
    if found.total > 0 && found.explanation.iter().any(is_other) {
        lines.push_str(&format!("chancery: read as {reading}\n"));
    }
    for advice in &found.hints {
        lines.push_str(&format!("chancery: {advice}\n"));
    }
    if found.total == 0 && !is_invalid(found) {
        let of = if found.explanation.len() > 1 { "record matches all of" } else { "matches for" };
        lines.push_str(&format!("chancery: no {of} {reading}\n"));
    } else if found.top.len() < found.total {
        let (shown, total) = (found.top.len(), found.total);
        lines.push_str(&format!("chancery: showing {shown} of {total} (--limit 0 shows all)\n"));
    }
    lines
}
