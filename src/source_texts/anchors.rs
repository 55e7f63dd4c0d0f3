//! The first and last words of a cited passage, by which a reader finds it in the published text.

use super::{SourceTexts, citations};
use crate::{
    check::Locator,
    dossier::{
        Dossier,
        record::{Anchor, Citation},
    },
    file_format::{File, LoadedFiles, json_span, text_of},
};
use serde_json::value::RawValue;
use std::{collections::BTreeMap, ops::Range};

/// The number of words at each end of an anchor.
const WORDS: usize = 3;

fn anchor(passage: &str) -> Option<Anchor> {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let joined = |words: &[&str]| words.join(" ").into_boxed_str();
    let last = words.len().checked_sub(WORDS).filter(|last| *last > WORDS);
    match last {
        Some(last) => Some(Anchor {
            first: joined(words.get(..WORDS)?),
            last: Some(joined(words.get(last..)?)),
        }),
        None if words.is_empty() => None,
        None => Some(Anchor { first: joined(&words), last: None }),
    }
}

impl SourceTexts {
    /// The anchor that the citation should have; none if its passage is not available.
    pub fn anchor(&self, citation: &Citation) -> Option<Anchor> {
        anchor(self.passage(citation).ok()?.within())
    }

    /// How many citations of available passages have no anchor.
    pub fn without_anchor(&self, dossier: &Dossier) -> usize {
        let lacks = |it: &&Citation| it.anchor.is_none() && self.anchor(it).is_some();
        citations(dossier).into_iter().filter(lacks).count()
    }

    /// The files with missing or wrong anchors, by index, corrected; all other bytes stay.
    pub fn with_anchors(&self, loaded: &LoadedFiles, files: &[File<'_>]) -> Vec<(usize, String)> {
        let locator = Locator::new(loaded, files);
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        for (at, record) in (0..).zip(loaded.dossier.records()) {
            record.visit_citations(&mut |_, citations, base| {
                for (nth, citation) in citations.iter().enumerate() {
                    let anchor =
                        self.anchor(citation).filter(|it| citation.anchor.as_ref() != Some(it));
                    let Some(anchor) = anchor else { continue };
                    let place = locator.value(at, &format!("{base}/cites/{nth}"));
                    let edit = place
                        .and_then(|(file, text, value)| Some((file, edit(text, value, &anchor)?)));
                    if let Some((file, edit)) = edit {
                        edits.entry(file).or_default().push(edit);
                    }
                }
            });
        }
        let corrected = edits.into_iter().filter_map(|(file, mut edits)| {
            let mut text = text_of(&files.get(file)?.bytes).ok()?.to_owned();
            edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
            for (range, json) in edits {
                text.replace_range(range, &json);
            }
            Some((file, text))
        });
        corrected.collect()
    }
}

type Edit = (Range<usize>, String);

/// Writes the anchor into a citation in the layout of its other members.
fn edit(text: &str, citation: &RawValue, anchor: &Anchor) -> Option<Edit> {
    let members = json_span::members(citation);
    let span = |value: &RawValue| json_span::span(text, value);
    let [(key, value), (second, _), ..] = members.as_slice() else { return None };
    let (last, _) = members.last().map(|(_, value)| (span(value).end, value))?;
    let object = span(citation);
    let gap = text.get(object.start + 1..span(key).start)?;
    let colon = text.get(span(key).end..span(value).start)?;
    let between = text.get(span(value).end..span(second).start)?;
    let closing = text.get(last..object.end - 1)?;
    // If every member has its own line, the members of the anchor are indented one step more.
    let step = gap.strip_prefix(closing).unwrap_or_default();
    let string = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let mut json = format!("{{{gap}{step}\"first\"{colon}{}", string(&anchor.first));
    if let Some(last) = &anchor.last {
        json.push_str(&format!("{between}{step}\"last\"{colon}{}", string(last)));
    }
    json.push_str(&format!("{gap}}}"));
    let named = |name: &str| members.iter().find(|(key, _)| key.get() == name);
    if let Some((_, old)) = named("\"anchor\"") {
        return Some((span(old), json));
    }
    let end = span(named("\"fingerprint\"")?.1).end;
    Some((end..end, format!("{between}\"anchor\"{colon}{json}")))
}
