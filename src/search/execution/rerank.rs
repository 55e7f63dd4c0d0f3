//! Puts the best documents in the order that a person expects. What the sets of `rank` add up is
//! how well each part of a query fits; what they do not see is whether the parts stand in one
//! name, and whether that name says anything else. So it is looked at in the first few hundred:
//! a whole name comes before a part of a longer one, `Alliance treaty` before
//! `Alliance treaty (Abkhazia)`.

use super::{expansion::Expansion, planner::Plan, scoring::MatchKind};
use crate::{
    dossier::Kind,
    search::{
        index::{Index, forward_index::ForwardToken},
        query::Literal,
        schema::Field,
    },
};

/// So many of the best are looked at; it bounds what a key press costs.
pub(crate) const WINDOW: usize = 256;

/// The coverage of a name that is said whole.
const WHOLE: u32 = 10;

/// The coverage of a type that is said whole: it is what the document is, not what it is called.
const WHOLE_TYPE: u32 = 4;

/// A record that has no date of its own counts so much less where one is asked for: the name and
/// the year mean what happened to the person then.
const UNDATED: u32 = 9;

/// How many binary digits of a score the standing takes.
const STANDING: u32 = 4;

/// What a query asks of a name.
struct QueryTerms<'a> {
    /// For each part of the query that is made of words, all that it can mean.
    parts: Vec<Vec<&'a Expansion>>,
    dated: bool,
}

/// How a name stands to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct NameMatch {
    /// Every word of it is asked for, none of them by a beginning only.
    whole: bool,
    /// How much of it is asked for, in tenths.
    coverage: u32,
}

/// Orders documents that come with the score of `rank`, the best first, and gives them scores in
/// which this order can be seen.
pub(crate) fn rerank(index: &Index, plan: &Plan, best: &mut [(u32, u32)]) {
    let asked = QueryTerms::new(plan);
    if asked.parts.is_empty() && !asked.dated {
        return;
    }
    let (looked_at, others) = best.split_at_mut(WINDOW.min(best.len()));
    if asked.parts.is_empty() {
        // A date alone asks for what happened then, and not first for who held an office.
        for (document, score) in looked_at.iter_mut() {
            if is_undated(index.properties.kind(*document)) {
                *score = score.saturating_sub(UNDATED << STANDING);
            }
        }
        looked_at.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        return;
    }
    for (document, score) in looked_at.iter_mut() {
        *score = asked.score(index, *document, *score);
    }
    looked_at.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let least = looked_at.last().map_or(0, |last| last.1);
    for (_, score) in others {
        *score = least.min(total(NameMatch::default(), *score >> STANDING, 0, *score));
    }
}

/// From the highest digit down: a whole name, how well the parts fit, the rank of its kind, how
/// much of the name they are, and what decided so far.
fn total(said: NameMatch, levels: u32, rank: u32, standing: u32) -> u32 {
    let standing = standing & ((1 << STANDING) - 1);
    u32::from(said.whole) << 24 | levels << 10 | rank << 8 | said.coverage << STANDING | standing
}

/// What has a name comes before what happened to it, and that before what is counted and cited.
fn rank(kind: Kind) -> u32 {
    match kind {
        Kind::Person | Kind::Organization | Kind::Place | Kind::Treaty => 2,
        Kind::Event | Kind::TreatyAction | Kind::Statement => 1,
        Kind::Figure | Kind::Source => 0,
    }
}

/// Whether records of this kind have no date of their own.
fn is_undated(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Organization | Kind::Place)
}

impl<'a> QueryTerms<'a> {
    fn new(plan: &'a Plan) -> Self {
        let mut asked = Self { parts: Vec::new(), dated: false };
        for clause in plan.scoring().filter(|clause| !clause.is_open()) {
            let meant: Vec<&Expansion> = clause.terms.iter().flat_map(|term| &term.meant).collect();
            asked.dated |=
                clause.terms.iter().any(|ready| matches!(ready.term.sense, Literal::When(_)));
            if !meant.is_empty() {
                asked.parts.push(meant);
            }
        }
        asked
    }

    fn score(&self, index: &Index, document: u32, score: u32) -> u32 {
        // A date alone asks for no name.
        let said =
            if self.parts.is_empty() { NameMatch::default() } else { self.said(index, document) };
        let levels = score >> STANDING;
        let kind = index.properties.kind(document);
        if !self.dated {
            return total(said, levels, rank(kind), score);
        }
        // With a date the name alone does not decide.
        let levels = if is_undated(kind) { levels.saturating_sub(UNDATED) } else { levels };
        total(NameMatch { whole: false, ..said }, levels, rank(kind), score)
    }

    /// How the best of the names of the document stands to the query.
    fn said(&self, index: &Index, document: u32) -> NameMatch {
        let mut best = NameMatch::default();
        let mut field = Field::Text;
        let mut name = NameProgress::default();
        for token in index.stream.of(document) {
            match token {
                ForwardToken::Text(next) => {
                    best = best.max(name.said(self.parts.len(), field));
                    (field, name) = (next, NameProgress::default());
                    // Names come first.
                    if !matches!(next, Field::Name | Field::Alias | Field::Type) {
                        break;
                    }
                }
                ForwardToken::Word(word) if index.fillers.binary_search(&word).is_ok() => {}
                ForwardToken::Word(word) => name.add(&self.parts, word),
                ForwardToken::Extra(word) => name.add_extra(&self.parts, word),
            }
        }
        best.max(name.said(self.parts.len(), field))
    }
}

/// What of a name has been seen so far.
#[derive(Default)]
struct NameProgress {
    words: u32,
    said: u32,
    /// The parts of the query that it has, one digit each.
    parts: u64,
    /// Whether a word of it is only begun, or more than is asked for.
    begun: bool,
}

impl NameProgress {
    fn add(&mut self, parts: &[Vec<&Expansion>], word: u32) {
        self.words += 1;
        self.said += u32::from(self.has(parts, word));
    }

    /// A word that says what the next two or more say together.
    fn add_extra(&mut self, parts: &[Vec<&Expansion>], word: u32) {
        if self.has(parts, word) {
            self.said += 2;
        }
    }

    fn has(&mut self, parts: &[Vec<&Expansion>], word: u32) -> bool {
        let mut best: Option<MatchKind> = None;
        for (part, at) in parts.iter().zip(0..64) {
            let way = part.iter().filter_map(|meant| meant.match_kind(word)).max();
            if way.is_some() {
                self.parts |= 1 << at;
                best = best.max(way);
            }
        }
        self.begun |= matches!(
            best,
            Some(MatchKind::Beginning { .. } | MatchKind::Inside | MatchKind::SlipStart)
        );
        best.is_some()
    }

    fn said(&self, parts: usize, field: Field) -> NameMatch {
        let all = self.parts.count_ones() as usize == parts.min(64);
        if !all || self.words == 0 {
            return NameMatch::default();
        }
        let said = self.said.min(self.words);
        match field {
            Field::Type => NameMatch { whole: false, coverage: said * WHOLE_TYPE / self.words },
            _ => {
                let whole = said == self.words && !self.begun;
                NameMatch { whole, coverage: said * WHOLE / self.words }
            }
        }
    }
}
