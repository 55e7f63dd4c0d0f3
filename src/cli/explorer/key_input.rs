//! Converts keys and colours from the terminal's types to the app's.

use crate::app::{Code, Key};
use crossterm::event::{KeyEvent, KeyModifiers};

pub(super) fn key(event: KeyEvent) -> Key {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    // Terminals disagree about Control with a capital letter: both become the small letter.
    let code = match event.code {
        Code::Char(letter) if ctrl => Code::Char(letter.to_ascii_lowercase()),
        code => code,
    };
    Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) }
}

/// Whether a colour is closer to white than to black, by relative luminance.
pub(super) fn is_light(red: u8, green: u8, blue: u8) -> bool {
    let weighed = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    weighed > 10_000 * 128
}

#[cfg(test)]
#[path = "../../../tests/unit/key_input.rs"]
mod tests;
