//! The searchable texts of an entry, each with its field.

use super::references::{self, Referenced, names_of};
use crate::{
    date::duration_words,
    dossier::{
        Dossier, EntryId, LinkKind, Record, Subject, action_label,
        record::{Treaty, short_name},
        vocabulary::ActionType,
    },
    search::{analysis::search_words::search_words, schema::Field},
    tables::table,
};
use std::{borrow::Cow, collections::BTreeSet};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText<'a> {
    pub label: FieldLabel,
    pub text: Cow<'a, str>,
}

table! {
    pub enum FieldLabel {
        /// The name in the JSON of a hit.
        pub fn name: &'static str;
        fn scored: Field;
    }
    Title = "title", Field::Name;
    /// Another name.
    Names = "names", Field::Alias;
    /// The type: a referendum, a decree, a town.
    Type = "type", Field::Type;
    Office = "office", Field::Type;
    /// The name of a linked entry.
    Linked = "linked", Field::Linked;
    /// A stated number.
    Number = "number", Field::Number;
    Summary = "summary", Field::Text;
    Provision = "provision", Field::Text;
    Note = "note", Field::Text;
    /// The name of somebody who took an action of a treaty or made a statement about it.
    Involved = "involved", Field::Text;
    /// Words that people use for a treaty action, on the action.
    Action = "step", Field::Linked;
    /// Words that people use for a treaty action, on the treaty.
    Actions = "steps", Field::Text;
}

impl FieldLabel {
    /// Whether it is running text, in which infixes and subsequences do not count.
    pub fn is_running(self) -> bool {
        self.scored() == Field::Text
    }

    /// The title of a source scores like a linked name: events rank above the sources that report them.
    fn field(self, is_source: bool) -> Field {
        match self {
            Self::Title | Self::Names | Self::Type if is_source => Field::Linked,
            _ => self.scored(),
        }
    }
}

/// The most names of a linked entry that are listed; the index has no more.
const MAX_NAMES: usize = 64;

/// The most offices of a speaker that are looked at for each statement.
const MAX_TERMS: usize = 16;

/// The most statements and actions of a treaty whose speakers and actors it is found by.
const MAX_INVOLVED: usize = 64;

/// All texts of an entry, the highest-scoring first.
pub fn texts(dossier: &Dossier, id: EntryId) -> Vec<FieldText<'_>> {
    let mut texts = own_texts(dossier, id);
    for name in referenced(dossier, id).flat_map(|entity| match entity {
        Referenced::Entry(other) => names_of(dossier.record(other)).take(MAX_NAMES).collect(),
        Referenced::Dangling(slug) => vec![slug],
    }) {
        texts.push(FieldText { label: FieldLabel::Linked, text: name.into() });
    }
    texts.sort_by_key(|text| text.label.field(false));
    texts
}

/// The own texts of an entry with their fields, the highest-scoring first.
pub(super) fn fields(dossier: &Dossier, id: EntryId) -> Vec<(Field, Cow<'_, str>)> {
    let is_source = matches!(dossier.subject(id), Subject::Record(Record::Source(_)));
    let mut texts = own_texts(dossier, id);
    texts.sort_by_key(|text| text.label.field(false));
    texts.into_iter().map(|text| (text.label.field(is_source), text.text)).collect()
}

pub(super) fn referenced(dossier: &Dossier, id: EntryId) -> impl Iterator<Item = Referenced<'_>> {
    let record = Some(dossier.record_entry(id)).filter(|record| *record != id);
    let others = references::all(dossier, id)
        .filter(|(link, other)| references::is_searchable(dossier, *link, *other));
    record.map(Referenced::Entry).into_iter().chain(others.map(|(_, other)| other))
}

fn own_texts(dossier: &Dossier, id: EntryId) -> Vec<FieldText<'_>> {
    let mut collector = TextCollector { texts: Vec::new() };
    collector.entry(dossier, id);
    collector.texts
}

struct TextCollector<'a> {
    texts: Vec<FieldText<'a>>,
}

impl<'a> TextCollector<'a> {
    fn add(&mut self, label: FieldLabel, text: impl Into<Cow<'a, str>>) {
        self.texts.push(FieldText { label, text: text.into() });
    }

