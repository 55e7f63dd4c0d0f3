//! The state of one day: asking for the day, going from change to change, and what each line of
//! the panes says of that day.

use super::{Filter, PaneId};
use crate::{
    app::{
        App, effect::Notice, line_editor::LineEditor, overlay::reader::ReaderKind, prompt::Prompt,
    },
    date::{Date, Day, one_day},
    dossier::{
        Changes, ChangesNearby, EntryId, Kind, LinkKind, RecognitionStatus, Record, Subject,
        TenureCertainty, TreatyStatus,
    },
};

/// What a line says of the day: a sign before its title and a word behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayStatus {
    /// One cell.
    pub sign: &'static str,
    /// A word or two; empty where there is nothing to say.
    pub word: String,
    /// Whether it was nothing yet on that day.
    pub faded: bool,
}

impl App {
    /// The day whose state the panes show.
    #[must_use]
    pub fn as_of(&self) -> Option<Day> {
        self.view.chips.iter().find_map(|chip| match chip {
            Filter::AsOf(day) => Some(*day),
            Filter::Search(_) | Filter::Near(_) | Filter::Only(_) => None,
        })
    }

    /// The day that the date being typed means.
    ///
    /// # Errors
    /// Why it means none.
    pub fn date_meant(&self) -> Result<Day, String> {
        one_day(self.typing.as_ref().map_or("", |typing| typing.prompt().text()), self.today)
    }

    /// The days on which something changed.
    #[must_use]
    pub fn changes(&self) -> &Changes {
        self.changes.get_or_init(|| Changes::of(&self.dossier))
    }

    /// Shows the state of the day from the start.
    ///
    /// # Errors
    /// Why the text means no day.
    pub fn start_on(&mut self, text: &str) -> Result<(), String> {
        let day = one_day(text, self.today)?;
        self.show_day(day);
        Ok(())
    }

    pub(crate) fn open_date(&mut self) {
        let text = self.as_of().map(|day| day.to_string());
        self.open_typing(Prompt::Date(LineEditor::with(text.as_deref().unwrap_or_default())));
    }

    /// Keeps the day that was typed; nothing typed takes the day off.
    pub(crate) fn keep_date(&mut self) {
        let empty =
            self.typing.as_ref().is_some_and(|typing| typing.prompt().text().trim().is_empty());
        match self.date_meant() {
            _ if empty => {
                self.typing = None;
                if self.as_of().is_some() {
                    self.history.leave(&self.view);
                    self.view.chips.retain(|chip| !matches!(chip, Filter::AsOf(_)));
                }
            }
            Ok(day) => {
                self.typing = None;
                self.history.leave(&self.view);
                self.show_day(day);
            }
            Err(text) => self.refuse(&text),
        }
    }

    /// A day later or earlier than the one being typed.
    pub(crate) fn step_date(&mut self, by: i32) {
        let day = self.date_meant().unwrap_or(self.today).plus(by);
        if let Some(typing) = &mut self.typing {
            typing.edit(|prompt| *prompt = LineEditor::with(&day.to_string()));
        }
    }

    /// To the next or the previous day on which something changed.
    pub(crate) fn step_change(&mut self, by: isize) {
        let fresh = self.as_of().is_none();
        let mut day = self.as_of().unwrap_or_else(|| self.day_of_current());
        let mut last = Vec::new();
        for _ in 0..by.unsigned_abs() {
            let changes = self.changes();
            let found = if by > 0 { changes.after(day) } else { changes.before(day) };
            let Some(first) = found.first() else { break };
            day = first.day;
            last = found.to_vec();
        }
        if last.is_empty() {
            self.refuse(if by > 0 {
                "Nothing changes after this day"
            } else {
                "Nothing changed before this day"
            });
            return;
        }
        if fresh {
            self.history.leave(&self.view);
        }
        self.show_day(day);
        let words: Vec<String> = last.iter().map(|change| change.label(&self.dossier)).collect();
        self.notice = Some(Notice::Hint(words.join(" · ")));
    }

    fn day_of_current(&self) -> Day {
        let date = self.view.current.and_then(|id| self.dossier.date(id));
        date.map(|date| date.order().0).filter(|day| *day != Day::END).unwrap_or(self.today)
    }

    /// Makes all panes show the state of the day, the timeline what happened last by then.
    pub(crate) fn show_day(&mut self, day: Day) {
        match self.view.chips.iter_mut().find(|chip| matches!(chip, Filter::AsOf(_))) {
            Some(chip) => *chip = Filter::AsOf(day),
            None => self.view.chips.push(Filter::AsOf(day)),
        }
        self.follow_rows();
        let around = self.around(day);
        if let Some(id) = around.on.last().copied().or(around.before).or(around.after) {
            let timeline = self.view.pane_mut(PaneId::Timeline);
            timeline.select(id);
            timeline.center();
        }
        self.follow_selection();
    }

