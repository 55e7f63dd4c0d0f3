//! Visits every list of citations, for checks, coverage and articles: a new part is added once.

use super::record::{Citation, Record, RivalDate};
use std::fmt::Arguments;

/// Receives the label of a part, its citations, and its path in the record (a JSON pointer).
pub type VisitCitations<'visit, 'record> =
    &'visit mut dyn FnMut(&'static str, &'record [Citation], Arguments<'_>);

impl Record {
    /// Visits empty lists too: everything but sources has to be cited.
    pub fn visit_citations<'record>(&'record self, visit: VisitCitations<'_, 'record>) {
        if !matches!(self, Self::Source(_)) {
            visit(self.kind().name(), self.citations(), format_args!(""));
        }
        match self {
            Self::Event(event) => rivals(&event.rival_dates, format_args!(""), visit),
            Self::Treaty(treaty) => {
                for (at, action) in treaty.actions.iter().enumerate() {
                    visit("treaty action", &action.cites, format_args!("/actions/{at}"));
                    rivals(&action.rival_dates, format_args!("/actions/{at}"), visit);
                }
                for (at, provision) in treaty.provisions.iter().enumerate() {
                    visit("provision", &provision.cites, format_args!("/provisions/{at}"));
                }
                for (at, money) in treaty.money.iter().enumerate() {
                    visit("sum of money", &money.cites, format_args!("/money/{at}"));
                }
            }
            Self::Person(person) => {
                for (at, tenure) in person.terms.iter().enumerate() {
                    visit("term of office", &tenure.cites, format_args!("/terms/{at}"));
                    rivals(&tenure.rival_dates, format_args!("/terms/{at}"), visit);
                }
            }
            Self::Organization(organization) => {
                for (at, recognition) in organization.recognition.iter().enumerate() {
                    visit("recognition", &recognition.cites, format_args!("/recognition/{at}"));
                    rivals(&recognition.rival_dates, format_args!("/recognition/{at}"), visit);
                }
            }
            Self::Place(_) | Self::Statement(_) | Self::Figure(_) | Self::Source(_) => {}
        }
    }
}

fn rivals<'record>(
    dates: &'record [RivalDate],
    base: Arguments<'_>,
    visit: VisitCitations<'_, 'record>,
) {
    for (at, rival) in dates.iter().enumerate() {
        visit("rival date", &rival.cites, format_args!("{base}/rival_dates/{at}"));
    }
}
