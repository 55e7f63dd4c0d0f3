//! The articles of people, terms of office and organizations.

use super::{
    builder::ArticleBuilder,
    event,
    model::{Block, Span, Tab, TextRole},
};
use crate::dossier::{
    EntryId, EntryPart, LinkKind, Record,
    entry_set::EntrySet,
    record::{Organization, Person, Term},
};

pub(super) fn person<'d>(builder: &mut ArticleBuilder<'d>, id: EntryId, person: &'d Person) {
    event::names(builder, &person.names);
    if let Some(born) = &person.born {
        builder.field("Born", &born.words());
    }
    if let Some(died) = &person.died {
        builder.field("Died", &died.words());
    }
    let dossier = builder.dossier();
    if !person.terms.is_empty() {
        builder.section("Offices");
        for part in event::in_order(builder, dossier.parts(id).collect()) {
            let EntryPart::Term(at) = dossier.entry(part).part else { continue };
            let Some(term) = person.terms.get(at as usize) else { continue };
            let reference = builder.reference_to(part, (&*term.office).into());
            let contested = if term.rival_dates.is_empty() { "" } else { " ≠" };
            let citation = builder.cite(dossier.citations(part));
            let dates = Span::new(format!(" {}", term_dates(term)), TextRole::Date);
            let dispute = Span::new(contested, TextRole::Contested);
            let mut spans = vec![reference, dates, dispute, citation];
            spans.extend(super::part_details(builder, part));
            builder.paragraph(4, spans);
        }
    }
    builder.push(Block::Tenures(&person.terms));
    for other in &person.not_to_confuse_with {
        let other = builder.reference(other);
        builder.paragraph(4, vec![Span::new("Not to be confused with: ", TextRole::Label), other]);
    }
    builder.tab(Tab::Links);
    backlinks(builder, id, &[LinkKind::Signatory], "Signed");
    backlinks(builder, id, &[LinkKind::Role, LinkKind::TakenBy], "Involved in");
    backlinks(builder, id, &[LinkKind::Speaker], "Statements");
    builder.tab(Tab::Facts);
}

pub(super) fn term(builder: &mut ArticleBuilder<'_>, id: EntryId, record: &Record, term: &Term) {
    let entry = builder.dossier().record_entry(id);
    let person = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier().citations(id));
    builder.paragraph(
        2,
        vec![person, Span::new(format!(", {}", term.office), TextRole::Plain), citation],
    );
    builder.paragraph(2, vec![Span::new(term_dates(term), TextRole::Date)]);
    if let Some(id) = &term.organization {
        let organization = builder.reference(id);
        builder.paragraph(4, vec![Span::new("Organisation: ", TextRole::Label), organization]);
    }
    builder.end_section();
}

pub(super) fn organization<'d>(
    builder: &mut ArticleBuilder<'d>,
    id: EntryId,
    organization: &'d Organization,
) {
    event::names(builder, &organization.names);
    if let Some(parent) = &organization.parent {
        let parent = builder.reference(parent);
        builder.paragraph(4, vec![Span::new("Part of: ", TextRole::Label), parent]);
    }
    let dossier = builder.dossier();
    if !organization.recognition.is_empty() {
        builder.section("Recognised by (status: disputed)");
        for part in event::in_order(builder, dossier.parts(id).collect()) {
            let EntryPart::Recognition(at) = dossier.entry(part).part else { continue };
            let Some(it) = organization.recognition.get(at as usize) else { continue };
            let by = dossier.name_of(&it.by).to_owned();
            let reference = builder.reference_to(part, by.into());
            let withdrawn = it.withdrawn.as_ref();
            let end =
                withdrawn.map_or(String::new(), |date| format!(", withdrawn {}", date.words()));
            let dates = Span::new(format!(" {}{end}", it.date.words()), TextRole::Date);
            let citation = builder.cite(dossier.citations(part));
            let mut spans = vec![reference, dates, citation];
            spans.extend(super::part_details(builder, part));
            builder.paragraph(4, spans);
        }
    }
    builder.tab(Tab::Links);
    backlinks(builder, id, &[LinkKind::Party], "Party to");
    backlinks(builder, id, &[LinkKind::Office], "Offices");
    backlinks(builder, id, &[LinkKind::RecognisedBy], "Recognises");
    backlinks(builder, id, &[LinkKind::Parent], "Includes");
    backlinks(builder, id, &[LinkKind::Speaker], "Statements");
    builder.tab(Tab::Facts);
}

/// From when to when an office was held, or is known to have been held.
/// The dates of a term, or those for which it is attested.
fn term_dates(term: &Term) -> String {
    let basis = term.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
    format!("{}{basis}", term.words())
}

/// The limit of listed entries of one section; the rest is counted.
const MAX_LISTED: usize = 60;

/// A section of the entries that refer to this one by some kinds of link.
fn backlinks(builder: &mut ArticleBuilder<'_>, id: EntryId, kinds: &[LinkKind], title: &str) {
    let dossier = builder.dossier();
    // A treaty and its signature both name the signatory; only the treaty is listed.
    let is_record = |other: &EntryId| dossier.record_entry(*other) == *other;
    let (mut count, mut seen, mut first) = (0, EntrySet::default(), Vec::new());
    for kind in kinds {
        let others = dossier.linked(id, *kind, false);
        let mut left = event::listed_at_most(MAX_LISTED);
        for other in others.filter(|other| *kind != LinkKind::Signatory || is_record(other)) {
            if seen.insert(other) {
                count += 1;
                // The entries of one kind of link are in chronological order.
                if left > 0 {
                    left -= 1;
                    first.push(other);
                }
            }
        }
    }
    builder.mark_listed(kinds);
    if count == 0 {
        return;
    }
    builder.section(title);
    let first = event::in_order(builder, first);
    event::entries(builder, &first, count, MAX_LISTED);
}
