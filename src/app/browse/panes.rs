//! What each pane lists before anything is narrowed, and what a narrowing leaves of it.

use super::{
    list::{EntryList, EntryPositions, VisibleList},
    view::{PaneId, REGISTERS},
};
use crate::{
    bitset::PositionSet,
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
    search::{SearchEngine, SearchResult},
};
use std::sync::Arc;

/// The full lists of a dossier, in their order.
#[derive(Debug, Default)]
pub(crate) struct PaneLists {
    timeline: Arc<EntryList>,
    treaties: Arc<EntryList>,
    registers: [Arc<EntryList>; REGISTERS.len()],
    /// The places in the timeline of what tells of parts of other records, each with such a part.
    tellers: Vec<(u32, EntryId)>,
}

impl PaneLists {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut of_kind: [Vec<EntryId>; Kind::COUNT] = Default::default();
        for id in dossier.entries() {
            of_kind[dossier.kind(id) as usize].push(id);
        }
        let by_date = |mut list: Vec<EntryId>| {
            // What has no date stands behind all that has one.
            list.sort_unstable_by_key(|id| (dossier.sort_key(*id), *id));
            list
        };
        let by_name = |mut list: Vec<EntryId>, kind: Kind| {
            list.sort_by_cached_key(|id| (sorting_name(&dossier.title(*id), kind), *id));
            list
        };
        let treaties = by_date(std::mem::take(&mut of_kind[Kind::Treaty as usize]));
        let registers = REGISTERS.map(|kind| {
            let list = std::mem::take(&mut of_kind[kind as usize]);
            match kind {
                Kind::Statement | Kind::Figure => by_date(list),
                _ => by_name(list, kind),
            }
        });
        let lists = [dossier.timeline(), &treaties].into_iter();
        let lists = lists.chain(registers.iter().map(Vec::as_slice));
        let homes = Arc::new(EntryPositions::new(dossier.len(), lists));
        let mut numbers = 0_u8..;
        let mut list = |entries: &[EntryId], year: Option<&dyn Fn(EntryId) -> Option<i16>>| {
            let number = numbers.next().unwrap_or(u8::MAX);
            Arc::new(EntryList::new(entries.into(), Arc::clone(&homes), number, year))
        };
        let year = |id: EntryId| dossier.sort_key(id).0.year();
        // In the order of their homes.
        let timeline = list(dossier.timeline(), Some(&year));
        let treaties = list(&treaties, None);
        let registers = registers.map(|entries| list(&entries, None));
        let tells = |(place, id): (u32, &EntryId)| {
            dossier.describes(*id).iter().map(move |part| (place, *part)).collect::<Vec<_>>()
        };
        Self {
            tellers: (0..).zip(timeline.entries()).flat_map(tells).collect(),
            timeline,
            treaties,
            registers,
        }
    }

    /// The full list of the pane, the third one showing this kind.
    pub(crate) fn of_pane(&self, pane: PaneId, register: Kind) -> &Arc<EntryList> {
        match pane {
            PaneId::Timeline => &self.timeline,
            PaneId::Treaties => &self.treaties,
            PaneId::Register => {
                let at = REGISTERS.iter().position(|kind| *kind == register).unwrap_or(0);
                &self.registers[at]
            }
        }
    }

    /// Makes the lists ready to be searched, so that the first letter typed need not wait for it.
    pub(crate) fn enroll(&self, finder: &SearchEngine) {
        for list in [&self.timeline, &self.treaties].into_iter().chain(&self.registers) {
            list.roll(|entries| finder.projection(entries));
        }
    }

    /// What the narrowings and the search leave of the list of a pane.
    pub(crate) fn filtered(
        &self,
        (pane, register): (PaneId, Kind),
        near: &[Arc<EntrySet>],
        found: Option<&SearchResult>,
    ) -> VisibleList {
        let list = self.of_pane(pane, register);
        let mut left: Option<PositionSet> = None;
        let mut keep = |places: PositionSet| match &mut left {
            Some(left) => left.keep(&places),
            None => left = Some(places),
        };
        let tellers = if pane == PaneId::Timeline { self.tellers.as_slice() } else { &[] };
        for members in near {
            keep(places_of(list, tellers, members.iter(), |id| members.contains(id)));
        }
        if let Some(found) = found {
            let roll = list.roll(|entries| found.projection(entries));
            let mut places = PositionSet::packed(found.positions(roll));
            told(tellers, &mut places, |id| found.contains(id));
            keep(places);
        }
        match left {
            Some(places) => VisibleList::some(list, places),
            None => VisibleList::all(list),
        }
    }
}

/// The places of these entries, and of what tells of one of them.
fn places_of(
    list: &EntryList,
    tellers: &[(u32, EntryId)],
    entries: impl Iterator<Item = EntryId>,
    contains: impl Fn(EntryId) -> bool,
) -> PositionSet {
    let mut places = PositionSet::none(list.entries().len());
    for place in entries.filter_map(|id| list.place(id)) {
        places.insert(place);
    }
    told(tellers, &mut places, contains);
    places
}

fn told(tellers: &[(u32, EntryId)], places: &mut PositionSet, contains: impl Fn(EntryId) -> bool) {
    for (place, _) in tellers.iter().filter(|(_, part)| contains(*part)) {
        places.insert(*place as usize);
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
