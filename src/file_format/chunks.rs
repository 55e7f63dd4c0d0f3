//! A file with one record a line, cut between lines into pieces that are read by themselves. What
//! no line should be is taken out here: one that is too long, one that is not UTF-8.

use super::{encoding::RECODE, parallel::LONGEST_LINE};
use crate::diagnostics::{Code, SpanDiagnostic};
use std::io::{self, Read};

/// So much is read before it is handed on.
const PIECE: usize = 1 << 20;

/// Some whole lines.
pub(crate) struct Chunk {
    /// Its place among the pieces.
    pub(crate) nth: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Chunk {
    /// How many lines end in it.
    pub(crate) fn lines(&self) -> usize {
        feeds(&self.bytes)
    }

    /// Its text. Lines that are not UTF-8 are made blank, each with its flaw.
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

    /// Makes the line with this byte blank.
    fn blank_line(&mut self, at: usize) -> SpanDiagnostic {
        let is_feed = |byte: &u8| *byte == b'\n';
        let before = self.bytes.get(..at).unwrap_or_default();
        let start = before.iter().rposition(is_feed).map_or(0, |feed| feed + 1);
        let byte = self.bytes.get(at).copied().unwrap_or(0);
        let message =
            format!("invalid UTF-8: byte {} of this line is 0x{byte:02x}", at - start + 1);
        let line = self.bytes.get_mut(start..).unwrap_or_default();
        line.iter_mut().take_while(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        SpanDiagnostic::new(Code::Encoding, start..start, message).help(RECODE)
    }
}

fn feeds(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// Cuts what a reader gives.
pub(crate) struct Chunks<R> {
    from: R,
    /// The beginning of a line whose end is not read yet.
    rest: Vec<u8>,
    nth: usize,
    lines: usize,
    /// Whether the line that is being read is passed over.
    skipping: bool,
    ended: bool,
    /// The numbers of the lines, from 1, that were too long; blank lines stand for them.
    pub(crate) too_long: Vec<usize>,
}

impl<R: Read> Chunks<R> {
    pub(crate) fn new(from: R) -> Self {
        let (rest, too_long) = (Vec::new(), Vec::new());
        Self { from, rest, nth: 0, lines: 0, skipping: false, ended: false, too_long }
    }

    /// The next piece; nothing at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk>> {
        while !self.ended {
            let mut bytes = std::mem::take(&mut self.rest);
            let had = bytes.len();
            bytes.reserve(PIECE);
            self.ended = self.from.by_ref().take(PIECE as u64).read_to_end(&mut bytes)? == 0;
            if self.skipping {
                self.skip(&mut bytes);
            }
            let fresh = bytes.get(had.min(bytes.len())..).unwrap_or_default();
            let whole = match fresh.iter().rposition(|byte| *byte == b'\n') {
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

    /// Takes the rest of a line that is passed over from the beginning of what was read; its end
    /// stays, so that a blank line stands for it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(bytes: &[u8]) -> (Vec<u8>, Vec<usize>) {
        let mut pieces = Chunks::new(bytes);
        let mut all = Vec::new();
        while let Some(piece) = pieces.next().unwrap() {
            assert!(piece.bytes.ends_with(b"\n") || pieces.ended);
            all.extend(piece.bytes);
        }
        (all, pieces.too_long)
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_is_not() {
        let mut text = b"one\n".to_vec();
        text.extend(vec![b'x'; LONGEST_LINE + 3 * PIECE]);
        text.extend(b"\nthree\n");
        assert_eq!(cut(&text), (b"one\n\nthree\n".to_vec(), vec![2]));
        text.truncate(LONGEST_LINE + 2 * PIECE);
        assert_eq!(cut(&text), (b"one\n".to_vec(), vec![2]));
    }

    #[test]
    fn a_line_that_is_not_utf_8_costs_no_other() {
        let mut piece = Chunk { nth: 0, bytes: b"\xef\xbb\xbf{}\n\xd0\xb0\xff\n{}".to_vec() };
        let (text, flaws) = piece.text();
        assert_eq!(text, "{}\n   \n{}");
        let said: Vec<_> = flaws.iter().map(|flaw| (flaw.place.start, &*flaw.message)).collect();
        assert_eq!(said, [(3, "invalid UTF-8: byte 3 of this line is 0xff")]);
    }

    proptest! {
        #[test]
        fn pieces_lose_nothing(lines in prop::collection::vec(0_usize..400_000, 0..12)) {
            let mut text: Vec<u8> = lines.iter().flat_map(|length| [vec![b'a'; *length], vec![b'\n']].concat()).collect();
            text.extend(b"end");
            prop_assert_eq!(cut(&text), (text.clone(), Vec::new()));
        }
    }
}
