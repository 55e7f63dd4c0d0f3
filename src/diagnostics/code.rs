//! Stable codes of problems: scripts may rely on them, so a code never changes its meaning.

use crate::tables::table;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::{fmt, ops::AddAssign};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::Display)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// A number of problems for each severity: errors and warnings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeverityCounts(pub [usize; 2]);

impl SeverityCounts {
    pub fn of(self, severity: Severity) -> usize {
        self.0[severity as usize]
    }
}

impl FromIterator<Code> for SeverityCounts {
    fn from_iter<I: IntoIterator<Item = Code>>(codes: I) -> Self {
        codes.into_iter().fold(Self::default(), |mut counts, code| {
            counts.0[code.severity() as usize] += 1;
            counts
        })
    }
}

impl AddAssign for SeverityCounts {
    fn add_assign(&mut self, more: Self) {
        self.0.iter_mut().zip(more.0).for_each(|(count, more)| *count += more);
    }
}

table! {
    /// The kind of a problem. A code that begins with `W` is a warning.
    pub enum Code {
        /// The code in messages: `E-date`.
        pub fn text: &'static str;
        /// The meaning, in one sentence.
        pub fn meaning: &'static str;
    }
    Config = "E-config", "The configuration is invalid here; the default stays in effect.";
    Open = "E-open", "The file cannot be opened.";
    Encoding = "E-encoding", "The file is not UTF-8 text.";
    Syntax = "E-syntax", "The text is not valid JSON.";
    Depth = "E-depth", "Lists and objects are nested too deeply.";
    Root = "E-root", "The file is JSON, but not a dossier.";
    Format = "E-format", "The version of the file format is not supported.";
    UnknownField = "E-unknown-field", "A field does not exist here.";
    MissingField = "E-missing-field", "A required field is missing.";
    DuplicateKey = "E-duplicate-key", "An object has a field twice.";
    WrongType = "E-wrong-type", "A value has the wrong type.";
    Number = "E-number", "A number is out of range.";
    UnknownWord = "E-unknown-word", "A value is not in the vocabulary of its field.";
    Date = "E-date", "A date is not in EDTF, or the calendar has no such day.";
    Unreadable = "E-unreadable", "A record cannot be read.";
    DuplicateId = "E-duplicate-id", "Two records have the same id.";
    BadId = "E-bad-id", "An id is not a slug.";
    UnknownId = "E-unknown-id", "A reference leads to no record.";
    WrongKind = "E-wrong-kind", "A reference leads to a record of the wrong kind.";
    SelfReference = "E-self-reference", "A record refers to itself.";
    Repeated = "E-repeated", "A list refers to a record twice.";
    Cycle = "E-cycle", "Records contain each other in a cycle.";
    OneWay = "E-one-way", "A contradiction is recorded on one side only.";
    MissingCite = "E-missing-cite", "A claim has no citation.";
    HalfCite = "E-half-cite", "A citation lacks a part.";
    ReversedRange = "E-reversed-range", "A passage ends before it begins.";
    NoTextFile = "E-no-text-file", "A passage is cited of a source without a text file.";
    Fingerprint = "E-fingerprint", "A fingerprint or checksum is malformed.";
    DateOrder = "E-date-order", "Two dates contradict each other.";
    MissingDateNote = "E-missing-date-note", "A date that no source states has no explanation.";
    Coordinates = "E-coordinates", "Coordinates are out of range or incomplete.";
    Duration = "E-duration", "A duration is not in ISO 8601.";
    Form = "E-form", "A text is malformed for its field.";
    EmptyText = "E-empty-text", "A text is empty.";
    LineBreak = "E-line-break", "A title or a name has a line break.";
    MissingName = "E-missing-name", "A record has no name.";
    UnsafeCharacter = "E-unsafe-character", "A text has a control or direction character.";
    HiddenCharacter = "W-hidden-character", "A text has an invisible character.";
    OpenTerm = "W-open-term", "A term of a single-person office has no end, although a successor held the office.";
    TwoHolders = "W-two-holders", "Two people held a single-person office on one day.";
    AfterTerm = "W-after-term", "A person acts in an office after the term has ended.";
    LongPending = "W-long-pending", "A treaty has been pending for over five years, and no note says why.";
    StatementDate = "W-statement-date", "A statement names another date than that of the event it is about.";
    StepNotFound = "W-step-not-found", "An event refers to a treaty action that the treaty does not have at that time.";
    OtherText = "E-other-text", "A document is not the text that was cited.";
    NoDocument = "W-no-document", "The document of a source is not available.";
    RangeOutside = "E-range-outside", "A passage extends beyond its document.";
    WrongFingerprint = "E-wrong-fingerprint", "A passage is not the one that was cited.";
    WrongAnchor = "E-wrong-anchor", "The anchor words are not those of the passage.";
    Table = "E-table", "A file to import is malformed for its format.";
    Column = "E-column", "A column of a table, or its field, does not exist.";
    TwoReadings = "E-two-readings", "A date is ambiguous.";
    Guess = "W-guess", "An import read something in a way that nobody stated.";
    UnusedException = "W-unused-exception", "An exemption from coverage is cited or contains no word.";
}

impl Code {
    pub fn severity(self) -> Severity {
        if self.text().starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_struct("Code", 2)?;
        fields.serialize_field("severity", &self.severity())?;
        fields.serialize_field("code", self.text())?;
        fields.end()
    }
}
