//! Where the program meets the terminal: its modes, its signals, its keys, and the loop that
//! gives keys to a [`Handler`] and shows what the session draws.
//!
//! The layer's one duty is that the terminal is given back as it was found, however the program
//! ends. It knows nothing of dossiers, searches or panes.
//!
//! Who does what: the main thread runs the loop and draws; one thread blocks on the keyboard, one
//! on signals, one on the terminal's hang-up. Nothing ticks, so at rest nothing runs. All modes
//! belong to one `tty::Tty`; the other threads and the panic hook only call it.

mod backend;
mod capability;
mod decoder;
mod escape_sequences;
mod event_loop;
mod handler;
mod hangup;
mod input_reader;
mod job_control;
mod panic;
mod shutdown;
mod signals;
mod tty;
mod waker;

pub use capability::{NoTerminal, usable};
pub use event_loop::{Error, run};
pub use handler::{Flow, Handler, Input, Options};
pub use panic::report_panics;
pub use waker::Waker;
