//! The terminal device, restored however the program ends. The main thread runs the loop and draws, a
//! second blocks on input and hang-up, a third on signals. Without timers an idle program never wakes.

mod backend;
mod capability;
mod decoder;
mod escape_sequences;
mod event_loop;
mod handler;
mod input_reader;
mod panic;
mod shutdown;
mod signals;
mod suspend;
mod tty;
mod waker;

pub use capability::{NoTerminal, check_terminal};
pub use decoder::Decoder;
pub use event_loop::{Error, Options, run};
pub use handler::{Flow, Handler, Input};
pub use panic::report_panics;
pub use signals::survive_size_limit;
pub use waker::Waker;
