//! The mapping of columns to fields: by name and values, or by `--map`, `--set` and `--ignore`.

use super::{
    Options, Separator,
    cell_parser::Reading,
    fields::{Field, ValueForm},
    profile::{self, Profile},
    table::Table,
};
use crate::{
    date::DayOrder,
    diagnostics::{Code, SpanDiagnostic, nearest, quoted},
    dossier::Kind,
};
use std::ops::Range;

#[derive(PartialEq)]
pub(super) enum FieldSource {
    Column(usize),
    Constant(String),
}

pub(super) struct Mapping {
    pub(super) kind: Kind,
    pub(super) fields: Vec<(Field, FieldSource, Reading)>,
    /// The order of day and month, if given or shown by the dates.
    pub(super) order: Option<DayOrder>,
    pub(super) notices: Vec<SpanDiagnostic>,
}

impl Mapping {
    /// Maps the columns. Unknown kinds are errors, as are unknown fields and columns in the options.
    pub(super) fn new(table: &Table, options: &Options) -> Result<Self, SpanDiagnostic> {
        let names: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
        let profiles: Vec<Profile<'_>> =
            (0..names.len()).map(|at| Profile::of(table, at)).collect();
        if options.kind.is_none()
            && let Some(at) = names.iter().position(|name| name.eq_ignore_ascii_case("kind"))
            && let Some([one, other]) = profiles.get(at).and_then(Profile::two_kinds)
        {
            let message = format!("records of several kinds, {one} and {other} among them");
            return Err(SpanDiagnostic::new(Code::Column, 0..0, message).help(
                "import a table for each kind; what chancery exported is read whole as JSON: \
                 chancery export --format json",
            ));
        }
        let shown_kind = |with_empty| kind_of(&names, &profiles, options, with_empty);
        let given = options.kind.or(table.kind);
        // If a column named for dates has none, its values are wrong and not its name.
        let is_dated = |name: &&str| Field::of_heading(Kind::Event, name) == Some(Field::Date);
        let named = || names.iter().any(is_dated).then_some(Kind::Event);
        let kind = given.or_else(|| shown_kind(false)).or_else(|| shown_kind(true)).or_else(named);
        let kind = kind.ok_or_else(|| {
            // A heading for dates without dates, and no other heading that shows the kind.
            let undated = names.iter().zip(&profiles).find(|(name, profile)| {
                Field::of_heading(Kind::Event, name)
                    .is_some_and(|it| it.form() == ValueForm::Date && !profile.may_be(it))
            });
            let message = match undated {
                Some((name, profile)) => {
                    let first = profile.first().map_or_else(String::new, quoted);
                    format!("no value of column {} is a date; the first is {first}", quoted(name))
                }
                None => format!("unknown kind of record: the columns are {}", list(&names)),
            };
            SpanDiagnostic::new(Code::Column, 0..0, message).help(
                "use --kind event (or treaty, person, organization, place, statement, figure), and \
                 --map date=COLUMN,title=COLUMN for columns of other names; the first line must \
                 name the columns",
            )
        })?;
        let order = options.order;
        let mut mapping = Self { kind, fields: Vec::new(), order, notices: Vec::new() };
        let mut used = Vec::new();
        for (field, column) in &options.map {
            let at = column_named(&names, column, "--map")?;
            used.push(at);
            mapping.add(field_named(kind, field)?, FieldSource::Column(at));
        }
        for (field, text) in &options.set {
            mapping.add(field_named(kind, field)?, FieldSource::Constant(text.clone()));
        }
        for column in &options.ignore {
            used.push(column_named(&names, column, "--ignore")?);
        }
        mapping.add_by_name(table, &profiles, &used);
        mapping.set_readings(table, &profiles, options);
        Ok(mapping)
    }

    fn add(&mut self, field: Field, source: FieldSource) {
        self.fields.push((field, source, Reading::default()));
    }

    fn guess(&mut self, span: Range<usize>, message: String, help: impl AsRef<str>) {
        self.notices.push(SpanDiagnostic::new(Code::Guess, span, message).help(help));
    }

