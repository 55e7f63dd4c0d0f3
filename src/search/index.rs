//! The index: what is known of all documents, and the search in it.

use super::{
    answer::{Answer, Hit, Members},
    bits::Bits,
    count,
    document::{Flags, SpanFacet},
    evaluate,
    facets::Facets,
    marks::Marker,
    plan::Plan,
    postings::Postings,
    query::Query,
    rank::Scores,
    spans::Spans,
    stream::Stream,
    vocabulary::Vocabulary,
};
use crate::dossier::{Day, Kind};
use std::sync::Arc;

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first; those that fit equally in the order of time.
    #[default]
    Best,
    /// The newest first, and then those without a date.
    Newest,
    /// The oldest first, and then those without a date.
    Oldest,
}

/// Everything that can be found, ready to be searched. Inside it documents are numbered in the
/// order of time, so that a set of them is in that order too.
#[derive(Debug)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) postings: Postings,
    pub(crate) stream: Stream,
    pub(crate) dates: Spans,
    pub(crate) spans: [Spans; SpanFacet::ALL.len()],
    pub(crate) facets: Facets,
    pub(crate) properties: Properties,
    pub(crate) numbering: Arc<Numbering>,
    pub(crate) text_bytes: usize,
}

impl Index {
    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.stream.documents()
    }

    /// How many distinct words they have.
    #[must_use]
    pub fn words(&self) -> usize {
        self.vocabulary.count() as usize
    }

    /// The bytes of text that were indexed.
    #[must_use]
    pub fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// The bytes of memory that the index takes, by and large.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let spans: usize = self.spans.iter().map(Spans::bytes).sum();
        self.vocabulary.bytes()
            + self.postings.bytes()
            + self.stream.bytes()
            + self.dates.bytes()
            + spans
            + self.facets.bytes()
            + self.properties.bytes()
            + self.documents() * 8
    }

    /// Finds what fits the query: how many there are, which, and the first `limit` of them.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize, order: Order) -> Answer {
        let plan = Plan::new(self, query);
        let (members, scores) = self.find(&plan);
        let counts = self.properties.count(&members);
        let total = counts.iter().sum();
        let top = match order {
            Order::Best => scores.best(&members, total, limit),
            Order::Newest | Order::Oldest => self.by_time(&members, order, limit, &scores),
        };
        let hit = |(document, score)| Hit { id: self.numbering.outside(document), score };
        Answer {
            total,
            counts,
            top: top.into_iter().map(hit).collect(),
            problems: query.problems.clone(),
            marker: Marker::new(self, &plan),
            members: Members::new(members, Arc::clone(&self.numbering)),
            plan,
        }
    }

    /// The documents that fit, and how well.
    pub(crate) fn find(&self, plan: &Plan) -> (Bits, Scores<'_>) {
        let mut members: Option<Bits> = None;
        let mut scores = Scores::default();
        for clause in plan.scoring().filter(|clause| !clause.is_open()) {
            let met = evaluate::evaluate(self, clause);
            match &mut members {
                Some(members) => members.keep(&met.all),
                None => members = Some(met.all),
            }
            scores.add(met.planes);
        }
        let mut members = members.unwrap_or_else(|| Bits::all(self.documents()));
        for clause in plan.clauses.iter().filter(|clause| clause.negated && !clause.is_open()) {
            members.remove(&evaluate::evaluate(self, clause).all);
        }
        if plan.ranks() {
            scores.below(&self.properties.standing);
        }
        (members, scores)
    }

    fn by_time(
        &self,
        members: &Bits,
        order: Order,
        limit: usize,
        scores: &Scores<'_>,
    ) -> Vec<(u32, u32)> {
        let dated = |document: &u32| *document < self.numbering.dated;
        let scored = |document| (document, scores.of(document));
        if order == Order::Oldest {
            return members.iter().take(limit).map(scored).collect();
        }
        let newest = members.iter().rev().skip_while(|document| !dated(document));
        let undated = members.iter().skip_while(dated);
        newest.chain(undated).take(limit).map(scored).collect()
    }

    pub(crate) fn of_kind(&self, kind: Kind) -> &Bits {
        self.properties.of_kind.get(kind as usize).unwrap_or(&self.properties.nothing)
    }

    pub(crate) fn spans(&self, span: SpanFacet) -> &Spans {
        match span {
            SpanFacet::InForce => &self.spans[0],
            SpanFacet::Signed => &self.spans[1],
        }
    }

    pub(crate) fn flagged(&self, flag: Flags) -> Bits {
        let mut flagged = Bits::none(self.documents());
        for (flags, document) in self.properties.flags.iter().zip(0..) {
            if flags.contains(flag) {
                flagged.insert(document);
            }
        }
        flagged
    }
}

