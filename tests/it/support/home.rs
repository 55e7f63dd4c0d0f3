//! A home of the tests' own: nobody's settings and marks are read or written by a test.

use std::{path::Path, process::Command};

/// What the machine that runs the tests may say, and a test must not hear.
const FOREIGN: [&str; 16] = [
    "COLORFGBG",
    "COLORTERM",
    "COLUMNS",
    "DISPLAY",
    "LINES",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TMUX",
    "WAYLAND_DISPLAY",
    "WSL_DISTRO_NAME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
];

/// Makes the command live in this home, with nothing of the machine's own surroundings.
pub(crate) fn live_in<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let own = std::env::vars_os().map(|(name, _)| name);
    for name in own.filter(|name| name.to_string_lossy().starts_with("CHANCERY_")) {
        command.env_remove(name);
    }
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.env("HOME", home).env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8")
}

/// The program, in a home that is not there: it finds nothing of anybody's and can keep nothing.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    live_in(&mut command, Path::new("/nobody/has/this/home"));
    command
}
