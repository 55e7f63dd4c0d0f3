//! Gives back the room that lists were read into and do not need: a list of one cite has room for
//! four, which in a dossier of a million records is more than the records themselves take.

use super::{Cite, Name, Record, RivalDate};

impl Record {
    /// Gives back what no list of the record needs.
    pub(crate) fn tighten(&mut self) {
        match self {
            Self::Event(it) => {
                names(&mut it.names);
                rivals(&mut it.rival_dates);
                it.places.shrink_to_fit();
                it.roles.shrink_to_fit();
                it.treaties.shrink_to_fit();
                cites(&mut it.cites);
            }
            Self::Treaty(it) => {
                names(&mut it.names);
                it.parties.shrink_to_fit();
                it.signatories.shrink_to_fit();
                it.actions.shrink_to_fit();
                for action in &mut it.actions {
                    rivals(&mut action.rival_dates);
                    action.by.shrink_to_fit();
                    cites(&mut action.cites);
                }
                it.provisions.shrink_to_fit();
                it.provisions.iter_mut().for_each(|one| cites(&mut one.cites));
                it.money.shrink_to_fit();
                it.money.iter_mut().for_each(|one| cites(&mut one.cites));
                it.related.shrink_to_fit();
                it.identifiers.shrink_to_fit();
                cites(&mut it.cites);
            }
            Self::Person(it) => {
                names(&mut it.names);
                it.terms.shrink_to_fit();
                for term in &mut it.terms {
                    rivals(&mut term.rival_dates);
                    cites(&mut term.cites);
                }
                it.not_to_confuse_with.shrink_to_fit();
                cites(&mut it.cites);
            }
            Self::Organization(it) => {
                names(&mut it.names);
                it.recognition.shrink_to_fit();
                for recognition in &mut it.recognition {
                    rivals(&mut recognition.rival_dates);
                    cites(&mut recognition.cites);
                }
                cites(&mut it.cites);
            }
            Self::Place(it) => {
                names(&mut it.names);
                cites(&mut it.cites);
            }
            Self::Statement(it) => {
                it.about.shrink_to_fit();
                it.contradicts.shrink_to_fit();
                cites(&mut it.cites);
            }
            Self::Figure(it) => {
                it.about.shrink_to_fit();
                cites(&mut it.cites);
            }
            Self::Source(it) => it.author.shrink_to_fit(),
        }
    }
}

fn names(names: &mut Vec<Name>) {
    names.shrink_to_fit();
}

fn cites(cites: &mut Vec<Cite>) {
    cites.shrink_to_fit();
}

fn rivals(dates: &mut Vec<RivalDate>) {
    dates.shrink_to_fit();
    dates.iter_mut().for_each(|date| cites(&mut date.cites));
}
