//! Tests that see the whole program.

mod reading;
