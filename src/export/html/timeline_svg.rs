//! The timeline as SVG: a lane for each kind of entry, a dot for a day, a bar for a longer or less
//! exact date.

use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, Subject},
    export::{escape::xml, summary},
};
use std::fmt::{self, Write};

/// The width in user units; the page scales the drawing.
const WIDTH: f64 = 1200.0;
/// The width of the lane names.
const LEFT: f64 = 130.0;
/// The height of a row of marks.
const ROW: f64 = 11.0;
/// The maximum rows of a lane; further marks share the last one.
const ROWS: usize = 48;
const LANES: [&str; 4] = ["Events", "Treaties", "Offices", "Statements"];

/// A mark with its position.
struct Mark {
    id: EntryId,
    from: f64,
    to: f64,
    lane: usize,
    row: usize,
}

/// The mapping of days to x coordinates.
#[derive(Clone, Copy)]
struct Scale {
    first: f64,
    days: f64,
}

impl Scale {
    fn x(self, day: Day) -> f64 {
        let share = (f64::from(day.0) - self.first) / self.days;
        LEFT + share.clamp(0.0, 1.0) * (WIDTH - LEFT - 10.0)
    }
}

pub(super) fn draw(dossier: &Dossier, line: &[EntryId], out: &mut dyn Write) -> fmt::Result {
    let Some((scale, years)) = scale(dossier, line) else { return Ok(()) };
    let marks = place(dossier, line, scale);
    let heights: Vec<f64> = (0..LANES.len())
        .map(|lane| {
            let rows = marks.iter().filter(|mark| mark.lane == lane).map(|mark| mark.row + 1).max();
            rows.map_or(0.0, |rows| rows_high(rows) + 14.0)
        })
        .collect();
    let height: f64 = heights.iter().sum::<f64>() + 26.0;
    writeln!(
        out,
        "<div class=\"scroll\"><svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"Timeline\">"
    )?;
    grid(scale, years, height - 22.0, out)?;
    let mut top = 0.0;
    for (lane, (name, high)) in LANES.iter().zip(&heights).enumerate() {
        if *high == 0.0 {
            continue;
        }
        let bottom = top + high;
        writeln!(out, "<text class=\"lane\" x=\"4\" y=\"{:.1}\">{name}</text>", bottom - 6.0)?;
        writeln!(out, "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{bottom:.1}\" y2=\"{bottom:.1}\"/>")?;
        for mark in marks.iter().filter(|mark| mark.lane == lane) {
            draw_mark(dossier, mark, bottom - 8.0 - rows_high(mark.row), out)?;
        }
        top = bottom;
    }
    out.write_str("</svg></div>\n")?;
    out.write_str("<p class=\"quiet\">Dot: a day; bar: an interval or inexact date; dashed: approximate or uncertain; hollow: contested. Marks link to their records.</p>\n")
}

fn rows_high(rows: usize) -> f64 {
    u32::try_from(rows).map_or(0.0, f64::from) * ROW
}

/// The scale and the years that the dates span.
fn scale(dossier: &Dossier, line: &[EntryId]) -> Option<(Scale, (i16, i16))> {
    let dates = || line.iter().filter_map(|id| dossier.date(*id)).filter_map(bounds);
    let first = dates().map(|(first, _)| first).min()?.year()?;
    let last = dates().map(|(_, last)| last).max()?.year()?;
    let (from, to) = (Day::new(first, 1, 1)?, Day::new(last, 12, 31)?);
    let days = (f64::from(to.0) - f64::from(from.0)).max(1.0);
    Some((Scale { first: f64::from(from.0), days }, (first, last)))
}

/// The first and last possible day; a date with an open end is at the other end.
fn bounds(date: &Date) -> Option<(Day, Day)> {
    match (date.earliest(), date.latest()) {
        (Day::BEGINNING, Day::END) => None,
        (Day::BEGINNING, last) => Some((last, last)),
        (first, Day::END) => Some((first, first)),
        both => Some(both),
    }
}

/// Places each mark in the first row where it overlaps no other.
fn place(dossier: &Dossier, line: &[EntryId], scale: Scale) -> Vec<Mark> {
    let mut ends = vec![[f64::MIN; ROWS]; LANES.len()];
    let mut marks = Vec::new();
    for id in line {
        let Some((first, last)) = dossier.date(*id).and_then(bounds) else { continue };
        let (from, to) = (scale.x(first), scale.x(last));
        let lane = lane(dossier, *id);
        let Some(rows) = ends.get_mut(lane) else { continue };
        let row = rows.iter().position(|end| *end < from - 9.0).unwrap_or(ROWS - 1);
        if let Some(end) = rows.get_mut(row) {
            *end = end.max(to);
        }
        marks.push(Mark { id: *id, from, to, lane, row });
    }
    marks
}

fn lane(dossier: &Dossier, id: EntryId) -> usize {
    match (dossier.subject(id), dossier.kind(id)) {
        (Subject::Action(..), _) | (_, Kind::Treaty) => 1,
        (Subject::Term(..) | Subject::Recognition(..), _) => 2,
        (_, Kind::Statement | Kind::Figure) => 3,
        _ => 0,
    }
}

fn draw_mark(dossier: &Dossier, mark: &Mark, y: f64, out: &mut dyn Write) -> fmt::Result {
    let date = dossier.date(mark.id);
    let words = date.map(Date::words).unwrap_or_default();
    let mut class = format!("mark lane{}", mark.lane);
    if dossier.is_contested(mark.id) {
        class.push_str(" contested");
    }
    if date.is_some_and(Date::is_qualified) {
        class.push_str(" about");
    }
    let marks = summary::caveats(dossier, mark.id).join("; ");
    let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
    let title = xml(&format!("{words}: {}{marks}", dossier.title(mark.id)));
    let to = xml(dossier.record(mark.id).id());
    write!(out, "<a href=\"#r-{to}\" class=\"{class}\"><title>{title}</title>")?;
    if mark.to - mark.from < 3.0 {
        write!(out, "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"4\"/>", mark.from)?;
    } else {
        let wide = mark.to - mark.from;
        write!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"6\" rx=\"3\"/>",
            mark.from,
            y - 3.0
        )?;
    }
    out.write_str("</a>\n")
}

/// A line and a label for every year, or fewer where they would overlap.
fn grid(scale: Scale, (first, last): (i16, i16), height: f64, out: &mut dyn Write) -> fmt::Result {
    let years = i32::from(last) - i32::from(first) + 1;
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        .into_iter()
        .find(|step| years / step <= 22)
        .unwrap_or(2000);
    for year in (first..=last).filter(|year| i32::from(*year) % step == 0) {
        let Some(day) = Day::new(year, 1, 1) else { continue };
        let x = scale.x(day);
        writeln!(
            out,
            "<line class=\"year\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{height:.1}\"/>"
        )?;
        writeln!(out, "<text x=\"{x:.1}\" y=\"{:.1}\">{year}</text>", height + 16.0)?;
    }
    Ok(())
}
