//! Bibliographies as sources: BibTeX with BibLaTeX, and CSL-JSON.

use super::{
    bibtex::{self, Entry},
    json_rows::{plain, root, row as object},
    table::{Cell, Row, Table},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    dossier::Kind,
    file_format::json_span::{self, member},
};
use serde_json::value::RawValue;

/// The types of a dossier, each with those of BibTeX and CSL-JSON that it does not have.
const TYPES: [(&str, &str); 7] = [
    ("article", "inproceedings incollection inbook chapter paper-conference"),
    ("entry-encyclopedia", "inreference"),
    ("webpage", "online www misc"),
    ("post", "post-weblog"),
    ("report", "techreport"),
    ("book", "thesis phdthesis mastersthesis collection proceedings"),
    ("legal_case", "jurisdiction"),
];

pub(super) fn is_bibtex(text: &str) -> bool {
    text.lines().any(|line| {
        let entry = line.trim_start().strip_prefix('@').and_then(|rest| rest.split_once('{'));
        entry.is_some_and(|(kind, rest)| {
            let key = rest.split_once(',').map(|(key, _)| key.trim());
            !kind.is_empty()
                && kind.bytes().all(|byte| byte.is_ascii_alphabetic())
                && key.is_some_and(|key| !key.is_empty() && !key.contains([' ', '"', '{', '=']))
        })
    })
}

pub(super) fn read_bibtex(text: &str) -> Table {
    let mut table = Table { kind: Some(Kind::Source), ..Table::default() };
    let entries = match bibtex::read(text) {
        Ok(entries) => entries,
        Err((span, message)) => {
            table.failed += 1;
            let help = "the entry that begins here, or the text after it, is not BibTeX";
            table.diagnostics.push(SpanDiagnostic::new(Code::Table, span, message).help(help));
            return table;
        }
    };
    let mut unused = Vec::new();
    for (entry, span) in entries {
        unused.extend(entry.names().filter(|name| !is_used(name)).map(str::to_lowercase));
        let mut row = Row::new(span.clone());
        for (name, value) in bibtex_fields(&entry) {
            if !value.is_empty() {
                table.put(&mut row, name, Cell::new(value, span.clone()));
            }
        }
        table.rows.push(row);
    }
    tell_unused(unused, &mut table);
    table
}

/// The fields of BibTeX that [`bibtex_fields`] uses, and `crossref`, whose entry fills them.
const USED: &str = "author booktitle crossref date day doi institution journal journaltitle langid \
                    language month note number organization pages publisher school title url \
                    volume year";

fn is_used(name: &str) -> bool {
    USED.split_whitespace().any(|used| used.eq_ignore_ascii_case(name))
}

/// Tells the fields that a source does not have, each with the number of its entries.
fn tell_unused(mut names: Vec<String>, table: &mut Table) {
    names.sort();
    let same = names.chunk_by(|one, other| one == other);
    let counts: Vec<_> = same.map(|names| format!("{} ({})", names[0], names.len())).collect();
    if !counts.is_empty() {
        let message = format!("fields not used: {}", counts.join(", "));
        table.diagnostics.push(SpanDiagnostic::new(Code::Guess, 0..0, message));
    }
}

fn bibtex_fields(entry: &Entry<'_>) -> Vec<(&'static str, String)> {
    let text = |name: &str| entry.text(name);
    let first = |names: &[&str]| {
        names.iter().map(|name| text(name)).find(|it| !it.is_empty()).unwrap_or_default()
    };
    let doi = text("doi");
    let address = match first(&["url"]) {
        url if url.is_empty() && !doi.is_empty() => format!("https://doi.org/{doi}"),
        url => url,
    };
    let (day, month, year) = (text("day"), text("month"), text("year"));
    let date = match (text("date"), month.parse::<u8>(), day.parse::<u8>()) {
        (date, ..) if !date.is_empty() => date,
        (_, Ok(month), Ok(day)) => format!("{year}-{month:02}-{day:02}"),
        (_, Ok(month), Err(_)) => format!("{year}-{month:02}"),
        _ => [day, month, year].join(" "),
    };
    let pages = [("volume", text("volume")), ("number", text("number")), ("pages", text("pages"))];
    let pages = pages.iter().filter(|(_, value)| !value.is_empty());
    let mut notes: Vec<String> = pages.map(|(name, value)| format!("{name} {value}")).collect();
    notes.extend(Some(text("note")).filter(|note| !note.is_empty()));
    vec![
        ("id", entry.key.to_owned()),
        ("title", text("title")),
        ("type", source_type(entry.kind, &text("journal"))),
        ("author", entry.authors().join("; ")),
        ("container", first(&["journaltitle", "journal", "booktitle"])),
        ("publisher", first(&["publisher", "institution", "school", "organization"])),
        ("date", date.trim().to_owned()),
        ("url", address),
        ("language", first(&["langid", "language"])),
        ("note", notes.join(", ")),
    ]
}

