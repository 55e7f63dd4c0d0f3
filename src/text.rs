//! Text output: all that reaches a terminal, a pipe or an error message goes through [`clean`].

mod clean;
mod count;
mod width;
mod wrap;

pub use clean::{clean, clean_lines};
pub(crate) use clean::{is_control, is_hidden};
pub use count::{group_digits, number, quantity};
pub use width::{pad, truncate, width};
pub use wrap::{first_line, wrap, wrap_into};
