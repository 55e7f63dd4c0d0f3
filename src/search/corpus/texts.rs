//! The texts of an entry that can be searched, each with what it is of the entry.

use crate::{
    dossier::{Dossier, EntryId, Record, Subject, Tie, record::Treaty, vocabulary::ActionType},
    search::document::Field,
};

/// One text of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is of the entry, as the JSON of a hit calls it.
    pub label: Label,
    /// The text itself.
    pub text: String,
}

/// What a text is of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// What lists show.
    Title,
    /// Another name.
    Names,
    /// What it is: a referendum, a decree, a town.
    Type,
    /// The name of something that it is tied to.
    Tied,
    /// A number that it states.
    Number,
    /// What it says in running text.
    Summary,
    /// Something that was agreed.
    Provision,
    /// What else there is to say about it.
    Note,
    /// Words by which people ask for a step of a treaty, of the step itself.
    Step,
    /// The same, of the treaty.
    Steps,
}

impl Label {
    /// The name in the JSON of a hit.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Names => "names",
            Self::Type => "type",
            Self::Tied => "tied",
            Self::Number => "number",
            Self::Summary => "summary",
            Self::Provision => "provision",
            Self::Note => "note",
            Self::Step => "step",
            Self::Steps => "steps",
        }
    }

    /// Whether it is running text, where letters scattered over a word mean nothing.
    #[must_use]
    pub fn is_running(self) -> bool {
        matches!(self, Self::Summary | Self::Provision | Self::Note | Self::Steps)
    }

    /// Under which field it is searched. What is only cited does not come before what is told:
    /// the title of a source counts like the name of something tied to it.
    fn field(self, of_source: bool) -> Field {
        match self {
            Self::Title | Self::Names | Self::Type if of_source => Field::Tied,
            Self::Title => Field::Name,
            Self::Names => Field::Alias,
            Self::Type => Field::Type,
            Self::Tied | Self::Step => Field::Tied,
            Self::Number => Field::Number,
            Self::Summary | Self::Provision | Self::Note | Self::Steps => Field::Text,
        }
    }
}

/// The texts under which an entry is found, the strongest first.
#[must_use]
pub fn texts(dossier: &Dossier, id: EntryId) -> Vec<Said> {
    let mut said = Texts { dossier, said: Vec::new() };
    said.gather(id);
    said.said.sort_by_key(|said| said.label.field(false));
    said.said
}

/// The same as the index takes them.
pub(super) fn fields(dossier: &Dossier, id: EntryId) -> Vec<(Field, String)> {
    let of_source = matches!(dossier.subject(id), Subject::Record(Record::Source(_)));
    let texts = texts(dossier, id).into_iter();
    texts.map(|said| (said.label.field(of_source), said.text)).collect()
}

struct Texts<'a> {
    dossier: &'a Dossier,
    said: Vec<Said>,
}

