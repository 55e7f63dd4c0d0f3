//! Cuts JSON Lines into chunks; overlong and non-UTF-8 lines are blanked, to cost no other line.

use super::encoding::RECODE;
use crate::diagnostics::{Code, SpanDiagnostic};
use memchr::{memchr_iter, memrchr};
use std::io::{self, Read};

/// The longest line, in bytes. No record is longer, and a longer line would not fit into memory.
pub const LONGEST_LINE: usize = 16 << 20;

/// The size of a chunk, in bytes.
const CHUNK: usize = 1 << 20;

pub(crate) struct Chunk {
    pub(crate) nth: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Chunk {
    pub(crate) fn lines(&self) -> usize {
        feeds(&self.bytes)
    }

    /// The text, and a problem for each line that is not UTF-8 and was blanked.
    pub(crate) fn text(&mut self) -> (&str, Vec<SpanDiagnostic>) {
        if self.nth == 0 && self.bytes.starts_with(b"\xef\xbb\xbf") {
            self.bytes.drain(..3);
        }
        let mut flaws = Vec::new();
        while let Err(error) = std::str::from_utf8(&self.bytes) {
            flaws.push(self.blank_line(error.valid_up_to()));
        }
        (std::str::from_utf8(&self.bytes).unwrap_or_default(), flaws)
    }

    fn blank_line(&mut self, at: usize) -> SpanDiagnostic {
        let before = self.bytes.get(..at).unwrap_or_default();
        let start = memrchr(b'\n', before).map_or(0, |feed| feed + 1);
        let byte = self.bytes.get(at).copied().unwrap_or(0);
        let message =
            format!("invalid UTF-8: byte {} of this line is 0x{byte:02x}", at - start + 1);
        let line = self.bytes.get_mut(start..).unwrap_or_default();
        line.iter_mut().take_while(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        SpanDiagnostic::new(Code::Encoding, start..start, message).help(RECODE)
    }
}

fn feeds(bytes: &[u8]) -> usize {
    memchr_iter(b'\n', bytes).count()
}

pub(crate) struct Chunks<R> {
    from: R,
    /// The start of a line whose end is not read yet.
    rest: Vec<u8>,
    nth: usize,
    lines: usize,
    skipping: bool,
    ended: bool,
    /// The numbers, from 1, of lines that were too long and are blank now.
    pub(crate) too_long: Vec<usize>,
}

impl<R: Read> Chunks<R> {
    pub(crate) fn new(from: R) -> Self {
        let (rest, too_long) = (Vec::new(), Vec::new());
        Self { from, rest, nth: 0, lines: 0, skipping: false, ended: false, too_long }
    }

    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk>> {
        while !self.ended {
            let mut bytes = std::mem::take(&mut self.rest);
            let had = bytes.len();
            bytes.reserve(CHUNK);
            self.ended = self.from.by_ref().take(CHUNK as u64).read_to_end(&mut bytes)? == 0;
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
                self.too_long.push(self.lines + feeds(&bytes) + 1);
            }
            if !bytes.is_empty() {
                let nth = self.nth;
                self.nth += 1;
                self.lines += feeds(&bytes);
                return Ok(Some(Chunk { nth, bytes }));
            }
        }
        Ok(None)
    }

    fn skip(&mut self, bytes: &mut Vec<u8>) {
        match bytes.iter().position(|byte| *byte == b'\n') {
            Some(feed) => {
                bytes.drain(..feed);
                self.skipping = false;
            }
            None => bytes.clear(),
        }
    }
}
