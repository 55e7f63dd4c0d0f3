//! Statements as the positions of their sides, one line per claim unless unfolded. Sides are in
//! alphabetical order, so that none is favoured; the statements of a side are by date.

use super::{LayoutBuilder, LineSpan, Unfolded};
use crate::{
    article::model::{Position, Span, TextRole},
    text::{pad, truncate, width},
};

const MAX_SIDE_CELLS: usize = 16;

/// A date that leaves a claim less room than this is not shown, in cells.
const MIN_CLAIM_CELLS: usize = 36;

/// The fewest cells that a speaker's name is truncated to.
const MIN_SPEAKER_CELLS: usize = 16;

/// The width below which a side is a heading over its claims.
const NARROW: usize = 56;

const MAX_SPEAKERS: usize = 3;

/// Draws statements that are sorted by date.
pub(super) fn draw<'a>(builder: &mut LayoutBuilder<'a>, positions: &[Position<'a>]) {
    let mut order: Vec<&Position<'a>> = positions.iter().collect();
    order.sort_by_cached_key(|position| position.side.to_lowercase());
    let longest = order.iter().map(|position| width(position.side)).max().unwrap_or(0);
    let most = MAX_SIDE_CELLS.max(builder.cells * 2 / 9);
    let cells = if builder.cells < NARROW { 0 } else { longest.min(most) };
    let mut before = "";
    for position in order {
        let is_new = position.side != before;
        before = position.side;
        if is_new && cells == 0 {
            builder.paragraph(0, 0, &[Span::new(position.side, TextRole::Strong)]);
        }
        claim(builder, position, (cells, is_new));
        let is_unfolded = match builder.unfolded {
            Unfolded::None => false,
            Unfolded::One(entry) => entry == position.entry,
            Unfolded::All => true,
        };
        if is_unfolded {
            unfold(builder, position, cells);
        }
    }
}

fn claim<'a>(
    builder: &mut LayoutBuilder<'a>,
    position: &Position<'a>,
    (cells, is_new): (usize, bool),
) {
    let target = builder.add_target(position.entry);
    let mut spans = Vec::new();
    if cells > 0 {
        let side = if is_new { truncate(position.side, cells) } else { String::new() };
        spans.push(LineSpan::new(pad(&side, cells + 1), TextRole::Strong));
    }
    let contested = if position.contradicts.is_empty() { "  " } else { "≠ " };
    spans.push(LineSpan::new(contested, TextRole::Contested));
    let number = if builder.numbers { format!("[{}]\u{a0}", target + 1) } else { String::new() };
    let speaker = if position.speaker == position.side { "" } else { position.speaker };
    let colon = if speaker.is_empty() { "" } else { ": " };
    let date = format!("  {}", position.date);
    let taken = spans.iter().map(|it| width(&it.text)).sum::<usize>();
    let free = builder.cells.saturating_sub(taken);
    let is_dated = builder.cells >= NARROW && free >= width(&date) + MIN_CLAIM_CELLS;
    let mut room = if is_dated { free - width(&date) } else { free };
    let mut push = |text: String, role, target| {
        let shown = truncate(&text, room);
        room -= width(&shown);
        spans.push(LineSpan { target, ..LineSpan::new(shown, role) });
    };
    // The claim matters more than the speaker, whom the statement names in full.
    let speaker = truncate(speaker, (free / 3).max(MIN_SPEAKER_CELLS));
    push(format!("{number}{speaker}{colon}"), TextRole::Link, Some(target));
    push(position.title.to_owned(), TextRole::Plain, None);
    if is_dated {
        spans.push(LineSpan::new(" ".repeat(room), TextRole::Plain));
        spans.push(LineSpan::new(date, TextRole::Date));
    }
    builder.row(spans);
}

fn unfold<'a>(builder: &mut LayoutBuilder<'a>, position: &Position<'a>, cells: usize) {
    let indent = cells + 3;
    let Position { speaker, force, date, basis, .. } = position;
    let force = format!("{speaker} {force}, {date}{basis}: ");
    let force = Span::new(force, TextRole::Label);
    let text = [force, Span::new(position.text, TextRole::Plain), Span::citing(position.citations)];
    builder.paragraph(indent, 0, &text);
    let mut speakers: Vec<&str> =
        position.contradicts.iter().map(|(_, speaker)| *speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    if speakers.is_empty() {
        return;
    }
    let more = speakers.len().saturating_sub(MAX_SPEAKERS);
    speakers.truncate(MAX_SPEAKERS);
    let mut names = speakers.join(", ");
    if more > 0 {
        names.push_str(&format!(" and {more} more"));
    }
    let label = Span::new("≠ contradicts ", TextRole::Contested);
    builder.paragraph(indent, 2, &[label, Span::new(names, TextRole::Plain)]);
}
