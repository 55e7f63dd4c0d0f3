//! A standalone page with timeline, articles, index and footnotes. It is complete without its script,
//! which only filters, and loads nothing: its policy limits what an escaping error could do.

mod mentions;
mod timeline;

use super::{
    citation::note_text,
    escape::{link, xml},
    flow,
    footnotes::Footnotes,
    selection::Selection,
};
use crate::{
    article::{Section, Span, Tab, TextRole},
    dossier::{Dossier, EntryId, Kind, record::Citation},
};
use mentions::Mentions;
use std::{
    collections::HashSet,
    fmt::{self, Write},
};

/// The page; names in braces are placeholders.
const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/filter.js");
/// The SHA-256 of the script in Base64; the page's policy allows no other script.
const SCRIPT_HASH: &str = "7sC2TmoMg3SakPMH7uT3ifBHCtQtDxeJt0Y/repXzVk=";

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let mut page = Page::new(selection, out);
    let metadata = selection.metadata();
    let intro = [&metadata.summary, &metadata.naming].into_iter().flatten();
    for (nth, part) in TEMPLATE.split(['{', '}']).enumerate() {
        match part {
            text if nth % 2 == 0 => page.out.write_str(text)?,
            "title" => page.out.write_str(&xml(&selection.title()))?,
            "intro" => intro.clone().try_for_each(|it| writeln!(page.out, "<p>{}</p>", xml(it)))?,
            "origin" => page.out.write_str(&xml(&selection.origin("version")))?,
            "style" => page.out.write_str(STYLE)?,
            "script" => page.out.write_str(SCRIPT)?,
            "hash" => page.out.write_str(SCRIPT_HASH)?,
            "contents" => page.contents()?,
            "timeline" => timeline::write(&mut page)?,
            "chapters" => page.chapters()?,
            "index" => page.index()?,
            "sources" => page.sources()?,
            // The template is a part of the program, and a test knows the page of each of its names.
            unknown => write!(page.out, "{{{unknown}}}")?,
        }
    }
    Ok(())
}

fn anchor(kind: Kind) -> String {
    kind.plural().to_lowercase()
}

struct Page<'a, 'o> {
    selection: &'o Selection<'a>,
    dossier: &'a Dossier,
    out: &'o mut dyn Write,
    notes: Footnotes<'a>,
    anchors: HashSet<EntryId>,
    mentions: Mentions<'a>,
    linked: HashSet<EntryId>,
    /// The record being written, whose own parts need no link.
    current: Option<EntryId>,
}

impl<'a, 'o> Page<'a, 'o> {
    fn new(selection: &'o Selection<'a>, out: &'o mut dyn Write) -> Self {
        let dossier = selection.dossier;
        let has_article = |id: &EntryId| Kind::CITING.contains(&dossier.kind(*id));
        let anchors: HashSet<EntryId> =
            selection.records().into_iter().filter(has_article).collect();
        Self {
            selection,
            dossier,
            out,
            notes: Footnotes::new(dossier),
            mentions: Mentions::new(dossier, &anchors),
            anchors,
            linked: HashSet::new(),
            current: None,
        }
    }

    fn contents(&mut self) -> fmt::Result {
        for (kind, records) in self.selection.chapters() {
            let (count, anchor, name) = (records.len(), anchor(kind), kind.plural());
            write!(self.out, "<li><a href=\"#{anchor}\">{name} {count}</a></li>")?;
        }
        Ok(())
    }

    fn chapters(&mut self) -> fmt::Result {
        for (kind, records) in self.selection.chapters() {
            writeln!(self.out, "<section id=\"{}\">\n<h2>{}</h2>", anchor(kind), kind.plural())?;
            for id in records {
                self.record(id)?;
            }
            self.out.write_str("</section>\n")?;
        }
        Ok(())
    }

    /// The address of an entry on the page; for a source, its first footnote.
    fn href(&mut self, target: EntryId) -> Option<String> {
        let record = self.dossier.record_entry(target);
        let slug = self.dossier.record(record).id();
        if self.dossier.kind(record) == Kind::Source {
            return Some(format!("#note-{}", self.notes.of_source(slug)));
        }
        self.anchors.contains(&record).then(|| format!("#r-{}", xml(slug)))
    }

    fn record(&mut self, id: EntryId) -> fmt::Result {
        let dossier = self.dossier;
        let record = dossier.record(id);
        let references = self.references(flow::uncited(record));
        let (anchor, title) = (xml(record.id()), xml(record.title()));
        writeln!(self.out, "<article id=\"r-{anchor}\">\n<h3>{title}{references}</h3>")?;
        self.linked.clear();
        self.linked.insert(id);
        self.current = Some(id);
        for section in &flow::article(dossier, id).sections {
            self.section(section)?;
        }
        self.out.write_str("</article>\n")
    }

