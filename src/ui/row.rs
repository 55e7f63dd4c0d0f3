//! A row of a pane: cursor, date, sign, title; on the right the role, the status, and signs.

use super::canvas::{Canvas, cells_of};
use crate::{
    app::{App, PaneId, Row, surname, surname_first},
    article::{is_approximate, sign_of},
    date::{Date, Day, Shape, year_words},
    dossier::{
        Dossier, EntryId, EntryPart, Kind, Record, Subject, TreatyStatus, action_label,
        record::short_name,
    },
    text::{quantity, truncate, width},
};
use ratatui::layout::Rect;

/// The cells of a day in the timeline: `c. 26 Aug`.
const DAY_CELLS: usize = 9;

/// The width below which the timeline has no room for `c.`, and shows years alone without the focus.
const NARROW: u16 = 44;

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    pane: PaneId,
    (id, before): (EntryId, Option<Row>),
    place: Rect,
) {
    let (app, theme) = (canvas.app, canvas.theme);
    let selected = app.browse().is_selected(pane, id, app.has_focus(pane));
    let status = app.browse().day_status(id);
    let until = app.browse().ongoing_until(id).filter(|_| pane == PaneId::Timeline);
    let is_faded = until.is_some() || status.as_ref().is_some_and(|status| status.faded);
    let base = match (app.browse().is_linked(id), is_faded) {
        (true, _) => theme.linked,
        (false, true) => theme.dim,
        (false, false) => theme.plain,
    };
    let sign = match (selected, app.browse().picked.contains(&id)) {
        (_, true) => "✓",
        (true, false) => "▌",
        (false, false) => " ",
    };
    let mut x = canvas.text(place, 0, 0, sign, theme.focus);
    let (year, day) = dates(app, pane, (id, before), place.width);
    x += canvas.text(place, x, 0, &year, theme.heading);
    x += canvas.text(place, x, 0, &day, theme.date);
    if pane == PaneId::Timeline {
        x += canvas.text(place, x, 0, sign_of(app.dossier(), id).glyph(), base) + 1;
    }
    let signs = signs(app, id);
    let sign_cells = cells_of(&signs);
    let room = usize::from(place.width.saturating_sub(x + sign_cells));
    let title = title(app, id, room);
    let status = status.map(|status| status.word).filter(|word| !word.is_empty());
    let least = if app.dossier().kind(id) == Kind::Figure { room / 5 } else { room * 2 / 5 };
    let word_room = room.saturating_sub(width(&title)).max(least);
    let word = word(app, pane, id, (status, until), word_room);
    let word_cells = cells_of(&word);
    let titled = Rect { width: place.width.saturating_sub(sign_cells + word_cells), ..place };
    let matches = app.browse().results().map(|found| found.highlights(&title)).unwrap_or_default();
    canvas.highlighted(titled, (x, 0), &title, &matches, (base, theme.matched));
    if place.width > sign_cells + word_cells {
        let pieces = [(&*word, theme.dim), (&*signs, theme.contested)];
        canvas.pieces(place, place.width - sign_cells - word_cells, 0, &pieces);
    }
    if selected {
        canvas.select(place, if app.has_focus(pane) { theme.selected } else { theme.resting });
    }
}

/// The end of an entry that began before the time searched for and lasts until a day; otherwise the
/// end of the interval in which an entry of one moment happened.
fn end_words(dossier: &Dossier, id: EntryId, until: Option<Day>) -> Option<String> {
    let date = dossier.date(id)?;
    let is_own = until.is_none_or(|day| day == date.latest());
    if let Some(date) = dossier.moment_interval(id).filter(|_| is_own) {
        return Some(date.short_moment());
    }
    let last = until?;
    Some(match (last.year(), date.shape()) {
        (_, Shape::Point(_)) if is_own => "day uncertain".to_owned(),
        (None, _) => "ongoing".to_owned(),
        (year, _) if year == date.order().0.year() => {
            format!("to {}", Date::of_day(last).within_year())
        }
        (Some(year), _) => format!("to {}", year_words(year)),
    })
}

fn dates(
    app: &App,
    pane: PaneId,
    (id, before): (EntryId, Option<Row>),
    cells: u16,
) -> (String, String) {
    let dossier = app.dossier();
    let year = |id: EntryId| dossier.date(id).and_then(|date| date.order().0.year());
    let mut written = format!("{:>4} ", year(id).map_or(String::new(), year_words));
    match (pane, app.view().register) {
        (PaneId::Timeline, _) if cells < NARROW && !app.has_focus(pane) => (written, String::new()),
        (PaneId::Timeline, _) => {
            let is_known = matches!(before, Some(Row::Entry(before)) if year(before) == year(id));
            if year(id).is_none() {
                return ("date unknown  ".to_owned(), String::new());
            }
            let mut room = if cells < NARROW { DAY_CELLS - 3 } else { DAY_CELLS };
            if is_known {
                room += width(&std::mem::take(&mut written));
            }
            (written, format!("{:>room$}  ", day(dossier, id)))
        }
        (PaneId::Treaties, _)
        | (PaneId::Register, Kind::Statement | Kind::Figure | Kind::Source) => {
            (String::new(), written)
        }
        (PaneId::Register, _) => (String::new(), String::new()),
    }
}

/// Day and month, after `c.` where the date is approximate or inferred.
fn day(dossier: &Dossier, id: EntryId) -> String {
    let text = dossier.date(id).map(Date::within_year).unwrap_or_default();
    if is_approximate(dossier, id) { format!("c. {text}") } else { text }
}

