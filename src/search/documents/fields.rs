//! The texts of an entry that can be searched, each with what it is of the entry.

use super::references::{self, ReferencedName, names_of};
use crate::{
    dossier::{
        Dossier, EntryId, Record, Subject, action_label,
        record::{Treaty, short_name},
        vocabulary::ActionType,
    },
    search::schema::Field,
};
use std::borrow::Cow;

/// One text of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText<'a> {
    /// What it is of the entry, as the JSON of a hit calls it.
    pub label: FieldLabel,
    /// The text itself.
    pub text: Cow<'a, str>,
}

/// What a text is of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldLabel {
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

impl FieldLabel {
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
pub fn texts(dossier: &Dossier, id: EntryId) -> Vec<FieldText<'_>> {
    let mut said = own(dossier, id);
    for name in named(dossier, id).flat_map(|tied| match tied {
        ReferencedName::Entry(other) => names_of(dossier.record(other)).collect(),
        ReferencedName::Nothing(slug) => vec![slug],
    }) {
        said.push(FieldText { label: FieldLabel::Tied, text: name.into() });
    }
    said.sort_by_key(|said| said.label.field(false));
    said
}

/// The texts that the entry has itself, under the fields in which the index takes them.
pub(super) fn fields(dossier: &Dossier, id: EntryId) -> Vec<(Field, Cow<'_, str>)> {
    let of_source = matches!(dossier.subject(id), Subject::Record(Record::Source(_)));
    let mut said = own(dossier, id);
    said.sort_by_key(|said| said.label.field(false));
    said.into_iter().map(|said| (said.label.field(of_source), said.text)).collect()
}

/// What the entry is found under the names of: the record that it is part of, and what it refers
/// to.
pub(super) fn named(dossier: &Dossier, id: EntryId) -> impl Iterator<Item = ReferencedName<'_>> {
    let whole = Some(dossier.record_entry(id)).filter(|whole| *whole != id);
    let others = references::tied(dossier, id).filter(|(tie, _)| references::says(*tie));
    whole.map(ReferencedName::Entry).into_iter().chain(others.map(|(_, other)| other))
}

/// The texts that the entry has itself, in the order of its record.
fn own(dossier: &Dossier, id: EntryId) -> Vec<FieldText<'_>> {
    let mut texts = FieldTexts { said: Vec::new() };
    texts.gather(dossier, id);
    texts.said
}

struct FieldTexts<'a> {
    said: Vec<FieldText<'a>>,
}

impl<'a> FieldTexts<'a> {
    fn add(&mut self, label: FieldLabel, text: impl Into<Cow<'a, str>>) {
        self.said.push(FieldText { label, text: text.into() });
    }

    fn gather(&mut self, dossier: &'a Dossier, id: EntryId) {
        self.add(FieldLabel::Title, dossier.title(id));
        match dossier.subject(id) {
            Subject::Record(record) => {
                names_of(record).skip(1).for_each(|name| self.add(FieldLabel::Names, name));
                self.record(record);
            }
            Subject::Action(record, action) => {
                if action_label(dossier, record, action) != action.kind.label() {
                    let name = short_name(record.names());
                    self.add(FieldLabel::Names, format!("{name}: {}", action.kind.label()));
                }
                self.add(FieldLabel::Step, step(action.kind));
            }
            Subject::Term(_, term) => self.add(FieldLabel::Tied, &*term.office),
            Subject::Recognition(..) => self.add(FieldLabel::Type, "recognition"),
        }
        if let Some(note) = dossier.note(id) {
            self.add(FieldLabel::Note, note);
        }
    }

    /// What a record says in running text, its numbers, and its type.
    fn record(&mut self, record: &'a Record) {
        self.add(FieldLabel::Summary, record.summary());
        match record {
            Record::Event(event) => {
                self.add(FieldLabel::Type, event.kind.label());
                event.date_note.iter().for_each(|note| self.add(FieldLabel::Note, &**note));
            }
            Record::Treaty(treaty) => self.treaty(treaty),
            Record::Person(person) => {
                person.terms.iter().for_each(|term| self.add(FieldLabel::Tied, &*term.office));
            }
            Record::Organization(body) => self.add(FieldLabel::Type, body.classification.label()),
            Record::Place(place) => self.add(FieldLabel::Type, place.kind.label()),
            Record::Statement(said) => self.add(FieldLabel::Type, said.force.label()),
            Record::Figure(figure) => {
                self.add(FieldLabel::Number, figure.value.to_string());
                self.unit(&figure.unit);
            }
            Record::Source(source) => {
                self.add(FieldLabel::Type, source.kind.label());
                source.publisher.iter().for_each(|it| self.add(FieldLabel::Names, &**it));
                source.author.iter().for_each(|it| self.add(FieldLabel::Tied, &*it.literal));
            }
        }
    }

    /// A unit as it is written, and for money the words that people have for it.
    fn unit(&mut self, unit: &'a str) {
        self.add(FieldLabel::Note, unit);
        let words = CURRENCIES.iter().find(|(code, _)| *code == unit);
        words.into_iter().for_each(|(_, words)| self.add(FieldLabel::Note, *words));
    }

    fn treaty(&mut self, treaty: &'a Treaty) {
        self.add(FieldLabel::Type, treaty.kind.label());
        treaty.identifiers.iter().for_each(|it| self.add(FieldLabel::Names, &*it.identifier));
        for provision in &treaty.provisions {
            self.add(FieldLabel::Provision, &*provision.text);
        }
        treaty.duration_note.iter().for_each(|note| self.add(FieldLabel::Note, &**note));
        let years =
            treaty.duration.as_deref().and_then(|it| it.strip_prefix('P')?.strip_suffix('Y'));
        years.iter().for_each(|years| self.add(FieldLabel::Note, format!("{years} years")));
        for money in &treaty.money {
            self.add(FieldLabel::Number, money.amount.to_string());
            self.unit(&money.currency);
            self.add(FieldLabel::Note, &*money.purpose);
        }
        treaty.actions.iter().for_each(|action| self.add(FieldLabel::Steps, step(action.kind)));
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
        ActionType::EntryIntoForce => "in force, entry into force",
        ActionType::Extension => "extended, extension, prolonged, renewed",
        ActionType::Termination => "terminated, termination, denounced",
    }
}
