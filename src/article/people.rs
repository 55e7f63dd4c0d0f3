//! The articles of people and organizations, terms of office and recognitions.

use super::{
    builder::{ArticleBuilder, basis_words, listed_at_most},
    model::{Span, Tab, TextRole},
    part_details,
};
use crate::{
    date::Date,
    dossier::{
        EntryId, LinkKind, Record, Subject,
        record::{Organization, Person, Recognition, Tenure, preferred},
    },
};

pub(super) fn person<'d>(builder: &mut ArticleBuilder<'d>, id: EntryId, person: &'d Person) {
    builder.names(preferred(&person.names), &person.names);
    builder.field("Born", person.born.as_ref().map(Date::words));
    builder.field("Died", person.died.as_ref().map(Date::words));
    if !person.terms.is_empty() {
        builder.section("Offices");
        parts(builder, id, |part| match part {
            Subject::Tenure(_, tenure) => Some((&*tenure.office, tenure_dates(tenure))),
            _ => None,
        });
    }
    builder.link("Not to be confused with", &person.not_to_confuse_with);
    builder.tab(Tab::Links);
    backlinks(builder, id, &[LinkKind::Signatory], "Signed");
    backlinks(builder, id, &[LinkKind::Role, LinkKind::TakenBy], "Involved in");
    backlinks(builder, id, &[LinkKind::Speaker], "Statements");
    builder.tab(Tab::Facts);
}

fn parts<'d>(
    builder: &mut ArticleBuilder<'d>,
    id: EntryId,
    row: impl Fn(Subject<'d>) -> Option<(&'d str, String)>,
) {
    let dossier = builder.dossier;
    for part in builder.in_order(dossier.parts(id).collect(), usize::MAX).0 {
        let subject = dossier.subject(part);
        let Some((name, dates)) = row(subject) else { continue };
        let is_contested = matches!(subject, Subject::Tenure(_, it) if !it.rival_dates.is_empty());
        let mut spans = vec![
            builder.reference_to(part, name.into()),
            Span::new(format!(" {dates}"), TextRole::Date),
            Span::new(if is_contested { " ≠" } else { "" }, TextRole::Contested),
            builder.cite(dossier.citations(part)),
        ];
        spans.extend(part_details(builder, part));
        builder.paragraph(4, spans);
    }
}

pub(super) fn tenure(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    tenure: &Tenure,
) {
    let entry = builder.dossier.record_entry(id);
    let person = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier.citations(id));
    let office = Span::new(format!(", {}", tenure.office), TextRole::Plain);
    builder.paragraph(2, vec![person, office, citation]);
    builder.line(2, tenure_dates(tenure), TextRole::Date);
    builder.link("Organization", &tenure.organization);
    builder.end_section();
}

pub(super) fn organization<'d>(
    builder: &mut ArticleBuilder<'d>,
    id: EntryId,
    organization: &'d Organization,
) {
    builder.names(preferred(&organization.names), &organization.names);
    builder.link("Part of", &organization.parent);
    let dossier = builder.dossier;
    if !organization.recognition.is_empty() {
        builder.section("Recognised by (status: disputed)");
        parts(builder, id, |part| match part {
            Subject::Recognition(_, it) => Some((dossier.name_of(&it.by), it.words())),
            _ => None,
        });
    }
    builder.tab(Tab::Links);
    backlinks(builder, id, &[LinkKind::Party], "Party to");
    backlinks(builder, id, &[LinkKind::Office], "Offices");
    backlinks(builder, id, &[LinkKind::RecognisedBy], "Recognises");
    backlinks(builder, id, &[LinkKind::Parent], "Includes");
    backlinks(builder, id, &[LinkKind::Speaker], "Statements");
    builder.tab(Tab::Facts);
}

fn tenure_dates(tenure: &Tenure) -> String {
    tenure.words() + &basis_words(tenure.date_basis)
}

const MAX_LISTED: usize = 60;

fn backlinks(builder: &mut ArticleBuilder<'_>, id: EntryId, kinds: &[LinkKind], title: &str) {
    let dossier = builder.dossier;
    // Both a treaty and its signature name a signatory; only the treaty is listed.
    let is_record = |other: &EntryId| dossier.record_entry(*other) == *other;
    let others = kinds.iter().flat_map(|kind| {
        let others = dossier.linked(id, *kind, false);
        others.filter(|other| *kind != LinkKind::Signatory || is_record(other))
    });
    let (first, more) = builder.in_order(others.collect(), listed_at_most(MAX_LISTED));
    builder.listed_links.extend(kinds);
    if !first.is_empty() {
        builder.section(title);
        builder.entries(&first, first.len() + more, MAX_LISTED);
    }
}

pub(super) fn recognition(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    recognition: &Recognition,
) {
    let entry = builder.dossier.record_entry(id);
    let by = builder.reference(&recognition.by);
    let state = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier.citations(id));
    builder.paragraph(2, vec![by, Span::new(" recognises ", TextRole::Plain), state, citation]);
    match &recognition.withdrawn {
        Some(date) => builder.field("Withdrawn", Some(date.words())),
        None => builder.field("Status", Some("disputed; no withdrawal recorded")),
    }
    builder.reported_in(id);
    builder.end_section();
}
