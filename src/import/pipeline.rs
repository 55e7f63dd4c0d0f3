//! Files → tables → drafts → merged records → dossier. Rows whose errors show only in the finished
//! dossier are removed and the others merged again, until `check` finds no error.

use super::{
    ColumnReport, Format, Imported, Options, Report,
    causes::Causes,
    decode::{self, Decoded},
    draft::Draft,
    format,
    mapping::Mapping,
    merge::{MergeNotice, Merger},
    merged_record::RowId,
};
use crate::{
    check::{Owner, findings},
    diagnostics::{Code, Severity, SourceText, SpanDiagnostic},
    dossier::{Dossier, Kind, Metadata, slug::slug},
    file_format::File,
    text::clean,
};
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::HashSet, ffi::OsStr, path::Path};

#[derive(Default)]
struct Input<'a> {
    text: Cow<'a, str>,
    title: Option<String>,
    summary: Option<String>,
    drafts: Vec<Draft>,
    causes: Causes,
    report: Report,
}

pub fn import(files: &[File<'_>], options: &Options) -> Imported {
    let mut inputs: Vec<Input<'_>> = files.iter().map(|file| Input::new(file, options)).collect();
    let mut excluded: HashSet<RowId> = HashSet::new();
    let (dossier, notices) = loop {
        let errors = match merged(&inputs, options, &excluded) {
            Ok(merged) => break merged,
            Err(errors) => errors,
        };
        let before = excluded.len();
        for (row, diagnostic) in errors {
            if excluded.insert(row)
                && let Some(input) = inputs.get_mut(row.file)
            {
                input.report.failed += 1;
                input.causes.add(diagnostic);
            }
        }
        if excluded.len() == before {
            break Default::default();
        }
    };
    for MergeNotice { row, message, help } in notices {
        let notice = draft(&inputs, row).map(|draft| draft.diagnostic(Code::Guess, message));
        if let (Some(notice), Some(input)) = (notice, inputs.get_mut(row.file)) {
            input.causes.add(notice.help(help));
        }
    }
    Imported { dossier, files: inputs.into_iter().map(Input::into_report).collect() }
}

fn draft<'a>(inputs: &'a [Input<'_>], id: RowId) -> Option<&'a Draft> {
    inputs.get(id.file)?.drafts.get(id.row)
}

type RowErrors = Vec<(RowId, SpanDiagnostic)>;

fn merged(
    inputs: &[Input<'_>],
    options: &Options,
    excluded: &HashSet<RowId>,
) -> Result<(Dossier, Vec<MergeNotice>), RowErrors> {
    let mut merger = Merger::new(options.same);
    let mut source = |input: &Input<'_>| {
        let is_wikidata = input.report.format == Some(Format::Wikidata);
        let wanted = if is_wikidata { "wikidata" } else { stem(&input.report.file) };
        // Sources are cited and cite nothing; nothing was imported from a file without a good row.
        let cites = input.drafts.iter().any(|draft| draft.kind != Kind::Source);
        if cites || input.drafts.is_empty() && input.report.failed == 0 {
            merger.add_source(wanted, input.source(options))
        } else {
            String::new()
        }
    };
    let sources: Vec<String> = inputs.iter().map(&mut source).collect();
    let rows = inputs.iter().zip(&sources).enumerate().flat_map(|(file, (input, source))| {
        let drafts = input.drafts.iter().enumerate();
        drafts.map(move |(row, draft)| (RowId { file, row }, draft, source))
    });
    let included: Vec<_> = rows.filter(|(row, ..)| !excluded.contains(row)).collect();
    let places: Vec<usize> =
        included.iter().map(|(row, draft, _)| merger.reserve(*row, draft)).collect();
    let mut errors = RowErrors::new();
    for ((row, draft, source), at) in included.iter().zip(places) {
        errors.extend(merger.merge_row(at, *row, draft, source).err().map(|error| (*row, error)));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let notices = std::mem::take(&mut merger.notices);
    let (records, origins) = merger.finish().map_err(|error| {
        // Unreachable as long as the composer writes valid fields.
        let diagnostic = SpanDiagnostic::new(Code::Unreadable, 0..0, error.to_string());
        included.first().map(|(row, ..)| (*row, diagnostic)).into_iter().collect::<RowErrors>()
    })?;
    let dossier = Dossier::new(metadata(inputs, options), records);
    // The errors by row; an error of a record from several rows counts for the last one.
    let errors = findings(&dossier).into_iter().filter_map(|finding| {
        let Owner::Record(record) = finding.place.owner else { return None };
        let row = *origins.get(record as usize)?.last()?;
        let diagnostic = draft(inputs, row)?.diagnostic(finding.code, finding.message);
        let is_error = finding.code.severity() == Severity::Error;
        is_error.then(|| (row, diagnostic.help_if(finding.help)))
    });
    let errors: RowErrors = errors.collect();
    if errors.is_empty() { Ok((dossier, notices)) } else { Err(errors) }
}

fn metadata(inputs: &[Input<'_>], options: &Options) -> Metadata {
    let first = inputs.first();
    let title = options.title.as_deref().or_else(|| first?.title.as_deref());
    let title = title.or_else(|| Some(stem(&first?.report.file)));
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or("Imported");
    let id = slug(title);
    Metadata {
        id: if id.is_empty() { "imported" } else { &id }.into(),
        title: title.into(),
        summary: first.and_then(|input| input.summary.as_deref()).map(Into::into),
        ..Metadata::default()
    }
}

fn stem(name: &str) -> &str {
    match Path::new(name).file_stem().and_then(OsStr::to_str) {
        Some("-") => "standard input",
        stem => stem.unwrap_or(name),
    }
}

impl<'a> Input<'a> {
    fn new(file: &'a File<'_>, options: &Options) -> Self {
        let mut input = Self::default();
        input.report.file = file.name.to_string();
        if let Err(diagnostic) = input.read(file, options) {
            // The error concerns all rows.
            let Report { rows, failed, .. } = &mut input.report;
            *failed = (*rows).max(1);
            input.causes.add(diagnostic);
        }
        input
    }

    fn read(&mut self, file: &'a File<'_>, options: &Options) -> Result<(), SpanDiagnostic> {
        let Decoded { text, is_workbook, notices } = decode::decode(&file.bytes, options)?;
        self.text = text;
        self.causes.extend(notices);
        let format = match options.format {
            Some(format) => format,
            None => format::detect(&file.name, &self.text)?,
        };
        let mut table = format.reader()(&self.text);
        let report = &mut self.report;
        report.format = Some(format);
        report.failed = table.failed;
        report.rows = table.rows.len() + table.failed;
        for (at, column) in table.columns.iter().enumerate() {
            let mut texts = table.rows.iter().map(|row| row.text(Some(at)));
            let sample = texts.find(|text| !text.is_empty()).unwrap_or_default().to_owned();
            report.columns.push(ColumnReport { name: column.name.clone(), field: None, sample });
        }
        (self.title, self.summary) = (table.title.take(), table.summary.take());
        let diagnostics = std::mem::take(&mut table.diagnostics);
        let is_unread = table.columns.is_empty() && !diagnostics.is_empty();
        self.causes.extend(diagnostics);
        if is_unread {
            report.failed = report.failed.max(1);
            return Ok(());
        }
        if is_workbook {
            let rows = table.rows.iter_mut().filter_map(|row| row.locator.as_mut());
            rows.for_each(|locator| *locator = locator.replace("line", "row"));
        }
        let mut mapping = Mapping::new(&table, options)?;
        report.kind = Some(mapping.kind);
        for (at, column) in report.columns.iter_mut().enumerate() {
            column.field = mapping.field(at).map(|field| field.name());
        }
        self.causes.extend(std::mem::take(&mut mapping.notices));
        // Rows are dropped as they are read, since a table takes more memory than its text.
        for row in table.rows {
            match Draft::read(&row, &mapping) {
                Ok(mut draft) => {
                    self.causes.extend(std::mem::take(&mut draft.notices));
                    self.drafts.push(draft);
                }
                Err(diagnostics) => {
                    report.failed += 1;
                    self.causes.extend(diagnostics);
                }
            }
        }
        Ok(())
    }

    fn source(&self, options: &Options) -> Map<String, Value> {
        let file = self.report.file.as_str();
        let name = file.rsplit('/').next().unwrap_or(file);
        // A file name may have control characters, a record must not.
        let name = clean(if name == "-" { "standard input" } else { name });
        let mut fields = Map::new();
        let mut put = |name: &str, text: &str| fields.insert(name.to_owned(), json!(text));
        put("type", "dataset");
        put("perspective", "unstated");
        if self.report.format == Some(Format::Wikidata) {
            put("title", "Wikidata");
            put("URL", "https://www.wikidata.org/");
            put("note", &format!("Results of a query, from {name}."));
        } else {
            put("title", self.title.as_deref().unwrap_or(&name));
            put("note", &format!("Imported from {name}."));
        }
        if let Some(day) = &options.retrieved {
            put("retrieved", day.as_str());
        }
        fields
    }

    fn into_report(self) -> Report {
        let source = SourceText::new(&self.report.file, &self.text);
        let (causes, unlisted) = self.causes.located(&source);
        Report { causes, unlisted, ..self.report }
    }
}
