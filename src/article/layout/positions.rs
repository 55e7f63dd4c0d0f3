//! Statements as the positions of their sides, one claim each unless unfolded. Sides are in
//! alphabetical order, so that none is favoured; the statements of a side are by date.

use super::{LayoutBuilder, Unfolded};
use crate::{
    article::model::{Position, Span, TextRole},
    text::{pad, truncate, width},
};

/// The width below which a side is a heading over its claims, and dates are in the unfolded text alone.
const NARROW: usize = 56;

const MAX_SPEAKERS: usize = 3;

/// Draws statements that are sorted by date.
pub(super) fn draw<'a>(builder: &mut LayoutBuilder<'a>, positions: &[Position<'a>]) {
    let mut order: Vec<&Position<'a>> = positions.iter().collect();
    order.sort_by_cached_key(|position| position.side.to_lowercase());
    let longest = order.iter().map(|position| width(position.side)).max().unwrap_or(0);
    let cells = if builder.cells < NARROW { 0 } else { longest.min(builder.cells / 4) };
    let mut before = "";
    for position in order {
        let is_new = position.side != before;
        before = position.side;
        if is_new && cells == 0 {
            builder.paragraph(0, 0, &[Span::new(position.side, TextRole::Strong)]);
        }
        let is_unfolded = match builder.unfolded {
            Unfolded::None => false,
            Unfolded::One(entry) => entry == position.entry,
            Unfolded::All => true,
        };
        let side = if is_new { truncate(position.side, cells) } else { String::new() };
        let side = if cells > 0 { pad(&side, cells + 1) } else { side };
        let date = if cells == 0 || is_unfolded { "" } else { &*position.date };
        claim(builder, position, &side, date);
        if is_unfolded {
            unfold(builder, position, width(&side) + 2);
        }
    }
}

fn claim<'a>(builder: &mut LayoutBuilder<'a>, position: &Position<'a>, side: &str, date: &str) {
    // Lines break at none of these blanks.
    let solid = |text: &str, role| Span::new(text.replace(' ', "\u{a0}"), role);
    let contested = if position.contradicts.is_empty() { "  " } else { "≠ " };
    let is_own = position.speaker == position.side;
    let (speaker, colon) = if is_own { ("", "") } else { (position.speaker, ": ") };
    let mut spans = vec![
        solid(side, TextRole::Strong),
        solid(contested, TextRole::Contested),
        Span { target: Some(position.entry), ..Span::new(speaker, TextRole::Link) },
        Span::new(format!("{colon}{}", position.title), TextRole::Plain),
    ];
    if !date.is_empty() {
        spans.extend([Span::new(", ", TextRole::Plain), solid(date, TextRole::Date)]);
    }
    builder.paragraph(0, width(side) + 2, &spans);
}

fn unfold<'a>(builder: &mut LayoutBuilder<'a>, position: &Position<'a>, indent: usize) {
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
