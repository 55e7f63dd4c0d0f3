//! The filter by date: choosing a day, going from change to change, and the state of each row on
//! the day.

use super::{
    Browse,
    list::VisibleList,
    view::{Filter, PaneId},
};
use crate::{
    app::{App, line_editor::LineEditor, overlay::reader::ReaderKind, prompt::Prompt},
    date::{Date, DateRange, Day, ParseOptions, one_day, parse},
    dossier::{
        ChangesNearby, Dossier, EntryId, Kind, LinkKind, RecognitionStatus, Record, Subject,
        TenureCertainty, TreatyStatus,
    },
};

/// The state of a row on a day: a sign before its title and a word after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayStatus {
    /// One cell.
    pub sign: &'static str,
    /// A word or two, or nothing.
    pub word: String,
    /// Whether it was later than the day.
    pub faded: bool,
}

impl Browse {
    /// Focuses the timeline and selects the first entry on the day or after it.
    fn go_to_day(&mut self, dossier: &Dossier, day: Day) {
        self.focus(PaneId::Timeline);
        let nearby = DayContext { dossier, timeline: self.timeline(), day }.nearby();
        if let Some(id) = nearby.on.first().copied().or(nearby.after).or(nearby.before) {
            let timeline = self.view.pane_mut(PaneId::Timeline);
            timeline.select(id);
            timeline.center();
        }
        self.follow_selection();
    }

    /// Sets the day of the filter and selects the last entry by then in the timeline.
    fn set_day(&mut self, dossier: &Dossier, day: Day) {
        let filters = &mut self.view.filters;
        match filters.iter_mut().find(|filter| matches!(filter, Filter::AsOf(_))) {
            Some(filter) => *filter = Filter::AsOf(day),
            None => filters.push(Filter::AsOf(day)),
        }
        let nearby = DayContext { dossier, timeline: self.timeline(), day }.nearby();
        if let Some(id) = nearby.on.last().copied().or(nearby.before).or(nearby.after) {
            let timeline = self.view.pane_mut(PaneId::Timeline);
            timeline.select(id);
            timeline.center();
        }
        self.follow_selection();
    }
}

impl App {
    /// The day of the date that is typed.
    ///
    /// # Errors
    /// Why it is no day.
    pub fn typed_day(&self) -> Result<Day, String> {
        let text = self.prompt.as_ref().map_or("", |prompt| prompt.editor().text());
        one_day(text, self.settings.today)
    }

    /// Starts the session with a filter by date.
    ///
    /// # Errors
    /// Why the text is no day.
    pub fn start_on(&mut self, text: &str) -> Result<(), String> {
        let day = one_day(text, self.settings.today)?;
        self.browse.set_day(&self.data.dossier, day);
        Ok(())
    }

    /// Asks for the day of the filter.
    pub(crate) fn ask_date(&mut self) {
        let text = self.browse.view.as_of().map(|day| day.to_string()).unwrap_or_default();
        self.open_prompt(Prompt::Date(LineEditor::with(&text)));
    }

    /// Sets the day that was typed; an empty line clears the filter.
    pub(crate) fn accept_date(&mut self) {
        let is_empty =
            self.prompt.as_ref().is_some_and(|prompt| prompt.editor().text().trim().is_empty());
        match self.typed_day() {
            _ if is_empty => {
                self.prompt = None;
                if self.browse.view.as_of().is_some() {
                    self.browse.remember();
                    let filters = &mut self.browse.view.filters;
                    filters.retain(|filter| filter.day().is_none());
                }
            }
            Ok(day) => {
                self.prompt = None;
                self.browse.remember();
                self.browse.set_day(&self.data.dossier, day);
            }
            Err(reason) => self.refuse(&reason),
        }
    }

    /// Types a day later or earlier than the one that is typed.
    pub(crate) fn step_date(&mut self, by: i32) {
        let day = self.typed_day().unwrap_or(self.settings.today).plus(by);
        if let Some(prompt) = &mut self.prompt {
            prompt.edit(|line| *line = LineEditor::with(&day.to_string()));
        }
    }

