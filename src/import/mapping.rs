//! The fields of columns: by name, or by `--map` and `--set`.

use super::{
    Options,
    fields::{Field, ValueForm},
    table::Table,
};
use crate::{
    diagnostics::{Code, SpanDiagnostic, nearest, quoted},
    dossier::Kind,
};

/// Where the values of a field come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldSource {
    /// A column, by index.
    Column(usize),
    /// A text for all rows.
    Constant(String),
}

/// The fields of a table.
#[derive(Debug)]
pub(super) struct Mapping {
    /// The kind of its records.
    pub(super) kind: Kind,
    /// The fields in the order of reading.
    pub(super) fields: Vec<(Field, FieldSource)>,
}

impl Mapping {
    /// Maps the columns of a table.
    ///
    /// # Errors
    /// An unknown kind, or an unknown field or column on the command line.
    pub(super) fn new(table: &Table, options: &Options) -> Result<Self, SpanDiagnostic> {
        let names: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
        let kind = options.kind.or_else(|| kind_of(&names, options)).ok_or_else(|| {
            let message = format!("unknown kind of record: the columns are {}", list(&names));
            SpanDiagnostic::new(Code::Column, 0..0, message).help(
                "use --kind event (or treaty, person, organization, place, statement, figure), and \
                 --map date=COLUMN,title=COLUMN for columns of other names",
            )
        })?;
        let mut mapping = Self { kind, fields: Vec::new() };
        let mut used = Vec::new();
        for (field, column) in &options.map {
            let field = field_named(kind, field)?;
            let at = names.iter().position(|name| name.eq_ignore_ascii_case(column.trim()));
            let at = at.ok_or_else(|| {
                let help = match nearest(column, names.iter().copied()) {
                    Some(near) => format!("did you mean {}?", quoted(near)),
                    None => format!("the columns are {}", list(&names)),
                };
                let message = format!("--map: no column {}", quoted(column));
                SpanDiagnostic::new(Code::Column, 0..0, message).help(help)
            })?;
            used.push(at);
            mapping.fields.push((field, FieldSource::Column(at)));
        }
        for (field, text) in &options.set {
            mapping.fields.push((field_named(kind, field)?, FieldSource::Constant(text.clone())));
        }
        for (at, name) in names.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            let Some(field) = Field::from_heading(kind, name) else { continue };
            let known = mapping.fields.iter().any(|(known, _)| *known == field);
            if !known || takes_several(field) {
                mapping.fields.push((field, FieldSource::Column(at)));
            }
        }
        Ok(mapping)
    }

    /// The field of a column.
    pub(super) fn field(&self, column: usize) -> Option<Field> {
        self.fields
            .iter()
            .find(|(_, from)| *from == FieldSource::Column(column))
            .map(|(field, _)| *field)
    }
}

/// The kind of records, by the columns and the names on the command line.
fn kind_of(names: &[&str], options: &Options) -> Option<Kind> {
    let mut known = names.to_vec();
    known.extend(options.map.iter().chain(&options.set).map(|(field, _)| field.as_str()));
    Field::kind_of(&known)
}

/// Whether a field may have several columns.
fn takes_several(field: Field) -> bool {
    matches!(field.form(), ValueForm::Names(_) | ValueForm::Texts) || matches!(field, Field::Note)
}

fn field_named(kind: Kind, name: &str) -> Result<Field, SpanDiagnostic> {
    Field::from_name(kind, name).ok_or_else(|| {
        let fields: Vec<&str> = Field::for_kind(kind).map(Field::name).collect();
        let help = match nearest(name, fields.iter().copied()) {
            Some(near) => format!("did you mean {}?", quoted(near)),
            None => format!("expected one of: {}", fields.join(", ")),
        };
        SpanDiagnostic::new(
            Code::Column,
            0..0,
            format!("unknown field {} for {kind}", quoted(name)),
        )
        .help(help)
    })
}

fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(12).map(|name| quoted(name)).collect();
    let more = if names.len() > 12 { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
