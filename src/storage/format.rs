//! The JSON of the store, with its format version; unknown fields are written back unchanged.

use super::StoreError;
use crate::app::{Annotations, Session, ThemeChoice};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

const VERSION: u64 = 1;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct AnnotationsFile {
    version: u64,
    #[serde(flatten)]
    pub(super) annotations: Annotations,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct SessionsFile {
    #[serde(default)]
    version: u64,
    /// Sessions by dossier, parsed only when needed, so that an invalid one does not affect the others.
    #[serde(default)]
    sessions: Map<String, Value>,
    /// The theme last chosen in the explorer, for all dossiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) theme: Option<ThemeChoice>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Versioned {
    #[serde(default)]
    version: u64,
}

/// Parses a file, the version first: a later version may have any other content.
pub(super) fn read<F: DeserializeOwned>(name: &'static str, bytes: &[u8]) -> Result<F, StoreError> {
    let damaged = |error: serde_json::Error| StoreError::Damaged(name, error.to_string());
    let Versioned { version } = serde_json::from_slice(bytes).map_err(damaged)?;
    if version > VERSION {
        return Err(StoreError::Newer(name));
    }
    serde_json::from_slice(bytes).map_err(damaged)
}

pub(super) fn text(file: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(file)? + "\n")
}

impl Default for AnnotationsFile {
    fn default() -> Self {
        Self { version: VERSION, annotations: Annotations::default(), unknown: Map::new() }
    }
}

impl SessionsFile {
    pub(super) fn session(&self, dossier: &str) -> Option<Session> {
        Session::deserialize(self.sessions.get(dossier)?).ok()
    }

    pub(super) fn set(
        &mut self,
        dossier: &str,
        session: &Session,
    ) -> Result<(), serde_json::Error> {
        self.version = VERSION;
        self.sessions.insert(dossier.to_owned(), serde_json::to_value(session)?);
        Ok(())
    }
}
