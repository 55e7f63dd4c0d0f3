//! Tests that see the whole program.

mod architecture;
mod cli;
mod documents;
mod screens;
mod session;
mod support;
mod terminal;
