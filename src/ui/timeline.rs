//! The timeline to scale: axis, lanes, and the selected entry.

use super::{
    canvas::{Canvas, cells_of},
    header::BARS,
};
use crate::{
    app::{
        Action, App,
        timeline::{BarSegment, End, LaneRow, ScaledTimeline, TimelineFrame, TimelineMark},
        years_label,
    },
    article::{Sign, sign_of},
    date::{Date, Day},
    dossier::{EntryId, Subject},
    text::{pad, quantity, truncate, width},
};
use ratatui::{layout::Rect, style::Style};

const OTHER_LINES: u16 = 2;

fn title_cells(inside: Rect) -> u16 {
    (inside.width / 4).clamp(6, 22).min(inside.width)
}

pub(super) fn room(inside: Rect) -> (usize, usize) {
    let area = lanes(inside);
    (usize::from(area.width), usize::from(area.height))
}

fn lanes(inside: Rect) -> Rect {
    let titles = title_cells(inside);
    let blank = 1.min(inside.width - titles);
    Rect {
        x: inside.x + titles + blank,
        y: inside.y + 1.min(inside.height),
        width: inside.width - titles - blank,
        height: inside.height.saturating_sub(OTHER_LINES),
    }
}

pub(super) fn title(app: &App, timeline: &ScaledTimeline) -> String {
    let frame = timeline.frame(app.dossier(), app.status().sizes.scale);
    let days = &timeline.chart.days;
    let all = days.first().copied().zip(days.last().copied()).unwrap_or_default();
    let shown = frame.window().map(|(from, to)| (from.max(all.0), to.min(all.1)));
    let (from, to) = shown.filter(|(from, to)| from <= to).unwrap_or(all);
    let year = |day: i32| Day(day).year().map_or(0, i32::from);
    let years = years_label(year(from), year(to));
    let step = scale_label(timeline.scale(app.status().sizes.scale.0).step);
    let count = quantity(timeline.chart.count, "record");
    format!(" Timeline · {years} · {count} · {step} per column ")
}

fn scale_label(days: i32) -> String {
    match days {
        0..=27 if days % 7 == 0 => quantity(days / 7, "week"),
        0..=27 => quantity(days, "day"),
        28..=364 => quantity((days + 15) / 30, "month"),
        365 => "1 year".to_owned(),
        366..=729 => format!("{} months", (days * 12 + 182) / 365),
        _ => quantity((days + 182) / 365, "year"),
    }
}

/// The lane and the entry at a position counted from the corner of the overlay.
pub(super) fn at(
    app: &App,
    timeline: &ScaledTimeline,
    inside: Rect,
    (x, y): (u16, u16),
) -> Option<EntryId> {
    let area = lanes(inside);
    let (x, y) = (x + inside.x, y + inside.y);
    if !area.contains((x, y).into()) {
        return None;
    }
    let frame = timeline.frame(app.dossier(), app.status().sizes.scale);
    let row = frame.rows.get(usize::from(y - area.y))?;
    let x = usize::from(x - area.x);
    let first = frame.rows.iter().find(|other| other.lane == row.lane)?;
    let mark = row.marks.iter().find(|mark| mark.x == x).or_else(|| {
        let covers = |from: usize, text: &str| (from..from + width(text)).contains(&x);
        let label = row.labels.iter().find(|label| covers(label.x, &label.text))?;
        first.marks.get(label.mark)
    });
    let segment = || row.segments.iter().find(|segment| (segment.from..segment.to).contains(&x));
    mark.map_or_else(|| segment()?.entry, |mark| Some(mark.entry))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, timeline: &ScaledTimeline, area: Rect, inside: Rect) {
    let frame = timeline.frame(canvas.app.dossier(), canvas.app.status().sizes.scale);
    hints(canvas, area);
    let (own, titles, lanes) = (timeline.selected, title_cells(inside), lanes(inside));
    let own_lane = timeline.chart.lane_of(canvas.app.dossier(), own);
    let axis = Rect { y: inside.y, height: 1.min(inside.height), ..lanes };
    let day = canvas.app.dossier().sort_key(own).0.0;
    hair_line(canvas, &frame, (day, "│", canvas.theme.frame), (axis, lanes));
    if let Some(day) = canvas.app.view().as_of() {
        hair_line(canvas, &frame, (day.0, "┊", canvas.theme.focus), (axis, lanes));
    }
    // Over the marks of the lines: a year stays legible.
    draw_axis(canvas, &frame, axis);
    for (y, row) in (0..lanes.height).zip(&frame.rows) {
        let style = if Some(row.lane) == own_lane { canvas.theme.strong } else { canvas.theme.dim };
        let title = Rect { width: titles, ..inside };
        canvas.text(title, 0, y + 1, &pad(row.title, usize::from(titles)), style);
        lane(canvas, row, own_lane == Some(row.lane), (lanes, y));
    }
    let last =
        Rect { y: inside.bottom().saturating_sub(1), height: 1.min(inside.height), ..inside };
    selected(canvas, &frame, own, last);
}

