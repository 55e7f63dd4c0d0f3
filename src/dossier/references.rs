//! Visits every reference of a record. Checks, links, search and export share this, so that a new
//! reference is added once.

use super::{
    link::{EntryPart, LinkKind, index},
    record::{
        Event, Figure, Name, Organization, Person, Place, Record, RivalDate, Source, Statement,
        Treaty,
    },
};
use std::fmt::Arguments;

/// Receives a reference: its kind, its part, the id, and its path in the record (a JSON pointer).
pub type VisitReference<'visit, 'record> =
    &'visit mut dyn FnMut(LinkKind, EntryPart, &'record str, Arguments<'_>);

impl Record {
    /// Visits every reference of the record but those of its citations.
    pub fn visit_references<'record>(&'record self, visit: VisitReference<'_, 'record>) {
        match self {
            Self::Event(event) => event_references(event, visit),
            Self::Treaty(treaty) => treaty_references(treaty, visit),
            Self::Person(person) => person_references(person, visit),
            Self::Organization(organization) => organization_references(organization, visit),
            Self::Place(place) => place_references(place, visit),
            Self::Statement(statement) => statement_references(statement, visit),
            Self::Figure(figure) => figure_references(figure, visit),
            Self::Source(source) => source_references(source),
        }
    }
}

fn event_references<'record>(event: &'record Event, visit: VisitReference<'_, 'record>) {
    name_references(&event.names, visit);
    for (at, role) in event.roles.iter().enumerate() {
        visit(LinkKind::Role, EntryPart::Whole, &role.agent, format_args!("/roles/{at}/agent"));
        if let Some(voice) = &role.according_to {
            visit(
                LinkKind::AccordingTo,
                EntryPart::Whole,
                voice,
                format_args!("/roles/{at}/according_to"),
            );
        }
    }
    for (at, place) in event.places.iter().enumerate() {
        visit(LinkKind::At, EntryPart::Whole, place, format_args!("/places/{at}"));
    }
    for (at, link) in event.treaties.iter().enumerate() {
        visit(
            LinkKind::OfTreaty,
            EntryPart::Whole,
            &link.treaty,
            format_args!("/treaties/{at}/treaty"),
        );
    }
    if let Some(whole) = &event.part_of {
        visit(LinkKind::PartOf, EntryPart::Whole, whole, format_args!("/part_of"));
    }
    rival_references(&event.rival_dates, EntryPart::Whole, "", visit);
}

fn treaty_references<'record>(treaty: &'record Treaty, visit: VisitReference<'_, 'record>) {
    name_references(&treaty.names, visit);
    for (at, signatory) in treaty.signatories.iter().enumerate() {
        visit(
            LinkKind::Signatory,
            EntryPart::Whole,
            &signatory.person,
            format_args!("/signatories/{at}/person"),
        );
        let path = format_args!("/signatories/{at}/on_behalf_of");
        visit(LinkKind::SignedFor, EntryPart::Whole, &signatory.on_behalf_of, path);
    }
    for (at, party) in treaty.parties.iter().enumerate() {
        visit(LinkKind::Party, EntryPart::Whole, party, format_args!("/parties/{at}"));
    }
    if let Some(place) = &treaty.signed_place {
        visit(LinkKind::At, EntryPart::Whole, place, format_args!("/signed_place"));
    }
    for (at, action) in treaty.actions.iter().enumerate() {
        let part = EntryPart::Action(index(at));
        if let Some(place) = &action.place {
            visit(LinkKind::At, part, place, format_args!("/actions/{at}/place"));
        }
        for (nth, agent) in action.by.iter().enumerate() {
            visit(LinkKind::TakenBy, part, agent, format_args!("/actions/{at}/by/{nth}"));
        }
        rival_references(&action.rival_dates, part, &format!("/actions/{at}"), visit);
    }
    for (at, money) in treaty.money.iter().enumerate() {
        if let Some(voice) = &money.according_to {
            visit(
                LinkKind::AccordingTo,
                EntryPart::Whole,
                voice,
                format_args!("/money/{at}/according_to"),
            );
        }
    }
    for (at, related) in treaty.related.iter().enumerate() {
        let path = format_args!("/related/{at}/treaty");
        visit(LinkKind::Related(related.how), EntryPart::Whole, &related.treaty, path);
    }
}

