//! Where it stands: the sources of a page, and the detail of a source.

use super::{
    layout::ArticleBuilder,
    model::{Span, TextRole},
};
use crate::{
    dossier::{
        EntryId, Record,
        record::{Citation, Source},
    },
    source_texts::{PassageError, SourceTexts},
};

/// The detail of a source itself.
pub(super) fn source(writer: &mut ArticleBuilder<'_>, source: &Source) {
    let authors: Vec<&str> = source.author.iter().map(|author| &*author.literal).collect();
    if !authors.is_empty() {
        writer.labelled("By", &authors.join(", "));
    }
    if let Some(publisher) = &source.publisher {
        writer.labelled("Published by", publisher);
    }
    if let Some(container) = &source.container {
        writer.labelled("In", container);
    }
    writer.labelled("Perspective", source.perspective.label());
    if let Some(address) = &source.url {
        writer.labelled("Address", address);
    }
    if let Some(retrieved) = &source.retrieved {
        writer.labelled("Retrieved", &retrieved.words());
    }
    if let Some(file) = &source.file {
        writer.labelled("Text file", file);
    }
    writer.gap();
}

/// The sources that the marks of the page stand for, with the passages of the entry itself.
pub(super) fn list(writer: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let own = dossier.citations(id);
    let _ = writer.marks(own);
    if writer.sources().is_empty() {
        return;
    }
    writer.section("Sources");
    for (at, slug) in writer.sources().to_vec().into_iter().enumerate() {
        let mut spans = vec![Span::new(format!("S{} ", at + 1), TextRole::Source)];
        let entry = dossier.find(slug);
        match entry.map(|entry| (entry, dossier.record(entry))) {
            Some((entry, Record::Source(source))) => {
                spans.push(writer.reference_to(entry, short_citation(source).into()));
            }
            _ => spans.push(writer.reference(slug)),
        }
        let passages: Vec<String> =
            own.iter().filter(|cite| &*cite.source == slug).filter_map(place).collect();
        if !passages.is_empty() {
            spans.push(Span::new(format!(", {}", passages.join("; ")), TextRole::Dim));
        }
        writer.paragraph(3, spans);
    }
}

/// Who published it and when: enough to know it again.
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

/// Where in a source: the characters of its text, or a place named otherwise.
fn place(cite: &Citation) -> Option<String> {
    match (cite.start, cite.end, &cite.locator) {
        (Some(start), Some(end), _) => Some(format!("characters {start}–{end}")),
        (_, _, Some(locator)) => Some(locator.to_string()),
        _ => None,
    }
}

/// So many letters are shown before and after a passage.
const CONTEXT: usize = 90;

/// Every cite: what it is for, the source, the place in it, and the passage where the document is
/// at hand; where it is not, why.
pub(super) fn passages<'d>(
    writer: &mut ArticleBuilder<'d>,
    cites: &[(&'static str, &'d Citation)],
    texts: &SourceTexts,
) {
    let dossier = writer.dossier();
    if cites.is_empty() {
        writer.paragraph(0, vec![Span::new("No source is given for this.", TextRole::Plain)]);
    }
    for (what, cite) in cites {
        writer.gap();
        let found = dossier.find(&cite.source).map(|id| (id, dossier.record(id)));
        let Some((id, Record::Source(it))) = found else {
            writer.paragraph(0, vec![unknown(cite)]);
            continue;
        };
        let mut spans = vec![writer.reference_to(id, short_citation(it).into())];
        if !what.is_empty() {
            spans.push(Span::new(format!(" · for the {what}"), TextRole::Dim));
        }
        writer.paragraph(4, spans);
        let mut about = vec![it.perspective.label().to_owned()];
        about.extend(place(cite));
        about.extend(it.url.as_deref().map(str::to_owned));
        writer.paragraph_at(4, 0, vec![Span::new(about.join(" · "), TextRole::Dim)]);
        match texts.passage(cite) {
            Ok(passage) => writer.paragraph_at(
                4,
                0,
                vec![
                    Span::new(format!("…{}", one_line(passage.before(CONTEXT))), TextRole::Dim),
                    Span::new(one_line(passage.within()), TextRole::Passage),
                    Span::new(format!("{}…", one_line(passage.after(CONTEXT))), TextRole::Dim),
                ],
            ),
            // Without documents the citation alone is shown: that is no fault to tell of.
            Err(PassageError::NoRange | PassageError::NoDocument) => {}
            Err(reason) => {
                writer.paragraph_at(4, 0, vec![Span::new(reason.to_string(), TextRole::Contested)]);
            }
        }
    }
}

fn unknown(cite: &Citation) -> Span {
    Span::new(format!("{} (not in the dossier)", cite.source), TextRole::Dim)
}

/// The text with every run of white space made one space.
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
