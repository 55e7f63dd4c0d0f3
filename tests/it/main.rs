//! Tests that see the whole program.

mod architecture;
mod as_of;
mod ascii;
mod between;
mod cli;
mod documents;
mod map;
mod numbers;
mod screens;
mod session;
mod support;
mod terminal;
mod time;