    /// Goes to the next or the previous day of a change.
    pub(crate) fn step_change(&mut self, by: isize) {
        let before = self.browse.view.as_of();
        let mut day = before.unwrap_or_else(|| self.day_of_current());
        let mut found = &[][..];
        for _ in 0..by.unsigned_abs() {
            let changes = self.data.changes();
            let next = if by > 0 { changes.after(day) } else { changes.before(day) };
            let Some(first) = next.first() else { break };
            (day, found) = (first.day, next);
        }
        if found.is_empty() {
            return self.refuse(if by > 0 {
                "No change after this day"
            } else {
                "No change before this day"
            });
        }
        if before.is_none() {
            self.browse.remember();
        }
        let labels: Vec<String> =
            found.iter().map(|change| change.label(&self.data.dossier)).collect();
        self.browse.set_day(&self.data.dossier, day);
        self.status.hint(labels.join(" · "));
    }

    /// The first day of a date that is typed.
    ///
    /// # Errors
    /// Why it is no date.
    pub(crate) fn first_day(&self, text: &str) -> Result<Day, String> {
        let last = one_day(text, self.settings.today)?;
        let options = ParseOptions {
            today: Some(self.settings.today),
            partial: true,
            explicit: true,
            ..ParseOptions::default()
        };
        let range = parse(text.trim(), &options).ok();
        let range = range.and_then(|parsed| parsed.alternatives.first()?.to_range());
        Ok(match range {
            Some(DateRange::Days(first, _)) if first != Day::BEGINNING => first,
            _ => last,
        })
    }

    /// Moves the timeline to a date, without a filter.
    pub(crate) fn go_to(&mut self, text: &str) {
        match self.first_day(text) {
            Ok(day) => {
                self.browse.remember();
                self.browse.go_to_day(&self.data.dossier, day);
            }
            Err(reason) => self.refuse(&reason),
        }
    }

    fn day_of_current(&self) -> Day {
        let date = self.browse.view.current.and_then(|id| self.data.dossier.date(id));
        let day = date.map(|date| date.order().0).filter(|day| *day != Day::END);
        day.unwrap_or(self.settings.today)
    }

    /// Opens the state of the dossier on the day of the filter.
    pub(crate) fn open_snapshot(&mut self) {
        if self.browse.view.as_of().is_some() {
            return self.open_reader(ReaderKind::Snapshot);
        }
        let key = self.settings.keymap.label(crate::app::Action::AsOf);
        self.refuse(&format!("No date set; press {key}"));
    }

    /// The state of the entry on the day of the filter; nothing without a day.
    #[must_use]
    pub fn day_status(&self, id: EntryId) -> Option<DayStatus> {
        let (dossier, timeline) = (&*self.data.dossier, self.browse.timeline());
        let context = DayContext { dossier, timeline, day: self.browse.view.as_of()? };
        Some(context.status(id))
    }
}

/// A dossier on a day, and what the timeline lists of it.
struct DayContext<'a> {
    dossier: &'a Dossier,
    timeline: &'a VisibleList,
    day: Day,
}

