//! The articles of treaties and their actions: signatories, history, provisions, amounts, related treaties.

use super::{
    builder::{ArticleBuilder, basis_words},
    model::{Block, HistoryItem, Span, Tab, TextRole},
    snapshot,
};
use crate::{
    date::{Date, apart, duration_words},
    dossier::{
        Dossier, EntryId, LinkKind, Record, Subject, action_label, first_term_end,
        record::{Action, Money, Treaty, preferred},
        vocabulary::{ActionType, DateBasis, Relation},
    },
};

pub(super) fn treaty<'d>(builder: &mut ArticleBuilder<'d>, id: EntryId, treaty: &'d Treaty) {
    history(builder, id, treaty);
    duration(builder, treaty);
    builder.links("Place", treaty.signed_place.as_slice());
    builder.links("Parties", &treaty.parties);
    builder.names(preferred(&treaty.names), &treaty.names);
    for identifier in &treaty.identifiers {
        builder.field(&identifier.scheme, Some(&identifier.identifier));
    }
    if !treaty.provisions.is_empty() {
        builder.section("Provisions");
        let provisions = treaty.provisions.iter().map(|provision| {
            vec![Span::new(&*provision.text, TextRole::Plain), builder.cite(&provision.cites)]
        });
        let provisions = provisions.collect();
        builder.push(Block::List(provisions));
    }
    if !treaty.money.is_empty() {
        builder.section("Amounts by source");
        for money in &treaty.money {
            amount(builder, money);
        }
    }
    builder.tab(Tab::Links);
    related_treaties(builder, id, treaty);
    builder.tab(Tab::Facts);
}

pub(super) fn history(builder: &mut ArticleBuilder<'_>, id: EntryId, treaty: &Treaty) {
    let dossier = builder.dossier;
    let mut order: Vec<EntryId> = dossier.parts(id).collect();
    order.sort_by_cached_key(|id| (dossier.date(*id).map(Date::order), *id));
    let mut before: Option<&Date> = None;
    if order.len() > 1 {
        builder.line(0, "Actions (days since previous):", TextRole::Label);
    }
    let end = first_term_end(treaty);
    let mut items = Vec::new();
    for entry in order {
        let Subject::Action(_, action) = dossier.subject(entry) else { continue };
        let date = dossier.date_words(entry) + &basis_words(action.date_basis);
        let contested = if action.rival_dates.is_empty() { "" } else { " ≠" };
        let mut spans = vec![
            builder.reference_to(entry, treaty.action_label(dossier, action)),
            Span::new(format!(" {date}"), TextRole::Date),
            Span::new(contested, TextRole::Contested),
            Span::new(action_agents(dossier, action), TextRole::Plain),
            builder.cite(dossier.citations(entry)),
        ];
        spans.extend(super::part_details(builder, entry));
        let days = before.map_or(String::new(), |before| days_after(before, &action.date));
        items.push(HistoryItem { days, is_calculated: false, spans });
        before = Some(&action.date);
    }
    if let Some(end) = end {
        let spans = vec![
            Span::new("initial term ends", TextRole::Plain),
            Span::new(format!(" {}", Date::of_day(end).words()), TextRole::Date),
            Span::new(format!(" ({})", calculation(treaty)), TextRole::Dim),
        ];
        items.push(HistoryItem { days: String::new(), is_calculated: true, spans });
    }
    builder.push(Block::History(items));
}

/// The agents of an action, unless its label or the signatories already name them.
pub(super) fn action_agents(dossier: &Dossier, action: &Action) -> String {
    let names: Vec<&str> = action.by.iter().map(|by| dossier.name_of(by)).collect();
    let is_named = match action.kind {
        ActionType::Signature => true,
        ActionType::LowerHouse | ActionType::UpperHouse => names.len() == 1,
        _ => false,
    };
    if names.is_empty() || is_named {
        return String::new();
    }
    format!(" · {}", names.join(", "))
}

fn calculation(treaty: &Treaty) -> String {
    let term = treaty.duration.as_deref().map(duration_words).unwrap_or_default();
    let force = treaty.actions.iter().find(|it| it.kind == ActionType::EntryIntoForce);
    let basis = force.and_then(|it| it.date_basis).filter(|it| *it != DateBasis::Stated);
    let basis = basis.map_or(String::new(), |it| format!(", whose date is {}", it.label()));
    format!("calculated: {term} from entry into force{basis}")
}

