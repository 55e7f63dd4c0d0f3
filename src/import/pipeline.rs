//! Files → tables → drafts → merged records → dossier.
//!
//! Some errors show only in the finished dossier. Their rows are removed and the others merged
//! again, until `check` finds no error.

use super::{
    ColumnReport, Format, Imported, Options, Report,
    draft::Draft,
    format,
    mapping::Mapping,
    merge::{Merger, RowId},
    metadata,
    table::Table,
};
use crate::{
    check::{Owner, RecordDiagnostic, findings},
    diagnostics::{Code, Severity, SourceText, SpanDiagnostic},
    dossier::Dossier,
    file_format::{File, text_of, valid_start},
};
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::HashSet};

/// The limit of diagnostics of one file.
const MAX_DIAGNOSTICS: usize = 500;

/// A file and its rows.
struct Input<'a> {
    name: Cow<'a, str>,
    text: &'a str,
    format: Option<Format>,
    table: Table,
    mapping: Option<Mapping>,
    /// The sound rows by their indexes.
    drafts: Vec<(usize, Draft)>,
    diagnostics: Vec<SpanDiagnostic>,
    failed: usize,
}

/// The files of an import.
pub(super) struct InputRows<'a> {
    inputs: Vec<Input<'a>>,
}

impl<'a> InputRows<'a> {
    /// Reads every file into rows.
    pub(super) fn read(files: &'a [File<'_>], options: &Options) -> Self {
        Self { inputs: files.iter().map(|file| input(file, options)).collect() }
    }

    /// Merges the rows, again without those that cause errors, until none does.
    pub(super) fn imported(mut self, options: &Options) -> Imported {
        let mut excluded: HashSet<RowId> = HashSet::new();
        loop {
            let (dossier, errors) = self.merged(options, &excluded);
            let before = excluded.len();
            for (row, diagnostic) in errors {
                if excluded.insert(row) {
                    self.add_failure(row, diagnostic);
                }
            }
            if excluded.len() == before {
                let files = self.inputs.into_iter().map(report).collect();
                return Imported { dossier, files };
            }
        }
    }

    fn add_failure(&mut self, (file, _): RowId, diagnostic: SpanDiagnostic) {
        if let Some(input) = self.inputs.get_mut(file) {
            input.failed += 1;
            input.diagnostics.push(diagnostic);
        }
    }

    /// The dossier of all rows but the excluded ones, or the errors of others.
    fn merged(
        &self,
        options: &Options,
        excluded: &HashSet<RowId>,
    ) -> (Dossier, Vec<(RowId, SpanDiagnostic)>) {
        let mut merger = Merger::default();
        let sources: Vec<String> = self
            .inputs
            .iter()
            .map(|input| {
                let wanted = if input.format == Some(Format::Wikidata) {
                    "wikidata"
                } else {
                    stem(&input.name)
                };
                merger.add_source(wanted, source(input, options))
            })
            .collect();
        let rows = || {
            self.inputs.iter().enumerate().flat_map(|(file, input)| {
                input.drafts.iter().map(move |(row, draft)| ((file, *row), draft))
            })
        };
        let included = || rows().filter(|(row, _)| !excluded.contains(row));
        let places: Vec<usize> =
            included().map(|(row, draft)| merger.reserve(row, draft)).collect();
        let mut errors = Vec::new();
        for ((row, draft), at) in included().zip(places) {
            let source = sources.get(row.0).map_or("", String::as_str);
            if let Err(diagnostic) = merger.merge_row(at, row, draft, source) {
                errors.push((row, diagnostic));
            }
        }
        if !errors.is_empty() {
            return (Dossier::default(), errors);
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
        let about = serde_json::to_value(metadata(&title, summary)).unwrap_or_default();
        let (document, origins) = match merger.finish(about) {
            Ok(finished) => finished,
            Err(reason) => {
                // Unreachable as long as the composer writes valid fields.
                let diagnostic = SpanDiagnostic::new(Code::Unreadable, 0..0, reason);
                return (
                    Dossier::default(),
                    rows().take(1).map(|(row, _)| row).zip([diagnostic]).collect(),
                );
            }
        };
        let mut document = document;
        let about = document.dossier.take().unwrap_or_default();
        let mut records = Vec::new();
        document.into_records(&mut records);
        let dossier = Dossier::new(about, records);
        let errors = self.locate(findings(&dossier), &origins);
        (dossier, errors)
    }

    /// The errors by row; of a record from several rows, the last one.
    fn locate(
        &self,
        findings: Vec<RecordDiagnostic>,
        origins: &[Vec<RowId>],
    ) -> Vec<(RowId, SpanDiagnostic)> {
        let errors =
            findings.into_iter().filter(|finding| finding.code.severity() == Severity::Error);
        errors
            .filter_map(|finding| {
                let Owner::Record(record) = finding.place.owner else { return None };
                let row = *origins.get(record as usize)?.last()?;
                let draft = self.inputs.get(row.0)?.drafts.iter().find(|(at, _)| *at == row.1);
                let diagnostic =
                    draft?.1.diagnostic(finding.code, finding.message).help_if(finding.help);
                Some((row, diagnostic))
            })
            .collect()
    }
}