/// The numbers that documents were added by, and those that they have inside the index.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    outside: Vec<u32>,
    inside: Vec<u32>,
    /// The first number inside of a document without a date.
    dated: u32,
}

impl Numbering {
    /// Numbers documents by these places in time, and where they are equal as they were added.
    pub(crate) fn by_order(orders: &[(Day, Day)]) -> Self {
        let mut sorted: Vec<(Day, Day, u32)> =
            orders.iter().zip(0..).map(|((first, last), added)| (*first, *last, added)).collect();
        sorted.sort_unstable();
        let mut inside = vec![0; sorted.len()];
        for ((_, _, added), place) in sorted.iter().zip(0..) {
            if let Some(entry) = inside.get_mut(*added as usize) {
                *entry = place;
            }
        }
        let dated = sorted.partition_point(|(first, ..)| *first < Day::END);
        Self {
            outside: sorted.into_iter().map(|(_, _, added)| added).collect(),
            inside,
            dated: u32::try_from(dated).unwrap_or(u32::MAX),
        }
    }

    /// The number that the document was added by.
    pub(crate) fn outside(&self, inside: u32) -> u32 {
        self.outside.get(inside as usize).copied().unwrap_or(u32::MAX)
    }

    /// The number of the document inside the index; beyond all where there is none such.
    pub(crate) fn inside(&self, outside: u32) -> u32 {
        self.inside.get(outside as usize).copied().unwrap_or(u32::MAX)
    }

    /// The numbers that the documents were added by, in the order of time.
    pub(crate) fn all(&self) -> &[u32] {
        &self.outside
    }
}

/// What is so of each document whatever is asked.
#[derive(Debug, Default)]
pub(crate) struct Properties {
    kinds: Vec<Kind>,
    flags: Vec<Flags>,
    of_kind: [Bits; Kind::COUNT],
    any_of_kind: [bool; Kind::COUNT],
    /// What decides between documents whose words fit equally, as digits: its kind, and how
    /// little else its name says.
    standing: Vec<Bits>,
    nothing: Bits,
}

/// Fewer than this part of all documents are counted one by one.
const COUNT_ONE_BY_ONE: usize = 64;

/// How many binary digits a standing has.
const STANDING_DIGITS: usize = 4;

impl Properties {
    pub(crate) fn new(
        numbering: &Numbering,
        kinds: &[Kind],
        flags: &[Flags],
        lengths: &[u8],
    ) -> Self {
        let length = kinds.len();
        let mut new = Self { nothing: Bits::none(length), ..Self::default() };
        new.of_kind.fill(Bits::none(length));
        new.standing.resize_with(STANDING_DIGITS, || Bits::none(length));
        for (outside, document) in numbering.all().iter().zip(0_u32..) {
            let at = *outside as usize;
            let kind = kinds.get(at).copied().unwrap_or(Kind::Event);
            new.kinds.push(kind);
            new.flags.push(flags.get(at).copied().unwrap_or_default());
            if let Some(of_kind) = new.of_kind.get_mut(kind as usize) {
                of_kind.insert(document);
            }
            if let Some(any) = new.any_of_kind.get_mut(kind as usize) {
                *any = true;
            }
            let standing = standing(kind, lengths.get(at).copied().unwrap_or(0));
            for (digit, plane) in new.standing.iter_mut().enumerate() {
                if standing >> digit & 1 == 1 {
                    plane.insert(document);
                }
            }
        }
        new
    }

    /// How many documents of each kind are in the set.
    fn count(&self, members: &Bits) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        if count::count(members) < members.length() / COUNT_ONE_BY_ONE {
            for document in members.iter() {
                if let Some(kind) = self.kinds.get(document as usize)
                    && let Some(count) = counts.get_mut(*kind as usize)
                {
                    *count += 1;
                }
            }
            return counts;
        }
        for ((counted, of_kind), any) in counts.iter_mut().zip(&self.of_kind).zip(self.any_of_kind)
        {
            if any {
                *counted = count::count_both(members, of_kind);
            }
        }
        counts
    }

    fn bytes(&self) -> usize {
        self.kinds.len() * 2
            + self
                .of_kind
                .iter()
                .chain(&self.standing)
                .map(|set| set.words().len() * 8)
                .sum::<usize>()
    }
}

/// A person before the events they appear in, a treaty before its stages; and a name that says
/// little else before one that says much.
fn standing(kind: Kind, words: u8) -> u8 {
    let of_kind = match kind {
        Kind::Person => 7,
        Kind::Treaty => 6,
        Kind::Organization | Kind::Place => 5,
        Kind::Event => 3,
        Kind::TreatyAction | Kind::Statement => 2,
        Kind::Figure => 1,
        Kind::Source => 0,
    };
    let short = match words {
        0 | 1 => 4,
        2 => 3,
        3 => 2,
        4 | 5 => 1,
        _ => 0,
    };
    of_kind + short
}
