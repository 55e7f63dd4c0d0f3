//! Text output: all that reaches a terminal, a pipe or an error message goes through [`clean`].

mod clean;
mod count;
mod keyboard_layout;
mod web_address;
mod width;
mod wrap;

pub use clean::{clean, clean_lines};
pub(crate) use clean::{is_control, is_hidden};
pub(crate) use count::capital;
pub use count::{group_digits, is_number, number, quantity};
pub(crate) use keyboard_layout::russian_keys;
pub use web_address::{after_web_scheme, is_web_address};
pub use width::{pad, truncate, width};
pub use wrap::{first_line, wrap, wrap_into};
