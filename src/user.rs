//! What is the user's own: where it is kept, how the program is set up, and what was marked.
//!
//! This is an edge: files of the user are met here and nowhere else. It knows the settings and the
//! marks as the state has them; it draws nothing and knows no terminal.

pub mod clipboard;
pub mod config;
mod folders;
mod store;
pub(crate) mod whole;

pub use folders::{Dirs, MissingDir};
pub use store::{AnnotationStore, DYING, LEAVING, StoreError};
