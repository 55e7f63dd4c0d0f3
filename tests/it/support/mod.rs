//! What tests need to drive the whole program: a session without a screen, a terminal, a shell.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where it cannot go on; clippy spares only the test functions themselves"
)]

pub(crate) mod command;
pub(crate) mod pty;
mod screen;
pub(crate) mod shell;
pub(crate) mod stage;
