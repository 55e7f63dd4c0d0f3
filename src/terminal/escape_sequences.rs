//! Escape sequences as constants, so that a signal or a panic can write them without building any.

/// Enters a clear alternate screen (the Linux console has none), without cursor, with marked pastes.
pub(super) const ENTER: &str = "\x1b[?1049h\x1b[0m\x1b[2J\x1b[H\x1b[?25l\x1b[?2004h";

/// Undoes everything that this program, or one that it ran, may have set; safe at any time. Modes
/// of the alternate screen come first: terminals keep the keyboard protocol per screen.
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

/// Cancels a sequence that was written in part, so that the next one is recognised.
pub(super) const CANCEL: &str = "\x18";

/// Reports clicks, the wheel and drags; not movement, which would wake the program all the time.
pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

pub(super) const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Makes the terminal hold the picture until [`FRAME_END`]; others ignore it.
pub(super) const FRAME_BEGIN: &str = "\x1b[?2026h";

pub(super) const FRAME_END: &str = "\x1b[?2026l";

pub(super) const CURSOR_ON: &str = "\x1b[?25h";

pub(super) const CURSOR_OFF: &str = "\x1b[?25l";
