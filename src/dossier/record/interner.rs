//! Interns ids and other texts of which there are few after reading: most records refer to the same ones.

use super::{
    Action, Citation, Event, Figure, Id, Money, Name, Organization, Person, Place, Provision,
    Recognition, Record, RelatedTreaty, RivalDate, Role, Signatory, Source, Statement, Tenure,
    Treaty, TreatyLink, inside,
};
use crate::date::Date;
use foldhash::fast::RandomState;
use hashbrown::HashSet;
use std::sync::Arc;

/// The ids referred to so far.
#[derive(Debug, Default)]
pub(crate) struct Interner(HashSet<Id, RandomState>);

/// A part of a record with texts to share.
trait Tighten {
    /// Replaces them by the shared ones.
    fn tighten(&mut self, with: &mut Interner);
}

impl Tighten for Id {
    fn tighten(&mut self, with: &mut Interner) {
        let known = with.0.get_or_insert_with(&**self, |_| Arc::clone(self));
        *self = Arc::clone(known);
    }
}

impl Tighten for Date {
    fn tighten(&mut self, with: &mut Interner) {
        self.text.tighten(with);
    }
}

impl<T: Tighten> Tighten for Option<T> {
    fn tighten(&mut self, with: &mut Interner) {
        self.iter_mut().for_each(|it| it.tighten(with));
    }
}

impl<T: Tighten> Tighten for Box<[T]> {
    fn tighten(&mut self, with: &mut Interner) {
        self.iter_mut().for_each(|it| it.tighten(with));
    }
}

/// The fields that are tightened: references, other texts that repeat, and lists of parts with some.
macro_rules! tighten {
    ($($part:ident: $($field:ident),+;)+) => {
        $(impl Tighten for $part {
            fn tighten(&mut self, with: &mut Interner) {
                $(self.$field.tighten(with);)+
            }
        })+
    };
}

tighten! {
    Event: names, date, rival_dates, places, roles, treaties, part_of, cites;
    Treaty: names, parties, signatories, signed_place, actions, valid, provisions, money, related, cites;
    Person: names, born, died, terms, not_to_confuse_with, cites;
    Organization: names, parent, ended, recognition, cites;
    Place: names, within, cites;
    Statement: speaker, side, date, about, reported_by, contradicts, cites;
    Figure: unit, date, about, according_to, contradicts, cites;
    Source: publisher, issued, language, retrieved;
    Name: lang, used_by;
    Citation: source;
    RivalDate: date, according_to, cites;
    Role: agent, role, according_to;
    TreatyLink: treaty;
    Signatory: person, on_behalf_of, role;
    Action: date, rival_dates, place, by, cites;
    Provision: cites;
    Money: currency, for_year, according_to, cites;
    RelatedTreaty: treaty;
    Tenure: office, organization, start, end, rival_dates, cites;
    Recognition: by, date, withdrawn, rival_dates, cites;
}

impl Record {
    /// Interns the ids of the record and the texts that repeat.
    pub(crate) fn tighten(&mut self, with: &mut Interner) {
        inside!(self, it => it.tighten(with));
    }
}
