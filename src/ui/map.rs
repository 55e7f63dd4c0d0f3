//! The map: lines as dots, towns with the number of their entries, the legend.

use super::{braille::BrailleGrid, canvas::Canvas};
use crate::{
    app::{
        App,
        overlay::map::{EDGES, LEGEND, LineKind, MapPlace, MapView, SHORT_LEGEND, lines},
    },
    dossier::EntryId,
    text::{clean, width, wrap},
};
use ratatui::layout::Rect;
use std::ops::Range;

/// Below this height the legend is short.
const SMALL: u16 = 16;

/// The areas of map and legend. The legend is always visible: no contested line is shown without
/// its names.
fn parts(area: Rect) -> (Rect, Rect, &'static str, Vec<Range<usize>>) {
    let words = if area.height < SMALL { SHORT_LEGEND } else { LEGEND };
    let legend = wrap(words, usize::from(area.width.saturating_sub(2)));
    let lines = u16::try_from(legend.len()).unwrap_or(u16::MAX);
    let below = lines.saturating_add(1).min(area.height);
    let map = Rect { height: area.height - below, ..area };
    (map, Rect { y: map.bottom(), height: below, ..area }, words, legend)
}

/// Below this height no map is drawn.
const LOWEST: u16 = 3;

pub(super) fn draw(canvas: &mut Canvas<'_>, view: &MapView, area: Rect) {
    let (map, rest, words, legend) = parts(area);
    if map.height >= LOWEST {
        draw_lines(canvas, view, map);
        for town in towns(canvas.app, view, map) {
            let has_entries = !town.place.entries.is_empty();
            let style = if has_entries { canvas.theme.matched } else { canvas.theme.strong };
            let is_selected = view.selected().is_some_and(|selected| selected.id == town.place.id);
            let style = if is_selected { style.patch(canvas.theme.selected) } else { style };
            canvas.text(map, town.at.0, town.at.1, if has_entries { "●" } else { "○" }, style);
            if let Some((x, y)) = town.name_at {
                canvas.text(map, x, y, &town.name, style);
            }
        }
    }
    canvas.text(rest, 1, 0, &summary(canvas.app, view), canvas.theme.strong);
    for (y, range) in (1..rest.height).zip(legend) {
        canvas.text(rest, 1, y, words.get(range).unwrap_or(""), canvas.theme.dim);
    }
}

/// The town at a position counted from the corner of the overlay.
pub(super) fn at(app: &App, view: &MapView, area: Rect, at: (u16, u16)) -> Option<EntryId> {
    let (map, ..) = parts(area);
    let on = |town: &MapLabel<'_>| {
        let named = |(x, y): (u16, u16)| y == at.1 && (x..x + cells_of(&town.name)).contains(&at.0);
        town.at == at || town.name_at.is_some_and(named)
    };
    let towns = if map.height >= LOWEST { towns(app, view, map) } else { Vec::new() };
    towns.iter().find(|town| on(town)).map(|town| town.place.id)
}

fn summary(app: &App, view: &MapView) -> String {
    let shown: usize = view.places.known.iter().map(|place| place.entries.len()).sum();
    let selected = view.selected().map_or(String::new(), |place| {
        format!("Enter: {} {} · ", app.dossier().title(place.id), place.entries.len())
    });
    format!("{selected}{shown} here · {} at places off this map", view.places.elsewhere)
}

/// The lines of the map, each kind in its style; contested ones are dashed.
fn draw_lines(canvas: &mut Canvas<'_>, view: &MapView, area: Rect) {
    let kinds = [
        (LineKind::Coast, canvas.theme.link),
        (LineKind::Country, canvas.theme.source),
        (LineKind::Contested, canvas.theme.contested),
    ];
    for (kind, style) in kinds {
        let mut dots = BrailleGrid::new(area.width, area.height);
        for line in lines().iter().filter(|line| line.kind == kind) {
            let mut dash = (kind == LineKind::Contested).then_some(0);
            for pair in line.points.windows(2) {
                if let [from, to] = pair {
                    dots.line(dot(view, area, *from), dot(view, area, *to), &mut dash);
                }
            }
        }
        for y in 0..area.height {
            for x in 0..area.width {
                if let Some(symbol) = dots.symbol(x, y) {
                    canvas.text(area, x, y, &symbol, style);
                }
            }
        }
    }
}

/// The position of a point, in dots from the upper left corner.
fn dot(view: &MapView, area: Rect, (lon, lat): (f64, f64)) -> (f64, f64) {
    let (west, south, east, north) = EDGES;
    let squeeze = f64::midpoint(south, north).to_radians().cos();
    let (wide, high) = (f64::from(area.width) * 2.0, f64::from(area.height) * 4.0);
    let fit = (wide / ((east - west) * squeeze)).min(high / (north - south));
    let scale = fit * view.magnification();
    let x = wide / 2.0 + (lon - view.middle.0) * squeeze * scale;
    let y = high / 2.0 - (lat - view.middle.1) * scale;
    (x, y)
}

/// A town on the screen, with its name where there is room.
struct MapLabel<'a> {
    place: &'a MapPlace,
    at: (u16, u16),
    name: String,
    name_at: Option<(u16, u16)>,
}

/// The towns on the screen; those with most entries have the room for their names first.
fn towns<'a>(app: &App, view: &'a MapView, area: Rect) -> Vec<MapLabel<'a>> {
    let mut places: Vec<_> = view.places.known.iter().collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.entries.len()));
    let cell_at = |at: (f64, f64)| {
        let (x, y) = dot(view, area, at);
        cell(x, 2.0, area.width).zip(cell(y, 4.0, area.height))
    };
    // No name covers the sign of another town.
    let mut taken: Vec<(u16, u16, u16)> =
        places.iter().filter_map(|place| cell_at(place.at).map(|(x, y)| (x, x + 1, y))).collect();
    let mut towns = Vec::new();
    for place in places {
        let Some((x, y)) = cell_at(place.at) else { continue };
        let count = match place.entries.len() {
            0 => String::new(),
            count => format!(" {count}"),
        };
        let name = format!("{}{count}", app.dossier().title(place.id));
        let cells = cells_of(&name);
        let free = |(from, line): &(u16, u16)| {
            from.saturating_add(cells) <= area.width
                && taken.iter().all(|(begin, end, at)| {
                    at != line || from >= end || from.saturating_add(cells) <= *begin
                })
        };
        let name_at = [(x + 1, y), (x + 1, y.saturating_sub(1)), (x + 1, y + 1)];
        let name_at = name_at.into_iter().find(free);
        taken.extend(name_at.map(|(from, line)| (from, from + cells, line)));
        towns.push(MapLabel { place, at: (x, y), name, name_at });
    }
    towns
}

fn cells_of(text: &str) -> u16 {
    u16::try_from(width(&clean(text))).unwrap_or(u16::MAX)
}

/// The cell of a dot, where it is on the screen.
fn cell(value: f64, dots: f64, cells: u16) -> Option<u16> {
    (0..cells).find(|cell| {
        let from = f64::from(*cell) * dots;
        (from..from + dots).contains(&value)
    })
}
