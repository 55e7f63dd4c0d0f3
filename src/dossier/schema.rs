//! The JSON Schema of a dossier file, made from the record types: editors complete and check with
//! it while one writes.

use super::Document;
use serde_json::json;

/// The schema as text.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Document);
    schema.insert("title".to_owned(), json!("A dossier of diplomatic relations"));
    let about = "A file of a dossier: any of the lists below. Several files make one dossier.";
    schema.insert("description".to_owned(), json!(about));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