/// The title, distinctive part first; then a name that matches the search if the title does not.
fn title(app: &App, id: EntryId, room: usize) -> String {
    let (dossier, record) = (app.dossier(), app.dossier().record(id));
    let title = match (dossier.subject(id), dossier.entry(id).part) {
        (Subject::Action(record, action), _) => {
            format!("{} · {}", action_label(dossier, record, action), short_name(record.names()))
        }
        // Below its holder the office says enough, whatever name of the holder matches.
        (Subject::Tenure(_, tenure), _) if is_own(app, id) => return tenure.office.to_string(),
        (Subject::Tenure(record, tenure), _) => {
            format!("{}: {}", surname_first(record.title()), tenure.office)
        }
        (Subject::Record(Record::Person(_)), EntryPart::Whole) => surname_first(record.title()),
        // What was said needs room, whoever says it.
        (Subject::Record(Record::Statement(said)), _) => {
            let speaker = speaker(dossier, &said.speaker);
            let left = room.saturating_sub(width(&said.title) + 2);
            format!("{}: {}", truncate(speaker, left.max(room * 2 / 5)), said.title)
        }
        _ => dossier.title(id).into_owned(),
    };
    let is_whole = dossier.record_entry(id) == id;
    let kind = dossier.kind(id);
    // The status of a treaty needs room too.
    let room = if kind == Kind::Treaty { room * 11 / 20 } else { room };
    let has_own_form = !is_whole || matches!(kind, Kind::Person | Kind::Statement);
    let title = match width(&title) > room && !has_own_form {
        true => dossier.short_title(id).into_owned(),
        false => title,
    };
    let Some(found) = app.browse().results() else { return title };
    if !found.highlights(&title).is_empty() {
        return title;
    }
    let alias = record.names().iter().find(|name| !found.highlights(&name.text).is_empty());
    let longer = alias.map(|name| format!("{title} (also: {})", name.text));
    longer.filter(|longer| width(longer) <= room).unwrap_or(title)
}

/// Whether it is a part of the current record.
fn is_own(app: &App, id: EntryId) -> bool {
    app.view().current == Some(app.dossier().record_entry(id))
}

/// The surname of a person, the publisher of a source, the short name of anybody else.
fn speaker<'d>(dossier: &'d Dossier, slug: &str) -> &'d str {
    match dossier.find(slug).map(|id| dossier.record(id)) {
        Some(Record::Person(person)) => surname(short_name(&person.names)),
        Some(Record::Source(it)) => it.publisher.as_deref().unwrap_or(&it.title),
        Some(record) => short_name(record.names()),
        None => "",
    }
}

/// The role of an entry without the focus; otherwise its status on the day, or a treaty's today.
fn word(
    app: &App,
    pane: PaneId,
    id: EntryId,
    (status, until): (Option<String>, Option<Day>),
    room: usize,
) -> String {
    let role = if app.view().focus.pane() == pane { "" } else { app.browse().role(id) };
    let mut words = match (status, role, pane) {
        (Some(word), ..) => vec![word],
        (None, "", PaneId::Timeline) => match app.browse().other_time(id) {
            Some(reason) => vec![reason],
            // A date that is cut off says nothing.
            None => {
                end_words(app.dossier(), id, until).into_iter().chain([String::new()]).collect()
            }
        },
        (None, "", PaneId::Treaties) => treaty_words(app, id),
        (None, "", PaneId::Register) => register_words(app, id),
        (None, role, _) => vec![role.to_owned()],
    };
    // A doubt that does not fit in words has the sign of an inexact date.
    let short = words.last().filter(|_| pane == PaneId::Treaties);
    let short = short.and_then(|word| Some(format!("c. {}", word.rsplit_once(" (")?.0)));
    words.extend(short);
    let fitting = words.iter().find(|word| width(word) < room).or(words.last());
    match fitting {
        Some(word) if !word.is_empty() && room > 4 => {
            format!(" {}", truncate(word, room.saturating_sub(1)))
        }
        _ => String::new(),
    }
}

/// Of a figure who gives it, of a place its events, of a person the office in the time searched for.
fn register_words(app: &App, id: EntryId) -> Vec<String> {
    let dossier = app.dossier();
    match dossier.record(id) {
        Record::Person(_) => app.browse().office_then(id).into_iter().collect(),
        Record::Figure(figure) => vec![speaker(dossier, &figure.according_to).to_owned()],
        Record::Place(_) => match dossier.events_at(id) {
            0 => Vec::new(),
            count => vec![quantity(count, "event"), count.to_string()],
        },
        _ => Vec::new(),
    }
}

fn treaty_words(app: &App, id: EntryId) -> Vec<String> {
    let dossier = app.dossier();
    let Some(state) = dossier.treaty_on(id, app.data().today) else { return Vec::new() };
    let (label, doubt) = (state.status.short_label(), state.doubt_words());
    let since = state.since(dossier).map(|date| {
        let when = match (state.status, date.shape()) {
            (TreatyStatus::InEffect, _) => date.short_words(),
            (TreatyStatus::InForce | TreatyStatus::Pending, Shape::Point(_)) => {
                format!("since {}", date.short_words())
            }
            _ => date.short_moment(),
        };
        format!("{label} {when}{doubt}")
    });
    since.into_iter().chain([format!("{label}{doubt}")]).collect()
}

fn signs(app: &App, id: EntryId) -> String {
    let is_contested = app.dossier().is_contested(id);
    let contested = match (is_contested, app.settings.ascii) {
        (true, true) => " contested",
        (true, false) => " ≠",
        (false, _) => "",
    };
    let own = app.annotations().glyphs(app.dossier(), id);
    let space = if own.is_empty() { "" } else { " " };
    format!("{contested}{space}{own}")
}