impl Texts<'_> {
    fn add(&mut self, label: Label, text: impl Into<String>) {
        self.said.push(Said { label, text: text.into() });
    }

    fn gather(&mut self, id: EntryId) {
        let dossier = self.dossier;
        self.add(Label::Title, dossier.title(id));
        let record = dossier.record(id);
        let whole = dossier.whole(id) == id;
        for name in record.names().iter().filter(|name| *name.text != *record.title()) {
            self.add(if whole { Label::Names } else { Label::Tied }, &*name.text);
        }
        if !whole {
            self.add(Label::Tied, record.title());
        }
        self.tied(id, record);
        match dossier.subject(id) {
            Subject::Record(record) => self.record(record),
            Subject::Action(_, action) => self.add(Label::Step, step(action.kind)),
            Subject::Term(_, term) => self.add(Label::Tied, &*term.office),
            Subject::Recognition(..) => self.add(Label::Type, "recognition"),
        }
        if let Some(note) = dossier.note(id) {
            self.add(Label::Note, note);
        }
    }

    /// The names of everything that the entry refers to.
    fn tied(&mut self, id: EntryId, record: &Record) {
        let dossier = self.dossier;
        super::each_tie(dossier, id, record, &mut |tie, slug| {
            // Who a person is not, whom a claim is against, and who counted are no part of what
            // the record is about.
            if matches!(tie, Tie::NotToConfuse | Tie::Contradicts | Tie::UsedBy | Tie::ReportedBy) {
                return;
            }
            super::names_of(dossier, slug).lines().for_each(|name| self.add(Label::Tied, name));
        });
    }

    /// What a record says in running text, its numbers, and its type.
    fn record(&mut self, record: &Record) {
        self.add(Label::Summary, record.summary());
        match record {
            Record::Event(event) => {
                self.add(Label::Type, event.kind.words());
                event.date_note.iter().for_each(|note| self.add(Label::Note, &**note));
            }
            Record::Treaty(treaty) => self.treaty(treaty),
            Record::Person(person) => {
                person.terms.iter().for_each(|term| self.add(Label::Tied, &*term.office));
            }
            Record::Organization(body) => self.add(Label::Type, body.classification.words()),
            Record::Place(place) => self.add(Label::Type, place.kind.words()),
            Record::Statement(said) => self.add(Label::Type, said.force.words()),
            Record::Figure(figure) => {
                self.add(Label::Number, figure.value.to_string());
                self.unit(&figure.unit);
            }
            Record::Source(source) => {
                self.add(Label::Type, source.kind.words());
                source.publisher.iter().for_each(|it| self.add(Label::Names, &**it));
                source.author.iter().for_each(|it| self.add(Label::Tied, &*it.literal));
            }
        }
    }

    /// A unit as it is written, and for money the words that people have for it.
    fn unit(&mut self, unit: &str) {
        self.add(Label::Note, unit);
        let words = CURRENCIES.iter().find(|(code, _)| *code == unit);
        words.into_iter().for_each(|(_, words)| self.add(Label::Note, *words));
    }

    fn treaty(&mut self, treaty: &Treaty) {
        self.add(Label::Type, treaty.kind.words());
        treaty.identifiers.iter().for_each(|it| self.add(Label::Names, &*it.identifier));
        for provision in &treaty.provisions {
            self.add(Label::Provision, &*provision.text);
        }
        treaty.duration_note.iter().for_each(|note| self.add(Label::Note, &**note));
        let years =
            treaty.duration.as_deref().and_then(|it| it.strip_prefix('P')?.strip_suffix('Y'));
        years.iter().for_each(|years| self.add(Label::Note, format!("{years} years")));
        for money in &treaty.money {
            self.add(Label::Number, money.amount.to_string());
            self.unit(&money.currency);
            self.add(Label::Note, &*money.purpose);
        }
        treaty.actions.iter().for_each(|action| self.add(Label::Steps, step(action.kind)));
    }
}

/// The currencies of the region, and of those who give to it, by the words that people type.
const CURRENCIES: [(&str, &str); 4] = [
    ("RUB", "rubles, roubles, рублей"),
    ("EUR", "euros, евро"),
    ("USD", "dollars, долларов"),
    ("GEL", "lari, лари"),
];

/// The words by which people ask for a step of a treaty, where its title has others.
fn step(kind: ActionType) -> &'static str {
    match kind {
        ActionType::Negotiation => "negotiated, negotiations, talks, draft",
        ActionType::Approval => "approved, approval",
        ActionType::Signature => "signed, signing, signature",
        ActionType::Submission => "submitted for ratification",
        ActionType::LowerHouse | ActionType::UpperHouse => "ratified, ratification, vote",
        ActionType::LawSigned => "ratified, ratification",
        ActionType::OtherPartyRatification => "ratified, ratification, parliament",
        ActionType::Exchange => "exchange",
        ActionType::EntryIntoForce => "entered into force, entry into force",
        ActionType::Extension => "extended, extension, prolonged, renewed",
        ActionType::Termination => "terminated, termination, denounced",
    }
}
