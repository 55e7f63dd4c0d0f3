//! Text that the terminal marked as pasted, until its end arrives or is given up.

use crate::terminal::handler::Input;
use std::time::{Duration, Instant};

const END: &[u8] = b"\x1b[201~";

/// How much of a paste is kept, far more than any field takes; the rest is skipped.
const LARGEST: usize = 1 << 20;

/// How often to check that a paste continues.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// The fewest bytes of a paste in that time, on the slowest line; a person types fewer.
const MIN_BYTES: usize = 128;

#[derive(Debug)]
pub(super) struct Paste {
    text: Vec<u8>,
    end_matched: usize,
    bytes_since_check: usize,
    last_check: Instant,
}

impl Paste {
    pub(super) fn begun(now: Instant) -> Self {
        Self { text: Vec::new(), end_matched: 0, bytes_since_check: 0, last_check: now }
    }

    pub(super) fn until(&self) -> Option<Instant> {
        self.last_check.checked_add(CHECK_INTERVAL)
    }

    pub(super) fn goes_on(&mut self, now: Instant) -> bool {
        let enough = self.bytes_since_check >= MIN_BYTES;
        (self.bytes_since_check, self.last_check) = (0, now);
        enough
    }

    pub(super) fn take(&mut self, byte: u8) -> Option<Input> {
        self.bytes_since_check += 1;
        if END.get(self.end_matched) == Some(&byte) {
            self.end_matched += 1;
            return (self.end_matched == END.len()).then(|| self.whole());
        }
        // A partial end marker was text.
        self.keep(END.get(..self.end_matched).unwrap_or_default());
        self.end_matched = usize::from(END.first() == Some(&byte));
        if self.end_matched == 0 {
            self.keep(&[byte]);
        }
        None
    }

    /// The pasted text without an end marker.
    pub(super) fn end(&mut self) -> Input {
        self.keep(END.get(..self.end_matched).unwrap_or_default());
        self.whole()
    }

    fn keep(&mut self, bytes: &[u8]) {
        if self.text.len() + bytes.len() <= LARGEST {
            self.text.extend_from_slice(bytes);
        }
    }

    fn whole(&mut self) -> Input {
        Input::Paste(String::from_utf8_lossy(&std::mem::take(&mut self.text)).into_owned())
    }
}
