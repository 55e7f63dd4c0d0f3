//! A pane: its title with counts, and its rows.

use super::{canvas::Canvas, glyph::glyph, layout::Regions};
use crate::{
    app::{Action, App, DayStatus, PaneId, REGISTERS, Row},
    date::Date,
    dossier::{
        EntryId, Kind,
        record::short_name,
        vocabulary::{DateBasis, Support},
    },
    text::{pad, truncate, width},
};
use ratatui::{layout::Rect, style::Style};

/// The cells of a date in the timeline: `26 Aug` and a sign.
const DATE_CELLS: usize = 7;

pub(super) fn draw(canvas: &mut Canvas<'_>, regions: &Regions, pane: PaneId, area: Rect) {
    let style = if canvas.app.has_focus(pane) { canvas.theme.focus } else { canvas.theme.frame };
    let inside = regions.inside(area);
    let title = title(canvas.app, pane);
    if regions.framed {
        canvas.frame(area, style);
        let ink = if canvas.app.has_focus(pane) { canvas.theme.focus } else { canvas.theme.dim };
        let room = Rect { width: area.width.saturating_sub(2), ..area };
        let mut taken = canvas.text(room, 2, 0, &title, ink);
        let linked = canvas.app.browse().linked_count(pane);
        if linked > 0 {
            taken += canvas.text(room, 2 + taken, 0, &format!("• {linked} "), canvas.theme.linked);
        }
        corner(canvas, pane, area, usize::from(taken));
    } else {
        let padded = pad(&title, usize::from(area.width));
        canvas.text(area, 0, 0, &padded, canvas.theme.bar.patch(style));
    }
    let list = canvas.app.view().pane(pane);
    if list.is_empty() {
        empty(canvas, pane, inside);
        return;
    }
    for (line, at) in (0..inside.height).zip(list.offset()..) {
        let Some(row) = list.row(at) else { break };
        match row {
            Row::Year(year) => {
                let text = year.map_or("no date".to_owned(), |year| year.to_string());
                canvas.text(inside, 1, line, &text, canvas.theme.heading);
            }
            Row::Entry(id) => entry(canvas, pane, (at, id), (inside, line)),
        }
    }
    scroll_bar(canvas, style, area, inside, (list.offset(), list.rows()));
}

/// The name of the pane, with the number of rows and of all entries.
fn title(app: &App, pane: PaneId) -> String {
    let name = match pane {
        PaneId::Timeline => "Timeline",
        PaneId::Treaties => "Treaties",
        PaneId::Register => app.view().register.plural(),
    };
    let (shown, total) = (app.view().pane(pane).len(), app.browse().total(pane));
    if shown == total {
        format!(" {name} {total} ")
    } else {
        format!(" {name} {shown} of {total} ")
    }
}

/// The right corner of the frame: in the third pane the kinds that it can show, in the timeline the
/// year of the first row where its heading is not visible.
fn corner(canvas: &mut Canvas<'_>, pane: PaneId, area: Rect, taken: usize) {
    let text = match pane {
        PaneId::Timeline => year_above(canvas.app),
        PaneId::Treaties => None,
        PaneId::Register => {
            let own = canvas.app.view().register;
            let dots = REGISTERS.map(|kind| if kind == own { '●' } else { '○' });
            let key = canvas.app.keymap().label(Action::NextKind);
            Some(format!(" {key} {} ", String::from_iter(dots)))
        }
    };
    let Some(text) = text else { return };
    let cells = width(&text);
    if usize::from(area.width) >= taken + cells + 4 {
        let x = area.width - u16::try_from(cells).unwrap_or(0) - 2;
        let style = if pane == PaneId::Timeline { canvas.theme.heading } else { canvas.theme.dim };
        canvas.text(area, x, 0, &text, style);
    }
}

fn year_above(app: &App) -> Option<String> {
    let list = app.view().pane(PaneId::Timeline);
    match list.row(list.offset())? {
        Row::Year(_) => None,
        Row::Entry(id) => Some(format!(" {} ", app.dossier().date(id)?.order().0.year()?)),
    }
}

fn empty(canvas: &mut Canvas<'_>, pane: PaneId, inside: Rect) {
    let text =
        if canvas.app.browse().total(pane) == 0 { "none in this dossier" } else { "none of these" };
    canvas.text(inside, 1, 0, text, canvas.theme.dim);
}

