//! The session: what is selected, narrowed, typed and opened, and how actions change it.
//!
//! Nothing here draws, and nothing here knows a terminal, a file or a clock: today's date and the
//! sizes of the screen are told to it. State changes in [`App::press`] and its kin alone.

mod action;
mod app;
pub mod detail;
mod job;
mod key;
mod keymap;
mod listing;
mod lists;
pub mod map;
mod members;
mod numbers;
mod pane;
mod prepared;
mod prompt;
pub mod scale;
mod view;
mod window;

pub use action::{Action, Scope, Spec};
pub use app::{
    App, DatePrompt, Effect, Left, Notice, Progress, Search, Sizes, Spot, Status, ThemeChoice,
};
pub use detail::Fault;
pub use job::{Done, Job};
pub use key::{Code, Key, NoSuchKey};
pub use keymap::Keymap;
pub use listing::Listing;
pub use members::Members;
pub use numbers::{MONEY, Number};
pub use pane::{Pane, Row};
pub use prepared::{LARGE, Prepared};
pub use prompt::Prompt;
pub use view::{Chip, Focus, Only, PaneId, REGISTERS, Reading, View};
pub use window::{Menu, MenuLine, Numbers, Records, Sheet, Text, Window};
