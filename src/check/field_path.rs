//! Fields of records as places of problems, before their files are known.

use crate::{
    diagnostics::Diagnostic,
    dossier::{Dossier, Record},
};

/// The record with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The metadata of the dossier.
    About,
    /// A record, by its number in the dossier.
    Record(u32),
}

/// A value of a record or of the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath {
    /// The record.
    pub owner: Owner,
    /// The path in it, as a JSON pointer.
    pub pointer: String,
}

impl FieldPath {
    /// A value of a record.
    pub(crate) fn new(record: u32, pointer: impl Into<String>) -> Self {
        Self { owner: Owner::Record(record), pointer: pointer.into() }
    }

    /// A value of the metadata.
    pub(crate) fn about(pointer: impl Into<String>) -> Self {
        Self { owner: Owner::About, pointer: pointer.into() }
    }
}

/// A problem of a field.
pub type RecordDiagnostic = Diagnostic<FieldPath>;

/// The records of a dossier with their numbers.
pub(super) fn numbered(dossier: &Dossier) -> impl Iterator<Item = (u32, &Record)> {
    (0..).zip(dossier.records())
}
