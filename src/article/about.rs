//! The articles about the dossier itself: its contents, and what could not be read.

use super::{
    builder::ArticleBuilder,
    model::{Article, Span, TextRole},
    signs::{Sign, occurring_signs},
};
use crate::{
    diagnostics::Diagnostic,
    dossier::{Dossier, Kind},
    text::{pad, width},
};

/// The article about the dossier: its metadata, the counts of its records, and a legend.
pub fn about_dossier(dossier: &Dossier) -> Article<'_> {
    let mut builder = ArticleBuilder::new(dossier);
    let about = dossier.metadata();
    builder.line(0, &*about.title, TextRole::Strong);
    builder.field("Version", about.version.as_deref());
    for text in [&about.summary, &about.naming].into_iter().flatten() {
        builder.end_section();
        builder.line(0, &**text, TextRole::Plain);
    }
    builder.section("Contents");
    let timeline = "in the timeline: events, treaty actions, recognitions, terms of office";
    let kinds = Kind::ALL.into_iter().zip(dossier.counts());
    let counts = kinds.map(|(kind, count)| (count, kind.noun(count)));
    for (count, name) in counts.chain([(dossier.timeline().len(), timeline.to_owned())]) {
        let count = Span::new(format!("{count} "), TextRole::Strong);
        builder.paragraph(2, vec![count, Span::new(name, TextRole::Plain)]);
    }
    builder.section("Legend");
    let occurring = occurring_signs(dossier);
    let may_occur = |sign: &Sign| !sign.is_of_records() || occurring.contains(sign);
    for sign in Sign::ALL.into_iter().filter(may_occur) {
        let glyph = Span::new(format!("{} ", pad(sign.glyph(), 3)), TextRole::Strong);
        builder.paragraph(5, vec![glyph, Span::new(sign.meaning(), TextRole::Plain)]);
    }
    builder.finish()
}

/// A table of examples with their meanings.
pub fn examples<'d>(dossier: &'d Dossier, rows: &[(&'static str, &'static str)]) -> Article<'d> {
    let mut builder = ArticleBuilder::new(dossier);
    let cells = rows.iter().map(|(example, _)| width(example)).max().unwrap_or(0);
    for (example, meaning) in rows {
        let example = Span::new(format!("{}  ", pad(example, cells)), TextRole::Strong);
        builder.paragraph(cells + 2, vec![example, Span::new(*meaning, TextRole::Plain)]);
    }
    builder.finish()
}

/// A problem that kept part of a dossier from being read, or a line that counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadProblem {
    pub text: String,
    pub help: Option<String>,
    pub is_summary: bool,
}

impl From<&Diagnostic> for ReadProblem {
    fn from(problem: &Diagnostic) -> Self {
        let text = format!("{}: {}", problem.place, problem.message);
        Self { text, help: problem.help.clone(), is_summary: false }
    }
}

pub fn faults<'d>(dossier: &'d Dossier, faults: &[ReadProblem]) -> Article<'d> {
    let mut builder = ArticleBuilder::new(dossier);
    for fault in faults {
        builder.line(0, &*fault.text, TextRole::Plain);
        if let Some(help) = &fault.help {
            builder.line(2, &**help, TextRole::Dim);
        }
        builder.end_section();
    }
    builder.finish()
}
