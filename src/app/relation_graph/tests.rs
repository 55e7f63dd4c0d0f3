use crate::{app::relation_graph::*, text::width};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Branches with names of all lengths.
fn branches() -> impl Strategy<Value = Vec<Branch>> {
    let name = ("[а-яA-Z][a-z ]{0,50}[a-z]", "[A-Z][a-z]{0,12}", "( · [0-9]{4})?");
    let name = name.prop_map(|(whole, short, more)| GraphName { full: whole, short, suffix: more });
    let names = prop::collection::vec(name, 1..9);
    let branch = ("[a-z]{2,9}( [a-z]{2,9}){0,3}", "[a-z]{2,20}", any::<bool>(), names);
    let branch =
        branch.prop_map(|(away, towards, outward, names)| Branch { away, towards, outward, names });
    prop::collection::vec(branch, 1..9)
}

fn cells(piece: &GraphText) -> impl Iterator<Item = (usize, usize)> {
    (piece.x..piece.x + width(&piece.text)).map(|x| (x, piece.y))
}

fn beside(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0.abs_diff(other.0) + one.1.abs_diff(other.1) == 1
}

/// Whether a text is the name or its beginning with `…`.
fn is_name(shown: &str, name: &GraphName) -> bool {
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let shown = squeeze(shown);
    let full = squeeze(&format!("{}{}", name.full, name.suffix));
    let wholes = [&name.full, &name.short].map(|text| squeeze(text));
    let short = squeeze(&format!("{}{}", name.short, name.suffix));
    shown == full
        || shown == short
        || wholes.contains(&shown)
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
        let record = GraphName { full: record.clone(), short: record, suffix: String::new() };
        let names: Vec<GraphName> = branches.iter().flat_map(|it| it.names.clone()).collect();
        let Some(graph) = Graph::new(&record, branches.clone(), room) else { return Ok(()) };
        // Every neighbor is drawn once, by its name.
        prop_assert_eq!(graph.nodes.len(), names.len());
        for (node, name) in graph.nodes.iter().zip(&names) {
            let lines: Vec<&str> = node.name.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(is_name(&lines.join(" "), name), "{lines:?} for {name:?}");
        }
        // No cell has two texts, or a text and a line, or lies outside.
        let texts = graph.center.iter().chain(&graph.labels);
        let texts = texts.chain(graph.nodes.iter().flat_map(|node| &node.name));
        let taken = texts.flat_map(cells).chain(graph.lines.iter().map(|line| line.at));
        let mut seen = BTreeSet::new();
        for at in taken {
            prop_assert!(at.0 < room.0 && at.1 < room.1, "{at:?} is outside {room:?}");
            prop_assert!(seen.insert(at), "{at:?} twice");
        }
        // Every way leads from the box through the label to the name, drawn all along.
        let drawn: BTreeSet<_> = graph.lines.iter().map(|line| line.at).collect();
        let mut labels = branches.iter().map(|it| (it, it.names.len()));
        let mut left = labels.next();
        for node in &graph.nodes {
            let (branch, rest) = left.unwrap();
            let label = &graph.labels[node.label];
            let said = if node.side == Side::Left { &branch.towards } else { &branch.away };
            let start = label.text.strip_suffix('…').unwrap_or(&label.text);
            prop_assert!(said.starts_with(start), "{} for {said}", label.text);
            left = if rest == 1 { labels.next() } else { Some((branch, rest - 1)) };
            let frame = graph.lines.iter().find(|line| line.at == node.route[0]).unwrap();
            prop_assert!(frame.frame);
            prop_assert!(node.route.windows(2).all(|pair| beside(pair[0], pair[1])));
            prop_assert!(cells(label).any(|at| node.route.contains(&at)));
            let end = *node.route.last().unwrap();
            prop_assert!(cells(&node.name[0]).any(|at| beside(end, at)));
            let free = node.route.iter().filter(|at| !drawn.contains(at)).count();
            let under = cells(label).filter(|at| node.route.contains(at)).count();
            // Besides the label only the air around it and before the name is free.
            prop_assert!(free <= under + 3, "{free} cells without a line");
        }
    }

    #[test]
    fn every_neighbor_is_reached_and_steps_are_reversible(
        branches in branches(),
        room in (60_usize..170, 10_usize..60),
    ) {
        let record = GraphName { full: "A".into(), short: "A".into(), suffix: String::new() };
        let Some(graph) = Graph::new(&record, branches, room) else { return Ok(()) };
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
    let name =
        |text: &str| GraphName { full: text.into(), short: text.into(), suffix: String::new() };
    let branch = |count: usize| Branch {
        away: "signed by".into(),
        towards: "signed".into(),
        outward: true,
        names: (0..count).map(|nth| name(&format!("Signatory {nth}"))).collect(),
    };
    let fits = |count, room| Graph::new(&name("Treaty"), vec![branch(count)], room).is_some();
    assert!(fits(2, (66, 6)) && fits(20, (72, 15)));
    assert!(!fits(40, (72, 15)) && !fits(2, (60, 15)) && !fits(2, (72, 2)) && !fits(0, (72, 15)));
}
