//! Details of people, their terms of office, and organizations.

use super::{
    event,
    layout::ArticleBuilder,
    model::{Span, TextRole},
    tenure_chart,
};
use crate::dossier::{
    EntryId, EntryPart, LinkKind, Record,
    entry_set::EntrySet,
    record::{Organization, Person, Term},
};

pub(super) fn person(writer: &mut ArticleBuilder<'_>, id: EntryId, person: &Person) {
    event::names(writer, &person.names);
    if let Some(born) = &person.born {
        writer.labelled("Born", &born.words());
    }
    if let Some(died) = &person.died {
        writer.labelled("Died", &died.words());
    }
    let dossier = writer.dossier();
    if !person.terms.is_empty() {
        writer.section("Offices");
        for part in event::in_order(writer, dossier.parts(id).collect()) {
            let EntryPart::Term(at) = dossier.entry(part).part else { continue };
            let Some(term) = person.terms.get(usize::from(at)) else { continue };
            let reference = writer.reference_to(part, (&*term.office).into());
            let contested = if term.rival_dates.is_empty() { "" } else { " ≠" };
            let marks = writer.marks(dossier.citations(part));
            let when = Span::new(format!(" {}", when(term)), TextRole::Date);
            let dispute = Span::new(contested, TextRole::Contested);
            writer.paragraph(4, vec![reference, when, dispute, marks]);
        }
    }
    tenure_chart::terms(writer, &person.terms);
    tied(writer, id, &[LinkKind::Signatory], "Signed");
    tied(writer, id, &[LinkKind::Role, LinkKind::TakenBy], "Took part in");
    tied(writer, id, &[LinkKind::Speaker], "Said");
    for other in &person.not_to_confuse_with {
        let other = writer.reference(other);
        writer.paragraph(4, vec![Span::new("Not to be confused with: ", TextRole::Label), other]);
    }
    writer.gap();
}

pub(super) fn term(writer: &mut ArticleBuilder<'_>, id: EntryId, record: &Record, term: &Term) {
    let whole = writer.dossier().record_entry(id);
    let person = writer.reference_to(whole, record.title().into());
    let marks = writer.marks(writer.dossier().citations(id));
    writer.paragraph(
        2,
        vec![person, Span::new(format!(", {}", term.office), TextRole::Plain), marks],
    );
    writer.paragraph(2, vec![Span::new(when(term), TextRole::Date)]);
    let organization = writer.reference(&term.organization);
    writer.paragraph(4, vec![Span::new("In: ", TextRole::Label), organization]);
    writer.gap();
}

pub(super) fn organization(
    writer: &mut ArticleBuilder<'_>,
    id: EntryId,
    organization: &Organization,
) {
    event::names(writer, &organization.names);
    if let Some(parent) = &organization.parent {
        let parent = writer.reference(parent);
        writer.paragraph(4, vec![Span::new("Belongs to: ", TextRole::Label), parent]);
    }
    let dossier = writer.dossier();
    if !organization.recognition.is_empty() {
        writer.section("Recognised by (status: disputed)");
        for part in event::in_order(writer, dossier.parts(id).collect()) {
            let EntryPart::Recognition(at) = dossier.entry(part).part else { continue };
            let Some(it) = organization.recognition.get(usize::from(at)) else { continue };
            let by = dossier.name_of(&it.by).to_owned();
            let reference = writer.reference_to(part, by.into());
            let withdrawn = it.withdrawn.as_ref();
            let end =
                withdrawn.map_or(String::new(), |date| format!(", withdrawn {}", date.words()));
            let when = Span::new(format!(" {}{end}", it.date.words()), TextRole::Date);
            let marks = writer.marks(dossier.citations(part));
            writer.paragraph(4, vec![reference, when, marks]);
        }
    }
    tied(writer, id, &[LinkKind::Party], "Party to");
    tied(writer, id, &[LinkKind::Office], "Offices held in it");
    tied(writer, id, &[LinkKind::RecognisedBy], "Recognises");
    tied(writer, id, &[LinkKind::Parent], "Includes");
    tied(writer, id, &[LinkKind::Speaker], "Said");
    writer.gap();
}

/// From when to when an office was held, or is known to have been held.
fn when(term: &Term) -> String {
    let basis = term.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
    format!("{}{basis}", term.words())
}

/// How many of one kind of tie are listed before the rest is only counted.
const LISTED: usize = 60;

/// The entries that refer to this one with such a tie, as a section.
fn tied(writer: &mut ArticleBuilder<'_>, id: EntryId, ties: &[LinkKind], title: &str) {
    let dossier = writer.dossier();
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
    writer.tell(ties);
    if count == 0 {
        return;
    }
    writer.section(title);
    let first = event::in_order(writer, first);
    event::items(writer, &first, count, LISTED);
}
