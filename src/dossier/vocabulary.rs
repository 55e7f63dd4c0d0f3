//! The controlled vocabularies of a dossier: each value with its name in the data and its label.

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal, $label:literal;)+ }) => {
        $crate::tables::table! {
            $(#[$meta])*
            #[derive(serde::Serialize, serde::Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            pub enum $name {
                pub fn name: &'static str;
                pub fn label: &'static str;
            }
            $(#[doc = $label] $(#[$doc])* #[serde(rename = $text)] $variant = $text, $label;)+
        }
    };
    // Values that are derived from the data have a label only.
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $label:literal;)+ }) => {
        $crate::tables::table! {
            $(#[$meta])*
            pub enum $name {
                /// The label on the screen and in the output of commands.
                pub fn label: &'static str;
            }
            $(#[doc = $label] $(#[$doc])* $variant = $label;)+
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// The type of an event.
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
        CourtStep = "court_step", "legal proceedings";
        Inquiry = "inquiry", "inquiry";
        UnResolution = "un_resolution", "UN resolution";
        BoundaryMeasure = "boundary_measure", "border measures";
        Infrastructure = "infrastructure", "infrastructure";
        Finance = "finance", "finance";
        Culture = "culture", "culture";
        Statement = "statement", "statement";
        Parliament = "parliament", "parliament";
        Party = "party", "political party";
        Other = "other", "event";
    }
}

vocabulary! {
    /// The type of a legal act.
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
    /// A treaty action, in the usual order.
    ActionType {
        Negotiation = "negotiation", "negotiated";
        Approval = "approval", "approved";
        Signature = "signature", "signed";
        Submission = "submission", "submitted to parliament";
        LowerHouse = "lower_house", "approved by the lower house";
        UpperHouse = "upper_house", "approved by the upper house";
        LawSigned = "law_signed", "ratification law signed";
        OtherPartyRatification = "other_party_ratification", "ratified by the other party";
        Exchange = "exchange", "instruments of ratification exchanged";
        EntryIntoForce = "entry_into_force", "entered into force";
        Extension = "extension", "extended";
        Termination = "termination", "ended";
    }
}

vocabulary! {
    /// The relation of one treaty to another.
    Relation {
        Implements = "implements", "implements";
        Amends = "amends", "amends";
        Supersedes = "supersedes", "supersedes";
        Follows = "follows", "follows";
        Parallels = "parallels", "parallel to";
    }
}

vocabulary! {
    /// The classification of an organization.
    Classification {
        State = "state", "state";
        DeFactoState = "de_facto_state", "entity with limited recognition";
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
    /// The type of a place.
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
    /// The precision of coordinates.
    PlacePrecision {
        Exact = "exact", "exact";
        Town = "town", "to the town";
        District = "district", "to the district";
        Region = "region", "to the region";
    }
}

vocabulary! {
    /// What a speaker does in a statement.
    Force {
        Claims = "claims", "claims";
        Denies = "denies", "denies";
        Demands = "demands", "demands";
        Asks = "asks", "asks";
        Promises = "promises", "promises";
        Warns = "warns", "warns";
        Welcomes = "welcomes", "welcomes";
        Criticises = "criticises", "criticises";
        Condemns = "condemns", "condemns";
        Retracts = "retracts", "retracts";
        Explains = "explains", "explains";
        Expects = "expects", "expects";
        Thanks = "thanks", "thanks";
        Proposes = "proposes", "proposes";
    }
}

vocabulary! {
    /// The perspective of a source.
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
    /// The type of a source, after CSL-JSON.
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
    /// The use of a form of a name.
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
    /// The number of independent sources.
    Support {
        One = "one", "one source";
        Two = "two", "two independent sources";
    }
}

vocabulary! {
    /// Whether a figure is exact, a lower or an upper bound.
    Qualifier {
        About = "about", "about";
        Over = "over", "over";
        Under = "under", "under";
    }
}

/// The labels that are texts of records.
pub(crate) fn all_labels() -> impl Iterator<Item = &'static str> {
    let events = EventType::ALL.map(EventType::label).into_iter();
    let treaties = TreatyType::ALL.map(TreatyType::label);
    let actions = ActionType::ALL.map(ActionType::label);
    let organizations = Classification::ALL.map(Classification::label);
    let places = PlaceType::ALL.map(PlaceType::label);
    let statements = Force::ALL.map(Force::label);
    let sources = SourceType::ALL.map(SourceType::label);
    let others =
        ["to be signed", "due to end", "notes exchanged", "ratified by", "approved by the"];
    let labels = events.chain(treaties).chain(actions).chain(organizations).chain(places);
    labels.chain(statements).chain(sources).chain(others)
}
