//! Bytes → inputs. Libraries wait without limit; here every sequence and every paste ends in time.

mod paste;
mod sequence;

use super::handler::Input;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use paste::Paste;
use sequence::Decoded;
use std::time::{Duration, Instant};

pub(super) const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const CTRL_C: u8 = 0x03;

/// How long a lone Esc is held back: a sequence arrives in one piece, or in two over a network.
const ESC_TIMEOUT: Duration = Duration::from_millis(30);

/// How long input is held back that may be a key with Alt: Alt-[, Alt-O and Alt-] begin sequences.
const ALT_TIMEOUT: Duration = Duration::from_millis(100);

/// How long to wait for the rest of a sequence that nobody types, split on a slow line.
const SEQUENCE_TIMEOUT: Duration = Duration::from_secs(1);

/// The longest sequence; longer ones are unknown, and are skipped to their end.
const LONGEST: usize = 64;

/// Decodes the bytes of a terminal into inputs.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a sequence, or of a letter of several bytes.
    held: Vec<u8>,
    paste: Option<Paste>,
    until: Option<Instant>,
}

impl Decoder {
    /// When [`Decoder::give_up`] is due; none if nothing is held back.
    pub fn until(&self) -> Option<Instant> {
        self.until
    }

    /// Decodes the bytes of one read; inputs that are complete go out in order.
    pub fn take(&mut self, bytes: &[u8], now: Instant, out: &mut Vec<Input>) {
        // A single key was pressed: the paste's end is lost.
        if let ([CTRL_C], Some(paste)) = (bytes, &mut self.paste) {
            out.push(paste.end());
            self.paste = None;
        }
        for byte in bytes {
            self.byte(*byte, now, out);
        }
        let patience = match self.held.as_slice() {
            [] => None,
            [ESC] => Some(ESC_TIMEOUT),
            [ESC, _] => Some(ALT_TIMEOUT),
            _ => Some(SEQUENCE_TIMEOUT),
        };
        self.until = match &self.paste {
            Some(paste) => paste.until(),
            None => patience.and_then(|patience| now.checked_add(patience)),
        };
    }

    /// Releases what is held back, since nothing followed in time.
    pub fn give_up(&mut self, now: Instant, out: &mut Vec<Input>) {
        self.until = None;
        if let Some(paste) = &mut self.paste {
            if paste.goes_on(now) {
                self.until = paste.until();
                return;
            }
            out.push(paste.end());
            self.paste = None;
        }
        self.release(out);
    }

    fn byte(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        if let Some(paste) = &mut self.paste {
            if let Some(whole) = paste.take(byte) {
                out.push(whole);
                self.paste = None;
            }
            return;
        }
        // A control character is not part of a sequence, except at the end of a command or with Alt.
        let belongs = match self.held.as_slice() {
            [] => true,
            [ESC] => matches!(byte, b'\r' | b'\t'),
            [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => matches!(byte, BEL | ESC),
            _ => false,
        };
        if byte < b' ' && !belongs {
            self.release(out);
        }
        if self.held.len() >= LONGEST {
            // The last byte may be the first of two that end the sequence.
            self.held.remove(LONGEST - 2);
        }
        self.held.push(byte);
        match sequence::read(&self.held) {
            Decoded::More => {}
            Decoded::Whole(input) => {
                self.held.clear();
                out.extend(input);
            }
            Decoded::Paste => {
                self.held.clear();
                self.paste = Some(Paste::begun(now));
            }
            // The byte begins the next input.
            Decoded::Broken if self.held.len() > 1 => {
                self.held.pop();
                self.release(out);
                self.byte(byte, now, out);
            }
            Decoded::Broken => self.held.clear(),
        }
    }

    /// Releases bytes that will not become a sequence: typed keys, or a meaningless fragment.
    fn release(&mut self, out: &mut Vec<Input>) {
        let typed = match self.held.as_slice() {
            [ESC] => Some(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)),
            [ESC, letter @ b' '..=b'~'] => {
                Some(KeyEvent::new(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT))
            }
            _ => None,
        };
        self.held.clear();
        out.extend(typed.map(Input::Key));
    }
}
