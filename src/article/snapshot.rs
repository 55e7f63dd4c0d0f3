//! The state as of a day: of one entry, for its article, and of the whole dossier.

use super::{
    builder::{ArticleBuilder, basis_words, joined},
    model::{Article, Span, TextRole},
};
use crate::{
    date::{Date, Day},
    dossier::{
        Changes, Dossier, EntryId, EntrySet, Kind, OfficeState, RecognitionState,
        RecognitionStatus, Snapshot, Subject, TenureCertainty, TreatyState, TreatyStatus,
        action_label,
        record::{Record, Tenure},
    },
    text::{capital, quantity},
};

pub(super) fn on_day(builder: &mut ArticleBuilder<'_>, id: EntryId, day: Day) {
    let dossier = builder.dossier;
    let mut spans = vec![Span::new(format!("As of {}: ", words(day)), TextRole::Heading)];
    let offices: Vec<OfficeState> = dossier.offices_on(id, day).collect();
    let given: Vec<RecognitionState> = dossier.recognitions_on(id, day).collect();
    if let Some(state) = dossier.treaty_on(id, day) {
        spans.extend(status(builder, &state));
    } else if dossier.kind(id) == Kind::Person {
        let text = if offices.is_empty() { "no known office" } else { "" };
        spans.push(Span::new(text, TextRole::Plain));
    } else if !given.is_empty() {
        let count = |wanted| given.iter().filter(|it| it.status == wanted).count();
        let mut text = format!("recognised by {}", count(RecognitionStatus::InEffect));
        for (wanted, after) in [
            (RecognitionStatus::Uncertain, "more possibly"),
            (RecognitionStatus::Withdrawn, "withdrawn"),
            (RecognitionStatus::Lapsed, "lapsed"),
        ] {
            if count(wanted) > 0 {
                text.push_str(&format!(", {} {after}", count(wanted)));
            }
        }
        spans.push(Span::new(text, TextRole::Plain));
    } else if let Some(date) = dossier.date(id) {
        spans.push(Span::new(distance(date, day), TextRole::Plain));
    } else {
        return;
    }
    builder.paragraph(2, spans);
    if dossier.kind(id) == Kind::Person {
        for office in offices {
            let spans = holding(builder, office);
            builder.indented(2, 2, spans);
        }
    }
    builder.end_section();
}

pub(super) fn offices_then(
    builder: &mut ArticleBuilder<'_>,
    people: impl Iterator<Item = EntryId>,
    date: &Date,
) {
    let dossier = builder.dossier;
    let Some(day) = date.exact_day() else { return };
    let mut seen = EntrySet::default();
    let mut label = Some(vec![Span::new("In office that day:", TextRole::Label)]);
    for id in people.filter(|id| seen.insert(*id)) {
        for office in dossier.offices_on(id, day) {
            label.take().into_iter().for_each(|label| builder.paragraph(2, label));
            let mut spans = vec![Span::new(format!("{}: ", dossier.title(id)), TextRole::Plain)];
            spans.extend(holding(builder, office));
            builder.indented(2, 2, spans);
        }
    }
}

fn distance(date: &Date, day: Day) -> String {
    let days = |from: Day, to: Day| quantity(i64::from(to.0) - i64::from(from.0), "day");
    match date.exact_day() {
        Some(own) if own == day => "this day".to_owned(),
        Some(own) if own < day => format!("{} earlier", days(own, day)),
        Some(own) => format!("{} later", days(day, own)),
        None if date.latest() < day => "earlier".to_owned(),
        None if date.earliest() > day => "later".to_owned(),
        None => "may be before or after (date uncertain)".to_owned(),
    }
}

fn status<'d>(builder: &mut ArticleBuilder<'d>, state: &TreatyState) -> Vec<Span<'d>> {
    let dossier = builder.dossier;
    let mut spans = vec![Span::new(state.text(dossier, Date::words), TextRole::Strong)];
    if let Some(action) = state.action {
        spans.push(Span::new(": ", TextRole::Plain));
        let name = match dossier.subject(action) {
            Subject::Action(treaty, it) => action_label(dossier, treaty, it),
            _ => dossier.title(action),
        };
        spans.push(builder.reference_to(action, name));
        spans.push(Span::new(format!(" {}", dossier.date_words(action)), TextRole::Date));
    }
    // A later action of the same status has a doubt of its own.
    let later = state.action.filter(|_| state.action != state.first_action);
    let doubt = later.map(|action| basis_words(dossier.date_basis(action).0));
    spans.push(Span::new(doubt.unwrap_or_else(|| state.doubt_words()), TextRole::Dim));
    if let Some(end) = state.term_end.filter(|_| !state.renewed) {
        let verb = if state.status == TreatyStatus::PastTerm { "expired" } else { "ends" };
        let text = format!("; the initial term {verb} {} (calculated)", words(end));
        spans.push(Span::new(text, TextRole::Plain));
    }
    spans
}

