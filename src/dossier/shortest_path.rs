//! The shortest path between two records (Dijkstra over weighted links). Places and states connect
//! everything, so no path passes through a place, and through a state only from an office to its
//! treaties or from one of its recognitions to another.

use super::{
    Date, Dossier, EntryId, Link, LinkKind,
    LinkKind::{
        Describes, HasAction, HasRecognition, HasTenure, Office, Parent, Party, RecognisedBy,
    },
    Subject,
    link::EntryPart,
    record::Record,
    vocabulary::Classification::{DeFactoState, State},
};
use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// The label of the link to this entry.
    pub words: Cow<'static, str>,
    back: Cow<'static, str>,
    pub to: EntryId,
}

/// An entry that is linked with another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbor {
    pub to: EntryId,
    pub links: Vec<Link>,
}

impl Neighbor {
    /// The labels of the links to this entry that say most: beside "signed by", no "according to".
    pub fn label(&self) -> String {
        self.main_labels(Link::label)
    }

    pub fn inverse_label(&self) -> String {
        self.main_labels(Link::inverse_label)
    }

    fn main_labels(&self, label: fn(&Link) -> &'static str) -> String {
        let least = self.links.iter().map(|link| link.kind.weight()).min();
        let main = self.links.iter().filter(|link| Some(link.kind.weight()) == least);
        let mut labels: Vec<&str> = Vec::new();
        for label in main.map(label) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.join(", ")
    }

    /// Whether the entry itself refers to this neighbour.
    pub fn is_named(&self) -> bool {
        self.links.iter().any(|link| link.forward)
    }
}

/// An entry, for a state with how it was reached; or an office, which all its holders share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Node<'d> {
    Entry(EntryId, Through),
    Office(EntryId, &'d str),
}

/// The links by which a path may leave an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Through {
    Any,
    /// The treaties of a state that was reached from an office.
    Treaties,
    /// The offices of a state that was reached from a treaty.
    Offices,
    /// The recognitions of a state that was reached from one.
    Recognitions,
    Nothing,
}

impl Through {
    fn takes(self, kind: LinkKind) -> bool {
        match self {
            Self::Any => true,
            Self::Treaties => kind == Party,
            Self::Offices => matches!(kind, Office | Parent),
            Self::Recognitions => matches!(kind, RecognisedBy | HasRecognition),
            Self::Nothing => false,
        }
    }
}

const MOST_PATHS: usize = 3;

impl Dossier {
    /// Up to three shortest paths that are equally short and share no record but their ends;
    /// one without steps from an entry to itself.
    pub fn paths(&self, from: EntryId, to: EntryId) -> Vec<Vec<PathStep>> {
        // Of equally short paths, both directions give the one found from the later entry.
        let (first, last) = (from.max(to), from.min(to));
        let (mut passed, mut shortest, mut paths) = (Vec::new(), u32::MAX, Vec::new());
        while paths.len() < MOST_PATHS
            && let Some((length, steps)) = self.path_beside(&passed, first, last)
            && length <= shortest
        {
            let inner = passed.len();
            let ends = [from, to].map(|id| self.record_entry(id));
            let records = steps.iter().map(|step| self.record_entry(step.to));
            passed.extend(records.filter(|id| !ends.contains(id)));
            paths.push(if from < to { reversed(first, steps) } else { steps });
            if passed.len() == inner {
                break;
            }
            shortest = length;
        }
        paths
    }

