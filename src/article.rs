//! The detail of an entry: everything known about it, as lines of a given width.
//!
//! A line is made of spans that say what they are, not how they look; references are numbered in
//! the order in which they stand. Nothing here draws.

mod comparison;
mod document;
mod event;
mod layout;
mod model;
mod people;
mod positions;
mod snapshot;
mod sources;
mod tenure_chart;
mod treaty;

use crate::{
    date::Day,
    diagnostics::Diagnostic,
    dossier::{Dossier, EntryId, Kind, Link, LinkKind, Record, Subject, record::Citation},
    source_texts::SourceTexts,
    text::{clean, width},
};
pub use comparison::between;
pub use document::document;
pub(crate) use event::number;
use layout::ArticleBuilder;
pub use model::{Article, Line, Span, Target, TextRole};
pub use snapshot::state_of_day;

/// Composes the detail of the entry for lines of so many cells.
#[must_use]
pub fn compose(dossier: &Dossier, id: EntryId, cells: usize) -> Article {
    compose_on(dossier, id, cells, None, &[])
}

/// Composes the detail with what was so of the entry on a day, and with what the user keeps of it:
/// each a word and what stands behind it.
#[must_use]
pub fn compose_on(
    dossier: &Dossier,
    id: EntryId,
    cells: usize,
    day: Option<Day>,
    own: &[(&str, String)],
) -> Article {
    let mut writer = ArticleBuilder::new(dossier, cells);
    let title = dossier.title(id);
    if width(&clean(&title)) + FRAME > cells {
        writer.paragraph(0, vec![Span::new(title, TextRole::Strong)]);
    }
    heading(&mut writer, id);
    for (label, words) in own {
        writer.labelled(label, words);
    }
    if let Some(day) = day {
        snapshot::on_day(&mut writer, id, day);
    }
    match dossier.subject(id) {
        Subject::Action(record, action) => event::action(&mut writer, id, record, action),
        Subject::Term(record, term) => people::term(&mut writer, id, record, term),
        Subject::Recognition(record, it) => event::recognition(&mut writer, id, record, it),
        Subject::Record(Record::Event(it)) => event::event(&mut writer, id, it),
        Subject::Record(Record::Treaty(it)) => treaty::treaty(&mut writer, id, it),
        Subject::Record(Record::Person(it)) => people::person(&mut writer, id, it),
        Subject::Record(Record::Organization(it)) => people::organization(&mut writer, id, it),
        Subject::Record(Record::Place(it)) => event::place(&mut writer, it),
        Subject::Record(Record::Statement(it)) => positions::statement(&mut writer, it),
        Subject::Record(Record::Figure(it)) => event::figure(&mut writer, it),
        Subject::Record(Record::Source(it)) => sources::source(&mut writer, it),
    }
    if let Some(note) = dossier.note(id) {
        writer.labelled("Note", note);
    }
    positions::about(&mut writer, id);
    referred_to_by(&mut writer, id);
    sources::list(&mut writer, id);
    writer.finish()
}

/// So many cells of its line the title over the detail does not have.
const FRAME: usize = 4;

/// When, what kind of thing, and how sure.
fn heading(writer: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let mut parts: Vec<(String, TextRole)> = Vec::new();
    let dated = !matches!(
        dossier.subject(id),
        Subject::Term(..) | Subject::Record(Record::Treaty(_) | Record::Person(_))
    );
    let (basis, note) = dossier.date_basis(id);
    if let Some(date) = dossier.date(id).filter(|_| dated) {
        let basis = basis.map_or(String::new(), |basis| format!(" ({})", basis.label()));
        parts.push((format!("{}{basis}", date.words()), TextRole::Date));
    }
    parts.push((kind_words(dossier, id), TextRole::Dim));
    if let Some(support) = dossier.support(id) {
        parts.push((support.label().to_owned(), TextRole::Dim));
    }
    if dossier.is_contested(id) {
        parts.push(("≠ contested".to_owned(), TextRole::Contested));
    }
    let mut spans = Vec::new();
    for (at, (text, tone)) in parts.into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::new(" · ", TextRole::Dim));
        }
        spans.push(Span::new(text, tone));
    }
    writer.paragraph(0, spans);
    if let Some(note) = note {
        writer.labelled("Date", note);
    }
    for rival in dossier.rival_dates(id) {
        let mut spans = vec![
            Span::new("≠ Also dated ", TextRole::Contested),
            Span::new(rival.date.words(), TextRole::Date),
            Span::new(": ", TextRole::Plain),
            writer.reference(&rival.according_to),
        ];
        if let Some(note) = &rival.note {
            spans.push(Span::new(format!(" ({note})"), TextRole::Plain));
        }
        spans.push(writer.marks(&rival.cites));
        writer.paragraph(2, spans);
    }
    let summary = dossier.record(id).summary();
    if dossier.record_entry(id) == id && !summary.is_empty() && dossier.kind(id) != Kind::Statement
    {
        let marks = writer.marks(dossier.citations(id));
        writer.paragraph(0, vec![Span::new(summary, TextRole::Plain), marks]);
    }
    writer.gap();
}

