//! One table for spreadsheets, a row per record and part; `; ` separates several values.

use super::{escape, selection::Selection, summary};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, Record, Subject},
};
use std::{
    collections::BTreeSet,
    fmt::{self, Write},
};

const COLUMNS: [&str; 17] = [
    "id",
    "kind",
    "title",
    "date",
    "earliest",
    "latest",
    "end",
    "places",
    "people",
    "organizations",
    "text",
    "marks",
    "sources",
    "urls",
    "speaker",
    "side",
    "contradicts",
];

pub(super) fn write(selection: &Selection<'_>, out: &mut dyn Write) -> fmt::Result {
    let rows = selection.entries().map(|id| row(selection.dossier, id));
    // Excel recognises UTF-8 by the byte order mark.
    out.write_str("\u{feff}")?;
    out.write_str(&text(COLUMNS, rows)?)
}

/// Rows of safe cells under a header.
pub(crate) fn text<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<String, fmt::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(|_| fmt::Error)?;
    for row in rows {
        writer.write_record(row.map(|cell| escape::cell(&cell))).map_err(|_| fmt::Error)?;
    }
    let bytes = writer.into_inner().map_err(|_| fmt::Error)?;
    String::from_utf8(bytes).map_err(|_| fmt::Error)
}

fn row(dossier: &Dossier, id: EntryId) -> [String; COLUMNS.len()] {
    let date = dossier.date(id);
    let day = |day: Option<Day>, open: Day| {
        day.filter(|day| *day != open).map_or_else(String::new, |day| day.to_string())
    };
    let linked = dossier.neighbors(id);
    let names = |kind: Kind| {
        let of_kind = linked.iter().filter(|other| {
            dossier.kind(**other) == kind && dossier.record_entry(**other) == **other
        });
        of_kind.map(|other| dossier.title(*other)).collect::<Vec<_>>().join("; ")
    };
    let places = summary::places(dossier, id).iter().map(|place| dossier.name_of(place));
    let sources = summary::sources(dossier, id);
    let cited = dossier.citations(id).iter().filter_map(|cite| dossier.source(&cite.source));
    let mut urls: Vec<&str> = cited.filter_map(|source| source.url.as_deref()).collect();
    urls.dedup();
    let (speaker, side) = match dossier.subject(id) {
        Subject::Record(Record::Statement(it)) => (&*it.speaker, &*it.side),
        Subject::Record(Record::Figure(it)) => (&*it.according_to, ""),
        _ => ("", ""),
    };
    let against: BTreeSet<EntryId> = dossier.contradictions(id).collect();
    let against = against.into_iter().map(|other| dossier.slug(other));
    [
        dossier.slug(id).into_owned(),
        dossier.kind(id).name().to_owned(),
        dossier.title(id).into_owned(),
        date.map_or_else(String::new, ToString::to_string),
        day(date.map(Date::earliest), Day::BEGINNING),
        day(date.map(Date::latest), Day::END),
        dossier.end(id).map_or_else(String::new, Date::to_string),
        places.collect::<Vec<_>>().join("; "),
        names(Kind::Person),
        names(Kind::Organization),
        summary::text(dossier, id),
        summary::caveats(dossier, id).join("; "),
        sources.trim_start_matches("Sources: ").to_owned(),
        urls.join("; "),
        dossier.giver_of(speaker).to_owned(),
        dossier.name_of(side).to_owned(),
        against.collect::<Vec<_>>().join("; "),
    ]
}
