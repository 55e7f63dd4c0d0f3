//! A copy of the dossier as of a day. Later records are removed, and references to them.

use crate::{
    date::{Date, Day},
    dossier::{Dossier, Record},
};
use std::collections::HashSet;

/// The dossier without what is certainly later than the day, and without later ends.
pub fn until(dossier: &Dossier, day: Day) -> Dossier {
    let came = |date: &Date| date.earliest() <= day;
    let is_included = |record: &&Record| match record {
        Record::Event(it) => came(&it.date),
        Record::Statement(it) => came(&it.date),
        Record::Figure(it) => it.date.as_ref().is_none_or(came),
        _ => true,
    };
    let mut records: Vec<Record> = dossier.records().iter().filter(is_included).cloned().collect();
    let kept: HashSet<Box<str>> = records.iter().map(|record| record.id().into()).collect();
    for record in &mut records {
        match record {
            Record::Treaty(it) => it.actions.retain(|step| came(&step.date)),
            Record::Person(it) => {
                it.terms.retain(|term| term.start.as_ref().is_none_or(came));
                // The last attested day of a term is not its end.
                for term in it.terms.iter_mut().filter(|term| term.attested_only != Some(true)) {
                    term.end = term.end.take().filter(came);
                }
            }
            Record::Organization(it) => {
                it.recognition.retain(|it| came(&it.date));
                it.recognition
                    .iter_mut()
                    .for_each(|it| it.withdrawn = it.withdrawn.take().filter(came));
            }
            Record::Event(it) => it.part_of = it.part_of.take().filter(|id| kept.contains(&**id)),
            Record::Statement(it) => {
                it.about.retain(|id| kept.contains(&**id));
                it.contradicts.retain(|id| kept.contains(&**id));
            }
            Record::Figure(it) => it.about.retain(|id| kept.contains(&**id)),
            Record::Place(_) | Record::Source(_) => {}
        }
    }
    Dossier::new(dossier.metadata().clone(), records)
}
