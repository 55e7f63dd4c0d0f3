//! The shortest path between two records (Dijkstra over weighted links). A place says nothing and is
//! never passed through; a state only from an office in it to its treaties, or from one recognition
//! of it to another, since everything involves some state.

use super::{
    Dossier, EntryId, LinkKind, Subject,
    link::EntryPart,
    record::Record,
    vocabulary::Classification::{DeFactoState, State},
};
use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// The label of the link to this entry.
    pub words: Cow<'static, str>,
    /// The label of the link back.
    back: Cow<'static, str>,
    /// The entry that the step leads to.
    pub to: EntryId,
}

/// A link between two entries, or between a record and a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The label of the link to the other entry.
    pub words: &'static str,
    /// The label of the link back.
    pub back: &'static str,
    /// Whether the other entry is referred to.
    pub forward: bool,
    /// The other entry.
    pub to: EntryId,
    /// The kind of the link; nothing between a record and most of its parts.
    kind: Option<LinkKind>,
}

/// An entry that another one is linked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbor {
    /// The entry.
    pub to: EntryId,
    /// Every link to it.
    pub ties: Vec<Tie>,
}

impl Neighbor {
    /// The labels of the links to this entry.
    pub fn label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.words))
    }

    /// The labels of the links back.
    pub fn inverse_label(&self) -> String {
        listed(self.ties.iter().map(|tie| tie.back))
    }

    /// Whether the other entry makes a reference.
    pub fn is_named(&self) -> bool {
        self.ties.iter().any(|tie| tie.forward)
    }
}

/// An entry, and for a state how it was reached; or an office, which all its holders share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Node<'d> {
    Entry(EntryId, Through),
    Office(EntryId, &'d str),
}

/// The links by which an entry is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Through {
    Any,
    /// Those to the treaties of a state, since it was reached from an office.
    Treaties,
    /// Those to the offices of a state, since it was reached from a treaty.
    Offices,
    /// Those to the recognitions of a state, since it was reached from one.
    Recognitions,
    Nothing,
}

impl Through {
    fn takes(self, kind: Option<LinkKind>) -> bool {
        match self {
            Self::Any => true,
            Self::Treaties => kind == Some(LinkKind::Party),
            Self::Offices => matches!(kind, Some(LinkKind::Office | LinkKind::Parent)),
            Self::Recognitions => kind == Some(LinkKind::RecognisedBy),
            Self::Nothing => false,
        }
    }
}

