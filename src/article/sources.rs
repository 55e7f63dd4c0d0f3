//! Sources: the article of a source, the list of cited sources, and the passages of citations.

use super::{
    builder::ArticleBuilder,
    model::{Article, Block, Span, TextRole},
};
use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Record, Subject, action_label,
        record::{Anchor, Citation, Source},
    },
    source_texts::{PassageError, SourceTexts},
};
use std::collections::{HashMap, HashSet};

pub(super) fn source(builder: &mut ArticleBuilder<'_>, source: &Source) {
    let authors: Vec<&str> = source.author.iter().map(|author| &*author.literal).collect();
    builder.field("By", (!authors.is_empty()).then(|| authors.join(", ")));
    let retrieved = source.retrieved.as_ref().map(Date::words);
    for (label, value) in [
        ("Published by", source.publisher.as_deref()),
        ("In", source.container.as_deref()),
        ("Perspective", Some(source.perspective.label())),
        ("Address", source.url.as_deref()),
        ("Retrieved", retrieved.as_deref()),
        ("Text file", source.file.as_deref()),
    ] {
        builder.field(label, value);
    }
    builder.end_section();
}

pub(super) fn list(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = builder.dossier;
    let own = dossier.citations(id);
    builder.cite(own);
    if builder.sources.is_empty() {
        return;
    }
    builder.section("Sources");
    let items = builder.sources.clone().into_iter().map(|slug| {
        let source = dossier.find(slug).zip(dossier.source(slug));
        let mut spans = vec![match source {
            Some((entry, source)) => builder.reference_to(entry, short_citation(source).into()),
            None => builder.reference(slug),
        }];
        let passages: Vec<String> =
            own.iter().filter(|cite| &*cite.source == slug).filter_map(passage).collect();
        if !passages.is_empty() {
            spans.push(Span::new(format!(", {}", passages.join("; ")), TextRole::Dim));
        }
        (slug, spans)
    });
    let items = items.collect();
    builder.push(Block::Sources(items));
}

pub(super) fn short_citation(source: &Source) -> String {
    let name = source.publisher.as_deref().unwrap_or(&source.title);
    let mut text = name.to_owned();
    if let Some(issued) = &source.issued {
        let words = issued.words();
        text.push_str(&format!(", {}", words.replacen("since", "not before", 1)));
    }
    if source.publisher.is_some() {
        text.push_str(&format!(", “{}”", source.title));
    }
    text
}

/// The passage of a citation: a range of characters, or a locator.
pub(crate) fn passage(cite: &Citation) -> Option<String> {
    match (cite.start, cite.end, &cite.locator) {
        (Some(start), Some(end), _) => Some(format!("characters {start}–{end}")),
        (_, _, Some(locator)) => Some(locator.to_string()),
        _ => None,
    }
}

const CONTEXT: usize = 90;

/// Citations under their numbered sources, each with its anchor or passage, and the fact it supports.
fn passages<'d>(
    builder: &mut ArticleBuilder<'d>,
    cites: &[(String, &'d Citation)],
    numbered: &[&str],
    texts: &SourceTexts,
) {
    let dossier = builder.dossier;
    if cites.is_empty() {
        builder.line(0, "No source given.", TextRole::Plain);
    }
    let mut before = "";
    for (what, cite) in cites {
        let Some((id, it)) = dossier.find(&cite.source).zip(dossier.source(&cite.source)) else {
            builder.end_section();
            builder.line(0, format!("{} (not in the dossier)", cite.source), TextRole::Dim);
            continue;
        };
        if before != &*cite.source {
            before = &cite.source;
            builder.end_section();
            let number = numbered.iter().position(|slug| *slug == before);
            let number = number.map_or(String::new(), |at| format!("S{} ", at + 1));
            let name = Span::new(short_citation(it), TextRole::Strong);
            builder.paragraph(2, vec![Span::new(number, TextRole::Source), name]);
            for about in [Some(it.perspective.label()), it.url.as_deref()].into_iter().flatten() {
                builder.indented(2, 2, vec![Span::new(about, TextRole::Dim)]);
            }
        }
        let mut spans = vec![builder.reference_to(id, found_by(cite).into())];
        if !what.is_empty() {
            spans.push(Span::new(format!(" · {what}"), TextRole::Dim));
        }
        builder.indented(2, 4, spans);
        match texts.passage(cite) {
            Ok(passage) => {
                let before = format!("…{}", one_line(passage.before(CONTEXT)));
                let after = format!("{}…", one_line(passage.after(CONTEXT)));
                let within = Span::new(one_line(passage.within()), TextRole::Passage);
                let around = [before, after].map(|text| Span::new(text, TextRole::Dim));
                let [before, after] = around;
                builder.indented(6, 0, vec![before, within, after]);
            }
            // A citation without a source text is shown alone, which is not an error.
            Err(PassageError::NoRange | PassageError::NoDocument) => {}
            Err(reason) => {
                builder.indented(6, 0, vec![Span::new(reason.to_string(), TextRole::Contested)]);
            }
        }
    }
}

fn found_by(cite: &Citation) -> String {
    match &cite.anchor {
        Some(Anchor { first, last: Some(last) }) => format!("“{first} … {last}”"),
        Some(Anchor { first, last: None }) => format!("“{first}”"),
        None => passage(cite).unwrap_or_else(|| "whole document".to_owned()),
    }
}

fn one_line(text: &str) -> String {
    let mut line = String::new();
    for letter in text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }) {
        if letter != ' ' || !line.ends_with(' ') {
            line.push(letter);
        }
    }
    line
}

