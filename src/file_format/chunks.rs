//! Cuts JSON Lines into chunks. Overlong and non-UTF-8 lines are blanked to save the others.

use super::encoding::RECODE;
use crate::diagnostics::{Code, SpanDiagnostic};
use memchr::{memchr, memchr_iter, memrchr};
use std::io::{self, Read};

/// The longest line, in bytes. No record is longer, and memory might not hold a longer line.
pub const LONGEST_LINE: usize = 16 << 20;

/// The size of a chunk, in bytes.
const CHUNK: usize = 1 << 20;

pub(super) fn line_count(chunk: &[u8]) -> usize {
    memchr_iter(b'\n', chunk).count()
}

/// The text of a chunk, and a problem for each line that is not UTF-8 and was blanked.
pub(super) fn text_of_chunk(chunk: &mut [u8]) -> (&str, Vec<SpanDiagnostic>) {
    let mut problems = Vec::new();
    while let Err(error) = std::str::from_utf8(chunk) {
        problems.push(blank_line(chunk, error.valid_up_to()));
    }
    (std::str::from_utf8(chunk).unwrap_or_default(), problems)
}

fn blank_line(chunk: &mut [u8], at: usize) -> SpanDiagnostic {
    let before = chunk.get(..at).unwrap_or_default();
    let start = memrchr(b'\n', before).map_or(0, |feed| feed + 1);
    let byte = chunk.get(at).copied().unwrap_or(0);
    let message = format!("invalid UTF-8: byte {} of this line is 0x{byte:02x}", at - start + 1);
    let line = chunk.get_mut(start..).unwrap_or_default();
    line.iter_mut().take_while(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    SpanDiagnostic::new(Code::Encoding, start..start, message).help(RECODE)
}

pub(super) struct Chunks<R> {
    from: R,
    /// The start of an incomplete line.
    rest: Vec<u8>,
    lines: usize,
    skipping: bool,
    ended: bool,
    /// The numbers, from 1, of lines that were too long and were blanked.
    pub(super) too_long: Vec<usize>,
}

impl<R: Read> Chunks<R> {
    pub(super) fn new(from: R) -> Self {
        let (rest, too_long) = (Vec::new(), Vec::new());
        Self { from, rest, lines: 0, skipping: false, ended: false, too_long }
    }

    /// The next chunks, at most `most`, and the error that ended them.
    pub(super) fn batch(&mut self, most: usize) -> (Vec<Vec<u8>>, io::Result<()>) {
        let mut batch = Vec::new();
        while !self.ended && batch.len() < most {
            match self.next() {
                Ok(chunk) if chunk.is_empty() => {}
                Ok(chunk) => batch.push(chunk),
                Err(error) => return (batch, Err(error)),
            }
        }
        (batch, Ok(()))
    }

    fn next(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let had = bytes.len();
        bytes.reserve(CHUNK);
        self.ended = self.from.by_ref().take(CHUNK as u64).read_to_end(&mut bytes)? == 0;
        if self.lines == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        if self.skipping {
            self.skip(&mut bytes);
        }
        let fresh = bytes.get(had.min(bytes.len())..).unwrap_or_default();
        let whole = match memrchr(b'\n', fresh) {
            Some(feed) => had.min(bytes.len()) + feed + 1,
            None if self.ended => bytes.len(),
            None => 0,
        };
        self.rest = bytes.split_off(whole);
        if self.rest.len() > LONGEST_LINE {
            self.rest = Vec::new();
            self.skipping = true;
            self.too_long.push(self.lines + line_count(&bytes) + 1);
        }
        self.lines += line_count(&bytes);
        Ok(bytes)
    }

    fn skip(&mut self, bytes: &mut Vec<u8>) {
        match memchr(b'\n', bytes) {
            Some(feed) => {
                bytes.drain(..feed);
                self.skipping = false;
            }
            None => bytes.clear(),
        }
    }
}
