//! To come.

use crate::dossier::{Day, Dossier, EntryId, Kind};

/// Stub.
#[derive(Debug)]
pub struct Finder;
/// Stub.
#[derive(Debug, Default)]
pub struct Found {
    /// total
    pub total: usize,
    /// counts
    pub counts: [usize; Kind::COUNT],
    /// top
    pub top: Vec<EntryId>,
    /// reading
    pub reading: String,
    /// advice
    pub advice: Vec<String>,
}
/// Stub.
#[derive(Debug)]
pub struct Completion {
    /// text
    pub text: String,
    /// label
    pub label: String,
}
impl Finder {
    /// Stub.
    #[must_use]
    pub fn new(_: &Dossier) -> Self {
        Self
    }
    /// Stub.
    #[must_use]
    pub fn find(&self, _: &str, _: Day) -> Found {
        Found::default()
    }
    /// Stub.
    #[must_use]
    pub fn complete(&self, _: &str) -> Vec<Completion> {
        Vec::new()
    }
}
impl Found {
    /// Stub.
    pub fn ranked(&self) -> impl Iterator<Item = EntryId> {
        self.top.iter().copied()
    }
    /// Stub.
    #[must_use]
    pub fn score(&self, _: EntryId) -> f64 {
        0.0
    }
    /// Stub.
    #[must_use]
    pub fn contains(&self, _: EntryId) -> bool {
        false
    }
    /// Stub
    #[must_use]
    pub fn highlights(&self, _: &str) -> Vec<std::ops::Range<usize>> {
        Vec::new()
    }
}
