//! The map of the South Caucasus: its lines, the places of the dossier, zoom and pan.

use crate::dossier::{Dossier, EntryId, Kind, LinkKind, Record};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

const LINES: &str = include_str!("../../../assets/map/caucasus.txt");

/// The legend, with each side's name for contested lines, in alphabetical order.
pub(crate) const LEGEND: &str = "╌ contested line. Georgia: the state border of Georgia and Russia. \
Russia, South Ossetia: in part the state borders of Abkhazia and of South Ossetia with Russia. \
The boundary line between South Ossetia and the rest of Georgia is not in these data and not \
drawn. Other lines stand as Natural Earth has them (1:10 million), all of them generalised.";

/// The legend of a small screen.
pub(crate) const SHORT_LEGEND: &str = "╌ contested. Georgia: border of Georgia and Russia. Russia, South \
Ossetia: in part those of Abkhazia, South Ossetia. Lines generalised.";

/// The steps of the zoom, and the factor of each.
const MOST_ZOOM: usize = 8;
const STEP: f64 = 1.5;

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// A coast.
    Coast,
    /// A border, as the source of the lines has it.
    Country,
    /// A contested line.
    Contested,
}

/// A line of points: longitude and latitude.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MapLine {
    /// Its kind.
    pub kind: LineKind,
    /// Its points.
    pub points: Vec<(f64, f64)>,
}

/// A place with its entries.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPlace {
    /// The place.
    pub id: EntryId,
    /// Longitude and latitude.
    pub at: (f64, f64),
    /// The visible entries of the timeline there.
    pub entries: Vec<EntryId>,
}

/// The places of the dossier.
#[derive(Debug, Default, PartialEq)]
pub struct MapPlaces {
    /// Those on the map.
    pub known: Vec<MapPlace>,
    /// The number of entries whose places are all off the map.
    pub elsewhere: usize,
}

/// The map on the screen.
#[derive(Debug, Clone)]
pub struct MapView {
    /// The longitude and the latitude in the middle.
    pub middle: (f64, f64),
    /// The steps of the zoom.
    zoom: usize,
    /// The place that was clicked.
    clicked: Option<EntryId>,
    /// The places.
    pub places: Arc<MapPlaces>,
}

/// The western, southern, eastern and northern edges of the lines.
pub(crate) const EDGES: (f64, f64, f64, f64) = (39.5, 40.8, 48.5, 44.2);

impl MapView {
    /// The full map.
    #[must_use]
    pub fn new(places: MapPlaces) -> Self {
        let (west, south, east, north) = EDGES;
        let middle = (f64::midpoint(west, east), f64::midpoint(south, north));
        Self { middle, zoom: 0, clicked: None, places: Arc::new(places) }
    }

    /// The factor of the zoom.
    #[must_use]
    pub fn magnification(&self) -> f64 {
        (0..self.zoom).fold(1.0, |factor, _| factor * STEP)
    }

    /// Zooms in, or out when negative; the first step centers the selected place.
    pub fn zoom_by(&mut self, steps: isize) {
        if self.zoom == 0
            && steps > 0
            && let Some(at) = self.selected().map(|place| place.at)
        {
            self.middle = at;
        }
        self.zoom = self.zoom.saturating_add_signed(steps).min(MOST_ZOOM);
    }

    /// Pans by degrees to the east and to the north, and deselects the place that was clicked.
    pub fn pan(&mut self, east: f64, north: f64) {
        self.clicked = None;
        let factor = self.magnification();
        let (west_edge, south_edge, east_edge, north_edge) = EDGES;
        self.middle.0 = (self.middle.0 + east / factor).clamp(west_edge, east_edge);
        self.middle.1 = (self.middle.1 + north / factor).clamp(south_edge, north_edge);
    }

    /// Selects a place; whether it has entries, without which it is not selected.
    pub fn select(&mut self, place: EntryId) -> bool {
        let has_entries =
            self.places.known.iter().any(|it| it.id == place && !it.entries.is_empty());
        if has_entries {
            self.clicked = Some(place);
        }
        has_entries
    }

    /// The selected place: the one that was clicked, otherwise the one with entries that is nearest
    /// to the middle; on the full map the one with most entries.
    #[must_use]
    pub fn selected(&self) -> Option<&MapPlace> {
        if let Some(id) = self.clicked {
            return self.places.known.iter().find(|place| place.id == id);
        }
        let distance = |place: &MapPlace| {
            let (x, y) = (place.at.0 - self.middle.0, place.at.1 - self.middle.1);
            x * x + y * y
        };
        let places = self.places.known.iter().filter(|place| !place.entries.is_empty());
        if self.zoom == 0 {
            // On the full map the middle has no meaning.
            return places.max_by_key(|place| place.entries.len());
        }
        places.min_by(|one, other| distance(one).total_cmp(&distance(other)))
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

/// The places on the map with the entries of a timeline. An entry in a building or a district
/// without coordinates belongs to the place that it is within.
#[must_use]
pub(crate) fn places(dossier: &Dossier, timeline: &[EntryId]) -> MapPlaces {
    let mut places = MapPlaces::default();
    let mut slots: HashMap<EntryId, usize> = HashMap::new();
    for id in dossier.entries_of_kind(Kind::Place) {
        if let Some(at) = coordinates(dossier, id) {
            slots.insert(id, places.known.len());
            places.known.push(MapPlace { id, at, entries: Vec::new() });
        }
    }
    for id in timeline.iter().copied() {
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
    // NaN fails every comparison and is outside.
    ((west..=east).contains(&lon) && (south..=north).contains(&lat)).then_some((lon, lat))
}

/// The place, or the nearest one that it is within, on the map.
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
    fn lines_of_the_map_have_points() {
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
    fn panning_stays_on_the_map() {
        let mut view = MapView::new(MapPlaces::default());
        for (zoom, east, north) in [(1, 500.0, -500.0), (99, -1e9, 1e9), (-99, f64::MAX, 0.0)] {
            view.zoom_by(zoom);
            view.pan(east, north);
            let (lon, lat) = view.middle;
            assert!((EDGES.0..=EDGES.2).contains(&lon) && (EDGES.1..=EDGES.3).contains(&lat));
            assert!(view.magnification().is_finite() && view.magnification() >= 1.0);
        }
    }
}
