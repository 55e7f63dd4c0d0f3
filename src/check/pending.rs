//! Treaties that have been pending for years without a note about the reason.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::{Date, Day},
    diagnostics::Code,
    dossier::{Dossier, Record, TreatyStatus},
};

/// Five years, in days.
const LONG: i32 = 1826;

pub(super) fn check(dossier: &Dossier, found: &mut Findings) {
    let Some(newest) = newest_source(dossier) else { return };
    for (at, record) in (0..).zip(dossier.records()) {
        let Record::Treaty(treaty) = record else { continue };
        let state = dossier.record_entry_at(at).and_then(|id| dossier.treaty_on(id, newest));
        let is_pending =
            |status| matches!(status, TreatyStatus::Pending | TreatyStatus::RatifiedByOne);
        let pending = state.filter(|it| is_pending(it.status) && treaty.note.is_none());
        let since = pending.and_then(|it| it.since(dossier));
        if let Some(since) = since.filter(|since| since.latest().plus(LONG) < newest) {
            let message = format!("pending since {since}: over five years until the newest source");
            let finding = RecordDiagnostic::at(at, "/actions", Code::LongPending, message);
            found.push(finding.help("date what followed, or say in \"note\" what is known"));
        }
    }
}

fn newest_source(dossier: &Dossier) -> Option<Day> {
    let dates = dossier.records().iter().filter_map(|record| match record {
        Record::Source(source) => source.retrieved.as_ref().or(source.issued.as_ref()),
        _ => None,
    });
    dates.map(Date::latest).filter(|day| *day != Day::END).max()
}
