//! One table for spreadsheets: a row for each record and each part of one, in which `; ` separates
//! several values.

use super::{escape, selection::Selection, summary::Summary};
use crate::{
    date::Day,
    dossier::{Dossier, EntryId, Kind},
};
use std::fmt::{self, Write};

const COLUMNS: [&str; 12] = [
    "id",
    "kind",
    "title",
    "date",
    "earliest",
    "latest",
    "places",
    "people",
    "organizations",
    "text",
    "marks",
    "sources",
];

/// With the byte order mark by which Excel knows UTF-8.
pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let mut rows = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    rows.write_record(COLUMNS).map_err(|_| fmt::Error)?;
    for id in selection.entries() {
        let cells = row(selection.dossier(), id).map(|cell| escape::cell(&cell));
        rows.write_record(cells).map_err(|_| fmt::Error)?;
    }
    let bytes = rows.into_inner().map_err(|_| fmt::Error)?;
    out.write_str(&String::from_utf8(bytes).map_err(|_| fmt::Error)?)
}

fn row(dossier: &Dossier, id: EntryId) -> [String; COLUMNS.len()] {
    let it = Summary::new(dossier, id);
    let day = |day: Option<Day>, open: Day| {
        day.filter(|day| *day != open).map_or_else(String::new, |day| day.to_string())
    };
    let linked: Vec<EntryId> = dossier.neighbors(id);
    let names = |kind: Kind| {
        let of_kind = linked.iter().filter(|other| {
            dossier.kind(**other) == kind && dossier.record_entry(**other) == **other
        });
        of_kind.map(|other| dossier.title(*other)).collect::<Vec<_>>().join("; ")
    };
    let places: Vec<&str> = it.places.iter().map(|place| dossier.name_of(place)).collect();
    [
        it.slug.clone(),
        dossier.kind(id).name().to_owned(),
        it.title.clone(),
        it.date.map_or_else(String::new, ToString::to_string),
        day(it.date.map(|date| date.earliest()), Day::BEGINNING),
        day(it.date.map(|date| date.latest()), Day::END),
        places.join("; "),
        names(Kind::Person),
        names(Kind::Organization),
        it.text.clone(),
        it.caveats.join("; "),
        it.sources(dossier),
    ]
}