    fn section(&mut self, section: &Section<'a>) -> fmt::Result {
        let paragraphs = flow::paragraphs(section);
        // What lists records with articles of their own; print omits it.
        let is_list = matches!(section.tab, Tab::Positions | Tab::Links);
        if is_list {
            self.out.write_str("<div class=\"refs\">\n")?;
        }
        if let Some(title) = section.title.as_ref().filter(|_| !paragraphs.is_empty()) {
            writeln!(self.out, "<h4>{}</h4>", xml(title))?;
        }
        let mut before = 0;
        for paragraph in paragraphs {
            for _ in before..paragraph.depth {
                self.out.write_str("<ul>\n")?;
            }
            self.close_lists(before, paragraph.depth)?;
            let text: String = paragraph.spans.iter().map(|it| self.span(it)).collect();
            match paragraph.depth {
                0 => writeln!(self.out, "<p>{text}</p>")?,
                _ => write!(self.out, "<li>{text}")?,
            }
            before = paragraph.depth;
        }
        self.close_lists(before, 0)?;
        self.out.write_str(if is_list { "</div>\n" } else { "" })
    }

    fn close_lists(&mut self, before: usize, depth: usize) -> fmt::Result {
        if before > 0 && depth <= before {
            self.out.write_str("</li>\n")?;
        }
        for left in (depth..before).rev() {
            self.out.write_str(if left > 0 { "</ul></li>\n" } else { "</ul>\n" })?;
        }
        Ok(())
    }

    fn span(&mut self, span: &Span<'a>) -> String {
        let record = span.target.map(|target| self.dossier.record_entry(target));
        let href = record.filter(|record| self.current != Some(*record)).and_then(|record| {
            self.linked.insert(record);
            self.href(record)
        });
        let text = match (href, span.role) {
            (Some(href), _) => format!("<a href=\"{href}\">{}</a>", xml(&span.text)),
            (None, _) if span.text.is_empty() => String::new(),
            (None, TextRole::Label) => format!("<span class=\"label\">{}</span>", xml(&span.text)),
            (None, TextRole::Date) => xml(&span.text),
            (None, role) => {
                let text = self.mentions.link(&span.text, &mut self.linked);
                match role {
                    TextRole::Strong => format!("<strong>{text}</strong>"),
                    TextRole::Dim => format!("<span class=\"quiet\">{text}</span>"),
                    TextRole::Contested => format!("<em>{text}</em>"),
                    _ => text,
                }
            }
        };
        let text = match span.lang.filter(|lang| *lang != "en") {
            Some(lang) => format!("<span lang=\"{}\">{text}</span>", xml(lang)),
            None => text,
        };
        text + &self.references(span.citations)
    }

    fn references(&mut self, cites: &'a [Citation]) -> String {
        let numbers = self.notes.numbers(cites);
        let links = numbers.iter().map(|it| format!("<a href=\"#note-{it}\">{it}</a>"));
        let links = links.collect::<Vec<_>>().join(" ");
        if links.is_empty() { links } else { format!("<sup>{links}</sup>") }
    }

    fn index(&mut self) -> fmt::Result {
        self.out.write_str("<section id=\"index\">\n<h2>Index</h2>\n")?;
        for kind in [Kind::Person, Kind::Treaty] {
            let records = self.selection.of_kind(kind).into_iter();
            let mut names: Vec<(&str, EntryId)> =
                records.map(|id| (self.dossier.record(id).title(), id)).collect();
            names.sort_by_cached_key(|(name, _)| name.to_lowercase());
            if names.is_empty() {
                continue;
            }
            writeln!(self.out, "<h3>{}</h3>\n<ul>", kind.plural())?;
            for (name, id) in names {
                let slug = xml(self.dossier.record(id).id());
                writeln!(self.out, "<li><a href=\"#r-{slug}\">{}</a></li>", xml(name))?;
            }
            self.out.write_str("</ul>\n")?;
        }
        self.out.write_str("</section>\n")
    }

    fn sources(&mut self) -> fmt::Result {
        self.out.write_str("<section id=\"sources\">\n<h2>Sources</h2>\n<ol>\n")?;
        for (number, source, slug, passage) in self.notes.list() {
            let lang = source.and_then(|it| it.language.as_deref()).filter(|lang| *lang != "en");
            let lang = lang.map(|lang| format!(" lang=\"{}\"", xml(lang))).unwrap_or_default();
            write!(self.out, "<li id=\"note-{number}\"><span{lang}>")?;
            let Some(source) = source else {
                writeln!(self.out, "{}</span></li>", xml(slug))?;
                continue;
            };
            write!(self.out, "{}</span>", xml(&note_text(source, passage)))?;
            write!(self.out, " <span class=\"quiet\">{}</span>", source.perspective.label())?;
            if let Some(address) = source.url.as_deref().and_then(link) {
                let address = xml(&address);
                write!(self.out, " <a href=\"{address}\" rel=\"noreferrer\">{address}</a>")?;
            }
            self.out.write_str("</li>\n")?;
        }
        self.out.write_str("</ol>\n</section>\n")
    }
}
