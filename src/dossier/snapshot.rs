//! The state of any day: where each act stood, who held which office, which recognitions stood.
//!
//! A date that is not exact has happened for sure on its last day, and perhaps from its first one
//! on; whatever rests on a "perhaps" is marked as not sure.

use super::{
    Dossier, EntryId, EntryPart, Kind,
    record::{Action, Record, Term, Treaty},
    vocabulary::{ActionType, DateBasis, TreatyType},
};
use crate::date::{Date, Day};

/// How far an act had come by a day, from nothing to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TreatyStatus {
    /// No step of it is dated.
    Undated,
    /// Its first step comes later.
    NotYet,
    /// It was negotiated.
    Negotiated,
    /// It was approved, as a draft or for signing.
    Approved,
    /// It was signed; nothing shows a way to force yet.
    Signed,
    /// Notes were exchanged.
    Exchanged,
    /// It was on its way to force: before parliaments, or ratified on one side.
    Pending,
    /// It was in force.
    InForce,
    /// It had come into force, and its first term was over; a source may say that it goes on.
    PastTerm,
    /// It was ended.
    Ended,
}

impl TreatyStatus {
    /// Every standing, what holds most first.
    pub const ALL: [Self; 10] = [
        Self::InForce,
        Self::PastTerm,
        Self::Pending,
        Self::Signed,
        Self::Exchanged,
        Self::Approved,
        Self::Negotiated,
        Self::Ended,
        Self::NotYet,
        Self::Undated,
    ];

    /// What a person reads.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Undated => "no dated step",
            Self::NotYet => "not yet",
            Self::Negotiated => "negotiated",
            Self::Approved => "approved",
            Self::Signed => "signed",
            Self::Exchanged => "notes exchanged",
            Self::Pending => "pending",
            Self::InForce => "in force",
            Self::PastTerm => "first term over",
            Self::Ended => "ended",
        }
    }

    /// The standing that a step brings about.
    fn after(treaty: &Treaty, step: ActionType) -> Self {
        match step {
            ActionType::Negotiation => Self::Negotiated,
            ActionType::Approval => Self::Approved,
            ActionType::Signature => Self::Signed,
            ActionType::Exchange if treaty.kind == TreatyType::ExchangeOfNotes => Self::Exchanged,
            ActionType::Submission
            | ActionType::LowerHouse
            | ActionType::UpperHouse
            | ActionType::LawSigned
            | ActionType::OtherPartyRatification
            | ActionType::Exchange => Self::Pending,
            ActionType::EntryIntoForce | ActionType::Extension => Self::InForce,
            ActionType::Termination => Self::Ended,
        }
    }
}

/// Where an act stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreatyState {
    /// The act.
    pub treaty: EntryId,
    /// How far it had come.
    pub standing: TreatyStatus,
    /// The step that brought it there.
    pub step: Option<EntryId>,
    /// Whether exact and stated dates say so.
    pub sure: bool,
    /// The last day of its first term, computed from entry into force, once it is in force.
    pub term_end: Option<Day>,
}

/// How surely an office was held on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TenureCertainty {
    /// Between a known start and a known end, or no end is known.
    Held,
    /// The day lies among those on which a source shows the holder in office; start and end are
    /// not known.
    Attested,
    /// The dates leave it open.
    Perhaps,
}

impl TenureCertainty {
    /// What a person reads behind the office; nothing where it is certain.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Held => "",
            Self::Attested => "attested",
            Self::Perhaps => "perhaps",
        }
    }
}

/// An office on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeState {
    /// The term of office.
    pub term: EntryId,
    /// How surely it was held.
    pub hold: TenureCertainty,
}

/// A recognition on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecognitionState {
    /// The recognition.
    pub recognition: EntryId,
    /// Whether it stood, was already withdrawn, or was still to come.
    pub standing: RecognitionStatus,
}

/// What became of a recognition by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecognitionStatus {
    /// It stood.
    Stands,
    /// The dates leave it open.
    Perhaps,
    /// It had been withdrawn.
    Withdrawn,
}

impl RecognitionStatus {
    /// What a person reads.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Perhaps => "perhaps",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The state of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The day.
    pub day: Day,
    /// Every act that had begun by then, what holds most first.
    pub treaties: Vec<TreatyState>,
    /// Every office held, what is certain first.
    pub offices: Vec<OfficeState>,
    /// Every recognition that had been given.
    pub recognitions: Vec<RecognitionState>,
}

impl Snapshot {
    /// The state of the day.
    #[must_use]
    pub fn of(dossier: &Dossier, day: Day) -> Self {
        let mut state = Self { day, treaties: vec![], offices: vec![], recognitions: vec![] };
        for id in dossier.entries().filter(|id| dossier.entry(*id).part == EntryPart::Whole) {
            state.treaties.extend(dossier.treaty_on(id, day));
            state.offices.extend(dossier.offices_on(id, day));
            state.recognitions.extend(dossier.recognitions_on(id, day));
        }
        state.treaties.retain(|it| it.standing > TreatyStatus::NotYet);
        let rank = |standing: TreatyStatus| TreatyStatus::ALL.iter().position(|it| *it == standing);
        state.treaties.sort_by_cached_key(|it| {
            let date = it.step.and_then(|step| dossier.date(step)).map(Date::order);
            (rank(it.standing), date, it.treaty)
        });
        state.offices.sort_by_cached_key(|it| (it.hold, dossier.title(it.term).into_owned()));
        state.recognitions.sort_by_cached_key(|it| {
            (it.standing, dossier.date(it.recognition).map(Date::order), it.recognition)
        });
        state
    }
}

