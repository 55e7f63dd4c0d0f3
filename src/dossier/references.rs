//! Visits every reference, for checks, links, search and export. A new one also needs a line in
//! `record/interner.rs`.

use super::{
    link::{
        EntryPart, LinkKind,
        LinkKind::{
            About, AccordingTo, At, Contradicts, NotToConfuse, OfTreaty, Office, Parent, PartOf,
            Party, RecognisedBy, ReportedBy, Role, Side, Signatory, SignedFor, Speaker, TakenBy,
            UsedBy, Within,
        },
        index,
    },
    record::{Id, Name, Record, RivalDate},
};
use std::fmt::Arguments;

/// Receives a reference: its kind, its part, the id, and its path in the record (a JSON pointer).
pub type VisitReference<'visit, 'record> =
    &'visit mut dyn FnMut(LinkKind, EntryPart, &'record str, Arguments<'_>);

impl Record {
    /// Visits every reference of the record except those of its citations.
    pub fn visit_references<'record>(&'record self, visit: VisitReference<'_, 'record>) {
        let mut walk = Walk { part: EntryPart::Whole, visit };
        walk.names(self.names());
        match self {
            Self::Event(it) => {
                for (at, role) in it.roles.iter().enumerate() {
                    walk.one(Role, &role.agent, format_args!("/roles/{at}/agent"));
                    let path = format_args!("/roles/{at}/according_to");
                    walk.maybe(AccordingTo, &role.according_to, path);
                }
                walk.each(At, &it.places, format_args!("/places"));
                for (at, link) in it.treaties.iter().enumerate() {
                    walk.one(OfTreaty, &link.treaty, format_args!("/treaties/{at}/treaty"));
                }
                walk.maybe(PartOf, &it.part_of, format_args!("/part_of"));
                walk.rivals(&it.rival_dates, format_args!(""));
            }
            Self::Treaty(it) => {
                for (at, signatory) in it.signatories.iter().enumerate() {
                    let path = format_args!("/signatories/{at}/person");
                    walk.one(Signatory, &signatory.person, path);
                    let path = format_args!("/signatories/{at}/on_behalf_of");
                    walk.one(SignedFor, &signatory.on_behalf_of, path);
                }
                walk.each(Party, &it.parties, format_args!("/parties"));
                walk.maybe(At, &it.signed_place, format_args!("/signed_place"));
                for (at, action) in it.actions.iter().enumerate() {
                    walk.part = EntryPart::Action(index(at));
                    walk.maybe(At, &action.place, format_args!("/actions/{at}/place"));
                    walk.each(TakenBy, &action.by, format_args!("/actions/{at}/by"));
                    walk.rivals(&action.rival_dates, format_args!("/actions/{at}"));
                }
                walk.part = EntryPart::Whole;
                for (at, money) in it.money.iter().enumerate() {
                    let path = format_args!("/money/{at}/according_to");
                    walk.maybe(AccordingTo, &money.according_to, path);
                }
                for (at, related) in it.related.iter().enumerate() {
                    let path = format_args!("/related/{at}/treaty");
                    walk.one(related.how.into(), &related.treaty, path);
                }
            }
            Self::Person(it) => {
                for (at, tenure) in it.terms.iter().enumerate() {
                    walk.part = EntryPart::Tenure(index(at));
                    let path = format_args!("/terms/{at}/organization");
                    walk.maybe(Office, &tenure.organization, path);
                    walk.rivals(&tenure.rival_dates, format_args!("/terms/{at}"));
                }
                walk.part = EntryPart::Whole;
                let path = format_args!("/not_to_confuse_with");
                walk.each(NotToConfuse, &it.not_to_confuse_with, path);
            }
            Self::Organization(it) => {
                walk.maybe(Parent, &it.parent, format_args!("/parent"));
                for (at, recognition) in it.recognition.iter().enumerate() {
                    walk.part = EntryPart::Recognition(index(at));
                    let path = format_args!("/recognition/{at}/by");
                    walk.one(RecognisedBy, &recognition.by, path);
                    walk.rivals(&recognition.rival_dates, format_args!("/recognition/{at}"));
                }
            }
            Self::Place(it) => walk.maybe(Within, &it.within, format_args!("/within")),
            Self::Statement(it) => {
                walk.one(Speaker, &it.speaker, format_args!("/speaker"));
                walk.one(Side, &it.side, format_args!("/side"));
                walk.each(About, &it.about, format_args!("/about"));
                walk.one(ReportedBy, &it.reported_by, format_args!("/reported_by"));
                walk.each(Contradicts, &it.contradicts, format_args!("/contradicts"));
            }
            Self::Figure(it) => {
                walk.each(About, &it.about, format_args!("/about"));
                walk.one(AccordingTo, &it.according_to, format_args!("/according_to"));
                walk.each(Contradicts, &it.contradicts, format_args!("/contradicts"));
            }
            // A source refers to nothing: others refer to it.
            Self::Source(_) => {}
        }
    }
}

struct Walk<'visit, 'record> {
    part: EntryPart,
    visit: VisitReference<'visit, 'record>,
}

impl<'record> Walk<'_, 'record> {
    fn one(&mut self, kind: LinkKind, id: &'record Id, path: Arguments<'_>) {
        (self.visit)(kind, self.part, id, path);
    }

    fn maybe(&mut self, kind: LinkKind, id: &'record Option<Id>, path: Arguments<'_>) {
        id.iter().for_each(|id| self.one(kind, id, path));
    }

    fn each(&mut self, kind: LinkKind, ids: &'record [Id], list: Arguments<'_>) {
        for (at, id) in ids.iter().enumerate() {
            self.one(kind, id, format_args!("{list}/{at}"));
        }
    }

    fn names(&mut self, names: &'record [Name]) {
        for (at, name) in names.iter().enumerate() {
            self.maybe(UsedBy, &name.used_by, format_args!("/names/{at}/used_by"));
        }
    }

    fn rivals(&mut self, rivals: &'record [RivalDate], base: Arguments<'_>) {
        for (at, rival) in rivals.iter().enumerate() {
            let path = format_args!("{base}/rival_dates/{at}/according_to");
            self.one(AccordingTo, &rival.according_to, path);
        }
    }
}
