//! Positions: the statements about a record, and the articles of statements and figures.

use super::{
    builder::{ArticleBuilder, basis_words},
    model::{Position, Span, Tab, TextRole},
};
use crate::dossier::{
    EntryId, LinkKind, Record,
    record::{Figure, Statement},
};
use std::collections::BTreeSet;

pub(super) fn statement<'d>(builder: &mut ArticleBuilder<'d>, statement: &'d Statement) {
    let speaker = builder.reference(&statement.speaker);
    let citation = builder.cite(&statement.cites);
    let force = Span::new(format!(" {}:", statement.force.label()), TextRole::Label);
    builder.paragraph(2, vec![speaker, force]);
    builder.paragraph(0, vec![Span::new(&*statement.text, TextRole::Plain), citation]);
    builder.end_section();
    builder.link("Side", [&statement.side]);
    builder.link("Reported by", [&statement.reported_by]);
    builder.links("About", &statement.about);
    if !statement.contradicts.is_empty() {
        let dossier = builder.dossier;
        let others = statement.contradicts.iter().filter_map(|other| dossier.find(other)).collect();
        let (others, _) = builder.in_order(others, usize::MAX);
        builder.tab(Tab::Positions);
        positions(builder, "≠ Other positions", &others);
        builder.tab(Tab::Facts);
    }
    builder.end_section();
}

fn positions(builder: &mut ArticleBuilder<'_>, title: &str, statements: &[EntryId]) {
    let dossier = builder.dossier;
    builder.section(title);
    let positions = statements.iter().filter_map(|id| {
        let it = dossier.record(*id).try_as_statement_ref()?;
        let contradicted: BTreeSet<EntryId> = dossier.contradictions(*id).collect();
        let contradicts = contradicted.into_iter().map(|other| {
            let statement = dossier.record(other).try_as_statement_ref();
            (other, statement.map_or("", |it| dossier.name_of(&it.speaker)))
        });
        Some(Position {
            entry: *id,
            side: dossier.name_of(&it.side),
            speaker: dossier.name_of(&it.speaker),
            force: it.force.label(),
            date: dossier.date_words(*id),
            basis: basis_words(it.date_basis),
            title: &it.title,
            text: &it.text,
            citations: &it.cites,
            contradicts: contradicts.collect(),
        })
    });
    builder.positions(positions.collect());
}

const MAX_LISTED: usize = 200;

pub(super) fn about(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = builder.dossier;
    let linked: Vec<EntryId> = dossier
        .same_event(id)
        .flat_map(|subject| dossier.linked(subject, LinkKind::About, false))
        .collect();
    let (linked, more) = builder.in_order(linked, MAX_LISTED);
    let (statements, figures): (Vec<_>, Vec<_>) =
        linked.into_iter().partition(|id| matches!(dossier.record(*id), Record::Statement(_)));
    let is_contradicted = |id: &EntryId| dossier.contradictions(*id).next().is_some();
    if !statements.is_empty() {
        let contested = statements.iter().any(is_contradicted);
        let title = if contested { "≠ Positions" } else { "Statements about it" };
        positions(builder, title, &statements);
    }
    if !figures.is_empty() {
        let contested = figures.iter().any(is_contradicted);
        let title = if contested { "≠ Figures by source" } else { "Figures by source" };
        list_figures(builder, title, &figures);
    }
    builder.more(more);
    builder.end_section();
}

fn list_figures(builder: &mut ArticleBuilder<'_>, title: &str, figures: &[EntryId]) {
    let dossier = builder.dossier;
    builder.section(title);
    for figure in figures {
        let Record::Figure(it) = dossier.record(*figure) else { continue };
        let spans = vec![
            builder.reference_to(*figure, dossier.title(*figure)),
            Span::new(format!(", {}", dossier.giver_of(&it.according_to)), TextRole::Plain),
            builder.cite(&it.cites),
        ];
        builder.paragraph(4, spans);
    }
}

pub(super) fn figure<'d>(builder: &mut ArticleBuilder<'d>, figure: &'d Figure) {
    let value = Span::new(figure.amount(), TextRole::Strong);
    let citation = builder.cite(&figure.cites);
    builder.paragraph(2, vec![value, citation]);
    builder.link("According to", [&figure.according_to]);
    builder.links("About", &figure.about);
    let others = figure.contradicts.iter().filter_map(|other| builder.dossier.find(other));
    let (others, _) = builder.in_order(others.collect(), usize::MAX);
    if !others.is_empty() {
        list_figures(builder, "≠ Other figures", &others);
    }
    builder.end_section();
}
