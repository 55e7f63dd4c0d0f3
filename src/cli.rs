//! Where the program meets files and the command line.

pub mod check;
pub mod open;
