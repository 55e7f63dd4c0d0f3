//! The detail of a treaty: its life, who signed, what it provides, its money and its kin.

use super::{
    event,
    layout::ArticleBuilder,
    model::{Span, TextRole},
};
use crate::{
    date::{Date, apart},
    dossier::{
        Dossier, EntryId, EntryPart, LinkKind, first_term_end,
        record::{Action, Money, Treaty},
        vocabulary::{ActionType, DateBasis},
    },
};

pub(super) fn treaty<'d>(writer: &mut ArticleBuilder<'d>, id: EntryId, treaty: &'d Treaty) {
    signatories(writer, treaty);
    steps(writer, id, treaty);
    term(writer, treaty);
    if let Some(place) = &treaty.signed_place {
        event::places(writer, std::slice::from_ref(place));
    }
    writer.references("Parties: ", treaty.parties.iter().map(|party| (&**party, String::new())));
    event::names(writer, &treaty.names);
    for identifier in &treaty.identifiers {
        writer.labelled(&identifier.scheme, &identifier.identifier);
    }
    if !treaty.provisions.is_empty() {
        writer.section("Provisions");
        for provision in &treaty.provisions {
            let marks = writer.marks(&provision.cites);
            writer.paragraph(
                2,
                vec![Span::new(format!("– {}", provision.text), TextRole::Plain), marks],
            );
        }
    }
    if !treaty.money.is_empty() {
        writer.section("Money, by who says so");
        for money in &treaty.money {
            sum(writer, money);
        }
    }
    kin(writer, id, treaty);
    writer.gap();
}

/// The steps of the life, one a line, each a reference of its own.
pub(super) fn steps(writer: &mut ArticleBuilder<'_>, id: EntryId, treaty: &Treaty) {
    let dossier = writer.dossier();
    let mut order: Vec<EntryId> = dossier.parts(id).collect();
    order.sort_by_cached_key(|id| (dossier.date(*id).map(crate::date::Date::order), *id));
    let mut before: Option<&Date> = None;
    let last = order.len().saturating_sub(1);
    if last > 0 {
        let words = "Steps, each with the days since the one before:";
        writer.paragraph(0, vec![Span::new(words, TextRole::Label)]);
    }
    let end = first_term_end(treaty);
    for (nth, step) in order.into_iter().enumerate() {
        let EntryPart::Action(at) = dossier.entry(step).part else { continue };
        let Some(action) = treaty.actions.get(usize::from(at)) else { continue };
        let basis = action.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
        let contested = if action.rival_dates.is_empty() { "" } else { " ≠" };
        let reference = writer.reference_to(step, treaty.action_label(dossier, action));
        let by = taken_by(dossier, action);
        let date = format!(" {}{basis}", action.date.words());
        let marks = writer.marks(dossier.citations(step));
        let dispute = Span::new(contested, TextRole::Contested);
        let gap = before.map_or(String::new(), |before| days_after(before, &action.date));
        let joint = match (nth, nth == last && end.is_none()) {
            (0, true) => "─",
            (0, false) => "┌",
            (_, true) => "└",
            (_, false) => "├",
        };
        let line = Span::new(format!("{joint} {gap:>GAP_CELLS$} "), TextRole::Dim);
        let spans = vec![
            line,
            reference,
            Span::new(date, TextRole::Date),
            dispute,
            Span::new(by, TextRole::Plain),
            marks,
        ];
        writer.paragraph_at(0, GAP_CELLS + 5, spans);
        before = Some(&action.date);
    }
    if let Some(end) = end {
        let line = Span::new(format!("┆\u{a0}{:>GAP_CELLS$}\u{a0}", ""), TextRole::Dim);
        let date = Span::new(format!(" {}", Date::of_day(end).words()), TextRole::Date);
        let words = Span::new("first term ends", TextRole::Plain);
        let computed = Span::new(format!(" ({})", computed(treaty)), TextRole::Dim);
        writer.paragraph_at(0, GAP_CELLS + 5, vec![line, words, date, computed]);
    }
}

