//! One page by itself: the timeline drawn, every record with its sources, light and dark as the
//! reader's screen is. It runs no script and fetches nothing.

mod timeline_svg;

use super::{
    citation::{Style, styled},
    escape::{link, xml},
    facts,
    footnotes::Footnotes,
    selection::Selection,
    summary,
};
use crate::{
    date::Date,
    dossier::{EntryId, record::Citation},
};
use std::fmt::{self, Write};

const STYLE: &str = include_str!("html/style.css");

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let title = xml(&selection.title());
    out.write_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    // Even were a text not escaped as it should be, nothing in the page could run or be fetched.
    out.write_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")?;
    out.write_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")?;
    out.write_str("<meta name=\"color-scheme\" content=\"light dark\">\n")?;
    write!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n")?;
    writeln!(out, "<header>\n<h1>{title}</h1>")?;
    for text in [&selection.about().summary, &selection.about().naming].into_iter().flatten() {
        writeln!(out, "<p>{}</p>", xml(text))?;
    }
    writeln!(out, "<p class=\"quiet\">{}</p>", xml(&selection.origin()))?;
    contents(selection, out)?;
    out.write_str("</header>\n<main>\n")?;
    let mut notes = Footnotes::new(selection.dossier());
    timeline(selection, &mut notes, out)?;
    for kind in Selection::CHAPTERS {
        let records = selection.of_kind(kind);
        if records.is_empty() {
            continue;
        }
        writeln!(out, "<section id=\"{}s\">\n<h2>{}</h2>", kind.name(), kind.plural())?;
        for id in records {
            record(selection, id, &mut notes, out)?;
        }
        out.write_str("</section>\n")?;
    }
    sources(&notes, out)?;
    out.write_str("</main>\n</body>\n</html>\n")
}

/// The chapters with how much is in each.
fn contents(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<nav><ul>")?;
    for kind in Selection::CHAPTERS {
        let count = selection.of_kind(kind).len();
        if count > 0 {
            write!(out, "<li><a href=\"#{}s\">{} {count}</a></li>", kind.name(), kind.plural())?;
        }
    }
    out.write_str("<li><a href=\"#sources\">Sources</a></li></ul></nav>\n")
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
    out.write_str("<thead><tr><th>Date</th><th>What</th><th>Marks</th></tr></thead>\n<tbody>\n")?;
    let dossier = selection.dossier();
    for id in line {
        let date = dossier.date(id);
        let written = date.map(Date::as_str).unwrap_or_default();
        let words = date.map(Date::words).unwrap_or_default();
        let title = xml(&dossier.title(id));
        let whole = xml(dossier.record(id).id());
        writeln!(
            out,
            "<tr><td title=\"{}\">{}</td><td><a href=\"#r-{whole}\">{title}</a>{}</td><td>{}</td></tr>",
            xml(written),
            xml(&words),
            references(notes, dossier.citations(id)),
            xml(&summary::marks(dossier, id).join("; ")),
        )?;
    }
    out.write_str("</tbody>\n</table>\n</details>\n</section>\n")
}

fn record<'a>(
    selection: &Selection<'a>,
    id: EntryId,
    notes: &mut Footnotes<'a>,
    out: &mut dyn Write,
) -> fmt::Result {
    let dossier = selection.dossier();
    let record = dossier.record(id);
    writeln!(out, "<article id=\"r-{}\">\n<h3>{}</h3>", xml(record.id()), xml(record.title()))?;
    let marks = summary::marks(dossier, id);
    if !marks.is_empty() {
        out.write_str("<p class=\"marks\">")?;
        for mark in &marks {
            write!(out, "<span>{}</span> ", xml(mark))?;
        }
        out.write_str("</p>\n")?;
    }
    let references = references(notes, record.citations());
    writeln!(out, "<p>{}{references}</p>", xml(record.summary()))?;
    let facts = facts::of(dossier, id);
    if !facts.is_empty() {
        out.write_str("<dl>\n")?;
        for fact in &facts {
            let references = crate::export::html::references(notes, fact.cites);
            let (label, text) = (xml(&fact.label), xml(&fact.text));
            writeln!(out, "<dt>{label}</dt><dd>{text}{references}</dd>")?;
        }
        out.write_str("</dl>\n")?;
    }
    if let Some(note) = dossier.note(id) {
        writeln!(out, "<p class=\"quiet\">{}</p>", xml(note))?;
    }
    out.write_str("</article>\n")
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
    for (number, source, slug, place) in notes.list() {
        write!(out, "<li id=\"note-{number}\">")?;
        match source {
            Some(source) => {
                let mut bare = source.clone();
                bare.url = None;
                write!(out, "{}", xml(&styled(&bare, place, Style::Chicago)))?;
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
