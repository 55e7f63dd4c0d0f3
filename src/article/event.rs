//! The article of an event.

use super::{
    builder::ArticleBuilder,
    model::{Span, TextRole},
    snapshot,
};
use crate::dossier::{
    EntryId, LinkKind, Subject, action_label,
    record::{Event, Role},
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
    builder.link("Part of", &event.part_of);
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
