//! Two records side by side: how far apart, what lies between, how they hang together, and of two
//! acts what each of them is.

use super::{
    builder::ArticleBuilder,
    event,
    model::{Article, Block, Span, TextRole},
    snapshot,
};
use crate::dossier::{
    Date, Dossier, EntryId, Record, apart, first_term_end, record::Treaty, vocabulary::ActionType,
};

/// How many of what lies between are listed.
const LISTED: usize = 12;

/// Composes the page on two entries.
#[must_use]
pub fn between(dossier: &Dossier, one: EntryId, other: EntryId) -> Article<'_> {
    let mut builder = ArticleBuilder::new(dossier);
    for (letter, id) in [("A ", one), ("B ", other)] {
        let reference = builder.reference_to(id, dossier.title(id));
        let mut spans = vec![Span::new(letter, TextRole::Label), reference];
        if let Some(date) = dossier.date(id) {
            spans.push(Span::new(format!(", {}", date.words()), TextRole::Date));
        }
        builder.paragraph(2, spans);
    }
    distance(&mut builder, one, other);
    chain(&mut builder, one, other);
    if let (Record::Treaty(a), Record::Treaty(b)) = (dossier.record(one), dossier.record(other)) {
        side_by_side(&mut builder, (one, a), (other, b));
    }
    builder.finish()
}

fn distance(builder: &mut ArticleBuilder<'_>, one: EntryId, other: EntryId) {
    let dossier = builder.dossier();
    let (Some(from), Some(to)) = (dossier.date(one), dossier.date(other)) else {
        builder.section("Time between");
        builder.paragraph(2, vec![Span::new("One record is undated.", TextRole::Plain)]);
        return;
    };
    builder.section("Time between");
    let text = match apart(from, to) {
        Some((least, most)) if least == most => {
            format!("{}: {}", most.days_words(), most.calendar_words())
        }
        Some((least, most)) => {
            format!("{} to {} (dates are approximate)", least.days, most.days_words())
        }
        None => "One date is open-ended.".to_owned(),
    };
    builder.paragraph(2, vec![Span::new(text, TextRole::Strong)]);
    let (first, last) = if from.order() <= to.order() { (from, to) } else { (to, from) };
    let day = |id: &EntryId| dossier.date(*id).map(|date| date.order().0);
    let line = dossier.timeline();
    let begin = line.partition_point(|id| day(id).is_some_and(|day| day <= first.latest()));
    let end = line.partition_point(|id| day(id).is_some_and(|day| day < last.earliest()));
    let inside = line.get(begin..end).unwrap_or_default();
    builder.paragraph(
        2,
        vec![Span::new(format!("{} events in between:", inside.len()), TextRole::Label)],
    );
    for id in inside.iter().take(LISTED) {
        builder.entry(*id);
    }
    if inside.len() > LISTED {
        let more = format!("and {} more", inside.len() - LISTED);
        builder.indented(2, 2, vec![Span::new(more, TextRole::Dim)]);
    }
}

/// The shortest chain of ties, one step a line.
fn chain(builder: &mut ArticleBuilder<'_>, one: EntryId, other: EntryId) {
    let dossier = builder.dossier();
    builder.section("Connection");
    let Some(hops) = dossier.path(one, other) else {
        let text = "No connection between the two.";
        builder.paragraph(2, vec![Span::new(text, TextRole::Plain)]);
        return;
    };
    builder.paragraph(2, vec![Span::new(dossier.title(one), TextRole::Plain)]);
    for hop in hops {
        let words = Span::new(format!("└ {} ", hop.words), TextRole::Label);
        let to = builder.reference_to(hop.to, dossier.title(hop.to));
        builder.indented(2, 4, vec![words, to]);
    }
}

/// What an act has to say on one topic, a line each.
type DifferenceTopic = fn(&Dossier, &Treaty) -> Vec<String>;

