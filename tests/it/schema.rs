//! The published JSON Schema is the one that the types make.

use std::{env, fs, path::Path};

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema/dossier.schema.json");
    let made = chancery::dossier::schema();
    if env::var_os("CHANCERY_BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == made,
        "assets/schema/dossier.schema.json is stale: renew it with CHANCERY_BLESS=1 cargo test schema"
    );
}
