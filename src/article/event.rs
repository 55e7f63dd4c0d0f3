//! The articles of events, treaty actions, recognitions, places and figures; and lists of entries.

use super::{
    builder::ArticleBuilder,
    model::{Span, TextRole},
};
use crate::dossier::{
    EntryId, Id, LinkKind, Record, action_label,
    record::{Action, Event, Figure, Name, Place, Recognition, Role, preferred},
    vocabulary::{ActionType, NameKind},
};

pub(super) fn event(builder: &mut ArticleBuilder<'_>, id: EntryId, event: &Event) {
    places(builder, &event.places);
    let (disputed, plain): (Vec<_>, Vec<_>) =
        event.roles.iter().partition(|role| role.according_to.is_some());
    let words = |role: &Role| format!(" ({})", role.role);
    builder.references("Involved: ", plain.iter().map(|role| (&*role.agent, words(role))));
    for role in disputed {
        let mut spans =
            vec![builder.reference(&role.agent), Span::new(words(role), TextRole::Plain)];
        if let Some(voice) = &role.according_to {
            spans.push(Span::new(", according to ", TextRole::Plain));
            spans.push(builder.reference(voice));
        }
        builder.paragraph(2, spans);
    }
    treaties(builder, id, event);
    if let Some(parent) = &event.part_of {
        let parent = builder.reference(parent);
        builder.paragraph(4, vec![Span::new("Part of: ", TextRole::Label), parent]);
    }
    let dossier = builder.dossier();
    let mut parts = dossier.linked(id, LinkKind::PartOf, false).peekable();
    if parts.peek().is_some() {
        builder.section("Includes");
        parts.for_each(|part| builder.entry(part));
    }
    builder.end_section();
}

/// The treaties of an event, and the parts of other records that it describes.
fn treaties(builder: &mut ArticleBuilder<'_>, id: EntryId, event: &Event) {
    let dossier = builder.dossier();
    let people: Vec<EntryId> =
        event.roles.iter().filter_map(|role| builder.dossier().find(&role.agent)).collect();
    crate::article::snapshot::offices_then(builder, &people, &event.date);
    for link in &event.treaties {
        let words = link.action.map_or("about", ActionType::label);
        let treaty = builder.reference(&link.treaty);
        let action =
            dossier.describes(id).iter().find(|part| dossier.record(**part).id() == &*link.treaty);
        let citation = action.map(|part| builder.cite(dossier.citations(*part)));
        let mut spans = vec![Span::new(format!("{words}: "), TextRole::Label), treaty];
        spans.extend(citation);
        builder.paragraph(4, spans);
    }
    let others = dossier.describes(id).iter().filter(|part| {
        !event.treaties.iter().any(|link| dossier.record(**part).id() == &*link.treaty)
    });
    for part in others {
        let mut spans = vec![builder.reference_to(*part, dossier.title(*part))];
        spans.push(builder.cite(dossier.citations(*part)));
        builder.paragraph(4, spans);
    }
}

/// The event that describes a part of a record.
fn described_in(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    if let Some(event) = builder.dossier().described_by(id) {
        let event = builder.reference_to(event, builder.dossier().title(event));
        builder.paragraph(4, vec![Span::new("Reported in: ", TextRole::Label), event]);
    }
}

pub(super) fn action(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    action: &Action,
) {
    let entry = builder.dossier().record_entry(id);
    let treaty = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier().citations(id));
    let step = Span::new(
        format!("{}: ", action_label(builder.dossier(), record, action)),
        TextRole::Label,
    );
    builder.paragraph(2, vec![step, treaty, citation]);
    if let Some(place) = &action.place {
        places(builder, std::slice::from_ref(place));
    }
    builder.references("By: ", action.by.iter().map(|agent| (&**agent, String::new())));
    if let Record::Treaty(treaty) = record
        && action.kind == ActionType::Signature
    {
        crate::article::treaty::signatories(builder, treaty);
        let people = treaty.signatories.iter().map(|it| &it.person);
        let people: Vec<EntryId> =
            people.chain(&action.by).filter_map(|it| builder.dossier().find(it)).collect();
        crate::article::snapshot::offices_then(builder, &people, &action.date);
    }
    described_in(builder, id);
    if let Record::Treaty(treaty) = record {
        builder.section("Status history");
        crate::article::treaty::history(builder, entry, treaty);
    }
    builder.end_section();
}

pub(super) fn recognition(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    recognition: &Recognition,
) {
    let entry = builder.dossier().record_entry(id);
    let by = builder.reference(&recognition.by);
    let state = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier().citations(id));
    builder.paragraph(2, vec![by, Span::new(" recognises ", TextRole::Plain), state, citation]);
    match &recognition.withdrawn {
        Some(date) => builder.field("Withdrawn", &date.words()),
        None => builder.field("Status", "disputed; no withdrawal recorded"),
    }
    described_in(builder, id);
    builder.end_section();
}

pub(super) fn place<'d>(builder: &mut ArticleBuilder<'d>, place: &'d Place) {
    names(builder, &place.names);
    if let Some(region) = &place.within {
        let region = builder.reference(region);
        builder.paragraph(4, vec![Span::new("Located in: ", TextRole::Label), region]);
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let precision = place.precision.map_or(String::new(), |it| format!(" ({})", it.label()));
        builder.field("Coordinates", &format!("{lat}° N, {lon}° E{precision}"));
    }
    builder.end_section();
}

