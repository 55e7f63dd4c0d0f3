//! The map of the South Caucasus: its lines, the places of the dossier on it, and what is shown.

use crate::dossier::{Dossier, EntryId, Kind, LinkKind, Record};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

const LINES: &str = include_str!("../../../assets/map/caucasus.txt");

/// What the map says of its lines; each side's name for what is contested, by alphabet.
pub(crate) const LEGEND: &str = "╌ contested line. Georgia: the state border of Georgia and Russia. \
Russia, South Ossetia: in part the state borders of Abkhazia and of South Ossetia with Russia. \
The boundary line between South Ossetia and the rest of Georgia is not in these data and not \
drawn. Other lines stand as Natural Earth has them (1:10 million), all of them generalised.";

/// The same for a small screen.
pub(crate) const SHORT_LEGEND: &str = "╌ contested. Georgia: border of Georgia and Russia. Russia, South \
Ossetia: in part those of Abkhazia, South Ossetia. Lines generalised.";

/// How often one can go nearer, and how much each time.
const NEAREST: usize = 8;
const STEP: f64 = 1.5;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Of the sea.
    Coast,
    /// Between countries, as the source of the lines has it.
    Country,
    /// Contested: whose line it is depends on who is asked.
    Contested,
}

/// A line of points: longitude and latitude.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MapLine {
    /// What it is.
    pub kind: LineKind,
    /// Where it runs.
    pub points: Vec<(f64, f64)>,
}

/// A place with what happened there.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPlace {
    /// The place.
    pub id: EntryId,
    /// Longitude and latitude.
    pub at: (f64, f64),
    /// What the timeline shows of it.
    pub entries: Vec<EntryId>,
}

/// The places of the dossier, and what lies off the map.
#[derive(Debug, Default, PartialEq)]
pub struct MapPlaces {
    /// Those whose place on the map is known.
    pub known: Vec<MapPlace>,
    /// How many happenings have a place that is not on the map.
    pub elsewhere: usize,
}

/// A map on the screen.
#[derive(Debug, Clone)]
pub struct MapView {
    /// The longitude and the latitude in the middle.
    pub middle: (f64, f64),
    /// How near it is.
    zoom: usize,
    /// The place that was pointed at.
    chosen: Option<EntryId>,
    /// What lies on it.
    pub places: Arc<MapPlaces>,
}

/// The west, the south, the east and the north of the lines.
pub(crate) const EDGES: (f64, f64, f64, f64) = (39.5, 40.8, 48.5, 44.2);

impl MapView {
    /// The whole map.
    #[must_use]
    pub fn new(places: MapPlaces) -> Self {
        let (west, south, east, north) = EDGES;
        let middle = (f64::midpoint(west, east), f64::midpoint(south, north));
        Self { middle, zoom: 0, chosen: None, places: Arc::new(places) }
    }

    /// How many times nearer than the whole.
    #[must_use]
    pub fn nearness(&self) -> f64 {
        (0..self.zoom).fold(1.0, |near, _| near * STEP)
    }

    /// Nearer or further; towards the marked place, where nothing has been moved yet.
    pub fn zoom_by(&mut self, steps: isize) {
        if self.zoom == 0
            && steps > 0
            && let Some(at) = self.marked().map(|place| place.at)
        {
            self.middle = at;
        }
        self.zoom = self.zoom.saturating_add_signed(steps).min(NEAREST);
    }

    /// Moves by parts of the screen: to the east and to the north. What was pointed at is left.
    pub fn pan(&mut self, east: f64, north: f64) {
        self.chosen = None;
        let near = self.nearness();
        let (west_edge, south_edge, east_edge, north_edge) = EDGES;
        self.middle.0 = (self.middle.0 + east / near).clamp(west_edge, east_edge);
        self.middle.1 = (self.middle.1 + north / near).clamp(south_edge, north_edge);
    }

    /// Marks a place; whether something happened there, so that it could be.
    pub fn mark(&mut self, place: EntryId) -> bool {
        let lit = self.places.known.iter().any(|it| it.id == place && !it.entries.is_empty());
        if lit {
            self.chosen = Some(place);
        }
        lit
    }

