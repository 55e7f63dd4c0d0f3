//! Picks the terminal's answer about its background out of the keys.
//!
//! crossterm does not know this answer, `ESC ] 11 ; rgb : RRRR / GGGG / BBBB ESC \`, and reads it
//! as Alt-], some letters and Alt-\ (or Ctrl-g, where it ends in BEL). Keys that could be part of
//! it are held back until it is clear what they are; whatever else they are is given out again.

use super::session::Input;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::time::{Duration, Instant};

/// How long a lone Alt-] is held: an answer comes in one piece, a person types slower.
const HOLD: Duration = Duration::from_millis(100);

/// How long the rest is awaited once it can be nothing but the answer, torn apart on a slow line.
const REST: Duration = Duration::from_secs(1);

/// What nobody types after Alt-].
const SURE: &str = "11;";

/// How an answer begins, with and without transparency.
const HEADS: [&str; 2] = ["11;rgb:", "11;rgba:"];

/// The state of the search for an answer.
#[derive(Default)]
pub(super) struct Background {
    held: Vec<KeyEvent>,
    text: String,
    /// The answer's last character is torn in two keys, of which the first came.
    escaped: bool,
    until: Option<Instant>,
}

impl Background {
    /// When [`Background::give_up`] is due; nothing while no key is held.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }

    /// Takes an event; what is clear by now goes out in order.
    pub(super) fn take(&mut self, event: Event, now: Instant, out: &mut Vec<Input>) {
        let key = match event {
            // The size is asked of the terminal when signals say so; here it is only a wake-up.
            Event::Resize(..) => return,
            Event::Key(key) if key.kind == KeyEventKind::Release => return,
            Event::Key(key) => key,
            // A cell 0, of which crossterm takes one.
            Event::Mouse(mouse) if mouse.column == u16::MAX || mouse.row == u16::MAX => return,
            Event::Paste(text) => return self.other(Input::Paste(text), out),
            Event::Mouse(mouse) => return self.other(Input::Mouse(mouse), out),
            Event::FocusGained => return self.other(Input::Focus(true), out),
            Event::FocusLost => return self.other(Input::Focus(false), out),
        };
        if self.held.is_empty() {
            return self.begin(key, now, out);
        }
        let colour = colour(&self.text);
        let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        match key.code {
            KeyCode::Char('\\') if key.modifiers == KeyModifiers::ALT || self.escaped => {
                self.finish(colour, key, out);
            }
            KeyCode::Char('g') if key.modifiers == KeyModifiers::CONTROL => {
                self.finish(colour, key, out);
            }
            KeyCode::Esc if colour.is_some() && !self.escaped => {
                self.escaped = true;
                self.hold(key, now);
            }
            KeyCode::Char(letter) if plain && !self.escaped && continues(&self.text, letter) => {
                self.text.push(letter);
                self.hold(key, now);
            }
            _ => {
                self.release(out);
                self.begin(key, now, out);
            }
        }
    }

    /// Nothing followed in time.
    pub(super) fn give_up(&mut self, out: &mut Vec<Input>) {
        match colour(&self.text) {
            // Its end was a byte that is no key.
            Some(colour) => {
                self.forget();
                out.push(colour);
            }
            // A torn answer: as keys it could do anything.
            None if self.text.starts_with(SURE) => self.forget(),
            None => self.release(out),
        }
    }

    fn begin(&mut self, key: KeyEvent, now: Instant, out: &mut Vec<Input>) {
        if key.code == KeyCode::Char(']') && key.modifiers == KeyModifiers::ALT {
            self.hold(key, now);
        } else {
            out.push(Input::Key(key));
        }
    }

    fn hold(&mut self, key: KeyEvent, now: Instant) {
        self.held.push(key);
        self.until = now.checked_add(if self.text.starts_with(SURE) { REST } else { HOLD });
    }

    fn finish(&mut self, colour: Option<Input>, last: KeyEvent, out: &mut Vec<Input>) {
        if let Some(colour) = colour {
            self.forget();
            out.push(colour);
        } else {
            self.other(Input::Key(last), out);
        }
    }

    fn other(&mut self, input: Input, out: &mut Vec<Input>) {
        self.release(out);
        out.push(input);
    }

    fn release(&mut self, out: &mut Vec<Input>) {
        out.extend(self.held.drain(..).map(Input::Key));
        self.forget();
    }

    fn forget(&mut self) {
        self.held.clear();
        self.text.clear();
        self.escaped = false;
        self.until = None;
    }
}

/// Whether an answer can go on with this letter.
fn continues(text: &str, letter: char) -> bool {
    let longer = format!("{text}{letter}");
    HEADS.iter().any(|head| {
        head.starts_with(&longer)
            || longer.strip_prefix(head).is_some_and(|rest| {
                rest.split('/').count() <= 4 && rest.split('/').all(|part| is_hex(part, 0))
            })
    })
}

fn is_hex(part: &str, shortest: usize) -> bool {
    (shortest..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The colour, if the answer is complete.
fn colour(text: &str) -> Option<Input> {
    let rest = HEADS.iter().find_map(|head| text.strip_prefix(head))?;
    let parts: Vec<u8> = rest.split('/').map(share).collect::<Option<_>>()?;
    let ([red, green, blue] | [red, green, blue, _]) = *parts else { return None };
    Some(Input::Background { red, green, blue })
}

/// One to four hexadecimal digits, as a share of the largest such number.
fn share(part: &str) -> Option<u8> {
    if !is_hex(part, 1) {
        return None;
    }
    let value = u32::from_str_radix(part, 16).ok()?;
    let largest = (1_u32 << (4 * part.len())) - 1;
    u8::try_from((value * 255 + largest / 2) / largest).ok()
}

#[cfg(test)]
mod tests;