impl Dossier {
    /// Where the act stood on the day; nothing when the entry is no act.
    #[must_use]
    pub fn treaty_on(&self, id: EntryId, day: Day) -> Option<TreatyState> {
        let (Kind::Treaty, Record::Treaty(treaty)) = (self.kind(id), self.record(id)) else {
            return None;
        };
        let mut state = TreatyState {
            treaty: id,
            standing: if treaty.actions.is_empty() {
                TreatyStatus::Undated
            } else {
                TreatyStatus::NotYet
            },
            step: None,
            sure: true,
            term_end: None,
        };
        let mut perhaps = state.standing;
        for (step, action) in self.parts(id).zip(&treaty.actions) {
            let after = TreatyStatus::after(treaty, action.kind);
            if begun(action, day) {
                perhaps = perhaps.max(after);
            }
            if taken(action, day) && after >= state.standing {
                // Of two steps to one standing the later one tells more.
                let later = |known: EntryId| order(self.date(known)) <= order(Some(&action.date));
                if after > state.standing || state.step.is_none_or(later) {
                    state.step = Some(step);
                    state.sure = is_stated(action);
                }
                state.standing = after;
            }
        }
        state.sure &= perhaps == state.standing;
        if state.standing == TreatyStatus::InForce {
            state.term_end = first_term_end(treaty);
            let extended = |it: &Action| it.kind == ActionType::Extension && taken(it, day);
            let over = state.term_end.is_some_and(|end| end < day);
            if over && !treaty.actions.iter().any(extended) {
                state.standing = TreatyStatus::PastTerm;
            }
        }
        Some(state)
    }

    /// The offices that the person held on the day, in the order of the record.
    pub fn offices_on(&self, id: EntryId, day: Day) -> impl Iterator<Item = OfficeState> {
        let terms: &[Term] = match (self.kind(id), self.record(id)) {
            (Kind::Person, Record::Person(person)) => &person.terms,
            _ => &[],
        };
        self.parts(id).zip(terms).filter_map(move |(entry, term)| {
            hold(term, day).map(|hold| OfficeState { term: entry, hold })
        })
    }

    /// The recognitions that the state had been given by the day, in the order of the record.
    pub fn recognitions_on(
        &self,
        id: EntryId,
        day: Day,
    ) -> impl Iterator<Item = RecognitionState> + use<> {
        let given: Vec<RecognitionState> = match (self.kind(id), self.record(id)) {
            (Kind::Organization, Record::Organization(it)) => {
                let parts = self.parts(id).zip(&it.recognition);
                parts
                    .filter_map(|(recognition, it)| {
                        let standing = recognised(&it.date, it.withdrawn.as_ref(), day)?;
                        Some(RecognitionState { recognition, standing })
                    })
                    .collect()
            }
            _ => Vec::new(),
        };
        given.into_iter()
    }
}

fn order(date: Option<&Date>) -> Option<(Day, Day)> {
    date.map(Date::order)
}

/// Whether the step has been taken by the day, for all that its date leaves open.
fn taken(action: &Action, day: Day) -> bool {
    action.date_basis != Some(DateBasis::Scheduled) && action.date.latest() <= day
}

/// Whether the step may have been taken by the day. One whose beginning is open says nothing of
/// the days before its end.
fn begun(action: &Action, day: Day) -> bool {
    let first = match action.date.earliest() {
        Day::BEGINNING => action.date.latest(),
        first => first,
    };
    first <= day
}

fn is_stated(action: &Action) -> bool {
    matches!(action.date_basis, None | Some(DateBasis::Stated)) && !action.date.is_qualified()
}

/// How surely the office was held on the day; nothing when it was not.
fn hold(term: &Term, day: Day) -> Option<TenureCertainty> {
    let (start, end) = (term.start.as_ref(), term.end.as_ref());
    start.or(end)?;
    let first = start.map_or(Day::BEGINNING, Date::earliest);
    let last = end.map_or(Day::END, Date::latest);
    if !(first <= day && day <= last) {
        return None;
    }
    if term.attested_only == Some(true) {
        // With one end alone, nothing is attested beyond that day.
        let alone = start.is_none() || end.is_none();
        let near = start.or(end).is_some_and(|date| date.overlaps(day, day));
        return (!alone || near).then_some(TenureCertainty::Attested);
    }
    let begun = start.is_some_and(|date| date.latest() <= day);
    // A date without beginning ("until then") ends on its last day, as far as anybody knows.
    let lasts = end.is_none_or(|date| match date.earliest() {
        Day::BEGINNING => day <= date.latest(),
        first => day <= first,
    });
    Some(if begun && lasts { TenureCertainty::Held } else { TenureCertainty::Perhaps })
}

fn recognised(given: &Date, withdrawn: Option<&Date>, day: Day) -> Option<RecognitionStatus> {
    if day < given.earliest() {
        return None;
    }
    if withdrawn.is_some_and(|date| date.latest() <= day) {
        return Some(RecognitionStatus::Withdrawn);
    }
    let open = day < given.latest() || withdrawn.is_some_and(|date| date.earliest() <= day);
    Some(if open { RecognitionStatus::Perhaps } else { RecognitionStatus::Stands })
}

/// The last day of the first term of an act, when its length and the exact day on which it came
/// into force are known. Computed, not stated: say so wherever it is shown.
#[must_use]
pub fn first_term_end(treaty: &Treaty) -> Option<Day> {
    let length: jiff::Span = treaty.duration.as_deref()?.parse().ok()?;
    let step = treaty.actions.iter().find(|step| step.kind == ActionType::EntryIntoForce)?;
    let begins = step.date.exact_day().filter(|_| !step.date.is_qualified())?;
    let end = begins.civil()?.checked_add(length).ok()?;
    Some(Day::from_civil(end).plus(-1))
}
