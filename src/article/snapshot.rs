//! What was so on a day: of one entry, for the head of its detail; and of everything, as a page.

use super::{
    layout::ArticleBuilder,
    model::{Article, Span, TextRole},
};
use crate::{
    date::{Date, Day},
    dossier::{
        Changes, Dossier, EntryId, Kind, OfficeState, RecognitionState, RecognitionStatus,
        Snapshot, Subject, TenureCertainty, TreatyState, TreatyStatus, action_label,
    },
};

/// What was so of the entry on the day, under a heading that names it.
pub(super) fn on_day(writer: &mut ArticleBuilder<'_>, id: EntryId, day: Day) {
    let dossier = writer.dossier();
    let heading = Span::new(format!("On {}: ", words(day)), TextRole::Heading);
    if let Some(state) = dossier.treaty_on(id, day) {
        let mut spans = vec![heading];
        spans.extend(status(writer, &state));
        writer.paragraph(2, spans);
        writer.gap();
        return;
    }
    if let (Kind::Person, offices) = (dossier.kind(id), dossier.offices_on(id, day)) {
        let offices: Vec<OfficeState> = offices.collect();
        if offices.is_empty() {
            writer.paragraph(2, vec![heading, Span::new("no office is known", TextRole::Plain)]);
        } else {
            writer.paragraph(2, vec![heading]);
        }
        for office in offices {
            let spans = holding(writer, office, false);
            writer.paragraph_at(2, 2, spans);
        }
        writer.gap();
        return;
    }
    let given: Vec<RecognitionState> = dossier.recognitions_on(id, day).collect();
    if !given.is_empty() {
        let count = |wanted| given.iter().filter(|it| it.status == wanted).count();
        let mut text = format!("recognised by {}", count(RecognitionStatus::InEffect));
        for (wanted, after) in [
            (RecognitionStatus::Uncertain, "more perhaps"),
            (RecognitionStatus::Withdrawn, "withdrawn"),
        ] {
            if count(wanted) > 0 {
                text.push_str(&format!(", {} {after}", count(wanted)));
            }
        }
        writer.paragraph(2, vec![heading, Span::new(text, TextRole::Plain)]);
        writer.gap();
        return;
    }
    let Some(date) = dossier.date(id) else { return };
    writer.paragraph(2, vec![heading, Span::new(apart(date, day), TextRole::Plain)]);
    writer.gap();
}

/// Which offices these people held on the day of the date, where it is an exact one: what they
/// were then, and not what they became.
pub(super) fn offices_then(writer: &mut ArticleBuilder<'_>, people: &[EntryId], date: &Date) {
    let dossier = writer.dossier();
    let Some(day) = date.exact_day() else { return };
    let mut lines = Vec::new();
    let mut seen = Vec::new();
    for id in people.iter().copied() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        for office in dossier.offices_on(id, day) {
            let mut spans = holding(writer, office, false);
            spans.insert(0, Span::new(format!("{}: ", dossier.title(id)), TextRole::Plain));
            lines.push(spans);
        }
    }
    if lines.is_empty() {
        return;
    }
    writer.paragraph(2, vec![Span::new("In office that day:", TextRole::Label)]);
    for spans in lines {
        writer.paragraph_at(2, 2, spans);
    }
}

/// How the date lies to the day.
fn apart(date: &Date, day: Day) -> String {
    let days = |from: Day, to: Day| {
        let count = i64::from(to.0) - i64::from(from.0);
        format!("{count} day{}", if count == 1 { "" } else { "s" })
    };
    match date.exact_day() {
        Some(own) if own == day => "this day".to_owned(),
        Some(own) if own < day => format!("{} before", days(own, day)),
        Some(own) => format!("{} later", days(day, own)),
        None if date.latest() < day => "over by then".to_owned(),
        None if date.earliest() > day => "not yet".to_owned(),
        None => "its date leaves open whether it was before or after".to_owned(),
    }
}

/// The status of an act, by which action, and when its term ends.
fn status(writer: &mut ArticleBuilder<'_>, state: &TreatyState) -> Vec<Span> {
    let dossier = writer.dossier();
    let mut spans = vec![Span::new(state.text(dossier, Date::words), TextRole::Strong)];
    if let Some(action) = state.action {
        spans.push(Span::new(": ", TextRole::Plain));
        let name = match dossier.subject(action) {
            Subject::Action(treaty, it) => action_label(dossier, treaty, it),
            _ => dossier.title(action),
        };
        spans.push(writer.reference_to(action, name));
        let date = dossier.date(action).map_or(String::new(), |date| format!(" {}", date.words()));
        spans.push(Span::new(date, TextRole::Date));
    }
    if let Some(end) = state.term_end.filter(|_| !state.renewed) {
        let verb = if state.status == TreatyStatus::PastTerm { "expired" } else { "ends" };
        let text = format!("; the initial term {verb} {} (calculated)", words(end));
        spans.push(Span::new(text, TextRole::Plain));
    }
    if !state.sure {
        spans.push(Span::new(" ~ dates uncertain", TextRole::Dim));
    }
    spans
}

