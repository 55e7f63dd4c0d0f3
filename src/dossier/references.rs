//! Every reference that a record makes, in one place.
//!
//! Checking, linking, searching and exporting all ask [`Record::linked`], so that a new reference
//! is added in one place and none of them forgets it.

use super::{
    link::{EntryPart, LinkKind, index},
    record::{
        Event, Figure, Name, Organization, Person, Place, Record, RivalDate, Source, Statement,
        Treaty,
    },
};
use std::fmt::Arguments;

/// Receives one reference: its kind, the part it belongs to, the id it names, and its path inside
/// the record (a JSON pointer).
pub type VisitReference<'see, 'record> =
    &'see mut dyn FnMut(LinkKind, EntryPart, &'record str, Arguments<'_>);

impl Record {
    /// Shows every reference of the record but those of cites.
    pub fn visit_references<'record>(&'record self, see: VisitReference<'_, 'record>) {
        match self {
            Self::Event(event) => event_ties(event, see),
            Self::Treaty(treaty) => treaty_ties(treaty, see),
            Self::Person(person) => person_ties(person, see),
            Self::Organization(organization) => organization_ties(organization, see),
            Self::Place(place) => place_ties(place, see),
            Self::Statement(statement) => statement_ties(statement, see),
            Self::Figure(figure) => figure_ties(figure, see),
            Self::Source(source) => source_ties(source),
        }
    }
}

fn event_ties<'record>(event: &'record Event, see: VisitReference<'_, 'record>) {
    name_ties(&event.names, see);
    for (at, role) in event.roles.iter().enumerate() {
        see(LinkKind::Role, EntryPart::Whole, &role.agent, format_args!("/roles/{at}/agent"));
        if let Some(voice) = &role.according_to {
            see(
                LinkKind::AccordingTo,
                EntryPart::Whole,
                voice,
                format_args!("/roles/{at}/according_to"),
            );
        }
    }
    for (at, place) in event.places.iter().enumerate() {
        see(LinkKind::At, EntryPart::Whole, place, format_args!("/places/{at}"));
    }
    for (at, link) in event.treaties.iter().enumerate() {
        see(
            LinkKind::OfTreaty,
            EntryPart::Whole,
            &link.treaty,
            format_args!("/treaties/{at}/treaty"),
        );
    }
    if let Some(whole) = &event.part_of {
        see(LinkKind::PartOf, EntryPart::Whole, whole, format_args!("/part_of"));
    }
    rival_ties(&event.rival_dates, EntryPart::Whole, "", see);
}

fn treaty_ties<'record>(treaty: &'record Treaty, see: VisitReference<'_, 'record>) {
    name_ties(&treaty.names, see);
    for (at, signatory) in treaty.signatories.iter().enumerate() {
        see(
            LinkKind::Signatory,
            EntryPart::Whole,
            &signatory.person,
            format_args!("/signatories/{at}/person"),
        );
        let path = format_args!("/signatories/{at}/on_behalf_of");
        see(LinkKind::SignedFor, EntryPart::Whole, &signatory.on_behalf_of, path);
    }
    for (at, party) in treaty.parties.iter().enumerate() {
        see(LinkKind::Party, EntryPart::Whole, party, format_args!("/parties/{at}"));
    }
    if let Some(place) = &treaty.signed_place {
        see(LinkKind::At, EntryPart::Whole, place, format_args!("/signed_place"));
    }
    for (at, action) in treaty.actions.iter().enumerate() {
        let part = EntryPart::Action(index(at));
        if let Some(place) = &action.place {
            see(LinkKind::At, part, place, format_args!("/actions/{at}/place"));
        }
        for (nth, agent) in action.by.iter().enumerate() {
            see(LinkKind::TakenBy, part, agent, format_args!("/actions/{at}/by/{nth}"));
        }
        rival_ties(&action.rival_dates, part, &format!("/actions/{at}"), see);
    }
    for (at, money) in treaty.money.iter().enumerate() {
        if let Some(voice) = &money.according_to {
            see(
                LinkKind::AccordingTo,
                EntryPart::Whole,
                voice,
                format_args!("/money/{at}/according_to"),
            );
        }
    }
    for (at, related) in treaty.related.iter().enumerate() {
        let path = format_args!("/related/{at}/treaty");
        see(LinkKind::Related(related.how), EntryPart::Whole, &related.treaty, path);
    }
}

