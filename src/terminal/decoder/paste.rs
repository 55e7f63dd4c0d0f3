//! Text that the terminal marked as pasted, until its end arrives or is given up.

use crate::terminal::handler::Input;
use std::time::{Duration, Instant};

const END: &[u8] = b"\x1b[201~";

/// How much of a paste is kept, far more than any field takes; the rest is skipped.
const LARGEST: usize = 1 << 20;

/// How often to check that a paste continues.
const WHILE: Duration = Duration::from_secs(1);

/// The fewest bytes of a paste in that time, on the slowest line; a person types fewer.
const PACE: usize = 128;

#[derive(Debug)]
pub(super) struct Paste {
    text: Vec<u8>,
    ended: usize,
    /// The bytes since the last check.
    since: usize,
    asked: Instant,
}

impl Paste {
    pub(super) fn begun(now: Instant) -> Self {
        Self { text: Vec::new(), ended: 0, since: 0, asked: now }
    }

    pub(super) fn until(&self) -> Option<Instant> {
        self.asked.checked_add(WHILE)
    }

    pub(super) fn goes_on(&mut self, now: Instant) -> bool {
        let enough = self.since >= PACE;
        (self.since, self.asked) = (0, now);
        enough
    }

    pub(super) fn take(&mut self, byte: u8) -> Option<Input> {
        self.since += 1;
        if END.get(self.ended) == Some(&byte) {
            self.ended += 1;
            return (self.ended == END.len()).then(|| self.whole());
        }
        // A partial end marker was text.
        self.keep(END.get(..self.ended).unwrap_or_default());
        self.ended = usize::from(END.first() == Some(&byte));
        if self.ended == 0 {
            self.keep(&[byte]);
        }
        None
    }

    /// The pasted text without an end marker.
    pub(super) fn end(&mut self) -> Input {
        self.keep(END.get(..self.ended).unwrap_or_default());
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
