//! The closed lists of words that a dossier uses. Each word stands once: its name in the data and
//! what a person reads.

/// Declares an enum whose variants have a name in JSON and words for people.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal, $words:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name { $(#[doc = $words] $(#[$doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// Every word of this list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the data.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// What a person reads.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $words),+ }
            }
        }
    };
}

vocabulary! {
    /// What kind of happening an event is.
    EventType {
        TreatyAction = "treaty_action", "treaty action";
        Diplomacy = "diplomacy", "diplomacy";
        Recognition = "recognition", "recognition";
        RecognitionWithdrawn = "recognition_withdrawn", "recognition withdrawn";
        VisitMeeting = "visit_meeting", "visit or meeting";
        Appointment = "appointment", "appointment";
        Election = "election", "election";
        Referendum = "referendum", "referendum";
        Conflict = "conflict", "armed conflict";
        Ceasefire = "ceasefire", "ceasefire";
        Deployment = "deployment", "deployment";
        Withdrawal = "withdrawal", "withdrawal";
        Mission = "mission", "mission";
        TalksRound = "talks_round", "round of talks";
        CourtStep = "court_step", "court step";
        Inquiry = "inquiry", "inquiry";
        UnResolution = "un_resolution", "UN resolution";
        BoundaryMeasure = "boundary_measure", "boundary measure";
        Infrastructure = "infrastructure", "infrastructure";
        Finance = "finance", "finance";
        Culture = "culture", "culture";
        Statement = "statement", "statement made";
        Parliament = "parliament", "parliament";
        Party = "party", "political party";
        Other = "other", "event";
    }
}

vocabulary! {
    /// What kind of legal act a treaty record describes.
    TreatyType {
        Treaty = "treaty", "treaty";
        Agreement = "agreement", "agreement";
        Protocol = "protocol", "protocol";
        Memorandum = "memorandum", "memorandum";
        Programme = "programme", "programme";
        Ceasefire = "ceasefire", "ceasefire";
        Decree = "decree", "decree";
        Law = "law", "law";
        ExchangeOfNotes = "exchange_of_notes", "exchange of notes";
        Plan = "plan", "plan";
    }
}

vocabulary! {
    /// A step in the life of a treaty, in the order in which steps usually follow.
    ActionType {
        Negotiation = "negotiation", "negotiated";
        Approval = "approval", "approved for signing or ratifying";
        Signature = "signature", "signed";
        Submission = "submission", "submitted to parliament";
        LowerHouse = "lower_house", "passed by the lower house";
        UpperHouse = "upper_house", "passed by the upper house";
        LawSigned = "law_signed", "ratification law signed";
        OtherPartyRatification = "other_party_ratification", "ratified by the other party";
        Exchange = "exchange", "ratifications exchanged";
        EntryIntoForce = "entry_into_force", "in force";
        Extension = "extension", "extended";
        Termination = "termination", "ended";
    }
}

vocabulary! {
    /// How one treaty stands to another.
    Relation {
        Implements = "implements", "implements";
        Amends = "amends", "amends";
        Supersedes = "supersedes", "supersedes";
        Follows = "follows", "follows";
        Parallels = "parallels", "parallel to";
    }
}

vocabulary! {
    /// What kind of body an organization is.
    Classification {
        State = "state", "state";
        DeFactoState = "de_facto_state", "state of disputed recognition";
        Government = "government", "government";
        Parliament = "parliament", "parliament";
        Ministry = "ministry", "ministry or agency";
        Party = "party", "political party";
        Igo = "igo", "intergovernmental organization";
        Mission = "mission", "mission";
        ArmedForce = "armed_force", "armed force";
        Court = "court", "court";
        Association = "association", "association";
        Media = "media", "media";
        Company = "company", "company";
        Other = "other", "body";
    }
}

