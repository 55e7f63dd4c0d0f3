//! Every view at every width, in colours, without them and in ASCII: a line of the table each.

use crate::support::stage::Stage;
use chancery::{
    app::{ListRow, Overlay, ThemeChoice},
    file_format::builtin,
    ui::{Depth, Theme},
};

/// A view by the keys that lead to it from the first screen.
pub(crate) const VIEWS: &[(&str, &str)] = &[
    ("lists", ""),
    ("detail", "/alliance treaty 2015 kind:treaty<enter><enter>"),
    ("positions", "/recognition decree kind:treaty<enter><enter><pagedown>"),
    ("time", "t"),
    ("map", "w"),
    ("numbers", "#"),
    ("records", "t99-<enter>"),
    ("ties", "/friendship treaty 2008 kind:treaty<enter>r"),
    ("ties_listed", "/tskhinvali kind:place<enter>r"),
    ("help", "?"),
    ("palette", ":"),
    ("about", "i"),
    ("sources", "s"),
    ("as_of", "a2015-06-25<enter>"),
    ("state", "a2015-06-25<enter>A<down>"),
    (
        "between",
        "/friendship treaty 2008 kind:treaty<enter>v<esc>/alliance treaty 2015 kind:treaty<enter>V",
    ),
    ("searching", "/tibilov"),
    ("yours", "mcSee the annex<enter>bThesis<enter>'"),
    ("copy", "y"),
    ("export", "X"),
];

/// The widths that are kept, each with a height that people have with it.
const SIZES: [(u16, u16); 4] = [(40, 16), (80, 24), (120, 24), (200, 24)];

fn at(keys: &str, (width, height): (u16, u16)) -> Stage {
    let mut stage = Stage::of(builtin(), width, height);
    stage.keys(keys);
    stage
}

#[test]
fn every_view_at_every_width() {
    for (name, keys) in VIEWS {
        let mut all = String::new();
        for size in SIZES {
            let mut stage = at(keys, size);
            // The styles are kept at one width: they do not depend on it.
            let styled = size.0 == 80;
            let text = if styled { stage.styled() } else { stage.text() };
            all.push_str(&format!("--- {} cells\n{text}", size.0));
            if styled {
                stage.theme = Theme::new(ThemeChoice::Mono, None, Depth::Mono);
                all.push_str(&format!("--- {} cells, no colours\n{}", size.0, stage.styled()));
                stage.app.settings_mut().ascii = true;
                all.push_str(&format!("--- {} cells, ASCII\n{}", size.0, stage.text()));
            }
        }
        insta::assert_snapshot!(format!("view_{name}"), all);
    }
}

fn is_record(row: &ListRow) -> bool {
    matches!(row, ListRow::Record(_) | ListRow::Statistic(_))
}

#[test]
fn every_record_of_a_window_is_reached_and_seen() {
    for (name, keys) in VIEWS {
        for size in [SIZES[0], SIZES[1]] {
            let mut stage = at(keys, size);
            let count = match stage.app.overlays().last() {
                Some(Overlay::List(list)) => list.rows.iter().filter(|row| is_record(row)).count(),
                Some(Overlay::Relations(links)) => links.neighbors.len(),
                Some(Overlay::Reader(reader)) => reader.text().targets.len(),
                _ => 0,
            };
            if count == 0 {
                continue;
            }
            stage.keys("<up><up>");
            let mut seen = std::collections::BTreeSet::new();
            for _ in 0..2000 {
                let title = |id| stage.app.dossier().title(id).into_owned();
                let (marked, start) = match stage.app.overlays().last() {
                    Some(Overlay::List(list)) => match list.row() {
                        Some(ListRow::Record(id)) => (list.selected, title(*id)),
                        Some(ListRow::Statistic(counted)) => (list.selected, counted.label.clone()),
                        _ => break,
                    },
                    Some(Overlay::Relations(links)) => {
                        (links.selected, title(links.neighbor().unwrap()))
                    }
                    Some(Overlay::Reader(reader)) => {
                        (reader.selected, format!("[{}]", reader.selected + 1))
                    }
                    _ => break,
                };
                let begins: String = start.chars().take(4).collect();
                if stage.text().contains(&begins) {
                    seen.insert(marked);
                }
                if seen.len() == count {
                    break;
                }
                stage.keys("<down>");
            }
            assert_eq!(seen.len(), count, "{name} at {}", size.0);
        }
    }
}

#[test]
fn records_named_in_windows_open() {
    for (name, keys) in [VIEWS[14], VIEWS[15]] {
        let mut stage = at(keys, (80, 24));
        let (marked, page) = match stage.app.overlays().last() {
            Some(Overlay::Reader(reader)) => (reader.selected, reader.text().clone()),
            _ => return assert!(stage.app.overlays().is_empty(), "{name} is no text"),
        };
        stage.keys("<enter>");
        assert!(stage.app.overlays().is_empty());
        assert_eq!(stage.app.view().current, Some(page.targets[marked].entry), "{name}");
        stage.keys("<backspace>");
        assert!(!stage.app.browse().history().ways().0 || stage.app.view().current.is_some());
    }
}
