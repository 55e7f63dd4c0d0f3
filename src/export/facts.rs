//! What a readable dossier tells of a record: short facts, each with its sources, in the order in
//! which a reader wants them.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Kind, LinkKind, Record,
        record::{Action, Citation, Id, Money, Name, RivalDate, Term, Treaty},
        vocabulary::DateBasis,
    },
};

/// One fact.
pub(super) struct Fact<'a> {
    /// What it is: "Signed by".
    pub(super) label: String,
    /// What it says.
    pub(super) text: String,
    /// Where it stands.
    pub(super) cites: &'a [Citation],
}

/// The facts of one record as they are gathered.
struct FactList<'a> {
    dossier: &'a Dossier,
    list: Vec<Fact<'a>>,
}

/// The facts of a record; its title, summary and note stand beside them.
pub(super) fn of(dossier: &Dossier, id: EntryId) -> Vec<Fact<'_>> {
    let mut facts = FactList { dossier, list: Vec::new() };
    let record = dossier.record(id);
    facts.names(record.names());
    match record {
        Record::Event(it) => {
            facts.date("Date", &it.date, it.date_basis, it.date_note.as_deref(), &[]);
            facts.rivals(&it.rival_dates);
            facts.say("Type", it.kind.label());
            facts.refer("Place", &it.places);
            for role in &it.roles {
                let voice = role
                    .according_to
                    .as_deref()
                    .map(|by| format!(", according to {}", dossier.name_of(by)));
                let who = dossier.name_of(&role.agent);
                facts.say(
                    "Took part",
                    &format!("{who} ({}{})", role.role, voice.unwrap_or_default()),
                );
            }
            facts.refer("Treaty", it.treaties.iter().map(|link| &link.treaty));
            facts.refer("Part of", it.part_of.iter());
        }
        Record::Treaty(it) => facts.treaty(it),
        Record::Person(it) => {
            facts.say("Born", &it.born.as_ref().map(Date::words).unwrap_or_default());
            facts.say("Died", &it.died.as_ref().map(Date::words).unwrap_or_default());
            it.terms.iter().for_each(|term| facts.term(term));
            facts.refer("Not to be confused with", &it.not_to_confuse_with);
        }
        Record::Organization(it) => {
            facts.say("Type", it.classification.label());
            facts.refer("Belongs to", it.parent.iter());
            for recognition in &it.recognition {
                let end = recognition
                    .withdrawn
                    .as_ref()
                    .map(|end| format!(", withdrawn {}", end.words()));
                let who = dossier.name_of(&recognition.by);
                let text =
                    format!("{who}, {}{}", recognition.date.words(), end.unwrap_or_default());
                facts.cited("Recognised by", text, &recognition.cites);
                facts.rivals(&recognition.rival_dates);
            }
        }
        Record::Place(it) => {
            facts.say("Type", it.kind.label());
            facts.refer("Lies in", it.within.iter());
            if let (Some(lat), Some(lon)) = (it.lat, it.lon) {
                let precision =
                    it.precision.map(|it| format!(" ({})", it.label())).unwrap_or_default();
                facts.say("Coordinates", &format!("{lat}, {lon}{precision}"));
            }
        }
        Record::Statement(it) => {
            facts.refer("Said by", [&it.speaker]);
            facts.refer("On the side of", [&it.side]);
            facts.date("Date", &it.date, it.date_basis, it.date_note.as_deref(), &[]);
            facts.say("What it does", it.force.label());
            facts.refer("About", &it.about);
            facts.refer("Reported by", [&it.reported_by]);
            facts.refer("Stands against", &it.contradicts);
        }
        Record::Figure(it) => {
            let qualifier = it.qualifier.map(|it| format!("{} ", it.label())).unwrap_or_default();
            facts.say("Value", &format!("{qualifier}{} {}", it.value, it.unit));
            facts.say("Date", &it.date.as_ref().map(Date::words).unwrap_or_default());
            facts.refer("According to", [&it.according_to]);
            facts.refer("About", &it.about);
        }
        Record::Source(_) => {}
    }
    facts.positions(id);
    facts.list
}

impl<'a> FactList<'a> {
    fn cited(&mut self, label: &str, text: String, cites: &'a [Citation]) {
        if !text.is_empty() {
            self.list.push(Fact { label: label.to_owned(), text, cites });
        }
    }

    fn say(&mut self, label: &str, text: &str) {
        self.cited(label, text.to_owned(), &[]);
    }

