//! The window of counts: bars under headings, and sums as they are given.

use super::viewport::Sight;
use crate::{
    app::{App, HitTarget, MONEY, Statistic, StatisticsList},
    text::{pad, width},
    ui::{
        canvas::{draw_text, fill, put_all},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The most cells of what is counted.
const LABEL_CELLS: usize = 30;

/// A line of the window.
enum StatisticLine<'a> {
    Heading(&'static str),
    Number(usize, &'a Statistic),
}

/// The lines, and which of them is the marked one.
fn lines(numbers: &StatisticsList) -> (Vec<StatisticLine<'_>>, usize) {
    let mut lines: Vec<StatisticLine<'_>> = Vec::new();
    let mut marked = 0;
    let mut heading = "";
    for (at, number) in numbers.lines.iter().enumerate() {
        if number.heading != heading {
            heading = number.heading;
            lines.push(StatisticLine::Heading(heading));
        }
        if at == numbers.selected {
            marked = lines.len();
        }
        lines.push(StatisticLine::Number(at, number));
    }
    (lines, marked)
}

/// The count in a line of the window.
pub(crate) fn at(app: &App, numbers: &StatisticsList, area: Rect, y: u16) -> HitTarget {
    let (lines, marked) = lines(numbers);
    let sight = Sight::of(app, marked, lines.len(), area.height);
    let at = match sight.line_at(y).and_then(|line| lines.get(line)) {
        Some(StatisticLine::Number(at, _)) => Some(*at),
        Some(StatisticLine::Heading(_)) | None => None,
    };
    HitTarget::Line { at, top: sight.first }
}

pub(crate) fn draw(
    app: &App,
    theme: &Theme,
    numbers: &StatisticsList,
    area: Rect,
    buffer: &mut Buffer,
) {
    let (lines, marked) = lines(numbers);
    let Sight { first, .. } = Sight::of(app, marked, lines.len(), area.height);
    for (y, line) in (0..area.height).zip(lines.iter().skip(first)) {
        match line {
            StatisticLine::Heading(heading) => {
                draw_text(buffer, area, 1, y, heading, theme.heading);
            }
            StatisticLine::Number(at, number) => {
                let row = Rect { y: area.y + y, height: 1, ..area };
                let most = most(numbers, number.heading);
                let sign = if *at == numbers.selected { "▸" } else { " " };
                draw_text(buffer, row, 0, 0, sign, theme.focus);
                let inside =
                    Rect { x: row.x + 1.min(row.width), width: row.width.saturating_sub(1), ..row };
                count(theme, number, most, inside, buffer);
                if *at == numbers.selected {
                    fill(buffer, row, theme.selected);
                }
            }
        }
    }
    if lines.is_empty() {
        draw_text(buffer, area, 1, 0, "Nothing is shown that could be counted", theme.dim);
    }
}

/// The greatest count under a heading: it has the whole length.
fn most(numbers: &StatisticsList, heading: &str) -> usize {
    let same = numbers.lines.iter().filter(|it| it.heading == heading && heading != MONEY);
    same.map(|it| it.entries.len()).max().unwrap_or(1).max(1)
}

fn count(theme: &Theme, number: &Statistic, most: usize, area: Rect, buffer: &mut Buffer) {
    if !number.counted {
        draw_text(buffer, area, 0, 0, &number.label, theme.plain);
        return;
    }
    let cells = usize::from(area.width);
    let label = pad(&number.label, LABEL_CELLS.min(cells / 2));
    let digits = most.to_string().len();
    let value = format!(" {:>digits$} ", number.entries.len());
    let room = cells.saturating_sub(width(&label) + width(&value));
    // Eighths of a cell tell small counts apart; what is counted is never nothing.
    let eighths = (number.entries.len() * room * 8 / most).max(1);
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let part = PARTS.get(eighths % 8).copied().unwrap_or("");
    let bar = format!("{}{part}", "█".repeat(eighths / 8));
    let pieces = [(&*label, theme.plain), (&*value, theme.strong), (&*bar, theme.link)];
    put_all(buffer, area, 0, 0, &pieces);
}
