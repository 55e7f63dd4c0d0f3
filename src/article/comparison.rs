//! The comparison of two records by topic, the older on the left; the time between them; their link.

use super::{
    builder::{ArticleBuilder, basis_words},
    model::{Article, Block, ComparisonRow, Span, TextRole},
    snapshot, treaty,
};
use crate::{
    date::{Date, apart, duration_words, year_words},
    dossier::{
        Dossier, EntryId, Kind, LinkKind, PathStep, Record, Subject, first_term_end,
        record::{Action, Money, Treaty, short_name},
        vocabulary::{
            ActionType,
            Classification::{DeFactoState, Government, Ministry, Parliament, State},
        },
    },
    text::{capital, pad, quantity, width},
};
use std::borrow::Cow;

/// Composes the comparison of two entries.
pub fn between(dossier: &Dossier, one: EntryId, other: EntryId) -> Article<'_> {
    let mut builder = ArticleBuilder::new(dossier);
    let mut pair = [one, other];
    pair.sort_by_key(|id| dossier.sort_key(*id));
    let heads = pair.map(|id| builder.reference_to(id, name(dossier, id)));
    let mut rows = Rows::default();
    match pair.map(|id| dossier.subject(id)) {
        [Subject::Record(Record::Treaty(a)), Subject::Record(Record::Treaty(b))] => {
            treaties(&mut rows, dossier, [a, b]);
        }
        _ => {
            let date = |id| dossier.date(id).map(Date::words).into_iter().collect();
            let are_people = pair.map(|id| dossier.kind(id)) == [Kind::Person; 2];
            rows.add(if are_people { "Born" } else { "Date" }, pair.map(date));
        }
    }
    linked(&mut rows, dossier, pair);
    builder.push(Block::Comparison(heads, rows.0));
    distance(&mut builder, pair);
    builder.section("Connection");
    steps(&mut builder, pair);
    builder.finish()
}

/// Composes the shortest connection of two entries.
pub fn connection(dossier: &Dossier, one: EntryId, other: EntryId) -> Article<'_> {
    let mut builder = ArticleBuilder::new(dossier);
    steps(&mut builder, [one, other]);
    builder.finish()
}

fn name(dossier: &Dossier, id: EntryId) -> Cow<'_, str> {
    match dossier.subject(id) {
        Subject::Record(Record::Treaty(treaty)) => {
            let year = dossier.date(id).and_then(|date| date.order().0.year()).map(year_words);
            let name = short_name(&treaty.names);
            match year.filter(|year| !name.contains(year.as_str())) {
                Some(year) => format!("{name} ({year})").into(),
                None => name.into(),
            }
        }
        _ => dossier.title(id),
    }
}

#[derive(Default)]
struct Rows(Vec<ComparisonRow>);

impl Rows {
    fn add(&mut self, label: impl Into<String>, items: [Vec<String>; 2]) {
        if items.iter().any(|items| !items.is_empty()) {
            self.0.push(ComparisonRow { label: label.into(), items });
        }
    }
}

fn treaties(rows: &mut Rows, dossier: &Dossier, treaties: [&Treaty; 2]) {
    for kind in &ActionType::ALL {
        rows.add(capital(kind.label()), treaties.map(|treaty| actions(dossier, treaty, *kind)));
    }
    rows.add("Duration", treaties.map(duration));
    rows.add("Amounts", treaties.map(|it| it.money.iter().map(|it| amount(dossier, it)).collect()));
    let provisions = treaties.map(|it| it.provisions.iter().map(|it| it.text.to_string()));
    rows.add("Provisions", provisions.map(Iterator::collect));
}

fn actions(dossier: &Dossier, treaty: &Treaty, kind: ActionType) -> Vec<String> {
    let signed = treaty.actions.iter().find(|action| action.kind == ActionType::Signature);
    let text = |(entry, action): (EntryId, &Action)| {
        let date = dossier.date_words(entry) + &basis_words(action.date_basis);
        let by = treaty::action_agents(dossier, action);
        let days = signed.and_then(|signed| signed.date.exact_day()).zip(action.date.exact_day());
        let days = days.map_or(0, |(from, to)| to.0.saturating_sub(from.0));
        let since = if days > 0 { format!(" (+{})", quantity(days, "day")) } else { String::new() };
        format!("{date}{since}{by}")
    };
    let entries = dossier.find(&treaty.id).into_iter().flat_map(|id| dossier.parts(id));
    let of_kind = entries.zip(&treaty.actions).filter(|(_, action)| action.kind == kind);
    let mut actions: Vec<(EntryId, &Action)> = of_kind.collect();
    actions.sort_by_key(|(_, action)| action.date.order());
    actions.into_iter().map(text).collect()
}

