//! The lines of a JSON Lines file that an article needs: records linked with it, those that refer
//! to them, and everything named in these. Lines are found by ids, without parsing.

use crate::threads;
use foldhash::fast::RandomState;
use memchr::{memchr, memchr_iter, memchr2, memmem, memrchr};
use std::{collections::HashSet, mem, ops::Range};

/// The lines around a record, others emptied to keep positions; `None` if all must be parsed.
pub(super) fn around(text: &[u8], id: &str) -> Option<Vec<u8>> {
    if id.contains(['"', '\\']) || has_escaped_ascii(text) {
        return None;
    }
    let near = lines_with(text, id);
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
        Some(own) => named.contains(own) || is_metadata(line),
        None => names_any(line, &ids),
    });
    Some(without_others(text, &kept))
}

/// Whether an ASCII letter may be escaped, so that an id cannot be found by its bytes.
fn has_escaped_ascii(text: &[u8]) -> bool {
    let is_ascii = |at| matches!(text.get(at + 4), Some(b'2'..=b'7'));
    memmem::find_iter(text, br"\u00").any(is_ascii)
}

fn lines_with<'t>(text: &'t [u8], string: &str) -> Vec<&'t [u8]> {
    let mut lines = Vec::new();
    let mut end = 0;
    for at in memmem::find_iter(text, format!("\"{string}\"").as_bytes()) {
        if at >= end {
            let start =
                memrchr(b'\n', text.get(..at).unwrap_or_default()).map_or(0, |feed| feed + 1);
            let rest = text.get(at..).unwrap_or_default();
            end = at + memchr(b'\n', rest).unwrap_or(rest.len());
            lines.extend(text.get(start..end));
        }
    }
    lines
}

fn names_any(line: &[u8], ids: &IdSet<'_>) -> bool {
    strings(line).any(|string| ids.contains(string.text))
}

fn is_metadata(line: &[u8]) -> bool {
    strings(line).any(|string| string.key == b"kind" && string.text == b"dossier")
}

fn own_id(line: &[u8]) -> Option<&[u8]> {
    strings(line).find(|string| string.key == b"id").map(|string| string.text)
}

/// A string that is a value.
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

/// A set of ids with a fast hash, as every string of the file is looked up.
type IdSet<'t> = HashSet<&'t [u8], RandomState>;

/// The fewest bytes that are worth a thread of their own.
const SHARE: usize = 1 << 20;

fn select(text: &[u8], is_wanted: impl Fn(&[u8]) -> bool + Sync) -> Vec<Range<usize>> {
    // The start of the first line that begins here or later.
    let line_start = |at: usize| {
        let rest = at.checked_sub(1).map(|before| text.get(before..).unwrap_or_default());
        rest.map_or(0, |rest| memchr(b'\n', rest).map_or(text.len(), |feed| at + feed))
    };
    let lines = threads::map_shares(text.len(), SHARE, |share| -> Vec<Range<usize>> {
        let (first, end) = (line_start(share.start), line_start(share.end));
        let mut start = first;
        let feeds = memchr_iter(b'\n', text.get(first..end).unwrap_or_default());
        let ends = feeds.map(|feed| first + feed).chain([end]);
        let lines = ends.map(|end| mem::replace(&mut start, end + 1)..end);
        lines.filter(|line| text.get(line.clone()).is_some_and(&is_wanted)).collect()
    });
    lines.concat()
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
    left.extend(feeds(at..text.len()));
    left
}
