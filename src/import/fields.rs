//! The table of fields: their names, the form of their cells, the kinds of records that have them,
//! and the headings of their columns in several languages.

use crate::dossier::Kind::{self, Event, Figure, Organization, Person, Place, Statement, Treaty};

/// The form of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ValueForm {
    /// Any text.
    Text,
    /// Texts separated by semicolons.
    Texts,
    /// A record id.
    Id,
    /// A date or an interval.
    Date,
    /// A number.
    Number,
    /// A number between -90 and 90, or -180 and 180.
    Degrees(f64),
    /// A latitude and a longitude.
    Point,
    /// A type of the kind.
    Type,
    /// A type of the kind, or another text, which becomes a note.
    Topic,
    /// The force of a statement.
    Force,
    /// Names of records of this kind, separated by semicolons.
    Names(Kind),
    /// A web address.
    Address,
}

/// Declares the fields: variant, name on the command line, form, kinds, column headings.
macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $form:expr, $kinds:expr, $words:expr;)+) => {
        /// A field that a column can have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// Every field; a heading of two fields means the first.
            pub(super) const ALL: &'static [Self] = &[$(Self::$field),+];

            /// The name on the command line.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$field => $name),+ }
            }

            /// The form of its cells.
            pub(super) fn form(self) -> ValueForm {
                match self { $(Self::$field => $form),+ }
            }

            /// The kinds of records with it.
            pub(super) fn kinds(self) -> &'static [Kind] {
                match self { $(Self::$field => $kinds),+ }
            }

            /// The headings of its columns, folded.
            fn headings(self) -> &'static [&'static str] {
                match self { $(Self::$field => $words),+ }
            }
        }
    };
}

const ALL: &[Kind] = &[Event, Treaty, Person, Organization, Place, Statement, Figure];
const NAMED: &[Kind] = &[Treaty, Person, Organization, Place];
const DATED: &[Kind] = &[Event, Statement, Figure];

