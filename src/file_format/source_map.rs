//! Where a record came from.

/// Where a record stands in the files of its dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordOrigin {
    /// The file, by its place among the files read.
    pub file: u32,
    /// The place of the record in its list, or the line (from 0) in a file of lines.
    pub nth: u32,
    /// Whether its file holds one record a line.
    pub line: bool,
}

/// Where all records of a dossier came from.
#[derive(Debug, Default)]
pub(crate) struct SourceMap {
    /// By the place of the record in the dossier.
    pub(crate) records: Vec<RecordOrigin>,
    /// The file in which the dossier speaks of itself.
    pub(crate) about: Option<u32>,
}
