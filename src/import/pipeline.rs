//! From files to a dossier: every file a table, every row a draft, the drafts gathered, and the
//! whole checked until nothing is wrong with what is left.

use super::{
    ColumnReport, Format, Imported, Options, Report, about,
    draft::Draft,
    format,
    mapping::Mapping,
    merge::{Merger, RowId},
    table::Table,
};
use crate::{
    check::{Owner, RecordDiagnostic, findings},
    diagnostics::{Code, LineIndex, Severity, SpanDiagnostic},
    dossier::Dossier,
    file_format::{File, text_of, valid_start},
};
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::HashSet};

/// How many problems of one file are listed.
const LISTED: usize = 500;

/// A file with what was found in it.
struct Input<'a> {
    name: Cow<'a, str>,
    text: &'a str,
    format: Option<Format>,
    table: Table,
    mapping: Option<Mapping>,
    /// The rows that could be read, with their places.
    drafts: Vec<(usize, Draft)>,
    flaws: Vec<SpanDiagnostic>,
    failed: usize,
}

/// The files with their rows.
pub(super) struct InputRows<'a> {
    inputs: Vec<Input<'a>>,
}

impl<'a> InputRows<'a> {
    /// Reads every file into rows.
    pub(super) fn read(files: &'a [File<'_>], options: &Options) -> Self {
        Self { inputs: files.iter().map(|file| input(file, options)).collect() }
    }

    /// Gathers the rows. What contradicts itself only as a whole is told at its row, and the rest
    /// is gathered again without it.
    pub(super) fn imported(mut self, options: &Options) -> Imported {
        let mut left_out: HashSet<RowId> = HashSet::new();
        loop {
            let (dossier, faults) = self.gathered(options, &left_out);
            let before = left_out.len();
            for (row, flaw) in faults {
                if left_out.insert(row) {
                    self.blame(row, flaw);
                }
            }
            if left_out.len() == before {
                let files = self.inputs.into_iter().map(report).collect();
                return Imported { dossier, files };
            }
        }
    }

    fn blame(&mut self, (file, _): RowId, flaw: SpanDiagnostic) {
        if let Some(input) = self.inputs.get_mut(file) {
            input.failed += 1;
            input.flaws.push(flaw);
        }
    }

    /// The dossier of all rows but some, and what is wrong with others.
    fn gathered(
        &self,
        options: &Options,
        left_out: &HashSet<RowId>,
    ) -> (Dossier, Vec<(RowId, SpanDiagnostic)>) {
        let mut gather = Merger::default();
        let sources: Vec<String> = self
            .inputs
            .iter()
            .map(|input| {
                let wanted = if input.format == Some(Format::Wikidata) {
                    "wikidata"
                } else {
                    stem(&input.name)
                };
                gather.source(wanted, source(input, options))
            })
            .collect();
        let rows = || {
            self.inputs.iter().enumerate().flat_map(|(file, input)| {
                input.drafts.iter().map(move |(row, draft)| ((file, *row), draft))
            })
        };
        let kept = || rows().filter(|(row, _)| !left_out.contains(row));
        let places: Vec<usize> = kept().map(|(row, draft)| gather.announce(row, draft)).collect();
        let mut faults = Vec::new();
        for ((row, draft), at) in kept().zip(places) {
            let source = sources.get(row.0).map_or("", String::as_str);
            if let Err(flaw) = gather.take(at, row, draft, source) {
                faults.push((row, flaw));
            }
        }
        if !faults.is_empty() {
            return (Dossier::default(), faults);
        }
        let first = self.inputs.first();
        let title = options
            .title
            .clone()
            .or_else(|| first.and_then(|input| input.table.title.clone()))
            .or_else(|| first.map(|input| stem(&input.name).to_owned()))
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| "Imported".to_owned());
        let summary = first.and_then(|input| input.table.summary.clone());
        let about = serde_json::to_value(about(&title, summary)).unwrap_or_default();
        let (document, origins) = match gather.finish(about) {
            Ok(finished) => finished,
            Err(reason) => {
                // Every field is written by this program: there is no such row.
                let flaw = SpanDiagnostic::new(Code::Unreadable, 0..0, reason);
                return (
                    Dossier::default(),
                    rows().take(1).map(|(row, _)| row).zip([flaw]).collect(),
                );
            }
        };
        let mut document = document;
        let about = document.dossier.take().unwrap_or_default();
        let mut records = Vec::new();
        document.into_records(&mut records);
        let dossier = Dossier::new(about, records);
        let faults = self.found(findings(&dossier), &origins);
        (dossier, faults)
    }

    /// The rows that the findings are about; of a record from several rows the last.
    fn found(
        &self,
        findings: Vec<RecordDiagnostic>,
        origins: &[Vec<RowId>],
    ) -> Vec<(RowId, SpanDiagnostic)> {
        let errors =
            findings.into_iter().filter(|finding| finding.code.severity() == Severity::Error);
        errors
            .filter_map(|finding| {
                let Owner::Record(record) = finding.owner else { return None };
                let row = *origins.get(record as usize)?.last()?;
                let draft = self.inputs.get(row.0)?.drafts.iter().find(|(at, _)| *at == row.1);
                let flaw = draft?.1.flaw(finding.code, finding.message).help_if(finding.help);
                Some((row, flaw))
            })
            .collect()
    }
}