    fn entry(&mut self, dossier: &'a Dossier, id: EntryId) {
        self.add(FieldLabel::Title, dossier.title(id));
        match dossier.subject(id) {
            Subject::Record(record) => {
                names_of(record).skip(1).for_each(|name| self.add(FieldLabel::Names, name));
                self.record(record);
                self.offices_of_speakers(dossier, id);
                if matches!(record, Record::Treaty(_)) {
                    self.involved(dossier, id);
                }
            }
            Subject::Action(record, action) => {
                if action_label(dossier, record, action) != action.kind.label() {
                    let name = short_name(record.names());
                    self.add(FieldLabel::Names, format!("{name}: {}", action.kind.label()));
                }
                self.action(FieldLabel::Action, action.kind);
            }
            Subject::Tenure(_, tenure) => self.add(FieldLabel::Office, &*tenure.office),
            Subject::Recognition(..) => self.add(FieldLabel::Type, "recognition"),
        }
        if let Some(note) = dossier.note(id) {
            self.add(FieldLabel::Note, note);
        }
    }

    fn record(&mut self, record: &'a Record) {
        if !record.summary().is_empty() {
            self.add(FieldLabel::Summary, record.summary());
        }
        if let Some((_, label)) = record.type_words() {
            self.add(FieldLabel::Type, label);
        }
        match record {
            Record::Event(event) => {
                event.date_note.iter().for_each(|note| self.add(FieldLabel::Note, &**note));
            }
            Record::Treaty(treaty) => self.treaty(treaty),
            Record::Person(person) => {
                person.terms.iter().for_each(|term| self.add(FieldLabel::Office, &*term.office));
            }
            Record::Figure(figure) => {
                self.add(FieldLabel::Number, figure.value.to_string());
                self.unit(&figure.unit);
            }
            Record::Source(source) => {
                source.publisher.iter().for_each(|name| self.add(FieldLabel::Names, &**name));
                let authors = source.author.iter();
                authors.for_each(|author| self.add(FieldLabel::Linked, &*author.literal));
            }
            Record::Organization(_) | Record::Place(_) | Record::Statement(_) => {}
        }
    }

    /// Who asks what an ambassador said may not know the name.
    fn offices_of_speakers(&mut self, dossier: &'a Dossier, id: EntryId) {
        let speakers = dossier.linked(id, LinkKind::Speaker, true);
        for term in speakers.flat_map(|speaker| dossier.parts(speaker)).take(MAX_TERMS) {
            if let (Subject::Tenure(_, held), Some((from, to))) =
                (dossier.subject(term), dossier.span(term))
                && dossier.span(id).is_some_and(|(first, last)| from <= last && first <= to)
            {
                self.add(FieldLabel::Linked, &*held.office);
            }
        }
    }

    /// The names of those who took the actions of a treaty or made statements about it.
    fn involved(&mut self, dossier: &'a Dossier, id: EntryId) {
        let statements = dossier.linked(id, LinkKind::About, false);
        let speakers = statements.flat_map(|it| dossier.linked(it, LinkKind::Speaker, true));
        let actions = dossier.parts(id);
        let actors = actions.flat_map(|it| dossier.linked(it, LinkKind::TakenBy, true));
        let involved: BTreeSet<EntryId> = speakers.chain(actors).take(MAX_INVOLVED).collect();
        for name in involved.into_iter().flat_map(|it| names_of(dossier.record(it))) {
            self.add(FieldLabel::Involved, name);
        }
    }

    /// The words that people type for a treaty action and that its title does not have.
    fn action(&mut self, label: FieldLabel, kind: ActionType) {
        self.add_words(label, &format!("action {}", kind.name()));
    }

    fn add_words(&mut self, label: FieldLabel, class: &str) {
        let words = search_words(class).join(", ");
        if !words.is_empty() {
            self.add(label, words);
        }
    }

    /// A unit as written, and of a currency the words that people use.
    fn unit(&mut self, unit: &'a str) {
        self.add(FieldLabel::Note, unit);
        self.add_words(FieldLabel::Note, &format!("currency {unit}"));
    }

    fn treaty(&mut self, treaty: &'a Treaty) {
        for identifier in &treaty.identifiers {
            self.add(FieldLabel::Names, &*identifier.identifier);
        }
        for provision in &treaty.provisions {
            self.add(FieldLabel::Provision, &*provision.text);
        }
        treaty.duration_note.iter().for_each(|note| self.add(FieldLabel::Note, &**note));
        let duration = treaty.duration.as_deref().map(duration_words);
        duration.into_iter().for_each(|words| self.add(FieldLabel::Note, words));
        for money in &treaty.money {
            self.add(FieldLabel::Number, money.amount.to_string());
            self.unit(&money.currency);
            self.add(FieldLabel::Note, &*money.purpose);
        }
        treaty.actions.iter().for_each(|action| self.action(FieldLabel::Actions, action.kind));
    }
}
