//! The filter by date: choosing a day, going from change to change, the state of each row.

use super::{
    Browse,
    list::VisibleList,
    view::{Filter, PaneId},
};
use crate::{
    app::{Action, App, overlay::reader::ReaderKind, prompt::InputKind},
    date::{Day, one_day},
    dossier::{
        ChangesNearby, Dossier, EntryId, Kind, LinkKind, RecognitionStatus, Record, Subject,
        TreatyStatus,
    },
};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayStatus {
    /// A word or two, or nothing.
    pub word: String,
    pub(crate) faded: bool,
}

impl Browse {
    /// Selects the first entry from the day on, or, unless `first`, the last one up to it.
    fn select_near(&mut self, dossier: &Dossier, day: Day, first: bool) {
        let nearby = DayContext { dossier, timeline: self.timeline(), day }.nearby();
        let on = if first { nearby.on.first() } else { nearby.on.last() };
        let (near, far) = match first {
            true => (nearby.after, nearby.before),
            false => (nearby.before, nearby.after),
        };
        if let Some(id) = on.copied().or(near).or(far) {
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
        self.select_near(dossier, day, false);
    }

    /// The state of the entry on the day of the filter; nothing without a day.
    pub fn day_status(&self, dossier: &Dossier, id: EntryId) -> Option<DayStatus> {
        let context = DayContext { dossier, timeline: self.timeline(), day: self.view.as_of()? };
        Some(context.status(id))
    }

    fn day_of_current(&self, dossier: &Dossier, today: Day) -> Day {
        let date = self.view.current.and_then(|id| dossier.date(id));
        date.map(|date| date.order().0).filter(|day| *day != Day::END).unwrap_or(today)
    }
}

impl App {
    pub(crate) fn start_on(&mut self, text: &str) -> Result<(), String> {
        let day = one_day(text, self.settings.today)?;
        self.browse.set_day(&self.data.dossier, day);
        Ok(())
    }

    pub(crate) fn filter_by_day(&mut self, typed: &str) {
        match one_day(typed, self.settings.today) {
            _ if typed.is_empty() => {
                if self.browse.view.as_of().is_some() {
                    self.browse.remember();
                    self.browse.view.filters.retain(|filter| filter.day().is_none());
                }
            }
            Ok(day) => {
                self.browse.remember();
                self.browse.set_day(&self.data.dossier, day);
                let key = |action| self.settings.keymap.label(action);
                let (summary, next) = (key(Action::Snapshot), key(Action::NextChange));
                let text = format!("{summary} shows a summary of the day, {next} the next change");
                self.status.hint(text);
            }
            Err(reason) => self.ask_again(InputKind::AsOf, typed, &reason),
        }
    }

    pub(crate) fn step_change(&mut self, forward: bool) {
        let before = self.browse.view.as_of();
        let from = before
            .unwrap_or_else(|| self.browse.day_of_current(&self.data.dossier, self.settings.today));
        let changes = self.data.changes();
        let found = if forward { changes.after(from) } else { changes.before(from) };
        let Some(day) = found.first().map(|change| change.day) else {
            let side = if forward { "after" } else { "before" };
            return self.status.refuse(&format!("No change {side} this day"));
        };
        let labels: Vec<String> =
            found.iter().map(|change| change.label(&self.data.dossier)).collect();
        if before.is_none() {
            self.browse.remember();
        }
        self.browse.set_day(&self.data.dossier, day);
        self.status.hint(labels.join(" · "));
    }

    pub(crate) fn go_to(&mut self, text: &str) {
        match self.settings.first_day(text) {
            Ok(day) => {
                self.browse.remember();
                self.browse.focus(PaneId::Timeline);
                self.browse.select_near(&self.data.dossier, day, true);
            }
            Err(_) if text.is_empty() => {}
            Err(reason) => self.ask_again(InputKind::GoTo, text, &reason),
        }
    }

    pub(crate) fn open_snapshot(&mut self) {
        if self.browse.view.as_of().is_some() {
            return self.open_reader(ReaderKind::Snapshot);
        }
        let key = self.settings.keymap.label(Action::AsOf);
        self.status.refuse(&format!("No date set; press {key}"));
    }
}

struct DayContext<'a> {
    dossier: &'a Dossier,
    timeline: &'a VisibleList,
    day: Day,
}

impl DayContext<'_> {
    fn status(&self, id: EntryId) -> DayStatus {
        let is_later = || self.dossier.date(id).is_some_and(|date| date.order().0 > self.day);
        let (word, faded) = match (self.dossier.kind(id), self.dossier.subject(id)) {
            (Kind::Event | Kind::TreatyAction, _) => (self.event(id).to_owned(), is_later()),
            (Kind::Treaty, _) => self.treaty(id),
            (_, Subject::Record(Record::Person(_))) => self.person(id),
            (_, Subject::Record(Record::Organization(_))) => (self.organization(id), false),
            _ => (String::new(), is_later()),
        };
        DayStatus { word, faded }
    }

    fn nearby(&self) -> ChangesNearby {
        self.dossier.nearby_in(self.timeline.len(), |nth| self.timeline.entry(nth), self.day)
    }

    fn event(&self, id: EntryId) -> &'static str {
        let nearby = self.nearby();
        match () {
            () if nearby.before == Some(id) => "previous event",
            () if nearby.on.contains(&id) => "that day",
            () if nearby.after == Some(id) => "next event",
            () => "",
        }
    }

    fn treaty(&self, id: EntryId) -> (String, bool) {
        let Some(state) = self.dossier.treaty_on(id, self.day) else { return Default::default() };
        let faded = matches!(state.status, TreatyStatus::NotYet | TreatyStatus::Undated);
        (state.status.short_label().to_owned() + &state.doubt_words(), faded)
    }

    fn person(&self, id: EntryId) -> (String, bool) {
        let mut offices: Vec<_> = self.dossier.offices_on(id, self.day).collect();
        offices.sort_by_key(|office| office.certainty);
        let Some(first) = offices.first() else { return (String::new(), true) };
        let Subject::Term(_, term) = self.dossier.subject(first.term) else {
            return Default::default();
        };
        let unsure = match first.certainty.label() {
            "" => String::new(),
            word => format!(" ({word})"),
        };
        let more = match offices.len() {
            1 => String::new(),
            many => format!(" +{}", many - 1),
        };
        (format!("{}{unsure}{more}", term.office), false)
    }

    /// The status of a state: how many recognise it, or whether it recognises another.
    fn organization(&self, id: EntryId) -> String {
        let on_day = |id: EntryId| self.dossier.recognitions_on(id, self.day);
        let by = on_day(id).filter(|it| it.status == RecognitionStatus::InEffect).count();
        if by > 0 {
            return format!("recognised by {by}");
        }
        let given =
            self.dossier.linked(id, LinkKind::RecognisedBy, false).find_map(|recognition| {
                let mut of = on_day(self.dossier.record_entry(recognition));
                of.find(|it| it.recognition == recognition)
            });
        let word = match given.map(|it| it.status) {
            Some(RecognitionStatus::InEffect) => "recognises",
            Some(RecognitionStatus::Uncertain) => "recognises (possibly)",
            Some(RecognitionStatus::Withdrawn) => "recognition withdrawn",
            Some(RecognitionStatus::Lapsed) => "recognition lapsed",
            None => "",
        };
        word.to_owned()
    }
}