fn person_ties<'record>(person: &'record Person, see: VisitReference<'_, 'record>) {
    name_ties(&person.names, see);
    for (at, term) in person.terms.iter().enumerate() {
        let part = EntryPart::Term(index(at));
        see(LinkKind::Office, part, &term.organization, format_args!("/terms/{at}/organization"));
        rival_ties(&term.rival_dates, part, &format!("/terms/{at}"), see);
    }
    for (at, other) in person.not_to_confuse_with.iter().enumerate() {
        see(
            LinkKind::NotToConfuse,
            EntryPart::Whole,
            other,
            format_args!("/not_to_confuse_with/{at}"),
        );
    }
}

fn organization_ties<'record>(
    organization: &'record Organization,
    see: VisitReference<'_, 'record>,
) {
    name_ties(&organization.names, see);
    if let Some(parent) = &organization.parent {
        see(LinkKind::Parent, EntryPart::Whole, parent, format_args!("/parent"));
    }
    for (at, recognition) in organization.recognition.iter().enumerate() {
        let part = EntryPart::Recognition(index(at));
        see(LinkKind::RecognisedBy, part, &recognition.by, format_args!("/recognition/{at}/by"));
        rival_ties(&recognition.rival_dates, part, &format!("/recognition/{at}"), see);
    }
}

fn place_ties<'record>(place: &'record Place, see: VisitReference<'_, 'record>) {
    name_ties(&place.names, see);
    if let Some(whole) = &place.within {
        see(LinkKind::Within, EntryPart::Whole, whole, format_args!("/within"));
    }
}

fn statement_ties<'record>(statement: &'record Statement, see: VisitReference<'_, 'record>) {
    see(LinkKind::Speaker, EntryPart::Whole, &statement.speaker, format_args!("/speaker"));
    see(LinkKind::Side, EntryPart::Whole, &statement.side, format_args!("/side"));
    for (at, subject) in statement.about.iter().enumerate() {
        see(LinkKind::About, EntryPart::Whole, subject, format_args!("/about/{at}"));
    }
    see(
        LinkKind::ReportedBy,
        EntryPart::Whole,
        &statement.reported_by,
        format_args!("/reported_by"),
    );
    for (at, other) in statement.contradicts.iter().enumerate() {
        see(LinkKind::Contradicts, EntryPart::Whole, other, format_args!("/contradicts/{at}"));
    }
}

fn figure_ties<'record>(figure: &'record Figure, see: VisitReference<'_, 'record>) {
    for (at, subject) in figure.about.iter().enumerate() {
        see(LinkKind::About, EntryPart::Whole, subject, format_args!("/about/{at}"));
    }
    see(
        LinkKind::AccordingTo,
        EntryPart::Whole,
        &figure.according_to,
        format_args!("/according_to"),
    );
}

/// A source refers to nothing: others refer to it.
fn source_ties(_: &Source) {}

fn name_ties<'record>(names: &'record [Name], see: VisitReference<'_, 'record>) {
    for (at, name) in names.iter().enumerate() {
        if let Some(user) = &name.used_by {
            see(LinkKind::UsedBy, EntryPart::Whole, user, format_args!("/names/{at}/used_by"));
        }
    }
}

fn rival_ties<'record>(
    rivals: &'record [RivalDate],
    part: EntryPart,
    base: &str,
    see: VisitReference<'_, 'record>,
) {
    for (at, rival) in rivals.iter().enumerate() {
        let path = format_args!("{base}/rival_dates/{at}/according_to");
        see(LinkKind::AccordingTo, part, &rival.according_to, path);
    }
}