pub(super) fn figure<'d>(builder: &mut ArticleBuilder<'d>, figure: &'d Figure) {
    let qualifier = figure.qualifier.map_or(String::new(), |it| format!("{} ", it.label()));
    let value = format!("{qualifier}{} {}", number(figure.value), figure.unit);
    let citation = builder.cite(&figure.cites);
    builder.paragraph(2, vec![Span::new(value, TextRole::Strong), citation]);
    let voice = builder.reference(&figure.according_to);
    builder.paragraph(4, vec![Span::new("According to: ", TextRole::Label), voice]);
    about(builder, &figure.about);
    builder.end_section();
}

/// The subjects of a statement or a figure.
pub(super) fn about(builder: &mut ArticleBuilder<'_>, about: &[Id]) {
    builder.references("About: ", about.iter().map(|subject| (&**subject, String::new())));
}

/// The places of an event.
pub(super) fn places(builder: &mut ArticleBuilder<'_>, places: &[Id]) {
    builder.references("Place: ", places.iter().map(|place| (&**place, String::new())));
}

/// The names besides the title.
pub(super) fn names<'d>(builder: &mut ArticleBuilder<'d>, names: &'d [Name]) {
    let title = preferred(names);
    let mut spans = Vec::new();
    for name in names.iter().filter(|name| &*name.text != title) {
        if !spans.is_empty() {
            spans.push(Span::new(" · ", TextRole::Plain));
        }
        spans.push(Span { lang: Some(&name.lang), ..Span::new(&*name.text, TextRole::Plain) });
        let kind = match name.kind {
            NameKind::Official => ", official",
            NameKind::Former => ", former",
            _ => "",
        };
        let user = name.used_by.as_deref().map(|user| builder.dossier().name_of(user));
        let user = user.map_or(String::new(), |user| format!(", used by {user}"));
        spans.push(Span::new(format!(" ({}{kind}{user})", name.lang), TextRole::Dim));
    }
    if !spans.is_empty() {
        spans.insert(0, Span::new("Also: ", TextRole::Label));
        builder.paragraph(2, spans);
    }
}

/// The entries in chronological order.
pub(super) fn in_order(builder: &ArticleBuilder<'_>, entries: Vec<EntryId>) -> Vec<EntryId> {
    first_in_order(builder, entries, usize::MAX).0
}

/// The first `limit` entries in chronological order, and the number of the others. A record may
/// have a hundred thousand links.
pub(super) fn first_in_order(
    builder: &ArticleBuilder<'_>,
    mut entries: Vec<EntryId>,
    limit: usize,
) -> (Vec<EntryId>, usize) {
    let dossier = builder.dossier();
    entries.sort_unstable();
    entries.dedup();
    // The keys are looked up once, not at every comparison.
    let mut keyed: Vec<_> = entries.into_iter().map(|id| (dossier.timeline_key(id), id)).collect();
    let more = keyed.len().saturating_sub(limit);
    if more > 0 {
        keyed.select_nth_unstable(limit);
        keyed.truncate(limit);
    }
    keyed.sort_unstable();
    (keyed.into_iter().map(|(_, id)| id).collect(), more)
}

/// The length up to which a list with a limit is complete: a few more entries are not worth a cut.
pub(super) fn listed_at_most(limit: usize) -> usize {
    limit + limit / 2
}

/// Lists up to `limit` of `count` entries and counts the rest; `first` has up to [`listed_at_most`]
/// of them.
pub(super) fn entries(
    builder: &mut ArticleBuilder<'_>,
    first: &[EntryId],
    count: usize,
    limit: usize,
) {
    let listed = if count > listed_at_most(limit) { limit } else { count };
    let listed = first.get(..listed).unwrap_or(first);
    listed.iter().for_each(|entry| builder.entry(*entry));
    more(builder, count - listed.len());
}

/// The number of entries that are not listed.
pub(super) fn more(builder: &mut ArticleBuilder<'_>, more: usize) {
    if more > 0 {
        let text = format!("and {more} more");
        builder.paragraph(2, vec![Span::new(text, TextRole::Dim)]);
    }
}

/// A number with grouped digits, or in words from a million: `3,700`, `2.8 billion`.
#[must_use]
pub fn number(value: f64) -> String {
    const GROUPS: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    for (size, word) in GROUPS {
        if value.abs() >= size {
            // Four decimals suffice for amounts that sources give in words.
            let shown = format!("{:.4}", value / size);
            return format!("{} {word}", shown.trim_end_matches('0').trim_end_matches('.'));
        }
    }
    let shown = format!("{value}");
    let (integer, decimals) = shown.split_once('.').unwrap_or((shown.as_str(), ""));
    let mut grouped = String::new();
    for (at, digit) in integer.chars().enumerate() {
        let left = integer.len() - at;
        if at > 0 && left.is_multiple_of(3) && digit.is_ascii_digit() && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { grouped } else { format!("{grouped}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_grouped_or_in_words() {
        assert_eq!(number(3700.0), "3,700");
        assert_eq!(number(2_800_000_000.0), "2.8 billion");
        assert_eq!(number(252_500_000.0), "252.5 million");
        assert_eq!(number(70.0), "70");
        assert_eq!(number(54.12), "54.12");
        assert_eq!(number(-1234.5), "-1,234.5");
    }
}
