//! The arguments of `chancery import`.

use super::values::{named, one_of};
use crate::{
    date::DayOrder,
    dossier::Kind,
    import::{Format, Same, Separator, date::order_name},
};
use clap::builder::PossibleValue;
use std::path::PathBuf;

const ORDERS: [DayOrder; 2] = [DayOrder::DayFirst, DayOrder::MonthFirst];

/// Arguments of `chancery import`.
#[derive(Debug, Clone, clap::Args)]
pub struct Import {
    /// Tables (CSV, xlsx, ods), TimelineJS, Wikidata results, chronologies, BibTeX; - for stdin
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Preview without writing
    #[arg(long)]
    pub dry_run: bool,
    /// Input format [default: detected]
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = one_of(&Format::ALL, |it| named(it.name(), it.help())))]
    pub from: Option<Format>,
    /// Kind of the rows: event, treaty, person, organization, place, statement, figure, source
    #[arg(long, value_name = "KIND", ignore_case = true, hide_possible_values = true)]
    #[arg(value_parser = one_of(&Kind::RECORDS, |it| PossibleValue::new(it.name()).alias(it.plural())))]
    pub kind: Option<Kind>,
    /// Map a field to a column: date=When,title=What
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    pub map: Vec<String>,
    /// Set a field for all rows: organization="Foreign Ministry"
    #[arg(long, value_name = "FIELD=TEXT")]
    pub set: Vec<String>,
    /// Do not use a column (repeatable)
    #[arg(long, value_name = "COLUMN")]
    pub ignore: Vec<String>,
    /// Use the mapping in this file
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Save the mapping to this file
    #[arg(long, value_name = "FILE")]
    pub save_mapping: Option<PathBuf>,
    /// Separator of names in a cell, or none [default: ; and |, or detected commas]
    #[arg(long, value_name = "CHARACTER", value_parser = Separator::parse)]
    pub split: Option<Separator>,
    /// Rows that are one record: name, id or never [default: name or id, and date]
    #[arg(long, value_name = "RULE", hide_possible_values = true)]
    #[arg(value_parser = one_of(&Same::ALL, |it| it.name().into()))]
    pub same: Option<Same>,
    /// Sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Encoding of the text [default: detected]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Order of numeric dates: dmy (3/4 = 3 April) or mdy (4 March)
    #[arg(long, value_name = "ORDER", hide_possible_values = true)]
    #[arg(value_parser = one_of(&ORDERS, |it| order_name(it).into()))]
    pub date_order: Option<DayOrder>,
    /// Date of retrieval, for the source records
    #[arg(long, value_name = "DATE")]
    pub retrieved: Option<String>,
    /// Title of the dossier
    #[arg(long)]
    pub title: Option<String>,
    /// Skip faulty rows
    #[arg(long)]
    pub skip_faulty: bool,
    /// Output file; - for stdout [default: stdout]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long)]
    pub force: bool,
}