    /// Maps columns by name, best matches first, if their values fit.
    fn add_by_name(&mut self, table: &Table, profiles: &[Profile<'_>], used: &[usize]) {
        let mut found = Vec::new();
        for (at, (column, profile)) in table.columns.iter().zip(profiles).enumerate() {
            if used.contains(&at) || profile.is_empty() || profile.repeats(&column.name) {
                continue;
            }
            let fields = Field::from_heading(self.kind, &column.name);
            if let Some((_, rank)) = fields.first() {
                found.push((*rank, at, fields));
            }
        }
        found.sort_by_key(|(rank, at, _)| (*rank, *at));
        for (_, at, fields) in found {
            let (Some(profile), Some(column)) = (profiles.get(at), table.columns.get(at)) else {
                continue;
            };
            let is_free = |field: Field| {
                takes_several(field) || self.fields.iter().all(|(known, ..)| *known != field)
            };
            let free = || fields.iter().map(|(field, _)| *field).filter(|field| is_free(*field));
            if let Some(field) = free().find(|field| profile.misfit(*field).is_none()) {
                self.add(field, FieldSource::Column(at));
            } else if let Some((field, why)) =
                free().find_map(|field| Some((field.name(), profile.misfit(field)?)))
            {
                let name = &column.name;
                let message = format!("column {} is not used for {field}: {why}", quoted(name));
                self.guess(column.span.clone(), message, format!("--map {field}={name} uses it"));
            }
        }
    }

    fn set_readings(&mut self, table: &Table, profiles: &[Profile<'_>], options: &Options) {
        let column = |source: &FieldSource| match source {
            FieldSource::Column(at) => profiles.get(*at).zip(table.columns.get(*at)),
            FieldSource::Constant(_) => None,
        };
        let dates = self.fields.iter().filter(|(field, ..)| field.form() == ValueForm::Date);
        let dates: Vec<&Profile<'_>> =
            dates.filter_map(|(_, source, _)| Some(column(source)?.0)).collect();
        if self.order.is_none()
            && let Some((order, shown)) = profile::day_order(&dates)
        {
            self.order = Some(order);
            let (first, other) = match order {
                DayOrder::DayFirst => ("day", "mdy"),
                DayOrder::MonthFirst => ("month", "dmy"),
            };
            let message = format!("numeric dates have the {first} first, as {shown} shows");
            self.guess(0..0, message, format!("--date-order {other} reads them the other way"));
        }
        let mut fields = std::mem::take(&mut self.fields);
        for (field, source, reading) in &mut fields {
            reading.order = self.order;
            reading.separator = options.split.unwrap_or_default();
            let Some((profile, column)) = column(source) else { continue };
            reading.decimal = profile.decimal_mark();
            let ValueForm::Names(kind) = field.form() else { continue };
            reading.has_country_codes = profile.has_country_codes();
            if options.split.is_none() && profile.is_list_with_commas(kind) {
                reading.separator = Separator::Commas;
                let message =
                    format!("column {} is a list of names with commas", quoted(&column.name));
                let help = "--split none keeps each cell as one name";
                self.guess(column.span.clone(), message, help);
            }
        }
        self.fields = fields;
    }

    pub(super) fn field(&self, column: usize) -> Option<Field> {
        let at = FieldSource::Column(column);
        self.fields.iter().find(|(_, from, _)| *from == at).map(|(field, ..)| *field)
    }
}

/// The kind of the records. Empty columns count only if the others do not show it.
fn kind_of(
    names: &[&str],
    profiles: &[Profile<'_>],
    options: &Options,
    with_empty: bool,
) -> Option<Kind> {
    let given = options.map.iter().chain(&options.set).map(|(field, _)| (field.as_str(), None));
    let columns = names.iter().zip(profiles).map(|(name, profile)| (*name, Some(profile)));
    let columns =
        columns.filter(|(_, profile)| with_empty || profile.is_some_and(|it| !it.is_empty()));
    let headings: Vec<(&str, Option<&Profile<'_>>)> = given.chain(columns).collect();
    let find = |kind, field, is_own: bool| {
        headings.iter().any(|(name, profile)| {
            Field::of_heading(kind, name) == Some(field)
                && profile.is_none_or(|profile| profile.may_be(field))
                && !(is_own && Field::of_heading(Kind::Event, name).is_some())
        })
    };
    let has = |kind, field| find(kind, field, false);
    // How many of these fields have headings without meaning in a table of events.
    let own = |kind, fields: &[Field]| fields.iter().filter(|it| find(kind, **it, true)).count();
    let dated = has(Kind::Event, Field::Date) || has(Kind::Event, Field::Year);
    let has_all = |kind, fields: &[Field]| fields.iter().all(|field| has(kind, *field));
    let located =
        has_all(Kind::Place, &[Field::Lat, Field::Lon]) || has(Kind::Place, Field::Coordinates);
    let treaty = [Field::Signed, Field::InForce, Field::Ended, Field::Parties, Field::SignedPlace];
    let person = [
        Field::Office,
        Field::Born,
        Field::Died,
        Field::TermStart,
        Field::TermEnd,
        Field::Life,
        Field::Title,
    ];
    let of_holders = headings.iter().any(|(name, it)| it.is_some() && Field::is_of_holders(name));
    // Beside a place, `who` is a participant and not a speaker.
    let may_speak = own(Kind::Statement, &[Field::Speaker]) > 0 || !has(Kind::Event, Field::Places);
    if may_speak && has_all(Kind::Statement, &[Field::Speaker, Field::Title, Field::Date]) {
        Some(Kind::Statement)
    } else if has_all(Kind::Figure, &[Field::Value, Field::Unit]) {
        Some(Kind::Figure)
    } else if own(Kind::Treaty, &[Field::Title]) > 0 {
        Some(Kind::Treaty)
    } else if located {
        Some(if dated { Kind::Event } else { Kind::Place })
    } else if own(Kind::Treaty, &treaty) > 1
        || has_all(Kind::Treaty, &[Field::Parties, Field::Signed, Field::InForce])
    {
        Some(Kind::Treaty)
    } else if own(Kind::Person, &person) > 0
        || of_holders && has(Kind::Person, Field::Title) && !has(Kind::Event, Field::Places)
    {
        Some(Kind::Person)
    } else {
        dated.then_some(Kind::Event)
    }
}

fn takes_several(field: Field) -> bool {
    matches!(field.form(), ValueForm::Names(_) | ValueForm::Texts) || field == Field::Note
}

fn column_named(names: &[&str], name: &str, option: &str) -> Result<usize, SpanDiagnostic> {
    let at = names.iter().position(|known| known.eq_ignore_ascii_case(name.trim()));
    at.ok_or_else(|| {
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean {}?", quoted(near)),
            None => format!("the columns are {}", list(names)),
        };
        let message = format!("{option}: no column {}", quoted(name));
        SpanDiagnostic::new(Code::Column, 0..0, message).help(help)
    })
}

fn field_named(kind: Kind, name: &str) -> Result<Field, SpanDiagnostic> {
    Field::from_name(kind, name).ok_or_else(|| {
        let message = format!("unknown field {} for {kind}", quoted(name));
        SpanDiagnostic::new(Code::Column, 0..0, message)
            .suggest(name, Field::for_kind(kind).map(Field::name))
    })
}

fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(12).map(|name| quoted(name)).collect();
    let more = if names.len() > 12 { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
