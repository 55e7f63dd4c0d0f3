//! Tables: with headings, colours and the terminal's width, or plain and complete in a pipe.

use super::environment::color_depth;
use crate::{
    app::{Action, Keymap, Scope},
    date::Date,
    dossier::{Dossier, EntryId, Kind, Subject},
    text::{clean, truncate, width},
    threads,
    ui::Depth,
};
use std::io::IsTerminal;

#[derive(Debug, Default)]
pub(super) struct Table(pub(super) String);

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Screen {
    /// The width in cells; none if it is not a terminal.
    pub(super) width: Option<usize>,
    /// The height in lines.
    pub(super) height: usize,
    has_colors: bool,
}

/// A style of text, by its number in SGR.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Style {
    Plain = 0,
    Head = 1,
    Date = 33,
    Id = 36,
}

impl Screen {
    pub(super) fn of_stdout() -> Self {
        let stdout = std::io::stdout();
        if !stdout.is_terminal() {
            return Self::default();
        }
        let size = rustix::termios::tcgetwinsize(&stdout).ok();
        let or = |cells: u16, usual: usize| if cells == 0 { usual } else { cells.into() };
        let (width, height) = size.map_or((80, 24), |it| (or(it.ws_col, 80), or(it.ws_row, 24)));
        Self { width: Some(width), height, has_colors: color_depth() != Depth::Mono }
    }

    pub(super) fn paint(self, style: Style, text: &str) -> String {
        match self.has_colors && style != Style::Plain && !text.is_empty() {
            true => format!("\u{1b}[{}m{text}\u{1b}[m", style as u8),
            false => text.to_owned(),
        }
    }
}

/// The entries, each with what it lacks of the query: in two lines on a terminal, with the id
/// complete; in a pipe as one line with tabs between the fields.
pub(super) fn records(
    dossier: &Dossier,
    entries: impl IntoIterator<Item = (EntryId, String)>,
) -> Table {
    let screen = Screen::of_stdout();
    let entries: Vec<(EntryId, String)> = entries.into_iter().collect();
    let Some(wide) = screen.width else {
        let lines = threads::map_shares(entries.len(), SHARE, |share| -> String {
            let entries = entries.get(share).unwrap_or_default().iter();
            let rows = entries.map(|(id, lacks)| cells(dossier, *id, lacks, true).join("\t"));
            rows.map(|row| row.trim_end_matches('\t').to_owned() + "\n").collect()
        });
        return Table(lines.concat());
    };
    let mut titles = Vec::new();
    let details = entries.into_iter().map(|(id, lacks)| {
        let [date, kind, title, slug, lacks] = cells(dossier, id, &lacks, false);
        titles.push(screen.paint(Style::Head, &truncate(&title, wide)));
        [date, kind, slug, lacks]
    });
    let details: Vec<[String; 4]> = details.collect();
    let styles = [Style::Date, Style::Plain, Style::Id, Style::Plain];
    let details = lay_out(screen, [""; 4], styles, details);
    let pairs = titles.iter().zip(details.lines());
    Table(pairs.map(|(title, detail)| format!("{title}\n  {detail}\n")).collect())
}

/// The fewest records that are worth a thread of their own.
const SHARE: usize = 4096;

/// Date, kind, title, id, and what the record lacks.
fn cells(dossier: &Dossier, id: EntryId, lacks: &str, is_plain: bool) -> [String; 5] {
    let words = if is_plain { Date::to_string } else { Date::short_words };
    let date = dossier.date(id).map_or(String::new(), words);
    let (date, kind) = match (dossier.subject(id), dossier.kind(id)) {
        (_, Kind::Person) if !date.is_empty() => (format!("b. {date}"), Kind::Person.noun(1)),
        // Listed as events, but not called so.
        (Subject::Tenure(..), _) => (date, "office".to_owned()),
        (Subject::Recognition(..), _) => (date, "recognition".to_owned()),
        (_, kind) if is_plain => (date, kind.name().to_owned()),
        (_, kind) => (date, kind.noun(1)),
    };
    let cells = [&*date, &*kind, &*dossier.title(id), &*dossier.slug(id), lacks];
    cells.map(|cell| clean(cell).into_owned())
}

pub(super) fn columns<const N: usize>(
    heads: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Table {
    let rows = rows.into_iter().map(|row| row.map(|cell| clean(&cell).into_owned()));
    let styles = heads.map(|head| if head == "Id" { Style::Id } else { Style::Plain });
    Table(lay_out(Screen::of_stdout(), heads, styles, rows.collect()))
}

/// The widest column, in cells; a longer cell moves the rest of its row.
const WIDEST: usize = 40;

/// Lays out the columns, on a terminal below their headings.
fn lay_out<const N: usize>(
    screen: Screen,
    heads: [&str; N],
    styles: [Style; N],
    rows: Vec<[String; N]>,
) -> String {
    let has_heads = screen.width.is_some() && !heads.concat().is_empty() && !rows.is_empty();
    let mut widths = heads.map(|head| if has_heads { width(head) } else { 0 });
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).min(WIDEST).max(*widest);
        }
    }
    let line = |row: &[String; N], styles: [Style; N]| {
        let mut line = String::new();
        for ((cell, wide), style) in row.iter().zip(widths).zip(styles) {
            line.push_str(&screen.paint(style, cell));
            line.extend(std::iter::repeat_n(' ', wide.saturating_sub(width(cell)) + 2));
        }
        line.trim_end().to_owned() + "\n"
    };
    let head = has_heads.then(|| line(&heads.map(str::to_owned), [Style::Head; N]));
    head.into_iter().chain(rows.iter().map(|row| line(row, styles))).collect()
}

pub(super) fn keys(keymap: &Keymap, screen: Screen) -> Table {
    let sections = Scope::ALL.map(|scope| {
        let actions = Action::ALL.into_iter().filter(|action| action.scope() == scope);
        let rows = actions.map(|action| {
            let name = match keymap.labels(action) {
                none if none.is_empty() => format!("({})", action.name()),
                keys => keys,
            };
            [format!("  {name}"), action.help().to_owned()]
        });
        let title = screen.paint(Style::Head, scope.title());
        let styles = [Style::Plain; 2];
        format!("{title}\n{}", lay_out(screen, ["", ""], styles, rows.collect()))
    });
    Table(sections.concat())
}
