//! Who says what: the positions on a record, those of each side in a column of its own. The sides
//! stand in the order in which they first spoke, what each said in the order of dates.

use super::{
    columns,
    page::{Span, Tone, Writer},
    parts,
};
use crate::dossier::{Dossier, EntryId, Record, Tie, record::Statement};

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
        let others = parts::in_order(writer, others);
        let others = numbered(writer, &others);
        others.iter().for_each(|other| position(writer, other, &others, true));
    }
    writer.gap();
}

/// How many statements and figures are listed; the rest is counted.
const LISTED: usize = 200;

/// What is said of the entry, and what is counted of it.
pub(super) fn about(writer: &mut Writer<'_>, id: EntryId) {
    let dossier = writer.dossier();
    let tied: Vec<EntryId> = dossier
        .same_happening(id)
        .flat_map(|subject| dossier.ties(subject, Tie::About, false))
        .collect();
    let (tied, more) = parts::first_in_order(writer, tied, LISTED);
    let (statements, figures): (Vec<_>, Vec<_>) =
        tied.into_iter().partition(|id| matches!(dossier.record(*id), Record::Statement(_)));
    if !statements.is_empty() {
        positions(writer, &statements);
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

/// The positions in the order of their dates, side by side where sides differ and there is room.
fn positions<'d>(writer: &mut Writer<'d>, statements: &[EntryId]) {
    let dossier = writer.dossier();
    let contested = statements.iter().any(|id| is_answered(dossier, *id));
    let mut sides: Vec<(&str, Vec<EntryId>)> = Vec::new();
    for (id, it) in statements.iter().filter_map(|id| Some((*id, statement_of(dossier, *id)?))) {
        match sides.iter_mut().find(|(side, _)| *side == &*it.side) {
            Some((_, said)) => said.push(id),
            None => sides.push((&it.side, vec![id])),
        }
    }
    let room = columns::room(writer.cells());
    if !contested || sides.len() < 2 || room < 2 {
        writer.section(if contested { "≠ Positions, by date" } else { "Said of it, by date" });
        let all = numbered(writer, statements);
        all.iter().for_each(|one| position(writer, one, &all, true));
        return;
    }
    writer.section("≠ Positions, side by side, each by date");
    let order: Vec<EntryId> = sides.iter().flat_map(|(_, said)| said).copied().collect();
    let all = numbered(writer, &order);
    let of_side = |side: &str| {
        let it: Vec<&Numbered> =
            all.iter().filter(|one| one.statement.side.as_ref() == side).collect();
        it
    };
    let blocks = sides.iter().map(|(side, _)| {
        let (all, said) = (&all, of_side(side));
        move |writer: &mut Writer<'d>| {
            let name = dossier.name_of(side);
            writer.paragraph(0, vec![Span::new(name, Tone::Strong)]);
            said.iter().for_each(|one| position(writer, one, all, false));
        }
    });
    columns::beside(writer, room.min(sides.len()), blocks);
}

fn statement_of(dossier: &Dossier, id: EntryId) -> Option<&Statement> {
    if let Record::Statement(it) = dossier.record(id) { Some(it) } else { None }
}

fn is_answered(dossier: &Dossier, id: EntryId) -> bool {
    [true, false].into_iter().any(|way| dossier.ties(id, Tie::Contradicts, way).next().is_some())
}

/// A position with the reference by which the others name it.
struct Numbered<'d> {
    id: EntryId,
    statement: &'d Statement,
    reference: Span,
}

/// The statements with their numbers, in the order given: before any is written, so that each can
/// name those that it contradicts.
fn numbered<'d>(writer: &mut Writer<'d>, statements: &[EntryId]) -> Vec<Numbered<'d>> {
    let dossier = writer.dossier();
    let one = |id: &EntryId| {
        let statement = statement_of(dossier, *id)?;
        let reference = writer.reference_to(*id, dossier.name_of(&statement.speaker).into());
        Some(Numbered { id: *id, statement, reference })
    };
    statements.iter().filter_map(one).collect()
}

/// The numbers of those on the page that the position stands against: ` [4] [7]–[9]`.
fn against(dossier: &Dossier, id: EntryId, all: &[Numbered<'_>]) -> String {
    let contradicted = |other: &&Numbered<'_>| {
        let links = dossier.links(id);
        links.iter().any(|link| link.tie == Tie::Contradicts && link.other == other.id)
    };
    let numbers: Vec<usize> = all
        .iter()
        .filter(contradicted)
        .filter_map(|other| Some(other.reference.target? + 1))
        .collect();
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    runs.fold(String::new(), |text, run| match run {
        [first, _, .., last] => format!("{text} [{first}]–[{last}]"),
        few => few.iter().fold(text, |text, number| format!("{text} [{number}]")),
    })
}

/// One position: when, who, with what force, against which others, and where it says so; on which
/// side, where the place on the page does not tell.
fn position<'d>(writer: &mut Writer<'d>, one: &Numbered<'d>, all: &[Numbered<'d>], sided: bool) {
    let dossier = writer.dossier();
    let statement = one.statement;
    let side = match dossier.name_of(&statement.side) {
        side if !sided || side == dossier.name_of(&statement.speaker) => String::new(),
        side => format!(" ({side})"),
    };
    let basis = statement.date_basis.map_or(String::new(), |it| format!("({}) ", it.words()));
    let mark = if is_answered(dossier, one.id) { " ≠" } else { "" };
    writer.paragraph(
        2,
        vec![
            Span::new(format!("{} {basis}", statement.date.words()), Tone::Date),
            one.reference.clone(),
            Span::new(side, Tone::Plain),
            Span::new(format!(" {}", statement.force.words()), Tone::Label),
            Span::new(format!("{mark}{}", against(dossier, one.id, all)), Tone::Contested),
        ],
    );
    let marks = writer.marks(&statement.cites);
    writer.paragraph_at(2, 0, vec![Span::new(&*statement.text, Tone::Plain), marks]);
}
