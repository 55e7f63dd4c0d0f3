//! Who says what: the positions on a record, side by side in the order of their dates.

use super::{
    page::{Span, Tone, Writer},
    parts,
};
use crate::dossier::{EntryId, Record, Tie, record::Statement};

/// The detail of a statement itself.
pub(super) fn statement<'d>(writer: &mut Writer<'d>, statement: &'d Statement) {
    let speaker = writer.reference(&statement.speaker);
    let marks = writer.marks(&statement.cites);
    let force = Span::new(format!(" {}", statement.force.words()), Tone::Label);
    writer.paragraph(2, vec![speaker, force]);
    writer.paragraph(0, vec![Span::new(&*statement.text, Tone::Plain), marks]);
    writer.gap();
    let side = writer.reference(&statement.side);
    writer.paragraph(4, vec![Span::new("On the side of: ", Tone::Label), side]);
    let source = writer.reference(&statement.reported_by);
    writer.paragraph(4, vec![Span::new("Reported by: ", Tone::Label), source]);
    parts::about(writer, &statement.about);
    if !statement.contradicts.is_empty() {
        writer.section("≠ Other positions");
        let dossier = writer.dossier();
        let others = statement.contradicts.iter().filter_map(|other| dossier.find(other)).collect();
        for other in parts::in_order(writer, others) {
            position(writer, other);
        }
    }
    writer.gap();
}

/// How many statements and figures are listed; the rest is counted.
const LISTED: usize = 200;

/// What is said of the entry, and what is counted of it.
pub(super) fn about(writer: &mut Writer<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let subjects = std::iter::once(id).chain(dossier.tells(id).iter().copied());
    let tied: Vec<EntryId> =
        subjects.flat_map(|subject| dossier.ties(subject, Tie::About, false)).collect();
    let (tied, more) = parts::first_in_order(writer, tied, LISTED);
    let (statements, figures): (Vec<_>, Vec<_>) =
        tied.into_iter().partition(|id| matches!(dossier.record(*id), Record::Statement(_)));
    if !statements.is_empty() {
        let contested = statements.iter().any(|id| is_answered(dossier, *id));
        writer.section(if contested { "≠ Positions, by date" } else { "Said of it, by date" });
        for statement in statements {
            position(writer, statement);
        }
    }
    if !figures.is_empty() {
        writer.section("Figures, by who gives them");
        for figure in figures {
            let Record::Figure(it) = dossier.record(figure) else { continue };
            let qualifier = it.qualifier.map_or(String::new(), |it| format!("{} ", it.words()));
            let value = format!("{qualifier}{} {} ", parts::number(it.value), it.unit);
            let reference = writer.reference_to(figure, (&*it.measures).into());
            let voice = Span::new(format!(", {}", dossier.name_of(&it.according_to)), Tone::Plain);
            let marks = writer.marks(&it.cites);
            writer.paragraph(4, vec![Span::new(value, Tone::Strong), reference, voice, marks]);
        }
    }
    parts::more(writer, more);
    writer.gap();
}

fn is_answered(dossier: &crate::dossier::Dossier, id: EntryId) -> bool {
    [true, false].into_iter().any(|way| dossier.ties(id, Tie::Contradicts, way).next().is_some())
}

/// One position: when, who, on which side, with what force, and where it says so.
fn position(writer: &mut Writer<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let Record::Statement(statement) = dossier.record(id) else { return };
    let mark = if is_answered(dossier, id) { "≠ " } else { "" };
    let reference = writer.reference_to(id, dossier.name_of(&statement.speaker).into());
    let side = match dossier.name_of(&statement.side) {
        side if side == dossier.name_of(&statement.speaker) => String::new(),
        side => format!(" ({side})"),
    };
    let marks = writer.marks(&statement.cites);
    let basis = statement.date_basis.map_or(String::new(), |it| format!("({}) ", it.words()));
    writer.paragraph(
        2,
        vec![
            Span::new(mark, Tone::Contested),
            Span::new(format!("{} {basis}", statement.date.words()), Tone::Date),
            reference,
            Span::new(side, Tone::Plain),
            Span::new(format!(" {}", statement.force.words()), Tone::Label),
        ],
    );
    writer.paragraph_at(4, 0, vec![Span::new(&*statement.text, Tone::Plain), marks]);
}