/// What is compared of two acts, one topic after the other, A on the left and B on the right.
fn side_by_side(
    builder: &mut ArticleBuilder<'_>,
    one: (EntryId, &Treaty),
    other: (EntryId, &Treaty),
) {
    builder.section("Comparison");
    let topics: [(&str, DifferenceTopic); 6] = [
        ("Parties", parties),
        ("Dates", dates),
        ("Days between actions", stages),
        ("Duration", term),
        ("Provisions", provisions),
        ("Amounts by source", money),
    ];
    let dossier = builder.dossier();
    for (name, of) in topics {
        let (left, right) = (of(dossier, one.1), of(dossier, other.1));
        if left.is_empty() && right.is_empty() {
            continue;
        }
        builder.end_section();
        builder.paragraph(0, vec![Span::new(name, TextRole::Label)]);
        builder.push(Block::Comparison([left, right]));
    }
}

fn parties(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    treaty.parties.iter().map(|party| dossier.name_of(party).to_owned()).collect()
}

/// The steps in the order of time.
fn steps(treaty: &Treaty) -> Vec<&crate::dossier::record::Action> {
    let mut steps: Vec<_> = treaty.actions.iter().collect();
    steps.sort_by_key(|step| step.date.order());
    steps
}

fn dates(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    let line = |step: &crate::dossier::record::Action| {
        let basis = step.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
        let by = crate::article::treaty::taken_by(dossier, step);
        format!("{} {}{basis}{by}", treaty.action_label(step), step.date.words())
    };
    steps(treaty).into_iter().map(line).collect()
}

/// How long it took from one step to the next, and from signature to force.
fn stages(_: &Dossier, treaty: &Treaty) -> Vec<String> {
    let steps = steps(treaty);
    let exact = |one: &Date, other: &Date| {
        let (least, most) = apart(one, other)?;
        (least == most).then(|| most.days_words())
    };
    let mut lines: Vec<String> = steps
        .windows(2)
        .map(|pair| {
            let days = exact(&pair[0].date, &pair[1].date);
            let days = days.unwrap_or_else(|| "unknown time".to_owned());
            format!(
                "{days} from {} to {}",
                treaty.action_label(pair[0]),
                treaty.action_label(pair[1])
            )
        })
        .collect();
    let of = |kind| steps.iter().find(|step| step.kind == kind);
    if let Some((signed, force)) = of(ActionType::Signature).zip(of(ActionType::EntryIntoForce))
        && let Some(days) = exact(&signed.date, &force.date)
    {
        lines.push(format!("{days} from signature to entry into force"));
    }
    lines
}

fn term(_: &Dossier, treaty: &Treaty) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(treaty.duration.as_deref().map(crate::article::treaty::duration_words));
    let end = first_term_end(treaty);
    lines.extend(end.map(|end| format!("initial term ends {} (calculated)", snapshot::words(end))));
    lines.extend(treaty.duration_note.as_deref().map(str::to_owned));
    lines
}

fn provisions(_: &Dossier, treaty: &Treaty) -> Vec<String> {
    treaty.provisions.iter().map(|provision| provision.text.to_string()).collect()
}

fn money(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    let line = |money: &crate::dossier::record::Money| {
        let voice = money.according_to.as_deref().map(|voice| dossier.name_of(voice));
        let voice = voice.map_or(String::new(), |voice| format!(", according to {voice}"));
        format!("{} {}: {}{voice}", event::number(money.amount), money.currency, money.purpose)
    };
    treaty.money.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::between;
    use crate::{dossier::Kind, file_format::builtin, text::width};

    #[test]
    fn two_acts_fit_lines_of_any_width() {
        let dossier = builtin();
        let acts: Vec<_> = dossier
            .entries_of_kind(Kind::Treaty)
            .filter(|id| dossier.record_entry(*id) == *id)
            .collect();
        for pair in acts.windows(2).step_by(7) {
            for cells in 1..40 {
                let page = between(&dossier, pair[0], pair[1]).layout(cells);
                for line in page.lines {
                    let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                    assert!(width(&text) <= cells.max(2), "{cells}: {text}");
                    assert!(!text.contains('…'), "{cells}: {text}");
                }
            }
        }
    }
}
