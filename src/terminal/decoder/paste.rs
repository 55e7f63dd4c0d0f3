//! Text that the terminal marked as pasted, until its end comes, or must be given up.

use crate::terminal::handler::Input;
use std::time::{Duration, Instant};

const END: &[u8] = b"\x1b[201~";

/// How much of a paste is kept: no field takes nearly as much. The rest is read and forgotten.
const LARGEST: usize = 1 << 20;

/// How often it is asked whether the paste goes on.
const WHILE: Duration = Duration::from_secs(1);

/// The least bytes a paste brings in that time, on the slowest line; a person typing brings fewer.
const PACE: usize = 128;

#[derive(Debug)]
pub(super) struct Paste {
    text: Vec<u8>,
    ended: usize,
    /// How much came since it was last asked.
    since: usize,
    asked: Instant,
}

impl Paste {
    pub(super) fn begun(now: Instant) -> Self {
        Self { text: Vec::new(), ended: 0, since: 0, asked: now }
    }

    /// When it must be asked whether the paste goes on.
    pub(super) fn until(&self) -> Option<Instant> {
        self.asked.checked_add(WHILE)
    }

    /// Whether enough came lately.
    pub(super) fn goes_on(&mut self, now: Instant) -> bool {
        let enough = self.since >= PACE;
        (self.since, self.asked) = (0, now);
        enough
    }

    /// Takes a byte; the paste if that was its last.
    pub(super) fn take(&mut self, byte: u8) -> Option<Input> {
        self.since += 1;
        if END.get(self.ended) == Some(&byte) {
            self.ended += 1;
            return (self.ended == END.len()).then(|| self.whole());
        }
        // What looked like the end was text.
        self.keep(END.get(..self.ended).unwrap_or_default());
        self.ended = usize::from(END.first() == Some(&byte));
        if self.ended == 0 {
            self.keep(&[byte]);
        }
        None
    }

    /// What came, though its end did not.
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
