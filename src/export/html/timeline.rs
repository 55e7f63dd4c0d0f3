//! The timeline: a bar per year, and a line per entry with a mark for the time of the year. Years
//! without entries take no room, so that it fits a page as well as a phone.

use super::Page;
use crate::{
    date::{Date, Day, year_words},
    dossier::{EntryId, Kind, Subject},
    export::{dates::known_days, escape::xml, summary},
};
use std::fmt;

/// The width of a year, in user units of the drawing.
const WIDTH: f64 = 120.0;
const LANES: [&str; 4] = ["Events", "Treaties", "Offices", "Statements"];
const KEY: &str = r#"· bar: an interval or inexact date; dashed: approximate or uncertain; hollow: contested; from left to right: January to December</p>
<table>
<thead><tr><th>Date</th><th class="mark">Year</th><th>Event</th><th>Notes</th></tr></thead>
"#;

pub(super) fn write(page: &mut Page<'_, '_>) -> fmt::Result {
    let line = page.selection.timeline();
    if line.is_empty() {
        return Ok(());
    }
    let year_of = |id: &EntryId| page.dossier.date(*id).and_then(known_days)?.0.year();
    let years: Vec<(Option<i16>, &[EntryId])> = line
        .chunk_by(|one, other| year_of(one) == year_of(other))
        .map(|entries| (entries.first().and_then(year_of), entries))
        .collect();
    page.out.write_str("<section id=\"timeline\">\n<h2>Timeline</h2>\n")?;
    overview(page, &years)?;
    page.out.write_str("<p class=\"quiet key\">")?;
    for (lane, name) in LANES.iter().enumerate() {
        let dot = r#"<circle cx="6" cy="6" r="4"/>"#;
        let svg = format!(r#"class="lane{lane}" viewBox="0 0 12 12" aria-hidden="true""#);
        write!(page.out, "<svg {svg}>{dot}</svg>{name} ")?;
    }
    page.out.write_str(KEY)?;
    let mut before: Option<i16> = None;
    for (year, entries) in years {
        let name = year.map_or("undated".to_owned(), year_words);
        let anchor = year.map_or(name.clone(), |year| year.to_string());
        let gap = match (before, year) {
            (Some(before), Some(year)) if year > before + 1 => {
                format!(" <span class=\"quiet\">after {} years</span>", year - before)
            }
            _ => String::new(),
        };
        writeln!(
            page.out,
            "<tbody id=\"y{anchor}\"><tr class=\"year\"><th colspan=\"4\" scope=\"rowgroup\">{name}{gap}</th></tr>"
        )?;
        for id in entries {
            entry(page, *id, year)?;
        }
        page.out.write_str("</tbody>\n")?;
        before = year.or(before);
    }
    page.out.write_str("</table>\n</section>\n")
}

/// A bar per year with entries; its height is the square root of their number.
fn overview(page: &mut Page<'_, '_>, years: &[(Option<i16>, &[EntryId])]) -> fmt::Result {
    page.out.write_str("<nav aria-label=\"Years\"><ol class=\"years\">\n")?;
    let mut before: Option<i16> = None;
    for (year, entries) in years {
        let Some(year) = year else { continue };
        let is_gap = before.is_some_and(|before| *year > before + 1);
        let gap = if is_gap { " class=\"gap\"" } else { "" };
        let (name, count) = (year_words(*year), entries.len());
        let high = f64::from(u32::try_from(count).unwrap_or(u32::MAX)).sqrt() * 0.5;
        writeln!(
            page.out,
            "<li{gap}><a href=\"#y{year}\" title=\"{name}: {count}\"><span style=\"height:{high:.1}rem\"></span>{name}</a></li>"
        )?;
        before = Some(*year);
    }
    page.out.write_str("</ol></nav>\n")
}

fn entry(page: &mut Page<'_, '_>, id: EntryId, year: Option<i16>) -> fmt::Result {
    let dossier = page.dossier;
    let date = dossier.date(id);
    let written = xml(date.map(Date::as_str).unwrap_or_default());
    let words = xml(&dossier.date_words(id));
    let anchor = xml(dossier.record(id).id());
    let references = page.references(dossier.citations(id));
    let mark = year.zip(date).and_then(|(year, date)| mark(year, date)).unwrap_or_default();
    let mut class = format!("lane{}", lane(page, id));
    if dossier.is_contested(id) {
        class.push_str(" contested");
    }
    if date.is_some_and(Date::is_qualified) {
        class.push_str(" about");
    }
    writeln!(
        page.out,
        "<tr><td title=\"{written}\">{words}</td><td class=\"mark\"><svg class=\"{class}\" viewBox=\"0 0 {WIDTH} 12\" aria-hidden=\"true\">{mark}</svg></td><td><a href=\"#r-{anchor}\">{}</a>{references}</td><td>{}</td></tr>",
        xml(&dossier.title(id)),
        xml(&summary::caveats(dossier, id).join("; ")),
    )
}

fn mark(year: i16, date: &Date) -> Option<String> {
    let (first, last) = known_days(date)?;
    let start = Day::new(year, 1, 1)?.0;
    let x = |day: Day| (f64::from(day.0 - start) / 366.0).clamp(0.0, 1.0) * (WIDTH - 10.0) + 5.0;
    let (from, to) = (x(first), x(last));
    Some(if to - from < 3.0 {
        format!("<circle cx=\"{from:.1}\" cy=\"6\" r=\"4\"/>")
    } else {
        let wide = to - from;
        format!("<rect x=\"{from:.1}\" y=\"3\" width=\"{wide:.1}\" height=\"6\" rx=\"3\"/>")
    })
}

fn lane(page: &Page<'_, '_>, id: EntryId) -> usize {
    match (page.dossier.subject(id), page.dossier.kind(id)) {
        (Subject::Action(..), _) | (_, Kind::Treaty) => 1,
        (Subject::Tenure(..) | Subject::Recognition(..), _) => 2,
        (_, Kind::Statement | Kind::Figure) => 3,
        _ => 0,
    }
}
