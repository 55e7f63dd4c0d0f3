//! Interns ids and shrinks vectors after reading. In a dossier of a million records this more than
//! halves the memory.

use super::{
    Action, Author, Citation, Event, Figure, Id, Identifier, Money, Name, Organization, Person,
    Place, Provision, Recognition, Record, RelatedTreaty, RivalDate, Role, Signatory, Source,
    Statement, Tenure, Treaty, TreatyLink, inside,
};
use std::{collections::HashSet, sync::Arc};

/// The ids referred to so far.
#[derive(Debug, Default)]
pub(crate) struct Interner(HashSet<Id>);

/// A part of a record with references or lists.
trait Tighten {
    /// Replaces its ids by the shared ones, and shrinks its lists.
    fn tighten(&mut self, with: &mut Interner);
}

impl Tighten for Id {
    fn tighten(&mut self, with: &mut Interner) {
        match with.0.get(self) {
            Some(known) => *self = Arc::clone(known),
            None => _ = with.0.insert(Arc::clone(self)),
        }
    }
}

impl<T: Tighten> Tighten for Option<T> {
    fn tighten(&mut self, with: &mut Interner) {
        self.iter_mut().for_each(|it| it.tighten(with));
    }
}

impl<T: Tighten> Tighten for Vec<T> {
    fn tighten(&mut self, with: &mut Interner) {
        self.shrink_to_fit();
        self.iter_mut().for_each(|it| it.tighten(with));
    }
}

/// The fields that are tightened: references, and lists whether or not they have some.
macro_rules! tighten {
    ($($part:ident: $($field:ident),*;)+) => {
        $(impl Tighten for $part {
            fn tighten(&mut self, _with: &mut Interner) {
                $(self.$field.tighten(_with);)*
            }
        })+
    };
}

tighten! {
    Event: names, rival_dates, places, roles, treaties, part_of, cites;
    Treaty: names, parties, signatories, signed_place, actions, provisions, money, related, identifiers, cites;
    Person: names, terms, not_to_confuse_with, cites;
    Organization: names, parent, recognition, cites;
    Place: names, within, cites;
    Statement: speaker, side, about, reported_by, contradicts, cites;
    Figure: about, according_to, cites;
    Source: author;
    Name: used_by;
    Citation: source;
    RivalDate: according_to, cites;
    Role: agent, according_to;
    TreatyLink: treaty;
    Signatory: person, on_behalf_of;
    Action: rival_dates, place, by, cites;
    Provision: cites;
    Money: according_to, cites;
    RelatedTreaty: treaty;
    Tenure: organization, rival_dates, cites;
    Recognition: by, rival_dates, cites;
    Identifier:;
    Author:;
}

impl Record {
    /// Interns the ids of the record and shrinks its vectors.
    pub(crate) fn tighten(&mut self, with: &mut Interner) {
        inside!(self, it => it.tighten(with));
    }
}
