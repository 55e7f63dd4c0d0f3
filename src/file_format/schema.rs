//! JSON Schemas of the files that people write, for editors and for recovery. A test generates them
//! from the record types, so that the generator is not part of the program.

/// The schema of a dossier file.
pub const SCHEMA: &str = include_str!("../../assets/schema/dossier.schema.json");

/// The schema of a file of exemptions from coverage.
pub(crate) const EXCEPTIONS_SCHEMA: &str =
    include_str!("../../assets/schema/coverage-exceptions.schema.json");

#[cfg(test)]
mod tests {
    use crate::{file_format::document::Document, source_texts::Exemptions};
    use schemars::{Schema, schema_for};
    use serde_json::json;
    use std::{env, fs, path::Path};

    #[track_caller]
    fn is_published(name: &str, mut schema: Schema, title: &str, about: &str) {
        schema.insert("title".to_owned(), json!(title));
        schema.insert("description".to_owned(), json!(about));
        let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema").join(name);
        if env::var_os("CHANCERY_BLESS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let published = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == made,
            "assets/schema/{name} is stale: renew it with CHANCERY_BLESS=1 cargo test schema"
        );
    }

    #[test]
    fn dossier_schema_matches_the_types() {
        let about = "A file of a dossier: any of the lists below. Several files make one dossier.";
        is_published(
            "dossier.schema.json",
            schema_for!(Document),
            "A dossier of diplomatic relations",
            about,
        );
    }

    #[test]
    fn exemptions_schema_matches_the_types() {
        let about = "Passages that no record cites, each with the reason.";
        is_published(
            "coverage-exceptions.schema.json",
            schema_for!(Exemptions),
            "Exceptions of coverage",
            about,
        );
    }
}
