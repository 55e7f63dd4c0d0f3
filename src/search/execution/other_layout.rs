//! Words that match only when their keys are read in the other keyboard layout: `vtldtltd`, `w[bydfk`.

use super::{
    clause::evaluate,
    planner::{Plan, PlannedClause, TermOrigin},
};
use crate::search::{
    analysis::keyboard_layout::{has_letter_key, switch_layout},
    index::Index,
    query::{Literal, Query},
};
use std::ops::Range;

/// The shortest word; shorter ones match by chance.
const MIN_LENGTH: usize = 3;

pub(super) fn plan(index: &Index, query: &Query, as_typed: &Plan) -> Option<Plan> {
    let mut text = String::new();
    let mut switched: Vec<[Range<usize>; 2]> = Vec::new();
    let mut at = 0;
    for part in query.text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let range = at..at + word.len();
        at += part.len();
        match is_unfit(as_typed, &range, word).then(|| other_word(index, query, word)).flatten() {
            Some(other) => {
                switched.push([range, text.len()..text.len() + other.len()]);
                text.push_str(&other);
                text.push_str(part.get(word.len()..).unwrap_or(""));
            }
            None => text.push_str(part),
        }
    }
    if switched.is_empty() {
        return None;
    }
    let mut plan = Plan::new(index, &Query::parse(&text, query.today));
    plan.text.clone_from(&query.text);
    for clause in &mut plan.clauses {
        let is_switched = switched.iter().any(|[_, range]| overlap(range, &clause.range));
        clause.range =
            typed_at(&switched, clause.range.start)..typed_at(&switched, clause.range.end);
        for planned in &mut clause.terms {
            planned.term.range = clause.range.clone();
            if is_switched {
                planned.origin = TermOrigin::OtherLayout;
            }
        }
    }
    Some(plan)
}

/// Whether the words in a part of the query are only guessed or not found at all.
fn is_unfit(plan: &Plan, range: &Range<usize>, word: &str) -> bool {
    let mut clauses = plan.clauses.iter().filter(|clause| overlap(range, &clause.range)).peekable();
    let is_word = |clause: &&PlannedClause| {
        clause.terms.iter().all(|planned| matches!(planned.term.literal, Literal::Word { .. }))
    };
    if word.chars().count() < MIN_LENGTH
        || clauses.peek().is_none()
        || !clauses.clone().all(|clause| is_word(&clause))
    {
        return false;
    }
    has_letter_key(word) || clauses.any(|clause| !fits(clause))
}

/// Whether a clause is a date, or has a term that neither is guessed nor only contains the word.
fn fits(clause: &PlannedClause) -> bool {
    clause.terms.iter().any(|planned| {
        let best = planned.expansions.iter().filter_map(|known| known.best()).map(|(_, kind)| kind);
        matches!(planned.term.literal, Literal::Date(_))
            || best.max().is_some_and(|kind| !kind.is_fuzzy())
    })
}

fn other_word(index: &Index, query: &Query, word: &str) -> Option<String> {
    let other = switch_layout(word)?;
    let mut query = Query::parse(&other, query.today);
    for term in query.clauses.iter_mut().flat_map(|clause| &mut clause.terms) {
        // A word that would be guessed does not fit.
        if let Literal::Word { is_strict, .. } = &mut term.literal {
            *is_strict = true;
        }
    }
    let plan = Plan::new(index, &query);
    let fits = |clause: &PlannedClause| {
        fits(clause) && (clause.has_date() || !evaluate(index, clause).docs.is_empty())
    };
    (!plan.clauses.is_empty() && plan.clauses.iter().all(fits)).then_some(other)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The byte of the query for a byte of the switched text; within a switched word, its end.
fn typed_at(switched: &[[Range<usize>; 2]], at: usize) -> usize {
    let before = switched.iter().rev().find(|[_, range]| range.start < at);
    match before {
        Some([typed, range]) if at <= range.end => typed.end,
        Some([typed, range]) => typed.end + (at - range.end),
        None => at,
    }
}