fn duration(treaty: &Treaty) -> Vec<String> {
    let end = first_term_end(treaty)
        .map(|end| format!("initial term ends {} (calculated)", snapshot::words(end)));
    let duration = treaty.duration.as_deref().map(duration_words);
    let note = treaty.duration_note.as_deref().map(str::to_owned);
    [duration, end, note].into_iter().flatten().collect()
}

fn amount(dossier: &Dossier, money: &Money) -> String {
    let origin = money.according_to.as_deref().map(|origin| dossier.name_of(origin));
    let origin = origin.map_or(String::new(), |origin| format!(", according to {origin}"));
    format!("{}: {}{origin}", money.words(), money.purpose)
}

fn linked(rows: &mut Rows, dossier: &Dossier, pair: [EntryId; 2]) {
    let topics = [
        ("Parties", LinkKind::Party),
        ("Signed by", LinkKind::Signatory),
        ("Involved", LinkKind::Role),
        ("Carried out by", LinkKind::TakenBy),
        ("Place", LinkKind::At),
        ("Treaties", LinkKind::OfTreaty),
        ("Said by", LinkKind::Speaker),
        ("About", LinkKind::About),
        ("Part of", LinkKind::Parent),
        ("Office in", LinkKind::Office),
    ];
    for (label, kind) in topics {
        let names = |id| dossier.linked(id, kind, true).map(|it| dossier.title(it).into_owned());
        rows.add(label, pair.map(|id| names(id).collect()));
    }
    let offices = |id: EntryId| match dossier.record(id) {
        Record::Person(person) if dossier.record_entry(id) == id => {
            person.terms.iter().map(|it| format!("{}, {}", it.office, it.words())).collect()
        }
        _ => Vec::new(),
    };
    rows.add("Offices", pair.map(offices));
}

fn distance(builder: &mut ArticleBuilder<'_>, pair: [EntryId; 2]) {
    let dossier = builder.dossier;
    // People, places and organizations are not events, even if they have dates.
    let has_time = |id: &EntryId| {
        !matches!(dossier.kind(*id), Kind::Person | Kind::Organization | Kind::Place)
    };
    if !pair.iter().all(has_time) {
        return;
    }
    builder.section("Time between");
    let [first, last] = pair;
    let (Some(from), Some(to)) = (dossier.date(first), dossier.date(last)) else {
        return builder.line(2, "One record is undated.", TextRole::Plain);
    };
    let text = match apart(from, to) {
        Some((least, most)) if least.days == most.days => {
            format!("{}: {}", most.days_words(), most.calendar_words())
        }
        Some((least, most)) => {
            format!("{} to {} (dates are approximate)", least.days, most.days_words())
        }
        None => "One date is open-ended.".to_owned(),
    };
    let day = |id: &EntryId| dossier.date(*id).map(|date| date.order().0);
    let line = dossier.timeline();
    let begin = line.partition_point(|id| day(id).is_some_and(|day| day <= from.latest()));
    let end = line.partition_point(|id| day(id).is_some_and(|day| day < to.earliest()));
    let events = quantity(end.saturating_sub(begin), "event");
    let events = Span::new(format!(" · {events} in between"), TextRole::Plain);
    builder.paragraph(2, vec![Span::new(text, TextRole::Strong), events]);
}

fn steps(builder: &mut ArticleBuilder<'_>, [one, other]: [EntryId; 2]) {
    let dossier = builder.dossier;
    let paths = dossier.paths(one, other);
    let is_body = |id: EntryId| {
        matches!(dossier.record(id), Record::Organization(it)
            if matches!(it.classification, State | DeFactoState | Government | Parliament | Ministry))
    };
    let passes_body =
        |steps: &Vec<PathStep>| steps.iter().any(|step| step.to != other && is_body(step.to));
    if paths.is_empty() {
        let text = format!("No connection: {} · {}", dossier.title(one), dossier.title(other));
        builder.line(2, text, TextRole::Plain);
    } else if paths.iter().all(passes_body) {
        let text =
            "Only through a state or its bodies, which many records share: a weak connection.";
        builder.line(2, text, TextRole::Contested);
    }
    for (nth, steps) in paths.iter().enumerate() {
        if nth > 0 {
            builder.end_section();
            builder.line(2, "Another way of the same length:", TextRole::Dim);
        }
        let start = builder.reference_to(one, dossier.title(one));
        builder.paragraph(2, vec![start]);
        let labels = steps.iter().map(|step| width(&step.words)).max().unwrap_or(0);
        for step in steps {
            let label = Span::new(pad(&step.words, labels + 1), TextRole::Label);
            let record = builder.reference_to(step.to, dossier.title(step.to));
            builder.indented(2, labels + 1, vec![label, record]);
        }
    }
}