fields! {
    /// The id.
    Id = "id", ValueForm::Id, ALL, &["id", "slug", "key", "unique id", "код", "ключ"];
    /// The title or name.
    Title = "title", ValueForm::Text, ALL, &[
        "title", "name", "headline", "label", "subject", "item", "titel", "bezeichnung", "titre", "nom",
        "título", "titulo", "nombre", "titolo", "nome", "название", "имя", "заголовок", "наименование",
        "სათაური", "სახელი", "დასახელება"];
    /// Other names.
    Aliases = "aliases", ValueForm::Texts, NAMED, &[
        "aliases", "alias", "also", "also known as", "other names", "alt label", "alternative name",
        "andere namen", "autres noms", "otros nombres", "другие имена", "другие названия"];
    /// The first day.
    Date = "date", ValueForm::Date, DATED, &[
        "date", "when", "start date", "start", "begin", "from", "point in time", "start time", "datum",
        "wann", "beginn", "fecha", "data", "дата", "когда", "начало", "თარიღი", "როდის"];
    /// The last day.
    End = "end", ValueForm::Date, &[Event], &[
        "end", "end date", "until", "to", "end time", "ende", "bis", "fin", "fecha final", "конец",
        "окончание", "დასასრული"];
    Year = "year", ValueForm::Text, DATED, &["year", "jahr", "année", "año", "anno", "год", "წელი"];
    Month = "month", ValueForm::Text, DATED, &["month", "monat", "mois", "mes", "месяц", "თვე"];
    Day = "day", ValueForm::Text, DATED, &["day", "day of month", "tag", "jour", "día", "день", "დღე"];
    EndYear = "end-year", ValueForm::Text, &[Event], &["end year"];
    EndMonth = "end-month", ValueForm::Text, &[Event], &["end month"];
    EndDay = "end-day", ValueForm::Text, &[Event], &["end day"];
    /// The date as shown; a note where it differs.
    DisplayDate = "display-date", ValueForm::Text, &[Event], &["display date", "date note"];
    /// The type of an event, treaty, organization or place.
    Type = "type", ValueForm::Type, &[Event, Treaty, Organization, Place], &[
        "type", "kind", "classification", "typ", "art", "тип", "вид", "ტიპი"];
    Topic = "topic", ValueForm::Topic, &[Event], &["topic", "group", "category", "tag", "kategorie", "категория"];
    /// The summary.
    Summary = "summary", ValueForm::Text, ALL, &[
        "summary", "description", "text", "details", "body text", "what happened", "beschreibung",
        "description fr", "descripción", "descrizione", "описание", "текст", "содержание", "აღწერა"];
    Note = "note", ValueForm::Text, ALL, &[
        "note", "notes", "comment", "comments", "remark", "remarks", "bemerkung", "anmerkung", "remarque",
        "nota", "примечание", "комментарий", "შენიშვნა"];
    Places = "places", ValueForm::Names(Place), &[Event], &[
        "places", "place", "location", "where", "city", "venue", "ort", "stadt", "lieu", "lugar", "luogo",
        "место", "город", "где", "ადგილი"];
    People = "people", ValueForm::Names(Person), &[Event], &[
        "people", "person", "persons", "participants", "participant", "who", "wer", "actor", "actors", "personen",
        "teilnehmer", "personnes", "personas", "участники", "лица", "кто", "მონაწილეები"];
    Organizations = "organizations", ValueForm::Names(Organization), &[Event], &[
        "organizations", "organization", "organisations", "organisation", "countries", "country", "states",
        "state", "parties", "länder", "land", "pays", "países", "страны", "страна", "стороны", "организации",
        "ქვეყანა"];
    /// The parties.
    Parties = "parties", ValueForm::Names(Organization), &[Treaty], &[
        "parties", "party", "contracting parties", "countries", "states", "participant", "participants",
        "between", "vertragsparteien", "parties contractantes", "partes", "стороны", "участники"];
    Signed = "signed", ValueForm::Date, &[Treaty], &[
        "signed", "date", "date signed", "signed on", "signature", "signature date", "date of signature",
        "point in time", "unterzeichnet", "signé", "firmado", "подписан", "дата подписания", "дата"];
    InForce = "in-force", ValueForm::Date, &[Treaty], &[
        "in force", "entry into force", "in force since", "effective", "effective date", "start", "start time",
        "start date", "in kraft", "entrée en vigueur", "entrada en vigor", "вступил в силу",
        "вступление в силу"];
    Ended = "ended", ValueForm::Date, &[Treaty], &[
        "ended", "terminated", "termination", "expired", "end", "end date", "end time", "прекращен",
        "прекратил действие"];
    SignedPlace = "signed-place", ValueForm::Names(Place), &[Treaty], &[
        "place", "signed at", "signed place", "location", "where", "ort", "lieu", "место", "место подписания"];
    Duration = "duration", ValueForm::Text, &[Treaty], &["duration", "term", "dauer", "durée", "срок"];
    Born = "born", ValueForm::Date, &[Person], &[
        "born", "birth", "date of birth", "birth date", "birthdate", "geboren", "né", "nacimiento",
        "дата рождения", "родился"];
    Died = "died", ValueForm::Date, &[Person], &[
        "died", "death", "date of death", "death date", "gestorben", "mort", "дата смерти", "умер"];
    /// The office of a term.
    Office = "office", ValueForm::Text, &[Person], &[
        "office", "position", "role", "post", "position held", "amt", "fonction", "cargo", "должность", "пост",
        "თანამდებობა"];
    /// The organization of a term.
    Body = "organization", ValueForm::Names(Organization), &[Person], &[
        "organization", "organisation", "body", "institution", "of", "org", "country", "jurisdiction",
        "employer", "government", "organ", "орган", "организация", "страна"];
    TermStart = "start", ValueForm::Date, &[Person], &[
        "start", "from", "since", "start date", "start time", "begin", "von", "seit", "depuis", "desde",
        "начало", "с"];
    TermEnd = "end", ValueForm::Date, &[Person], &[
        "end", "to", "until", "till", "end date", "end time", "bis", "jusque", "hasta", "конец", "по"];
    Parent = "parent", ValueForm::Names(Organization), &[Organization], &["parent", "part of", "belongs to"];
    Within = "within", ValueForm::Names(Place), &[Place], &[
        "within", "in", "region", "country", "district", "lies in", "регион", "страна", "район"];
    Lat = "lat", ValueForm::Degrees(90.0), &[Place], &["lat", "latitude", "breite", "широта"];
    Lon = "lon", ValueForm::Degrees(180.0), &[Place], &["lon", "lng", "long", "longitude", "länge", "долгота"];
    Coordinates = "coordinates", ValueForm::Point, &[Place], &[
        "coordinates", "coordinate", "coord", "coords", "coordinate location", "point", "geo", "координаты"];
    /// The speaker.
    Speaker = "speaker", ValueForm::Text, &[Statement], &["speaker", "who", "said by", "author", "кто", "автор"];
    Side = "side", ValueForm::Names(Organization), &[Statement], &["side", "for", "on behalf of", "сторона"];
    Force = "force", ValueForm::Force, &[Statement], &["force", "act", "verb"];
    Value = "value", ValueForm::Number, &[Figure], &[
        "value", "number", "amount", "count", "wert", "zahl", "valeur", "valor", "значение", "число", "сумма"];
    Unit = "unit", ValueForm::Text, &[Figure], &["unit", "units", "currency", "einheit", "unité", "единица", "валюта"];
    Voice = "according-to", ValueForm::Names(Organization), &[Figure], &[
        "according to", "reported by", "laut", "selon", "según", "по данным"];
    /// The source in words.
    Source = "source", ValueForm::Text, ALL, &[
        "source", "sources", "reference", "citation", "quelle", "fuente", "fonte", "источник", "წყარო"];
    /// The address of the source.
    Address = "url", ValueForm::Address, ALL, &[
        "url", "link", "address", "web", "website", "source url", "media", "ссылка", "адрес"];
    Locator = "locator", ValueForm::Text, ALL, &["locator", "page", "pages", "seite", "страница", "стр"];
}

