//! Tests that see the whole program.
