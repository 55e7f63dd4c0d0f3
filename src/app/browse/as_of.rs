//! The filter by date: choosing a day, going from change to change, the state of each row.

use super::{
    Browse,
    view::{Filter, PaneId},
};
use crate::{
    app::{Action, App, data::Data, prompt::InputKind, status::Notice},
    date::{Day, first_day, one_day},
    dossier::{
        ChangesNearby, EntryId, Kind, LinkKind, OfficeState, RecognitionStatus, Record, Subject,
        TreatyStatus,
    },
};
use std::cmp::Reverse;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayStatus {
    /// A word or two, or nothing.
    pub word: String,
    pub(crate) faded: bool,
}

impl Browse {
    /// Selects the first entry from the day on, or, unless `first`, the last one up to it.
    fn select_near(&mut self, day: Day, first: bool) {
        let nearby = self.nearby(day);
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
    fn set_day(&mut self, day: Day) {
        let filters = &mut self.view.filters;
        match filters.iter_mut().find(|filter| matches!(filter, Filter::AsOf(_))) {
            Some(filter) => *filter = Filter::AsOf(day),
            None => filters.push(Filter::AsOf(day)),
        }
        self.select_near(day, false);
    }

    /// The state of the entry on the day of the filter; nothing without a day.
    pub fn day_status(&self, id: EntryId) -> Option<DayStatus> {
        let day = self.view.as_of()?;
        let is_later = || self.dossier.date(id).is_some_and(|date| date.order().0 > day);
        let (word, faded) = match (self.dossier.kind(id), self.dossier.subject(id)) {
            (Kind::Event | Kind::TreatyAction, _) => (self.event_on(id, day), is_later()),
            (Kind::Treaty, _) => self.treaty_on(id, day),
            (_, Subject::Record(Record::Person(_))) => {
                let office = self.office_words(self.dossier.offices_on(id, day).collect());
                let faded = office.is_none();
                (office.unwrap_or_default(), faded)
            }
            (_, Subject::Record(Record::Organization(_))) => (self.recognition_on(id, day), false),
            _ => (String::new(), is_later()),
        };
        Some(DayStatus { word, faded })
    }

    /// The office of a person in the time that is searched for.
    pub fn office_then(&self, id: EntryId) -> Option<String> {
        let (first, last) = self.results.as_ref()?.days?;
        let terms = self.dossier.parts(id).filter_map(|term| self.dossier.span(term));
        let changes = terms.flat_map(|(from, to)| [from, to]);
        let days = changes.filter(|day| (first..=last).contains(day)).chain([first, last]);
        self.office_words(days.flat_map(|day| self.dossier.offices_on(id, day)).collect())
    }

    /// Goes to the next day with a change, or the one before; says what changes.
    pub(crate) fn step_change(&mut self, data: &Data, forward: bool) -> Notice {
        let date = self.view.current.and_then(|id| self.dossier.date(id));
        let own = date.map(|date| date.order().0).filter(|day| *day != Day::END);
        let before = self.view.as_of();
        let from = before.or(own).unwrap_or(data.today);
        let changes = data.changes();
        let found = if forward { changes.after(from) } else { changes.before(from) };
        let Some(day) = found.first().map(|change| change.day) else {
            let side = if forward { "after" } else { "before" };
            return Notice::Refusal(format!("No change {side} this day"));
        };
        if before.is_none() {
            self.remember();
        }
        self.set_day(day);
        let labels: Vec<String> = found.iter().map(|change| change.label(&self.dossier)).collect();
        Notice::Hint(labels.join(" · "))
    }

    /// Selects the first entry of the timeline from a typed day on.
    pub(crate) fn go_to(&mut self, text: &str, today: Day) -> Result<(), Notice> {
        let day = first_day(text, today).map_err(Notice::Refusal)?;
        self.remember();
        self.focus(PaneId::Timeline);
        self.select_near(day, true);
        Ok(())
    }

    fn nearby(&self, day: Day) -> ChangesNearby {
        let timeline = self.timeline();
        self.dossier.nearby_in(timeline.len(), |nth| timeline.entry(nth), day)
    }

    fn event_on(&self, id: EntryId, day: Day) -> String {
        let nearby = self.nearby(day);
        // Of what the list has: a filter may hide nearer events.
        let word = match () {
            () if nearby.before == Some(id) => "last before",
            () if nearby.on.contains(&id) => "that day",
            () if nearby.after == Some(id) => "first after",
            () => "",
        };
        word.to_owned()
    }

    fn treaty_on(&self, id: EntryId, day: Day) -> (String, bool) {
        let Some(state) = self.dossier.treaty_on(id, day) else { return Default::default() };
        let faded = matches!(state.status, TreatyStatus::NotYet | TreatyStatus::Undated);
        (state.status.short_label().to_owned() + &state.doubt_words(), faded)
    }

    /// The office that the search names, otherwise the surest one, and the number of others.
    fn office_words(&self, mut offices: Vec<OfficeState>) -> Option<String> {
        offices.sort_by_key(|office| (office.tenure, office.certainty));
        offices.dedup_by_key(|office| office.tenure);
        let title = |office: &OfficeState| match self.dossier.subject(office.tenure) {
            Subject::Tenure(_, tenure) => &*tenure.office,
            _ => "",
        };
        let named = |office: &OfficeState| {
            let found = self.results.as_ref().map(|found| found.highlights(title(office)));
            found.unwrap_or_default().iter().map(ExactSizeIterator::len).sum::<usize>()
        };
        let key = |office: &&OfficeState| (Reverse(named(office)), office.certainty);
        let first = offices.iter().min_by_key(key)?;
        let unsure = match first.certainty.label() {
            "" => String::new(),
            word => format!(" ({word})"),
        };
        let more = match offices.len() {
            1 => String::new(),
            many => format!(" +{}", many - 1),
        };
        Some(format!("{}{unsure}{more}", title(first)))
    }

    /// The status of a state: how many recognise it, or whether it recognises another.
    fn recognition_on(&self, id: EntryId, day: Day) -> String {
        let on_day = |id: EntryId| self.dossier.recognitions_on(id, day);
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

impl App {
    pub(crate) fn start_on(&mut self, day: Day) {
        self.browse.set_day(day);
    }

    pub(crate) fn filter_by_day(&mut self, typed: &str) {
        match one_day(typed, self.data.today) {
            _ if typed.is_empty() => {
                if self.browse.view.as_of().is_some() {
                    self.browse.remember();
                    self.browse.view.filters.retain(|filter| filter.try_as_as_of_ref().is_none());
                }
            }
            Ok(day) => {
                self.browse.remember();
                self.browse.set_day(day);
                let key = |action| self.settings.keymap.label(action);
                let (summary, next) = (key(Action::Snapshot), key(Action::NextChange));
                let text = format!("{summary} shows a summary of the day, {next} the next change");
                self.status.hint(text);
            }
            Err(reason) => self.ask_again(InputKind::AsOf, typed, &reason),
        }
    }
}
