//! The profile of a column: which values are missing ones, how numbers, dates and lists are written.

use super::{
    cell_parser, date,
    fields::{Field, ValueForm, fold},
    table::Table,
};
use crate::{date::DayOrder, dossier::Kind, text::is_number};
use std::collections::{HashMap, HashSet};

/// The number of values that are examined to see if a column fits a field.
const SAMPLE: usize = 200;

/// How statistics programs, databases and people write a missing value.
const MISSING: &str =
    "NA N/A n/a N.A. n.a. #N/A NULL null None NaN nan NIL nil - -- – — ? н/д 0000-00-00";

pub(super) struct Profile<'a> {
    values: Vec<&'a str>,
    /// Whether its values are Wikidata entities with labels.
    has_entities: bool,
}

impl<'a> Profile<'a> {
    pub(super) fn of(table: &'a Table, column: usize) -> Self {
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(column));
        let texts = cells().map(|cell| cell.text.trim());
        let values = texts.filter(|text| !text.is_empty() && !is_missing(text)).collect();
        Self { values, has_entities: cells().any(|cell| cell.entity.is_some()) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Two kinds of record among the values.
    pub(super) fn two_kinds(&self) -> Option<[Kind; 2]> {
        let mut kinds = self
            .values
            .iter()
            .filter_map(|text| Kind::ALL.iter().find(|kind| kind.name() == *text));
        let first = kinds.next()?;
        Some([*first, *kinds.find(|kind| *kind != first)?])
    }

    pub(super) fn first(&self) -> Option<&str> {
        self.values.first().copied()
    }

    /// Whether every value repeats the name of the column, as the texts of links do.
    pub(super) fn repeats(&self, name: &str) -> bool {
        let name = fold(name);
        !self.is_empty() && self.values.iter().all(|text| fold(text) == name)
    }

    /// Whether every value could be one of the field.
    pub(super) fn may_be(&self, field: Field) -> bool {
        self.is_empty() || self.misfit(field).is_none()
    }

    pub(super) fn misfit(&self, field: Field) -> Option<&'static str> {
        let any = |fits: &dyn Fn(&str) -> bool| self.values.iter().take(SAMPLE).any(|it| fits(it));
        let is_number = |text: &str| text.parse::<f64>().is_ok();
        let is_logical = |text: &str| matches!(text, "TRUE" | "FALSE" | "true" | "false");
        let fits = |form| any(&|text| cell_parser::fits(text, form));
        match field.form() {
            ValueForm::Date if !any(&date::is_like_date) => Some("no value is a date"),
            ValueForm::Number if !fits(field.form()) => Some("no value is a number"),
            ValueForm::Degrees(_) | ValueForm::Point if !fits(field.form()) => {
                Some("no value is a coordinate")
            }
            ValueForm::Address if !fits(field.form()) => Some("no value is a web address"),
            _ if matches!(field, Field::Month | Field::Day | Field::Year) => None,
            ValueForm::Text | ValueForm::Texts | ValueForm::Names(_) | ValueForm::Type
                if !any(&|text| !is_logical(text)) =>
            {
                Some("true or false")
            }
            ValueForm::Names(_) if !self.has_entities && !any(&|text| !is_entity(text)) => {
                Some("numbers of Wikidata without names (add the label to the query)")
            }
            ValueForm::Names(_) if !any(&|text| !is_number(text)) => Some("numbers"),
            _ if matches!(field, Field::Title | Field::Office | Field::Speaker | Field::Unit)
                && !any(&|text| !is_number(text)) =>
            {
                Some("numbers")
            }
            _ => None,
        }
    }

    /// Whether commas separate names, too: most lists have parts that occur elsewhere.
    pub(super) fn is_list_with_commas(&self, kind: Kind) -> bool {
        let has_comma = |text: &&&str| text.contains(',');
        if kind == Kind::Place || !self.values.iter().any(|text| text.contains(',')) {
            return false;
        }
        let cells: HashSet<&str> = self.values.iter().copied().collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for text in &cells {
            text.split([',', ';', '|'])
                .for_each(|part| *counts.entry(part.trim()).or_default() += 1);
        }
        let lists: Vec<&str> = cells.iter().filter(has_comma).copied().collect();
        let parts: Vec<&str> =
            lists.iter().flat_map(|text| text.split(',')).map(str::trim).collect();
        // The last part of `Ministry of War, Arcadia` is not another party.
        let is_again = |text: &&&str| {
            let mut parts = text.split(',').map(str::trim);
            let last = parts.next_back();
            let again = |part: &str| counts.get(part).is_some_and(|count| *count > 1);
            let is_long = parts.clone().count() >= 3;
            let has_pair = parts.clone().count() > 1 && last.is_some_and(again);
            is_long || has_pair || parts.any(again)
        };
        let again = lists.iter().filter(is_again).count();
        let is_name = |part: &&&str| part.split(' ').count() <= 5;
        let short = parts.iter().filter(is_name).count();
        // `Orsini, Viola` is one person.
        let is_inverted = kind == Kind::Person && parts.iter().any(|part| !part.contains(' '));
        again * 2 >= lists.len() && short * 10 >= parts.len() * 9 && !is_inverted
    }

    /// Whether `NA` is Namibia: the column has two-letter codes.
    pub(super) fn has_country_codes(&self) -> bool {
        let is_code =
            |text: &&&str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        let codes = self.values.iter().take(SAMPLE).filter(is_code).count();
        codes >= 2 && codes * 10 >= self.values.len().min(SAMPLE) * 9
    }

    /// The decimal mark, if the column shows it: `2.345,6` or `12,5`.
    pub(super) fn decimal_mark(&self) -> Option<char> {
        let mut marks = self.values.iter().filter_map(|text| cell_parser::decimal_mark(text));
        let first = marks.next()?;
        marks.all(|mark| mark == first).then_some(first)
    }
}

pub(super) fn is_missing(text: &str) -> bool {
    MISSING.split(' ').any(|missing| missing == text)
}

pub(super) fn is_entity(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(is_number)
}

/// The order of day and month that the columns show, and a date that shows it: in `10/17/2003` the
/// month is first. None if no date shows it, dates contradict each other, or none is ambiguous.
pub(super) fn day_order(profiles: &[&Profile<'_>]) -> Option<(DayOrder, String)> {
    let mut shown: Option<(DayOrder, &str)> = None;
    let mut has_choice = false;
    for text in profiles.iter().flat_map(|profile| &profile.values) {
        let mut parts = text.splitn(3, ['/', '-']);
        let (Some(one), Some(two), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let order = match (one.parse::<u8>(), two.parse::<u8>()) {
            (Ok(13..=31), Ok(1..=12)) => DayOrder::DayFirst,
            (Ok(1..=12), Ok(13..=31)) => DayOrder::MonthFirst,
            (Ok(one @ 1..=12), Ok(two @ 1..=12)) => {
                has_choice |= one != two;
                continue;
            }
            _ => continue,
        };
        if shown.is_some_and(|(known, _)| known != order) {
            return None;
        }
        shown.get_or_insert((order, text));
    }
    shown.filter(|_| has_choice).map(|(order, text)| (order, text.to_owned()))
}
