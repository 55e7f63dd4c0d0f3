//! `chancery search`: the records and order of the explorer; partial matches follow few full ones.

use super::{search_formats, search_hit};
use crate::{
    cli::{
        args::{Format, Sort},
        output::CommandOutput,
        table::{self, Table},
    },
    date::Day,
    dossier::Dossier,
    search::{Order, Query, SearchEngine, SearchOptions, SearchResult},
};

/// If fewer records match a query completely, partial matches follow: a single match may be accidental.
const ENOUGH: usize = 3;

pub(crate) fn search(
    dossier: &Dossier,
    query: &str,
    limit: Option<usize>,
    sort: Sort,
    is_strict: bool,
    format: Format,
) -> CommandOutput {
    let engine = SearchEngine::for_query(dossier, query);
    let limit = limit.unwrap_or(usize::MAX);
    let order = match sort {
        Sort::Best => Order::Best,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let enough = if is_strict { 0 } else { ENOUGH };
    let options = SearchOptions { limit, order, enough };
    let found = engine.search_with(&Query::parse(query, Day::today()), &options);
    let output = match format {
        Format::Table if found.is_partial => CommandOutput::table(partial_table(dossier, &found)),
        Format::Table => CommandOutput::table(table::records(dossier, found.top.iter().copied())),
        Format::Json => CommandOutput::text(search_formats::json(dossier, &found)),
        Format::Jsonl => CommandOutput::text(search_formats::jsonl(dossier, &found)),
        Format::Csv => CommandOutput::text(search_formats::csv(dossier, &found)),
        Format::Md => CommandOutput::text(search_formats::markdown(dossier, &found)),
    };
    // Like the dossier, the index is not freed.
    std::mem::forget(engine);
    let code = u8::from(found.total == 0);
    CommandOutput { err: messages(&found), code, ..output }
}

fn partial_table(dossier: &Dossier, found: &SearchResult) -> Table {
    let [date, kind, title, slug] = table::RECORD;
    let rows = found.top.iter().map(|id| {
        let missing = search_hit::missing(found, *id).join(", ");
        let [date, kind, title, slug] = table::record(dossier, *id);
        let lacks = if missing.is_empty() { missing } else { format!("without {missing}") };
        [date, kind, title, slug, lacks]
    });
    table::columns([date, kind, title, slug, "Lacks"], rows)
}

/// How doubtful parts of the query were interpreted, and how many records are not shown.
pub(crate) fn messages(found: &SearchResult) -> String {
    let mut lines = String::new();
    for advice in &found.hints {
        lines.push_str(&format!("chancery: {advice}\n"));
    }
    if found.total == 0 {
        let of = if found.explanation.len() > 1 { "record matches all of" } else { "matches for" };
        lines.push_str(&format!("chancery: no {of} {}\n", found.explanation_text()));
    } else if found.top.len() < found.total {
        let shown = found.top.len();
        lines.push_str(&format!("chancery: showing {shown} of {} (use --limit)\n", found.total));
    }
    lines
}
