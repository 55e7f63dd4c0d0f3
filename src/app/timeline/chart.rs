//! The chart of the scaled timeline: entries in lanes, as points and bars.

use super::{
    Lanes,
    bars::{Bar, entry_bars, pack, treaty_bars},
    lanes::{LaneTopic, topics},
};
use crate::{
    date::Day,
    dossier::{Dossier, EntryId, Record, record::short_name},
};
use std::collections::HashMap;

/// One lane.
#[derive(Debug, Default)]
pub(super) struct Lane {
    pub(super) title: String,
    /// Entries by their first day, in the order of the timeline.
    pub(super) points: Vec<(i32, EntryId)>,
    /// Bars in tracks, in which none overlap.
    pub(super) tracks: Vec<Vec<Bar>>,
}

/// The chart of a timeline.
#[derive(Debug, Default)]
pub struct Chart {
    pub(super) lanes: Vec<Lane>,
    pub(super) days: Vec<i32>,
    topics: HashMap<LaneTopic, usize>,
    by: Lanes,
}

impl Chart {
    /// Puts the entries of a timeline into lanes.
    #[must_use]
    pub fn new(dossier: &Dossier, timeline: &[EntryId], by: Lanes) -> Self {
        let mut chart = Self { by, ..Self::default() };
        let mut bars: Vec<Vec<Bar>> = Vec::new();
        for id in timeline.iter().copied() {
            let Some(day) = day_of(dossier, id) else { continue };
            chart.days.push(day);
            for topic in topics(dossier, id, by) {
                let lane = *chart.topics.entry(topic).or_insert_with(|| {
                    let title = title(dossier, topic, by);
                    chart.lanes.push(Lane { title, ..Lane::default() });
                    bars.push(Vec::new());
                    chart.lanes.len() - 1
                });
                if let Some(lane) = chart.lanes.get_mut(lane) {
                    lane.points.push((day, id));
                }
                if let Some(bars) = bars.get_mut(lane) {
                    match topic {
                        LaneTopic::Record(act) if by == Lanes::Treaty => {
                            if bars.is_empty() {
                                bars.extend(treaty_bars(dossier, act));
                            }
                        }
                        _ => bars.extend(entry_bars(dossier, id)),
                    }
                }
            }
        }
        for (lane, bars) in chart.lanes.iter_mut().zip(bars) {
            lane.tracks = pack(bars);
        }
        chart.order();
        chart
    }

    /// Sorts the lanes: types in the order of their list, parties by size, treaties by first day.
    fn order(&mut self) {
        let mut order: Vec<(LaneTopic, usize)> =
            self.topics.iter().map(|(k, v)| (*k, *v)).collect();
        let lanes = &self.lanes;
        order.sort_by_key(|(topic, at)| {
            let points = lanes.get(*at).map(|lane| lane.points.as_slice()).unwrap_or_default();
            let first = points.first().map_or(i32::MAX, |(day, _)| *day);
            let rank = match (topic, self.by) {
                (LaneTopic::Other, _) => i64::MAX,
                (LaneTopic::Type(kind), _) => *kind as i64,
                (LaneTopic::Record(_), Lanes::Party) => -i64::try_from(points.len()).unwrap_or(0),
                (LaneTopic::Record(_), _) => i64::from(first),
            };
            (rank, *at)
        });
        let mut old: Vec<Option<Lane>> =
            std::mem::take(&mut self.lanes).into_iter().map(Some).collect();
        for (topic, at) in order {
            if let Some(lane) = old.get_mut(at).and_then(Option::take) {
                self.topics.insert(topic, self.lanes.len());
                self.lanes.push(lane);
            }
        }
    }

    /// The topics of the lanes.
    #[must_use]
    pub fn by(&self) -> Lanes {
        self.by
    }

    /// The first and the last day of an entry.
    #[must_use]
    pub fn ends(&self) -> Option<(Day, Day)> {
        Some((Day(*self.days.first()?), Day(*self.days.last()?)))
    }

    /// The lanes of an entry, each with its index among the points.
    pub(super) fn places(&self, dossier: &Dossier, id: EntryId) -> Vec<(usize, usize)> {
        let Some(day) = day_of(dossier, id) else { return Vec::new() };
        let mut places = Vec::new();
        for topic in topics(dossier, id, self.by) {
            let Some(at) = self.topics.get(&topic).copied() else { continue };
            let Some(lane) = self.lanes.get(at) else { continue };
            let from = lane.points.partition_point(|(other, _)| *other < day);
            let same = lane.points.get(from..).unwrap_or_default().iter();
            let nth = same.take_while(|(other, _)| *other == day).position(|(_, it)| *it == id);
            places.extend(nth.map(|nth| (at, from + nth)));
        }
        places
    }
}

/// The first day of an entry.
fn day_of(dossier: &Dossier, id: EntryId) -> Option<i32> {
    let day = dossier.sort_key(id).0;
    (day != Day::BEGINNING && day != Day::END).then_some(day.0)
}

fn title(dossier: &Dossier, topic: LaneTopic, by: Lanes) -> String {
    match (topic, by) {
        (LaneTopic::Type(kind), _) => kind.label().to_owned(),
        (LaneTopic::Record(id), _) => match dossier.record(id) {
            record @ Record::Treaty(_) => short_name(record.names()).to_owned(),
            record => record.title().to_owned(),
        },
        (LaneTopic::Other, Lanes::Party) => "no party named".to_owned(),
        (LaneTopic::Other, _) => "no act".to_owned(),
    }
}
