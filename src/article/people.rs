//! Details of people, their terms of office, and organizations.

use super::{
    builder::ArticleBuilder,
    event,
    model::{Block, Span, TextRole},
};
use crate::dossier::{
    Date, EntryId, EntryPart, LinkKind, Record,
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
            let Some(term) = person.terms.get(usize::from(at)) else { continue };
            let reference = builder.reference_to(part, (&*term.office).into());
            let contested = if term.rival_dates.is_empty() { "" } else { " ≠" };
            let marks = builder.cite(dossier.citations(part));
            let when = Span::new(format!(" {}", when(term)), TextRole::Date);
            let dispute = Span::new(contested, TextRole::Contested);
            let mut spans = vec![reference, when, dispute, marks];
            spans.extend(super::part_details(builder, part));
            builder.paragraph(4, spans);
        }
    }
    builder.push(Block::Tenures(&person.terms));
    tied(builder, id, &[LinkKind::Signatory], "Signed");
    tied(builder, id, &[LinkKind::Role, LinkKind::TakenBy], "Took part in");
    tied(builder, id, &[LinkKind::Speaker], "Statements");
    for other in &person.not_to_confuse_with {
        let other = builder.reference(other);
        builder.paragraph(4, vec![Span::new("Not to be confused with: ", TextRole::Label), other]);
    }
    builder.end_section();
}

pub(super) fn term(builder: &mut ArticleBuilder<'_>, id: EntryId, record: &Record, term: &Term) {
    let whole = builder.dossier().record_entry(id);
    let person = builder.reference_to(whole, record.title().into());
    let marks = builder.cite(builder.dossier().citations(id));
    builder.paragraph(
        2,
        vec![person, Span::new(format!(", {}", term.office), TextRole::Plain), marks],
    );
    builder.paragraph(2, vec![Span::new(when(term), TextRole::Date)]);
    let organization = builder.reference(&term.organization);
    builder.paragraph(4, vec![Span::new("Organisation: ", TextRole::Label), organization]);
    builder.end_section();
}

pub(super) fn organization(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    organization: &Organization,
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
            let Some(it) = organization.recognition.get(usize::from(at)) else { continue };
            let by = dossier.name_of(&it.by).to_owned();
            let reference = builder.reference_to(part, by.into());
            let withdrawn = it.withdrawn.as_ref();
            let end =
                withdrawn.map_or(String::new(), |date| format!(", withdrawn {}", date.words()));
            let when = Span::new(format!(" {}{end}", it.date.words()), TextRole::Date);
            let marks = builder.cite(dossier.citations(part));
            let mut spans = vec![reference, when, marks];
            spans.extend(super::part_details(builder, part));
            builder.paragraph(4, spans);
        }
    }
    tied(builder, id, &[LinkKind::Party], "Party to");
    tied(builder, id, &[LinkKind::Office], "Offices");
    tied(builder, id, &[LinkKind::RecognisedBy], "Recognises");
    tied(builder, id, &[LinkKind::Parent], "Includes");
    tied(builder, id, &[LinkKind::Speaker], "Statements");
    builder.end_section();
}

/// From when to when an office was held, or is known to have been held.
fn when(term: &Term) -> String {
    let words = |date: &Option<Date>| date.as_ref().map(Date::words);
    let (start, end) = (words(&term.start), words(&term.end));
    let basis = term.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
    let span = match (term.attested_only, start, end) {
        (Some(true), Some(start), Some(end)) if start == end => format!("attested {start}"),
        (Some(true), Some(start), Some(end)) => format!("attested {start} – {end}"),
        (Some(true), start, end) => format!("attested {}", start.or(end).unwrap_or_default()),
        (_, Some(start), Some(end)) => format!("{start} – {end}"),
        (_, Some(start), None) => format!("from {start}"),
        (_, None, Some(end)) => format!("until {end}"),
        (_, None, None) => "dates unknown".to_owned(),
    };
    format!("{span}{basis}")
}

/// How many of one kind of tie are listed before the rest is only counted.
const LISTED: usize = 60;

/// The entries that refer to this one with such a tie, as a section.
fn tied(builder: &mut ArticleBuilder<'_>, id: EntryId, ties: &[LinkKind], title: &str) {
    let dossier = builder.dossier();
    // A treaty and its signing both name the signatory; the treaty stands for both.
    let is_whole = |other: &EntryId| dossier.record_entry(*other) == *other;
    let (mut count, mut seen, mut first) = (0, EntrySet::default(), Vec::new());
    for tie in ties {
        let others = dossier.linked(id, *tie, false);
        let mut left = event::most_listed(LISTED);
        for other in others.filter(|other| *tie != LinkKind::Signatory || is_whole(other)) {
            if seen.insert(other) {
                count += 1;
                // Those of one tie come in the order of time.
                if left > 0 {
                    left -= 1;
                    first.push(other);
                }
            }
        }
    }
    builder.mark_listed(ties);
    if count == 0 {
        return;
    }
    builder.section(title);
    let first = event::in_order(builder, first);
    event::items(builder, &first, count, LISTED);
}
