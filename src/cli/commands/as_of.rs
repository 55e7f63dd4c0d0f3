//! `chancery as-of`: treaties, offices, recognitions and events as of a day.

use crate::{
    cli::{args::AsOfFormat, output::CommandOutput, table},
    date::{Date, Day, one_day},
    dossier::{Change, Changes, Dossier, EntryId, Snapshot, Subject},
};
use serde::Serialize;

pub(crate) fn as_of(dossier: &Dossier, date: &str, format: AsOfFormat) -> CommandOutput {
    let day = match one_day(date, Day::today()) {
        Ok(day) => day,
        Err(reason) => {
            return CommandOutput::error(format!("chancery: invalid date \"{date}\": {reason}\n"));
        }
    };
    let state = Snapshot::of(dossier, day);
    match format {
        AsOfFormat::Table => CommandOutput::table(table(dossier, &state)),
        AsOfFormat::Json => CommandOutput::text(
            serde_json::to_string_pretty(&SnapshotJson::of(dossier, &state)).unwrap_or_default(),
        ),
    }
}

/// One row per fact: kind, status, since when, title, id.
fn table(dossier: &Dossier, state: &Snapshot) -> table::Table {
    let line = |kind: &str, status: String, id: EntryId, since: Option<&Date>| {
        let since = since.map_or(String::new(), Date::to_string);
        [
            kind.to_owned(),
            status,
            since,
            dossier.title(id).into_owned(),
            dossier.slug(id).into_owned(),
        ]
    };
    let day =
        ["day".to_owned(), String::new(), state.day.to_string(), String::new(), String::new()];
    let mut rows = vec![day];
    let mut push = |row: [String; 5]| rows.push(row);
    for it in &state.treaties {
        let unsure = if it.sure { "" } else { "~" };
        let status = format!("{}{unsure}", it.text(dossier, Date::to_string));
        push(line("act", status, it.treaty, it.since(dossier)));
    }
    for it in &state.offices {
        let word = if it.certainty.label().is_empty() { "held" } else { it.certainty.label() };
        push(line("office", word.to_owned(), it.term, start(dossier, it.term)));
    }
    for it in &state.recognitions {
        let word = it.status.label().to_owned();
        push(line("recognition", word, it.recognition, dossier.date(it.recognition)));
    }
    let around = dossier.nearby(dossier.timeline(), state.day);
    for (word, id) in around
        .before
        .map(|id| ("last before", id))
        .into_iter()
        .chain(around.on.iter().map(|id| ("that day", *id)))
        .chain(around.after.map(|id| ("next after", id)))
    {
        push(line("event", word.to_owned(), id, dossier.date(id)));
    }
    let changes = Changes::of(dossier);
    for (word, found) in
        [("previous", changes.before(state.day)), ("next", changes.after(state.day))]
    {
        for change in found {
            push([
                "change".to_owned(),
                word.to_owned(),
                change.day.to_string(),
                change.label(dossier),
                dossier.slug(change.entry).into_owned(),
            ]);
        }
    }
    table::columns(["Kind", "Status", "Since", "Title", "Id"], rows)
}

fn start(dossier: &Dossier, term: EntryId) -> Option<&Date> {
    match dossier.subject(term) {
        Subject::Term(_, term) => term.start.as_ref(),
        _ => None,
    }
}

/// The snapshot of a day as JSON.
#[derive(Serialize)]
struct SnapshotJson {
    day: String,
    acts: Vec<TreatyJson>,
    offices: Vec<OfficeJson>,
    recognitions: Vec<RecognitionJson>,
    events: EventsJson,
    changes: ChangesJson,
}

#[derive(Serialize)]
struct TreatyJson {
    id: String,
    title: String,
    standing: &'static str,
    /// Whether the status follows from exact, stated dates.
    sure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    /// Calculated from entry into force; no source states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_term_ends_computed: Option<String>,
    /// Calculated from entry into force and the automatic renewals.
    #[serde(skip_serializing_if = "Option::is_none")]
    renewed_until_computed: Option<String>,
}

#[derive(Serialize)]
struct OfficeJson {
    id: String,
    title: String,
    held: &'static str,
}

#[derive(Serialize)]
struct RecognitionJson {
    id: String,
    title: String,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Serialize)]
struct EventsJson {
    last_before: Option<EventJson>,
    that_day: Vec<EventJson>,
    next_after: Option<EventJson>,
}

#[derive(Serialize)]
struct EventJson {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Serialize)]
struct ChangesJson {
    previous: Vec<ChangeJson>,
    next: Vec<ChangeJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    day: String,
    id: String,
    what: String,
}

impl SnapshotJson {
    fn of(dossier: &Dossier, state: &Snapshot) -> Self {
        let slug = |id: EntryId| dossier.slug(id).into_owned();
        let title = |id: EntryId| dossier.title(id).into_owned();
        let date = |id: EntryId| dossier.date(id).map(Date::to_string);
        let event = |id: EntryId| EventJson { id: slug(id), title: title(id), date: date(id) };
        let change = |it: &Change| ChangeJson {
            day: it.day.to_string(),
            id: slug(it.entry),
            what: it.label(dossier),
        };
        let around = dossier.nearby(dossier.timeline(), state.day);
        let changes = Changes::of(dossier);
        Self {
            day: state.day.to_string(),
            acts: state
                .treaties
                .iter()
                .map(|it| TreatyJson {
                    id: slug(it.treaty),
                    title: title(it.treaty),
                    standing: it.status.label(),
                    sure: it.sure,
                    since: it.since(dossier).map(Date::to_string),
                    step: it.action.map(slug),
                    first_term_ends_computed: it
                        .term_end
                        .filter(|_| !it.renewed)
                        .map(|day| day.to_string()),
                    renewed_until_computed: it
                        .term_end
                        .filter(|_| it.renewed)
                        .map(|day| day.to_string()),
                })
                .collect(),
            offices: state
                .offices
                .iter()
                .map(|it| OfficeJson {
                    id: slug(it.term),
                    title: title(it.term),
                    held: if it.certainty.label().is_empty() {
                        "held"
                    } else {
                        it.certainty.label()
                    },
                })
                .collect(),
            recognitions: state
                .recognitions
                .iter()
                .map(|it| RecognitionJson {
                    id: slug(it.recognition),
                    title: title(it.recognition),
                    standing: it.status.label(),
                    date: date(it.recognition),
                })
                .collect(),
            events: EventsJson {
                last_before: around.before.map(event),
                that_day: around.on.into_iter().map(event).collect(),
                next_after: around.after.map(event),
            },
            changes: ChangesJson {
                previous: changes.before(state.day).iter().map(change).collect(),
                next: changes.after(state.day).iter().map(change).collect(),
            },
        }
    }
}
