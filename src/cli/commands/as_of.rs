//! `chancery as-of`: offices, treaties, recognitions and events as of a day.

use crate::{
    article,
    cli::{
        args::Report,
        output::{Answer, CommandOutput},
    },
    date::{Date, Day, one_day},
    dossier::{Change, Changes, Dossier, EntryId, Snapshot},
};
use serde_json::{Map, Value, json};

const WIDTH: usize = 80;

pub(crate) fn as_of(dossier: &Dossier, date: &str, format: Report) -> Answer {
    let day = one_day(date, Day::today()).map_err(|reason| {
        CommandOutput::error(format!("chancery: invalid date \"{date}\": {reason}\n"))
    })?;
    Ok(match format {
        Report::Text => CommandOutput::text(article::state_of_day(dossier, day).text(WIDTH)),
        Report::Json => CommandOutput::data(format!("{:#}\n", snapshot(dossier, day))),
    })
}

/// The snapshot of a day as JSON. The names of calculated values say that they are calculated.
fn snapshot(dossier: &Dossier, day: Day) -> Value {
    let state = Snapshot::of(dossier, day);
    let with = |id: EntryId, fields: &[(&str, Option<String>)]| {
        let known = fields.iter().filter(|(_, value)| value.is_some());
        let mut object: Map<String, Value> =
            known.map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        object.insert("id".to_owned(), json!(dossier.slug(id)));
        object.insert("title".to_owned(), json!(dossier.title(id)));
        object
    };
    let date = |id: EntryId| dossier.date(id).map(Date::to_string);
    let event = |id: EntryId| with(id, &[("date", date(id))]);
    let offices = state.offices.iter().map(|it| {
        let held = Some(it.certainty.label()).filter(|label| !label.is_empty());
        with(it.tenure, &[("held", Some(held.unwrap_or("held").to_owned()))])
    });
    let acts = state.treaties.iter().map(|it| {
        let end =
            |renewed| it.term_end.filter(|_| it.renewed == renewed).map(|day| day.to_string());
        let fields = [
            ("status", Some(it.status.label().to_owned())),
            ("since", it.since(dossier).as_ref().map(Date::to_string)),
            ("action", it.action.map(|id| dossier.slug(id).into_owned())),
            ("first_term_ends_computed", end(false)),
            ("renewed_until_computed", end(true)),
        ];
        let mut act = with(it.treaty, &fields);
        act.insert("sure".to_owned(), json!(it.doubt.is_empty()));
        act
    });
    let recognitions = state.recognitions.iter().map(|it| {
        let status = it.status.label().to_owned();
        with(it.recognition, &[("status", Some(status)), ("date", date(it.recognition))])
    });
    let around = dossier.nearby(dossier.timeline(), day);
    let changes = Changes::of(dossier);
    let change = |it: &Change| {
        json!({
            "day": it.day.to_string(),
            "id": dossier.slug(it.entry),
            "what": it.label(dossier),
        })
    };
    json!({
        "day": day.to_string(),
        "offices": offices.collect::<Vec<_>>(),
        "acts": acts.collect::<Vec<_>>(),
        "recognitions": recognitions.collect::<Vec<_>>(),
        "events": {
            "last_before": around.before.map(event),
            "that_day": around.on.into_iter().map(event).collect::<Vec<_>>(),
            "next_after": around.after.map(event),
        },
        "changes": {
            "previous": changes.before(day).iter().map(change).collect::<Vec<_>>(),
            "next": changes.after(day).iter().map(change).collect::<Vec<_>>(),
        },
    })
}
