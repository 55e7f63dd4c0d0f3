//! The meaning of a complete byte sequence: the tables of keys, mouse reports and replies.

use super::{BEL, ESC};
use crate::terminal::handler::Input;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    More,
    /// Complete; none if the sequence has no meaning here.
    Whole(Option<Input>),
    Paste,
    /// The last byte does not belong to the bytes before it.
    Broken,
}

/// Decodes bytes, which without the last one gave [`Decoded::More`].
pub(super) fn read(bytes: &[u8]) -> Decoded {
    match bytes {
        [ESC] => Decoded::More,
        [ESC, b'[', rest @ ..] => csi(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Decoded::More,
            [last] => whole(final_key(*last, KeyModifiers::NONE)),
            _ => Decoded::Broken,
        },
        [ESC, b']', rest @ ..] => osc(rest),
        [ESC, b'P' | b'X' | b'^' | b'_', rest @ ..] => control_string(rest),
        [ESC, rest @ ..] => typed(rest, KeyModifiers::ALT),
        _ => typed(bytes, KeyModifiers::NONE),
    }
}

fn whole(key: Option<KeyEvent>) -> Decoded {
    Decoded::Whole(key.map(Input::Key))
}

/// A letter in UTF-8, or the control character of a key.
fn typed(bytes: &[u8], modifiers: KeyModifiers) -> Decoded {
    match std::str::from_utf8(bytes).map(|text| text.chars().next()) {
        Ok(None) => Decoded::More,
        Ok(Some(letter)) => match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => whole(Some(ascii(byte, modifiers))),
            _ => whole(Some(KeyEvent::new(KeyCode::Char(letter), modifiers))),
        },
        Err(error) if error.error_len().is_none() => Decoded::More,
        Err(_) => Decoded::Broken,
    }
}

fn ascii(byte: u8, modifiers: KeyModifiers) -> KeyEvent {
    let control = |letter: u8| (KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let (code, more) = match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        ESC => (KeyCode::Esc, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(b' '),
        1..=0x1a => control(byte - 1 + b'a'),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        _ => (KeyCode::Char(char::from(byte)), KeyModifiers::NONE),
    };
    KeyEvent::new(code, modifiers | more)
}

/// The sequence after `ESC [`: parameters and a final byte.
fn csi(rest: &[u8]) -> Decoded {
    match rest {
        // Mouse reports of the oldest form are skipped; they are not keys.
        [b'M', _, _, _] => Decoded::Whole(None),
        [b'M', ..] => Decoded::More,
        // The function keys of the Linux console.
        [b'[', last @ b'A'..=b'E'] => whole(Some(function(*last - b'A' + 1, KeyModifiers::NONE))),
        [b'['] => Decoded::More,
        [parameters @ .., last @ b'@'..=b'~'] => {
            std::str::from_utf8(parameters).map_or(Decoded::Broken, |text| finished(text, *last))
        }
        [.., b' '..=b'?'] | [] => Decoded::More,
        _ => Decoded::Broken,
    }
}

fn finished(parameters: &str, last: u8) -> Decoded {
    if let Some(report) = parameters.strip_prefix('<') {
        return Decoded::Whole(mouse(report, last == b'm'));
    }
    // A part after a colon qualifies a number: for a key, whether it is released.
    let mut numbers = parameters.split(';').map(|number| number.split(':'));
    let mut next = || numbers.next().unwrap_or_else(|| "".split(':'));
    let (mut first, mut second, mut third) = (next(), next(), next());
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
    let code = number(first.next());
    // Modifiers are numbered from 1.
    let modifiers = modifiers(number(second.next()).unwrap_or(1).saturating_sub(1));
    let released = second.next() == Some("3");
    let key = match (last, code) {
        _ if released => None,
        // Focus reports, which another program requested.
        (b'I' | b'O', None) => None,
        (b'~', Some(200)) => return Decoded::Paste,
        (b'~', Some(27)) => number(third.next()).and_then(|code| numbered(code, modifiers)),
        (b'~', Some(code)) => tilde(code, modifiers),
        (b'u', Some(code)) => numbered(code, modifiers),
        (_, None | Some(1)) => final_key(last, modifiers),
        _ => None,
    };
    whole(key)
}

/// Decodes the sum of shift 1, alt 2, control 4.
fn modifiers(bits: u32) -> KeyModifiers {
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 1 != 0);
    modifiers.set(KeyModifiers::ALT, bits & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 4 != 0);
    modifiers
}

