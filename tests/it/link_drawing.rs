//! The drawing of a record and its neighbours.

use crate::support::stage::Stage;
use chancery::{
    app::{Branch, DrawingText, LinkDrawing, NodeName, Side},
    file_format::builtin,
    text::width,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The short names of drawings and narrow rows take no side.
#[test]
fn short_names_are_no_sides() {
    let dossier = builtin();
    for id in dossier.entries() {
        let short = dossier.short_title(id);
        let of_side = dossier
            .record(id)
            .names()
            .iter()
            .find(|name| name.used_by.is_some() && *name.text == *short);
        assert!(of_side.is_none(), "{short}");
    }
    let territory = dossier.find("south-ossetia-territory").unwrap();
    assert_eq!(dossier.short_title(territory), "South Ossetia");
}

/// Branches with names of all lengths.
fn branches() -> impl Strategy<Value = Vec<Branch>> {
    let name = ("[а-яA-Z][a-z ]{0,50}[a-z]", "[A-Z][a-z]{0,12}");
    let name = name.prop_map(|(full, short)| NodeName { full, short });
    let names = prop::collection::vec(name, 1..9);
    let branch = ("[a-z]{2,9}( [a-z]{2,9}){0,3}", "[a-z]{2,20}", any::<bool>(), names);
    let branch =
        branch.prop_map(|(away, towards, outward, names)| Branch { away, towards, outward, names });
    prop::collection::vec(branch, 1..9)
}

fn cells(piece: &DrawingText) -> impl Iterator<Item = (usize, usize)> {
    (piece.x..piece.x + width(&piece.text)).map(|x| (x, piece.y))
}

/// All cells of a line along turns.
fn along(turns: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let span = |one: usize, other: usize| one.min(other)..=one.max(other);
    let pairs = turns.windows(2);
    pairs
        .flat_map(|pair| {
            let across = span(pair[0].0, pair[1].0);
            across.flat_map(move |x| span(pair[0].1, pair[1].1).map(move |y| (x, y)))
        })
        .collect()
}

/// Whether a text is the name or its beginning with `…`.
fn is_name(shown: &str, name: &NodeName) -> bool {
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let shown = squeeze(shown);
    let wholes = [&name.full, &name.short].map(|text| squeeze(text));
    wholes.contains(&shown)
        || shown
            .strip_suffix('…')
            .is_some_and(|start| wholes.iter().any(|it| it.starts_with(start)))
}

proptest! {
    #[test]
    fn texts_and_lines_do_not_overlap(
        branches in branches(),
        record in "[A-Z][a-z ]{0,90}[a-z]",
        room in (20_usize..170, 1_usize..60),
    ) {
        let record = NodeName { full: record.clone(), short: record };
        let names: Vec<NodeName> = branches.iter().flat_map(|it| it.names.clone()).collect();
        let Some(graph) = LinkDrawing::new(&record, branches.clone(), room) else { return Ok(()) };
        // Every neighbour is drawn once, by its name.
        prop_assert_eq!(graph.nodes.len(), names.len());
        for (node, name) in graph.nodes.iter().zip(&names) {
            let lines: Vec<&str> = node.name.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(is_name(&lines.join(" "), name), "{lines:?} for {name:?}");
        }
        // No cell has two texts or lies outside, and the box has none but its own.
        let texts = graph.center.iter().chain(&graph.labels);
        let texts = texts.chain(graph.nodes.iter().flat_map(|node| &node.name));
        let mut seen = BTreeSet::new();
        for at in texts.flat_map(cells) {
            prop_assert!(at.0 < room.0 && at.1 < room.1, "{at:?} is outside {room:?}");
            prop_assert!(seen.insert(at), "{at:?} twice");
        }
        let (corner, size) = (graph.corner, graph.size);
        let inside = |at: &(usize, usize)| {
            (corner.0..corner.0 + size.0).contains(&at.0) && (corner.1..corner.1 + size.1).contains(&at.1)
        };
        let texts = graph.labels.iter().chain(graph.nodes.iter().flat_map(|node| &node.name));
        prop_assert!(!texts.flat_map(cells).any(|at| inside(&at)));
        // Every way leads from the box through its label to the name, and under no other text.
        let mut labels = branches.iter().map(|it| (it, it.names.len()));
        let mut left = labels.next();
        for node in &graph.nodes {
            let (branch, rest) = left.unwrap();
            let label = &graph.labels[node.label];
            let said = if node.side == Side::Left { &branch.towards } else { &branch.away };
            let shown = label.text.trim();
            prop_assert!(said.starts_with(shown.strip_suffix('…').unwrap_or(shown)), "{shown}");
            left = if rest == 1 { labels.next() } else { Some((branch, rest - 1)) };
            let path = along(&node.path);
            prop_assert!(path.iter().all(|at| at.0 < room.0 && at.1 < room.1));
            prop_assert!(cells(label).any(|at| path.contains(&at)));
            prop_assert!(!path.iter().any(|at| seen.contains(at) && !cells(label).any(|own| own == *at)));
            let (end, first) = (*node.path.last().unwrap(), &node.name[0]);
            let beside = [end.0 + 1, end.0.wrapping_sub(1)].map(|x| (x, end.1));
            prop_assert!(end.1 == first.y && cells(first).any(|at| beside.contains(&at)));
        }
    }

    #[test]
    fn steps_reach_every_neighbor_and_return(
        branches in branches(),
        room in (60_usize..170, 10_usize..60),
    ) {
        let record = NodeName { full: "A".into(), short: "A".into() };
        let Some(graph) = LinkDrawing::new(&record, branches, room) else { return Ok(()) };
        let mut at = graph.first();
        let mut seen = vec![at];
        while graph.step(at, 1) != at {
            prop_assert_eq!(graph.step(graph.step(at, 1), -1), at);
            at = graph.step(at, 1);
            seen.push(at);
        }
        let all: BTreeSet<usize> = seen.iter().copied().collect();
        prop_assert!(all.len() == seen.len() && all.len() == graph.nodes.len());
        for from in 0..graph.nodes.len() {
            for side in [Side::Left, Side::Right] {
                let to = graph.across(from, side);
                let there = graph.nodes.iter().any(|node| node.side == side);
                prop_assert!(graph.nodes[to].side == side || !there && to == from);
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_not_drawn() {
    let name = |text: &str| NodeName { full: text.into(), short: text.into() };
    let branch = |count: usize| Branch {
        away: "signed by".into(),
        towards: "signed".into(),
        outward: true,
        names: (0..count).map(|nth| name(&format!("Signatory {nth}"))).collect(),
    };
    let fits = |count, room| LinkDrawing::new(&name("Treaty"), vec![branch(count)], room).is_some();
    assert!(fits(2, (66, 6)) && fits(20, (72, 15)));
    assert!(!fits(40, (72, 15)) && !fits(2, (60, 15)) && !fits(2, (72, 2)) && !fits(0, (72, 15)));
}

/// Names begin with what tells them apart, the year, and a treaty that a person signed is drawn
/// once, without its signature.
#[test]
fn signed_treaties_are_drawn_once() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/sergey lavrov<enter>:draw links<enter>");
    // The tab counts; another count of fewer records would not agree.
    stage.find(" Links: Sergey Lavrov ");
    for name in ["2021 Consultations", "2023 Consultations", "2025 Consultations"] {
        assert_eq!(stage.text().matches(name).count(), 1, "{name}: {}", stage.text());
    }
}