/// Headings of the title by kind, besides "title" and "name".
const TITLE_HEADINGS: [(Kind, &[&str]); 7] = [
    (
        Event,
        &["event", "what", "happening", "ereignis", "was", "événement", "evento", "событие", "что"],
    ),
    (
        Treaty,
        &["treaty", "agreement", "act", "vertrag", "traité", "tratado", "договор", "соглашение"],
    ),
    (
        Person,
        &["person", "human", "politician", "who", "personne", "persona", "лицо", "кто", "фио"],
    ),
    (
        Organization,
        &["organization", "organisation", "body", "institution", "country", "organ", "организация"],
    ),
    (Place, &["place", "city", "town", "location", "ort", "lieu", "lugar", "место", "город"]),
    (Statement, &["statement", "claim", "quote", "утверждение", "заявление"]),
    (Figure, &["measures", "measure", "figure", "indicator", "what", "показатель", "что"]),
];

/// The kind of records by the fields of a table: the first entry of which the table has all.
const KIND_BY_FIELDS: [(Kind, &[Field]); 9] = [
    (Statement, &[Field::Speaker, Field::Title, Field::Date]),
    (Figure, &[Field::Value, Field::Unit]),
    (Place, &[Field::Lat, Field::Lon]),
    (Place, &[Field::Coordinates]),
    (Person, &[Field::Office]),
    (Person, &[Field::Born]),
    (Treaty, &[Field::Parties, Field::Signed, Field::InForce]),
    (Event, &[Field::Date]),
    (Event, &[Field::Year]),
];

