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
mod tests {
    use super::*;

    #[test]
    fn backgrounds_are_told_apart() {
        assert!(is_light(255, 255, 255) && is_light(253, 246, 227));
        assert!(!is_light(0, 0, 0) && !is_light(0, 43, 54) && !is_light(40, 42, 120));
    }

    #[test]
    fn keys_come_over_as_they_are() {
        let press = |code, modifiers| key(KeyEvent::new(code, modifiers)).to_string();
        assert_eq!(press(Code::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(press(Code::Char('D'), KeyModifiers::CONTROL), "ctrl-d");
        assert_eq!(press(Code::BackTab, KeyModifiers::SHIFT), "shift-tab");
    }
}
