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
pub use app::{AnnotationRow, AnnotationSection, App, DayStatus, Progress, RetiredData};
pub use ask::{InputKind, InputPrompt};
pub use choice::{ChoiceKind, ChoiceRow, CopyFormat};
pub use colours::ThemeChoice;
pub use detail::ReadProblem;
pub use exchange::{Effect, HitTarget, Notice, ViewportSizes};
pub use job::{Task, TaskResult};
pub use key::{Code, Key, NoSuchKey};
pub use keymap::{BindingConflict, Keymap};
pub use layers::Layer;
pub use listing::VisibleList;
pub use members::EntrySet;
pub use numbers::{MONEY, Statistic};
pub use own::{Annotation, AnnotationChange, Annotations, RecordRef};
pub use pane::{ListState, Row};
pub use prepared::{LARGE, PreparedDossier};
pub use prompt::LineEditor;
pub use session::{SavedFilter, Session};
pub use ties::{LinkGroup, Relations};
pub use typing::{Prompt, SearchPrompt};
pub use view::{Filter, Focus, PaneId, REGISTERS, RecordFilter, ScrollPosition, Start, View};
pub use window::{
    ActionPicker, ActionRow, Overlay, Reader, ReaderKind, RecordList, StatisticsList,
};
