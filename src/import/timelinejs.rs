//! TimelineJS: its JSON, and the spreadsheet from which most timelines are made. The extra members
//! of our own export (`edtf`, classes of paragraphs) restore its records exactly.

use super::{
    csv,
    fields::fold,
    html_text::{self, plain as plain_html},
    json_rows::{member, plain, root, row as object},
    table::{Cell, Row, Table},
};
use crate::{
    date::Date,
    diagnostics::{Code, SpanDiagnostic},
    file_format::json_span,
};
use serde_json::value::RawValue;

/// Reads a timeline.
pub(super) fn read(text: &str) -> Table {
    if text.trim_start().starts_with(['{', '[']) { json(text) } else { sheet(text) }
}

fn json(text: &str) -> Table {
    let mut table = Table::default();
    let Some(root) = root(text, &mut table) else { return table };
    // Some tools wrap the timeline in an object, as version 2 does.
    let root = member(root, "timeline").unwrap_or(root);
    if let Some(headline) = member(root, "headline") {
        table.title = Some(plain_html(&plain(headline)));
        table.summary = member(root, "text").map(|text| plain_html(&plain(text)));
    }
    if let Some(title) = member(root, "title").and_then(|title| member(title, "text")) {
        table.title = member(title, "headline").map(|text| plain_html(&plain(text)));
        let paragraphs = member(title, "text").map(|text| html_text::paragraphs(&plain(text)));
        let own = paragraphs
            .unwrap_or_default()
            .into_iter()
            .filter(|paragraph| paragraph.class.is_empty());
        let summary = own.map(|paragraph| paragraph.text).collect::<Vec<_>>().join(" ");
        table.summary = Some(summary).filter(|text| !text.is_empty());
    }
    for (list, what) in [("events", "event"), ("eras", "era"), ("date", "event"), ("era", "era")] {
        let values = member(root, list).map(json_span::elements).unwrap_or_default();
        for (nth, value) in values.into_iter().enumerate() {
            let Some(mut row) = object(text, value, &mut table) else { continue };
            row.locator = Some(format!("{what} {}", nth + 1));
            Slide { text, table: &mut table, row: &mut row, edtf: false }.read(value);
            table.rows.push(row);
        }
    }
    if table.columns.is_empty() && table.diagnostics.is_empty() {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "no list of events in this file");
        table.diagnostics.push(diagnostic.help("expected {\"events\": [ … ]}"));
    }
    table
}

/// A slide that is read into a row.
struct Slide<'a> {
    text: &'a str,
    table: &'a mut Table,
    row: &'a mut Row,
    /// Whether it has its date as EDTF.
    edtf: bool,
}

impl Slide<'_> {
    fn put(&mut self, name: &str, value: &RawValue, text: String) {
        if text.is_empty() {
            return;
        }
        let span = json_span::span(self.text, value);
        let column = self.table.column(name, &span);
        self.row.put(column, Cell::new(text, span));
    }

    fn read(&mut self, slide: &RawValue) {
        let edtf = member(slide, "edtf").filter(|edtf| plain(edtf).parse::<Date>().is_ok());
        self.edtf = edtf.is_some();
        if let Some(edtf) = edtf {
            self.put("date", edtf, plain(edtf));
        }
        let mut notes = Vec::new();
        for (key, value) in json_span::members(slide) {
            let name = json_span::string(key).unwrap_or_default();
            match name.as_str() {
                "edtf" if self.edtf => {}
                "start_date" => self.date("", value, &mut notes),
                "end_date" => self.date("end ", value, &mut notes),
                "startDate" => self.put("date", value, comma_date(&plain(value))),
                "endDate" => self.put("end", value, comma_date(&plain(value))),
                "headline" => self.put("headline", value, plain_html(&plain(value))),
                "text" if json_span::type_of(value) == "a string" => {
                    self.put("text", value, body(&plain(value)));
                }
                "asset" => self.media(value, &mut notes),
                "tag" => self.put("group", value, plain_html(&plain(value))),
                "display_date" => {
                    // With an EDTF date, these are only its words.
                    if !self.edtf {
                        self.put("display date", value, plain_html(&plain(value)));
                    }
                }
                "text" => self.words(value, &mut notes),
                "media" => self.media(value, &mut notes),
                "group" => {
                    if !self.edtf {
                        self.put("group", value, plain_html(&plain(value)));
                    }
                }
                "unique_id" => self.put("unique id", value, plain(value)),
                other => self.put(&format!("{other} (of the slide)"), value, plain(value)),
            }
        }
        if !self.has("headline") && !self.has("text") {
            let caption = notes.iter().find_map(|note| note.strip_prefix("Media caption: "));
            let title = caption.unwrap_or("Slide without a headline").to_owned();
            self.put("headline", slide, title);
        }
        if !notes.is_empty() {
            self.put("note", slide, notes.join("; "));
        }
    }

    /// Whether the slide has a text in a column.
    fn has(&self, name: &str) -> bool {
        let column = self.table.columns.iter().position(|column| column.name == name);
        !self.row.text(column).is_empty()
    }

    fn date(&mut self, which: &str, value: &RawValue, notes: &mut Vec<String>) {
        if self.edtf {
            return;
        }
        let mut time = Vec::new();
        for (key, part) in json_span::members(value) {
            let (name, value_text) = (json_span::string(key).unwrap_or_default(), plain(part));
            match name.as_str() {
                "year" => self.put(&format!("{which}year"), part, astronomical(&value_text)),
                "month" | "day" => self.put(&format!("{which}{name}"), part, value_text),
                "hour" | "minute" | "second" if !value_text.is_empty() => {
                    time.push(if time.is_empty() {
                        value_text
                    } else {
                        format!("{value_text:0>2}")
                    });
                }
                "display_date" if which.is_empty() => self.put("display date", part, value_text),
                _ => {}
            }
        }
        if !time.is_empty() {
            notes.push(format!("{which}time: {}", time.join(":")));
        }
    }

    fn words(&mut self, value: &RawValue, notes: &mut Vec<String>) {
        if let Some(headline) = member(value, "headline") {
            self.put("headline", headline, plain_html(&plain(headline)));
        }
        let Some(body) = member(value, "text") else { return };
        let (mut own, mut beside) = (Vec::new(), Vec::new());
        for paragraph in html_text::paragraphs(&plain(body)) {
            let list = if paragraph.class.is_empty() { &mut own } else { &mut beside };
            list.push(paragraph.text);
        }
        self.put("text", body, own.join("\n\n"));
        notes.extend(beside);
    }

    fn media(&mut self, value: &RawValue, notes: &mut Vec<String>) {
        for (key, part) in json_span::members(value) {
            let (name, value_text) =
                (json_span::string(key).unwrap_or_default(), plain_html(&plain(part)));
            match name.as_str() {
                "url" | "media" if is_address(&value_text) => self.put("url", part, value_text),
                "media" if !value_text.is_empty() => notes.push(format!("Media: {value_text}")),
                "url" | "caption" | "credit" if !value_text.is_empty() => {
                    notes.push(format!("Media {name}: {value_text}"));
                }
                _ => {}
            }
        }
    }
}

