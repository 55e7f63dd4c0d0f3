//! Markdown: a timeline, the article of every record, and sources in footnotes.

use super::{
    citation::note_text,
    escape::{link, markdown},
    flow,
    footnotes::Footnotes,
    selection::Selection,
    summary,
};
use crate::{
    article::{Section, Span, TextRole},
    date::Date,
    dossier::{EntryId, record::Citation},
};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let mut notes = Footnotes::new(selection.dossier());
    writeln!(out, "# {}\n", markdown(&selection.title()))?;
    for text in [&selection.metadata().summary, &selection.metadata().naming].into_iter().flatten()
    {
        writeln!(out, "{}\n", markdown(text))?;
    }
    writeln!(out, "Source: {}.\n", markdown(&selection.origin("version")))?;
    timeline(selection, &mut notes, out)?;
    for (kind, records) in selection.chapters() {
        writeln!(out, "## {}\n", kind.plural())?;
        for id in records {
            record(selection, id, &mut notes, out)?;
        }
    }
    footnotes(&notes, out)
}

fn timeline<'a>(
    selection: &Selection<'a>,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let line = selection.timeline();
    if line.is_empty() {
        return Ok(());
    }
    out.write_str("## Timeline\n\n| Date | Event | Notes |\n|---|---|---|\n")?;
    let dossier = selection.dossier();
    for id in line {
        let date = dossier.date(id).map(Date::words).unwrap_or_default();
        let caveats = summary::caveats(dossier, id).join("; ");
        let references = references(notes, dossier.citations(id));
        let title = markdown(&dossier.title(id));
        writeln!(out, "| {} | {title}{references} | {} |", markdown(&date), markdown(&caveats))?;
    }
    out.write_char('\n')
}

fn record<'a>(
    selection: &Selection<'a>,
    id: EntryId,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let dossier = selection.dossier();
    let record = dossier.record(id);
    let references = references(notes, flow::uncited(record));
    writeln!(out, "### {}{references}\n", markdown(record.title()))?;
    for section in &flow::article(dossier, id).sections {
        write_section(section, notes, out)?;
    }
    Ok(())
}

fn write_section<'a>(
    section: &Section<'a>,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let mut before = None;
    for paragraph in flow::paragraphs(section) {
        match (before, &section.title) {
            (None, Some(title)) => writeln!(out, "#### {}\n", markdown(title))?,
            (None, None) => {}
            (Some(depth), _) if depth > 0 && paragraph.depth > 0 => {}
            _ => out.write_char('\n')?,
        }
        let bullet = ["", "- ", "  - "].get(paragraph.depth).unwrap_or(&"");
        let text: String = paragraph.spans.iter().map(|it| span(it, notes)).collect();
        writeln!(out, "{bullet}{}", text.trim())?;
        before = Some(paragraph.depth);
    }
    if before.is_some() { out.write_char('\n') } else { Ok(()) }
}

fn span<'a>(span: &Span<'a>, notes: &mut Footnotes<'a>) -> String {
    let text = markdown(&span.text);
    let references = references(notes, span.citations);
    let bold = text.trim();
    match span.role {
        TextRole::Label | TextRole::Strong if !bold.is_empty() => {
            // Emphasis ends at a word, not at a blank.
            text.replacen(bold, &format!("**{bold}**"), 1) + &references
        }
        _ => text + &references,
    }
}

fn references<'a>(notes: &mut Footnotes<'a>, cites: &'a [Citation]) -> String {
    notes.numbers(cites).into_iter().map(|number| format!("[^{number}]")).collect()
}

fn footnotes(notes: &Footnotes<'_>, out: &mut dyn Write) -> fmt::Result {
    for (number, source, slug, passage) in notes.list() {
        let text = match source {
            Some(source) => {
                let text = markdown(&note_text(source, passage));
                let address = source.url.as_deref().and_then(link);
                text + &address.map(|address| format!(" <{address}>")).unwrap_or_default()
            }
            None => markdown(slug),
        };
        writeln!(out, "[^{number}]: {text}")?;
    }
    Ok(())
}
