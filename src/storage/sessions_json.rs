//! How it is written down where the user was, for each dossier.

use super::annotations_json::{FormatError, day};
use crate::app::{Focus, PaneId, REGISTERS, SavedFilter, Session, ThemeChoice};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const VERSION: u64 = 1;

#[derive(Default, Serialize, Deserialize)]
struct SessionsFile {
    #[serde(default)]
    version: u64,
    /// By the id of the dossier; read one by one, so that one that does not fit spoils no other.
    #[serde(default)]
    sessions: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct SessionForm {
    pane: usize,
    detail: bool,
    register: String,
    selected: [Option<String>; 3],
    current: Option<String>,
    narrowed: Vec<FilterForm>,
    scale: bool,
    theme: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FilterForm {
    Search(String),
    Near(String),
    Only { title: String, ids: Vec<String> },
    AsOf(String),
}

/// Where the user was in the dossier, if that is written down and can be read.
pub(super) fn of(bytes: &[u8], dossier: &str) -> Option<Session> {
    let mut form: SessionsFile = serde_json::from_slice(bytes).ok()?;
    if form.version > VERSION {
        return None;
    }
    let written: SessionForm = serde_json::from_value(form.sessions.remove(dossier)?).ok()?;
    let pane = *PaneId::ALL.get(written.pane)?;
    let narrowed = written.narrowed.into_iter().filter_map(|narrowing| {
        Some(match narrowing {
            FilterForm::Search(text) => SavedFilter::Search(text),
            FilterForm::Near(id) => SavedFilter::Near(id),
            FilterForm::Only { title, ids } => SavedFilter::Only(title, ids),
            FilterForm::AsOf(text) => SavedFilter::AsOf(day(&text)?),
        })
    });
    Some(Session {
        focus: if written.detail { Focus::Detail(pane) } else { Focus::Pane(pane) },
        register: REGISTERS.into_iter().find(|kind| kind.name() == written.register)?,
        selected: written.selected,
        current: written.current,
        narrowed: narrowed.collect(),
        scale: written.scale,
        theme: ThemeChoice::ALL.into_iter().find(|theme| theme.name() == written.theme)?,
    })
}

/// The file with where the user is in this dossier put into it.
pub(super) fn with(
    before: Option<&[u8]>,
    dossier: &str,
    session: &Session,
) -> Result<Result<String, serde_json::Error>, FormatError> {
    let form = before.map_or(Ok(SessionsFile::default()), serde_json::from_slice);
    let mut form = form.map_err(|error| FormatError::Damaged(error.to_string()))?;
    if form.version > VERSION {
        return Err(FormatError::Newer);
    }
    form.version = VERSION;
    let narrowed = session.narrowed.iter().map(|place| match place {
        SavedFilter::Search(text) => FilterForm::Search(text.clone()),
        SavedFilter::Near(id) => FilterForm::Near(id.clone()),
        SavedFilter::Only(title, ids) => {
            FilterForm::Only { title: title.clone(), ids: ids.clone() }
        }
        SavedFilter::AsOf(day) => FilterForm::AsOf(day.to_string()),
    });
    let written = SessionForm {
        pane: session.focus.pane().index(),
        detail: matches!(session.focus, Focus::Detail(_)),
        register: session.register.name().to_owned(),
        selected: session.selected.clone(),
        current: session.current.clone(),
        narrowed: narrowed.collect(),
        scale: session.scale,
        theme: session.theme.name().to_owned(),
    };
    Ok(serde_json::to_value(written).and_then(|written| {
        form.sessions.insert(dossier.to_owned(), written);
        Ok(serde_json::to_string_pretty(&form)? + "\n")
    }))
}
