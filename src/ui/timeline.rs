//! The scaled timeline: histogram, axis, lanes, and the selected entry.

use super::{canvas::Canvas, glyph::glyph, header::BARS};
use crate::{
    app::{
        App, PaneId,
        timeline::{
            BarSegment, Column, End, LaneRow, TimelineFrame, TimelineMark, TimelineMode,
            TimelineScale,
        },
    },
    date::Date,
    dossier::{EntryId, Subject, record::preferred},
    text::{pad, truncate, width},
};
use ratatui::layout::{Position, Rect};

/// The lines besides the lanes: histogram, axis, selected entry.
const OTHER_LINES: u16 = 3;

/// The cells of the titles of lanes.
fn title_cells(inside: Rect) -> u16 {
    (inside.width / 5).clamp(6, 22).min(inside.width)
}

/// The cells and the lines of the lanes.
pub(super) fn room(inside: Rect) -> (usize, usize) {
    let cells = inside.width.saturating_sub(title_cells(inside) + 1);
    (usize::from(cells), usize::from(inside.height.saturating_sub(OTHER_LINES)))
}

/// The scale and the lanes, for the title of the pane.
pub(super) fn title(app: &App) -> Option<String> {
    let TimelineMode::Scale(scale) = app.view().drawing else { return None };
    Some(format!("· {} a column · by {} ", scale_label(scale), scale.lanes.label()))
}

fn scale_label(scale: TimelineScale) -> String {
    match scale.days() {
        1 => "a day".to_owned(),
        7 => "a week".to_owned(),
        30 => "a month".to_owned(),
        91 => "3 months".to_owned(),
        183 => "half a year".to_owned(),
        365 => "a year".to_owned(),
        days @ 0..=90 => format!("{days} days"),
        days => format!("{} years", days / 365),
    }
}

/// The area of axis and lanes, and of the lanes alone.
fn chart(inside: Rect) -> (Rect, Rect) {
    let titles = title_cells(inside);
    let chart = Rect {
        x: inside.x + titles + 1.min(inside.width - titles),
        y: inside.y + 1,
        width: inside.width.saturating_sub(titles + 1),
        height: inside.height.saturating_sub(2),
    };
    (chart, Rect { y: chart.y + 1, height: chart.height.saturating_sub(1), ..chart })
}

