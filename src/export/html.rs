//! A standalone web page: the timeline as a drawing and a table, and the article of every record.
//! It has no scripts, loads nothing, and follows the color scheme of the reader.

mod timeline_svg;

use super::{
    citation::note_text,
    escape::{link, xml},
    flow,
    footnotes::Footnotes,
    selection::Selection,
    summary,
};
use crate::{
    article::{Section, Span, TextRole},
    date::Date,
    dossier::{EntryId, Kind, record::Citation},
};
use std::{
    collections::HashSet,
    fmt::{self, Write},
};

const STYLE: &str = include_str!("html/style.css");

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let title = xml(&selection.title());
    out.write_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    // Defence in depth: an escaping error could not run or load anything.
    out.write_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")?;
    out.write_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")?;
    out.write_str("<meta name=\"color-scheme\" content=\"light dark\">\n")?;
    write!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n")?;
    writeln!(out, "<header>\n<h1>{title}</h1>")?;
    for text in [&selection.metadata().summary, &selection.metadata().naming].into_iter().flatten()
    {
        writeln!(out, "<p>{}</p>", xml(text))?;
    }
    writeln!(out, "<p class=\"quiet\">{}</p>", xml(&selection.origin()))?;
    contents(selection, out)?;
    out.write_str("</header>\n<main>\n")?;
    let mut notes = Footnotes::new(selection.dossier());
    timeline(selection, &mut notes, out)?;
    let anchors: HashSet<EntryId> = selection.records().into_iter().collect();
    for kind in Selection::CHAPTERS {
        let records = selection.of_kind(kind);
        if records.is_empty() {
            continue;
        }
        writeln!(out, "<section id=\"{}\">\n<h2>{}</h2>", anchor(kind), kind.plural())?;
        for id in records {
            record(selection, id, &anchors, &mut notes, out)?;
        }
        out.write_str("</section>\n")?;
    }
    sources(&notes, out)?;
    out.write_str("</main>\n</body>\n</html>\n")
}

/// The table of contents, with counts.
fn contents(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<nav><ul>")?;
    for kind in Selection::CHAPTERS {
        let count = selection.of_kind(kind).len();
        if count > 0 {
            write!(out, "<li><a href=\"#{}\">{} {count}</a></li>", anchor(kind), kind.plural())?;
        }
    }
    out.write_str("<li><a href=\"#sources\">Sources</a></li></ul></nav>\n")
}

fn anchor(kind: Kind) -> String {
    kind.plural().to_lowercase()
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
    out.write_str("<section id=\"timeline\">\n<h2>Timeline</h2>\n")?;
    timeline_svg::draw(selection.dossier(), &line, out)?;
    out.write_str("<details><summary>As a table</summary>\n<table>\n")?;
    out.write_str("<thead><tr><th>Date</th><th>Event</th><th>Notes</th></tr></thead>\n<tbody>\n")?;
    let dossier = selection.dossier();
    for id in line {
        let date = dossier.date(id);
        let written = date.map(Date::as_str).unwrap_or_default();
        let words = date.map(Date::words).unwrap_or_default();
        let title = xml(&dossier.title(id));
        let anchor = xml(dossier.record(id).id());
        writeln!(
            out,
            "<tr><td title=\"{}\">{}</td><td><a href=\"#r-{anchor}\">{title}</a>{}</td><td>{}</td></tr>",
            xml(written),
            xml(&words),
            references(notes, dossier.citations(id)),
            xml(&summary::caveats(dossier, id).join("; ")),
        )?;
    }
    out.write_str("</tbody>\n</table>\n</details>\n</section>\n")
}

/// The article of a record; `anchors` are the records that the page has.
fn record<'a>(
    selection: &Selection<'a>,
    id: EntryId,
    anchors: &HashSet<EntryId>,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let dossier = selection.dossier();
    let record = dossier.record(id);
    let references = references(notes, flow::uncited(record));
    let (anchor, title) = (xml(record.id()), xml(record.title()));
    writeln!(out, "<article id=\"r-{anchor}\">\n<h3>{title}{references}</h3>")?;
    let href = |target: EntryId| {
        let is_linked = anchors.contains(&dossier.record_entry(target))
            && Selection::CHAPTERS.contains(&dossier.kind(target));
        is_linked.then(|| format!("#r-{}", xml(dossier.record(target).id())))
    };
    for section in &flow::article(dossier, id).sections {
        write_section(section, &href, notes, out)?;
    }
    out.write_str("</article>\n")
}

fn write_section<'a>(
    section: &Section<'a>,
    href: &dyn Fn(EntryId) -> Option<String>,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let paragraphs = flow::paragraphs(section);
    if let Some(title) = section.title.as_ref().filter(|_| !paragraphs.is_empty()) {
        writeln!(out, "<h4>{}</h4>", xml(title))?;
    }
    let mut before = 0;
    for paragraph in paragraphs {
        for _ in before..paragraph.depth {
            out.write_str("<ul>\n")?;
        }
        close_lists(before, paragraph.depth, out)?;
        let text: String = paragraph.spans.iter().map(|it| span(it, href, notes)).collect();
        match paragraph.depth {
            0 => writeln!(out, "<p>{text}</p>")?,
            _ => write!(out, "<li>{text}")?,
        }
        before = paragraph.depth;
    }
    close_lists(before, 0, out)
}

/// Ends the last item of a list, and the lists deeper than `depth`.
fn close_lists(before: usize, depth: usize, out: &mut dyn Write) -> fmt::Result {
    if before > 0 && depth <= before {
        out.write_str("</li>\n")?;
    }
    for left in (depth..before).rev() {
        out.write_str(if left > 0 { "</ul></li>\n" } else { "</ul>\n" })?;
    }
    Ok(())
}

/// A span with its link and its footnotes.
fn span<'a>(
    span: &Span<'a>,
    href: &dyn Fn(EntryId) -> Option<String>,
    notes: &mut Footnotes<'a>,
) -> String {
    let text = xml(&span.text);
    let text = match (span.target.and_then(href), span.role) {
        (Some(href), _) => format!("<a href=\"{href}\">{text}</a>"),
        (None, _) if text.is_empty() => text,
        (None, TextRole::Label) => format!("<span class=\"label\">{text}</span>"),
        (None, TextRole::Strong) => format!("<strong>{text}</strong>"),
        (None, TextRole::Dim) => format!("<span class=\"quiet\">{text}</span>"),
        (None, TextRole::Contested) => format!("<em>{text}</em>"),
        (None, _) => text,
    };
    text + &references(notes, span.citations)
}

fn references<'a>(notes: &mut Footnotes<'a>, cites: &'a [Citation]) -> String {
    let numbers = notes.numbers(cites);
    numbers
        .iter()
        .map(|number| format!("<sup><a href=\"#note-{number}\">{number}</a></sup>"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn sources(notes: &Footnotes<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<section id=\"sources\">\n<h2>Sources</h2>\n<ol>\n")?;
    for (number, source, slug, passage) in notes.list() {
        write!(out, "<li id=\"note-{number}\">")?;
        match source {
            Some(source) => {
                write!(out, "{}", xml(&note_text(source, passage)))?;
                write!(out, " <span class=\"quiet\">{}</span>", source.perspective.label())?;
                if let Some(address) = source.url.as_deref().and_then(link) {
                    let address = xml(&address);
                    write!(out, " <a href=\"{address}\" rel=\"noreferrer\">{address}</a>")?;
                }
            }
            None => out.write_str(&xml(slug))?,
        }
        out.write_str("</li>\n")?;
    }
    out.write_str("</ol>\n</section>\n")
}
