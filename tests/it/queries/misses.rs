//! What the search does not manage, and why.

/// A query of the table and the reason.
pub(super) const KNOWN_MISSES: &[(&str, &str)] = &[];