fn final_key(last: u8, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'Z' => KeyCode::BackTab,
        b'P'..=b'S' => return Some(function(last - b'P' + 1, modifiers)),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

fn tilde(number: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers have gaps, as old keyboards did.
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23 | 24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// A key given by the code of its character.
fn numbered(number: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        // Codes of the private use area are keys that type nothing.
        0..32 | 0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(number)?),
    };
    Some(KeyEvent::new(code, modifiers))
}

fn function(number: u8, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(KeyCode::F(number), modifiers)
}

fn mouse(report: &str, released: bool) -> Option<Input> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    // Cells are counted from 1; 0 is invalid.
    mouse_event(button, x.checked_sub(1)?, y.checked_sub(1)?, released)
}

fn mouse_event(button: u16, column: u16, row: u16, released: bool) -> Option<Input> {
    let which = match button & 3 {
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        _ => MouseButton::Left,
    };
    let kind = match (button & 64 != 0, button & 32 != 0, button & 3) {
        (true, _, 0) => MouseEventKind::ScrollUp,
        (true, _, 1) => MouseEventKind::ScrollDown,
        (true, _, 2) => MouseEventKind::ScrollLeft,
        (true, ..) => MouseEventKind::ScrollRight,
        (false, true, 3) => MouseEventKind::Moved,
        (false, true, _) => MouseEventKind::Drag(which),
        (false, false, _) if released => MouseEventKind::Up(which),
        (false, false, _) => MouseEventKind::Down(which),
    };
    let modifiers = modifiers(u32::from(button) >> 2);
    Some(Input::Mouse(MouseEvent { kind, column, row, modifiers }))
}

/// The sequence after `ESC ]`, up to BEL or `ESC \`: the background colour, `11;rgb:RRRR/GGGG/BBBB`.
fn osc(rest: &[u8]) -> Decoded {
    match rest {
        [] | [b'0'..=b'9'] => Decoded::More,
        [text @ .., BEL] | [text @ .., ESC, b'\\'] => Decoded::Whole(background_reply(text)),
        [_, .., ESC, _] => Decoded::Broken,
        [_, .., ESC | b' '..=b'~'] => Decoded::More,
        _ => Decoded::Broken,
    }
}

/// The sequence after `ESC P`, `X`, `^` or `_`, up to BEL or `ESC \`: another program's reply.
fn control_string(rest: &[u8]) -> Decoded {
    match rest {
        [.., BEL] | [_, .., ESC, b'\\'] => Decoded::Whole(None),
        [_, .., ESC, _] => Decoded::Broken,
        [] | [_, .., ESC] | [.., b' '..=0xff] => Decoded::More,
        _ => Decoded::Broken,
    }
}

fn background_reply(text: &[u8]) -> Option<Input> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("11;rgb")?;
    let color = text.strip_prefix(':').or_else(|| text.strip_prefix("a:"))?;
    let parts: Vec<u8> = color.split('/').map(share).collect::<Option<_>>()?;
    // A fourth number is the opacity.
    let ([red, green, blue] | [red, green, blue, _]) = *parts else { return None };
    Some(Input::Background { red, green, blue })
}

/// One to four hexadecimal digits, as a fraction of the largest such number.
fn share(part: &str) -> Option<u8> {
    if !(1..=4).contains(&part.len()) || !part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(part, 16).ok()?;
    let largest = (1_u32 << (4 * part.len())) - 1;
    u8::try_from((value * 255 + largest / 2) / largest).ok()
}
