//! `chancery show`: the article of a record as text with ids and addresses, as JSON or as Markdown.

use crate::{
    article::{self, Block, LineSpan, Options, Span, TextRole, slices},
    cli::{
        args::ArticleFormat,
        output::{Answer, CommandOutput},
        table::{Screen, Style, Table},
    },
    date::Day,
    diagnostics::nearest,
    dossier::{Dossier, EntryId, Kind, record::Citation},
    export::{Format, Selection, export, paragraphs},
    file_format::record_to_json,
    search::{ClauseExplanation, Interpretation, SearchEngine},
    text::{clean, width},
};

/// The width of the text in a pipe, in cells.
const WIDTH: usize = 80;
/// The greatest width on a terminal.
const WIDEST: usize = 100;

pub(crate) fn show(dossier: &Dossier, slug: &str, format: ArticleFormat) -> Answer {
    let id = find(dossier, slug)?;
    Ok(match format {
        ArticleFormat::Text => CommandOutput::table(text(dossier, id)),
        ArticleFormat::Json => CommandOutput::data(record_to_json(dossier.record(id))? + "\n"),
        ArticleFormat::Md => {
            let title = dossier.title(id);
            let one = Selection::found(dossier, &title, &[id], Day::today());
            CommandOutput::data(export(Format::Md, &one)?)
        }
    })
}

pub(super) fn text(dossier: &Dossier, id: EntryId) -> Table {
    let screen = Screen::of_stdout();
    let cells = screen.width.map_or(WIDTH, |wide| wide.min(WIDEST));
    let mut page = Page { dossier, id, screen, cells, sources: Vec::new(), out: String::new() };
    let heading = |text: &str| [Span::new(text, TextRole::Heading)];
    page.paragraph(0, &heading(&dossier.title(id)));
    page.paragraph(0, &[Span::new(format!("[{}]", dossier.slug(id)), TextRole::Link)]);
    let options = Options { has_part_details: true, ..Options::default() };
    for section in &article::compose(dossier, id, &options).sections {
        page.out.push('\n');
        section.title.iter().for_each(|title| page.paragraph(0, &heading(title)));
        for paragraph in paragraphs(section) {
            page.paragraph(paragraph.depth * 2, &paragraph.spans);
        }
        for block in &section.blocks {
            let Block::Sources(items) = block else { continue };
            let mut items: Vec<_> =
                items.iter().map(|item| (page.source_number(item.0), item)).collect();
            items.sort_by_key(|(number, _)| *number);
            for (number, (source, cited)) in items {
                let mut spans = vec![Span::new(format!("S{number} "), TextRole::Source)];
                spans.extend(cited.iter().cloned());
                if let Some(address) = dossier.source(source).and_then(|it| it.url.as_deref()) {
                    spans.push(Span::new(format!(" {address}"), TextRole::Dim));
                }
                page.paragraph(0, &spans);
            }
        }
    }
    Table(page.out)
}

struct Page<'d> {
    dossier: &'d Dossier,
    id: EntryId,
    screen: Screen,
    cells: usize,
    sources: Vec<String>,
    out: String,
}

impl Page<'_> {
    /// Adds a paragraph, broken at spaces only, so that ids and addresses stay in one piece.
    fn paragraph(&mut self, indent: usize, spans: &[Span<'_>]) {
        let mut pieces: Vec<LineSpan> = Vec::new();
        let mut push = |text, role| pieces.push(LineSpan { text, role, target: None });
        for span in spans {
            // Of a reference the id is painted.
            let role = if span.role == TextRole::Link { TextRole::Plain } else { span.role };
            push(span.text.replace('\u{a0}', " "), role);
            // Parts of the same record can be found without an id.
            let is_own =
                |target| self.dossier.record_entry(target) == self.dossier.record_entry(self.id);
            if let Some(target) = span.target.filter(|target| !is_own(*target)) {
                push(format!(" [{}]", clean(&self.dossier.slug(target))), TextRole::Link);
            }
            push(self.source_numbers(span.citations), TextRole::Plain);
        }
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let lines = slices(&pieces, lines(&text, self.cells.saturating_sub(indent + 2)));
        for (nth, line) in lines.enumerate() {
            self.out.extend(std::iter::repeat_n(' ', indent + if nth > 0 { 2 } else { 0 }));
            for LineSpan { text, role, .. } in line {
                let style = match role {
                    TextRole::Heading | TextRole::Label | TextRole::Strong => Style::Head,
                    TextRole::Date => Style::Date,
                    TextRole::Link => Style::Id,
                    _ => Style::Plain,
                };
                self.out.push_str(&self.screen.paint(style, &text));
            }
            self.out.push('\n');
        }
    }

    /// The numbers of the cited sources: ` S1 S3`.
    fn source_numbers(&mut self, citations: &[Citation]) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        for citation in citations {
            let number = self.source_number(&citation.source);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers.iter().map(|number| format!(" S{number}")).collect()
    }

    fn source_number(&mut self, source: &str) -> usize {
        let known = self.sources.iter().position(|known| known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        }) + 1
    }
}

fn lines(text: &str, cells: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let text = text.trim_end();
    let mut lines = Vec::new();
    let (mut at, mut used, mut line) = (0, 0, 0..0);
    for word in text.split(' ') {
        let wide = width(word);
        if line.end > line.start && used + wide > cells {
            lines.push(std::mem::replace(&mut line, at..at));
            used = 0;
        }
        used += wide + 1;
        line.end = at + word.len();
        at = line.end + 1;
    }
    lines.push(line);
    lines.into_iter()
}

/// The entry with this id, or the only record but sources of this name; the error suggests a similar id.
pub(crate) fn find(dossier: &Dossier, slug: &str) -> Result<EntryId, CommandOutput> {
    let lower = slug.to_lowercase();
    let named = || {
        let is_it = |id: &EntryId| {
            let (record, is_name) = (dossier.record(*id), |it: &str| it.to_lowercase() == lower);
            let is_named =
                is_name(record.title()) || record.names().iter().any(|it| is_name(&it.text));
            is_named && dossier.record_entry(*id) == *id && record.kind() != Kind::Source
        };
        let mut found = dossier.entries().filter(is_it);
        found.next().filter(|_| found.next().is_none())
    };
    let found = dossier.find(slug).or_else(|| dossier.find(&lower)).or_else(named);
    found.ok_or_else(|| CommandOutput::not_found(unknown_id(dossier, slug)))
}

fn unknown_id(dossier: &Dossier, slug: &str) -> String {
    let slugs: Vec<_> = dossier.entries().map(|id| dossier.slug(id)).collect();
    let found = || {
        let words = slug.replace(['-', '/'], " ");
        let found = SearchEngine::for_query(dossier, &words).search(&words, Day::today());
        let is_typed = |it: &ClauseExplanation| it.interpretation == Interpretation::AsTyped;
        let is_sure = !found.is_partial && found.explanation.iter().all(is_typed);
        found.top.first().filter(|_| is_sure).map(|id| dossier.slug(*id).into_owned())
    };
    let near = nearest(slug, slugs.iter().map(|slug| &**slug)).map(str::to_owned);
    let help = match near.or_else(found) {
        Some(other) => format!("did you mean {other}?"),
        None => "find ids with `chancery search`".to_owned(),
    };
    format!("chancery: no record with id \"{slug}\"; {help}\n")
}