    fn refer<'id>(&mut self, label: &str, ids: impl IntoIterator<Item = &'id Id>) {
        let names: Vec<&str> = ids
            .into_iter()
            .map(|id| {
                self.dossier.find(id).map_or(&**id, |found| self.dossier.record(found).title())
            })
            .collect();
        self.say(label, &names.join("; "));
    }

    fn date(
        &mut self,
        label: &str,
        date: &Date,
        basis: Option<DateBasis>,
        note: Option<&str>,
        cites: &'a [Citation],
    ) {
        self.cited(label, date.words() + &basis_words(basis, note), cites);
    }

    fn rivals(&mut self, rivals: &'a [RivalDate]) {
        for rival in rivals {
            let note = rival.note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
            let who = self.dossier.name_of(&rival.according_to);
            let text = format!("{} according to {who}{note}", rival.date.words());
            self.cited("Also dated", text, &rival.cites);
        }
    }

    /// Every form of the name but the one in the heading.
    fn names(&mut self, names: &[Name]) {
        let first = crate::dossier::record::preferred(names);
        let others: Vec<String> = names
            .iter()
            .filter(|name| &*name.text != first)
            .map(|name| match &name.used_by {
                Some(user) => format!("{} (used by {})", name.text, self.dossier.name_of(user)),
                None => name.text.to_string(),
            })
            .collect();
        self.say("Also", &others.join("; "));
    }

    fn treaty(&mut self, it: &'a Treaty) {
        self.say("Type", it.kind.label());
        self.refer("Parties", &it.parties);
        for by in &it.signatories {
            let role = by.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
            let (who, whom) =
                (self.dossier.name_of(&by.person), self.dossier.name_of(&by.on_behalf_of));
            self.say("Signed by", &format!("{who}{role}, for {whom}"));
        }
        self.refer("Signed at", it.signed_place.iter());
        let mut steps: Vec<&Action> = it.actions.iter().collect();
        steps.sort_by_key(|step| step.date.order());
        steps.into_iter().for_each(|step| self.step(&it.action_label(self.dossier, step), step));
        let term = [it.duration.as_deref(), it.duration_note.as_deref()];
        self.say("Duration", &term.into_iter().flatten().collect::<Vec<_>>().join(": "));
        for provision in &it.provisions {
            self.cited("Provides", provision.text.to_string(), &provision.cites);
        }
        it.money.iter().for_each(|money| self.money(money));
        for related in &it.related {
            self.say(&capital(related.how.label()), self.dossier.name_of(&related.treaty));
        }
        for number in &it.identifiers {
            self.say(&number.scheme, &number.identifier);
        }
    }

    fn step(&mut self, name: &str, step: &'a Action) {
        let mut text = step.date.words() + &basis_words(step.date_basis, step.date_note.as_deref());
        if let Some(place) = &step.place {
            text.push_str(&format!(", {}", self.dossier.name_of(place)));
        }
        if !step.by.is_empty() {
            let who: Vec<&str> = step.by.iter().map(|by| self.dossier.name_of(by)).collect();
            text.push_str(&format!(", by {}", who.join(", ")));
        }
        if let Some(note) = &step.note {
            text.push_str(&format!(". {note}"));
        }
        self.cited(&capital(name), text, &step.cites);
        self.rivals(&step.rival_dates);
    }

    fn money(&mut self, money: &'a Money) {
        let mut text = format!("{} {}, {}", money.amount, money.currency, money.purpose);
        if let Some(year) = &money.for_year {
            text.push_str(&format!(", for {}", year.words()));
        }
        if let Some(voice) = &money.according_to {
            text.push_str(&format!(", according to {}", self.dossier.name_of(voice)));
        }
        self.cited("Money", text, &money.cites);
    }

    fn term(&mut self, term: &'a Term) {
        let body = self.dossier.name_of(&term.organization);
        let span = term.words();
        let basis = basis_words(term.date_basis, term.date_note.as_deref());
        self.cited("Office", format!("{}, {body}, {span}{basis}", term.office), &term.cites);
        self.rivals(&term.rival_dates);
    }

    /// What is said of the record, by whom and when, in the order of the dates.
    fn positions(&mut self, id: EntryId) {
        let dossier = self.dossier;
        if dossier.kind(id) == Kind::Statement {
            return;
        }
        let about =
            dossier.links(id).iter().filter(|link| link.tie == LinkKind::About && !link.forward);
        let mut said: Vec<EntryId> = about.map(|link| link.other).collect();
        said.sort_by_key(|id| (dossier.date(*id).map(Date::order), *id));
        for other in said {
            if let Record::Statement(it) = dossier.record(other) {
                let label = format!("{}, {}", dossier.name_of(&it.speaker), it.date.words());
                self.cited(&label, it.text.to_string(), &it.cites);
            }
        }
    }
}

/// Where a date comes from when no source states it.
fn basis_words(basis: Option<DateBasis>, note: Option<&str>) -> String {
    let basis = basis.filter(|basis| *basis != DateBasis::Stated).map(DateBasis::label);
    match (basis, note) {
        (None, None) => String::new(),
        (Some(one), None) | (None, Some(one)) => format!(" ({one})"),
        (Some(basis), Some(note)) => format!(" ({basis}: {note})"),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
