//! Tests that see the whole program.

mod support;
mod terminal;
