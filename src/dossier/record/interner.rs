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
        ids.shrink_to_fit();
        ids.iter_mut().for_each(|id| self.id(id));
    }

    fn maybe(&mut self, id: &mut Option<Id>) {
        id.iter_mut().for_each(|id| self.id(id));
    }

    fn names(&mut self, names: &mut Vec<Name>) {
        names.shrink_to_fit();
        names.iter_mut().for_each(|name| self.maybe(&mut name.used_by));
    }

    fn cites(&mut self, cites: &mut Vec<Citation>) {
        cites.shrink_to_fit();
        cites.iter_mut().for_each(|cite| self.id(&mut cite.source));
    }

    fn rivals(&mut self, dates: &mut Vec<RivalDate>) {
        dates.shrink_to_fit();
        for date in dates {
            self.id(&mut date.according_to);
            self.cites(&mut date.cites);
        }
    }
}

impl Record {
    /// Interns the ids of the record and shrinks its vectors.
    pub(crate) fn tighten(&mut self, with: &mut Interner) {
        match self {
            Self::Event(it) => {
                with.names(&mut it.names);
                with.rivals(&mut it.rival_dates);
                with.ids(&mut it.places);
                it.roles.shrink_to_fit();
                for role in &mut it.roles {
                    with.id(&mut role.agent);
                    with.maybe(&mut role.according_to);
                }
                it.treaties.shrink_to_fit();
                it.treaties.iter_mut().for_each(|link| with.id(&mut link.treaty));
                with.maybe(&mut it.part_of);
                with.cites(&mut it.cites);
            }
            Self::Treaty(it) => {
                with.names(&mut it.names);
                with.ids(&mut it.parties);
                it.signatories.shrink_to_fit();
                for signatory in &mut it.signatories {
                    with.id(&mut signatory.person);
                    with.id(&mut signatory.on_behalf_of);
                }
                with.maybe(&mut it.signed_place);
                it.actions.shrink_to_fit();
                for action in &mut it.actions {
                    with.rivals(&mut action.rival_dates);
                    with.maybe(&mut action.place);
                    with.ids(&mut action.by);
                    with.cites(&mut action.cites);
                }
                it.provisions.shrink_to_fit();
                it.provisions.iter_mut().for_each(|one| with.cites(&mut one.cites));
                it.money.shrink_to_fit();
                for money in &mut it.money {
                    with.maybe(&mut money.according_to);
                    with.cites(&mut money.cites);
                }
                it.related.shrink_to_fit();
                it.related.iter_mut().for_each(|one| with.id(&mut one.treaty));
                it.identifiers.shrink_to_fit();
                with.cites(&mut it.cites);
            }
            Self::Person(it) => {
                with.names(&mut it.names);
                it.terms.shrink_to_fit();
                for term in &mut it.terms {
                    with.maybe(&mut term.organization);
                    with.rivals(&mut term.rival_dates);
                    with.cites(&mut term.cites);
                }
                with.ids(&mut it.not_to_confuse_with);
                with.cites(&mut it.cites);
            }
            Self::Organization(it) => {
                with.names(&mut it.names);
                with.maybe(&mut it.parent);
                it.recognition.shrink_to_fit();
                for recognition in &mut it.recognition {
                    with.id(&mut recognition.by);
                    with.rivals(&mut recognition.rival_dates);
                    with.cites(&mut recognition.cites);
                }
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