fn person_references<'record>(person: &'record Person, visit: VisitReference<'_, 'record>) {
    name_references(&person.names, visit);
    for (at, term) in person.terms.iter().enumerate() {
        let part = EntryPart::Term(index(at));
        if let Some(id) = &term.organization {
            visit(LinkKind::Office, part, id, format_args!("/terms/{at}/organization"));
        }
        rival_references(&term.rival_dates, part, &format!("/terms/{at}"), visit);
    }
    for (at, other) in person.not_to_confuse_with.iter().enumerate() {
        visit(
            LinkKind::NotToConfuse,
            EntryPart::Whole,
            other,
            format_args!("/not_to_confuse_with/{at}"),
        );
    }
}

fn organization_references<'record>(
    organization: &'record Organization,
    visit: VisitReference<'_, 'record>,
) {
    name_references(&organization.names, visit);
    if let Some(parent) = &organization.parent {
        visit(LinkKind::Parent, EntryPart::Whole, parent, format_args!("/parent"));
    }
    for (at, recognition) in organization.recognition.iter().enumerate() {
        let part = EntryPart::Recognition(index(at));
        visit(LinkKind::RecognisedBy, part, &recognition.by, format_args!("/recognition/{at}/by"));
        rival_references(&recognition.rival_dates, part, &format!("/recognition/{at}"), visit);
    }
}

fn place_references<'record>(place: &'record Place, visit: VisitReference<'_, 'record>) {
    name_references(&place.names, visit);
    if let Some(whole) = &place.within {
        visit(LinkKind::Within, EntryPart::Whole, whole, format_args!("/within"));
    }
}

fn statement_references<'record>(
    statement: &'record Statement,
    visit: VisitReference<'_, 'record>,
) {
    visit(LinkKind::Speaker, EntryPart::Whole, &statement.speaker, format_args!("/speaker"));
    visit(LinkKind::Side, EntryPart::Whole, &statement.side, format_args!("/side"));
    for (at, subject) in statement.about.iter().enumerate() {
        visit(LinkKind::About, EntryPart::Whole, subject, format_args!("/about/{at}"));
    }
    visit(
        LinkKind::ReportedBy,
        EntryPart::Whole,
        &statement.reported_by,
        format_args!("/reported_by"),
    );
    for (at, other) in statement.contradicts.iter().enumerate() {
        visit(LinkKind::Contradicts, EntryPart::Whole, other, format_args!("/contradicts/{at}"));
    }
}

fn figure_references<'record>(figure: &'record Figure, visit: VisitReference<'_, 'record>) {
    for (at, subject) in figure.about.iter().enumerate() {
        visit(LinkKind::About, EntryPart::Whole, subject, format_args!("/about/{at}"));
    }
    visit(
        LinkKind::AccordingTo,
        EntryPart::Whole,
        &figure.according_to,
        format_args!("/according_to"),
    );
}

/// A source refers to nothing: others refer to it.
fn source_references(_: &Source) {}

fn name_references<'record>(names: &'record [Name], visit: VisitReference<'_, 'record>) {
    for (at, name) in names.iter().enumerate() {
        if let Some(user) = &name.used_by {
            visit(LinkKind::UsedBy, EntryPart::Whole, user, format_args!("/names/{at}/used_by"));
        }
    }
}

fn rival_references<'record>(
    rivals: &'record [RivalDate],
    part: EntryPart,
    base: &str,
    visit: VisitReference<'_, 'record>,
) {
    for (at, rival) in rivals.iter().enumerate() {
        let path = format_args!("{base}/rival_dates/{at}/according_to");
        visit(LinkKind::AccordingTo, part, &rival.according_to, path);
    }
}
