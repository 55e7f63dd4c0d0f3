//! The ways in which the process ends without the loop's consent: a signal, a panic, a terminal
//! that is gone. Each gives the terminal back first, and only the first of them counts.

use super::{
    escape_sequences,
    tty::{PATIENCE, TerminalState, Tty, writable, write_all},
};
use std::{
    sync::{Arc, atomic::Ordering, mpsc},
    thread,
    time::{Duration, Instant},
};

/// How long the session may take to save what is unsaved.
const FAREWELL: Duration = Duration::from_secs(2);

/// The exit code for a terminal that is gone: what a shell shows for death by SIGHUP.
const HUNG_UP: i32 = 129;

impl Tty {
    /// Gives the terminal back for the last time. Whoever comes second waits here for the end of
    /// the process, which the first is about to bring; nobody else can write any more.
    pub(super) fn end(&self) {
        if self.ending.swap(true, Ordering::SeqCst) {
            loop {
                thread::park();
            }
        }
        let deadline = Instant::now() + PATIENCE;
        if let Some(stage) = self.lock_within(PATIENCE) {
            if *stage == TerminalState::Inside {
                self.put_back(Some(deadline));
            }
            std::mem::forget(stage);
        } else {
            // Somebody is stuck in the middle of writing, so the screen is certainly ours.
            if writable(&self.output, Instant::now()) {
                let _ = write_all(&self.output, escape_sequences::CANCEL.as_bytes());
            }
            self.put_back(Some(Instant::now()));
        }
    }

    /// Dies of a signal as if it had never been caught, so that the parent sees the truth.
    pub(super) fn die_of(&self, signal: i32) -> ! {
        self.end();
        self.say_farewell();
        let _ = signal_hook::low_level::emulate_default_handler(signal);
        std::process::exit(128 + signal);
    }

    /// The terminal is gone: ends quietly, since there is nobody to tell.
    pub(super) fn hang_up(&self) -> ! {
        self.end();
        self.say_farewell();
        std::process::exit(HUNG_UP);
    }

    /// Lets the session save. On a thread of its own: it may wait for a lock that a stuck thread
    /// holds, and that must not keep the process alive.
    fn say_farewell(&self) {
        let (done, wait) = mpsc::channel();
        let farewell = Arc::clone(&self.farewell);
        let thread = thread::Builder::new().name("farewell".to_owned()).spawn(move || {
            farewell();
            let _ = done.send(());
        });
        if thread.is_ok() {
            let _ = wait.recv_timeout(FAREWELL);
        }
    }
}
