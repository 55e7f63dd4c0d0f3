//! How the findings of a check are told: to people as text, to programs as JSON.

use super::check::CheckSummary;
use crate::{
    cli::Report,
    diagnostics::Severity,
    source_texts::{Coverage, Exemption, Uncited},
    text::{clean, truncate},
};
use serde_json::json;
use std::fmt::Write;

/// How many problems are printed for people.
const PRINTED: usize = 50;
/// How much of an uncited passage is printed, in cells.
const SHOWN: usize = 72;

pub(crate) fn told(found: &CheckSummary, format: Report) -> String {
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
    let more = found.problems.len().saturating_sub(PRINTED) + found.unlisted;
    if more > 0 {
        let _ = writeln!(
            out,
            "and {} more; --format json lists more of them\n",
            number(more, "problem")
        );
    }
    for coverage in &found.coverage {
        covered(&mut out, coverage);
    }
    summary(&mut out, found);
    out
}

fn covered(out: &mut String, coverage: &Coverage) {
    // Rounded down: what is not whole shall not read as whole.
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
            words => format!("; {} excepted", number(words, "more word")),
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
            number(*words, "word"),
            truncate(&clean(text), SHOWN)
        );
    }
    out.push('\n');
}

fn summary(out: &mut String, found: &CheckSummary) {
    let (errors, warnings) = (found.count(Severity::Error), found.count(Severity::Warning));
    let said = match (errors, warnings) {
        (0, 0) => "nothing is wrong".to_owned(),
        (errors, 0) => number(errors, "error"),
        (0, warnings) => number(warnings, "warning"),
        (errors, warnings) => {
            format!("{}, {}", number(errors, "error"), number(warnings, "warning"))
        }
    };
    let _ = write!(
        out,
        "{said}: {} in {}",
        number(found.records, "record"),
        number(found.files, "file")
    );
    if let Some(proved) = found.proved {
        let _ = write!(out, ", {} proved by documents", number(proved, "cite"));
    }
    if found.without_anchor > 0 {
        let _ = write!(out, ", {} without anchor words", found.without_anchor);
    }
    if found.left_out > 0 {
        let _ = write!(out, ", {} left out", number(found.left_out, "record"));
    }
    if found.cut_off > 0 {
        let _ = write!(out, ", {} not read to the end", number(found.cut_off, "file"));
    }
    out.push('\n');
}

/// A number and what is counted.
fn number(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
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
        "unlisted": found.unlisted,
        "problems": found.problems,
        "coverage": found.coverage.iter().map(coverage).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}