/// A year as EDTF counts: TimelineJS has no year 0, and -44 is 44 BC.
fn astronomical(year: &str) -> String {
    match year.parse::<i32>() {
        Ok(year) if year < 0 => (year + 1).to_string(),
        _ => year.to_owned(),
    }
}

/// A date of version 2: `1963,8,9`, the month first where slashes part it.
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

/// The paragraphs of a text.
fn body(html: &str) -> String {
    let texts: Vec<String> =
        html_text::paragraphs(html).into_iter().map(|paragraph| paragraph.text).collect();
    texts.join("\n\n")
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
}

/// The spreadsheet: a row per slide, and one of the type "title" for the timeline.
fn sheet(text: &str) -> Table {
    let mut table = csv::read(text);
    if table.columns.is_empty() {
        return table;
    }
    let names: Vec<String> = table.columns.iter().map(|column| fold(&column.name)).collect();
    let at = |wanted: &str| names.iter().position(|name| name == wanted);
    let (kind, headline, text) = (at("type"), at("headline"), at("text"));
    let (titles, slides): (Vec<Row>, Vec<Row>) = std::mem::take(&mut table.rows)
        .into_iter()
        .partition(|row| row.text(kind).eq_ignore_ascii_case("title"));
    if let Some(title) = titles.first() {
        table.title = Some(plain_html(title.text(headline))).filter(|text| !text.is_empty());
        table.summary = Some(plain_html(title.text(text))).filter(|text| !text.is_empty());
    }
    // The layout of a slide, not the type of an event; what is kept in the note.
    let beside = ["time", "end time", "media", "media caption", "media credit"];
    for name in ["type", "time", "end time", "media caption", "media credit"] {
        if let Some(column) = at(name).and_then(|at| table.columns.get_mut(at)) {
            column.name = format!("{name} (of the slide)");
        }
    }
    let (media, note) = (at("media"), table.column("note", &(0..0)));
    for mut row in slides {
        let mut notes = Vec::new();
        for name in beside {
            let value_text = plain_html(row.text(at(name)));
            let is_cited = name == "media" && is_address(&value_text);
            if !value_text.is_empty() && !is_cited {
                notes.push(format!("{name}: {value_text}"));
            }
        }
        let mut change = |at: Option<usize>, change: &dyn Fn(&str) -> String| {
            if let Some(cell) = at.and_then(|at| row.cells.get_mut(at)) {
                cell.text = change(&cell.text).into();
            }
        };
        change(media, &|text| if is_address(text) { text.to_owned() } else { String::new() });
        change(headline, &plain_html);
        change(text, &body);
        change(at("year"), &astronomical);
        change(at("end year"), &astronomical);
        if !notes.is_empty() {
            let span = row.span.clone();
            row.put(note, Cell::new(notes.join("; "), span));
        }
        table.rows.push(row);
    }
    table
}
