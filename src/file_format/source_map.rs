//! The files and positions that the records of a dossier were read from.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordOrigin {
    /// The index of the file among the files read.
    pub file: u32,
    /// The index of the record among those of its kind in the file, or its line, from 0, in JSON Lines.
    pub nth: u32,
    /// Whether the file is JSON Lines.
    pub line: bool,
}

#[derive(Debug, Default)]
pub(crate) struct SourceMap {
    /// The origins by the number of the record in the dossier.
    pub(crate) records: Vec<RecordOrigin>,
    pub(crate) about: Option<u32>,
}
