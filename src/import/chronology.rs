//! Chronologies of Markdown and wikis: lines that begin with a date, under headings of years.

use super::{
    date,
    table::{Cell, Row, Table},
};
use crate::{
    date::{DayOrder, ParseOptions, parse},
    diagnostics::Code,
    dossier::Kind,
};
use std::ops::Range;

const SEPARATORS: [&str; 9] = [": ", " – ", " — ", " - ", ". ", ", ", " | ", ":", " "];

/// Whether a text is a chronology, by its file name or by the dates of most list items.
pub(super) fn is_chronology(name: &str, text: &str) -> bool {
    let is_marked = |line: &str| line.trim_start().starts_with(['#', '*', '-', '+']);
    let is_named = [".md", ".markdown", ".org"].iter().any(|end| name.ends_with(end));
    if !is_named && !is_marked(text) {
        return false;
    }
    let found = read(text).rows.len();
    let marked = text.lines().filter(|line| is_marked(line)).count();
    found > usize::from(!is_named) && (is_named || found * 3 >= marked)
}

pub(super) fn read(text: &str) -> Table {
    let mut reader = Reader {
        table: Table { kind: Some(Kind::Event), ..Table::default() },
        year: None,
        topic: None,
        open: false,
    };
    for name in ["date", "text", "topic"] {
        reader.table.column(name, &(0..0));
    }
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        reader.line(line, start, number + 1);
        start += line.len();
    }
    reader.table
}

struct Reader {
    table: Table,
    year: Option<String>,
    topic: Option<String>,
    /// Whether the next line may continue the last entry.
    open: bool,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize, number: usize) {
        let indented = line.trim_end();
        let marked = indented.trim_start();
        let is_heading = marked.starts_with('#');
        let plain = marked.trim_start_matches(['#', '*', '-', '+', '>', '•', ' ', '_', '[']).trim();
        if plain.is_empty() {
            self.open = false;
            return;
        }
        let is_item = plain.len() < marked.len();
        let bare = plain.replace("**", "").replace("__", "").replace("]]", "").replace("[[", "");
        let bare = bare.trim();
        let span = start..start + indented.len();
        if let Some(date) = self.whole_date(bare.trim_end_matches(':')) {
            self.year = Some(date);
            self.open = false;
        } else if is_heading {
            match self.table.title {
                None if self.table.rows.is_empty() => self.table.title = Some(bare.to_owned()),
                _ => self.topic = Some(bare.to_owned()),
            }
        } else if let Some((date, rest)) = self.dated(bare, is_item) {
            self.add(&date, rest, span, number);
        } else if self.open && (!is_item || line.starts_with([' ', '\t'])) {
            self.append(bare, if is_item { "\n" } else { " " }, span);
        }
    }

    fn whole_date(&self, text: &str) -> Option<String> {
        let read = date::read(text, None).ok()?;
        let text = read.date.as_str();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (digits == 4).then(|| text.get(..4).unwrap_or_default().to_owned())
    }

    /// The date at the start of a line, in the year of the heading by default, and the text after it.
    fn dated<'a>(&self, text: &'a str, is_item: bool) -> Option<(String, &'a str)> {
        for separator in SEPARATORS {
            let Some((before, rest)) = text.split_once(separator) else { continue };
            let before = before.trim_matches(['*', '_', ' ', '(', ')']);
            if before.is_empty() || rest.trim().is_empty() || before.chars().count() > 40 {
                continue;
            }
            if is_date(before) {
                return Some((before.to_owned(), rest.trim()));
            }
            let with_year = self.year.as_ref().map(|year| {
                if before.contains('/') {
                    format!("{before}/{year}")
                } else {
                    format!("{before} {year}")
                }
            });
            if let Some(date) = with_year.filter(|date| is_date(date)) {
                return Some((date, rest.trim()));
            }
        }
        // `12 March 2014 Crimea is …`
        let options = ParseOptions { explicit: true, single: true, ..ParseOptions::default() };
        let parsed = parse(text, &options).ok().filter(|_| is_item)?;
        let (before, rest) = text.split_at_checked(parsed.len)?;
        (is_date(before) && rest.trim().len() > 2).then(|| (before.to_owned(), rest.trim()))
    }

    fn add(&mut self, date: &str, text: &str, span: Range<usize>, number: usize) {
        let topic = self.topic.clone().unwrap_or_default();
        let cells = [date, text, &topic].map(|text| Cell::new(text, span.clone())).into();
        self.table.rows.push(Row { span, locator: Some(format!("line {number}")), cells });
        self.open = true;
    }

    fn append(&mut self, text: &str, between: &str, span: Range<usize>) {
        let Some(row) = self.table.rows.last_mut() else { return };
        row.span.end = span.end;
        if let Some(cell) = row.cells.get_mut(1) {
            cell.text = format!("{}{between}{text}", cell.text).into();
        }
    }
}

fn is_date(text: &str) -> bool {
    let read = |order| date::read(text, order);
    text.bytes().any(|byte| byte.is_ascii_digit())
        && match read(None) {
            Ok(_) => true,
            Err(unread) => {
                unread.code == Code::TwoReadings && read(Some(DayOrder::DayFirst)).is_ok()
            }
        }
}
