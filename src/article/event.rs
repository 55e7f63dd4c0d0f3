//! The articles of events, treaty actions, recognitions, places and figures.

use super::{
    builder::ArticleBuilder,
    model::{Span, TextRole},
    snapshot, treaty,
};
use crate::dossier::{
    EntryId, LinkKind, Record, Subject, action_label,
    record::{Action, Event, Figure, Place, Recognition, Role, preferred},
    vocabulary::ActionType,
};

pub(super) fn event<'d>(builder: &mut ArticleBuilder<'d>, id: EntryId, event: &'d Event) {
    builder.names(&event.title, &event.names);
    builder.links("Place", &event.places);
    let (disputed, plain): (Vec<_>, Vec<_>) =
        event.roles.iter().partition(|role| role.according_to.is_some());
    let words = |role: &Role| format!(" ({})", role.role);
    builder.references("Involved", plain.iter().map(|role| (&*role.agent, words(role))));
    for role in disputed {
        let agent = builder.reference(&role.agent);
        let mut spans = vec![agent, Span::new(words(role), TextRole::Plain)];
        if let Some(voice) = &role.according_to {
            spans.push(Span::new(", according to ", TextRole::Plain));
            spans.push(builder.reference(voice));
        }
        builder.paragraph(2, spans);
    }
    treaties(builder, id, event);
    if let Some(parent) = &event.part_of {
        builder.link("Part of", parent);
    }
    let mut parts = builder.dossier.linked(id, LinkKind::PartOf, false).peekable();
    if parts.peek().is_some() {
        builder.section("Includes");
        parts.for_each(|part| builder.entry(part));
    }
    builder.end_section();
}

fn treaties(builder: &mut ArticleBuilder<'_>, id: EntryId, event: &Event) {
    let dossier = builder.dossier;
    let people = event.roles.iter().filter_map(|role| dossier.find(&role.agent));
    snapshot::offices_then(builder, people, &event.date);
    let described = dossier.describes(id);
    let mut about = Vec::new();
    for link in &event.treaties {
        let action = described.iter().find(|part| dossier.record(**part).id() == &*link.treaty);
        let words = match (action.map(|part| dossier.subject(*part)), link.action) {
            (Some(Subject::Action(record, action)), _) => action_label(dossier, record, action),
            (_, Some(action)) => action.label().into(),
            (_, None) => {
                about.push(link.treaty.clone());
                continue;
            }
        };
        let treaty = builder.reference(&link.treaty);
        let mut spans = vec![Span::new(format!("{words}: "), TextRole::Label), treaty];
        spans.extend(action.map(|part| builder.cite(dossier.citations(*part))));
        builder.paragraph(4, spans);
    }
    builder.links("About", &about);
    for part in described {
        if !event.treaties.iter().any(|link| dossier.record(*part).id() == &*link.treaty) {
            let title = builder.reference_to(*part, dossier.title(*part));
            let citation = builder.cite(dossier.citations(*part));
            builder.paragraph(4, vec![title, citation]);
        }
    }
}

fn described_in(builder: &mut ArticleBuilder<'_>, id: EntryId) {
    if let Some(event) = builder.dossier.described_by(id) {
        let event = builder.reference_to(event, builder.dossier.title(event));
        builder.labelled("Reported in", event);
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
        treaty::signatories(builder, treaty);
        let people = treaty.signatories.iter().map(|it| &it.person).chain(&action.by);
        let people = people.filter_map(|person| dossier.find(person));
        snapshot::offices_then(builder, people, &action.date);
    }
    described_in(builder, id);
    if let Record::Treaty(treaty) = record {
        builder.section("Status history");
        treaty::history(builder, entry, treaty);
    }
    builder.end_section();
}

pub(super) fn recognition(
    builder: &mut ArticleBuilder<'_>,
    id: EntryId,
    record: &Record,
    recognition: &Recognition,
) {
    let entry = builder.dossier.record_entry(id);
    let by = builder.reference(&recognition.by);
    let state = builder.reference_to(entry, record.title().into());
    let citation = builder.cite(builder.dossier.citations(id));
    builder.paragraph(2, vec![by, Span::new(" recognises ", TextRole::Plain), state, citation]);
    match &recognition.withdrawn {
        Some(date) => builder.field("Withdrawn", &date.words()),
        None => builder.field("Status", "disputed; no withdrawal recorded"),
    }
    described_in(builder, id);
    builder.end_section();
}

pub(super) fn place<'d>(builder: &mut ArticleBuilder<'d>, place: &'d Place) {
    builder.names(preferred(&place.names), &place.names);
    if let Some(region) = &place.within {
        builder.link("Located in", region);
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let precision = place.precision.map_or(String::new(), |it| format!(" ({})", it.label()));
        let degrees = |value: f64, positive: &str, negative: &str| {
            format!("{}° {}", value.abs(), if value < 0.0 { negative } else { positive })
        };
        let (lat, lon) = (degrees(lat, "N", "S"), degrees(lon, "E", "W"));
        builder.field("Coordinates", &format!("{lat}, {lon}{precision}"));
    }
    builder.end_section();
}

pub(super) fn figure<'d>(builder: &mut ArticleBuilder<'d>, figure: &'d Figure) {
    let value = Span::new(figure.amount(), TextRole::Strong);
    let citation = builder.cite(&figure.cites);
    builder.paragraph(2, vec![value, citation]);
    builder.link("According to", &figure.according_to);
    builder.links("About", &figure.about);
    builder.end_section();
}
