//! Everything known about an entry. [`compose`] makes sections of blocks, which [`Article::layout`]
//! breaks into lines and exports walk. Other functions make articles of a day, a pair or the dossier.

mod about;
mod address;
mod builder;
mod comparison;
mod document;
mod event;
mod layout;
mod model;
mod people;
mod place;
mod positions;
mod signs;
mod snapshot;
mod sources;
mod treaty;

use crate::{
    date::Day,
    dossier::{
        Dossier, EntryId, Kind, Link, LinkKind, Record, Subject,
        record::RivalDate,
        vocabulary::{ActionType, Support},
    },
    text::clean,
};
pub use about::{ReadProblem, about_dossier, examples, faults};
pub(crate) use address::encode;
pub use address::{address, map_address};
use builder::{ArticleBuilder, basis_words, joined, listed_at_most};
pub use comparison::{between, connection};
pub use document::document;
pub(crate) use layout::slices;
pub use layout::{Line, LineSpan, Target, TextLayout};
pub use model::{Article, Tab, TextRole};
pub(crate) use model::{Block, Section, Span};
pub(crate) use signs::is_approximate;
pub use signs::{Sign, occurring_signs, sign_of};
pub use snapshot::state_of_day;
pub(crate) use sources::passage;
pub use sources::{cites_of, sources_of};

/// What an article shows besides the data of its entry.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Adds the state of the entry on this day.
    pub as_of: Option<Day>,
    /// The user's annotations of the entry, each with its label.
    pub annotations: &'a [(&'a str, String)],
    /// Adds the details of the parts of a record, for documents whose parts have no articles.
    pub has_part_details: bool,
}

pub fn compose<'d>(dossier: &'d Dossier, id: EntryId, options: &Options<'_>) -> Article<'d> {
    let mut builder = ArticleBuilder::new(dossier);
    builder.has_part_details = options.has_part_details;
    heading(&mut builder, id);
    for (label, text) in options.annotations {
        builder.field(label, Some(text));
    }
    if let Some(day) = options.as_of {
        snapshot::on_day(&mut builder, id, day);
    }
    match dossier.subject(id) {
        Subject::Action(record, action) => treaty::action(&mut builder, id, record, action),
        Subject::Tenure(record, tenure) => people::tenure(&mut builder, id, record, tenure),
        Subject::Recognition(record, recognition) => {
            people::recognition(&mut builder, id, record, recognition);
        }
        Subject::Record(Record::Event(event)) => event::event(&mut builder, id, event),
        Subject::Record(Record::Treaty(treaty)) => treaty::treaty(&mut builder, id, treaty),
        Subject::Record(Record::Person(person)) => people::person(&mut builder, id, person),
        Subject::Record(Record::Organization(organization)) => {
            people::organization(&mut builder, id, organization);
        }
        Subject::Record(Record::Place(place)) => place::place(&mut builder, place),
        Subject::Record(Record::Statement(statement)) => {
            positions::statement(&mut builder, statement);
        }
        Subject::Record(Record::Figure(figure)) => positions::figure(&mut builder, figure),
        Subject::Record(Record::Source(source)) => sources::source(&mut builder, source),
    }
    builder.field("Note", dossier.note(id));
    builder.field("Date", dossier.date_basis(id).1);
    builder.tab(Tab::Positions);
    positions::about(&mut builder, id);
    builder.tab(Tab::Links);
    backlinks(&mut builder, id);
    builder.tab(Tab::Sources);
    sources::list(&mut builder, id);
    Article { title: Some(clean(&dossier.title(id)).into_owned()), ..builder.finish() }
}

