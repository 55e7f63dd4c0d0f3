//! Ends the process after a signal, a panic or a hang-up. The first of them restores the terminal and
//! sets the exit status.

use super::{
    escape_sequences,
    tty::{PATIENCE, TerminalState, Tty, writable, write_all},
};
use std::{
    sync::{atomic::Ordering, mpsc},
    thread,
    time::{Duration, Instant},
};

const ON_EXIT_TIMEOUT: Duration = Duration::from_secs(2);

/// The exit status after a hang-up, as after a death by SIGHUP in a shell.
const HUNG_UP: i32 = 129;

impl Tty {
    /// Restores the terminal for good: nobody writes after it, and a second caller blocks forever.
    pub(super) fn end(&self) {
        if self.ending.swap(true, Ordering::SeqCst) {
            loop {
                thread::park();
            }
        }
        let deadline = Instant::now() + PATIENCE;
        if let Some(state) = self.state.try_lock_for(PATIENCE) {
            if *state == TerminalState::Inside {
                self.restore(Some(deadline));
            }
            std::mem::forget(state);
        } else {
            // Another thread is blocked while writing, so this program has the screen.
            if writable(&self.output, Instant::now()) {
                let _ = write_all(&self.output, escape_sequences::CANCEL.as_bytes());
            }
            self.restore(Some(Instant::now()));
        }
    }

    /// Dies of a signal as if it had not been caught, so that the parent process sees it.
    pub(super) fn die_of(&self, signal: i32) -> ! {
        self.end();
        self.run_on_exit();
        let _ = signal_hook::low_level::emulate_default_handler(signal);
        std::process::exit(128 + signal);
    }

    /// Ends silently, since the terminal is gone.
    pub(super) fn hang_up(&self) -> ! {
        self.end();
        self.run_on_exit();
        std::process::exit(HUNG_UP);
    }

    /// Runs on its own thread: a lock of a stuck thread must not keep the process alive.
    fn run_on_exit(&self) {
        let (done, wait) = mpsc::channel();
        let Some(on_exit) = self.on_exit.clone() else { return };
        let thread = thread::Builder::new().name("on_exit".to_owned()).spawn(move || {
            on_exit();
            let _ = done.send(());
        });
        if thread.is_ok() {
            let _ = wait.recv_timeout(ON_EXIT_TIMEOUT);
        }
    }
}
