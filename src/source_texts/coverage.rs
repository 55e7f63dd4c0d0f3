//! Coverage: which words of each document are cited.

use super::{
    DocumentText, Exemption, SourceTexts,
    cited_words::{is_marked, words},
};
use crate::{diagnostics::Position, dossier::Dossier};
use serde::Serialize;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    pub source: String,
    pub file: String,
    pub words: usize,
    pub cited: usize,
    /// The number of exempt words that are not cited.
    pub excepted: usize,
    /// The passages that are neither cited nor exempt.
    pub uncited: Vec<Uncited>,
    pub exceptions: Vec<Exemption>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uncited {
    /// The first code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    #[serde(flatten)]
    pub at: Position,
    pub words: usize,
    pub text: String,
}

impl Coverage {
    /// The share of cited words among those that are not exempt: 0 to 1.
    #[allow(clippy::cast_precision_loss)]
    pub fn share(&self) -> f64 {
        let counted = self.words.saturating_sub(self.excepted);
        if counted == 0 { 1.0 } else { self.cited as f64 / counted as f64 }
    }
}

impl SourceTexts {
    /// The coverage of each available document. Only verified citations count.
    pub fn coverage(&self, dossier: &Dossier, exceptions: &[Exemption]) -> Vec<Coverage> {
        let marks = self.marks(dossier);
        let of_source = |source: &crate::dossier::record::Source| {
            let text = self.text(&source.id)?;
            let marks = marks.get(&*source.id)?;
            let own: Vec<Exemption> =
                exceptions.iter().filter(|it| *it.source == *source.id).cloned().collect();
            Some(cover(&source.id, text, marks, own))
        };
        self.sources(dossier).filter_map(of_source).collect()
    }
}

fn cover(
    source: &str,
    text: &DocumentText,
    cited: &[bool],
    exceptions: Vec<Exemption>,
) -> Coverage {
    let mut excepted = vec![false; cited.len()];
    for exception in &exceptions {
        let range = exception.start as usize..exception.end as usize;
        excepted.get_mut(range).into_iter().for_each(|marks| marks.fill(true));
    }
    let mut coverage = Coverage {
        source: source.to_owned(),
        file: text.file().to_owned(),
        words: 0,
        cited: 0,
        excepted: 0,
        uncited: Vec::new(),
        exceptions,
    };
    let mut open: Option<(Range<usize>, usize)> = None;
    for word in words(text.as_str()) {
        coverage.words += 1;
        if is_marked(cited, &word) {
            coverage.cited += 1;
        } else if is_marked(&excepted, &word) {
            coverage.excepted += 1;
        } else {
            let (start, count) = open.map_or((word.start, 0), |(run, count)| (run.start, count));
            open = Some((start..word.end, count + 1));
            continue;
        }
        coverage.uncited.extend(open.take().and_then(|run| uncited(text, run)));
    }
    coverage.uncited.extend(open.and_then(|run| uncited(text, run)));
    coverage
}

fn uncited(text: &DocumentText, (run, words): (Range<usize>, usize)) -> Option<Uncited> {
    let (start, end) = (u32::try_from(run.start).ok()?, u32::try_from(run.end).ok()?);
    let passage = text.passage(start, end)?.within().to_owned();
    Some(Uncited { start, end, at: text.position(start), words, text: passage })
}
