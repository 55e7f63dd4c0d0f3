//! The place of a problem as a field of a record, before its file is known.

use crate::diagnostics::{Code, Diagnostic};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    About,
    Record(u32),
}

/// A value of a record or of the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath {
    pub owner: Owner,
    /// The path in it, as a JSON pointer.
    pub pointer: String,
}

impl FieldPath {
    pub(crate) fn new(record: u32, pointer: impl Into<String>) -> Self {
        Self { owner: Owner::Record(record), pointer: pointer.into() }
    }

    pub(crate) fn about(pointer: impl Into<String>) -> Self {
        Self { owner: Owner::About, pointer: pointer.into() }
    }
}

pub type RecordDiagnostic = Diagnostic<FieldPath>;

pub(super) type Findings = Vec<RecordDiagnostic>;

impl RecordDiagnostic {
    pub(crate) fn at(
        record: u32,
        pointer: impl Into<String>,
        code: Code,
        message: impl AsRef<str>,
    ) -> Self {
        Self::new(code, FieldPath::new(record, pointer), message)
    }

    pub(crate) fn see_field(self, record: u32, pointer: impl Into<String>) -> Self {
        self.see(FieldPath::new(record, pointer))
    }
}