fn heading(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = builder.dossier;
    let mut parts: Vec<(String, TextRole)> = Vec::new();
    let dated = !matches!(
        dossier.subject(id),
        Subject::Tenure(..) | Subject::Record(Record::Treaty(_) | Record::Person(_))
    );
    let (basis, _) = dossier.date_basis(id);
    if let Some(date) = dossier.date(id).filter(|_| dated) {
        parts.push((date.words() + &basis_words(basis), TextRole::Date));
    }
    parts.push((kind_label(dossier, id), TextRole::Dim));
    if let Subject::Record(Record::Treaty(treaty)) = dossier.subject(id) {
        let is_main = |kind| matches!(kind, ActionType::Signature | ActionType::EntryIntoForce);
        parts.extend(treaty.actions.iter().filter(|it| is_main(it.kind)).map(|action| {
            let date = action.date.short_words() + &basis_words(action.date_basis);
            (format!("{} {date}", treaty.action_label(dossier, action)), TextRole::Date)
        }));
    }
    if dossier.support(id) == Some(Support::One) {
        let mut sources = dossier.citations(id).iter().map(|cite| &cite.source);
        let first = sources.next();
        let is_all = sources.all(|source| Some(source) == first);
        let label = if is_all { "one source" } else { "in part from one source" };
        parts.push((label.to_owned(), TextRole::Dim));
    }
    if dossier.is_contested(id) {
        parts.push(("≠ contested".to_owned(), TextRole::Contested));
    }
    let parts = parts.into_iter().map(|(text, role)| vec![Span::new(text, role)]);
    builder.paragraph(0, joined(parts.collect()));
    if let Subject::Record(Record::Treaty(treaty)) = dossier.subject(id) {
        treaty::signatories(builder, treaty);
    }
    let summary = dossier.record(id).summary();
    if dossier.record_entry(id) == id && !summary.is_empty() && dossier.kind(id) != Kind::Statement
    {
        let citation = builder.cite(dossier.citations(id));
        builder.paragraph(0, vec![Span::new(summary, TextRole::Plain), citation]);
    }
    for rival in dossier.rival_dates(id) {
        let spans = rival_date(builder, rival, "≠ Also dated ");
        builder.paragraph(2, spans);
    }
    builder.end_section();
}

fn rival_date<'d>(
    builder: &mut ArticleBuilder<'d>,
    rival: &'d RivalDate,
    label: &str,
) -> Vec<Span<'d>> {
    let note = rival.note.as_ref().map_or(String::new(), |note| format!(" ({note})"));
    vec![
        Span::new(label, TextRole::Contested),
        Span::new(rival.date.words(), TextRole::Date),
        Span::new(": ", TextRole::Plain),
        builder.reference(&rival.according_to),
        Span::new(note, TextRole::Plain),
        builder.cite(&rival.cites),
    ]
}

fn part_details<'d>(builder: &mut ArticleBuilder<'d>, part: EntryId) -> Vec<Span<'d>> {
    if !builder.has_part_details {
        return Vec::new();
    }
    let dossier = builder.dossier;
    let place = match dossier.subject(part) {
        Subject::Action(_, action) => action.place.as_ref(),
        Subject::Tenure(_, tenure) => tenure.organization.as_ref(),
        _ => None,
    };
    let mut spans = Vec::new();
    if let Some(place) = place {
        spans.push(Span::new(" · ", TextRole::Dim));
        spans.push(builder.reference(place));
    }
    for note in [dossier.date_basis(part).1, dossier.note(part)].into_iter().flatten() {
        spans.push(Span::new(format!(" · {note}"), TextRole::Dim));
    }
    for rival in dossier.rival_dates(part) {
        spans.extend(rival_date(builder, rival, " ≠ also dated "));
    }
    spans
}

pub(crate) fn kind_label(dossier: &Dossier, id: EntryId) -> String {
    match dossier.subject(id) {
        Subject::Action(..) => "treaty action".to_owned(),
        Subject::Tenure(..) => "term of office".to_owned(),
        Subject::Recognition(..) => "recognition".to_owned(),
        Subject::Record(Record::Statement(_)) => "statement".to_owned(),
        Subject::Record(it) => {
            it.type_words().map_or(it.kind().name(), |(_, label)| label).to_owned()
        }
    }
}

const MAX_BACKLINKS: usize = 40;

/// The backlinks that the article does not list already.
fn backlinks(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = builder.dossier;
    let listed = builder.targets.clone();
    let is_same_kind =
        |one: &Link, other: &Link| (one.kind, one.forward) == (other.kind, other.forward);
    let mut is_first = true;
    for group in dossier.links(id).chunk_by(is_same_kind) {
        let Some(&Link { kind, forward: false, .. }) = group.first() else { continue };
        if kind == LinkKind::About || builder.listed_links.contains(&kind) {
            continue;
        }
        let mut others =
            group.iter().map(|link| link.other).filter(|other| !listed.contains(other));
        let first: Vec<EntryId> = others.by_ref().take(listed_at_most(MAX_BACKLINKS)).collect();
        let count = first.len() + others.count();
        if count == 0 {
            continue;
        }
        if std::mem::take(&mut is_first) {
            builder.section("Mentioned in");
        }
        builder.line(0, format!("{}:", kind.inverse_label()), TextRole::Label);
        builder.entries(&first, count, MAX_BACKLINKS);
    }
    builder.end_section();
}
