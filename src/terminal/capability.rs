//! Checks for a usable terminal before a byte is written.

use rustix::termios::isatty;
use std::{fs::File, io};

/// Why a full-screen program cannot run.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoTerminal {
    /// Output goes to a file or a pipe.
    #[error("standard output is not a terminal")]
    Output,
    #[error("no keyboard: standard input is not a terminal")]
    Keyboard,
    /// `TERM` names a terminal without cursor addressing, or is unset.
    #[error("the terminal cannot show a full screen (TERM is {0})")]
    Plain(String),
}

/// Fails without a terminal to write to, a keyboard, or cursor addressing; changes nothing.
pub fn check_terminal() -> Result<(), NoTerminal> {
    if !isatty(io::stdout()) {
        return Err(NoTerminal::Output);
    }
    let keyboard = || File::options().read(true).write(true).open("/dev/tty").is_ok_and(isatty);
    if !isatty(io::stdin()) && !keyboard() {
        return Err(NoTerminal::Keyboard);
    }
    let name = std::env::var_os("TERM").map(|name| name.to_string_lossy().into_owned());
    match name.as_deref() {
        None => Err(NoTerminal::Plain("not set".to_owned())),
        Some("") => Err(NoTerminal::Plain("empty".to_owned())),
        Some(plain @ ("dumb" | "unknown")) => Err(NoTerminal::Plain(plain.to_owned())),
        Some(_) => Ok(()),
    }
}