/// Who carried out the action, unless its label or the signatories name them already.
pub(super) fn taken_by(dossier: &Dossier, action: &Action) -> String {
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

/// From what the end of the first term is computed.
fn computed(treaty: &Treaty) -> String {
    let term = treaty.duration.as_deref().map(duration_words).unwrap_or_default();
    let force = treaty.actions.iter().find(|it| it.kind == ActionType::EntryIntoForce);
    let basis = force.and_then(|it| it.date_basis).filter(|it| *it != DateBasis::Stated);
    let basis = basis.map_or(String::new(), |it| format!(", whose date is {}", it.label()));
    format!("computed: {term} from entry into force{basis}")
}

/// The cells of the days between two steps: `+123 d`.
const GAP_CELLS: usize = 7;

/// How many days later a step came, where both dates are exact; `+? d` where they are not.
fn days_after(before: &Date, date: &Date) -> String {
    match apart(before, date) {
        Some((least, most)) if least == most => format!("+{} d", most.days),
        // Nothing is cut here: one of the dates is not exact.
        _ => "+? d".to_owned(),
    }
}

/// Who signed, each with the office held and for whom.
pub(super) fn signatories(writer: &mut ArticleBuilder<'_>, treaty: &Treaty) {
    let dossier = writer.dossier();
    let signed = treaty.signatories.iter().map(|signatory| {
        let office = signatory.role.as_deref().map_or(String::new(), |role| format!(", {role}"));
        (&*signatory.person, format!("{office}, for {}", dossier.name_of(&signatory.on_behalf_of)))
    });
    writer.references("Signed by: ", signed);
}

/// How long it holds; when the first term ends stands among the steps.
fn term(writer: &mut ArticleBuilder<'_>, treaty: &Treaty) {
    if let Some(duration) = &treaty.duration {
        writer.labelled("Term", &duration_words(duration));
    }
    if let Some(note) = &treaty.duration_note {
        writer.labelled("Term note", note);
    }
}

/// `P25Y` as "25 years"; what is no plain number of years, months or days as it stands.
pub(super) fn duration_words(duration: &str) -> String {
    let body = duration.strip_prefix('P').unwrap_or(duration);
    let unit = |letter: char, word: &str| {
        let count: u32 = body.strip_suffix(letter)?.parse().ok()?;
        Some(format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
    };
    unit('Y', "year")
        .or_else(|| unit('M', "month"))
        .or_else(|| unit('D', "day"))
        .unwrap_or_else(|| duration.to_owned())
}

fn sum<'d>(writer: &mut ArticleBuilder<'d>, money: &'d Money) {
    let year = money.for_year.as_ref().map_or(String::new(), |it| format!(", for {}", it.words()));
    let text =
        format!("{} {}{year}: {}", event::number(money.amount), money.currency, money.purpose);
    let mut spans = vec![Span::new(text, TextRole::Plain)];
    if let Some(voice) = &money.according_to {
        spans.push(Span::new(", according to ", TextRole::Plain));
        spans.push(writer.reference(voice));
    }
    spans.push(writer.marks(&money.cites));
    writer.paragraph(2, spans);
}

/// The acts it stands in a relation to, seen from both sides.
fn kin(writer: &mut ArticleBuilder<'_>, id: EntryId, treaty: &Treaty) {
    let dossier = writer.dossier();
    let back: Vec<_> = dossier
        .links(id)
        .iter()
        .filter(|link| matches!(link.tie, LinkKind::Related(_)) && !link.forward)
        .collect();
    if treaty.related.is_empty() && back.is_empty() {
        return;
    }
    writer.section("Related acts");
    for related in &treaty.related {
        let other = writer.reference(&related.treaty);
        writer.paragraph(
            4,
            vec![Span::new(format!("{} ", related.how.label()), TextRole::Label), other],
        );
    }
    let mut shown = writer.shown();
    for link in back {
        if !shown.insert(link.other) {
            continue;
        }
        let other = writer.reference_to(link.other, dossier.title(link.other));
        let words = format!("{} ", link.tie.inverse_label());
        writer.paragraph(4, vec![Span::new(words, TextRole::Label), other]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_words() {
        assert_eq!(duration_words("P25Y"), "25 years");
        assert_eq!(duration_words("P1Y"), "1 year");
        assert_eq!(duration_words("P1Y6M"), "P1Y6M");
    }
}