/// The citations of an article by source, each with the passage if available, otherwise its anchor.
/// Sources have their numbers in the article. Reference n is citation n.
pub fn sources_of<'d>(
    dossier: &'d Dossier,
    article: &Article<'d>,
    cites: &[(String, &'d Citation)],
    texts: &SourceTexts,
) -> Article<'d> {
    let mut builder = ArticleBuilder::new(dossier);
    passages(&mut builder, cites, &article.sources, texts);
    Article { title: article.title.clone(), ..builder.finish() }
}

/// The citations of an entry and its parts, each with its fact, and those of its article, which tells
/// of other records too; the documents of `fact` first, then in the order of their numbers.
pub fn cites_of<'d>(
    dossier: &'d Dossier,
    id: EntryId,
    fact: Option<EntryId>,
    article: &Article<'d>,
) -> Vec<(String, &'d Citation)> {
    let is_record = dossier.record_entry(id) == id;
    let parts = dossier.parts(id).filter(|_| is_record);
    let mut passages = Passages::default();
    let mut add = |label: &str, cites| passages.add(label, cites);
    for entry in std::iter::once(id).chain(parts) {
        let label = if entry == id { String::new() } else { fact_label(dossier, entry) };
        add(&label, dossier.citations(entry));
        for rival in dossier.rival_dates(entry) {
            add(format!("{label} other date: {}", rival.date.words()).trim_start(), &rival.cites);
        }
    }
    if let Record::Treaty(treaty) = dossier.record(id)
        && is_record
    {
        treaty.provisions.iter().for_each(|it| add("provision", &it.cites));
        treaty.money.iter().for_each(|it| add("amount", &it.cites));
    }
    for (position, cite) in article.citations() {
        add(position, std::slice::from_ref(cite));
    }
    let of_fact = fact.map_or(&[][..], |fact| dossier.citations(fact));
    let of_fact: HashSet<PassageKey<'_>> = of_fact.iter().map(key).collect();
    let mut found = passages.found;
    let is_other = |cite: &Citation| !of_fact.contains(&key(cite));
    found.sort_by_key(|(_, cite)| is_other(cite));
    let numbers: HashMap<&str, usize> = article.sources.iter().copied().zip(0..).collect();
    let mut ranks: HashMap<&str, (bool, usize, usize)> = HashMap::new();
    for (rank, (_, cite)) in found.iter().enumerate() {
        let number = numbers.get(&*cite.source).copied().unwrap_or(usize::MAX);
        ranks.entry(&cite.source).or_insert((is_other(cite), number, rank));
    }
    found.sort_by_key(|(_, cite)| ranks.get(&*cite.source));
    found
}

/// The source of a citation, and its passage.
type PassageKey<'d> = (&'d str, Option<u32>, Option<u32>, Option<&'d str>);

fn key(cite: &Citation) -> PassageKey<'_> {
    (&cite.source, cite.start, cite.end, cite.locator.as_deref())
}

/// Cited passages, each listed once with all of its facts; a record may have 100,000.
#[derive(Default)]
struct Passages<'d> {
    found: Vec<(String, &'d Citation)>,
    known: HashMap<PassageKey<'d>, usize>,
    labeled: HashSet<(usize, String)>,
}

impl<'d> Passages<'d> {
    fn add(&mut self, label: &str, cites: &'d [Citation]) {
        for cite in cites {
            let at = *self.known.entry(key(cite)).or_insert(self.found.len());
            if at == self.found.len() {
                self.found.push((String::new(), cite));
            }
            let Some((labels, _)) = self.found.get_mut(at) else { continue };
            if !label.is_empty() && self.labeled.insert((at, label.to_owned())) {
                labels.push_str(if labels.is_empty() { "" } else { ", " });
                labels.push_str(label);
            }
        }
    }
}

/// The fact that a part of a record states: `entered into force 20 January 2009`.
fn fact_label(dossier: &Dossier, part: EntryId) -> String {
    let date = || dossier.date(part).map(Date::words).unwrap_or_default();
    match dossier.subject(part) {
        Subject::Action(record, action) => {
            format!("{} {}", action_label(dossier, record, action), date())
        }
        Subject::Tenure(_, tenure) => tenure.office.to_string(),
        Subject::Recognition(_, it) => format!("recognised by {}", dossier.name_of(&it.by)),
        Subject::Record(_) => String::new(),
    }
}
