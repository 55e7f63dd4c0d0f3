//! Interns ids and shrinks vectors after reading. In a dossier of a million records this more than
//! halves the memory.

use super::{Citation, Id, Name, Record, RivalDate};
use std::{collections::HashSet, sync::Arc};

/// The ids referred to so far.
#[derive(Debug, Default)]
pub(crate) struct Interner(HashSet<Id>);

impl Interner {
    /// Replaces the id by the shared one.
    fn id(&mut self, id: &mut Id) {
        match self.0.get(id) {
            Some(known) => *id = Arc::clone(known),
            None => _ = self.0.insert(Arc::clone(id)),
        }
    }

    fn ids(&mut self, ids: &mut Vec<Id>) {
        each(ids, |id| self.id(id));
    }

    fn maybe(&mut self, id: &mut Option<Id>) {
        id.iter_mut().for_each(|id| self.id(id));
    }

    fn names(&mut self, names: &mut Vec<Name>) {
        each(names, |name| self.maybe(&mut name.used_by));
    }

    fn cites(&mut self, cites: &mut Vec<Citation>) {
        each(cites, |cite| self.id(&mut cite.source));
    }

    fn rivals(&mut self, dates: &mut Vec<RivalDate>) {
        each(dates, |date| {
            self.id(&mut date.according_to);
            self.cites(&mut date.cites);
        });
    }
}

/// Shrinks a list and visits its elements.
fn each<T>(list: &mut Vec<T>, visit: impl FnMut(&mut T)) {
    list.shrink_to_fit();
    list.iter_mut().for_each(visit);
}

impl Record {
    /// Interns the ids of the record and shrinks its vectors.
    pub(crate) fn tighten(&mut self, with: &mut Interner) {
        match self {
            Self::Event(it) => {
                with.names(&mut it.names);
                with.rivals(&mut it.rival_dates);
                with.ids(&mut it.places);
                each(&mut it.roles, |role| {
                    with.id(&mut role.agent);
                    with.maybe(&mut role.according_to);
                });
                each(&mut it.treaties, |link| with.id(&mut link.treaty));
                with.maybe(&mut it.part_of);
                with.cites(&mut it.cites);
            }
            Self::Treaty(it) => {
                with.names(&mut it.names);
                with.ids(&mut it.parties);
                each(&mut it.signatories, |signatory| {
                    with.id(&mut signatory.person);
                    with.id(&mut signatory.on_behalf_of);
                });
                with.maybe(&mut it.signed_place);
                each(&mut it.actions, |action| {
                    with.rivals(&mut action.rival_dates);
                    with.maybe(&mut action.place);
                    with.ids(&mut action.by);
                    with.cites(&mut action.cites);
                });
                each(&mut it.provisions, |provision| with.cites(&mut provision.cites));
                each(&mut it.money, |money| {
                    with.maybe(&mut money.according_to);
                    with.cites(&mut money.cites);
                });
                each(&mut it.related, |related| with.id(&mut related.treaty));
                it.identifiers.shrink_to_fit();
                with.cites(&mut it.cites);
            }
            Self::Person(it) => {
                with.names(&mut it.names);
                each(&mut it.terms, |term| {
                    with.maybe(&mut term.organization);
                    with.rivals(&mut term.rival_dates);
                    with.cites(&mut term.cites);
                });
                with.ids(&mut it.not_to_confuse_with);
                with.cites(&mut it.cites);
            }
            Self::Organization(it) => {
                with.names(&mut it.names);
                with.maybe(&mut it.parent);
                each(&mut it.recognition, |recognition| {
                    with.id(&mut recognition.by);
                    with.rivals(&mut recognition.rival_dates);
                    with.cites(&mut recognition.cites);
                });
                with.cites(&mut it.cites);
            }
            Self::Place(it) => {
                with.names(&mut it.names);
                with.maybe(&mut it.within);
                with.cites(&mut it.cites);
            }
            Self::Statement(it) => {
                with.id(&mut it.speaker);
                with.id(&mut it.side);
                with.ids(&mut it.about);
                with.id(&mut it.reported_by);
                with.ids(&mut it.contradicts);
                with.cites(&mut it.cites);
            }
            Self::Figure(it) => {
                with.ids(&mut it.about);
                with.id(&mut it.according_to);
                with.cites(&mut it.cites);
            }
            Self::Source(it) => it.author.shrink_to_fit(),
        }
    }
}