/// The entry of the mark or bar at a point: of several the selected one, or the first.
pub(super) fn at(app: &App, inside: Rect, at: Position) -> Option<EntryId> {
    let (_, lanes) = chart(inside);
    let frame = app.timeline_frame().filter(|_| lanes.contains(at))?;
    let row = frame.rows.get(usize::from(at.y - lanes.y))?;
    let x = usize::from(at.x - lanes.x);
    let mark = row.marks.iter().find(|mark| (mark.x..mark.x + mark.cells).contains(&x));
    let segment = || row.segments.iter().find(|segment| (segment.from..segment.to).contains(&x));
    match mark {
        Some(mark) if mark.selected => app.view().pane(PaneId::Timeline).entry(),
        Some(mark) => Some(mark.entry),
        None => segment()?.entry,
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, inside: Rect) {
    let Some(frame) = canvas.app.timeline_frame() else { return };
    histogram(canvas, &frame, inside);
    let titles = title_cells(inside);
    let (chart, lanes) = chart(inside);
    axis(canvas, &frame, chart);
    let day = canvas.app.view().as_of().and_then(|day| cell_of(&frame, day.0));
    if let Some(x) = day {
        for y in 0..lanes.height {
            canvas.text(lanes, x, y, "┊", canvas.theme.focus);
        }
        canvas.text(chart, x, 0, "▼", canvas.theme.focus);
    }
    for (y, row) in (0..lanes.height).zip(&frame.rows) {
        let style = if row.selected { canvas.theme.strong } else { canvas.theme.dim };
        let name = pad(&row.title, usize::from(titles));
        canvas.text(Rect { width: titles, ..inside }, 0, y + 2, &name, style);
        lane(canvas, row, (lanes, y));
    }
    let last =
        Rect { y: inside.bottom().saturating_sub(1), height: 1.min(inside.height), ..inside };
    selected(canvas, &frame, last);
}

/// The histogram of the timeline, with the visible part in brackets.
fn histogram(canvas: &mut Canvas<'_>, frame: &TimelineFrame, area: Rect) {
    let room = usize::from(area.width).saturating_sub(14);
    let Some(histogram) = canvas.app.histogram(room) else { return };
    let (from, to) = frame.window().unwrap_or_default();
    let (from, to) = (histogram.part_of(from), histogram.part_of(to));
    let mut x = canvas.text(area, 0, 0, &format!("{:>5} ", histogram.first), canvas.theme.date);
    for (at, height) in histogram.heights().into_iter().enumerate() {
        let bar = height.checked_sub(1).and_then(|at| BARS.get(at)).copied().unwrap_or(" ");
        // Brackets show the visible part where there are no colors.
        if at == from {
            x += canvas.text(area, x, 0, "[", canvas.theme.focus);
        }
        let style = if (from..=to).contains(&at) { canvas.theme.focus } else { canvas.theme.dim };
        x += canvas.text(area, x, 0, bar, style);
        if at == to {
            x += canvas.text(area, x, 0, "]", canvas.theme.focus);
        }
    }
    canvas.text(area, x, 0, &format!(" {}", histogram.last), canvas.theme.date);
}

fn axis(canvas: &mut Canvas<'_>, frame: &TimelineFrame, area: Rect) {
    for (x, name) in &frame.ticks {
        let style = if name.starts_with('⋯') { canvas.theme.dim } else { canvas.theme.date };
        let x = u16::try_from(*x).unwrap_or(u16::MAX);
        let room = usize::from(area.width.saturating_sub(x));
        let shown = match name.strip_prefix('│') {
            // A name that does not fit leaves its border.
            Some(_) if width(name) > room => "│".to_owned(),
            Some(_) => name.clone(),
            None => format!(" {name}"),
        };
        canvas.text(area, x, 0, &shown, style);
    }
}

fn lane(canvas: &mut Canvas<'_>, row: &LaneRow, (area, y): (Rect, u16)) {
    for segment in &row.segments {
        bar(canvas, (segment, &row.marks), (area, y));
    }
    for mark in &row.marks {
        point(canvas, mark, (area, y));
    }
}

/// A bar: the form of its ends shows how exact they are; its name is in it where there is room.
fn bar(
    canvas: &mut Canvas<'_>,
    (segment, marks): (&BarSegment, &[TimelineMark]),
    (area, y): (Rect, u16),
) {
    let cells = segment.to.saturating_sub(segment.from);
    let line = if segment.sure { "─" } else { "┄" };
    let start = match segment.start {
        Some(End::Exact) => "├",
        Some(End::Open) => "◂",
        Some(End::Uncertain) | None => line,
    };
    let end = match segment.end {
        Some(End::Exact) => "┤",
        Some(End::Open) => "▸",
        Some(End::Uncertain) => "┄",
        None => line,
    };
    let text = match cells {
        0 => return,
        1 if segment.sure => "▪".to_owned(),
        1 => line.to_owned(),
        _ => format!("{start}{}{end}", line.repeat(cells - 2)),
    };
    let x = u16::try_from(segment.from).unwrap_or(u16::MAX);
    canvas.text(area, x, y, &text, canvas.theme.source);
    let name =
        segment.entry.filter(|_| segment.sure).map(|id| name(canvas.app, id)).unwrap_or_default();
    if let Some((from, room)) = widest_gap(segment, marks).filter(|(_, room)| *room >= NAME_ROOM) {
        let shown = format!(" {} ", truncate(&name, room - 4));
        if !name.is_empty() {
            let x = u16::try_from(from + 1).unwrap_or(u16::MAX);
            canvas.text(area, x, y, &shown, canvas.theme.plain);
        }
    }
}

/// The least room for the name of a bar.
const NAME_ROOM: usize = 11;

/// The longest part of a bar without marks: its first cell and its length.
fn widest_gap(segment: &BarSegment, marks: &[TimelineMark]) -> Option<(usize, usize)> {
    let inside = |mark: &&TimelineMark| mark.x < segment.to && mark.x + mark.cells > segment.from;
    let points = marks.iter().filter(inside).map(|mark| (mark.x, mark.x + mark.cells));
    let mut from = segment.from;
    let mut widest = None;
    for (begin, end) in points.chain([(segment.to, segment.to)]) {
        let room = begin.saturating_sub(from);
        if widest.is_none_or(|(_, most)| room > most) {
            widest = Some((from, room));
        }
        from = end.max(from);
    }
    widest
}

/// The name of a bar in its lane.
fn name(app: &App, id: EntryId) -> String {
    match app.dossier().subject(id) {
        Subject::Term(person, _) => preferred(person.names()).to_owned(),
        Subject::Recognition(_, it) => app.dossier().name_of(&it.by).to_owned(),
        Subject::Action(treaty, action) => {
            crate::dossier::action_label(app.dossier(), treaty, action).into_owned()
        }
        Subject::Record(_) => String::new(),
    }
}

fn point(canvas: &mut Canvas<'_>, mark: &TimelineMark, (area, y): (Rect, u16)) {
    let one = match glyph(canvas.app, mark.entry) {
        "·" => "•",
        sign => sign,
    };
    let text = if mark.count > 1 { mark.label() } else { one.to_owned() };
    let mut style = match canvas.app.search_result() {
        Some(_) => canvas.theme.matched,
        None if canvas.app.browse().is_linked(canvas.app.dossier(), mark.entry) => {
            canvas.theme.linked
        }
        None => canvas.theme.strong,
    };
    if mark.selected {
        let ground = if canvas.app.has_focus(PaneId::Timeline) {
            canvas.theme.selected
        } else {
            canvas.theme.resting
        };
        style = style.patch(ground);
    }
    canvas.text(area, u16::try_from(mark.x).unwrap_or(u16::MAX), y, &text, style);
}

/// The cell of a day, where it is on the screen.
fn cell_of(frame: &TimelineFrame, day: i32) -> Option<u16> {
    let mut x = 0;
    for column in &frame.columns {
        let (from, to) = column.days();
        if (from..to).contains(&day) {
            let inside = matches!(column, Column::Fold(..)).then_some(column.cells() / 2);
            return u16::try_from(x + inside.unwrap_or(0)).ok();
        }
        x += column.cells();
    }
    None
}

/// The selected entry, the number of entries in its cell, and of hidden lanes.
fn selected(canvas: &mut Canvas<'_>, frame: &TimelineFrame, area: Rect) {
    let (above, below) = frame.hidden;
    let hidden = match (above, below) {
        (0, 0) => String::new(),
        (above, 0) => format!(" ↑{above} lanes "),
        (0, below) => format!(" ↓{below} lanes "),
        (above, below) => format!(" ↑{above} ↓{below} lanes "),
    };
    let cells = u16::try_from(width(&hidden)).unwrap_or(0).min(area.width);
    canvas.text(area, area.width - cells, 0, &hidden, canvas.theme.dim);
    let Some(id) = canvas.app.view().pane(PaneId::Timeline).entry() else { return };
    let date = canvas.app.dossier().date(id).map(Date::words).unwrap_or_default();
    let shared = frame.rows.iter().flat_map(|row| &row.marks).find(|mark| mark.selected);
    let more = match shared.map_or(1, |mark| mark.count) {
        1 => String::new(),
        count => format!(" · {count} begin here, Enter lists them"),
    };
    let room = Rect { width: area.width - cells, ..area };
    let title = canvas.app.dossier().title(id);
    let left = |more: &str| usize::from(room.width).saturating_sub(width(&date) + width(more) + 2);
    // The title comes first where there is not room for both.
    let more = if left(&more) < 12 { String::new() } else { more };
    let title = truncate(&title, left(&more));
    let pieces = [
        ("▸", canvas.theme.focus),
        (&*date, canvas.theme.date),
        (" ", canvas.theme.plain),
        (&*title, canvas.theme.strong),
        (&*more, canvas.theme.dim),
    ];
    canvas.pieces(room, 0, 0, &pieces);
}