fn entry(
    canvas: &mut Canvas<'_>,
    pane: PaneId,
    (at, id): (usize, EntryId),
    (inside, line): (Rect, u16),
) {
    let selected = canvas.app.browse().is_selected(pane, at);
    let linked = canvas.app.browse().is_linked(canvas.app.dossier(), id);
    let row = Rect { y: inside.y + line, height: 1, ..inside };
    let status = canvas.app.day_status(id);
    let faded = status.as_ref().is_some_and(|status| status.faded);
    let base = match (linked, faded) {
        (true, _) => canvas.theme.linked,
        (false, true) => canvas.theme.dim,
        (false, false) => canvas.theme.plain,
    };
    let sign = match (selected, linked) {
        (true, _) => "▸",
        (_, true) => "•",
        _ => " ",
    };
    let mut x = canvas.text(row, 0, 0, sign, if selected { canvas.theme.focus } else { base });
    let columns = columns(canvas.app, pane, id, status.as_ref());
    x += canvas.text(row, x, 0, &columns.before, canvas.theme.date);
    x += canvas.text(row, x, 0, columns.glyph, base);
    x += u16::from(!columns.glyph.is_empty());
    // The state on the day leaves room for the title.
    let tail = truncate(&columns.after, usize::from(row.width) * 9 / 20);
    let tail_cells = u16::try_from(width(&tail)).unwrap_or(0);
    let room = Rect { width: row.width.saturating_sub(tail_cells), ..row };
    let fits = |title: &str| width(title) <= usize::from(room.width.saturating_sub(x));
    let title = match columns.short {
        Some(short) if !fits(&columns.title) => short,
        _ => columns.title,
    };
    let title = with_alias(canvas.app, id, title, &fits);
    let matches =
        canvas.app.search_result().map(|found| found.highlights(&title)).unwrap_or_default();
    canvas.highlighted(room, (x, 0), &title, &matches, (base, canvas.theme.matched));
    if tail_cells > 0 && row.width > tail_cells {
        // The sign of contested records has its own style, the state before it has not.
        let mark = tail.rfind('≠').unwrap_or(tail.len());
        let (word, marks) = tail.split_at(mark);
        let pieces = [(word, canvas.theme.dim), (marks, canvas.theme.contested)];
        canvas.pieces(row, row.width - tail_cells, 0, &pieces);
    }
    if selected {
        let style =
            if canvas.app.has_focus(pane) { canvas.theme.selected } else { canvas.theme.resting };
        canvas.fill(row, style);
    }
}

/// The title, and after it another name that matches where the title does not.
fn with_alias(app: &App, id: EntryId, title: String, fits: &dyn Fn(&str) -> bool) -> String {
    let Some(found) = app.search_result() else { return title };
    if !found.highlights(&title).is_empty() {
        return title;
    }
    let names = app.dossier().record(id).names();
    let alias = names.iter().find(|name| !found.highlights(&name.text).is_empty());
    let longer = alias.map(|name| format!("{title} (also: {})", name.text));
    longer.filter(|longer| fits(longer)).unwrap_or(title)
}

/// The texts of a row, from left to right.
struct Columns {
    before: String,
    glyph: &'static str,
    title: String,
    /// A shorter title for narrow panes.
    short: Option<String>,
    after: String,
}

fn columns(app: &App, pane: PaneId, id: EntryId, status: Option<&DayStatus>) -> Columns {
    let dossier = app.dossier();
    let title = dossier.title(id).into_owned();
    let mut short = None;
    let contested = if dossier.is_contested(id) { " ≠" } else { "" };
    let single = if dossier.support(id) == Some(Support::One) { "¹" } else { "" };
    let word = match status {
        Some(status) if !status.word.is_empty() => format!(" {}", status.word),
        _ => String::new(),
    };
    let own = app.annotation_glyphs(id);
    let space = if own.is_empty() { "" } else { " " };
    let after = format!("{word}{contested}{single}{space}{own}");
    let sign = status.map_or("", |status| status.sign);
    let year = |date: Option<&Date>| {
        date.and_then(|date| date.order().0.year()).map_or(String::new(), |year| year.to_string())
    };
    let (before, glyph) = match (pane, app.view().register) {
        (PaneId::Timeline, _) => (date_column(app, id), glyph(app, id)),
        (PaneId::Treaties, _) => {
            short = Some(short_name(dossier.record(id).names()).to_owned());
            (format!("{:>4} ", year(dossier.date(id))), sign)
        }
        (PaneId::Register, Kind::Statement) => (format!("{:>4} ", year(dossier.date(id))), ""),
        (PaneId::Register, _) => (String::new(), sign),
    };
    Columns { before, glyph, title, short, after }
}

/// Day and month, right-aligned, with a sign where the date is approximate or inferred.
fn date_column(app: &App, id: EntryId) -> String {
    let dossier = app.dossier();
    let text = dossier.date(id).map(Date::within_year).unwrap_or_default();
    let basis = dossier.date_basis(id).0.is_some_and(|basis| basis != DateBasis::Stated);
    let qualified = dossier.date(id).is_some_and(Date::is_qualified);
    let mark = if basis || qualified { "~" } else { " " };
    let blank = (DATE_CELLS - 1).saturating_sub(width(&text));
    format!("{}{text}{mark} ", " ".repeat(blank))
}

/// The scroll bar on the right side of the frame.
pub(super) fn scroll_bar(
    canvas: &mut Canvas<'_>,
    style: Style,
    area: Rect,
    inside: Rect,
    (first, all): (usize, usize),
) {
    let height = usize::from(inside.height);
    if all <= height || height == 0 || inside == area || area.right() == inside.right() {
        return;
    }
    let length = (height * height / all).clamp(1, height);
    let top = (first * (height - length)).div_ceil((all - height).max(1)).min(height - length);
    for line in top..top + length {
        let y = u16::try_from(line).unwrap_or(u16::MAX);
        canvas.text(area, area.width - 1, y + (inside.y - area.y), "┃", style);
    }
}
