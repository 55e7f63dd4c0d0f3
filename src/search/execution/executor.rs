//! What meets all conditions of a query: a short list where one condition alone leaves few, and
//! sets where all leave many. Both give the same answer; a list of some thousands is handled
//! sooner than sets that have a bit for every document.

use super::{
    clause::{self, ClauseMatches},
    planner::Plan,
    top_k::{self, ScoreAccumulator},
};
use crate::{
    bitset::{BitSet, popcount},
    search::index::{Index, Order},
};

/// The documents that fit, and how well.
#[derive(Debug)]
pub(crate) enum Candidates<'a> {
    /// In the order of time, each with its score.
    Few(Vec<(u32, u32)>),
    Many(BitSet, ScoreAccumulator<'a>),
}

impl Index {
    /// Finds what meets all conditions.
    pub(crate) fn execute(&self, plan: &Plan) -> Candidates<'_> {
        let asked = plan.scoring().filter(|clause| !clause.is_open());
        let mut met: Vec<ClauseMatches> =
            asked.map(|clause| clause::evaluate(self, clause)).collect();
        let against = plan.clauses.iter().filter(|clause| clause.negated && !clause.is_open());
        let excluded: Vec<ClauseMatches> =
            against.map(|clause| clause::evaluate(self, clause)).collect();
        let fewest = met
            .iter()
            .enumerate()
            .filter_map(|(at, met)| Some((met.few()?.len(), at)))
            .min()
            .map(|(_, at)| at);
        let ranks = plan.ranks();
        match fewest.map(|at| met.swap_remove(at)) {
            Some(ClauseMatches::Few(base)) => {
                Candidates::Few(self.among(base, &met, &excluded, ranks))
            }
            Some(other @ ClauseMatches::Many { .. }) => {
                met.push(other);
                self.of_many(met, &excluded, ranks)
            }
            None => self.of_many(met, &excluded, ranks),
        }
    }

    /// Those of a few documents that meet the other conditions too.
    fn among(
        &self,
        base: Vec<(u32, u8)>,
        others: &[ClauseMatches],
        excluded: &[ClauseMatches],
        ranks: bool,
    ) -> Vec<(u32, u32)> {
        let digits = self.properties.standing.as_slice();
        let score = |(document, level): (u32, u8)| {
            let levels = others.iter().map(|met| met.level(document).map(u32::from));
            let sum = u32::from(level) + levels.sum::<Option<u32>>()?;
            if excluded.iter().any(|met| met.level(document).is_some()) {
                return None;
            }
            let standing = || top_k::number(digits, document);
            Some((document, if ranks { sum << digits.len() | standing() } else { sum }))
        };
        base.into_iter().filter_map(score).collect()
    }

    fn of_many(
        &self,
        met: Vec<ClauseMatches>,
        excluded: &[ClauseMatches],
        ranks: bool,
    ) -> Candidates<'_> {
        let mut members: Option<BitSet> = None;
        let mut scores = ScoreAccumulator::default();
        for met in met {
            if let ClauseMatches::Many { all, planes } = met {
                match &mut members {
                    Some(members) => members.keep(&all),
                    None => members = Some(all),
                }
                scores.add(planes);
            }
        }
        let mut members = members.unwrap_or_else(|| BitSet::all(self.documents()));
        for met in excluded {
            match met {
                ClauseMatches::Few(few) => {
                    few.iter().for_each(|(document, _)| members.take_out(*document))
                }
                ClauseMatches::Many { all, .. } => members.remove(all),
            }
        }
        if ranks {
            scores.below(&self.properties.standing);
        }
        Candidates::Many(members, scores)
    }
}

impl Candidates<'_> {
    /// How many there are.
    pub(crate) fn total(&self) -> usize {
        match self {
            Self::Few(few) => few.len(),
            Self::Many(members, _) => popcount::count(members),
        }
    }

    /// The first of them with their scores; `dated` documents have a date, and come first.
    pub(crate) fn top(&self, order: Order, limit: usize, dated: u32) -> Vec<(u32, u32)> {
        match self {
            Self::Few(few) if order == Order::Best => top_k::first(few.clone(), limit),
            Self::Few(few) => by_time(few.iter().copied(), order, limit, dated),
            Self::Many(members, scores) if order == Order::Best => {
                scores.best(members, self.total(), limit)
            }
            Self::Many(members, scores) => {
                let scored = members.iter().map(|document| (document, scores.of(document)));
                by_time(scored, order, limit, dated)
            }
        }
    }

    /// The documents as a set among so many.
    pub(crate) fn set(self, length: usize) -> BitSet {
        match self {
            Self::Few(few) => {
                let mut set = BitSet::none(length);
                few.iter().for_each(|(document, _)| set.insert(*document));
                set
            }
            Self::Many(members, _) => members,
        }
    }
}

fn by_time(
    found: impl DoubleEndedIterator<Item = (u32, u32)> + Clone,
    order: Order,
    limit: usize,
    dated: u32,
) -> Vec<(u32, u32)> {
    if order == Order::Oldest {
        return found.take(limit).collect();
    }
    let newest = found.clone().rev().skip_while(|(document, _)| *document >= dated);
    newest.chain(found.skip_while(|(document, _)| *document < dated)).take(limit).collect()
}
