//! JSON Schemas for editors and recovery. A test generates them, so the program needs no generator.

pub const SCHEMA: &str = include_str!("../../assets/schema/dossier.schema.json");

pub(crate) const EXCEPTIONS_SCHEMA: &str =
    include_str!("../../assets/schema/coverage-exceptions.schema.json");

#[cfg(test)]
#[path = "../../tests/unit/schema.rs"]
mod tests;
