//! What each pane lists before anything is narrowed, and the rows that are left after it.

use super::{
    pane::Row,
    view::{PaneId, REGISTERS},
};
use crate::dossier::{Date, Dossier, EntryId, Kind};
use std::sync::Arc;

/// The full lists of a dossier, in their order.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    timeline: Arc<[EntryId]>,
    treaties: Arc<[EntryId]>,
    registers: [Arc<[EntryId]>; REGISTERS.len()],
}

impl Lists {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let by_date = |kind: Kind| {
            let mut list: Vec<EntryId> = dossier.of_kind(kind).collect();
            // What has no date stands behind all that has one.
            list.sort_by_cached_key(|id| {
                let date = dossier.date(*id).map(Date::order);
                (date.is_none(), date, *id)
            });
            list.into()
        };
        let by_name = |kind: Kind| {
            let mut list: Vec<EntryId> = dossier.of_kind(kind).collect();
            list.sort_by_cached_key(|id| (sorting_name(&dossier.title(*id), kind), *id));
            list.into()
        };
        Self {
            timeline: dossier.timeline().into(),
            treaties: by_date(Kind::Treaty),
            registers: REGISTERS.map(|kind| match kind {
                Kind::Statement | Kind::Figure => by_date(kind),
                _ => by_name(kind),
            }),
        }
    }

    /// The full list of the pane, the third one showing this kind.
    pub(crate) fn of_pane(&self, pane: PaneId, register: Kind) -> &Arc<[EntryId]> {
        match pane {
            PaneId::Timeline => &self.timeline,
            PaneId::Treaties => &self.treaties,
            PaneId::Register => {
                let at = REGISTERS.iter().position(|kind| *kind == register).unwrap_or(0);
                &self.registers[at]
            }
        }
    }
}

/// People are sorted by the last word of their name, as an index does; an office-holder without a
/// name by the office.
fn sorting_name(title: &str, kind: Kind) -> String {
    let lower = title.to_lowercase();
    match lower.rsplit_once(' ') {
        Some((given, family)) if kind == Kind::Person && !title.ends_with(')') => {
            format!("{family} {given}")
        }
        _ => lower,
    }
}

/// The rows of a pane: the entries that pass, in the timeline under the headings of their years.
pub(crate) fn rows(
    dossier: &Dossier,
    pane: PaneId,
    list: &[EntryId],
    passes: impl Fn(EntryId) -> bool,
) -> Arc<[Row]> {
    let mut rows = Vec::new();
    let mut year = None;
    for id in list.iter().copied().filter(|id| passes(*id)) {
        if pane == PaneId::Timeline {
            let own = dossier.date(id).and_then(|date| date.order().0.year());
            if year != Some(own) {
                rows.push(Row::Year(own));
                year = Some(own);
            }
        }
        rows.push(Row::Entry(id));
    }
    rows.into()
}

/// The entries of the rows, without the headings.
pub(crate) fn entries(rows: &[Row]) -> Arc<[EntryId]> {
    let entry = |row: &Row| match row {
        Row::Entry(id) => Some(*id),
        Row::Year(_) => None,
    };
    rows.iter().filter_map(entry).collect()
}