/// What kind of thing the entry is, as exactly as the data says.
fn kind_words(dossier: &Dossier, id: EntryId) -> String {
    match dossier.subject(id) {
        Subject::Action(..) => "treaty action".to_owned(),
        Subject::Term(..) => "term of office".to_owned(),
        Subject::Recognition(..) => "recognition".to_owned(),
        Subject::Record(Record::Event(it)) => it.kind.label().to_owned(),
        Subject::Record(Record::Treaty(it)) => it.kind.label().to_owned(),
        Subject::Record(Record::Person(_)) => "person".to_owned(),
        Subject::Record(Record::Organization(it)) => it.classification.label().to_owned(),
        Subject::Record(Record::Place(it)) => it.kind.label().to_owned(),
        Subject::Record(Record::Statement(_)) => "statement".to_owned(),
        Subject::Record(Record::Figure(_)) => "figure".to_owned(),
        Subject::Record(Record::Source(it)) => it.kind.label().to_owned(),
    }
}

/// How many of the others that refer to the entry in one way are listed; the rest is counted.
const LISTED: usize = 40;

/// Who else refers to the entry, in ways that its own part of the page did not show.
fn referred_to_by(writer: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let shown = writer.shown();
    let one_way = |one: &Link, other: &Link| (one.tie, one.forward) == (other.tie, other.forward);
    let mut is_first = true;
    for group in dossier.links(id).chunk_by(one_way) {
        let Some(&Link { tie, forward: false, .. }) = group.first() else { continue };
        if tie == LinkKind::About || writer.told().contains(&tie) {
            continue;
        }
        let mut others =
            group.iter().map(|link| link.other).filter(|other| !shown.contains(*other));
        let first: Vec<EntryId> = others.by_ref().take(event::most_listed(LISTED)).collect();
        let count = first.len() + others.count();
        if count == 0 {
            continue;
        }
        if std::mem::take(&mut is_first) {
            writer.section("Referred to by");
        }
        writer.paragraph(0, vec![Span::new(format!("{}:", tie.inverse_label()), TextRole::Label)]);
        event::items(writer, &first, count, LISTED);
    }
    writer.gap();
}

/// What the dossier is: its own words about itself, and how much it holds.
#[must_use]
pub fn about_dossier(dossier: &Dossier, cells: usize) -> Article {
    let mut writer = ArticleBuilder::new(dossier, cells);
    let about = dossier.metadata();
    writer.paragraph(0, vec![Span::new(&*about.title, TextRole::Strong)]);
    if let Some(version) = &about.version {
        writer.labelled("Version", version);
    }
    for text in [&about.summary, &about.naming].into_iter().flatten() {
        writer.gap();
        writer.paragraph(0, vec![Span::new(&**text, TextRole::Plain)]);
    }
    writer.section("It holds");
    for kind in Kind::ALL {
        let count = dossier.count_of_kind(kind);
        writer.paragraph(
            2,
            vec![
                Span::new(format!("{count:>6} "), TextRole::Strong),
                Span::new(kind.plural().to_lowercase(), TextRole::Plain),
            ],
        );
    }
    writer.section("Signs");
    for (sign, meaning) in SIGNS {
        writer.paragraph(
            4,
            vec![
                Span::new(format!("{sign} "), TextRole::Strong),
                Span::new(meaning, TextRole::Plain),
            ],
        );
    }
    writer.finish()
}

/// Something that kept a part of a dossier from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadProblem {
    /// Where it stands and what is wrong.
    pub text: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl From<&Diagnostic> for ReadProblem {
    fn from(problem: &Diagnostic) -> Self {
        let text = format!("{}: {}", problem.place, problem.message);
        Self { text, help: problem.help.clone() }
    }
}

/// What could not be read, and what to do about it.
#[must_use]
pub fn faults(dossier: &Dossier, faults: &[ReadProblem], cells: usize) -> Article {
    let mut writer = ArticleBuilder::new(dossier, cells);
    for fault in faults {
        writer.paragraph(0, vec![Span::new(&*fault.text, TextRole::Plain)]);
        if let Some(help) = &fault.help {
            writer.paragraph(2, vec![Span::new(&**help, TextRole::Dim)]);
        }
        writer.gap();
    }
    writer.finish()
}

/// What the signs in lists and details mean.
pub const SIGNS: [(&str, &str); 9] = [
    ("▸", "the selected line"),
    ("•", "belongs to the selected record"),
    ("◆", "a step in the life of a treaty"),
    ("◇", "a recognition"),
    ("○", "a term of office"),
    ("·", "another event"),
    ("≠", "contested: sources or speakers differ; the detail shows each position"),
    ("~", "the date is given as about, or as uncertain, or it was inferred"),
    ("¹", "outside the main documents, supported by one source only"),
];

/// Where the sources say what the entry says: each cite with its source, and with its passage
/// where the document is at hand. Reference n of the page is cite n of [`cites_of`].
#[must_use]
pub fn sources_of(dossier: &Dossier, id: EntryId, texts: &SourceTexts, cells: usize) -> Article {
    let mut writer = ArticleBuilder::new(dossier, cells);
    sources::passages(&mut writer, &cites_of(dossier, id), texts);
    writer.finish()
}

/// The cites of the entry, and of a whole record also those of its parts, with what they are for.
#[must_use]
pub fn cites_of(dossier: &Dossier, id: EntryId) -> Vec<(&'static str, &Citation)> {
    let mut found: Vec<(&'static str, &Citation)> = Vec::new();
    if dossier.record_entry(id) == id {
        dossier.record(id).visit_citations(&mut |what, cites, _| {
            found.extend(cites.iter().map(|cite| (what, cite)));
        });
    } else {
        found.extend(dossier.citations(id).iter().map(|cite| ("", cite)));
        let rivals = dossier.rival_dates(id).iter().flat_map(|rival| &rival.cites);
        found.extend(rivals.map(|cite| ("other date", cite)));
    }
    found
}