fn hints(canvas: &mut Canvas<'_>, area: Rect) {
    let keymap = &canvas.app.settings.keymap;
    let pair = |one, other| keymap.arrow(one) + &keymap.arrow(other);
    let hints = [
        (&*pair(Action::Left, Action::Right), "time"),
        (&*pair(Action::Up, Action::Down), "lane"),
        ("+ -", "zoom"),
        ("0", "fit"),
        ("< >", "scroll"),
        (&*keymap.label(Action::Close), "close"),
        ("▃ ▆", "several"),
        ("┄", "uncertain"),
    ];
    let mut x = 2;
    for (key, hint) in hints {
        let cells = cells_of(key) + cells_of(hint) + 4;
        if x + cells > area.width {
            break;
        }
        let y = area.height.saturating_sub(1);
        x += canvas.explained(area, (x, y), (key, canvas.theme.key), hint);
    }
}

fn hair_line(
    canvas: &mut Canvas<'_>,
    frame: &TimelineFrame,
    (day, sign, style): (i32, &str, Style),
    (axis, lanes): (Rect, Rect),
) {
    let Some(x) = frame.cell_of(day).and_then(|x| u16::try_from(x).ok()) else { return };
    for y in 0..lanes.height {
        canvas.text(lanes, x, y, sign, style);
    }
    canvas.text(axis, x, 0, "▼", canvas.theme.focus);
}

fn draw_axis(canvas: &mut Canvas<'_>, frame: &TimelineFrame, area: Rect) {
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

fn lane(canvas: &mut Canvas<'_>, row: &LaneRow, is_own: bool, (area, y): (Rect, u16)) {
    let cell = |x: usize| u16::try_from(x).unwrap_or(u16::MAX);
    for segment in &row.segments {
        bar(canvas, segment, (area, y));
    }
    for label in &row.labels {
        let is_joint = matches!(&*label.text, "│" | "└" | "┘");
        let style = if is_joint { canvas.theme.frame } else { canvas.theme.plain };
        canvas.text(area, cell(label.x), y, &label.text, style);
    }
    for mark in &row.marks {
        let mut style = match canvas.app.browse().results() {
            Some(_) => canvas.theme.matched,
            None if canvas.app.browse().is_linked(mark.entry) => canvas.theme.linked,
            None if is_own => canvas.theme.strong,
            None => canvas.theme.mark(),
        };
        if mark.selected && is_own {
            style = style.patch(canvas.theme.selected);
        }
        canvas.text(area, cell(mark.x), y, sign(canvas.app, mark, row.most), style);
    }
}

/// The number of entries in a mark from which even single ones in that lane are bars.
const DENSE: usize = 10;

/// The sign of a mark: of one entry by its kind, of several a bar.
fn sign(app: &App, mark: &TimelineMark, most: usize) -> &'static str {
    if mark.count == 1 && most < DENSE {
        return match sign_of(app.dossier(), mark.entry) {
            Sign::Event => "•",
            sign => sign.glyph(),
        };
    }
    // Heights grow with the square root, so that few entries stay visible beside many.
    let is_enough = |height: &usize| mark.count * 64 <= height * height * most.max(DENSE);
    let height = (1..BARS.len()).find(is_enough).unwrap_or(BARS.len());
    BARS.get(height - 1).unwrap_or(&"█")
}

/// Draws a bar: its ends show how exact they are, and its name is in it if it fits.
fn bar(canvas: &mut Canvas<'_>, segment: &BarSegment, (area, y): (Rect, u16)) {
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
    let text = format!("{start}{}{end}", line.repeat(cells.saturating_sub(2)));
    let x = u16::try_from(segment.from).unwrap_or(u16::MAX);
    canvas.text(area, x, y, &text, canvas.theme.source);
    let name = segment.entry.filter(|_| segment.sure).map(|id| name(canvas.app, id));
    if let Some(name) = name.filter(|name| !name.is_empty() && cells >= NAME_ROOM) {
        let shown = format!(" {} ", truncate(&name, cells - 4));
        canvas.text(area, x + 1, y, &shown, canvas.theme.plain);
    }
}

const NAME_ROOM: usize = 11;

fn name(app: &App, id: EntryId) -> String {
    match app.dossier().subject(id) {
        Subject::Recognition(_, it) => app.dossier().name_of(&it.by).to_owned(),
        _ => app.dossier().title(id).into_owned(),
    }
}

fn selected(canvas: &mut Canvas<'_>, frame: &TimelineFrame, id: EntryId, area: Rect) {
    let hidden = match frame.hidden {
        (0, 0) => String::new(),
        (above, 0) => format!(" ↑{above} lanes "),
        (0, below) => format!(" ↓{below} lanes "),
        (above, below) => format!(" ↑{above} ↓{below} lanes "),
    };
    let cells = cells_of(&hidden).min(area.width);
    canvas.text(area, area.width - cells, 0, &hidden, canvas.theme.dim);
    let enter = canvas.app.settings.keymap.label(Action::Activate);
    // What Enter does comes first where it is not to open the record that is named.
    let (before, after) = match frame.selected_mark().map_or(1, |mark| mark.count) {
        1 => (String::new(), format!(" · {enter} to open")),
        count => (format!("{count} records, {enter} lists: "), String::new()),
    };
    let date = canvas.app.dossier().date(id).map(Date::words).unwrap_or_default();
    let room = Rect { width: area.width - cells, ..area };
    let pieces = [
        ("▌", canvas.theme.focus),
        (&*before, canvas.theme.key),
        (&*date, canvas.theme.date),
        (" ", canvas.theme.plain),
        (&*canvas.app.dossier().title(id), canvas.theme.strong),
        (&*after, canvas.theme.dim),
    ];
    canvas.pieces(room, 0, 0, &pieces);
}