/// The days from one action to the next: `+33 d`, or `+? d` if a date is inexact.
fn days_after(before: &Date, date: &Date) -> String {
    match apart(before, date) {
        Some((least, most)) if least.days == most.days => format!("+{} d", most.days),
        _ => "+? d".to_owned(),
    }
}

pub(super) fn signatories(builder: &mut ArticleBuilder<'_>, treaty: &Treaty) {
    let dossier = builder.dossier;
    let signed = treaty.signatories.iter().map(|signatory| {
        let office = signatory.role.as_deref().map_or(String::new(), |role| format!(", {role}"));
        (&*signatory.person, format!("{office}, for {}", dossier.name_of(&signatory.on_behalf_of)))
    });
    builder.references("Signed by", signed);
}

/// The duration in words, and its note, which may begin with the same words.
fn duration(builder: &mut ArticleBuilder<'_>, treaty: &Treaty) {
    let note = treaty.duration_note.as_deref().unwrap_or_default();
    let words = treaty.duration.as_deref().map(duration_words).unwrap_or_default();
    let words = if note.starts_with(&words) { String::new() } else { words };
    let parts = [words.as_str(), note].into_iter().filter(|part| !part.is_empty());
    let text = parts.collect::<Vec<_>>().join(". ");
    builder.field("Duration", Some(text).filter(|text| !text.is_empty()));
    let renewal = treaty.renewal.as_deref().map(duration_words);
    builder.field("Renewal", renewal.map(|term| format!("automatic, by {term} each time")));
    builder.field("Period", treaty.valid.as_ref().map(Date::words));
    let denied = treaty.not_in_force.as_ref();
    builder.field("Not in force", denied.map(|date| format!("as late as {}", date.words())));
}

fn amount<'d>(builder: &mut ArticleBuilder<'d>, money: &'d Money) {
    let year = money.for_year.as_ref().map_or(String::new(), |it| format!(", for {}", it.words()));
    let text = format!("{}{year}: {}", money.words(), money.purpose);
    let mut spans = vec![Span::new(text, TextRole::Plain)];
    if let Some(origin) = &money.according_to {
        spans.push(Span::new(", according to ", TextRole::Plain));
        spans.push(builder.reference(origin));
    }
    spans.push(builder.cite(&money.cites));
    builder.paragraph(2, spans);
}

fn related_treaties(builder: &mut ArticleBuilder<'_>, id: EntryId, treaty: &Treaty) {
    let dossier = builder.dossier;
    let is_relation = |kind| Relation::ALL.map(LinkKind::from).contains(&kind);
    let backlinks: Vec<_> =
        dossier.links(id).iter().filter(|link| !link.forward && is_relation(link.kind)).collect();
    if treaty.related.is_empty() && backlinks.is_empty() {
        return;
    }
    builder.section("Related treaties");
    for related in &treaty.related {
        let label = Span::new(format!("{} ", related.how.label()), TextRole::Label);
        let other = builder.reference(&related.treaty);
        builder.paragraph(4, vec![label, other]);
    }
    let mut shown = builder.targets.clone();
    for link in backlinks {
        if !shown.insert(link.other) {
            continue;
        }
        let other = builder.reference_to(link.other, dossier.title(link.other));
        let words = format!("{} ", link.kind.inverse_label());
        builder.paragraph(4, vec![Span::new(words, TextRole::Label), other]);
    }
}

pub(super) fn action(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    action: &Action,
) {
    let dossier = builder.dossier;
    let entry = dossier.record_entry(id);
    let label = format!("{}: ", action_label(dossier, record, action));
    let title = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(dossier.citations(id));
    builder.paragraph(2, vec![Span::new(label, TextRole::Label), title, citation]);
    builder.links("Place", action.place.as_slice());
    builder.links("By", &action.by);
    if let Record::Treaty(treaty) = record
        && action.kind == ActionType::Signature
    {
        signatories(builder, treaty);
        let people = treaty.signatories.iter().map(|it| &it.person).chain(&action.by);
        let people = people.filter_map(|person| dossier.find(person));
        snapshot::offices_then(builder, people, &action.date);
    }
    builder.reported_in(id);
    if let Record::Treaty(treaty) = record {
        builder.section("Status history");
        history(builder, entry, treaty);
    }
    builder.end_section();
}
