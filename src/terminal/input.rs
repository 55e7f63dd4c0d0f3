//! The thread that waits for keys, and the gate that keeps it from taking another program's.

use super::background::Background;
use super::hangup::hung_up;
use super::session::Input;
use super::tty::Tty;
use crossterm::event;
use signal_hook::consts::SIGWINCH;
use std::io;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What travels to the loop.
pub(super) enum Event {
    /// Something for the session.
    Input(Input),
    /// A flag of the waker was raised.
    Nudge,
    /// No more keys will come.
    Lost(io::Error),
}

/// Starts reading. The queue is bounded: a flood of keys waits in the terminal, not in memory.
pub(super) fn read(tty: Arc<Tty>, gate: Arc<Gate>, queue: SyncSender<Event>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        let Err(error) = forward(&gate, &queue) else { return };
        if hung_up(&tty) {
            tty.hang_up();
        }
        let _ = queue.send(Event::Lost(error));
    })?;
    Ok(())
}

/// Returns only when reading fails or nobody listens any more.
fn forward(gate: &Gate, queue: &SyncSender<Event>) -> io::Result<()> {
    let mut background = Background::default();
    let mut clear = Vec::new();
    loop {
        gate.pass();
        let late = |until: Instant| until.saturating_duration_since(Instant::now());
        // crossterm looks for input only if it is given some time to.
        let patience = background.until().map(|until| late(until).max(Duration::from_millis(1)));
        match patience {
            Some(patience) if !event::poll(patience)? => background.give_up(&mut clear),
            _ => background.take(event::read()?, Instant::now(), &mut clear),
        }
        for input in clear.drain(..) {
            if queue.send(Event::Input(input)).is_err() {
                return Ok(());
            }
        }
    }
}

/// Stops the reading thread before a key while another program has the terminal.
#[derive(Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    Closing,
    /// The reader waits.
    Closed,
}

impl Gate {
    /// Comes back when the reader waits, or after a moment if it is busy elsewhere.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        *state = State::Closing;
        // The reader blocks inside crossterm, whose one other way out is a change of size. It is
        // told again because the first may come before crossterm listens.
        for _ in 0..10 {
            let _ = signal_hook::low_level::raise(SIGWINCH);
            let wait = self.changed.wait_timeout(state, Duration::from_millis(20));
            state = wait.unwrap_or_else(PoisonError::into_inner).0;
            if *state == State::Closed {
                return;
            }
        }
    }

    /// Lets the reader go on.
    pub(super) fn open(&self) {
        *self.lock() = State::Open;
        self.changed.notify_all();
    }

    fn pass(&self) {
        let mut state = self.lock();
        while *state != State::Open {
            *state = State::Closed;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
