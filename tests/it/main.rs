//! Tests that see the whole program.

mod architecture;
mod broken;
mod cli;
mod documents;
mod reading;
mod schema;
mod screens;
mod session;
mod support;
mod terminal;
