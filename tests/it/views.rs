//! Every view: pictures at two widths, in colours, without them and in ASCII; properties at others.

use crate::support::stage::Stage;
use chancery::{
    app::{ListRow, Overlay, PaneId, ThemeChoice},
    article::{Options, cites_of, compose, sources_of},
    date::Day,
    export::{Format, Selection, export},
    file_format::{builtin, read_sound},
    search::SearchEngine,
    source_texts::SourceTexts,
    text::width,
    ui::{Depth, Theme},
};
use std::collections::BTreeSet;

/// A view by the keys that lead to it from the first screen.
pub(crate) const VIEWS: &[(&str, &str)] = &[
    ("lists", ""),
    ("detail", "/alliance treaty 2015 kind:treaty<enter><enter>"),
    ("positions", "/russia recognises south<enter>p<enter>"),
    ("timeline", "t"),
    ("places", ":statistics<enter><right><right><right><right>"),
    ("amounts", ":statistics<enter><left>"),
    ("statistics", ":statistics<enter>"),
    ("records", "t<enter>"),
    ("relations", "/friendship treaty 2008 kind:treaty<enter>:draw<enter>"),
    ("relations_listed", "/tskhinvali kind:place<enter>:draw<enter>"),
    ("help", "?"),
    ("links", "/medvedev<enter>r"),
    ("about", ":about<enter>"),
    ("sources", "s"),
    ("as_of", "a2015-06-25<enter>"),
    ("summary", "a2015-06-25<enter>:summary<enter><down>"),
    (
        "comparison",
        "/friendship treaty 2008 kind:treaty<enter>v<esc>/alliance treaty 2015 kind:treaty<enter>v",
    ),
    ("search", "/tibilov"),
    ("annotations", "mbmnSee the annex<enter>mlThesis<enter>'"),
    ("copy", "y"),
    ("export", "e"),
    ("filters", "f"),
];

/// The sizes of the pictures: a narrow terminal and a usual one.
const PICTURED: [(u16, u16); 2] = [(40, 16), (100, 24)];

/// Sizes at which properties hold; what a layout looks like there, single views show elsewhere.
const OTHERS: [(u16, u16); 5] = [(60, 16), (80, 24), (120, 24), (160, 24), (200, 24)];

fn at(keys: &str, (width, height): (u16, u16)) -> Stage {
    let mut stage = Stage::of(builtin(), width, height);
    stage.keys(keys);
    stage
}

fn monochrome() -> Theme {
    Theme::new(ThemeChoice::Mono, None, Depth::Mono)
}

#[test]
fn view_pictures() {
    for (name, keys) in VIEWS {
        let [narrow, usual] = PICTURED;
        let mut all = format!("--- {} cells\n{}", narrow.0, at(keys, narrow).text());
        // Styles are pictured at one width, since they do not depend on it.
        let mut stage = at(keys, usual);
        all.push_str(&format!("--- {} cells\n{}", usual.0, stage.styled()));
        stage.theme = monochrome();
        all.push_str(&format!("--- {} cells, no colours\n{}", usual.0, stage.styled()));
        stage.app.settings.ascii = true;
        all.push_str(&format!("--- {} cells, ASCII\n{}", usual.0, stage.text()));
        insta::assert_snapshot!(format!("view_{name}"), all);
    }
}

fn is_record(row: &ListRow) -> bool {
    row.is_selectable() && matches!(row, ListRow::Record(_) | ListRow::Statistic(_))
}

/// The tab that is shown is named in full at 40 columns, every other one by its key.
#[test]
fn tabs_of_details_are_not_cut() {
    for (key, shown) in
        [("", " Facts "), ("p", " p Positions "), ("r", " r Links "), ("s", " s Sources ")]
    {
        let mut stage = at("/alliance treaty 2015 kind:treaty<enter><enter>", (40, 12));
        stage.keys(key);
        let text = stage.text();
        let tabs = text.lines().nth(1).unwrap();
        assert!(tabs.contains(shown), "{text}");
        for other in [" p ", " r ", " s "] {
            assert!(tabs.contains(other), "{text}");
        }
        assert!(tabs.contains(" Facts "), "{text}");
    }
}

/// What a narrow window needs is not cut: how to leave it, and its tab.
#[test]
fn narrow_windows_name_key_and_tab() {
    for (keys, words) in
        [("?", "Esc close"), ("f", "Esc close"), (":stat<enter><left>", "Amounts 6/6")]
    {
        let text = at(keys, (40, 12)).text();
        assert!(text.contains(words), "{text}");
    }
}

/// The legend goes on below the details where the lists are too narrow for it.
#[test]
fn every_sign_is_in_the_legend() {
    for size in [(80, 24), (120, 36), (200, 60)] {
        let text = at("", size).text();
        let legend =
            ["◆ treaty", "◇ recognition", "○ office", "· event", "≠ contested", "c. inexact"];
        assert!(legend.iter().all(|sign| text.contains(sign)), "{text}");
    }
}

/// S1, S2 … stand in the order of their numbers in the tab of sources.
#[test]
fn sources_stand_in_order_of_number() {
    let mut stage = Stage::of(builtin(), 120, 300);
    stage.keys("2<home>");
    for _ in 0..stage.app.view().pane(PaneId::Treaties).len() {
        stage.keys("s");
        let lines = stage.app.article().text().lines.iter();
        let first = lines.filter_map(|line| line.spans.first()?.text.strip_prefix('S'));
        let numbers: Vec<usize> = first.filter_map(|text| text.trim().parse().ok()).collect();
        assert!(numbers.is_sorted(), "{numbers:?}: {}", stage.text());
        stage.keys("<esc><down>");
    }
}