/// An office, who held it where that is asked for, and how surely.
fn holding(writer: &mut ArticleBuilder<'_>, state: OfficeState, with_holder: bool) -> Vec<Span> {
    let dossier = writer.dossier();
    let title = match dossier.subject(state.term) {
        Subject::Term(_, term) if !with_holder => (&*term.office).into(),
        _ => dossier.title(state.term),
    };
    let mut spans = vec![writer.reference_to(state.term, title)];
    if state.certainty != TenureCertainty::Held {
        spans.push(Span::new(format!(" ({})", state.certainty.label()), TextRole::Dim));
    }
    spans
}

/// The whole state of the day: acts by their standing, offices, recognitions, and what lies
/// before and after.
#[must_use]
pub fn state_of_day(dossier: &Dossier, day: Day, cells: usize) -> Article {
    let mut writer = ArticleBuilder::new(dossier, cells);
    let state = Snapshot::of(dossier, day);
    writer.paragraph(0, vec![Span::new(words(day), TextRole::Strong)]);
    around(&mut writer, day);
    for group in state.treaties.chunk_by(|one, other| one.status == other.status) {
        let Some(first) = group.first() else { continue };
        writer.section(&capital(first.status.label()));
        for it in group {
            let mut spans = vec![writer.reference_to(it.treaty, dossier.title(it.treaty))];
            let text = it.text(dossier, Date::words);
            let detail = match text.strip_prefix(it.status.label()) {
                None | Some("") => it.since(dossier).map(Date::words).unwrap_or_default(),
                Some(detail) => detail.trim_start_matches([',', ' ']).to_owned(),
            };
            if !detail.is_empty() {
                spans.push(Span::new(format!(", {detail}"), TextRole::Date));
            }
            if let Some(end) = it.term_end.filter(|_| !it.renewed) {
                let text = format!("; initial term to {} (calculated)", words(end));
                spans.push(Span::new(text, TextRole::Dim));
            }
            spans.push(Span::new(if it.sure { "" } else { " ~" }, TextRole::Dim));
            writer.paragraph_at(2, 2, spans);
        }
    }
    for group in state.offices.chunk_by(|one, other| one.certainty == other.certainty) {
        let title = match group.first().map(|it| it.certainty) {
            Some(TenureCertainty::Attested) => "In office, as far as attested",
            Some(TenureCertainty::Possible) => "Perhaps in office: the dates leave it open",
            _ => "In office",
        };
        writer.section(title);
        for it in group {
            let term = writer.reference_to(it.term, dossier.title(it.term));
            writer.paragraph_at(2, 2, vec![term]);
        }
    }
    for group in state.recognitions.chunk_by(|one, other| one.status == other.status) {
        let title = match group.first().map(|it| it.status) {
            Some(RecognitionStatus::Withdrawn) => "Recognitions withdrawn",
            Some(RecognitionStatus::Uncertain) => "Recognitions that the dates leave open",
            _ => "Recognitions that stand (status: disputed)",
        };
        writer.section(title);
        for it in group {
            let given = writer.reference_to(it.recognition, dossier.title(it.recognition));
            let mut spans = vec![given];
            if let Some(date) = dossier.date(it.recognition) {
                spans.push(Span::new(format!(", {}", date.words()), TextRole::Date));
            }
            writer.paragraph_at(2, 2, spans);
        }
    }
    writer.finish()
}

fn around(writer: &mut ArticleBuilder<'_>, day: Day) {
    let dossier = writer.dossier();
    let around = dossier.nearby(dossier.timeline(), day);
    let lines = [("Last before", around.before)]
        .into_iter()
        .chain(around.on.iter().map(|id| ("That day", Some(*id))))
        .chain([("Next after", around.after)]);
    for (label, id) in lines.filter_map(|(label, id)| Some((label, id?))) {
        let date = dossier.date(id).filter(|_| label != "That day");
        let date = date.map_or(String::new(), |date| format!("{} ", date.words()));
        let label = Span::new(format!("{label}: "), TextRole::Label);
        let happening = writer.reference_to(id, dossier.title(id));
        writer.paragraph(2, vec![label, Span::new(date, TextRole::Date), happening]);
    }
    let changes = Changes::of(dossier);
    if let Some(change) = changes.after(day).first() {
        let text = format!("{}, {}", words(change.day), change.label(dossier));
        writer.labelled("Next change", &text);
    }
}

/// A day in words.
pub(super) fn words(day: Day) -> String {
    Date::of_day(day).words()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
