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
    dossier::{EntryId, record::Citation},
};
use std::fmt::{self, Write};

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    Report { selection, notes: Footnotes::new(selection.dossier), out }.write()
}

struct Report<'a, 'o> {
    selection: &'o Selection<'a>,
    notes: Footnotes<'a>,
    out: &'o mut dyn Write,
}

impl<'a> Report<'a, '_> {
    fn write(&mut self) -> fmt::Result {
        let (selection, metadata) = (self.selection, self.selection.metadata());
        writeln!(self.out, "# {}\n", markdown(&selection.title()))?;
        writeln!(self.out, "Source: {}.\n", markdown(&selection.origin("version")))?;
        self.timeline()?;
        for (kind, records) in selection.chapters() {
            writeln!(self.out, "## {}\n", kind.plural())?;
            records.into_iter().try_for_each(|id| self.record(id))?;
        }
        // The records come first: what the dossier is follows them.
        let about = [&metadata.summary, &metadata.naming].into_iter().flatten();
        for (nth, text) in about.enumerate() {
            self.out.write_str(if nth == 0 { "## About this dossier\n\n" } else { "" })?;
            writeln!(self.out, "{}\n", markdown(text))?;
        }
        self.footnotes()
    }

    fn timeline(&mut self) -> fmt::Result {
        let line = self.selection.timeline();
        if line.is_empty() {
            return Ok(());
        }
        self.out.write_str("## Timeline\n\n| Date | Event | Notes |\n|---|---|---|\n")?;
        let dossier = self.selection.dossier;
        for id in line {
            let date = markdown(&dossier.date_words(id));
            let caveats = markdown(&summary::caveats(dossier, id).join("; "));
            let references = self.references(dossier.citations(id));
            let title = markdown(&dossier.title(id));
            writeln!(self.out, "| {date} | {title}{references} | {caveats} |")?;
        }
        self.out.write_char('\n')
    }

    fn record(&mut self, id: EntryId) -> fmt::Result {
        let dossier = self.selection.dossier;
        let record = dossier.record(id);
        let references = self.references(flow::uncited(record));
        writeln!(self.out, "### {}{references}\n", markdown(record.title()))?;
        flow::article(dossier, id).sections.iter().try_for_each(|section| self.section(section))
    }

    fn section(&mut self, section: &Section<'a>) -> fmt::Result {
        let mut before = None;
        for paragraph in flow::paragraphs(section) {
            match (before, &section.title) {
                (None, Some(title)) => writeln!(self.out, "#### {}\n", markdown(title))?,
                (None, None) => {}
                (Some(depth), _) if depth > 0 && paragraph.depth > 0 => {}
                _ => self.out.write_char('\n')?,
            }
            let bullet = ["", "- ", "  - "].get(paragraph.depth).unwrap_or(&"");
            let text: String = paragraph.spans.iter().map(|it| self.span(it)).collect();
            writeln!(self.out, "{bullet}{}", text.trim())?;
            before = Some(paragraph.depth);
        }
        if before.is_some() { self.out.write_char('\n') } else { Ok(()) }
    }

    fn span(&mut self, span: &Span<'a>) -> String {
        let text = markdown(&span.text);
        let references = self.references(span.citations);
        let bold = text.trim();
        match span.role {
            TextRole::Label | TextRole::Strong if !bold.is_empty() => {
                // Emphasis must end at a word and not at a space.
                text.replacen(bold, &format!("**{bold}**"), 1) + &references
            }
            _ => text + &references,
        }
    }

    fn references(&mut self, cites: &'a [Citation]) -> String {
        self.notes.numbers(cites).into_iter().map(|number| format!("[^{number}]")).collect()
    }

    fn footnotes(&mut self) -> fmt::Result {
        for (number, source, slug, passage) in self.notes.list() {
            let text = match source {
                Some(source) => {
                    let text = markdown(&note_text(source, passage));
                    let address = source.url.as_deref().and_then(link);
                    text + &address.map(|address| format!(" <{address}>")).unwrap_or_default()
                }
                None => markdown(slug),
            };
            writeln!(self.out, "[^{number}]: {text}")?;
        }
        Ok(())
    }
}