impl Dossier {
    /// The shortest path; empty from an entry to itself, nothing when there is none.
    pub fn path(&self, from: EntryId, to: EntryId) -> Option<Vec<PathStep>> {
        // Of several that are as short, both directions find the one that begins at the later entry:
        // at a person, not at a treaty.
        if from < to {
            return self.path(to, from).map(|steps| reversed(to, steps));
        }
        let start = Node::Entry(from, Through::Any);
        let mut came: HashMap<Node<'_>, (u32, Node<'_>, Option<PathStep>)> = HashMap::new();
        let mut next = BinaryHeap::from([Reverse((0, start))]);
        while let Some(Reverse((length, at))) = next.pop() {
            if matches!(at, Node::Entry(id, _) if id == to) {
                return Some(trace_back(&came, at));
            }
            if came.get(&at).is_some_and(|(known, ..)| *known < length) {
                continue;
            }
            for (more, node, step) in self.edges(at) {
                let length = length + more;
                let is_longer = came.get(&node).is_some_and(|(known, ..)| *known <= length);
                if node != start && !is_longer {
                    came.insert(node, (length, at, step));
                    next.push(Reverse((length, node)));
                }
            }
        }
        None
    }

    /// The weighted edges that lead away. Two edges by way of an office are one step.
    fn edges<'d>(&'d self, node: Node<'d>) -> Vec<(u32, Node<'d>, Option<PathStep>)> {
        let (at, through) = match node {
            Node::Entry(at, through) => (at, through),
            Node::Office(body, office) => {
                let holder = |term| match self.subject(term) {
                    Subject::Term(_, it) if &*it.office == office => {
                        let to = self.record_entry(term);
                        let words: Cow<'_, str> = format!("both {office}").into();
                        let step = PathStep { back: words.clone(), words, to };
                        Some((2, Node::Entry(to, Through::Any), Some(step)))
                    }
                    _ => None,
                };
                return self.linked(body, LinkKind::Office, false).filter_map(holder).collect();
            }
        };
        let ties = self.ties(at).into_iter().filter(|tie| through.takes(tie.kind));
        let mut edges: Vec<_> = ties
            .map(|tie| {
                let (words, back) = (tie.words.into(), tie.back.into());
                let step = PathStep { words, back, to: tie.to };
                (
                    tie.kind.map_or(1, LinkKind::weight),
                    Node::Entry(tie.to, self.through(&tie)),
                    Some(step),
                )
            })
            .collect();
        if let Subject::Record(Record::Person(person)) = self.subject(at) {
            let offices = person.terms.iter().filter_map(|term| {
                Some((
                    2,
                    Node::Office(self.find(term.organization.as_deref()?)?, &term.office),
                    None,
                ))
            });
            edges.extend(offices);
        }
        edges
    }

    fn through(&self, tie: &Tie) -> Through {
        match self.subject(tie.to) {
            Subject::Record(Record::Place(_)) => Through::Nothing,
            Subject::Record(Record::Organization(it))
                if matches!(it.classification, State | DeFactoState) =>
            {
                match tie.kind {
                    Some(LinkKind::Office | LinkKind::Parent) => Through::Treaties,
                    Some(LinkKind::Party) => Through::Offices,
                    Some(LinkKind::RecognisedBy) => Through::Recognitions,
                    _ => Through::Nothing,
                }
            }
            _ => Through::Any,
        }
    }

    /// The neighbors and parts of the entry, each with all links to it; by label, date and title.
    pub fn neighbors_with_links(&self, id: EntryId) -> Vec<Neighbor> {
        let mut steps = self.ties(id);
        // What says most of both records comes first.
        let weight = |step: &Tie| step.kind.map_or(0, LinkKind::weight);
        steps.sort_by_key(|step| (step.to, weight(step), !step.forward, step.words));
        steps.dedup();
        let mut neighbours: Vec<Neighbor> = steps
            .chunk_by(|one, other| one.to == other.to)
            .filter_map(|ties| Some(Neighbor { to: ties.first()?.to, ties: ties.to_vec() }))
            .collect();
        neighbours.sort_by_cached_key(|neighbour| {
            let date = self.date(neighbour.to).map(crate::date::Date::order);
            (neighbour.label(), date, self.title(neighbour.to).into_owned(), neighbour.to)
        });
        neighbours
    }

    fn ties(&self, at: EntryId) -> Vec<Tie> {
        let mut steps: Vec<Tie> = self
            .links(at)
            .iter()
            .map(|link| {
                let (out, back) = (link.tie.label(), link.tie.inverse_label());
                let (words, back) = if link.forward { (out, back) } else { (back, out) };
                Tie { words, back, forward: link.forward, to: link.other, kind: Some(link.tie) }
            })
            .collect();
        let whole = self.record_entry(at);
        if whole == at {
            steps.extend(self.parts(at).map(|part| {
                let (words, back) = self.part_labels(part);
                Tie { words, back, forward: true, to: part, kind: self.part_kind(part) }
            }));
        } else {
            let (back, words) = self.part_labels(at);
            steps.push(Tie { words, back, forward: false, to: whole, kind: self.part_kind(at) });
        }
        let tie = |words, back, forward, to| Tie { words, back, forward, to, kind: None };
        let (covers, covered) = ("covers", "reported in");
        steps.extend(self.described_by(at).map(|to| tie(covered, covers, false, to)));
        steps.extend(self.describes(at).iter().map(|to| tie(covers, covered, true, *to)));
        steps
    }

    /// The kind of the link between a record and its part: a recognition is one in itself.
    fn part_kind(&self, part: EntryId) -> Option<LinkKind> {
        let is_recognition = matches!(self.entry(part).part, EntryPart::Recognition(_));
        is_recognition.then_some(LinkKind::RecognisedBy)
    }

    fn part_labels(&self, part: EntryId) -> (&'static str, &'static str) {
        match self.entry(part).part {
            EntryPart::Action(_) => ("has treaty action", "treaty action of"),
            EntryPart::Term(_) => ("held the office", "held by"),
            EntryPart::Recognition(_) => ("was recognised", "recognition of"),
            EntryPart::Whole => ("has the part", "part of"),
        }
    }
}

/// Without duplicates and labels that a longer one ends with: "by" beside "signed by".
fn listed(words: impl Iterator<Item = &'static str>) -> String {
    let all: Vec<&str> = words.collect();
    let said = |at: usize, words: &str| {
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(other, longer)| match longer.strip_suffix(words) {
            Some("") => other < at,
            Some(before) => before.ends_with(' '),
            None => false,
        })
    };
    let once = all.iter().enumerate().filter(|(at, words)| !said(*at, words));
    once.map(|(_, words)| *words).collect::<Vec<_>>().join(", ")
}

fn reversed(start: EntryId, steps: Vec<PathStep>) -> Vec<PathStep> {
    let mut before = start;
    let mut back: Vec<PathStep> = steps
        .into_iter()
        .map(|step| {
            let to = std::mem::replace(&mut before, step.to);
            PathStep { words: step.back, back: step.words, to }
        })
        .collect();
    back.reverse();
    back
}

fn trace_back<'d>(
    came: &HashMap<Node<'d>, (u32, Node<'d>, Option<PathStep>)>,
    mut at: Node<'d>,
) -> Vec<PathStep> {
    let mut steps = Vec::new();
    while let Some((_, before, step)) = came.get(&at) {
        steps.extend(step.clone());
        at = *before;
    }
    steps.reverse();
    steps
}
