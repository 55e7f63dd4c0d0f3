//! Tables: with headings, colors and the terminal's width, or plain and complete in a pipe.

use super::environment::color_depth;
use crate::{
    app::{Action, Keymap, Scope},
    date::Date,
    dossier::{Dossier, EntryId, Kind, Record, Subject},
    text::{clean, truncate, width},
    ui::Depth,
};
use std::io::IsTerminal;

#[derive(Debug, Default)]
pub(super) struct Table(pub(super) String);

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Screen {
    /// The width in cells; none if it is not a terminal.
    pub(super) width: Option<usize>,
    has_colors: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Style {
    Plain,
    Head,
    Date,
    Id,
}

impl Screen {
    pub(super) fn of_stdout() -> Self {
        let stdout = std::io::stdout();
        if !stdout.is_terminal() {
            return Self::default();
        }
        let size = rustix::termios::tcgetwinsize(&stdout).ok();
        let width = size.map_or(0, |size| usize::from(size.ws_col));
        let has_colors = color_depth() != Depth::Mono;
        Self { width: Some(if width == 0 { 80 } else { width }), has_colors }
    }

    pub(super) fn paint(self, style: Style, text: &str) -> String {
        let parameters = match style {
            Style::Head => "1",
            Style::Date => "33",
            Style::Id => "36",
            Style::Plain => "",
        };
        match self.has_colors && !parameters.is_empty() && !text.is_empty() {
            true => format!("\u{1b}[{parameters}m{text}\u{1b}[m"),
            false => text.to_owned(),
        }
    }
}

pub(super) const RECORD: [&str; 4] = ["Date", "Kind", "Title", "Id"];

pub(super) fn record(dossier: &Dossier, id: EntryId) -> [String; 4] {
    let date = dossier.date(id).map_or(String::new(), Date::to_string);
    let (date, kind) = match dossier.subject(id) {
        Subject::Record(Record::Person(_)) if !date.is_empty() => {
            (format!("b. {date}"), Kind::Person.name())
        }
        // Listed as events, but not called so.
        Subject::Tenure(..) => (date, "office"),
        Subject::Recognition(..) => (date, "recognition"),
        _ => (date, dossier.kind(id).name()),
    };
    [date, kind.to_owned(), dossier.title(id).into_owned(), dossier.slug(id).into_owned()]
}

pub(super) fn records(dossier: &Dossier, entries: impl IntoIterator<Item = EntryId>) -> Table {
    columns(RECORD, entries.into_iter().map(|id| record(dossier, id)))
}

pub(super) fn columns<const N: usize>(
    heads: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Table {
    let rows = rows.into_iter().map(|row| row.map(|cell| clean(&cell).into_owned()));
    Table(lay_out(Screen::of_stdout(), heads, rows.collect()))
}

fn is_cut(head: &str) -> bool {
    matches!(head, "Title" | "Action" | "Found")
}

fn style_of(head: &str) -> Style {
    match head {
        "Date" | "Since" | "Keys" => Style::Date,
        "Id" => Style::Id,
        _ => Style::Plain,
    }
}

const NARROWEST: usize = 12;

/// Lays out the columns. On a terminal, one takes the space that the others leave.
fn lay_out<const N: usize>(screen: Screen, heads: [&str; N], rows: Vec<[String; N]>) -> String {
    let has_heads = screen.width.is_some() && !heads.concat().is_empty() && !rows.is_empty();
    let mut widths = heads.map(|head| if has_heads { width(head) } else { 0 });
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    let gaps = 2 * N.saturating_sub(1);
    let total = |widths: &[usize; N]| widths.iter().sum::<usize>() + gaps;
    if let Some(room) = screen.width.filter(|room| total(&widths) > *room) {
        // Sized for three rows in four; in the others the title gives way to a wide last cell.
        let mut last: Vec<usize> =
            rows.iter().filter_map(|row| row.last()).map(|cell| width(cell)).collect();
        last.sort_unstable();
        if let (Some(wide), Some(usual)) = (widths.last_mut(), last.get(last.len() * 3 / 4)) {
            *wide = *usual;
        }
        let excess = total(&widths).saturating_sub(room);
        let cut = widths.iter_mut().zip(heads).find(|(_, head)| is_cut(head));
        if let Some((wide, _)) = cut {
            *wide = wide.saturating_sub(excess).max(NARROWEST.min(*wide));
        }
    }
    let line = |row: &[String; N], style: &dyn Fn(&str) -> Style| {
        let mut line = String::new();
        let last = row.last().map_or(0, |cell| width(cell));
        let mut left = screen.width.unwrap_or(usize::MAX);
        for (column, (cell, wide)) in row.iter().zip(widths).enumerate() {
            let head = heads.get(column).copied().unwrap_or_default();
            let behind = widths.get(column + 1..N - 1).unwrap_or_default();
            let behind = behind.iter().map(|wide| wide + 2).sum::<usize>() + last + 2;
            let wide = match is_cut(head) && column + 1 < N {
                true => wide.min(left.saturating_sub(behind)).max(1),
                false => wide,
            };
            let shown = if is_cut(head) { truncate(cell, wide) } else { cell.clone() };
            line.push_str(&screen.paint(style(head), &shown));
            line.extend(std::iter::repeat_n(' ', wide.saturating_sub(width(&shown)) + 2));
            left = left.saturating_sub(wide + 2);
        }
        line.truncate(line.trim_end().len());
        line.push('\n');
        line
    };
    let head = has_heads.then(|| line(&heads.map(str::to_owned), &|_| Style::Head));
    head.into_iter().chain(rows.iter().map(|row| line(row, &style_of))).collect()
}

pub(super) fn keys(keymap: &Keymap, screen: Screen) -> Table {
    let sections = Scope::ALL.map(|scope| {
        let actions = Action::ALL.into_iter().filter(|action| action.scope() == scope);
        let rows = actions
            .map(|action| [format!("  {}", keymap.labels(action)), action.help().to_owned()])
            .collect();
        let title = screen.paint(Style::Head, scope.title());
        format!("{title}\n{}", lay_out(screen, ["", ""], rows))
    });
    Table(sections.concat())
}
