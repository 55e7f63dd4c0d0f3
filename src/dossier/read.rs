//! From text to records.
//!
//! A dossier is one file or several; each holds any of the lists below. The fast way reads a
//! sound file straight into records.

use super::{
    About, Dossier,
    record::{Event, Figure, Organization, Person, Place, Record, Source, Statement, Treaty},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the format that this program writes, and reads.
pub const FORMAT: &str = "chancery/1";

/// A file of a dossier, as it is written.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The address of the schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format: `chancery/1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// What the dossier says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<About>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Treaties and other legal acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub treaties: Vec<Treaty>,
    /// People.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// States, bodies and groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Organization>,
    /// Places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Document {
    /// Moves the records of the file behind those already there.
    fn into_records(self, records: &mut Vec<Record>) {
        records.extend(self.events.into_iter().map(|it| Record::Event(Box::new(it))));
        records.extend(self.treaties.into_iter().map(|it| Record::Treaty(Box::new(it))));
        records.extend(self.people.into_iter().map(|it| Record::Person(Box::new(it))));
        records.extend(self.organizations.into_iter().map(|it| Record::Organization(Box::new(it))));
        records.extend(self.places.into_iter().map(|it| Record::Place(Box::new(it))));
        records.extend(self.statements.into_iter().map(|it| Record::Statement(Box::new(it))));
        records.extend(self.figures.into_iter().map(|it| Record::Figure(Box::new(it))));
        records.extend(self.sources.into_iter().map(|it| Record::Source(Box::new(it))));
    }
}

/// Reads the files of one dossier that are known to be sound.
///
/// # Errors
/// The first file that cannot be read, by its place in the list, and what is wrong with it.
pub fn read_sound(files: &[&str]) -> Result<Dossier, (usize, serde_json::Error)> {
    let mut about = About::default();
    let mut records = Vec::new();
    for (at, text) in files.iter().enumerate() {
        let mut document: Document = serde_json::from_str(text).map_err(|error| (at, error))?;
        if let Some(found) = document.dossier.take() {
            about = found;
        }
        document.into_records(&mut records);
    }
    Ok(Dossier::new(about, records))
}