impl Field {
    /// The fields of a kind.
    pub(super) fn for_kind(kind: Kind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.kinds().contains(&kind))
    }

    /// The field of a name on the command line.
    pub(super) fn from_name(kind: Kind, name: &str) -> Option<Self> {
        let folded = fold(name);
        Self::for_kind(kind)
            .find(|field| fold(field.name()) == folded)
            .or_else(|| Self::from_heading(kind, name))
    }

    /// The field of a column heading.
    pub(super) fn from_heading(kind: Kind, name: &str) -> Option<Self> {
        let folded = fold(name);
        let title_headings = title_headings(kind);
        let described = folded.strip_suffix(" description").or(folded.strip_suffix(" alt label"));
        let is_title = |word: &str| word == "item" || title_headings.contains(&word);
        if let Some(of) = described
            && is_title(of)
        {
            let is_alias = folded.ends_with("alt label") && NAMED.contains(&kind);
            return Some(if is_alias { Self::Aliases } else { Self::Summary });
        }
        if title_headings.contains(&folded.as_str()) {
            return Some(Self::Title);
        }
        Self::for_kind(kind).find(|field| field.headings().contains(&folded.as_str()))
    }

    /// The kind of records of a table with these columns.
    pub(super) fn kind_of(columns: &[&str]) -> Option<Kind> {
        if columns.iter().any(|column| title_headings(Treaty).contains(&&*fold(column))) {
            return Some(Treaty);
        }
        let has = |kind: Kind, field: Field| {
            columns.iter().any(|column| Self::from_heading(kind, column) == Some(field))
        };
        let found = KIND_BY_FIELDS
            .iter()
            .find(|(kind, needed)| needed.iter().all(|field| has(*kind, *field)));
        found.map(|(kind, _)| *kind)
    }
}

/// The headings of the title of a kind.
fn title_headings(kind: Kind) -> &'static [&'static str] {
    TITLE_HEADINGS.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, words)| *words)
}

/// The name in lower case with single spaces: `startDate` and `Start_Date` become `start date`.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut before_is_small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            before_is_small = false;
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            continue;
        }
        if letter.is_uppercase() && before_is_small && !folded.ends_with(' ') {
            folded.push(' ');
        }
        before_is_small = letter.is_lowercase();
        folded.extend(letter.to_lowercase());
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_several_languages() {
        for (kind, name, field) in [
            (Event, "Datum", Some(Field::Date)),
            (Event, "ДАТА", Some(Field::Date)),
            (Event, "Start_Date", Some(Field::Date)),
            (Event, "startDate", Some(Field::Date)),
            (Event, "place", Some(Field::Places)),
            (Place, "place", Some(Field::Title)),
            (Person, "personLabel", None),
            (Person, "personDescription", Some(Field::Summary)),
            (Treaty, "treatyAltLabel", Some(Field::Aliases)),
            (Treaty, "Дата подписания", Some(Field::Signed)),
            (Person, "with", None),
        ] {
            assert_eq!(Field::from_heading(kind, name), field, "{name}");
        }
    }

    #[test]
    fn the_kind_is_detected() {
        for (columns, kind) in [
            (&["When", "What", "Where"][..], Some(Event)),
            (&["person", "position", "start", "end"], Some(Person)),
            (&["treaty", "parties", "signed", "in force"], Some(Treaty)),
            (&["name", "lat", "lon"], Some(Place)),
            (&["what", "value", "unit", "date"], Some(Figure)),
            (&["speaker", "title", "date"], Some(Statement)),
            (&["a", "b"], None),
        ] {
            assert_eq!(Field::kind_of(columns), kind, "{columns:?}");
        }
    }

    #[test]
    fn headings_are_folded_and_unique() {
        for kind in ALL {
            for field in Field::for_kind(*kind) {
                for word in field.headings() {
                    assert_eq!(&fold(word), word);
                }
                assert_eq!(
                    Field::from_name(*kind, field.name()),
                    Some(field),
                    "{kind} {}",
                    field.name()
                );
            }
        }
    }
}
