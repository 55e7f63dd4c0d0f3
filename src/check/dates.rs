//! Dates that certainly contradict each other; what may be true is never reported.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::Date,
    diagnostics::Code,
    dossier::{
        Dossier, Record,
        record::{Action, Event, Person, Treaty},
        vocabulary::{ActionType, DateBasis},
    },
};

/// The actions of a ratification in order. Other actions may come at any time.
const RATIFICATION: [ActionType; 8] = [
    ActionType::Signature,
    ActionType::Submission,
    ActionType::LowerHouse,
    ActionType::UpperHouse,
    ActionType::LawSigned,
    ActionType::Exchange,
    ActionType::EntryIntoForce,
    ActionType::Termination,
];

pub(super) fn check(dossier: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    let mut report = Report { at, found };
    match record {
        Record::Event(event) => {
            report.basis("", event.date_basis, event.date_note.as_deref());
            report.described_actions(dossier, event);
        }
        Record::Treaty(treaty) => report.actions(treaty),
        Record::Person(person) => report.life(person),
        Record::Organization(organization) => {
            for (nth, it) in organization.recognition.iter().enumerate() {
                let fields = ["withdrawn", "date"].map(|name| format!("/recognition/{nth}/{name}"));
                report.order(fields, it.withdrawn.as_ref(), Some(&it.date), |withdrawn, date| {
                    format!("withdrawn ({withdrawn}) before it was granted ({date})")
                });
            }
        }
        Record::Statement(statement) => {
            report.basis("", statement.date_basis, statement.date_note.as_deref());
        }
        Record::Source(source) => {
            let (retrieved, issued) = (source.retrieved.as_ref(), source.issued.as_ref());
            report.order(["/retrieved", "/issued"], retrieved, issued, |retrieved, issued| {
                format!("retrieved ({retrieved}) before publication ({issued})")
            });
        }
        Record::Place(_) | Record::Figure(_) => {}
    }
}

/// Whether every day of the first date is before every day of the second.
fn surely_before(first: &Date, second: &Date) -> bool {
    first.latest() < second.earliest()
}

struct Report<'f> {
    at: u32,
    found: &'f mut Findings,
}

impl Report<'_> {
    /// Reports a field if the first date is certainly before the second, which it must not be.
    fn order(
        &mut self,
        [field, see]: [impl Into<String>; 2],
        first: Option<&Date>,
        second: Option<&Date>,
        message: impl Fn(&Date, &Date) -> String,
    ) {
        let pair = first.zip(second).filter(|(first, second)| surely_before(first, second));
        self.found.extend(pair.map(|(first, second)| {
            let message = message(first, second);
            RecordDiagnostic::at(self.at, field, Code::DateOrder, message).see_field(self.at, see)
        }));
    }

    /// A date that no source states needs an explanation.
    fn basis(&mut self, base: &str, basis: Option<DateBasis>, note: Option<&str>) {
        let unstated = basis.filter(|basis| *basis != DateBasis::Stated && note.is_none());
        self.found.extend(unstated.map(|basis| {
            let message = format!("{} date without \"date_note\"", basis.label());
            let path = format!("{base}/date_basis");
            RecordDiagnostic::at(self.at, path, Code::MissingDateNote, message)
                .help("explain the date in \"date_note\"")
        }));
    }

    fn actions(&mut self, treaty: &Treaty) {
        for (nth, action) in treaty.actions.iter().enumerate() {
            let base = format!("/actions/{nth}");
            self.basis(&base, action.date_basis, action.date_note.as_deref());
            let Some((other, earlier)) = earlier_actions(action.kind)
                .filter_map(|kind| first_of(treaty, kind))
                .find(|(_, earlier)| surely_before(&action.date, &earlier.date))
            else {
                continue;
            };
            let fields = [format!("{base}/date"), format!("/actions/{other}/date")];
            self.order(fields, Some(&action.date), Some(&earlier.date), |date, before| {
                let (kind, first) = (action.kind.name(), earlier.kind.name());
                format!("\"{kind}\" ({date}) comes before \"{first}\" ({before})")
            });
        }
    }

    fn life(&mut self, person: &Person) {
        let (born, died) = (person.born.as_ref(), person.died.as_ref());
        self.order(["/died", "/born"], died, born, |died, born| {
            format!("died ({died}) before birth ({born})")
        });
        for (nth, tenure) in person.terms.iter().enumerate() {
            let base = format!("/terms/{nth}");
            self.basis(&base, tenure.date_basis, tenure.date_note.as_deref());
            let (start, end) = (tenure.start.as_ref(), tenure.end.as_ref());
            let [start_field, end_field] = ["start", "end"].map(|name| format!("{base}/{name}"));
            self.order([end_field.clone(), start_field.clone()], end, start, |end, start| {
                format!("the term ends ({end}) before it starts ({start})")
            });
            let born_field = "/born".to_owned();
            self.order([start_field.clone(), born_field], start, born, |start, born| {
                format!("the term starts ({start}) before the holder's birth ({born})")
            });
            let known = self.found.len();
            for (field, verb, date) in [(start_field, "starts", start), (end_field, "ends", end)] {
                if self.found.len() == known {
                    self.order([field, "/died".to_owned()], died, date, |died, date| {
                        format!("the term {verb} ({date}) after the holder's death ({died})")
                    });
                }
            }
        }
    }

    /// An event of a treaty action needs that action in the treaty, at an overlapping date.
    fn described_actions(&mut self, dossier: &Dossier, event: &Event) {
        for (nth, link) in event.treaties.iter().enumerate() {
            let (Some(step), Some(entry)) = (link.action, dossier.find(&link.treaty)) else {
                continue;
            };
            let Record::Treaty(treaty) = dossier.record(entry) else { continue };
            let same = || treaty.actions.iter().filter(|action| action.kind == step);
            let (first, last) = (event.date.earliest(), event.date.latest());
            if same().any(|action| action.date.overlaps(first, last)) {
                continue;
            }
            let (name, event) = (step.name(), &event.date);
            let message = match same().next().map(|action| &action.date) {
                None => format!("the treaty has no action \"{name}\""),
                Some(date) => format!(
                    "the treaty action \"{name}\" ({date}) does not overlap this event ({event})"
                ),
            };
            let path = format!("/treaties/{nth}/action");
            let finding = RecordDiagnostic::at(self.at, path, Code::StepNotFound, message);
            self.found.push(finding.see_field(dossier.entry(entry).record, "/actions"));
        }
    }
}

fn earlier_actions(kind: ActionType) -> impl Iterator<Item = ActionType> {
    let place = match kind {
        // The other party may ratify at any time after signing.
        ActionType::OtherPartyRatification => 1,
        kind => RATIFICATION.iter().position(|step| *step == kind).unwrap_or(0),
    };
    RATIFICATION.into_iter().take(place).rev()
}

/// The earliest action of this kind; later repetitions contradict nothing.
fn first_of(treaty: &Treaty, kind: ActionType) -> Option<(usize, &Action)> {
    let actions = treaty.actions.iter().enumerate().filter(|(_, action)| action.kind == kind);
    actions.min_by_key(|(_, action)| action.date.earliest())
}
