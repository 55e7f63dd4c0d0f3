//! The lists of the panes, without filters and with them.

use super::{
    list::{EntryList, EntryPositions, VisibleList},
    names,
    view::{PaneId, REGISTERS},
};
use crate::{
    bitset::BitSet,
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
    search::{SearchEngine, SearchResult},
};
use std::{cmp::Reverse, sync::Arc};

#[derive(Debug, Default)]
pub(crate) struct PaneLists {
    timeline: Arc<EntryList>,
    treaties: Arc<EntryList>,
    registers: [Arc<EntryList>; REGISTERS.len()],
    /// The positions in the timeline of entries that describe others, each with one of those.
    describing: Vec<(u32, EntryId)>,
}

impl PaneLists {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut of_kind: [Vec<EntryId>; Kind::COUNT] = Default::default();
        for id in dossier.entries() {
            of_kind[dossier.kind(id) as usize].push(id);
        }
        let by_date = |mut list: Vec<EntryId>| {
            // Entries without a date come last.
            list.sort_unstable_by_key(|id| (dossier.sort_key(*id), *id));
            list
        };
        let by_name = |mut list: Vec<EntryId>, kind: Kind| {
            list.sort_by_cached_key(|id| (names::sort_key(&dossier.title(*id), kind), *id));
            list
        };
        let treaties = by_date(std::mem::take(&mut of_kind[Kind::Treaty as usize]));
        let registers = REGISTERS.map(|kind| {
            let list = std::mem::take(&mut of_kind[kind as usize]);
            match kind {
                Kind::Statement | Kind::Figure | Kind::Source => by_date(list),
                Kind::Place => {
                    let mut list = by_name(list, kind);
                    list.sort_by_cached_key(|id| Reverse(dossier.events_at(*id)));
                    list
                }
                _ => by_name(list, kind),
            }
        });
        let lists = [dossier.timeline(), &treaties].into_iter();
        let lists = lists.chain(registers.iter().map(Vec::as_slice));
        let positions = Arc::new(EntryPositions::new(dossier.len(), lists));
        let list =
            |entries: &[EntryId]| Arc::new(EntryList::new(entries.into(), Arc::clone(&positions)));
        let (timeline, treaties) = (list(dossier.timeline()), list(&treaties));
        let registers = registers.map(|entries| list(&entries));
        let describes = |(place, id): (u32, &EntryId)| {
            dossier.describes(*id).iter().map(move |part| (place, *part)).collect::<Vec<_>>()
        };
        Self {
            describing: (0..).zip(timeline.entries()).flat_map(describes).collect(),
            timeline,
            treaties,
            registers,
        }
    }

    /// The unfiltered list of a pane; `register` is the kind in the third one.
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

    pub(crate) fn registers(&self) -> impl Iterator<Item = Kind> + '_ {
        let kinds = REGISTERS.into_iter().zip(&self.registers);
        kinds.filter(|(_, list)| !list.entries().is_empty()).map(|(kind, _)| kind)
    }

    /// Makes the projections of all lists, so that the first letter of a search does not wait for it.
    pub(crate) fn project(&self, engine: &SearchEngine) {
        for list in [&self.timeline, &self.treaties].into_iter().chain(&self.registers) {
            list.projection(|entries| engine.docs.projection(entries));
        }
    }

    pub(crate) fn filtered(
        &self,
        (pane, register): (PaneId, Kind),
        sets: &[&EntrySet],
        found: Option<&SearchResult>,
    ) -> VisibleList {
        let list = self.of_pane(pane, register);
        let mut left: Option<BitSet<usize>> = None;
        let mut keep = |positions: BitSet<usize>| match &mut left {
            Some(left) => left.intersect_with(&positions),
            None => left = Some(positions),
        };
        let describing = if pane == PaneId::Timeline { self.describing.as_slice() } else { &[] };
        for members in sets {
            let mut positions = BitSet::empty(list.entries().len());
            let listed = members.iter().filter_map(|id| list.position(id));
            listed.for_each(|position| positions.insert(position));
            insert_describing(describing, &mut positions, |id| members.contains(id));
            keep(positions);
        }
        if let Some(found) = found {
            let projection = list.projection(|entries| found.docs.projection(entries));
            let mut positions = found.positions(projection);
            insert_describing(describing, &mut positions, |id| found.contains(id));
            keep(positions);
        }
        match left {
            Some(places) => VisibleList::some(list, places),
            None => VisibleList::all(list),
        }
    }
}

fn insert_describing(
    describing: &[(u32, EntryId)],
    places: &mut BitSet<usize>,
    contains: impl Fn(EntryId) -> bool,
) {
    for (place, _) in describing.iter().filter(|(_, part)| contains(*part)) {
        places.insert(*place as usize);
    }
}
