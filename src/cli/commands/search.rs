//! `chancery search`: the same records in the same order as the explorer finds.

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
    let finder = SearchEngine::new(dossier);
    let limit = limit.unwrap_or(finder.len());
    let order = match sort {
        Sort::Best => Order::Best,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let found = finder.search_within(order, query, Day::today(), limit);
    let out = match format {
        Format::Table => table::table(dossier, found.top.iter().copied()),
        Format::Json => crate::cli::commands::search_formats::json(dossier, &found),
        Format::Jsonl => crate::cli::commands::search_formats::jsonl(dossier, &found),
        Format::Csv => crate::cli::commands::search_formats::csv(dossier, &found),
        Format::Md => crate::cli::commands::search_formats::markdown(dossier, &found),
    };
    let code = u8::from(found.total == 0);
    CommandOutput { out, err: remarks(&found), code, ..CommandOutput::default() }
}

/// How the query was understood, when that may not be what was meant, and what was left out.
pub(crate) fn remarks(found: &SearchResult) -> String {
    let mut lines = String::new();
    for advice in &found.hints {
        lines.push_str(&format!("chancery: {advice}\n"));
    }
    if found.total == 0 {
        lines.push_str(&format!("chancery: nothing found for {}\n", found.explanation));
    } else if found.top.len() < found.total {
        let shown = found.top.len();
        lines.push_str(&format!("chancery: {shown} of {} shown\n", found.total));
    }
    lines
}
