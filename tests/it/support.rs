//! What tests need to drive the whole program: a terminal, a shell, a screen.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where it cannot go on; clippy spares only the test functions themselves"
)]

pub(crate) mod pty;
mod screen;
mod shell;
