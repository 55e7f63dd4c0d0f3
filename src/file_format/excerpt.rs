//! The lines of a JSON Lines file that an article or the answer of a search needs: some records, those
//! that refer to them, and everything named in these. Lines are found by ids, without parsing.

use crate::threads;
use foldhash::fast::RandomState;
use memchr::{memchr, memchr_iter, memchr2, memmem};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    mem,
    ops::Range,
};

/// The lines around a record, others emptied to keep positions; `None` if all must be parsed.
pub(crate) fn around(text: &[u8], id: &str) -> Option<Vec<u8>> {
    if id.contains(['"', '\\']) || has_escaped_ascii(text) {
        return None;
    }
    let quoted = format!("\"{id}\"");
    let finder = memmem::Finder::new(&quoted);
    let near = select(text, |line| finder.find(line).is_some());
    let near: Vec<&[u8]> = near.into_iter().filter_map(|line| text.get(line)).collect();
    near.iter().any(|line| own_id(line) == Some(id.as_bytes())).then_some(())?;
    let (mut ids, mut referenced) = (IdSet::default(), IdSet::default());
    for line in near {
        if own_id(line) == Some(id.as_bytes()) {
            // Other records that cite the same sources are not related.
            let references = strings(line).filter(|string| string.key != b"source");
            referenced.extend(references.map(|string| string.text));
        }
        ids.extend(own_id(line));
    }
    for line in select(text, |line| own_id(line).is_some_and(|own| referenced.contains(own))) {
        ids.extend(text.get(line).and_then(own_id));
    }
    let mut named = IdSet::default();
    for line in select(text, |line| names_any(line, &ids)) {
        let line = text.get(line).unwrap_or_default();
        named.extend(strings(line).map(|string| string.text));
    }
    let kept = select(text, |line| match own_id(line) {
        Some(own) => named.contains(own) || is_of_kind(line, b"dossier"),
        None => names_any(line, &ids),
    });
    Some(without_others(text, &kept))
}

/// Whether an ASCII letter may be escaped, so that an id cannot be found by its bytes.
fn has_escaped_ascii(text: &[u8]) -> bool {
    let is_ascii = |at| matches!(text.get(at + 4), Some(b'2'..=b'7'));
    memmem::find_iter(text, br"\u00").any(is_ascii)
}

/// A line, by its bytes in the file, and the clauses of a query that its words may match, one bit each.
#[derive(Debug, Clone)]
pub struct LineMatch {
    /// The bytes of the line, without its end.
    pub range: Range<usize>,
    /// A bit for each clause.
    pub clauses: u64,
}

/// Texts, and references by which a record is not found.
const NOT_SEARCHED: [&[u8]; 5] = [b"source", b"reported_by", b"title", b"text", b"summary"];

const ABOUT: &[u8] = b"about";
const SYNONYMS: &[u8] = b"\"synonyms\"";

/// The lines that a search needs: those that may match all clauses, by their own words or those of records
/// they refer to, with what their documents are made of. Others are emptied to keep positions. `None`
/// if all must be parsed, as with synonyms, by which other words match.
pub fn of_matches(text: &[u8], lines: &[LineMatch], all: u64) -> Option<Vec<u8>> {
    let first = lines.first().filter(|line| text.get(line.range.start) == Some(&b'{'))?;
    let needs_all = threads::map_shares(text.len(), SHARE, |share| {
        // What begins in one share may end in the next.
        let end = text.len().min(share.end + SYNONYMS.len());
        let part = text.get(share.start..end).unwrap_or_default();
        memmem::find(part, SYNONYMS).is_some() || has_escaped_ascii(part)
    });
    if needs_all.contains(&true) {
        return None;
    }
    if lines.iter().all(|line| line.clauses == 0) {
        return Some(without_others(text, std::slice::from_ref(&first.range)));
    }
    let lines = linked_lines(text, lines);
    // A treaty is also found by those who made statements about it.
    let mut of_subjects: IdMap<'_> = IdMap::default();
    for line in lines.iter().filter(|line| line.is_about && line.clauses != 0) {
        subjects(line.text).for_each(|id| *of_subjects.entry(id).or_default() |= line.clauses);
    }
    let is_matching = |line: &LinkedLine<'_>| {
        let of_statements = || of_subjects.get(line.id?).copied();
        line.clauses == all
            || line.clauses | of_statements().unwrap_or(0) == all
                && is_of_kind(line.text, b"treaty")
    };
    let matching = shared(&lines, |line| is_matching(line).then_some(line));
    if matching.len() > lines.len() / MOST_MATCHING {
        return None;
    }
    let ids: IdSet<'_> = matching.iter().filter_map(|line| line.id).collect();
    let is_about_one =
        |line: &LinkedLine<'_>| line.is_about && subjects(line.text).any(|id| ids.contains(id));
    let named = shared(&lines, |line| {
        let references = || references(line.text).map(|it| it.text);
        let is_needed = is_matching(line) || is_about_one(line);
        is_needed.then(|| line.id.into_iter().chain(references())).into_iter().flatten()
    });
    let named: IdSet<'_> = ids.iter().copied().chain(named).collect();
    let kept = shared(&lines, |line| {
        let is_kept = line.range == first.range
            || line.id.is_some_and(|id| named.contains(id))
            || line.id.is_none() && is_matching(line);
        is_kept.then(|| line.range.clone())
    });
    Some(without_others(text, &kept))
}

struct LinkedLine<'t> {
    range: Range<usize>,
    text: &'t [u8],
    id: Option<&'t [u8]>,
    /// The clauses that it or a record that it refers to may match.
    clauses: u64,
    is_about: bool,
}

