//! The codes of problems: each says what kind of problem it is, and never changes its meaning.

use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::fmt;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is wrong and must be put right.
    Error,
    /// Something is probably not as it was meant.
    Warning,
}

impl Severity {
    /// The word that stands before the message.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Declares the codes: name here, name in messages, and what it means. One that begins with `W`
/// is a warning.
macro_rules! codes {
    ($($name:ident = $text:literal, $meaning:literal;)+) => {
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The code as messages name it.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// What it means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),+ }
            }
        }
    };
}

codes! {
    Config = "E-config", "The configuration is invalid here; the default stays in effect.";
    Open = "E-open", "The file cannot be opened.";
    Encoding = "E-encoding", "The file is not UTF-8 text.";
    Syntax = "E-syntax", "The text is not JSON.";
    Depth = "E-depth", "Lists and objects stand inside each other too deeply.";
    Root = "E-root", "The file is JSON, but no dossier.";
    Format = "E-format", "The file is of a version of the format that is not known.";
    UnknownField = "E-unknown-field", "No such field belongs here.";
    MissingField = "E-missing-field", "A field that must be there is not.";
    DuplicateKey = "E-duplicate-key", "A field stands twice in one object.";
    WrongType = "E-wrong-type", "A value is of the wrong type.";
    Number = "E-number", "A number is out of range.";
    UnknownWord = "E-unknown-word", "A word is not in the list of words for this field.";
    Date = "E-date", "A text is not a date, or the calendar has no such day.";
    Unreadable = "E-unreadable", "A record cannot be read.";
    DuplicateId = "E-duplicate-id", "Two records have one id.";
    BadId = "E-bad-id", "An id is not a slug.";
    UnknownId = "E-unknown-id", "No record has the id that is referred to.";
    WrongKind = "E-wrong-kind", "The record referred to is of the wrong kind.";
    SelfReference = "E-self-reference", "A record refers to itself where that cannot be.";
    Cycle = "E-cycle", "Records are parts of each other in a circle.";
    OneWay = "E-one-way", "A contradiction is written down on one side only.";
    MissingCite = "E-missing-cite", "Something is said without a source.";
    HalfCite = "E-half-cite", "A cite lacks a part.";
    ReversedRange = "E-reversed-range", "A passage ends before it begins.";
    NoTextFile = "E-no-text-file", "A passage is cited in a source that has no text file.";
    Fingerprint = "E-fingerprint", "A fingerprint or checksum does not have its form.";
    DateOrder = "E-date-order", "Two dates contradict each other.";
    MissingDateNote = "E-missing-date-note", "A date that no source states does not say where it comes from.";
    Coordinates = "E-coordinates", "Coordinates are not on the globe, or only half given.";
    Duration = "E-duration", "A text is not an ISO 8601 duration.";
    Form = "E-form", "A text does not have the form its field asks for.";
    EmptyText = "E-empty-text", "A text is empty.";
    MissingName = "E-missing-name", "A record has no name.";
    UnsafeCharacter = "E-unsafe-character", "A control or direction character stands in a text.";
    HiddenCharacter = "W-hidden-character", "A character that cannot be seen stands in a text.";
    StepNotFound = "W-step-not-found", "An event tells of a treaty's step that the treaty does not have at that time.";
    OtherText = "E-other-text", "A document is not the text that was cited.";
    NoDocument = "W-no-document", "The document of a source is not at hand.";
    RangeOutside = "E-range-outside", "A passage reaches beyond the end of its document.";
    WrongFingerprint = "E-wrong-fingerprint", "A passage is not the one that was cited.";
    Table = "E-table", "A file to import does not have the form of its format.";
    Column = "E-column", "A column of a table, or a field that it is for, does not exist.";
    TwoReadings = "E-two-readings", "A date can be read in two ways.";
    UnusedException = "W-unused-exception", "A passage is excepted from coverage although it is cited, or holds no word.";
}

impl Code {
    /// How bad problems of this kind are.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.text().starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text())
    }
}

/// As two fields, `severity` and `code`.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_struct("Code", 2)?;
        fields.serialize_field("severity", &self.severity())?;
        fields.serialize_field("code", self.text())?;
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_its_own() {
        let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.text()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
        assert!(texts.iter().all(|text| text.starts_with("E-") || text.starts_with("W-")));
    }
}
