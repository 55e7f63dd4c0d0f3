//! Query + index → ranked hits.
//!
//! - [`planner`]: query → plan for one index; [`expansion`] finds the dictionary terms of each word
//! - [`clause`], [`phrase`]: the documents that match one clause
//! - [`executor`]: the conjunction of all clauses
//! - [`score_planes`], [`top_k`], [`rerank`]: the best of them, in order
//! - [`match_set`], [`projection`]: membership, and positions in a list

pub(crate) mod clause;
pub(crate) mod executor;
pub(crate) mod expansion;
pub(crate) mod match_set;
mod phrase;
pub(crate) mod planner;
pub(crate) mod projection;
pub(crate) mod rerank;
mod score_planes;
pub(crate) mod scoring;
mod top_k;
