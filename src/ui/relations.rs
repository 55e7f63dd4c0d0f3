//! The links of a record: drawn around it, or as a tree where there are too many; below, the
//! selected neighbor in full.

use super::{
    canvas::Canvas,
    list_overlay::{draw_row, first_row},
    relation_graph,
};
use crate::{
    app::{App, HitTarget, LinkGroup, Relations},
    date::Date,
    text::{clean, group_digits, pad, wrap_into},
};
use ratatui::layout::Rect;

const BRANCH_CELLS: usize = 26;

const SELECTED_LINES: u16 = 2;

/// From this height on a rule is above the selected neighbor.
const RULED_HEIGHT: u16 = 12;

/// The areas of the drawing or the tree, and of the selected neighbor.
fn parts(inside: Rect) -> [Rect; 2] {
    let lines = SELECTED_LINES + u16::from(inside.height >= RULED_HEIGHT);
    let lines = if inside.height > lines + 2 { lines } else { 0 };
    let body = Rect { height: inside.height - lines, ..inside };
    [body, Rect { y: body.bottom(), height: lines, ..inside }]
}

/// The area of the drawing, with a blank cell on both sides.
fn drawing(inside: Rect) -> Rect {
    let [body, _] = parts(inside);
    let blank = 1.min(body.width / 2);
    Rect { x: body.x + blank, width: body.width - 2 * blank, ..body }
}

pub(super) fn room(inside: Rect) -> (usize, usize) {
    let body = drawing(inside);
    (usize::from(body.width), usize::from(body.height))
}

/// The neighbor at a position counted from the corner of the overlay.
pub(super) fn at(app: &App, links: &Relations, inside: Rect, (x, y): (u16, u16)) -> HitTarget {
    let [body, _] = parts(inside);
    let Some(graph) = app.graph(links) else {
        let count = links.rows.len();
        let offset = first_row((links.selected, count), links.offset, body.height, |_| 1);
        let item = Some(offset + usize::from(y)).filter(|at| y < body.height && *at < count);
        return HitTarget::Overlay { item, offset };
    };
    let x = x.checked_sub(drawing(inside).x - inside.x);
    let node = x.and_then(|x| graph.graph.node_at(usize::from(x), usize::from(y)));
    let item = node.map(|node| graph.row(node));
    HitTarget::Overlay { item, offset: 0 }
}

pub(super) fn title(app: &App, links: &Relations) -> String {
    let count = group_digits(u64::try_from(links.count()).unwrap_or(u64::MAX));
    format!(" Links ({count}): {} ", app.dossier().title(links.entry))
}

pub(super) fn draw(canvas: &mut Canvas<'_>, links: &Relations, inside: Rect) {
    let [body, below] = parts(inside);
    match canvas.app.graph(links) {
        Some(it) => {
            relation_graph::draw(canvas, &it.graph, it.node(links.selected), drawing(inside));
        }
        None => list(canvas, links, body),
    }
    draw_selected(canvas, links, below);
}

/// The neighbors as a tree, group by group.
fn list(canvas: &mut Canvas<'_>, links: &Relations, area: Rect) {
    let cells = BRANCH_CELLS.min(usize::from(area.width) / 3);
    let all = (links.selected, links.rows.len());
    let first = first_row(all, links.offset, area.height, |_| 1);
    for (y, (at, ids)) in (0..area.height).zip(links.rows.iter().enumerate().skip(first)) {
        let Some(id) = ids.first() else { continue };
        let times = if ids.len() > 1 { format!(" ×{}", ids.len()) } else { String::new() };
        // The first line on the screen has the label of its group, wherever the group begins.
        let branch = links.group(at).map(|group| branch(links, group, at, at == first));
        let pieces = [
            (pad(&branch.unwrap_or_default(), cells), canvas.theme.label),
            (" ".to_owned(), canvas.theme.plain),
            (canvas.app.dossier().title(*id).into_owned(), canvas.theme.plain),
            (times, canvas.theme.label),
        ];
        let row = Rect { y: area.y + y, height: 1, ..area };
        draw_row(canvas, row, at == links.selected, &pieces);
    }
}

/// The branch of a neighbor: the label of its group where it begins.
fn branch(links: &Relations, group: &LinkGroup, at: usize, named: bool) -> String {
    let begins = group.members.start == at;
    let more_groups = group.members.end < links.rows.len();
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

/// The selected neighbor: its label, its full title and its date.
fn draw_selected(canvas: &mut Canvas<'_>, links: &Relations, area: Rect) {
    let row = links.rows.get(links.selected).and_then(|ids| ids.first());
    let selected = row.zip(links.group(links.selected));
    let Some((id, group)) = selected.filter(|_| area.height > 0) else { return };
    let lines = area.height.min(SELECTED_LINES);
    if area.height > lines {
        canvas.text(area, 0, 0, &"─".repeat(usize::from(area.width)), canvas.theme.frame);
    }
    let area = Rect { y: area.bottom() - lines, height: lines, ..area };
    let label = format!("{}: ", group.away);
    let title = canvas.app.dossier().title(*id);
    let title = clean(&title);
    let date = canvas.app.dossier().date(*id).map(Date::words).unwrap_or_default();
    let date = if date.is_empty() { date } else { format!(" · {date}") };
    let text = format!("{label}{title}{date}");
    let room = usize::from(area.width.saturating_sub(2));
    let ranges = wrap_into(&text, room, usize::from(lines));
    let styles = [
        (0..label.len(), canvas.theme.label),
        (label.len()..label.len() + title.len(), canvas.theme.strong),
        (label.len() + title.len()..text.len(), canvas.theme.date),
    ];
    for (y, range) in (0..lines).zip(ranges) {
        let pieces: Vec<_> = styles
            .iter()
            .filter_map(|(part, style)| {
                let (from, to) = (part.start.max(range.start), part.end.min(range.end));
                Some((text.get(from..to)?, *style))
            })
            .collect();
        let room = Rect { width: area.width.saturating_sub(1), ..area };
        canvas.pieces(room, 1, y, &pieces);
    }
}