    /// The marked place: the one pointed at, otherwise the one nearest to the middle at which
    /// something happened; on the whole map the one with most.
    #[must_use]
    pub fn marked(&self) -> Option<&MapPlace> {
        if let Some(id) = self.chosen {
            return self.places.known.iter().find(|place| place.id == id);
        }
        let far = |place: &MapPlace| {
            let (x, y) = (place.at.0 - self.middle.0, place.at.1 - self.middle.1);
            x * x + y * y
        };
        let lit = self.places.known.iter().filter(|place| !place.entries.is_empty());
        if self.zoom == 0 {
            // On the whole map the middle says nothing: where most happened is meant.
            return lit.max_by_key(|place| place.entries.len());
        }
        lit.min_by(|one, other| far(one).total_cmp(&far(other)))
    }
}

/// The lines of the map.
#[must_use]
pub(crate) fn lines() -> &'static [MapLine] {
    static READ: OnceLock<Vec<MapLine>> = OnceLock::new();
    READ.get_or_init(|| LINES.lines().filter_map(line).collect())
}

fn line(text: &str) -> Option<MapLine> {
    let mut words = text.split_ascii_whitespace();
    let kind = match words.next()? {
        "coast" => LineKind::Coast,
        "country" => LineKind::Country,
        "contested" => LineKind::Contested,
        _ => return None,
    };
    let numbers: Vec<f64> = words.filter_map(|word| word.parse().ok()).collect();
    let points = numbers.chunks_exact(2).filter_map(|pair| match pair {
        [lon, lat] if lon.is_finite() && lat.is_finite() => Some((*lon, *lat)),
        _ => None,
    });
    Some(MapLine { kind, points: points.collect() })
}

/// The places that have coordinates on the map, with what the line of time shows of each: what
/// happened in a building or a district without coordinates stands at the place it lies in.
#[must_use]
pub(crate) fn places(dossier: &Dossier, line: &[EntryId]) -> MapPlaces {
    let mut places = MapPlaces::default();
    let mut slots: HashMap<EntryId, usize> = HashMap::new();
    for id in dossier.entries_of_kind(Kind::Place) {
        if let Some(at) = coordinates(dossier, id) {
            slots.insert(id, places.known.len());
            places.known.push(MapPlace { id, at, entries: Vec::new() });
        }
    }
    for id in line.iter().copied() {
        let sources = dossier.describes(id).iter().copied().chain([id]);
        let at = sources.flat_map(|id| dossier.linked(id, LinkKind::At, true));
        let found: Vec<Option<usize>> = at.map(|place| on_map(dossier, place, &slots)).collect();
        if !found.is_empty() && found.iter().all(Option::is_none) {
            places.elsewhere += 1;
        }
        for slot in found.into_iter().flatten() {
            if let Some(place) = places.known.get_mut(slot)
                && place.entries.last() != Some(&id)
            {
                place.entries.push(id);
            }
        }
    }
    places
}

fn coordinates(dossier: &Dossier, id: EntryId) -> Option<(f64, f64)> {
    let Record::Place(place) = dossier.record(id) else { return None };
    let (lon, lat) = (place.lon?, place.lat?);
    let (west, south, east, north) = EDGES;
    // Numbers that are none would fail every comparison: only what lies inside is taken.
    ((west..=east).contains(&lon) && (south..=north).contains(&lat)).then_some((lon, lat))
}

/// The place itself or the next one that it lies in, where that is on the map.
fn on_map(dossier: &Dossier, id: EntryId, slots: &HashMap<EntryId, usize>) -> Option<usize> {
    let mut at = id;
    for _ in 0..8 {
        if let Some(slot) = slots.get(&at) {
            return Some(*slot);
        }
        at = dossier.linked(at, LinkKind::Within, true).next()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_map_are_sound() {
        assert!(lines().len() == LINES.lines().count() && lines().len() > 5);
        for line in lines() {
            assert!(line.points.len() >= 2);
            for (lon, lat) in &line.points {
                assert!((30.0..60.0).contains(lon) && (35.0..50.0).contains(lat));
            }
        }
        assert!(lines().iter().any(|line| line.kind == LineKind::Contested));
    }

    #[test]
    fn nothing_leads_off_the_map() {
        let mut view = MapView::new(MapPlaces::default());
        for (zoom, east, north) in [(1, 500.0, -500.0), (99, -1e9, 1e9), (-99, f64::MAX, 0.0)] {
            view.zoom_by(zoom);
            view.pan(east, north);
            let (lon, lat) = view.middle;
            assert!((EDGES.0..=EDGES.2).contains(&lon) && (EDGES.1..=EDGES.3).contains(&lat));
            assert!(view.nearness().is_finite() && view.nearness() >= 1.0);
        }
    }
}
