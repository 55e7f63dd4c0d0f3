//! Renders the result of a check as text or JSON.

use crate::{
    cli::Report,
    diagnostics::{Diagnostic, Severity, SeverityCounts},
    source_texts::{Coverage, Exemption, Uncited},
    text::{clean, quantity, truncate},
};
use serde_json::json;
use std::fmt::Write;

const PRINTED: usize = 50;
/// Width of the excerpt of an uncited passage, in cells.
const SHOWN: usize = 72;

#[derive(Debug, Default)]
pub struct CheckSummary {
    /// Diagnostics, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The problems beyond the listing limit.
    pub unlisted: SeverityCounts,
    pub files: usize,
    pub records: usize,
    pub left_out: usize,
    pub cut_off: usize,
    /// The number of verified citations; none if no documents were given.
    pub proved: Option<usize>,
    /// The number of verified citations without anchor words.
    pub without_anchor: usize,
    pub coverage: Vec<Coverage>,
}

impl CheckSummary {
    /// The number of problems of a severity, unlisted ones included.
    pub fn count(&self, severity: Severity) -> usize {
        let mut counts: SeverityCounts = self.problems.iter().map(|problem| problem.code).collect();
        counts += self.unlisted;
        counts.of(severity)
    }
}

pub(crate) fn render(found: &CheckSummary, format: Report) -> String {
    match format {
        Report::Text => text(found),
        Report::Json => json(found),
    }
}

fn text(found: &CheckSummary) -> String {
    let mut out = String::new();
    for problem in found.problems.iter().take(PRINTED) {
        let _ = writeln!(out, "{problem}\n");
    }
    let unlisted: usize = found.unlisted.0.iter().sum();
    let more = found.problems.len().saturating_sub(PRINTED) + unlisted;
    if more > 0 {
        let _ = writeln!(out, "and {} more (see --format json)\n", quantity(more, "problem"));
    }
    for coverage in &found.coverage {
        coverage_report(&mut out, coverage);
    }
    out + &summary(found)
}

fn coverage_report(out: &mut String, coverage: &Coverage) {
    // Rounded down, so that 99.96 % is not shown as 100 %.
    let percent = (coverage.share() * 1000.0).floor() / 10.0;
    let _ = writeln!(
        out,
        "{} ({}): {percent:.1} % cited, {} of {} words{}",
        clean(&coverage.source),
        clean(&coverage.file),
        coverage.cited,
        coverage.words - coverage.excepted,
        match coverage.excepted {
            0 => String::new(),
            words => format!("; {} excepted", quantity(words, "more word")),
        }
    );
    for Exemption { start, end, reason, .. } in &coverage.exceptions {
        let _ = writeln!(out, "  excepted {start} to {end}: {}", clean(reason));
    }
    for Uncited { start, end, at, words, text } in &coverage.uncited {
        let _ = writeln!(
            out,
            "  {}:{}:{}: not cited: {start} to {end}, {}: {}",
            clean(&coverage.file),
            at.line,
            at.column,
            quantity(*words, "word"),
            truncate(&clean(text), SHOWN)
        );
    }
    out.push('\n');
}

fn summary(found: &CheckSummary) -> String {
    let counted = |count: usize, what: &str| (count > 0).then(|| quantity(count, what));
    let errors = counted(found.count(Severity::Error), "error");
    let warnings = counted(found.count(Severity::Warning), "warning");
    let faults: Vec<String> = [errors, warnings].into_iter().flatten().collect();
    let result = if faults.is_empty() { "OK".to_owned() } else { faults.join(", ") };
    let (records, files) = (quantity(found.records, "record"), quantity(found.files, "file"));
    let more = [
        found.proved.map(|proved| format!("{} verified", quantity(proved, "citation"))),
        (found.without_anchor > 0)
            .then(|| format!("{} without anchor words", found.without_anchor)),
        counted(found.left_out, "record").map(|records| format!("{records} skipped")),
        counted(found.cut_off, "file").map(|files| format!("{files} not read completely")),
    ];
    let more: String = more.into_iter().flatten().map(|part| format!(", {part}")).collect();
    format!("{result}: {records} in {files}{more}\n")
}

fn json(found: &CheckSummary) -> String {
    let coverage = |it: &Coverage| {
        let mut value = json!(it);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("share".to_owned(), json!(it.share()));
        }
        value
    };
    let value = json!({
        "errors": found.count(Severity::Error),
        "warnings": found.count(Severity::Warning),
        "files": found.files,
        "records": found.records,
        "left_out": found.left_out,
        "cut_off": found.cut_off,
        "proved": found.proved,
        "without_anchor": found.without_anchor,
        "unlisted": found.unlisted.0.iter().sum::<usize>(),
        "problems": found.problems,
        "coverage": found.coverage.iter().map(coverage).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}
