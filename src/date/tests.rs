//! Dates as people write them: text, options, expected.
