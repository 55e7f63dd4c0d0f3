//! Reranks the top hits: a name that equals the query comes first, which clause scores cannot express.

use super::{
    name_match::{NameMatch, QueryTerms},
    planner::Plan,
    top_k::compare_hits,
};
use crate::{
    dossier::Kind,
    search::index::{Index, doc_id::DocId, doc_values::STATIC_RANK_BITS},
};

/// How many of the best are reranked; it bounds the cost of a key press.
pub(crate) const WINDOW: usize = 256;

/// The highest score of all clauses, which has 14 bits of a packed score.
const MAX_CLAUSES_SCORE: u32 = (1 << 14) - 1;

/// The penalty of an undated kind if the query has a date: a name and a year ask for events.
const UNDATED_PENALTY: u32 = 9;

/// The bonus for holders of an office that the query names: they come before what they did.
const OFFICE_BONUS: u32 = 30;

/// The bonus for who held that office then, or holds it today; it outweighs the script that a name is found in.
const HELD_BONUS: u32 = 24;

/// The bonus for statements of whom the query begins with: they come before what that person signs.
const SPEAKER_BONUS: u32 = 16;

/// The bonus for the kind of record that a question asks for.
const ANSWER_BONUS: u32 = 10;

/// What a source loses of its score, in quarters: what it reports comes before its title.
const SOURCE_LOSS: u32 = 1;

/// The penalty of a statement whose speaker is not in the query: what happened may have other forms of its words.
const STATEMENT_PENALTY: u32 = 9;

/// The penalty, in a query of dates alone, of what did not happen then; more than any score.
const NO_EVENT_LAST: u32 = 1 << 16;

/// Reorders the best hits, which are sorted by score, and replaces their scores.
pub(crate) fn rerank(index: &Index, plan: &Plan, best: &mut [(DocId, u32)]) {
    let query = QueryTerms::new(plan);
    let is_time_alone = query.words == 0;
    if is_time_alone && !query.has_date {
        return;
    }
    let (window, others) = best.split_at_mut(WINDOW.min(best.len()));
    for (doc, score) in window.iter_mut() {
        *score = match is_time_alone {
            false => query.score(index, *doc, *score),
            // A date alone asks for events: who held an office then and what was published then follow.
            true => match index.doc_values.kind(*doc) {
                kind if kind == Kind::Source || is_undated(kind) => {
                    score.saturating_sub(NO_EVENT_LAST)
                }
                _ => *score,
            },
        };
    }
    window.sort_unstable_by(compare_hits);
    if is_time_alone {
        return;
    }
    // The others come after the window.
    let most = window.last().map_or(0, |last| last.1.saturating_sub(1));
    for (_, score) in others.iter_mut() {
        let clauses = *score >> STATIC_RANK_BITS;
        *score = most.min(pack_score(NameMatch::default(), clauses, 0, *score));
    }
    others.sort_unstable_by(compare_hits);
}

/// Most significant first: complete name, clauses, rank of the kind, coverage, order, static rank.
fn pack_score(name: NameMatch, clauses: u32, kind_rank: u32, score: u32) -> u32 {
    let static_rank = score & ((1 << STATIC_RANK_BITS) - 1);
    u32::from(name.is_complete) << 26
        | clauses.min(MAX_CLAUSES_SCORE) << 12
        | kind_rank << 10
        | name.coverage << 6
        | name.order << STATIC_RANK_BITS
        | static_rank
}

/// The rank of a kind: named things, events, what was said of them, figures and sources.
fn kind_rank(kind: Kind) -> u32 {
    match kind {
        Kind::Person | Kind::Organization | Kind::Place | Kind::Treaty => 3,
        Kind::Event | Kind::TreatyAction => 2,
        Kind::Statement => 1,
        Kind::Figure | Kind::Source => 0,
    }
}

fn is_undated(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Organization | Kind::Place)
}

impl QueryTerms<'_> {
    fn score(&self, index: &Index, doc: DocId, score: u32) -> u32 {
        let mut name = self.best_name(index, doc);
        let clauses = score >> STATIC_RANK_BITS;
        let kind = index.doc_values.kind(doc);
        let is_asked = self.asked.contains(&kind);
        name.is_complete &= is_asked || self.asked.is_empty();
        let penalty = match kind {
            _ if name.is_neighbor => clauses,
            Kind::Source => clauses * SOURCE_LOSS / 4,
            Kind::Statement if !is_asked && !name.begins_title && !self.has_number => {
                STATEMENT_PENALTY
            }
            _ if self.has_date && is_undated(kind) && !name.is_held => UNDATED_PENALTY,
            _ => 0,
        };
        let bonus = match kind {
            Kind::Person if name.begins_type => OFFICE_BONUS + u32::from(name.is_held) * HELD_BONUS,
            _ => 0,
        } + match kind {
            Kind::Statement if self.has_topic && name.begins_title => SPEAKER_BONUS,
            _ if is_asked => ANSWER_BONUS,
            _ => 0,
        };
        pack_score(name, clauses.saturating_sub(penalty) + bonus, kind_rank(kind), score)
    }
}
