//! The session: what is selected, narrowed, typed and opened, and how actions change it.
//!
//! Nothing here draws, and nothing here knows a terminal, a file or a clock: today's date and the
//! sizes of the screen are told to it. State changes in [`App::press`] and its kin alone.

mod action;
mod app;
mod ask;
mod choice;
mod colours;
pub mod detail;
mod exchange;
pub mod graph;
mod job;
mod key;
mod keymap;
mod layers;
mod listing;
mod lists;
pub mod map;
mod members;
mod numbers;
mod own;
mod pane;
mod prepared;
mod prompt;
pub mod scale;
mod session;
mod ties;
mod typing;
mod view;
mod window;

pub use action::{Action, Scope, Spec};
pub use app::{App, Left, OwnLine, Progress, Section, Status};
pub use ask::{Ask, Asked};
pub use choice::{Choice, Chosen, Clip};
pub use colours::ThemeChoice;
pub use detail::Fault;
pub use exchange::{Effect, Notice, Sizes, Spot};
pub use job::{Done, Job};
pub use key::{Code, Key, NoSuchKey};
pub use keymap::{Clash, Keymap};
pub use layers::Layer;
pub use listing::Listing;
pub use members::Members;
pub use numbers::{MONEY, Number};
pub use own::{Change, Kept, Named, Own};
pub use pane::{Pane, Row};
pub use prepared::{LARGE, Prepared};
pub use prompt::Prompt;
pub use session::{Narrowed, Session};
pub use ties::{Group, Ties};
pub use typing::{Search, Typing};
pub use view::{Chip, Focus, Only, PaneId, REGISTERS, Reading, Start, View};
pub use window::{Menu, MenuLine, Numbers, Records, Sheet, Text, Window};