/// Every number of a source that is printed in a tab has its entry in the tab of sources.
#[test]
fn source_numbers_lead_to_their_sources() {
    let (dossier, texts) = (builtin(), SourceTexts::default());
    let number = |word: &str| word.strip_prefix('S')?.parse::<usize>().ok();
    for id in dossier.entries().filter(|id| dossier.record_entry(*id) == *id) {
        let article = compose(&dossier, id, &Options::default());
        let text = article.text(200);
        let printed: BTreeSet<usize> = text.split_whitespace().filter_map(number).collect();
        let cites = cites_of(&dossier, id, None, &article);
        let tab = sources_of(&dossier, &article, &cites, &texts).text(200);
        let listed = tab.lines().filter_map(|line| number(line.split_whitespace().next()?));
        assert_eq!(printed, listed.collect(), "{}\n{text}\n{tab}", dossier.slug(id));
    }
}

/// At every width there are a header and a footer, the frame reaches the edges, and colours change
/// no character.
#[test]
fn views_at_other_widths() {
    for (name, keys) in VIEWS {
        let mut stage = at(keys, PICTURED[1]);
        let colored = stage.theme;
        for size in OTHERS {
            stage.resize(size.0, size.1);
            stage.theme = colored;
            let text = stage.text();
            let lines: Vec<&str> = text.lines().collect();
            let widest = lines.iter().map(|line| width(line)).max();
            assert_eq!(widest, Some(size.0.into()), "{name} at {size:?}:\n{text}");
            assert!(lines[0].starts_with(" chancery"), "{name} at {size:?}:\n{text}");
            let footer = lines.last().is_some_and(|line| !line.trim().is_empty());
            assert!(footer, "{name} at {size:?}:\n{text}");
            stage.theme = monochrome();
            assert_eq!(stage.text(), text, "{name} at {size:?} without colours");
        }
    }
}

#[test]
fn every_overlay_row_is_reachable() {
    for (name, keys) in VIEWS {
        for size in [PICTURED[0], OTHERS[1]] {
            let mut stage = at(keys, size);
            let count = match stage.app.overlays().last() {
                Some(Overlay::List(list)) => list.rows.iter().filter(|row| is_record(row)).count(),
                Some(Overlay::Links(links)) => links
                    .graph(stage.app.dossier(), stage.app.status().sizes.links)
                    .map_or(0, |drawn| drawn.targets.len()),
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
                    Some(Overlay::Links(links)) => {
                        let drawn = links
                            .graph(stage.app.dossier(), stage.app.status().sizes.links)
                            .unwrap();
                        let node = drawn.node(links.selected);
                        let records = &drawn.targets[node];
                        let is_alike = records.iter().all(|id| title(*id) == title(records[0]));
                        let name = match is_alike {
                            true => drawn.graph.nodes[node].name[0].text.clone(),
                            false => format!("{} records", records.len()),
                        };
                        (node, name)
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
fn records_linked_in_overlays_open() {
    for (name, keys) in [VIEWS[15], VIEWS[16]] {
        let mut stage = at(keys, (80, 24));
        let (marked, page) = match stage.app.overlays().last() {
            Some(Overlay::Reader(reader)) => (reader.selected, reader.text().clone()),
            _ => return assert!(stage.app.overlays().is_empty(), "{name} is no text"),
        };
        stage.keys("<enter>");
        assert!(stage.app.overlays().is_empty());
        assert_eq!(stage.app.view().current, Some(page.targets[marked].entry), "{name}");
        stage.keys("<backspace>");
        assert!(stage.app.browse().trail().next().is_none() || stage.app.view().current.is_some());
    }
}

/// Years before Christ are counted backwards wherever a year is shown, and no place has -33.9° N.
#[test]
fn years_and_degrees_have_no_minus() {
    let events = ["-0043", "-0043-03-15", "0010"].map(|date| {
        format!(r#"{{"id": "e{date}", "title": "Event", "date": "{date}", "type": "other"}}"#)
    });
    let source = format!(
        r#"{{"places": [{{"id": "santiago", "names": [{{"text": "Santiago", "lang": "en", "script": "Latn", "kind": "preferred"}}], "type": "city", "lat": -33.9, "lon": -70.6}}],
        "events": [{}]}}"#,
        events.join(",")
    );
    let dossier = || read_sound(&[&source]).map_err(|(_, error)| error).unwrap();
    let mut stage = Stage::of(dossier(), 120, 36);
    for keys in ["", "t", "<esc>:statistics<enter>", "<esc>5"] {
        stage.keys(keys);
        let text = stage.text();
        assert!(text.contains("44 BC") && !text.contains("-43"), "after {keys}:\n{text}");
    }
    assert!(stage.text().contains("33.9° S, 70.6° W"), "{}", stage.text());
    let dossier = dossier();
    let today = Day::new(2026, 11, 21).unwrap();
    let page = export(Format::Html, &Selection::whole(&dossier, today)).unwrap();
    assert!(page.contains(">44 BC</a>") && page.contains("\">44 BC</th>"), "{page}");
    assert!(!page.contains("\">-43"), "{page}");
    let engine = SearchEngine::new(&dossier);
    let completed = engine.complete("year:4", today);
    let texts: Vec<&str> = completed.iter().map(|item| item.text.trim()).collect();
    assert_eq!(texts, ["year:\"44 BC\""]);
    assert_eq!(engine.search(texts[0], today).total, 2);
}
