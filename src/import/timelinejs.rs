//! TimelineJS: its JSON is read into the columns of the spreadsheet that most timelines are made
//! with. The extra members of our export (`edtf`, classes of paragraphs) restore its records.

use super::{
    csv,
    fields::fold,
    html_text::{paragraphs, plain as plain_html},
    json_rows::{plain, root, row as object},
    table::{Cell, Row, Table},
};
use crate::{
    date::Date,
    file_format::json_span::{self, JsonType, member},
    text::is_web_address,
};
use serde_json::value::RawValue;

pub(super) fn read(text: &str) -> Table {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let mut table = if is_json { json(text) } else { sheet(text) };
    read_slides(&mut table);
    table
}

fn json(text: &str) -> Table {
    let mut table = Table::default();
    let Some(root) = root(text, &mut table) else { return table };
    // Some tools wrap the timeline in an object, as version 2 does, which also has its title.
    let root = member(root, "timeline").unwrap_or(root);
    let title = member(root, "title").and_then(|title| member(title, "text")).unwrap_or(root);
    table.title = member(title, "headline").map(|text| plain_html(&plain(text)));
    table.summary = member(title, "text").and_then(|text| own_paragraphs(&plain(text), " "));
    for (list, what) in [("events", "event"), ("eras", "era"), ("date", "event"), ("era", "era")] {
        let values = member(root, list).map(json_span::elements).unwrap_or_default();
        for (nth, value) in values.into_iter().enumerate() {
            let Some(mut row) = object(text, value, &mut table) else { continue };
            row.locator = Some(format!("{what} {}", nth + 1));
            for (column, value, shown) in cells(value) {
                table.put(&mut row, &column, Cell::new(shown, json_span::span(text, value)));
            }
            table.rows.push(row);
        }
    }
    table.expect_rows("no list of events in this file", "expected {\"events\": [ … ]}");
    table
}

fn cells(slide: &RawValue) -> Vec<(String, &RawValue, String)> {
    let has_edtf = member(slide, "edtf").is_some_and(|edtf| plain(edtf).parse::<Date>().is_ok());
    let mut cells = Vec::new();
    for (key, value) in json_span::members(slide) {
        let name = json_span::string(key).unwrap_or_default();
        let mut put = |name: &str, text| cells.push((name.to_owned(), value, text));
        match name.as_str() {
            "edtf" if has_edtf => put("date", plain(value)),
            // With an EDTF date, these only repeat it in words.
            "start_date" | "end_date" | "display_date" | "group" if has_edtf => {}
            "start_date" => date_cells(value, "", &mut cells),
            "end_date" => date_cells(value, "end ", &mut cells),
            "startDate" => put("date", comma_date(&plain(value))),
            "endDate" => put("end", comma_date(&plain(value))),
            "text" if json_span::type_of(value) == JsonType::Object => {
                put_parts(value, &[("headline", "headline"), ("text", "text")], &mut cells);
            }
            "media" | "asset" => {
                let columns = [
                    ("url", "media"),
                    ("media", "media"),
                    ("caption", "media caption"),
                    ("credit", "media credit"),
                ];
                put_parts(value, &columns, &mut cells);
            }
            "tag" => put("group", plain(value)),
            "display_date" => put("display date", plain(value)),
            "unique_id" => put("unique id", plain(value)),
            "headline" | "text" | "group" => put(&name, plain(value)),
            other => put(&format!("{other} (of the slide)"), plain(value)),
        }
    }
    cells.retain(|(_, _, text)| !text.is_empty());
    cells
}

fn put_parts<'a>(
    object: &'a RawValue,
    columns: &[(&str, &str)],
    cells: &mut Vec<(String, &'a RawValue, String)>,
) {
    let part = |(name, column): &(&str, &str)| {
        member(object, name).map(|value| ((*column).to_owned(), value, plain(value)))
    };
    cells.extend(columns.iter().filter_map(part));
}

fn date_cells<'a>(
    date: &'a RawValue,
    which: &str,
    cells: &mut Vec<(String, &'a RawValue, String)>,
) {
    for name in ["year", "month", "day"] {
        put_parts(date, &[(name, &format!("{which}{name}"))], cells);
    }
    if which.is_empty() {
        put_parts(date, &[("display_date", "display date")], cells);
    }
    let parts = ["hour", "minute", "second"].iter().filter_map(|name| member(date, name));
    let parts: Vec<String> = parts.map(plain).filter(|text| !text.is_empty()).collect();
    if let Some((hour, rest)) = parts.split_first() {
        let rest: String = rest.iter().map(|part| format!(":{part:0>2}")).collect();
        cells.push((format!("{which}time"), date, format!("{hour}{rest}")));
    }
}

