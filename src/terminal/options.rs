//! Options of the terminal.

use super::Waker;
use std::sync::Arc;

/// Options of the terminal.
#[derive(Clone, Default)]
pub struct Options {
    /// Mouse reports from the start.
    pub mouse: bool,
    /// Queries the background color after the first frame.
    pub ask_background: bool,
    /// Wakes the loop from other threads; keep a clone.
    pub waker: Waker,
    /// Called after the terminal is restored at a signal or hang-up: on its own thread, for at most
    /// two seconds. Not called after a panic, when data may be inconsistent.
    pub on_exit: Option<Arc<dyn Fn() + Send + Sync>>,
}