/// The diagnostic for bytes that are not text, in terms of imports: most are spreadsheet files.
fn not_text(diagnostic: SpanDiagnostic) -> SpanDiagnostic {
    let message = diagnostic.message.replace(", not a dossier", "");
    if diagnostic.help.as_deref().is_some_and(|help| help.contains("UTF-8")) {
        return SpanDiagnostic { message, ..diagnostic };
    }
    SpanDiagnostic { message, ..diagnostic }.help("save it as CSV (UTF-8) or JSON, and import that")
}

/// The file name without folders and extension.
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
        diagnostics: Vec::new(),
        failed: 0,
    };
    match text_of(&file.bytes) {
        Ok(text) => input.text = text,
        Err(diagnostic) => {
            input.text = valid_start(&file.bytes);
            input.fail(not_text(diagnostic));
            return input;
        }
    }
    let format = options.format.map_or_else(|| format::detect(input.text), Ok);
    match format {
        Ok(format) => {
            input.format = Some(format);
            input.table = format.read(input.text);
        }
        Err(diagnostic) => {
            input.fail(diagnostic);
            return input;
        }
    }
    input.failed = input.table.failed;
    if input.table.columns.is_empty() {
        let diagnostics = std::mem::take(&mut input.table.diagnostics);
        input.failed = input.failed.max(1);
        input.diagnostics = diagnostics;
        return input;
    }
    input.diagnostics.append(&mut input.table.diagnostics);
    let mapping = match Mapping::new(&input.table, options) {
        Ok(mapping) => mapping,
        Err(diagnostic) => {
            input.fail(diagnostic);
            return input;
        }
    };
    for (at, row) in input.table.rows.iter().enumerate() {
        match Draft::read(row, &mapping, options.order) {
            Ok(draft) => input.drafts.push((at, draft)),
            Err(diagnostics) => {
                input.failed += 1;
                input.diagnostics.extend(diagnostics);
            }
        }
    }
    input.mapping = Some(mapping);
    input
}

impl Input<'_> {
    /// Counts all rows of the file as failed.
    fn fail(&mut self, diagnostic: SpanDiagnostic) {
        self.failed = self.failed.max(1) + self.table.rows.len().saturating_sub(1);
        self.diagnostics.push(diagnostic);
    }
}

/// The source record of a file.
fn source(input: &Input<'_>, options: &Options) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut put = |name: &str, text: &str| fields.insert(name.to_owned(), json!(text));
    let name = input.name.rsplit('/').next().unwrap_or(&input.name);
    let name = if name == "-" { "Standard input" } else { name };
    put("type", "dataset");
    put("perspective", "unstated");
    // A file name may have control characters, a record must not.
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
    let Input { name, text, format, table, mapping, mut diagnostics, failed, .. } = input;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place.start);
    let unlisted = diagnostics.len().saturating_sub(MAX_DIAGNOSTICS);
    diagnostics.truncate(MAX_DIAGNOSTICS);
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let sample = cells.map(|cell| cell.text.as_str()).find(|text| !text.is_empty());
        ColumnReport {
            name: column.name.clone(),
            field: mapping.as_ref().and_then(|mapping| mapping.field(at)).map(|field| field.name()),
            sample: sample.unwrap_or_default().to_owned(),
        }
    });
    let source = SourceText::new(&name, text);
    let problems = diagnostics.into_iter().map(|diagnostic| source.locate(diagnostic)).collect();
    Report {
        columns: columns.collect(),
        kind: mapping.map(|mapping| mapping.kind),
        rows: table.rows.len() + table.failed,
        problems,
        file: name.into_owned(),
        format,
        failed,
        unlisted,
    }
}
