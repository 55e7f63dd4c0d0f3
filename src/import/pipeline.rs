//! Files → tables → drafts → merged records → dossier.
//!
//! Some errors show only in the finished dossier. Their rows are removed and the others merged
//! again, until `check` finds no error.

use super::{
    ColumnReport, Format, Imported, Options, Report,
    causes::Causes,
    decode::{self, Decoded},
    draft::Draft,
    format,
    mapping::Mapping,
    merge::{MergeNotice, Merger, RowId},
    metadata,
    table::Table,
};
use crate::{
    check::{Owner, RecordDiagnostic, findings},
    diagnostics::{Code, Severity, SourceText, SpanDiagnostic},
    dossier::{Dossier, Kind},
    file_format::File,
};
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::HashSet};

/// A file and its rows.
struct Input<'a> {
    name: Cow<'a, str>,
    text: Cow<'a, str>,
    format: Option<Format>,
    table: Table,
    mapping: Option<Mapping>,
    /// The number of rows, failed ones included, and the first text of each column.
    rows: usize,
    samples: Vec<String>,
    /// The sound rows by their indexes.
    drafts: Vec<(usize, Draft)>,
    causes: Causes,
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
            let (dossier, notices, errors) = self.merged(options, &excluded);
            let before = excluded.len();
            for (row, diagnostic) in errors {
                if excluded.insert(row) {
                    self.add_failure(row, diagnostic);
                }
            }
            if excluded.len() == before {
                for (row, message, help) in notices {
                    let help = Some(help).filter(|help| !help.is_empty());
                    let notice = self.draft(row).map(|it| it.diagnostic(Code::Guess, message));
                    if let (Some(notice), Some(input)) = (notice, self.inputs.get_mut(row.0)) {
                        input.causes.add(notice.help_if(help));
                    }
                }
                let files = self.inputs.into_iter().map(report).collect();
                return Imported { dossier, files };
            }
        }
    }

    fn add_failure(&mut self, (file, _): RowId, diagnostic: SpanDiagnostic) {
        if let Some(input) = self.inputs.get_mut(file) {
            input.failed += 1;
            input.causes.add(diagnostic);
        }
    }

    /// A sound row.
    fn draft(&self, (file, row): RowId) -> Option<&Draft> {
        let drafts = &self.inputs.get(file)?.drafts;
        let at = drafts.binary_search_by_key(&row, |(at, _)| *at).ok()?;
        drafts.get(at).map(|(_, draft)| draft)
    }

    /// The dossier of all rows but the excluded ones, or the errors of others.
    fn merged(
        &self,
        options: &Options,
        excluded: &HashSet<RowId>,
    ) -> (Dossier, Vec<MergeNotice>, Vec<(RowId, SpanDiagnostic)>) {
        let mut merger = Merger::new(options.same);
        let sources: Vec<String> = self
            .inputs
            .iter()
            .map(|input| {
                let wanted = if input.format == Some(Format::Wikidata) {
                    "wikidata"
                } else {
                    stem(&input.name)
                };
                // Sources are cited and cite nothing.
                let cites = input.drafts.iter().any(|(_, draft)| draft.kind != Kind::Source);
                if !cites && !input.drafts.is_empty() {
                    return String::new();
                }
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
            return (Dossier::default(), Vec::new(), errors);
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
        let notices = std::mem::take(&mut merger.notices);
        let (document, origins) = match merger.finish(about) {
            Ok(finished) => finished,
            Err(reason) => {
                // Unreachable as long as the composer writes valid fields.
                let diagnostic = SpanDiagnostic::new(Code::Unreadable, 0..0, reason);
                return (
                    Dossier::default(),
                    Vec::new(),
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
        (dossier, notices, errors)
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
                let diagnostic = self.draft(row)?.diagnostic(finding.code, finding.message);
                Some((row, diagnostic.help_if(finding.help)))
            })
            .collect()
    }
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
        text: Cow::Borrowed(""),
        format: None,
        table: Table::default(),
        mapping: None,
        rows: 0,
        samples: Vec::new(),
        drafts: Vec::new(),
        causes: Causes::default(),
        failed: 0,
    };
    if let Err(diagnostic) = input.read(file, options) {
        input.failed = input.failed.max(1) + input.table.rows.len().saturating_sub(1);
        input.causes.add(diagnostic);
    }
    input
}

impl<'a> Input<'a> {
    /// Reads a file into drafts.
    ///
    /// # Errors
    /// One that all rows share.
    fn read(&mut self, file: &'a File<'_>, options: &Options) -> Result<(), SpanDiagnostic> {
        let Decoded { text, is_workbook, notices } = decode::decode(&file.bytes, options)?;
        self.text = text;
        self.causes.extend(notices);
        let format = match options.format {
            Some(format) => format,
            None => format::detect(&self.name, &self.text)?,
        };
        self.format = Some(format);
        self.table = format.read(&self.text);
        self.failed = self.table.failed;
        self.rows = self.table.rows.len() + self.table.failed;
        let first = |at| {
            let mut texts = self.table.rows.iter().map(|row| row.text(Some(at)));
            texts.find(|text| !text.is_empty()).unwrap_or_default().to_owned()
        };
        self.samples = (0..self.table.columns.len()).map(first).collect();
        let diagnostics = std::mem::take(&mut self.table.diagnostics);
        if self.table.columns.is_empty() && !diagnostics.is_empty() {
            self.failed = self.failed.max(1);
            self.causes.extend(diagnostics);
            return Ok(());
        }
        self.causes.extend(diagnostics);
        if is_workbook {
            let rows = self.table.rows.iter_mut().filter_map(|row| row.locator.as_mut());
            rows.for_each(|locator| *locator = locator.replace("line", "row"));
        }
        let mut mapping = Mapping::new(&self.table, options)?;
        self.causes.extend(std::mem::take(&mut mapping.notices));
        // Each row is dropped as it is read: a table takes more memory than its text.
        for (at, row) in std::mem::take(&mut self.table.rows).into_iter().enumerate() {
            match Draft::read(&row, &mapping) {
                Ok(mut draft) => {
                    self.causes.extend(std::mem::take(&mut draft.notices));
                    self.drafts.push((at, draft));
                }
                Err(diagnostics) => {
                    self.failed += 1;
                    self.causes.extend(diagnostics);
                }
            }
        }
        self.mapping = Some(mapping);
        Ok(())
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
    let Input { name, text, format, table, mapping, causes, failed, rows, samples, .. } = input;
    let field = |at| mapping.as_ref().and_then(|it| it.field(at)).map(|field| field.name());
    let columns = table.columns.into_iter().zip(samples).enumerate();
    let columns = columns.map(|(at, (column, sample))| ColumnReport {
        name: column.name,
        field: field(at),
        sample,
    });
    let columns = columns.collect();
    let (causes, unlisted) = causes.located(&SourceText::new(&name, &text));
    Report {
        columns,
        kind: mapping.map(|mapping| mapping.kind),
        rows,
        causes,
        file: name.into_owned(),
        format,
        failed,
        unlisted,
    }
}
