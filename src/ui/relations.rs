//! The window of what a record is tied to: drawn around it, or as a tree where there is much, and
//! below it the marked neighbour in full.

use super::{
    canvas::Canvas,
    list_overlay::{draw_row, first_line},
    relation_graph,
};
use crate::{
    app::{App, HitTarget, LinkGroup, Relations},
    date::Date,
    text::{clean, group_digits, pad, wrap_into},
};
use ratatui::layout::Rect;

/// The cells of the tree of ties.
const TIE_CELLS: usize = 26;

/// The lines in which the marked neighbour is told.
const TOLD: u16 = 2;

/// From this height on a line stands between the drawing and what is told of the marked one.
const RULED: u16 = 12;

/// The drawing or the tree, and what is told below it.
fn parts(inside: Rect) -> [Rect; 2] {
    let told = TOLD + u16::from(inside.height >= RULED);
    let told = if inside.height > told + 2 { told } else { 0 };
    let body = Rect { height: inside.height - told, ..inside };
    [body, Rect { y: body.bottom(), height: told, ..inside }]
}

/// Where the drawing stands: with a cell of air on both sides.
fn sheet(inside: Rect) -> Rect {
    let [body, _] = parts(inside);
    let air = 1.min(body.width / 2);
    Rect { x: body.x + air, width: body.width - 2 * air, ..body }
}

/// The cells and the lines that there are for the drawing.
pub(super) fn room(inside: Rect) -> (usize, usize) {
    let body = sheet(inside);
    (usize::from(body.width), usize::from(body.height))
}

/// The neighbour at a point, counted from the corner of the window.
pub(super) fn at(app: &App, ties: &Relations, inside: Rect, (x, y): (u16, u16)) -> HitTarget {
    let [body, _] = parts(inside);
    let Some(graph) = app.graph(ties) else {
        let count = ties.neighbors.len();
        let offset = first_line(ties.selected, count, body.height, ties.offset);
        let item = Some(offset + usize::from(y)).filter(|at| y < body.height && *at < count);
        return HitTarget::Overlay { item, offset };
    };
    let x = x.checked_sub(sheet(inside).x - inside.x);
    let item = x.and_then(|x| graph.node_at(usize::from(x), usize::from(y)));
    HitTarget::Overlay { item, offset: 0 }
}

/// How many neighbours there are, and of what; whether they are listed for want of room.
pub(super) fn title(app: &App, ties: &Relations) -> String {
    let count = group_digits(u64::try_from(ties.neighbors.len()).unwrap_or(u64::MAX));
    let words = match (ties.neighbors.len(), app.graph(ties)) {
        (1, Some(_)) => "tied to 1".to_owned(),
        (_, Some(_)) => format!("tied to {count}"),
        (1, None) => "1 neighbour: listed".to_owned(),
        (_, None) => format!("{count} neighbours: listed"),
    };
    format!(" {words} · {} ", app.dossier().title(ties.entry))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, ties: &Relations, inside: Rect) {
    let [body, below] = parts(inside);
    match canvas.app.graph(ties) {
        Some(graph) => relation_graph::draw(canvas, &graph, ties.selected, sheet(inside)),
        None => list(canvas, ties, body),
    }
    told(canvas, ties, below);
}

/// The neighbors as a tree, group by group.
fn list(canvas: &mut Canvas<'_>, ties: &Relations, area: Rect) {
    let cells = TIE_CELLS.min(usize::from(area.width) / 3);
    let first = first_line(ties.selected, ties.neighbors.len(), area.height, ties.offset);
    for (y, (at, id)) in (0..area.height).zip(ties.neighbors.iter().enumerate().skip(first)) {
        // The first line on the screen has the label of its group, wherever the group begins.
        let branch = ties.group(at).map(|group| branch(ties, group, at, at == first));
        let pieces = [
            (pad(&branch.unwrap_or_default(), cells), canvas.theme.label),
            (" ".to_owned(), canvas.theme.plain),
            (canvas.app.dossier().title(*id).into_owned(), canvas.theme.plain),
        ];
        let row = Rect { y: area.y + y, height: 1, ..area };
        draw_row(canvas, row, at == ties.selected, &pieces);
    }
}

/// The branch that a neighbour hangs on: the words of its tie where its group begins.
fn branch(ties: &Relations, group: &LinkGroup, at: usize, named: bool) -> String {
    let begins = group.members.start == at;
    let more_groups = group.members.end < ties.neighbors.len();
    let joint = match (begins, more_groups) {
        (true, true) => "├─",
        (true, false) => "└─",
        (false, true) => "│ ",
        (false, false) => "  ",
    };
    match (begins || named, group.members.len()) {
        (true, 1) => format!("{joint} {}", group.away),
        (true, count) => format!("{joint} {} ({count})", group.away),
        (false, _) => joint.to_owned(),
    }
}

/// The marked neighbour: by what it is tied, what it is called in full, and its date.
fn told(canvas: &mut Canvas<'_>, ties: &Relations, area: Rect) {
    let marked = ties.neighbors.get(ties.selected).zip(ties.group(ties.selected));
    let Some((id, group)) = marked.filter(|_| area.height > 0) else { return };
    let lines = area.height.min(TOLD);
    if area.height > lines {
        canvas.text(area, 0, 0, &"─".repeat(usize::from(area.width)), canvas.theme.frame);
    }
    let area = Rect { y: area.bottom() - lines, height: lines, ..area };
    let tie = format!("{}: ", group.away);
    let title = canvas.app.dossier().title(*id);
    let title = clean(&title);
    let date = canvas.app.dossier().date(*id).map(Date::words).unwrap_or_default();
    let date = if date.is_empty() { date } else { format!(" · {date}") };
    let whole = format!("{tie}{title}{date}");
    let room = usize::from(area.width.saturating_sub(2));
    let ranges = wrap_into(&whole, room, usize::from(lines));
    let styles = [
        (0..tie.len(), canvas.theme.label),
        (tie.len()..tie.len() + title.len(), canvas.theme.strong),
        (tie.len() + title.len()..whole.len(), canvas.theme.date),
    ];
    for (y, range) in (0..lines).zip(ranges) {
        let pieces: Vec<_> = styles
            .iter()
            .filter_map(|(part, style)| {
                let (from, to) = (part.start.max(range.start), part.end.min(range.end));
                Some((whole.get(from..to)?, *style))
            })
            .collect();
        let room = Rect { width: area.width.saturating_sub(1), ..area };
        canvas.pieces(room, 1, y, &pieces);
    }
}
