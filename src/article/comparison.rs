//! The comparison of two records: the time and events between, their connection, and the terms of
//! two treaties.

use super::{
    builder::ArticleBuilder,
    event,
    model::{Article, Block, Span, TextRole},
    snapshot,
};
use crate::{
    date::{Date, apart},
    dossier::{Dossier, EntryId, Record, first_term_end, record::Treaty, vocabulary::ActionType},
};

/// The limit of listed events in between.
const MAX_LISTED: usize = 12;

/// Composes the comparison of two entries.
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
    connection(&mut builder, one, other);
    if let (Record::Treaty(a), Record::Treaty(b)) = (dossier.record(one), dossier.record(other)) {
        compare_treaties(&mut builder, [a, b]);
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
    for id in inside.iter().take(MAX_LISTED) {
        builder.entry(*id);
    }
    if inside.len() > MAX_LISTED {
        let more = format!("and {} more", inside.len() - MAX_LISTED);
        builder.indented(2, 2, vec![Span::new(more, TextRole::Dim)]);
    }
}

/// The shortest path between the records.
fn connection(builder: &mut ArticleBuilder<'_>, one: EntryId, other: EntryId) {
    let dossier = builder.dossier();
    builder.section("Connection");
    let Some(steps) = dossier.path(one, other) else {
        let text = "No connection between the two.";
        builder.paragraph(2, vec![Span::new(text, TextRole::Plain)]);
        return;
    };
    builder.paragraph(2, vec![Span::new(dossier.title(one), TextRole::Plain)]);
    for step in steps {
        let words = Span::new(format!("└ {} ", step.words), TextRole::Label);
        let to = builder.reference_to(step.to, dossier.title(step.to));
        builder.indented(2, 4, vec![words, to]);
    }
}

/// The lines of a treaty for one topic.
type DifferenceTopic = fn(&Dossier, &Treaty) -> Vec<String>;

/// Compares two treaties topic by topic.
fn compare_treaties(builder: &mut ArticleBuilder<'_>, treaties: [&Treaty; 2]) {
    builder.section("Comparison");
    let topics: [(&str, DifferenceTopic); 6] = [
        ("Parties", parties),
        ("Dates", dates),
        ("Days between actions", intervals),
        ("Duration", term),
        ("Provisions", provisions),
        ("Amounts by source", money),
    ];
    let dossier = builder.dossier();
    for (name, lines) in topics {
        let lists = treaties.map(|treaty| lines(dossier, treaty));
        if lists.iter().all(Vec::is_empty) {
            continue;
        }
        builder.end_section();
        builder.paragraph(0, vec![Span::new(name, TextRole::Label)]);
        builder.push(Block::Comparison(lists));
    }
}

fn parties(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    treaty.parties.iter().map(|party| dossier.name_of(party).to_owned()).collect()
}

/// The treaty actions in chronological order.
fn actions(treaty: &Treaty) -> Vec<&crate::dossier::record::Action> {
    let mut actions: Vec<_> = treaty.actions.iter().collect();
    actions.sort_by_key(|action| action.date.order());
    actions
}

fn dates(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    let line = |action: &crate::dossier::record::Action| {
        let basis = action.date_basis.map_or(String::new(), |it| format!(" ({})", it.label()));
        let by = crate::article::treaty::action_agents(dossier, action);
        format!("{} {}{basis}{by}", treaty.action_label(dossier, action), action.date.words())
    };
    actions(treaty).into_iter().map(line).collect()
}

/// The time from one action to the next, and from signature to entry into force.
fn intervals(dossier: &Dossier, treaty: &Treaty) -> Vec<String> {
    let actions = actions(treaty);
    let exact = |one: &Date, other: &Date| {
        let (least, most) = apart(one, other)?;
        (least == most).then(|| most.days_words())
    };
    let mut lines: Vec<String> = actions
        .windows(2)
        .map(|pair| {
            let days = exact(&pair[0].date, &pair[1].date);
            let days = days.unwrap_or_else(|| "unknown time".to_owned());
            format!(
                "{days} from {} to {}",
                treaty.action_label(dossier, pair[0]),
                treaty.action_label(dossier, pair[1])
            )
        })
        .collect();
    let of = |kind| actions.iter().find(|action| action.kind == kind);
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
        let origin = money.according_to.as_deref().map(|origin| dossier.name_of(origin));
        let origin = origin.map_or(String::new(), |origin| format!(", according to {origin}"));
        format!("{} {}: {}{origin}", event::number(money.amount), money.currency, money.purpose)
    };
    treaty.money.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::between;
    use crate::{dossier::Kind, file_format::builtin, text::width};

    #[test]
    fn comparisons_fit_any_width() {
        let dossier = builtin();
        let acts: Vec<_> = dossier
            .entries_of_kind(Kind::Treaty)
            .filter(|id| dossier.record_entry(*id) == *id)
            .collect();
        for pair in acts.windows(2).step_by(7) {
            for cells in 1..40 {
                let layout = between(&dossier, pair[0], pair[1]).layout(cells);
                for line in layout.lines {
                    let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                    assert!(width(&text) <= cells.max(2), "{cells}: {text}");
                    assert!(!text.contains('…'), "{cells}: {text}");
                }
            }
        }
    }
}