/// What the reader of dossiers says of bytes that are no text, said of a file to be imported: most
/// are spreadsheets as their programs save them.
fn foreign(flaw: SpanDiagnostic) -> SpanDiagnostic {
    let message = flaw.message.replace(", not a dossier", "");
    if flaw.help.as_deref().is_some_and(|help| help.contains("UTF-8")) {
        return SpanDiagnostic { message, ..flaw };
    }
    SpanDiagnostic { message, ..flaw }.help("save it as CSV (UTF-8) or JSON, and import that")
}

/// The name of a file without its folders and its ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ if name == "-" => "standard input",
        _ => name,
    }
}

fn input<'a>(file: &'a File<'_>, options: &Options) -> Input<'a> {
    let mut input = Input {
        name: Cow::Borrowed(&*file.name),
        text: "",
        format: None,
        table: Table::default(),
        mapping: None,
        drafts: Vec::new(),
        flaws: Vec::new(),
        failed: 0,
    };
    match text_of(&file.bytes) {
        Ok(text) => input.text = text,
        Err(flaw) => {
            input.text = valid_start(&file.bytes);
            input.fail(foreign(flaw));
            return input;
        }
    }
    let format = options.format.map_or_else(|| format::of(input.text), Ok);
    match format {
        Ok(format) => {
            input.format = Some(format);
            input.table = format.read(input.text);
        }
        Err(flaw) => {
            input.fail(flaw);
            return input;
        }
    }
    input.failed = input.table.lost;
    if input.table.columns.is_empty() {
        let flaws = std::mem::take(&mut input.table.flaws);
        input.failed = input.failed.max(1);
        input.flaws = flaws;
        return input;
    }
    input.flaws.append(&mut input.table.flaws);
    let mapping = match Mapping::of(&input.table, options) {
        Ok(mapping) => mapping,
        Err(flaw) => {
            input.fail(flaw);
            return input;
        }
    };
    for (at, row) in input.table.rows.iter().enumerate() {
        match Draft::read(row, &mapping, options.order) {
            Ok(draft) => input.drafts.push((at, draft)),
            Err(flaws) => {
                input.failed += 1;
                input.flaws.extend(flaws);
            }
        }
    }
    input.mapping = Some(mapping);
    input
}

impl Input<'_> {
    /// Gives the file up.
    fn fail(&mut self, flaw: SpanDiagnostic) {
        self.failed = self.failed.max(1) + self.table.rows.len().saturating_sub(1);
        self.flaws.push(flaw);
    }
}

/// The record of the file as a source.
fn source(input: &Input<'_>, options: &Options) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut put = |name: &str, text: &str| fields.insert(name.to_owned(), json!(text));
    let name = input.name.rsplit('/').next().unwrap_or(&input.name);
    let name = if name == "-" { "Standard input" } else { name };
    put("type", "dataset");
    put("perspective", "unstated");
    // A name of a file may hold any character, and a record must not.
    let name = crate::text::clean(name);
    match input.format {
        Some(Format::Wikidata) => {
            put("title", "Wikidata");
            put("URL", "https://www.wikidata.org/");
            put("note", &format!("Results of a query, from the file {name}."));
        }
        _ => {
            put("title", input.table.title.as_deref().unwrap_or(&name));
            put("note", &format!("Imported from the file {name}."));
        }
    }
    if let Some(day) = &options.retrieved {
        put("retrieved", day.as_str());
    }
    fields
}

fn report(input: Input<'_>) -> Report {
    let Input { name, text, format, table, mapping, mut flaws, failed, .. } = input;
    flaws.sort_by_key(|flaw| flaw.span.start);
    let unlisted = flaws.len().saturating_sub(LISTED);
    flaws.truncate(LISTED);
    let positions = LineIndex::of(text);
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let sample = cells.map(|cell| cell.text.as_str()).find(|text| !text.is_empty());
        ColumnReport {
            name: column.name.clone(),
            field: mapping.as_ref().and_then(|mapping| mapping.field(at)).map(|field| field.name()),
            sample: sample.unwrap_or_default().to_owned(),
        }
    });
    Report {
        columns: columns.collect(),
        kind: mapping.map(|mapping| mapping.kind),
        rows: table.rows.len() + table.lost,
        problems: flaws.into_iter().map(|flaw| flaw.problem(&name, text, &positions)).collect(),
        file: name.into_owned(),
        format,
        failed,
        unlisted,
    }
}
