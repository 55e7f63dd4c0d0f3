use crate::{date::Date, file_format::document::Document, source_texts::Exemptions};
use schemars::schema_for;
use serde_json::json;
use std::{env, fs, path::Path};

impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "edtf",
            "description": "A date or a span of dates: EDTF (ISO 8601-2) level 1."
        })
    }
}

#[test]
fn schemas_match_the_types() {
    let dossier = "A file of a dossier: any of the lists below. Several files make one dossier.";
    let exemptions = "Passages that no record cites, each with the reason.";
    for (name, mut schema, title, about) in [
        ("dossier", schema_for!(Document), "A dossier of diplomatic relations", dossier),
        ("coverage-exceptions", schema_for!(Exemptions), "Exceptions of coverage", exemptions),
    ] {
        schema.insert("title".to_owned(), json!(title));
        schema.insert("description".to_owned(), json!(about));
        let made = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = format!("assets/schema/{name}.schema.json");
        let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
        if env::var_os("CHANCERY_BLESS").is_some() {
            fs::write(&full, &made).unwrap();
        }
        let published = fs::read_to_string(&full).unwrap_or_default();
        let help = "renew it with CHANCERY_BLESS=1 cargo test schema";
        assert!(published == made, "{path} is stale: {help}");
    }
}