/// The astronomical year: TimelineJS has no year 0, so -44 is 44 BC.
fn astronomical(year: &str) -> String {
    match year.parse::<i32>() {
        Ok(year) if year < 0 => (year + 1).to_string(),
        _ => year.to_owned(),
    }
}

/// A date of version 2: `1963,8,9`; with slashes the month comes first.
fn comma_date(text: &str) -> String {
    let mut parts = text.splitn(3, ',').map(str::trim).filter(|part| !part.is_empty());
    let (Some(year), month, day) = (parts.next(), parts.next(), parts.next()) else {
        return String::new();
    };
    let Ok(number) = astronomical(year).parse::<i32>() else { return text.to_owned() };
    let mut date = format!("{}{:04}", if number < 0 { "-" } else { "" }, number.abs());
    for part in month.into_iter().chain(day) {
        // A time may follow the day.
        let part = part.split([' ', ',']).next().unwrap_or_default();
        date.push_str(&format!("-{part:0>2}"));
    }
    date
}

fn own_paragraphs(html: &str, between: &str) -> Option<String> {
    let own = paragraphs(html).into_iter().filter(|paragraph| paragraph.class.is_empty());
    let text = own.map(|paragraph| paragraph.text).collect::<Vec<_>>().join(between);
    Some(text).filter(|text| !text.is_empty())
}

/// The spreadsheet: a row per slide, and one of the type "title" for the timeline.
fn sheet(text: &str) -> Table {
    let mut table = csv::read(text);
    let at = |wanted: &str| table.columns.iter().position(|column| fold(&column.name) == wanted);
    let (kind, headline, text) = (at("type"), at("headline"), at("text"));
    let is_title = |row: &Row| row.text(kind).eq_ignore_ascii_case("title");
    if let Some(title) = table.rows.iter().find(|row| is_title(row)) {
        table.title = Some(plain_html(title.text(headline))).filter(|text| !text.is_empty());
        table.summary = Some(plain_html(title.text(text))).filter(|text| !text.is_empty());
    }
    table.rows.retain(|row| !is_title(row));
    table
}

/// The columns whose texts go into the note; the address of a medium is cited.
const NOTED: [&str; 5] = ["time", "end time", "media", "media caption", "media credit"];

fn read_slides(table: &mut Table) {
    if table.columns.is_empty() {
        return;
    }
    let names: Vec<String> = table.columns.iter().map(|column| fold(&column.name)).collect();
    let at = |wanted: &str| names.iter().position(|name| name == wanted);
    // Renames columns about the layout of a slide, so that they become notes.
    for name in NOTED.into_iter().chain(["type"]).filter(|name| *name != "media") {
        if let Some(column) = at(name).and_then(|at| table.columns.get_mut(at)) {
            column.name = format!("{name} (of the slide)");
        }
    }
    let headline = at("headline").unwrap_or_else(|| table.column("headline", &(0..0)));
    let note = table.column("note", &(0..0));
    for row in &mut table.rows {
        let mut notes = Vec::new();
        for name in NOTED {
            let shown = plain_html(row.text(at(name)));
            let is_cited = name == "media" && is_web_address(&shown);
            if !shown.is_empty() && !is_cited {
                notes.push(format!("{name}: {shown}"));
            }
        }
        let beside = paragraphs(row.text(at("text"))).into_iter();
        let beside = beside.filter(|paragraph| !paragraph.class.is_empty());
        notes.extend(beside.map(|paragraph| paragraph.text));
        let caption = plain_html(row.text(at("media caption")));
        let mut change = |name: &str, change: &dyn Fn(&str) -> String| {
            if let Some(cell) = at(name).and_then(|at| row.cells.get_mut(at)) {
                cell.text = change(&cell.text).into();
            }
        };
        for name in NOTED {
            let is_kept = |text: &str| name == "media" && is_web_address(text);
            change(name, &|text| if is_kept(text) { text.to_owned() } else { String::new() });
        }
        change("text", &|text| own_paragraphs(text, "\n\n").unwrap_or_default());
        ["headline", "display date", "group"].iter().for_each(|name| change(name, &plain_html));
        ["year", "end year"].iter().for_each(|name| change(name, &astronomical));
        let span = row.span.clone();
        if row.text(Some(headline)).is_empty() && row.text(at("text")).is_empty() {
            let title = if caption.is_empty() { "Slide without a headline" } else { &caption };
            row.put(headline, Cell::new(title, span.clone()));
        }
        if !notes.is_empty() {
            row.put(note, Cell::new(notes.join("; "), span));
        }
    }
}
