//! Something wrong with a record, before its place in a file is known.

use crate::diagnostics::Code;

/// Whose problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// What the dossier says of itself.
    About,
    /// A record, by its place in the dossier.
    Record(u32),
}

/// Something wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDiagnostic {
    /// Whose problem it is.
    pub owner: Owner,
    /// The path inside the record (a JSON pointer).
    pub pointer: String,
    /// What kind of problem.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Another place that has to do with it: a record and a path in that.
    pub see: Option<(Owner, String)>,
}

impl RecordDiagnostic {
    /// Something wrong with a record.
    pub(crate) fn new(
        record: u32,
        pointer: impl Into<String>,
        code: Code,
        message: impl Into<String>,
    ) -> Self {
        let (pointer, message) = (pointer.into(), message.into());
        Self { owner: Owner::Record(record), pointer, code, message, help: None, see: None }
    }

    /// The same of what the dossier says of itself.
    pub(crate) fn of_about(mut self) -> Self {
        self.owner = Owner::About;
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    pub(crate) fn see(mut self, record: u32, pointer: impl Into<String>) -> Self {
        self.see = Some((Owner::Record(record), pointer.into()));
        self
    }
}

/// The records of a dossier with their places in it.
pub(super) fn numbered(
    dossier: &crate::dossier::Dossier,
) -> impl Iterator<Item = (u32, &crate::dossier::Record)> {
    (0..).zip(dossier.records())
}
