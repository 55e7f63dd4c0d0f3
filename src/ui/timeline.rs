//! The timeline to scale: the whole span as bars, the axis, the lanes, and the selected entry.

use super::{canvas::Canvas, header::BARS, list::glyph};
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

/// The lines beside the lanes: the whole span, the axis, the selected entry.
const OTHER_LINES: u16 = 3;

/// The cells of the titles of lanes.
fn title_cells(inside: Rect) -> u16 {
    (inside.width / 5).clamp(6, 22).min(inside.width)
}

/// The cells and the lines that there are for lanes.
pub(super) fn room(inside: Rect) -> (usize, usize) {
    let cells = inside.width.saturating_sub(title_cells(inside) + 1);
    (usize::from(cells), usize::from(inside.height.saturating_sub(OTHER_LINES)))
}

/// What the title of the pane says of the drawing.
pub(super) fn title(app: &App) -> Option<String> {
    let TimelineMode::Scale(scale) = app.view().drawing else { return None };
    Some(format!("· {} a column · by {} ", step_words(scale), scale.lanes.label()))
}

fn step_words(scale: TimelineScale) -> String {
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

/// Where the axis with what is below it stands, and the lanes alone.
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

/// What begins or lasts at a point of the screen: of several the selected one, or the first.
pub(super) fn at(app: &App, inside: Rect, at: Position) -> Option<EntryId> {
    let (_, lanes) = chart(inside);
    let scene = app.timeline_frame().filter(|_| lanes.contains(at))?;
    let row = scene.rows.get(usize::from(at.y - lanes.y))?;
    let x = usize::from(at.x - lanes.x);
    let mark = row.marks.iter().find(|mark| (mark.x..mark.x + mark.cells).contains(&x));
    let stroke = || row.strokes.iter().find(|stroke| (stroke.from..stroke.to).contains(&x));
    match mark {
        Some(mark) if mark.selected => app.view().pane(PaneId::Timeline).entry(),
        Some(mark) => Some(mark.entry),
        None => stroke()?.entry,
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, inside: Rect) {
    let Some(scene) = canvas.app.timeline_frame() else { return };
    strip(canvas, &scene, inside);
    let titles = title_cells(inside);
    let (chart, lanes) = chart(inside);
    axis(canvas, &scene, chart);
    let day = canvas.app.view().as_of().and_then(|day| cell_of(&scene, day.0));
    if let Some(x) = day {
        for y in 0..lanes.height {
            canvas.text(lanes, x, y, "┊", canvas.theme.focus);
        }
        canvas.text(chart, x, 0, "▼", canvas.theme.focus);
    }
    for (y, row) in (0..lanes.height).zip(&scene.rows) {
        let style = if row.selected { canvas.theme.strong } else { canvas.theme.dim };
        let name = pad(&row.title, usize::from(titles));
        canvas.text(Rect { width: titles, ..inside }, 0, y + 2, &name, style);
        lane(canvas, row, (lanes, y));
    }
    let last =
        Rect { y: inside.bottom().saturating_sub(1), height: 1.min(inside.height), ..inside };
    selected(canvas, &scene, last);
}

/// The whole span from its first to its last year, what is on the screen marked.
fn strip(canvas: &mut Canvas<'_>, scene: &TimelineFrame, area: Rect) {
    let room = usize::from(area.width).saturating_sub(14);
    let Some(density) = canvas.app.histogram(room) else { return };
    let (from, to) = scene.window().unwrap_or_default();
    let (from, to) = (density.part_of(from), density.part_of(to));
    let mut x = canvas.text(area, 0, 0, &format!("{:>5} ", density.first), canvas.theme.date);
    for (at, height) in density.heights().into_iter().enumerate() {
        let bar = height.checked_sub(1).and_then(|at| BARS.get(at)).copied().unwrap_or(" ");
        // The window is set off by brackets too: not every screen has colours.
        if at == from {
            x += canvas.text(area, x, 0, "[", canvas.theme.focus);
        }
        let style = if (from..=to).contains(&at) { canvas.theme.focus } else { canvas.theme.dim };
        x += canvas.text(area, x, 0, bar, style);
        if at == to {
            x += canvas.text(area, x, 0, "]", canvas.theme.focus);
        }
    }
    canvas.text(area, x, 0, &format!(" {}", density.last), canvas.theme.date);
}

fn axis(canvas: &mut Canvas<'_>, scene: &TimelineFrame, area: Rect) {
    for (x, name) in &scene.ticks {
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
    for stroke in &row.strokes {
        bar(canvas, (stroke, &row.marks), (area, y));
    }
    for mark in &row.marks {
        point(canvas, mark, (area, y));
    }
}

/// A bar: its ends say how surely they are known, its name stands in it where there is room.
fn bar(
    canvas: &mut Canvas<'_>,
    (stroke, marks): (&BarSegment, &[TimelineMark]),
    (area, y): (Rect, u16),
) {
    let cells = stroke.to.saturating_sub(stroke.from);
    let line = if stroke.sure { "─" } else { "┄" };
    let start = match stroke.start {
        Some(End::Exact) => "├",
        Some(End::Open) => "◂",
        Some(End::Uncertain) | None => line,
    };
    let end = match stroke.end {
        Some(End::Exact) => "┤",
        Some(End::Open) => "▸",
        Some(End::Uncertain) => "┄",
        None => line,
    };
    let text = match cells {
        0 => return,
        1 if stroke.sure => "▪".to_owned(),
        1 => line.to_owned(),
        _ => format!("{start}{}{end}", line.repeat(cells - 2)),
    };
    let x = u16::try_from(stroke.from).unwrap_or(u16::MAX);
    canvas.text(area, x, y, &text, canvas.theme.source);
    let name =
        stroke.entry.filter(|_| stroke.sure).map(|id| name(canvas.app, id)).unwrap_or_default();
    if let Some((from, room)) = widest_gap(stroke, marks).filter(|(_, room)| *room >= NAME_ROOM) {
        let shown = format!(" {} ", truncate(&name, room - 4));
        if !name.is_empty() {
            let x = u16::try_from(from + 1).unwrap_or(u16::MAX);
            canvas.text(area, x, y, &shown, canvas.theme.plain);
        }
    }
}

/// The least room for the name of a bar.
const NAME_ROOM: usize = 11;

/// The longest part of a bar on which no point stands: where it begins and how long it is.
fn widest_gap(stroke: &BarSegment, marks: &[TimelineMark]) -> Option<(usize, usize)> {
    let inside = |mark: &&TimelineMark| mark.x < stroke.to && mark.x + mark.cells > stroke.from;
    let points = marks.iter().filter(inside).map(|mark| (mark.x, mark.x + mark.cells));
    let mut from = stroke.from;
    let mut widest = None;
    for (begin, end) in points.chain([(stroke.to, stroke.to)]) {
        let room = begin.saturating_sub(from);
        if widest.is_none_or(|(_, most)| room > most) {
            widest = Some((from, room));
        }
        from = end.max(from);
    }
    widest
}

/// What a bar is called inside its lane.
fn name(app: &App, id: EntryId) -> String {
    match app.dossier().subject(id) {
        Subject::Term(person, _) => preferred(person.names()).to_owned(),
        Subject::Recognition(_, it) => app.dossier().name_of(&it.by).to_owned(),
        Subject::Action(treaty, action) => crate::dossier::action_label(treaty, action).to_owned(),
        Subject::Record(_) => String::new(),
    }
}

fn point(canvas: &mut Canvas<'_>, mark: &TimelineMark, (area, y): (Rect, u16)) {
    let one = match glyph(canvas.app, mark.entry) {
        "·" => "•",
        sign => sign,
    };
    let text = if mark.count > 1 { mark.words() } else { one.to_owned() };
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

/// The cell of a day that is on the screen.
fn cell_of(scene: &TimelineFrame, day: i32) -> Option<u16> {
    let mut x = 0;
    for column in &scene.columns {
        let (from, to) = column.days();
        if (from..to).contains(&day) {
            let inside = matches!(column, Column::Fold(..)).then_some(column.cells() / 2);
            return u16::try_from(x + inside.unwrap_or(0)).ok();
        }
        x += column.cells();
    }
    None
}

/// The selected entry in words, how many share its cell, and which lanes are out of sight.
fn selected(canvas: &mut Canvas<'_>, scene: &TimelineFrame, area: Rect) {
    let (above, below) = scene.hidden;
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
    let shared = scene.rows.iter().flat_map(|row| &row.marks).find(|mark| mark.selected);
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
