//! Every list of cites in a record, in one place: checking, coverage and the view of sources all
//! ask [`Record::visit_citations`], so that a new part with cites is added once.

use super::record::{Citation, Record, RivalDate};
use std::fmt::Arguments;

/// Receives one list of cites: what they stand for in words, the cites, and the path inside the
/// record of the part that has them (a JSON pointer).
pub type VisitCitations<'see, 'record> =
    &'see mut dyn FnMut(&'static str, &'record [Citation], Arguments<'_>);

impl Record {
    /// Shows the cites of the record and of all its parts, the empty lists too: everything that
    /// is said has a source, but for sources themselves.
    pub fn visit_citations<'record>(&'record self, see: VisitCitations<'_, 'record>) {
        match self {
            Self::Event(event) => {
                see("event", &event.cites, format_args!(""));
                rivals(&event.rival_dates, "", see);
            }
            Self::Treaty(treaty) => {
                see("treaty", &treaty.cites, format_args!(""));
                for (at, action) in treaty.actions.iter().enumerate() {
                    see("treaty action", &action.cites, format_args!("/actions/{at}"));
                    rivals(&action.rival_dates, &format!("/actions/{at}"), see);
                }
                for (at, provision) in treaty.provisions.iter().enumerate() {
                    see("provision", &provision.cites, format_args!("/provisions/{at}"));
                }
                for (at, money) in treaty.money.iter().enumerate() {
                    see("sum of money", &money.cites, format_args!("/money/{at}"));
                }
            }
            Self::Person(person) => {
                see("person", &person.cites, format_args!(""));
                for (at, term) in person.terms.iter().enumerate() {
                    see("term of office", &term.cites, format_args!("/terms/{at}"));
                    rivals(&term.rival_dates, &format!("/terms/{at}"), see);
                }
            }
            Self::Organization(organization) => {
                see("organization", &organization.cites, format_args!(""));
                for (at, recognition) in organization.recognition.iter().enumerate() {
                    see("recognition", &recognition.cites, format_args!("/recognition/{at}"));
                    rivals(&recognition.rival_dates, &format!("/recognition/{at}"), see);
                }
            }
            Self::Place(place) => see("place", &place.cites, format_args!("")),
            Self::Statement(statement) => see("statement", &statement.cites, format_args!("")),
            Self::Figure(figure) => see("figure", &figure.cites, format_args!("")),
            Self::Source(_) => {}
        }
    }
}

fn rivals<'record>(dates: &'record [RivalDate], base: &str, see: VisitCitations<'_, 'record>) {
    for (at, rival) in dates.iter().enumerate() {
        see("rival date", &rival.cites, format_args!("{base}/rival_dates/{at}"));
    }
}