vocabulary! {
    /// What kind of place it is.
    PlaceType {
        Country = "country", "country";
        Region = "region", "region";
        District = "district", "district";
        City = "city", "city";
        Town = "town", "town";
        Village = "village", "village";
        Pass = "pass", "pass";
        Tunnel = "tunnel", "tunnel";
        Crossing = "crossing", "crossing";
        Venue = "venue", "venue";
        Building = "building", "building";
        Other = "other", "place";
    }
}

vocabulary! {
    /// How exactly coordinates point at a place.
    PlacePrecision {
        Exact = "exact", "exact";
        Town = "town", "to the town";
        District = "district", "to the district";
        Region = "region", "to the region";
    }
}

vocabulary! {
    /// What a speaker does with what is said.
    Force {
        Claims = "claims", "claims";
        Denies = "denies", "denies";
        Demands = "demands", "demands";
        Promises = "promises", "promises";
        Warns = "warns", "warns";
        Welcomes = "welcomes", "welcomes";
        Criticises = "criticises", "criticises";
        Condemns = "condemns", "condemns";
        Retracts = "retracts", "takes back";
        Explains = "explains", "explains";
        Expects = "expects", "expects";
        Thanks = "thanks", "thanks";
        Proposes = "proposes", "proposes";
    }
}

vocabulary! {
    /// From where a source looks.
    Perspective {
        RuOfficial = "ru-official", "Russian official";
        SoOfficial = "so-official", "South Ossetian official";
        GeOfficial = "ge-official", "Georgian official";
        International = "international", "international body";
        Independent = "independent", "independent";
        Encyclopedia = "encyclopedia", "encyclopedia";
        Unstated = "unstated", "perspective not stated";
    }
}

vocabulary! {
    /// What kind of work a source is, after CSL-JSON.
    SourceType {
        Treaty = "treaty", "treaty";
        Interview = "interview", "interview";
        ArticleNewspaper = "article-newspaper", "newspaper article";
        ArticleMagazine = "article-magazine", "magazine article";
        ArticleJournal = "article-journal", "journal article";
        Article = "article", "article";
        EntryEncyclopedia = "entry-encyclopedia", "encyclopedia entry";
        LegalCase = "legal_case", "court case";
        Legislation = "legislation", "legislation";
        Bill = "bill", "bill";
        Hearing = "hearing", "hearing";
        Webpage = "webpage", "web page";
        Report = "report", "report";
        Dataset = "dataset", "dataset";
        Speech = "speech", "speech";
        Book = "book", "book";
        Post = "post", "post";
    }
}

vocabulary! {
    /// How a form of a name is used.
    NameKind {
        Preferred = "preferred", "preferred";
        Alias = "alias", "also";
        Weak = "weak", "too short to stand alone";
        Official = "official", "official";
        Former = "former", "former";
        Transliteration = "transliteration", "transliteration";
    }
}

vocabulary! {
    /// The script a name is written in, after ISO 15924.
    Script {
        Latin = "Latn", "Latin";
        Cyrillic = "Cyrl", "Cyrillic";
        Georgian = "Geor", "Georgian";
        Armenian = "Armn", "Armenian";
        Arabic = "Arab", "Arabic";
        Greek = "Grek", "Greek";
        Hebrew = "Hebr", "Hebrew";
        Chinese = "Hani", "Chinese";
        Japanese = "Jpan", "Japanese";
        Korean = "Kore", "Korean";
        Devanagari = "Deva", "Devanagari";
    }
}

vocabulary! {
    /// Where a date comes from.
    DateBasis {
        Stated = "stated", "stated";
        Inferred = "inferred", "inferred";
        Computed = "computed", "computed";
        Scheduled = "scheduled", "scheduled";
    }
}

vocabulary! {
    /// How many independent sources say so.
    Support {
        One = "one", "one source";
        Two = "two", "two independent sources";
    }
}

vocabulary! {
    /// How a number stands to the one that is meant.
    Qualifier {
        About = "about", "about";
        Over = "over", "over";
        Under = "under", "under";
    }
}
