//! `chancery search`: the same records in the same order as in the explorer.

use super::search_formats;
use crate::{
    cli::{
        args::{Format, Sort},
        output::CommandOutput,
        table,
    },
    date::Day,
    dossier::Dossier,
    search::{Order, SearchEngine, SearchResult},
};

pub(crate) fn search(
    dossier: &Dossier,
    query: &str,
    limit: Option<usize>,
    sort: Sort,
    format: Format,
) -> CommandOutput {
    let engine = SearchEngine::new(dossier);
    let limit = limit.unwrap_or(engine.len());
    let order = match sort {
        Sort::Best => Order::Best,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let found = engine.search_within(order, query, Day::today(), limit);
    let output = match format {
        Format::Table => CommandOutput::table(table::records(dossier, found.top.iter().copied())),
        Format::Json => CommandOutput::text(search_formats::json(dossier, &found)),
        Format::Jsonl => CommandOutput::text(search_formats::jsonl(dossier, &found)),
        Format::Csv => CommandOutput::text(search_formats::csv(dossier, &found)),
        Format::Md => CommandOutput::text(search_formats::markdown(dossier, &found)),
    };
    let code = u8::from(found.total == 0);
    CommandOutput { err: messages(&found), code, ..output }
}

/// How the query was interpreted where that is in doubt, and how many records are not shown.
pub(crate) fn messages(found: &SearchResult) -> String {
    let mut lines = String::new();
    for advice in &found.hints {
        lines.push_str(&format!("chancery: {advice}\n"));
    }
    if found.total == 0 {
        lines.push_str(&format!("chancery: no matches for {}\n", found.explanation));
    } else if found.top.len() < found.total {
        let shown = found.top.len();
        lines.push_str(&format!("chancery: showing {shown} of {} (use --limit)\n", found.total));
    }
    lines
}
