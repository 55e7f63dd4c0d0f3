//! `chancery new`: creates a dossier from a template, with the schema for completion in editors.

use crate::{
    cli::{
        output::{Answer, CommandOutput, argument, shown},
        save::{self, SaveError},
    },
    dossier::slug::slug,
    file_format::SCHEMA,
    text::clean,
};
use std::path::{Path, PathBuf};

const STARTER: &str = include_str!("../../../assets/starter.json");

const SCHEMA_FILE: &str = "dossier.schema.json";

pub(crate) fn new(name: &Path, force: bool) -> Answer {
    let path = match name.extension() {
        Some(extension) if extension == "json" => name.to_owned(),
        _ => PathBuf::from(format!("{}.json", name.to_string_lossy())),
    };
    // `/` and `..` name no file.
    let stem = name.file_name().and(path.file_stem());
    let title = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = slug(&title);
    if id.is_empty() {
        let text = "chancery: the name needs a letter or a digit, since it becomes the id\n";
        return Err(CommandOutput::error(text.to_owned()));
    }
    // Escaped as JSON: the name may contain any character.
    let title = serde_json::to_string(&*clean(&title)).unwrap_or_default();
    let text = STARTER.replace("\"NAME\"", &format!("\"{id}\"")).replace("\"TITLE\"", &title);
    if path.is_file() && !force {
        return Err(SaveError::Exists(path).into());
    }
    // An existing schema is of this version or a later one, or the user's own, and stays. It is
    // written first: a dossier without one would have to be removed before another attempt.
    match save::file(&path.with_file_name(SCHEMA_FILE), SCHEMA, false) {
        Ok(()) | Err(SaveError::Exists(_)) => save::file(&path, &text, force)?,
        Err(error) => return Err(error.into()),
    }
    let argument = argument(&path);
    Ok(CommandOutput::text(format!(
        "Created {} and {SCHEMA_FILE} (for editor support).\n\
         chancery check {argument}             # validate it\n\
         chancery {argument}                   # open it\n\
         chancery import FILE.csv -o more.json # records from a table; then:\n\
         chancery {argument} more.json         # open both\n",
        shown(&path)
    )))
}