fn linked_lines<'t>(text: &'t [u8], lines: &[LineMatch]) -> Vec<LinkedLine<'t>> {
    let bytes = |line: &LineMatch| text.get(line.range.clone()).unwrap_or_default();
    let mut of_ids: IdMap<'_> = IdMap::default();
    let matching = lines.iter().filter(|line| line.clauses != 0);
    for (id, clauses) in matching.filter_map(|it| Some((own_id(bytes(it))?, it.clauses))) {
        *of_ids.entry(id).or_default() |= clauses;
    }
    shared(lines, |line| {
        let (text, range) = (bytes(line), line.range.clone());
        let (id, clauses) = (own_id(text), line.clauses);
        let mut linked = LinkedLine { range, text, id, clauses, is_about: false };
        for reference in references(text) {
            linked.is_about |= reference.key == ABOUT;
            linked.clauses |= of_ids.get(reference.text).unwrap_or(&0);
        }
        Some(linked)
    })
}

/// What is made of each line, in order; the work is shared among threads.
fn shared<'l, L: Sync, M: IntoIterator<Item: Send>>(
    lines: &'l [L],
    made: impl Fn(&'l L) -> M + Sync,
) -> Vec<M::Item> {
    let shares = threads::map_shares(lines.len(), SHARE_OF_LINES, |share| {
        let lines = lines.get(share).unwrap_or_default();
        lines.iter().flat_map(&made).collect::<Vec<M::Item>>()
    });
    shares.into_iter().flatten().collect()
}

/// What a statement or figure is about.
fn subjects(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    strings(line).filter(|string| string.key == ABOUT).map(|string| string.text)
}

fn references(line: &[u8]) -> impl Iterator<Item = StringValue<'_>> {
    strings(line).filter(|string| !NOT_SEARCHED.contains(&string.key))
}

/// The fewest lines that are worth a thread of their own.
const SHARE_OF_LINES: usize = 4096;

/// If more than one line in this many may match, all are read: the scan would cost more than it saves.
const MOST_MATCHING: usize = 3;

fn names_any(line: &[u8], ids: &IdSet<'_>) -> bool {
    strings(line).any(|string| ids.contains(string.text))
}

fn is_of_kind(line: &[u8], kind: &[u8]) -> bool {
    strings(line).any(|string| string.key == b"kind" && string.text == kind)
}

fn own_id(line: &[u8]) -> Option<&[u8]> {
    strings(line).find(|string| string.key == b"id").map(|string| string.text)
}

struct StringValue<'t> {
    /// The last key before it.
    key: &'t [u8],
    /// The text as written, with escapes.
    text: &'t [u8],
}

fn strings(line: &[u8]) -> impl Iterator<Item = StringValue<'_>> {
    let (mut at, mut key) = (0, &b""[..]);
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(b'"', line.get(at..)?)? + 1;
            let mut end = start;
            loop {
                end += memchr2(b'"', b'\\', line.get(end..)?)?;
                if line.get(end) == Some(&b'"') {
                    break;
                }
                end += 2;
            }
            at = end + 1;
            let text = line.get(start..end)?;
            let mut after = line.get(at..)?.iter().skip_while(|byte| byte.is_ascii_whitespace());
            if after.next() != Some(&b':') {
                return Some(StringValue { key, text });
            }
            key = text;
        }
    })
}

/// Clauses by id, one bit each.
type IdMap<'t> = HashMap<&'t [u8], u64, RandomState>;

/// A line, or its strings if it has escapes.
pub(crate) fn without_escapes(line: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'\\', line).is_none() {
        return line.into();
    }
    let unescaped = |string: StringValue<'_>| {
        let quoted = [b"\"", string.text, b"\""].concat();
        serde_json::from_slice::<String>(&quoted)
            .map_or_else(|_| string.text.to_owned(), String::into_bytes)
    };
    strings(line).map(unescaped).collect::<Vec<Vec<u8>>>().join(&b'\n').into()
}

/// A set of ids with a fast hash, as every string of the file is looked up.
type IdSet<'t> = HashSet<&'t [u8], RandomState>;

/// The fewest bytes that are worth a thread of their own.
const SHARE: usize = 1 << 20;

fn select(text: &[u8], is_wanted: impl Fn(&[u8]) -> bool + Sync) -> Vec<Range<usize>> {
    let lines = threads::map_shares(text.len(), SHARE, |share| -> Vec<Range<usize>> {
        let lines = lines_in(text, share);
        lines.filter(|line| text.get(line.clone()).is_some_and(&is_wanted)).collect()
    });
    lines.concat()
}

/// The lines that begin in a part of a text.
pub(crate) fn lines_in(text: &[u8], part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    // The start of the first line that begins here or later.
    let line_start = |at: usize| {
        let rest = at.checked_sub(1).map(|before| text.get(before..).unwrap_or_default());
        rest.map_or(0, |rest| memchr(b'\n', rest).map_or(text.len(), |feed| at + feed))
    };
    let (first, end) = (line_start(part.start), line_start(part.end));
    let mut start = first;
    let feeds = memchr_iter(b'\n', text.get(first..end).unwrap_or_default());
    let ends = feeds.map(move |feed| first + feed).chain([end]);
    ends.map(move |end| mem::replace(&mut start, end + 1)..end)
}

fn without_others(text: &[u8], kept: &[Range<usize>]) -> Vec<u8> {
    let mut left = Vec::new();
    let mut at = 0;
    let feeds = |skipped: Range<usize>| {
        memchr_iter(b'\n', text.get(skipped).unwrap_or_default()).map(|_| b'\n')
    };
    for line in kept {
        left.extend(feeds(at..line.start));
        left.extend_from_slice(text.get(line.clone()).unwrap_or_default());
        at = line.end;
    }
    left.extend(text.get(at).map(|_| b'\n'));
    left
}