fn source_type(kind: &str, journal: &str) -> String {
    let kind = kind.to_lowercase();
    if kind == "article" && !journal.is_empty() {
        return "article-journal".to_owned();
    }
    let ours = TYPES.iter().find(|(_, theirs)| theirs.split(' ').any(|name| name == kind));
    ours.map_or(kind, |(ours, _)| (*ours).to_owned())
}

pub(super) fn read_csl(text: &str) -> Table {
    let mut table = Table { kind: Some(Kind::Source), ..Table::default() };
    let Some(root) = root(text, &mut table) else { return table };
    let items = member(root, "items").unwrap_or(root);
    let mut unused = Vec::new();
    for value in json_span::elements(items) {
        let Some(mut row) = object(text, value, &mut table) else { continue };
        for (key, value) in json_span::members(value) {
            let name = json_span::string(key).unwrap_or_default();
            let (name, value_text) = match name.as_str() {
                "issued" => ("date", csl_date(value)),
                "author" => {
                    let authors = json_span::elements(value).into_iter().map(csl_person);
                    ("author", authors.collect::<Vec<_>>().join("; "))
                }
                "type" => ("type", source_type(&plain(value), "")),
                "container-title" => ("container", plain(value)),
                "URL" => ("url", plain(value)),
                "id" | "title" | "publisher" | "language" | "note" => (name.as_str(), plain(value)),
                _ => {
                    unused.push(name);
                    continue;
                }
            };
            table.put(&mut row, name, Cell::new(value_text, json_span::span(text, value)));
        }
        table.rows.push(row);
    }
    tell_unused(unused, &mut table);
    table
}

/// The name of an author, that of a person with the family name first: `Orsini, Viola`.
fn csl_person(person: &RawValue) -> String {
    let part = |name| member(person, name).map(plain).filter(|text| !text.is_empty());
    let family = [part("non-dropping-particle"), part("family"), part("literal")];
    let family = family.into_iter().flatten().collect::<Vec<_>>().join(" ");
    part("given").map_or(family.clone(), |given| format!("{family}, {given}"))
}

/// `{"date-parts": [[2008, 8, 26]]}`, or the words of a date. The year before 1 is 1 BC.
fn csl_date(date: &RawValue) -> String {
    let points = member(date, "date-parts").map(json_span::elements).unwrap_or_default();
    let points: Vec<String> = points
        .into_iter()
        .map(|point| {
            let numbers =
                json_span::elements(point).into_iter().filter_map(|it| plain(it).parse().ok());
            let mut numbers: Vec<i32> = numbers.collect();
            if let Some(year) = numbers.first_mut().filter(|year| **year < 0) {
                *year += 1;
            }
            let parts = numbers.iter().enumerate().map(|(at, number)| match at {
                0 if *number < 0 => format!("-{:04}", -number),
                0 => format!("{number:04}"),
                _ => format!("{number:02}"),
            });
            parts.collect::<Vec<_>>().join("-")
        })
        .filter(|point| !point.is_empty())
        .collect();
    if points.is_empty() {
        return ["literal", "raw"]
            .iter()
            .find_map(|name| member(date, name))
            .map(plain)
            .unwrap_or_default();
    }
    // A season and an approximation are members of their own, for all points.
    let said =
        |name| member(date, name).map(plain).filter(|text| !matches!(&**text, "" | "0" | "false"));
    let season = said("season").map_or(String::new(), |season| format!("-2{season}"));
    let mark = if said("circa").is_some() { "~" } else { "" };
    let ending = |point: String| match point.len() {
        4 => format!("{point}{season}{mark}"),
        _ => point + mark,
    };
    points.into_iter().map(ending).collect::<Vec<_>>().join("/")
}