fn holding<'d>(builder: &mut ArticleBuilder<'d>, state: OfficeState) -> Vec<Span<'d>> {
    let dossier = builder.dossier;
    let title = match dossier.subject(state.tenure) {
        Subject::Tenure(_, tenure) => (&*tenure.office).into(),
        _ => dossier.title(state.tenure),
    };
    let mut spans = vec![builder.reference_to(state.tenure, title)];
    if state.certainty != TenureCertainty::Held {
        spans.push(Span::new(format!(" ({})", state.certainty.label()), TextRole::Dim));
    }
    spans
}

/// The longest list with an item per line; longer ones are a paragraph.
const MAX_LISTED: usize = 4;

/// The state of the dossier on a day: offices, treaties and recognitions.
pub fn state_of_day(dossier: &Dossier, day: Day) -> Article<'_> {
    let mut builder = ArticleBuilder::new(dossier);
    let state = Snapshot::of(dossier, day);
    builder.line(0, format!("As of {}", words(day)), TextRole::Strong);
    around(&mut builder, day);
    let state_of = |it: &OfficeState| match it.certainty {
        TenureCertainty::Held => dossier.state_of_office(it.tenure),
        _ => None,
    };
    let section = |it: &OfficeState| (it.certainty, state_of(it));
    for group in state.offices.chunk_by(|one, other| section(one) == section(other)) {
        let title = match group.first().map(section) {
            Some((TenureCertainty::Attested, _)) => "In office (attested before and after)".into(),
            Some((TenureCertainty::Possible, _)) => "Possibly in office (dates uncertain)".into(),
            Some((_, Some(state))) => format!("In office, {}", dossier.short_title(state)),
            _ => "In office".to_owned(),
        };
        list(&mut builder, &title, group, usize::MAX, |builder, it| {
            let office = builder.reference_to(it.tenure, dossier.title(it.tenure));
            vec![office, Span::new(attestations(dossier, it), TextRole::Date)]
        });
    }
    let (current, others): (Vec<_>, Vec<_>) =
        state.treaties.into_iter().partition(|it| it.status.is_current());
    treaties(&mut builder, &current, usize::MAX);
    for group in state.recognitions.chunk_by(|one, other| one.status == other.status) {
        let title = match group.first().map(|it| it.status) {
            Some(RecognitionStatus::Withdrawn) => "Recognitions withdrawn",
            Some(RecognitionStatus::Lapsed) => "Recognitions lapsed (statehood no longer claimed)",
            Some(RecognitionStatus::Uncertain) => "Recognitions of uncertain date",
            _ => "Recognitions in effect (status disputed)",
        };
        list(&mut builder, title, group, usize::MAX, |builder, it| {
            let given = builder.reference_to(it.recognition, dossier.title(it.recognition));
            let date = format!(", {}", dossier.date_words(it.recognition));
            vec![given, Span::new(date, TextRole::Date)]
        });
    }
    treaties(&mut builder, &others, MAX_LISTED);
    builder.finish()
}

/// The days on which sources show the holder in an office that is only attested.
fn attestations(dossier: &Dossier, state: &OfficeState) -> String {
    match dossier.subject(state.tenure) {
        Subject::Tenure(Record::Person(person), tenure) if tenure.is_attested() => {
            let same = person.terms.iter().filter(|it| {
                it.is_attested()
                    && (&it.office, &it.organization) == (&tenure.office, &tenure.organization)
            });
            let mut same: Vec<&Tenure> = same.collect();
            same.sort_by_key(|it| it.start.as_ref().map(Date::order));
            let words: Vec<String> = same.into_iter().map(Tenure::span_words).collect();
            format!(", {}", words.join(" and "))
        }
        _ => String::new(),
    }
}

