//! Drives the whole program in tests: as a command, in a pseudo-terminal, or without a screen.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed helper fails the test; clippy exempts test functions only"
)]

pub(crate) mod command;
pub(crate) mod pty;
mod screen;
pub(crate) mod shell;
pub(crate) mod stage;
