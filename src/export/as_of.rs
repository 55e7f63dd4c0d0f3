//! A copy of the dossier as of a day. Later records are removed, and references to them.

use crate::{
    date::{Date, Day},
    dossier::{Dossier, Record, record::Id},
};
use std::{collections::HashSet, mem};

/// The dossier without what is certainly later than the day, and without later ends.
pub fn dossier_as_of(dossier: &Dossier, day: Day) -> Dossier {
    let came = |date: &Date| date.earliest() <= day;
    let came_yet = |date: &mut Option<Date>| *date = date.take().filter(came);
    let is_included = |record: &&Record| match record {
        // An act without dates may be of any time.
        Record::Treaty(it) => {
            let mut dates = it.actions.iter().map(|it| &it.date).chain(&it.valid).peekable();
            dates.peek().is_none() || dates.any(came)
        }
        Record::Event(it) => came(&it.date),
        Record::Statement(it) => came(&it.date),
        Record::Figure(it) => it.date.as_ref().is_none_or(came),
        _ => true,
    };
    let mut records: Vec<Record> = dossier.records().iter().filter(is_included).cloned().collect();
    let kept: HashSet<Box<str>> = records.iter().map(|record| record.id().into()).collect();
    let is_kept = |id: &Id| kept.contains(&**id);
    for record in &mut records {
        match record {
            Record::Treaty(it) => {
                keep(&mut it.actions, |action| came(&action.date));
                came_yet(&mut it.valid);
                keep(&mut it.related, |it| is_kept(&it.treaty));
            }
            Record::Person(it) => {
                [&mut it.born, &mut it.died].into_iter().for_each(came_yet);
                keep(&mut it.terms, |tenure| tenure.start.as_ref().is_none_or(came));
                // The last attested day of a term is not its end.
                let terms = it.terms.iter_mut().filter(|tenure| !tenure.is_attested());
                terms.for_each(|tenure| came_yet(&mut tenure.end));
            }
            Record::Organization(it) => {
                keep(&mut it.recognition, |it| came(&it.date));
                it.recognition.iter_mut().for_each(|it| came_yet(&mut it.withdrawn));
                came_yet(&mut it.ended);
            }
            Record::Event(it) => {
                it.part_of = it.part_of.take().filter(is_kept);
                keep(&mut it.treaties, |it| is_kept(&it.treaty));
            }
            Record::Statement(it) => {
                keep(&mut it.about, is_kept);
                keep(&mut it.contradicts, is_kept);
            }
            Record::Figure(it) => {
                keep(&mut it.about, is_kept);
                keep(&mut it.contradicts, is_kept);
            }
            Record::Place(_) | Record::Source(_) => {}
        }
    }
    Dossier::new(dossier.metadata().clone(), records)
}

fn keep<T>(list: &mut Box<[T]>, is_kept: impl Fn(&T) -> bool) {
    *list = mem::take(list).into_iter().filter(is_kept).collect();
}
