//! Who says what: the statements on a record, and the detail of a statement itself.

mod columns;

use super::{
    event,
    layout::ArticleBuilder,
    model::{Span, TextRole},
};
use crate::dossier::{EntryId, LinkKind, Record, record::Statement};

/// The detail of a statement itself.
pub(super) fn statement<'d>(writer: &mut ArticleBuilder<'d>, statement: &'d Statement) {
    let speaker = writer.reference(&statement.speaker);
    let marks = writer.marks(&statement.cites);
    let force = Span::new(format!(" {}", statement.force.label()), TextRole::Label);
    writer.paragraph(2, vec![speaker, force]);
    writer.paragraph(0, vec![Span::new(&*statement.text, TextRole::Plain), marks]);
    writer.gap();
    let side = writer.reference(&statement.side);
    writer.paragraph(4, vec![Span::new("On the side of: ", TextRole::Label), side]);
    let source = writer.reference(&statement.reported_by);
    writer.paragraph(4, vec![Span::new("Reported by: ", TextRole::Label), source]);
    event::about(writer, &statement.about);
    if !statement.contradicts.is_empty() {
        let dossier = writer.dossier();
        let others = statement.contradicts.iter().filter_map(|other| dossier.find(other)).collect();
        let others = event::in_order(writer, others);
        columns::positions(writer, "≠ Other positions", &others);
    }
    writer.gap();
}

/// How many statements and figures are listed; the rest is counted.
const LISTED: usize = 200;

/// What is said of the entry, and what is counted of it.
pub(super) fn about(writer: &mut ArticleBuilder<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let tied: Vec<EntryId> = dossier
        .same_event(id)
        .flat_map(|subject| dossier.linked(subject, LinkKind::About, false))
        .collect();
    let (tied, more) = event::first_in_order(writer, tied, LISTED);
    let (statements, figures): (Vec<_>, Vec<_>) =
        tied.into_iter().partition(|id| matches!(dossier.record(*id), Record::Statement(_)));
    if !statements.is_empty() {
        let contested = statements.iter().any(|id| columns::answers(dossier, *id).next().is_some());
        let title = if contested { "≠ Positions" } else { "Said of it" };
        columns::positions(writer, title, &statements);
    }
    if !figures.is_empty() {
        writer.section("Figures, by who gives them");
        for figure in figures {
            let Record::Figure(it) = dossier.record(figure) else { continue };
            let qualifier = it.qualifier.map_or(String::new(), |it| format!("{} ", it.label()));
            let value = format!("{qualifier}{} {} ", event::number(it.value), it.unit);
            let reference = writer.reference_to(figure, (&*it.measures).into());
            let voice =
                Span::new(format!(", {}", dossier.name_of(&it.according_to)), TextRole::Plain);
            let marks = writer.marks(&it.cites);
            writer.paragraph(4, vec![Span::new(value, TextRole::Strong), reference, voice, marks]);
        }
    }
    event::more(writer, more);
    writer.gap();
}
