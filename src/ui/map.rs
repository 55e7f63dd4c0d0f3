//! The map in a window: lines as dots, places with how much happened there, the legend.

use super::{
    braille::Dots,
    paint::{put, put_all},
    theme::Theme,
};
use crate::{
    state::{
        App,
        map::{EDGES, LEGEND, LineKind, MapView, SHORT_LEGEND, lines},
    },
    text::{width, wrap},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Below this height the legend is short.
const SMALL: u16 = 16;

pub(super) fn draw(app: &App, theme: &Theme, view: &MapView, area: Rect, buffer: &mut Buffer) {
    let words = if area.height < SMALL { SHORT_LEGEND } else { LEGEND };
    let legend = wrap(words, usize::from(area.width.saturating_sub(2)));
    let lines = u16::try_from(legend.len()).unwrap_or(u16::MAX);
    // The legend is part of the map: a contested line is not shown without its names.
    let below = (lines + 1).min(area.height);
    let map = Rect { height: area.height - below, ..area };
    if map.height >= 3 {
        shores(theme, view, map, buffer);
        towns(app, theme, view, map, buffer);
    }
    let rest = Rect { y: map.bottom(), height: below, ..area };
    put(buffer, rest, 1, 0, &summary(app, view), theme.strong);
    for (y, range) in (1..rest.height).zip(legend) {
        put(buffer, rest, 1, y, words.get(range).unwrap_or(""), theme.dim);
    }
}

fn summary(app: &App, view: &MapView) -> String {
    let shown: usize = view.places.known.iter().map(|place| place.entries.len()).sum();
    let near = view.nearest().map_or(String::new(), |place| {
        format!("Enter: {} {} · ", app.dossier().title(place.id), place.entries.len())
    });
    format!("{near}{shown} here · {} at places off this map", view.places.elsewhere)
}

/// The lines, each kind in its own dots: what is contested is dashed.
fn shores(theme: &Theme, view: &MapView, area: Rect, buffer: &mut Buffer) {
    let kinds = [
        (LineKind::Coast, theme.link),
        (LineKind::Country, theme.source),
        (LineKind::Contested, theme.contested),
    ];
    for (kind, style) in kinds {
        let mut dots = Dots::new(area.width, area.height);
        for line in lines().iter().filter(|line| line.kind == kind) {
            let mut dash = (kind == LineKind::Contested).then_some(0);
            for pair in line.points.windows(2) {
                if let [from, to] = pair {
                    dots.stretch(dot(view, area, *from), dot(view, area, *to), &mut dash);
                }
            }
        }
        for y in 0..area.height {
            for x in 0..area.width {
                if let Some(sign) = dots.sign(x, y) {
                    put(buffer, area, x, y, &sign, style);
                }
            }
        }
    }
}

/// Where a point stands, in dots from the upper left corner.
fn dot(view: &MapView, area: Rect, (lon, lat): (f64, f64)) -> (f64, f64) {
    let (west, south, east, north) = EDGES;
    let squeeze = f64::midpoint(south, north).to_radians().cos();
    let (wide, high) = (f64::from(area.width) * 2.0, f64::from(area.height) * 4.0);
    let fit = (wide / ((east - west) * squeeze)).min(high / (north - south));
    let scale = fit * view.nearness();
    let x = wide / 2.0 + (lon - view.middle.0) * squeeze * scale;
    let y = high / 2.0 - (lat - view.middle.1) * scale;
    (x, y)
}

/// The towns, most happenings first so that their names have the room.
fn towns(app: &App, theme: &Theme, view: &MapView, area: Rect, buffer: &mut Buffer) {
    let mut places: Vec<_> = view.places.known.iter().collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.entries.len()));
    let spot = |at: (f64, f64)| {
        let (x, y) = dot(view, area, at);
        cell(x, 2.0, area.width).zip(cell(y, 4.0, area.height))
    };
    // No name may cover the sign of another place.
    let mut taken: Vec<(u16, u16, u16)> =
        places.iter().filter_map(|place| spot(place.at).map(|(x, y)| (x, x + 1, y))).collect();
    for place in places {
        let Some((x, y)) = spot(place.at) else { continue };
        let lit = !place.entries.is_empty();
        let style = if lit { theme.matched } else { theme.strong };
        put(buffer, area, x, y, if lit { "●" } else { "○" }, style);
        let count = if lit { format!(" {}", place.entries.len()) } else { String::new() };
        let name = format!("{}{count}", app.dossier().title(place.id));
        let cells = u16::try_from(width(&name)).unwrap_or(u16::MAX);
        let free = |from: u16, line: u16| {
            from.saturating_add(cells) <= area.width
                && taken.iter().all(|(begin, end, at)| {
                    *at != line || from >= *end || from.saturating_add(cells) <= *begin
                })
        };
        let spots = [(x + 1, y), (x + 1, y.saturating_sub(1)), (x + 1, y + 1)];
        if let Some((from, line)) = spots.into_iter().find(|(x, y)| free(*x, *y)) {
            put_all(buffer, area, from, line, &[(&name, style)]);
            taken.push((from, from + cells, line));
        }
    }
}

/// The cell of a dot, when it is on the screen.
fn cell(value: f64, dots: f64, cells: u16) -> Option<u16> {
    (0..cells).find(|cell| {
        let from = f64::from(*cell) * dots;
        (from..from + dots).contains(&value)
    })
}
