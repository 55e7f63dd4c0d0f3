//! Dates in the text of a statement that are near the date of its event, but differ from it.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::{Date, Day, month},
    diagnostics::Code,
    dossier::{Dossier, EntryId, Kind, Record, record::Statement},
};

/// The most days between such dates; a larger distance means another date, such as a deadline.
const NEAR: i32 = 3;

pub(super) fn check(dossier: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    let Record::Statement(statement) = record else { return };
    let about: Vec<EntryId> = statement.about.iter().filter_map(|id| dossier.find(id)).collect();
    for day in days_in(&statement.text).chain(days_in(&statement.title)) {
        found.extend(contradiction(dossier, at, statement, &about, day));
    }
}

fn contradiction(
    dossier: &Dossier,
    at: u32,
    statement: &Statement,
    about: &[EntryId],
    day: Day,
) -> Option<RecordDiagnostic> {
    let dates = |id: EntryId| {
        let entries = std::iter::once(id).chain(dossier.parts(id));
        entries.flat_map(|id| {
            dossier.date(id).into_iter().chain(dossier.rival_dates(id).iter().map(|it| &it.date))
        })
    };
    let is_that_day = |date: &Date| date.overlaps(day, day);
    if is_that_day(&statement.date) || about.iter().any(|id| dates(*id).any(is_that_day)) {
        return None;
    }
    let is_near = |date: &Date| date.overlaps(day.plus(-NEAR), day.plus(NEAR));
    let is_event = |id: &&EntryId| matches!(dossier.kind(**id), Kind::Event | Kind::TreatyAction);
    let event = about.iter().filter(is_event).find(|id| dossier.date(**id).is_some_and(is_near))?;
    let message = format!(
        "the text names {day}, and the event it is about is dated {}",
        dossier.date(*event)?
    );
    let finding = RecordDiagnostic::at(at, "/text", Code::StatementDate, message);
    Some(finding.see_field(dossier.entry(*event).record, "/id"))
}

/// The full dates in an English text: `26 August 2008`, `August 26, 2008`.
fn days_in(text: &str) -> impl Iterator<Item = Day> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let number = |name: &str| (1..=12).find(|number| month(*number) == name);
    let days: Vec<Day> = words
        .windows(3)
        .filter_map(|three| {
            let [one, two, year] = three else { return None };
            let (day, month) = match number(two) {
                Some(month) => (one, month),
                None => (two, number(one)?),
            };
            let year = year.parse().ok().filter(|_| year.len() == 4)?;
            Day::new(year, month, day.parse().ok()?)
        })
        .collect();
    days.into_iter()
}