    pub(crate) fn read_state(&mut self) {
        if self.as_of().is_some() {
            self.open_reader(ReaderKind::Snapshot);
        } else {
            let key = self.keymap.label(crate::app::Action::AsOf);
            self.refuse(&format!("No day is chosen: {key} asks for one"));
        }
    }

    /// What the line of the entry says of the day; nothing when no day is chosen.
    #[must_use]
    pub fn status(&self, id: EntryId) -> Option<DayStatus> {
        let day = self.as_of()?;
        Some(match (self.dossier.kind(id), self.dossier.subject(id)) {
            (Kind::Event | Kind::TreatyAction, _) => self.happening(id, day),
            (Kind::Treaty, _) => self.act(id, day),
            (_, Subject::Record(Record::Person(_))) => self.holder(id, day),
            (_, Subject::Record(Record::Organization(_))) => self.body(id, day),
            _ => DayStatus { faded: self.is_later(id, day), ..DayStatus::default() },
        })
    }

    /// What the timeline shows before, on and after the day.
    fn around(&self, day: Day) -> ChangesNearby {
        let line = self.line();
        self.dossier.nearby_in(line.len(), |nth| line.entry(nth), day)
    }

    fn is_later(&self, id: EntryId, day: Day) -> bool {
        self.dossier.date(id).is_some_and(|date: &Date| date.earliest() > day)
    }

    fn happening(&self, id: EntryId, day: Day) -> DayStatus {
        let around = self.around(day);
        let word = match () {
            () if around.before == Some(id) => "last before",
            () if around.on.contains(&id) => "that day",
            () if around.after == Some(id) => "next after",
            () => "",
        };
        DayStatus { sign: "", word: word.to_owned(), faded: self.is_later(id, day) }
    }

    fn act(&self, id: EntryId, day: Day) -> DayStatus {
        let Some(state) = self.dossier.treaty_on(id, day) else { return DayStatus::default() };
        let unsure = if state.sure { "" } else { "~" };
        let faded = matches!(state.standing, TreatyStatus::NotYet | TreatyStatus::Undated);
        let word = format!("{}{unsure}", state.standing.label());
        DayStatus { sign: sign(state.standing), word, faded }
    }

    fn holder(&self, id: EntryId, day: Day) -> DayStatus {
        let mut offices: Vec<_> = self.dossier.offices_on(id, day).collect();
        offices.sort_by_key(|office| office.hold);
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
        let unsure = match first.hold.label() {
            "" => String::new(),
            word => format!(" ({word})"),
        };
        let sign = match first.hold {
            TenureCertainty::Held => "●",
            TenureCertainty::Attested => "◍",
            TenureCertainty::Perhaps => "◌",
        };
        DayStatus { sign, word: format!("{}{unsure}{more}", term.office), faded: false }
    }

    /// Of a state: whom it recognises, and by how many it is recognised.
    fn body(&self, id: EntryId, day: Day) -> DayStatus {
        let stands = self.dossier.recognitions_on(id, day);
        let by = stands.filter(|it| it.standing == RecognitionStatus::Stands).count();
        if by > 0 {
            return DayStatus { sign: "◇", word: format!("recognised by {by}"), faded: false };
        }
        let given =
            self.dossier.linked(id, LinkKind::RecognisedBy, false).find_map(|recognition| {
                let whole = self.dossier.record_entry(recognition);
                self.dossier.recognitions_on(whole, day).find(|it| it.recognition == recognition)
            });
        match given.map(|it| it.standing) {
            Some(RecognitionStatus::Stands) => {
                DayStatus { sign: "◇", word: "recognises".to_owned(), faded: false }
            }
            Some(RecognitionStatus::Perhaps) => {
                DayStatus { sign: "◌", word: "recognises, perhaps".to_owned(), faded: false }
            }
            Some(RecognitionStatus::Withdrawn) => {
                DayStatus { sign: "×", word: "recognition withdrawn".to_owned(), faded: false }
            }
            None => DayStatus { sign: " ", ..DayStatus::default() },
        }
    }
}

/// The sign of a standing; its word stands beside it.
fn sign(standing: TreatyStatus) -> &'static str {
    match standing {
        TreatyStatus::InForce => "●",
        TreatyStatus::PastTerm => "◍",
        TreatyStatus::Pending => "◐",
        TreatyStatus::Signed | TreatyStatus::Exchanged => "○",
        TreatyStatus::Approved | TreatyStatus::Negotiated => "◌",
        TreatyStatus::Ended => "×",
        TreatyStatus::NotYet | TreatyStatus::Undated => " ",
    }
}
