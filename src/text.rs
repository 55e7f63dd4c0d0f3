//! Text on its way out: what may be shown, how wide it is, how it is cut and wrapped.
//!
//! Everything that reaches a terminal, a pipe or an error message goes through [`clean`]. This
//! layer knows nothing of dossiers, screens or terminals.

mod clean;
mod count;
mod width;
mod wrap;

pub use clean::{clean, clean_line};
pub(crate) use clean::{is_control, is_hidden};
pub use count::group_digits;
pub use width::{pad, truncate, width};
pub use wrap::{first_line, wrap, wrap_into};
