//! Sources: the article of a source, the list of cited sources, and the passages of citations.

use super::{
    builder::ArticleBuilder,
    model::{Block, SourceItem, Span, TextRole},
};
use crate::{
    dossier::{
        EntryId, Record,
        record::{Anchor, Citation, Source},
    },
    source_texts::{PassageError, SourceTexts},
};

/// The article of a source.
pub(super) fn source(builder: &mut ArticleBuilder<'_>, source: &Source) {
    let authors: Vec<&str> = source.author.iter().map(|author| &*author.literal).collect();
    if !authors.is_empty() {
        builder.field("By", &authors.join(", "));
    }
    if let Some(publisher) = &source.publisher {
        builder.field("Published by", publisher);
    }
    if let Some(container) = &source.container {
        builder.field("In", container);
    }
    builder.field("Perspective", source.perspective.label());
    if let Some(address) = &source.url {
        builder.field("Address", address);
    }
    if let Some(retrieved) = &source.retrieved {
        builder.field("Retrieved", &retrieved.words());
    }
    if let Some(file) = &source.file {
        builder.field("Text file", file);
    }
    builder.end_section();
}

/// Lists the sources that the article cites, with the passages that the entry cites.
pub(super) fn list(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = builder.dossier();
    let own = dossier.citations(id);
    builder.cite(own);
    if builder.sources().is_empty() {
        return;
    }
    builder.section("Sources");
    let items = builder.sources().to_vec().into_iter().map(|slug| {
        let record = dossier.find(slug).map(|entry| (entry, dossier.record(entry)));
        let mut spans = vec![match record {
            Some((entry, Record::Source(source))) => {
                builder.reference_to(entry, short_citation(source).into())
            }
            _ => builder.reference(slug),
        }];
        let passages: Vec<String> =
            own.iter().filter(|cite| &*cite.source == slug).filter_map(passage).collect();
        if !passages.is_empty() {
            spans.push(Span::new(format!(", {}", passages.join("; ")), TextRole::Dim));
        }
        SourceItem { source: slug, spans }
    });
    let items = items.collect();
    builder.push(Block::Sources(items));
}

/// The publisher, date and title of a source.
#[must_use]
pub(super) fn short_citation(source: &Source) -> String {
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    let mut text = name.to_owned();
    if let Some(issued) = &source.issued {
        text.push_str(&format!(", {}", issued.words()));
    }
    if source.publisher.is_some() {
        text.push_str(&format!(", “{}”", source.title));
    }
    text
}

/// The passage of a citation: a range of characters, or its locator.
fn passage(cite: &Citation) -> Option<String> {
    match (cite.start, cite.end, &cite.locator) {
        (Some(start), Some(end), _) => Some(format!("characters {start}–{end}")),
        (_, _, Some(locator)) => Some(locator.to_string()),
        _ => None,
    }
}

/// The characters shown before and after a passage.
const CONTEXT: usize = 90;

/// The citations under their documents, with the numbers that these have in the article; each with the
/// words that begin and end its passage, or with the passage, and what it is for.
pub(super) fn passages<'d>(
    builder: &mut ArticleBuilder<'d>,
    cites: &[(&'static str, &'d Citation)],
    numbered: &[&str],
    texts: &SourceTexts,
) {
    let dossier = builder.dossier();
    if cites.is_empty() {
        builder.paragraph(0, vec![Span::new("No source given.", TextRole::Plain)]);
    }
    let mut before = "";
    for (what, cite) in cites {
        let found = dossier.find(&cite.source).map(|id| (id, dossier.record(id)));
        let Some((id, Record::Source(it))) = found else {
            builder.end_section();
            builder.paragraph(0, vec![unknown(cite)]);
            continue;
        };
        if before != &*cite.source {
            before = &cite.source;
            builder.end_section();
            let number = numbered.iter().position(|slug| *slug == before);
            let number = number.map_or(String::new(), |at| format!("S{} ", at + 1));
            let name = Span::new(short_citation(it), TextRole::Strong);
            builder.paragraph(2, vec![Span::new(number, TextRole::Source), name]);
            let mut about = vec![it.perspective.label().to_owned()];
            about.extend(it.url.as_deref().map(str::to_owned));
            builder.indented(2, 2, vec![Span::new(about.join(" · "), TextRole::Dim)]);
        }
        let mut spans = vec![builder.reference_to(id, found_by(cite).into())];
        if !what.is_empty() {
            spans.push(Span::new(format!(" · {what}"), TextRole::Dim));
        }
        builder.indented(2, 4, spans);
        match texts.passage(cite) {
            Ok(passage) => builder.indented(
                6,
                0,
                vec![
                    Span::new(format!("…{}", one_line(passage.before(CONTEXT))), TextRole::Dim),
                    Span::new(one_line(passage.within()), TextRole::Passage),
                    Span::new(format!("{}…", one_line(passage.after(CONTEXT))), TextRole::Dim),
                ],
            ),
            // A citation without a source text is shown alone and is not an error.
            Err(PassageError::NoRange | PassageError::NoDocument) => {}
            Err(reason) => {
                builder.indented(6, 0, vec![Span::new(reason.to_string(), TextRole::Contested)]);
            }
        }
    }
}

/// What the passage of a citation is found by: its first and last words, or a locator.
fn found_by(cite: &Citation) -> String {
    match &cite.anchor {
        Some(Anchor { first, last: Some(last) }) => format!("“{first} … {last}”"),
        Some(Anchor { first, last: None }) => format!("“{first}”"),
        None => passage(cite).unwrap_or_else(|| "whole document".to_owned()),
    }
}

fn unknown(cite: &Citation) -> Span<'static> {
    Span::new(format!("{} (not in the dossier)", cite.source), TextRole::Dim)
}

/// The text with runs of white space collapsed.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for letter in text.chars() {
        let blank = letter.is_whitespace();
        if !(blank && line.ends_with(' ')) {
            line.push(if blank { ' ' } else { letter });
        }
    }
    line
}