fn treaties(builder: &mut ArticleBuilder<'_>, states: &[TreatyState], limit: usize) {
    for group in states.chunk_by(|one, other| one.status == other.status) {
        let title = match group.first().map(|it| it.status) {
            Some(TreatyStatus::NotYet) => "Possibly begun (dates uncertain)".to_owned(),
            Some(TreatyStatus::Signed) => "Signed, entry into force not recorded".to_owned(),
            status => capital(status.map_or("", TreatyStatus::label)),
        };
        list(builder, &title, group, limit, treaty);
    }
}

fn treaty<'d>(builder: &mut ArticleBuilder<'d>, it: &TreatyState) -> Vec<Span<'d>> {
    let dossier = builder.dossier;
    let mut spans = vec![builder.reference_to(it.treaty, dossier.title(it.treaty))];
    let text = it.text(dossier, Date::words);
    let detail = match text.strip_prefix(it.status.label()) {
        None | Some("") => it.since(dossier).as_ref().map(Date::words).unwrap_or_default(),
        Some(detail) => detail.trim_start_matches([',', ' ']).to_owned(),
    };
    if !detail.is_empty() {
        spans.push(Span::new(format!(", {detail}"), TextRole::Date));
    }
    let calculated = match it.term_end.filter(|_| !it.renewed) {
        Some(_) if it.status == TreatyStatus::PastTerm => " (calculated)".to_owned(),
        Some(end) => format!("; initial term ends {} (calculated)", words(end)),
        None => String::new(),
    };
    spans.push(Span::new(it.doubt_words() + &calculated, TextRole::Dim));
    spans
}

fn list<'d, T>(
    builder: &mut ArticleBuilder<'d>,
    title: &str,
    items: &[T],
    limit: usize,
    spans: impl Fn(&mut ArticleBuilder<'d>, &T) -> Vec<Span<'d>>,
) {
    builder.section(&format!("{title} ({})", items.len()));
    let items: Vec<_> = items.iter().map(|item| spans(builder, item)).collect();
    match items.len() <= limit {
        true => items.into_iter().for_each(|item| builder.indented(2, 2, item)),
        false => builder.indented(2, 0, joined(items)),
    }
}

/// The longest event shown as under way, in days. Half a year excludes dates that are only a year.
const UNDER_WAY: i32 = 184;

fn around(builder: &mut ArticleBuilder<'_>, day: Day) {
    let dossier = builder.dossier;
    let around = dossier.nearby(dossier.timeline(), day);
    let lines = [("Previous event", around.before)]
        .into_iter()
        .chain(around.on.iter().map(|id| ("That day", Some(*id))))
        .chain([("Next event", around.after)]);
    let holds = |id: &EntryId| {
        let (first, last) = dossier.date(*id).map_or((day, day), |it| (it.earliest(), it.latest()));
        let is_short = last.0.saturating_sub(first.0) <= UNDER_WAY;
        let is_event = dossier.kind(*id) == Kind::Event && dossier.record_entry(*id) == *id;
        is_event && first < last && first <= day && day <= last && is_short
    };
    let these_days = dossier.timeline().iter().copied().filter(holds);
    let these_days = these_days.map(|id| ("These days", Some(id)));
    for (label, id) in lines.chain(these_days).filter_map(|(label, id)| Some((label, id?))) {
        let date = dossier.date(id).filter(|_| label != "That day");
        let date = date.map_or(String::new(), |date| format!("{} ", date.words()));
        let label = Span::new(format!("{label}: "), TextRole::Label);
        let event = builder.reference_to(id, dossier.title(id));
        let is_tenure = matches!(dossier.subject(id), Subject::Tenure(..));
        let verb = Span::new(if is_tenure { ": takes office" } else { "" }, TextRole::Plain);
        builder.paragraph(2, vec![label, Span::new(date, TextRole::Date), event, verb]);
    }
    let may_be_later = |id: &EntryId| {
        let last = dossier.date(*id).map_or(day, Date::latest);
        day < last && last < Day::END
    };
    if around.on.is_empty()
        && around.after.is_none()
        && !dossier.timeline().iter().any(may_be_later)
    {
        let text = "The dossier records nothing later: this is its last known state.";
        builder.line(2, text, TextRole::Dim);
    }
    let changes = Changes::of(dossier);
    let next = changes.after(day).first();
    let next = next.filter(|change| Some(change.entry) != around.after);
    let next = next.map(|it| format!("{}, {}", words(it.day), it.label(dossier)));
    builder.field("Next dated change", next);
}

pub(super) fn words(day: Day) -> String {
    Date::of_day(day).words()
}
