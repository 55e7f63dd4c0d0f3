//! The values of options, with their names on the command line.

use clap::ValueEnum;

/// Output format of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns
    Table,
    /// JSON array
    Json,
    /// One JSON object per line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// Markdown table
    Md,
}

/// Output format of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ArticleFormat {
    /// Article with ids and addresses
    Text,
    /// The record as in the dossier file
    Json,
    /// Markdown with footnotes
    Md,
}

/// Output format of the annotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnnotationFormat {
    /// Aligned columns
    Table,
    /// JSON object
    Json,
    /// Markdown text
    Md,
}

/// Order of search results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// Best match first
    Best,
    /// Newest first, undated last
    Newest,
    /// Oldest first, undated last
    Oldest,
}

/// Output format of a check, a connection, a state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// Text for people
    #[default]
    Text,
    /// JSON for other programs
    Json,
}
