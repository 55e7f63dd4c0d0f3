//! An event.

use super::{Citation, Id, Name, RivalDate, Word};
use crate::{
    date::Date,
    dossier::vocabulary::{ActionType, DateBasis, EventType, Support},
};

stored! {
    /// An event.
    pub struct Event {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// The title, in one line.
        pub title: Box<str>,
        /// Every form of the name; the first preferred one is displayed.
        pub names: Box<[Name]>,
        /// A summary in your own words, if it says more than the title.
        #[serde(default, skip_serializing_if = "super::is_empty")]
        pub summary: Box<str>,
        /// The date.
        pub date: Date,
        /// How the date is known if no source states it.
        pub date_basis: Option<DateBasis>,
        /// Why the date is inexact: the source's wording, or how it was inferred.
        pub date_note: Option<Box<str>>,
        /// Dates from sources that differ.
        pub rival_dates: Box<[RivalDate]>,
        /// The type.
        #[serde(rename = "type")]
        pub kind: EventType,
        /// The places.
        pub places: Box<[Id]>,
        /// The participants and their roles.
        pub roles: Box<[Role]>,
        /// The treaties it refers to.
        pub treaties: Box<[TreatyLink]>,
        /// The larger event it is part of.
        pub part_of: Option<Id>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }

    /// A participant of an event.
    pub struct Role {
        /// The person or organization.
        pub agent: Id,
        /// The role.
        pub role: Word,
        /// Who attributes the role, when it is disputed.
        pub according_to: Option<Id>,
    }

    /// A treaty that an event refers to, and the treaty action that the event is.
    pub struct TreatyLink {
        /// The treaty.
        pub treaty: Id,
        /// The treaty action that this event describes.
        pub action: Option<ActionType>,
    }
}