impl DayContext<'_> {
    fn status(&self, id: EntryId) -> DayStatus {
        match (self.dossier.kind(id), self.dossier.subject(id)) {
            (Kind::Event | Kind::TreatyAction, _) => self.event(id),
            (Kind::Treaty, _) => self.treaty(id),
            (_, Subject::Record(Record::Person(_))) => self.person(id),
            (_, Subject::Record(Record::Organization(_))) => self.organization(id),
            _ => DayStatus { faded: self.is_later(id), ..DayStatus::default() },
        }
    }

    /// The entries of the timeline before, on and after the day.
    fn nearby(&self) -> ChangesNearby {
        self.dossier.nearby_in(self.timeline.len(), |nth| self.timeline.entry(nth), self.day)
    }

    fn is_later(&self, id: EntryId) -> bool {
        self.dossier.date(id).is_some_and(|date: &Date| date.order().0 > self.day)
    }

    fn event(&self, id: EntryId) -> DayStatus {
        let nearby = self.nearby();
        let word = match () {
            () if nearby.before == Some(id) => "last before",
            () if nearby.on.contains(&id) => "that day",
            () if nearby.after == Some(id) => "next after",
            () => "",
        };
        DayStatus { sign: "", word: word.to_owned(), faded: self.is_later(id) }
    }

    fn treaty(&self, id: EntryId) -> DayStatus {
        let Some(state) = self.dossier.treaty_on(id, self.day) else { return DayStatus::default() };
        let unsure = if state.sure { "" } else { "~" };
        let faded = matches!(state.status, TreatyStatus::NotYet | TreatyStatus::Undated);
        let word = format!("{}{unsure}", state.status.short_label());
        DayStatus { sign: sign(state.status), word, faded }
    }

    fn person(&self, id: EntryId) -> DayStatus {
        let mut offices: Vec<_> = self.dossier.offices_on(id, self.day).collect();
        offices.sort_by_key(|office| office.certainty);
        let Some(first) = offices.first() else {
            return DayStatus { sign: " ", word: String::new(), faded: true };
        };
        let Subject::Term(_, term) = self.dossier.subject(first.term) else {
            return DayStatus::default();
        };
        let more = match offices.len() {
            1 => String::new(),
            many => format!(" +{}", many - 1),
        };
        let unsure = match first.certainty.label() {
            "" => String::new(),
            word => format!(" ({word})"),
        };
        let sign = match first.certainty {
            TenureCertainty::Held => "●",
            TenureCertainty::Attested => "◍",
            TenureCertainty::Possible => "◌",
        };
        DayStatus { sign, word: format!("{}{unsure}{more}", term.office), faded: false }
    }

    /// A state: how many recognise it, or whether it recognises.
    fn organization(&self, id: EntryId) -> DayStatus {
        let stands = self.dossier.recognitions_on(id, self.day);
        let by = stands.filter(|it| it.status == RecognitionStatus::InEffect).count();
        if by > 0 {
            return DayStatus { sign: "◇", word: format!("recognised by {by}"), faded: false };
        }
        let given =
            self.dossier.linked(id, LinkKind::RecognisedBy, false).find_map(|recognition| {
                let record = self.dossier.record_entry(recognition);
                self.dossier
                    .recognitions_on(record, self.day)
                    .find(|it| it.recognition == recognition)
            });
        match given.map(|it| it.status) {
            Some(RecognitionStatus::InEffect) => {
                DayStatus { sign: "◇", word: "recognises".to_owned(), faded: false }
            }
            Some(RecognitionStatus::Uncertain) => {
                DayStatus { sign: "◌", word: "recognises, possibly".to_owned(), faded: false }
            }
            Some(RecognitionStatus::Withdrawn) => {
                DayStatus { sign: "×", word: "recognition withdrawn".to_owned(), faded: false }
            }
            Some(RecognitionStatus::Lapsed) => {
                DayStatus { sign: "×", word: "recognition lapsed".to_owned(), faded: false }
            }
            None => DayStatus { sign: " ", ..DayStatus::default() },
        }
    }
}

/// The sign of a status.
fn sign(status: TreatyStatus) -> &'static str {
    match status {
        TreatyStatus::InForce | TreatyStatus::InEffect | TreatyStatus::Issued => "●",
        TreatyStatus::PastTerm => "◍",
        TreatyStatus::Pending | TreatyStatus::Ratified | TreatyStatus::RatifiedUndated => "◐",
        TreatyStatus::Signed | TreatyStatus::Exchanged => "○",
        TreatyStatus::Approved | TreatyStatus::Negotiated => "◌",
        TreatyStatus::Ended => "×",
        TreatyStatus::NotYet | TreatyStatus::Undated => " ",
    }
}
