//! A place.

use super::{Citation, Id, Name};
use crate::dossier::vocabulary::{PlacePrecision, PlaceType, Support};

stored! {
    /// A place.
    pub struct Place {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// Every form of the name; the first preferred one is displayed.
        pub names: Box<[Name]>,
        /// The type.
        #[serde(rename = "type")]
        pub kind: PlaceType,
        /// The place it is located in.
        pub within: Option<Id>,
        /// Latitude in degrees north (WGS 84).
        pub lat: Option<f64>,
        /// Longitude in degrees east (WGS 84).
        pub lon: Option<f64>,
        /// The precision of the coordinates.
        pub precision: Option<PlacePrecision>,
        /// A summary in your own words, if it says more than the title.
        #[serde(default, skip_serializing_if = "super::is_empty")]
        pub summary: Box<str>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }
}