    fn path_beside(
        &self,
        passed: &[EntryId],
        from: EntryId,
        to: EntryId,
    ) -> Option<(u32, Vec<PathStep>)> {
        let start = Node::Entry(from, Through::Any);
        let mut came: HashMap<Node<'_>, (u32, Node<'_>, Option<PathStep>)> = HashMap::new();
        let mut next = BinaryHeap::from([Reverse((0, start))]);
        while let Some(Reverse((length, at))) = next.pop() {
            if matches!(at, Node::Entry(id, _) if id == to) {
                return Some((length, trace_back(&came, at)));
            }
            if came.get(&at).is_some_and(|(known, ..)| *known < length) {
                continue;
            }
            for (more, node, step) in self.edges(at) {
                let length = length + more;
                let is_passed =
                    matches!(node, Node::Entry(id, _) if passed.contains(&self.record_entry(id)));
                let is_longer = came.get(&node).is_some_and(|(known, ..)| *known <= length);
                if node != start && !is_longer && !is_passed {
                    came.insert(node, (length, at, step));
                    next.push(Reverse((length, node)));
                }
            }
        }
        None
    }

    /// The weighted edges that leave a node. Two edges through an office count as one step.
    fn edges<'d>(&'d self, node: Node<'d>) -> Vec<(u32, Node<'d>, Option<PathStep>)> {
        let (at, through) = match node {
            Node::Entry(at, through) => (at, through),
            Node::Office(body, office) => {
                let holder = |tenure| match self.subject(tenure) {
                    Subject::Tenure(_, it) if &*it.office == office => {
                        let to = self.record_entry(tenure);
                        let words: Cow<'_, str> = format!("both {office}").into();
                        let step = PathStep { back: words.clone(), words, to };
                        Some((2, Node::Entry(to, Through::Any), Some(step)))
                    }
                    _ => None,
                };
                return self.linked(body, Office, false).filter_map(holder).collect();
            }
        };
        let links = self.links_and_parts(at).into_iter().filter(|link| through.takes(link.kind));
        let mut edges: Vec<_> = links
            .map(|link| {
                let (words, back) = (link.label().into(), link.inverse_label().into());
                let step = PathStep { words, back, to: link.other };
                (link.kind.weight(), Node::Entry(link.other, self.through(link)), Some(step))
            })
            .collect();
        if let Subject::Record(Record::Person(person)) = self.subject(at) {
            edges.extend(person.terms.iter().filter_map(|tenure| {
                let body = self.find(tenure.organization.as_deref()?)?;
                Some((2, Node::Office(body, &tenure.office), None))
            }));
        }
        edges
    }

    fn through(&self, link: Link) -> Through {
        match self.subject(link.other) {
            Subject::Record(Record::Place(_)) => Through::Nothing,
            Subject::Record(Record::Organization(it))
                if matches!(it.classification, State | DeFactoState) =>
            {
                match link.kind {
                    Office | Parent => Through::Treaties,
                    Party => Through::Offices,
                    RecognisedBy | HasRecognition => Through::Recognitions,
                    _ => Through::Nothing,
                }
            }
            _ => Through::Any,
        }
    }

    /// The neighbours and parts of the entry, each with all links to it; by label, date and title.
    pub fn neighbors_with_links(&self, id: EntryId) -> Vec<Neighbor> {
        let mut links = self.links_and_parts(id);
        // A state may use its own name.
        links.retain(|link| link.other != id);
        // What says most of both records comes first.
        links.sort_by_key(|it| (it.other, it.kind.weight(), !it.forward, it.label()));
        links.dedup();
        let mut neighbors: Vec<Neighbor> = links
            .chunk_by(|one, other| one.other == other.other)
            .filter_map(|links| Some(Neighbor { to: links.first()?.other, links: links.to_vec() }))
            .collect();
        neighbors.sort_by_cached_key(|neighbor| {
            let date = self.date(neighbor.to).map(Date::order);
            (neighbor.label(), date, self.title(neighbor.to).into_owned(), neighbor.to)
        });
        neighbors
    }

    /// The links of an entry, with those to and from its parts and the parts that an event describes.
    fn links_and_parts(&self, at: EntryId) -> Vec<Link> {
        let mut links = self.links(at).to_vec();
        let mut add = |kind, forward, other| links.push(Link { kind, forward, other });
        let whole = self.record_entry(at);
        if whole == at {
            self.parts(at).for_each(|part| add(self.part_link(part), true, part));
        } else {
            add(self.part_link(at), false, whole);
        }
        self.described_by(at).into_iter().for_each(|event| add(Describes, false, event));
        self.describes(at).iter().for_each(|part| add(Describes, true, *part));
        links
    }

    fn part_link(&self, part: EntryId) -> LinkKind {
        match self.entry(part).part {
            EntryPart::Action(_) | EntryPart::Whole => HasAction,
            EntryPart::Tenure(_) => HasTenure,
            EntryPart::Recognition(_) => HasRecognition,
        }
    }
}

fn reversed(start: EntryId, steps: Vec<PathStep>) -> Vec<PathStep> {
    let before: Vec<EntryId> =
        std::iter::once(start).chain(steps.iter().map(|step| step.to)).collect();
    let back = steps.into_iter().zip(before).rev();
    back.map(|(step, to)| PathStep { words: step.back, back: step.words, to }).collect()
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
