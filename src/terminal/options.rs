//! Options of the terminal.

use super::Waker;
use std::sync::Arc;

/// Options of the terminal.
#[derive(Clone)]
pub struct Options {
    /// Mouse reports from the start.
    pub mouse: bool,
    /// Queries the background color after the first frame.
    pub ask_background: bool,
    /// Wakes the loop from other threads; keep a clone.
    pub waker: Waker,
    /// Called before the process ends by a signal or a hang-up, after the terminal is restored: on
    /// a thread of its own, for at most two seconds. Not called after a panic, when data may be
    /// inconsistent.
    pub on_exit: Arc<dyn Fn() + Send + Sync>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mouse: false,
            ask_background: false,
            waker: Waker::default(),
            on_exit: Arc::new(|| {}),
        }
    }
}
