//! Search results in the formats that other programs read.

use super::search_hit::Hit;
use crate::{
    date::Date,
    dossier::{Dossier, record::Citation},
    export::{csv_text, escape},
    search::SearchResult,
};

fn hits<'a>(dossier: &'a Dossier, found: &'a SearchResult) -> impl Iterator<Item = Hit<'a>> {
    found.ranked().map(move |(id, score)| Hit::new(dossier, found, id, score))
}

pub(crate) fn json(dossier: &Dossier, found: &SearchResult) -> String {
    let hits: Vec<Hit<'_>> = hits(dossier, found).collect();
    serde_json::to_string_pretty(&hits).unwrap_or_default()
}

pub(crate) fn jsonl(dossier: &Dossier, found: &SearchResult) -> String {
    let lines = hits(dossier, found).filter_map(|hit| serde_json::to_string(&hit).ok());
    lines.map(|line| line + "\n").collect()
}

/// CSV with a header; `; ` separates several values in a cell.
pub(crate) fn csv(dossier: &Dossier, found: &SearchResult) -> String {
    let rows = hits(dossier, found).map(|hit| {
        let names: Vec<&str> = hit.names.iter().map(|name| &*name.text).collect();
        [
            hit.id,
            hit.kind.to_owned(),
            hit.title,
            hit.date.map_or_else(String::new, Date::to_string),
            hit.end.map_or_else(String::new, Date::to_string),
            names.join("; "),
            hit.score.to_string(),
            sources(hit.cites),
            hit.missing.unwrap_or_default().join("; "),
        ]
    });
    let header = ["id", "kind", "title", "date", "end", "names", "score", "sources", "missing"];
    // Writing to memory cannot fail.
    csv_text(header, rows).unwrap_or_default()
}

fn sources(cites: &[Citation]) -> String {
    let mut sources: Vec<&str> = cites.iter().map(|cite| &*cite.source).collect();
    sources.dedup();
    sources.join("; ")
}

pub(crate) fn markdown(dossier: &Dossier, found: &SearchResult) -> String {
    let (head, rule) = if found.is_partial { (" Missing |", " --- |") } else { ("", "") };
    let mut table =
        format!("| Date | Kind | Title | Id |{head}\n| --- | --- | --- | --- |{rule}\n");
    for hit in hits(dossier, found) {
        let date = hit.date.map_or_else(String::new, Date::to_string);
        let title = escape::markdown(&hit.title);
        table.push_str(&format!("| {date} | {} | {title} | `{}` |", hit.kind, hit.id));
        if let Some(missing) = hit.missing {
            table.push_str(&format!(" {} |", escape::markdown(&missing.join(", "))));
        }
        table.push('\n');
    }
    table
}
