//! From a record and a path inside it to the place in a file. Files are gone through for this
//! only where something is wrong, and each at most once.

use super::finding::{Finding, Owner};
use crate::dossier::{
    Kind, Position, Problem,
    problem::{Place, Positions},
    read::{File, LISTS, Loaded, Origin, Outline, list_of_kind, raw, text_of},
};
use crate::text::clean;
use serde_json::value::RawValue;
use std::{cell::OnceCell, collections::HashMap, ops::Range};

/// The ways into the files of a dossier.
pub(super) struct Places<'a> {
    loaded: &'a Loaded,
    files: Vec<Inside<'a>>,
}

/// A file, and where its records stand once that was asked for.
struct Inside<'a> {
    name: &'a str,
    text: &'a str,
    positions: OnceCell<Positions>,
    records: OnceCell<Records<'a>>,
}

/// Where the records of a file stand.
struct Records<'a> {
    lists: HashMap<Kind, Vec<&'a RawValue>>,
    about: Option<&'a RawValue>,
}

/// A place in a file.
pub(super) struct Spot<'p, 'a> {
    inside: &'p Inside<'a>,
    span: Range<usize>,
    pointer: String,
}

impl<'a> Places<'a> {
    pub(super) fn new(loaded: &'a Loaded, files: &'a [File<'_>]) -> Self {
        let inside = |file: &'a File<'_>| Inside {
            name: &file.name,
            text: text_of(&file.bytes).unwrap_or_default(),
            positions: OnceCell::new(),
            records: OnceCell::new(),
        };
        Self { loaded, files: files.iter().map(inside).collect() }
    }

    /// The finding as a problem of a file.
    pub(super) fn problem(&self, finding: Finding) -> Problem {
        let spot = self.find(finding.owner, &finding.pointer);
        let name = spot.as_ref().map_or("", |spot| spot.inside.name);
        let mut problem = Problem::of_file(name, finding.code, &finding.message)
            .with_help(finding.help.as_deref());
        problem.pointer = finding.pointer;
        if let Some(spot) = spot {
            problem.at = Some(spot.position());
            problem.snippet = Some(spot.inside.positions().snippet(spot.inside.text, &spot.span));
            problem.pointer = clean(&spot.pointer).into_owned();
        }
        let see = finding.see.and_then(|(owner, pointer)| self.find(owner, &pointer));
        problem.see =
            see.map(|spot| Place { file: spot.inside.name.to_owned(), at: spot.position() });
        problem
    }

    /// The place of a value; of the object it would stand in, where it does not stand at all.
    pub(super) fn find(&self, owner: Owner, pointer: &str) -> Option<Spot<'_, 'a>> {
        let origins = &self.loaded.origins;
        let (file, found) = match owner {
            Owner::About => {
                let file = origins.about?;
                (file, self.files.get(file as usize)?.about()?)
            }
            Owner::Record(at) => {
                let origin = origins.records.get(at as usize)?;
                let kind = self.loaded.dossier.records().get(at as usize)?.kind();
                (origin.file, self.files.get(origin.file as usize)?.record(*origin, kind)?)
            }
        };
        let inside = self.files.get(file as usize)?;
        let (base, value) = found;
        let mut value = raw::follow(value, pointer);
        if raw::type_of(value) == "an object" {
            value = raw::face(value);
        }
        Some(Spot {
            inside,
            span: raw::span(inside.text, value),
            pointer: format!("{base}{pointer}"),
        })
    }
}

impl<'a> Inside<'a> {
    fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| Positions::of(self.text))
    }

    fn records(&self) -> &Records<'a> {
        self.records.get_or_init(|| Records::of(&Outline::of(self.text)))
    }

    /// A record, and the path that leads to it inside the file.
    fn record(&self, origin: Origin, kind: Kind) -> Option<(String, &'a RawValue)> {
        let nth = origin.nth as usize;
        if origin.line {
            return Some((String::new(), self.line(nth)?));
        }
        let value = self.records().lists.get(&kind)?.get(nth)?;
        Some((format!("/{}/{nth}", list_of_kind(kind)), value))
    }

    /// What the dossier says of itself.
    fn about(&self) -> Option<(String, &'a RawValue)> {
        if let Some(value) = self.records().about {
            return Some(("/dossier".to_owned(), value));
        }
        let lines = self.text.lines().filter_map(|line| serde_json::from_str(line).ok());
        let is_about = |value: &&RawValue| {
            raw::members(value)
                .iter()
                .any(|(key, kind)| key.get() == "\"kind\"" && kind.get() == "\"dossier\"")
        };
        lines.into_iter().find(is_about).map(|value| (String::new(), value))
    }

    fn line(&self, nth: usize) -> Option<&'a RawValue> {
        let start = self.positions().line_start(nth)?;
        serde_json::from_str(self.text.get(start..)?.lines().next()?).ok()
    }
}

impl<'a> Records<'a> {
    fn of(outline: &Outline<'a>) -> Self {
        let list = |(_, kind)| (kind, outline.records(kind).collect());
        Self { lists: LISTS.into_iter().map(list).collect(), about: outline.value("dossier") }
    }
}

impl Spot<'_, '_> {
    pub(super) fn position(&self) -> Position {
        self.inside.positions().at(self.inside.text, self.span.start)
    }
}
