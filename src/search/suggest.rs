//! What to try where nothing was found: a word that is spelt nearly so, or one part less.

use super::{
    analysis::edit_distance,
    execution::{
        clause::{self, ClauseMatches},
        match_set::Matches,
        planner::{Plan, PlannedClause},
        scoring::FieldClass,
    },
    index::{Index, postings::PostingList},
    query::{AnalyzedTerm, Literal, Query},
};
use crate::{
    bitset::{BitSet, popcount},
    date::Day,
};
use std::ops::Range;

/// Queries of more parts are not tried without each.
const MOST_PARTS: usize = 8;

/// What to try instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// For parts that fit nothing by themselves: the nearest word, and what it would find.
    pub nearest: Vec<NearestWord>,
    /// For each part: how many would be found without it, where some would.
    pub without: Vec<DroppedClause>,
}

/// A word to put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearestWord {
    /// The bytes of the query to replace.
    pub range: Range<usize>,
    /// With what.
    pub word: String,
    /// How many would be found.
    pub total: usize,
}

/// A part to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedClause {
    /// The bytes of the query to leave out.
    pub range: Range<usize>,
    /// How many would be found.
    pub total: usize,
}

impl Index {
    /// What to try where this answer has nothing.
    #[must_use]
    pub fn advise(&self, query: &Query, answer: &Matches, today: Day) -> Suggestions {
        let plan = &answer.plan;
        if answer.total > 0 || plan.clauses.len() > MOST_PARTS {
            return Suggestions::default();
        }
        let met: Vec<BitSet> = plan.clauses.iter().map(|clause| self.meeting(clause)).collect();
        let mut advice = Suggestions { nearest: Vec::new(), without: self.without(plan, &met) };
        for (clause, met) in plan.clauses.iter().zip(&met) {
            if !clause.negated
                && popcount::count(met) == 0
                && let Some(nearest) = self.nearest(query, clause, today)
            {
                advice.nearest.push(nearest);
            }
        }
        advice
    }

    /// What meets one condition, negated or not.
    fn meeting(&self, clause: &PlannedClause) -> BitSet {
        let mut met = BitSet::none(self.documents());
        match clause::evaluate(self, clause) {
            ClauseMatches::Few(few) => few.iter().for_each(|(document, _)| met.insert(*document)),
            ClauseMatches::Many { all, .. } => met = all,
        }
        if clause.negated {
            let mut others = BitSet::all(self.documents());
            others.remove(&met);
            others
        } else {
            met
        }
    }

    fn without(&self, plan: &Plan, met: &[BitSet]) -> Vec<DroppedClause> {
        if met.len() < 2 {
            return Vec::new();
        }
        let total = |left_out: usize| {
            let mut rest = BitSet::all(self.documents());
            let others = met.iter().enumerate().filter(|(at, _)| *at != left_out);
            others.for_each(|(_, met)| rest.keep(met));
            popcount::count(&rest)
        };
        plan.clauses
            .iter()
            .enumerate()
            .map(|(at, clause)| DroppedClause { range: clause.range.clone(), total: total(at) })
            .filter(|without| without.total > 0)
            .collect()
    }

    fn nearest(&self, query: &Query, clause: &PlannedClause, today: Day) -> Option<NearestWord> {
        let [ready] = clause.terms.as_slice() else { return None };
        let Literal::Word { word, .. } = &ready.term.sense else { return None };
        let near = self.near_name(word)?;
        let range = ready.term.range.clone();
        let before = query.text.get(..range.start)?;
        let after = query.text.get(range.end..)?;
        let better = Query::parse(&format!("{before}{near}{after}"), today);
        let total = self.execute(&Plan::new(self, &better)).total();
        Some(NearestWord { range, word: near, total })
    }

    /// The word of names that is nearest to what was typed, farther than what is forgiven.
    fn near_name(&self, word: &AnalyzedTerm) -> Option<String> {
        let most = (word.plain.len() / 2).clamp(1, 4);
        let is_name = |word: u32| {
            [FieldClass::Name, FieldClass::Alias]
                .into_iter()
                .any(|class| !matches!(self.postings.get(word, class), PostingList::Few([])))
        };
        let distance = |known: u32| {
            edit_distance::edit_distance(word.stem(), self.vocabulary.key(known), most)
                .map(|slips| (slips, std::cmp::Reverse(self.postings.weight(known)), known))
        };
        let nearest =
            (0..self.vocabulary.count()).filter_map(distance).filter(|(.., word)| is_name(*word));
        nearest.min().map(|(.., word)| self.vocabulary.plain(word).to_owned())
    }
}
