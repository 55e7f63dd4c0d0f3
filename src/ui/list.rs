//! One pane: its title with counts, and its rows.

use super::{
    canvas::{draw_text, fill, frame, highlighted, put_all},
    layout::Regions,
    theme::Theme,
};
use crate::{
    app::{Action, App, DayStatus, PaneId, REGISTERS, Row, timeline::TimelineMode},
    date::Date,
    dossier::{
        EntryId, EntryPart, Kind, Record, Subject,
        record::short_name,
        vocabulary::{DateBasis, EventType, Support},
    },
    text::{pad, truncate, width},
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// The cells that a date takes in the timeline: `26 Aug` and a mark.
const DATE_CELLS: usize = 7;

pub(super) fn draw(app: &App, theme: &Theme, pane: PaneId, area: Rect, buffer: &mut Buffer) {
    let style = if app.has_focus(pane) { theme.focus } else { theme.frame };
    let regions = Regions::of(app, buffer.area);
    let inside = regions.inside(area);
    let title = title(app, pane);
    if regions.framed {
        frame(buffer, area, style);
        let ink = if app.has_focus(pane) { theme.focus } else { theme.dim };
        let room = Rect { width: area.width.saturating_sub(2), ..area };
        let mut taken = draw_text(buffer, room, 2, 0, &title, ink);
        // To scale, what is linked is lit in its cell: counting it would cost the whole list.
        let scaled = pane == PaneId::Timeline && app.view().drawing != TimelineMode::List;
        let linked = if scaled { 0 } else { app.browse().linked_count(pane) };
        if linked > 0 {
            taken += draw_text(buffer, room, 2 + taken, 0, &format!("• {linked} "), theme.linked);
        }
        corner(app, theme, pane, area, buffer, usize::from(taken));
    } else {
        let whole = pad(&title, usize::from(area.width));
        draw_text(buffer, area, 0, 0, &whole, theme.bar.patch(style));
    }
    let list = app.view().pane(pane);
    if pane == PaneId::Timeline && !list.is_empty() && app.view().drawing != TimelineMode::List {
        crate::ui::timeline::draw(app, theme, inside, buffer);
        return;
    }
    if list.is_empty() {
        empty(app, theme, pane, inside, buffer);
        return;
    }
    for (line, at) in (0..inside.height).zip(list.offset()..) {
        let Some(row) = list.row(at) else { break };
        match row {
            Row::Year(year) => {
                let text = year.map_or("no date".to_owned(), |year| year.to_string());
                draw_text(buffer, inside, 1, line, &text, theme.heading);
            }
            Row::Entry(id) => entry(app, theme, pane, (at, id), (inside, line), buffer),
        }
    }
    bar(style, area, inside, (list.offset(), list.rows()), buffer);
}

/// The name of the pane with how many are shown of how many there are.
fn title(app: &App, pane: PaneId) -> String {
    let name = match pane {
        PaneId::Timeline => "Timeline",
        PaneId::Treaties => "Treaties",
        PaneId::Register => app.view().register.plural(),
    };
    let (shown, total) = (app.view().pane(pane).len(), app.browse().total(pane));
    let scale =
        crate::ui::timeline::title(app).filter(|_| pane == PaneId::Timeline).unwrap_or_default();
    if shown == total {
        format!(" {name} {total} {scale}")
    } else {
        format!(" {name} {shown} of {total} {scale}")
    }
}

/// In the right corner of the frame: of the third pane, that it can show other kinds; of the
/// timeline, the year of the first line when its heading is out of sight.
fn corner(app: &App, theme: &Theme, pane: PaneId, area: Rect, buffer: &mut Buffer, taken: usize) {
    let text = match pane {
        PaneId::Timeline if app.view().drawing != TimelineMode::List => None,
        PaneId::Timeline => year_above(app),
        PaneId::Treaties => None,
        PaneId::Register => {
            let own = app.view().register;
            let dots = REGISTERS.map(|kind| if kind == own { '●' } else { '○' });
            let key = app.keymap().label(Action::NextKind);
            Some(format!(" {key} {} ", String::from_iter(dots)))
        }
    };
    let Some(text) = text else { return };
    let cells = width(&text);
    if usize::from(area.width) >= taken + cells + 4 {
        let x = area.width - u16::try_from(cells).unwrap_or(0) - 2;
        let style = if pane == PaneId::Timeline { theme.heading } else { theme.dim };
        draw_text(buffer, area, x, 0, &text, style);
    }
}

fn year_above(app: &App) -> Option<String> {
    let list = app.view().pane(PaneId::Timeline);
    match list.row(list.offset())? {
        Row::Year(_) => None,
        Row::Entry(id) => Some(format!(" {} ", app.dossier().date(id)?.order().0.year()?)),
    }
}

fn empty(app: &App, theme: &Theme, pane: PaneId, inside: Rect, buffer: &mut Buffer) {
    let text = if app.browse().total(pane) == 0 { "none in this dossier" } else { "none of these" };
    draw_text(buffer, inside, 1, 0, text, theme.dim);
}

fn entry(
    app: &App,
    theme: &Theme,
    pane: PaneId,
    (at, id): (usize, EntryId),
    (inside, line): (Rect, u16),
    buffer: &mut Buffer,
) {
    let selected = app.browse().is_selected(pane, at);
    let linked = app.browse().is_linked(app.dossier(), id);
    let row = Rect { y: inside.y + line, height: 1, ..inside };
    let status = app.day_status(id);
    let faded = status.as_ref().is_some_and(|status| status.faded);
    let base = match (linked, faded) {
        (true, _) => theme.linked,
        (false, true) => theme.dim,
        (false, false) => theme.plain,
    };
    let sign = match (selected, linked) {
        (true, _) => "▸",
        (_, true) => "•",
        _ => " ",
    };
    let mut x = draw_text(buffer, row, 0, 0, sign, if selected { theme.focus } else { base });
    let columns = columns(app, pane, id, status.as_ref());
    x += draw_text(buffer, row, x, 0, &columns.before, theme.date);
    x += draw_text(buffer, row, x, 0, columns.glyph, base);
    x += u16::from(!columns.glyph.is_empty());
    // What is said of the day must leave room for what it is said of.
    let tail = truncate(&columns.after, usize::from(row.width) * 9 / 20);
    let tail_cells = u16::try_from(width(&tail)).unwrap_or(0);
    let room = Rect { width: row.width.saturating_sub(tail_cells), ..row };
    let fits = |title: &str| width(title) <= usize::from(room.width.saturating_sub(x));
    let title = match columns.short {
        Some(short) if !fits(&columns.title) => short,
        _ => columns.title,
    };
    let title = with_alias(app, id, title, &fits);
    let marks = app.search_result().map(|found| found.highlights(&title)).unwrap_or_default();
    highlighted(buffer, room, (x, 0), &title, &marks, (base, theme.matched));
    if tail_cells > 0 && row.width > tail_cells {
        // Only the mark is that of what is contested, not what is said of the day before it.
        let mark = tail.rfind('≠').unwrap_or(tail.len());
        let (word, marks) = tail.split_at(mark);
        let pieces = [(word, theme.dim), (marks, theme.contested)];
        put_all(buffer, row, row.width - tail_cells, 0, &pieces);
    }
    if selected {
        let style = if app.has_focus(pane) { theme.selected } else { theme.resting };
        fill(buffer, row, style);
    }
}

/// The title, and behind it the other name that was found where the title was not.
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

/// What a row shows, from left to right.
struct Columns {
    before: String,
    glyph: &'static str,
    title: String,
    /// A shorter title for narrow panes, when there is one.
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

/// Day and month, right-aligned, with a mark when the date is not plain.
fn date_column(app: &App, id: EntryId) -> String {
    let dossier = app.dossier();
    let text = dossier.date(id).map(Date::within_year).unwrap_or_default();
    let basis = dossier.date_basis(id).0.is_some_and(|basis| basis != DateBasis::Stated);
    let qualified = dossier.date(id).is_some_and(Date::is_qualified);
    let mark = if basis || qualified { "~" } else { " " };
    let blank = (DATE_CELLS - 1).saturating_sub(width(&text));
    format!("{}{text}{mark} ", " ".repeat(blank))
}

pub(super) fn glyph(app: &App, id: EntryId) -> &'static str {
    let dossier = app.dossier();
    match (dossier.entry(id).part, dossier.subject(id)) {
        (EntryPart::Action(_), _) => "◆",
        (EntryPart::Recognition(_), _) => "◇",
        (EntryPart::Term(_), _) => "○",
        (_, Subject::Record(Record::Event(event))) => match event.kind {
            EventType::TreatyAction => "◆",
            EventType::Recognition | EventType::RecognitionWithdrawn => "◇",
            EventType::Appointment | EventType::Election => "○",
            _ if event.treaties.iter().any(|link| link.action.is_some()) => "◆",
            _ => "·",
        },
        _ => "·",
    }
}

/// A piece of the right side of the frame, as long and as far down as what is shown of the whole.
pub(super) fn bar(
    style: Style,
    area: Rect,
    inside: Rect,
    (first, all): (usize, usize),
    buffer: &mut Buffer,
) {
    let height = usize::from(inside.height);
    if all <= height || height == 0 || inside == area || area.right() == inside.right() {
        return;
    }
    let length = (height * height / all).clamp(1, height);
    let top = (first * (height - length)).div_ceil((all - height).max(1)).min(height - length);
    for line in top..top + length {
        let y = u16::try_from(line).unwrap_or(u16::MAX);
        draw_text(buffer, area, area.width - 1, y + (inside.y - area.y), "┃", style);
    }
}
