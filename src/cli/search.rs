//! `chancery search`: the same records in the same order as the explorer finds.

use super::{answer::Answer, args::Format, list};
use crate::{
    dossier::{
        Date, Day, Dossier,
        record::{Cite, Name},
    },
    search::{Finder, Found},
};
use serde::Serialize;

pub(super) fn search(
    dossier: &Dossier,
    query: &str,
    limit: Option<usize>,
    format: Format,
) -> Answer {
    let finder = Finder::new(dossier);
    let limit = limit.unwrap_or(finder.len());
    let found = finder.find_first(query, Day::today(), limit);
    let out = match format {
        Format::Table => list::table(dossier, found.top.iter().copied()),
        Format::Json => json(dossier, &found),
    };
    let code = u8::from(found.total == 0);
    Answer { out, err: remarks(&found), code, ..Answer::default() }
}

/// How the query was understood, when that may not be what was meant, and what was left out.
pub(super) fn remarks(found: &Found) -> String {
    let mut lines = String::new();
    for advice in &found.advice {
        lines.push_str(&format!("chancery: {advice}\n"));
    }
    if found.total == 0 {
        lines.push_str(&format!("chancery: nothing found for {}\n", found.reading));
    } else if found.top.len() < found.total {
        let shown = found.top.len();
        lines.push_str(&format!("chancery: {shown} of {} shown\n", found.total));
    }
    lines
}

/// A record as JSON tells it.
#[derive(Serialize)]
struct Hit<'a> {
    id: String,
    kind: &'static str,
    title: String,
    names: &'a [Name],
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a Date>,
    score: u32,
    matched: Vec<Matched>,
    cites: &'a [Cite],
}

/// What matched: a field, its text, and ranges of it in characters.
#[derive(Serialize)]
struct Matched {
    field: &'static str,
    text: String,
    ranges: Vec<[usize; 2]>,
}

fn json(dossier: &Dossier, found: &Found) -> String {
    let hits: Vec<Hit<'_>> = found
        .ranked()
        .map(|(id, score)| {
            let record = dossier.record(id);
            let title = dossier.title(id).into_owned();
            let mut matched: Vec<Matched> = Vec::new();
            let mut mark = |field: &'static str, text: &str| {
                let ranges: Vec<[usize; 2]> = found
                    .highlights(text)
                    .into_iter()
                    .map(|range| {
                        let before =
                            |end: usize| text.get(..end).map_or(0, |text| text.chars().count());
                        [before(range.start), before(range.end)]
                    })
                    .collect();
                if !ranges.is_empty() {
                    matched.push(Matched { field, text: text.to_owned(), ranges });
                }
            };
            mark("title", &title);
            for name in record.names().iter().filter(|name| *name.text != *title) {
                mark("names", &name.text);
            }
            mark("summary", record.summary());
            Hit {
                id: dossier.slug(id).into_owned(),
                kind: dossier.kind(id).name(),
                title,
                names: record.names(),
                date: dossier.date(id),
                score,
                matched,
                cites: dossier.cites(id),
            }
        })
        .collect();
    serde_json::to_string_pretty(&hits).unwrap_or_default()
}
