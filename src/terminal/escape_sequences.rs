//! The escape sequences that set the terminal up and put it back, each in one place.
//! They are constants so that a signal or a panic can write them without building anything.

/// Sets the terminal up for a full screen: the alternate screen, empty (the Linux console has none
/// and must be cleared), no cursor, pastes marked as such.
pub(super) const ENTER: &str = "\x1b[?1049h\x1b[0m\x1b[2J\x1b[H\x1b[?25l\x1b[?2004h";

/// Undoes everything that this program, or a program it ran, may have set. Safe to send twice, and
/// to a terminal that was never set up.
/// Order: modes of the alternate screen are reset while still on it (terminals keep the
/// keyboard protocol per screen), modes of both after leaving it.
pub(super) const RESET: &str = concat!(
    "\x1b[?2026l", // show what a half-drawn frame held back
    "\x1b[=0u",    // keyboard protocol of kitty
    "\x1b[?1000l", // mouse: clicks,
    "\x1b[?1002l", // drags,
    "\x1b[?1003l", // movement,
    "\x1b[?1015l", // and the ways
    "\x1b[?1006l", // to report it
    "\x1b[?1004l", // focus
    "\x1b[?2004l", // pastes
    "\x1b[?1049l", // alternate screen
    "\x1b[?7h",    // wrap at the edge
    "\x1b[0m",     // colours
    "\x1b[?25h",   // cursor
);

/// Cuts off a sequence that was written only in part, so that the next one is read as one.
pub(super) const CANCEL: &str = "\x18";

/// Mouse clicks, the wheel and drags. Not mere movement, which would wake the program all the time.
pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

pub(super) const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Asks the terminal to hold the picture until [`FRAME_END`]; where unknown it is ignored.
pub(super) const FRAME_BEGIN: &str = "\x1b[?2026h";

pub(super) const FRAME_END: &str = "\x1b[?2026l";

pub(super) const CURSOR_ON: &str = "\x1b[?25h";

pub(super) const CURSOR_OFF: &str = "\x1b[?25l";

#[cfg(test)]
mod tests {
    use super::*;

    fn modes(text: &str, end: char) -> Vec<&str> {
        text.split("\x1b[?")
            .filter_map(|part| part.split_once(end))
            .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
            .map(|(number, _)| number)
            .collect()
    }

    #[test]
    fn every_mode_that_is_set_is_reset() {
        let undone = modes(RESET, 'l');
        for text in [ENTER, MOUSE_ON, FRAME_BEGIN] {
            for mode in modes(text, 'h') {
                assert!(undone.contains(&mode), "mode {mode} stays set");
            }
        }
        for mode in modes(ENTER, 'l') {
            assert!(modes(RESET, 'h').contains(&mode), "mode {mode} stays reset");
        }
        assert_eq!(modes(ENTER, 'h'), ["1049", "2004"]);
    }
}
