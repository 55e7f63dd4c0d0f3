//! Chronologies of Markdown and wikis: lines that begin with a date, under headings of years.

use super::{
    date,
    table::{Cell, Row, Table},
};
use crate::{
    date::{Date, DayOrder, ParseOptions, parse},
    diagnostics::{Code, SpanDiagnostic},
    dossier::Kind,
    text::is_number,
};
use std::ops::Range;

const SEPARATORS: [&str; 9] = [": ", " – ", " — ", " - ", ". ", ", ", " | ", ":", " "];

/// What a heading, an item, a quotation or a definition begins with.
const MARKERS: [char; 10] = ['#', '*', '-', '+', '>', '•', ' ', '_', '[', ':'];

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
        heading: None,
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
    /// The date of the last line that is a date as a whole: that of items without one of their own.
    heading: Option<Date>,
    topic: Option<String>,
    /// Whether the next line may continue the last entry.
    open: bool,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize, number: usize) {
        let indented = line.trim_end();
        let marked = indented.trim_start();
        let is_heading = marked.starts_with('#');
        let plain = marked.trim_start_matches(MARKERS).trim();
        if plain.is_empty() {
            self.open = false;
            return;
        }
        let is_item = plain.len() < marked.len();
        let bare = plain.replace("**", "").replace("__", "").replace("]]", "").replace("[[", "");
        let undone = ["] ", "x] ", "X] "].iter().find_map(|task| bare.strip_prefix(task));
        let bare = undone.unwrap_or(&bare).trim();
        let span = start..start + indented.len();
        if let Some(date) = self.whole_date(bare.trim_end_matches(':'), is_heading) {
            self.heading = Some(date);
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
        } else if let Some(date) =
            self.heading.clone().filter(|date| is_item || date.exact_day().is_some())
        {
            self.guess(span.clone(), "an item without a date has that of its heading");
            self.add(date.as_str(), bare, span, number);
        } else {
            self.guess(span, "a line without a date is not read");
        }
    }

    /// The date that a line is as a whole; a heading may be a month of the year above.
    fn whole_date(&self, text: &str, is_heading: bool) -> Option<Date> {
        let read = |text: &str| date::read(text, None).ok().map(|read| read.date);
        let in_year = || Some(format!("{text} {}", self.year().filter(|_| is_heading)?));
        read(text).or_else(|| read(&in_year()?))
    }

    /// The year of the heading, if it lies in one.
    fn year(&self) -> Option<&str> {
        let date = self.heading.as_ref()?.as_str();
        date.get(..4).filter(|year| is_number(year) && !date.contains('/'))
    }

    /// A day and month in the year of the heading, or a day in its month.
    fn completed(&self, text: &str) -> Option<String> {
        let year = self.year()?;
        let month = self.heading.as_ref()?.as_str().get(..7);
        match (text.parse::<u8>(), month) {
            (Ok(day), Some(month)) => Some(format!("{month}-{day:02}")),
            (Ok(_), None) => None,
            _ if text.contains('/') => Some(format!("{text}/{year}")),
            _ => Some(format!("{text} {year}")),
        }
    }

    /// The date at the start of a line, in the year of the heading by default, and the text after it.
    fn dated<'a>(&self, text: &'a str, is_item: bool) -> Option<(String, &'a str)> {
        for separator in SEPARATORS {
            let Some((before, rest)) = text.split_once(separator) else { continue };
            let (before, rest) = (before.trim_matches(['*', '_', ' ', '(', ')']), rest.trim());
            if before.is_empty() || rest.is_empty() || before.chars().count() > 40 {
                continue;
            }
            // `may be expected`, and a line that only continues the one before it.
            let has_digit = before.bytes().any(|byte| byte.is_ascii_digit());
            let goes_on = !is_item && self.open && rest.starts_with(char::is_lowercase);
            if separator == " " && !has_digit || separator != ": " && goes_on {
                continue;
            }
            let own = is_date(before).then(|| before.to_owned());
            let date = own.or_else(|| self.completed(before).filter(|date| is_date(date)));
            if let Some(date) = date {
                return Some((date, rest));
            }
        }
        // `12 March 2014 Crimea is …`
        let options = ParseOptions { explicit: true, single: true, ..ParseOptions::default() };
        let parsed = parse(text, &options).ok().filter(|_| is_item)?;
        let (before, rest) = text.split_at_checked(parsed.len)?;
        (is_date(before) && rest.trim().len() > 2).then(|| (before.to_owned(), rest.trim()))
    }

    fn guess(&mut self, span: Range<usize>, message: &str) {
        self.table.diagnostics.push(SpanDiagnostic::new(Code::Guess, span, message));
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
