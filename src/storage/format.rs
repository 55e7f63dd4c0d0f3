//! The JSON of the store, with its format version; unknown fields are written back unchanged.

use super::StoreError;
use crate::{
    app::ThemeChoice,
    diagnostics::{SpanDiagnostic, line_index::SourceText},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Number, Value};

const VERSION: u64 = 1;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct StoreFile<T> {
    #[serde(default = "version")]
    version: Number,
    #[serde(flatten)]
    pub(super) content: T,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, expecting = "an object")]
pub(super) struct Sessions {
    /// Sessions by dossier, parsed only when needed, so that an invalid one does not affect the others.
    pub(super) sessions: Map<String, Value>,
    /// The theme last chosen in the explorer, for all dossiers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) theme: Option<ThemeChoice>,
}

fn version() -> Number {
    VERSION.into()
}

/// Parses a file, the version first: a later version may have any other content.
pub(super) fn read<T: DeserializeOwned>(
    name: &'static str,
    bytes: &[u8],
) -> Result<StoreFile<T>, StoreError> {
    let text = &*String::from_utf8_lossy(bytes);
    let damaged = |error: serde_json::Error| {
        let problem = SpanDiagnostic::of_syntax(text, 0..text.len(), &error);
        let position = SourceText::new(name, text).position(problem.place.start);
        let (line, column, message) = (position.line, position.column, problem.message);
        StoreError::Damaged { name, line, column, message }
    };
    let file: Value = serde_json::from_str(text).map_err(damaged)?;
    if file.get("version").and_then(Value::as_u64).is_some_and(|version| version > VERSION) {
        return Err(StoreError::Newer(name));
    }
    // An error in flattened fields has no place, so they are parsed alone first.
    let _content: T = serde_json::from_str(text).map_err(damaged)?;
    serde_json::from_str(text).map_err(damaged)
}

pub(super) fn text(file: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(file)? + "\n")
}

impl<T: Default> Default for StoreFile<T> {
    fn default() -> Self {
        Self { version: version(), content: T::default(), unknown: Map::new() }
    }
}
