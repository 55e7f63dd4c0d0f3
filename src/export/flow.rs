//! Blocks as paragraphs and items, for readers that wrap text: columns become lists, sources footnotes.

use crate::{
    article::{self, Article, Block, Options, Section, Span, TextRole},
    dossier::{Dossier, EntryId, Record, record::Citation},
};

pub(crate) struct Paragraph<'a> {
    /// How many lists contain an item; 0 for a paragraph.
    pub(crate) depth: usize,
    pub(crate) spans: Vec<Span<'a>>,
}

pub(super) fn article(dossier: &Dossier, id: EntryId) -> Article<'_> {
    article::compose(dossier, id, &Options { has_part_details: true, ..Options::default() })
}

/// The citations of a record without a summary, which its article would put after the summary.
pub(super) fn uncited(record: &Record) -> &[Citation] {
    match record {
        // The article of a figure has them after the value.
        Record::Figure(_) => &[],
        _ if record.summary().is_empty() => record.citations(),
        _ => &[],
    }
}

pub(crate) fn paragraphs<'a>(section: &Section<'a>) -> Vec<Paragraph<'a>> {
    let mut paragraphs: Vec<Paragraph<'a>> = section.blocks.iter().flat_map(of_block).collect();
    // Indented items belong to the label above them.
    let mut is_labeled = false;
    for paragraph in &mut paragraphs {
        if paragraph.depth < 2 {
            is_labeled = paragraph.spans.iter().all(|span| span.role == TextRole::Label);
            paragraph.depth = paragraph.depth.max(usize::from(is_labeled));
        } else if !is_labeled {
            paragraph.depth = 1;
        }
    }
    paragraphs
}

fn of_block<'a>(block: &Block<'a>) -> Vec<Paragraph<'a>> {
    let item = |spans| Paragraph { depth: 1, spans };
    match block {
        Block::Paragraph { indent, hanging, spans } => {
            let depth = usize::from(*indent > 0) + usize::from(*hanging > 0);
            vec![Paragraph { depth, spans: spans.clone() }]
        }
        Block::List(items) => items.iter().cloned().map(item).collect(),
        Block::History(items) => items
            .iter()
            .map(|action| {
                let mut spans = action.spans.clone();
                if !action.days.is_empty() {
                    spans.push(Span::new(format!(" ({})", action.days), TextRole::Dim));
                }
                Paragraph { depth: 2, spans }
            })
            .collect(),
        Block::Positions(positions) => positions
            .iter()
            .enumerate()
            .map(|(nth, position)| {
                let side = if position.side == position.speaker {
                    String::new()
                } else {
                    format!(" ({})", position.side)
                };
                let speaker = Span::new(position.speaker, TextRole::Link);
                let mut spans = vec![
                    Span::new(format!("{}{}, ", position.date, position.basis), TextRole::Date),
                    Span { target: Some(position.entry), ..speaker },
                    Span::new(format!("{side} {}: ", position.force), TextRole::Plain),
                    Span::new(position.text, TextRole::Plain),
                    Span::citing(position.citations),
                ];
                // Positions that contradict the same ones list them once.
                let contradicts = &position.contradicts;
                let mut before = positions.iter().take(nth);
                let same =
                    before.find(|it| contradicts.len() > 1 && it.contradicts == *contradicts);
                let (words, others) = match same {
                    Some(same) => {
                        (" ≠ contradicts the same as ", &[(same.entry, same.speaker)][..])
                    }
                    None => (" ≠ contradicts ", contradicts.as_slice()),
                };
                for (nth, (entry, speaker)) in others.iter().enumerate() {
                    let before = if nth == 0 { words } else { ", " };
                    spans.push(Span::new(before, TextRole::Contested));
                    let speaker = Span::new(*speaker, TextRole::Link);
                    spans.push(Span { target: Some(*entry), ..speaker });
                }
                item(spans)
            })
            .collect(),
        Block::Comparison(..) | Block::Sources(_) => Vec::new(),
    }
}
