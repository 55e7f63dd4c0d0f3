//! The thread that waits for keys, and the gate that keeps it from taking another program's.

use super::{decoder::Decoder, handler::Input, hangup::hung_up, tty::Tty};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use std::{
    io::{self, PipeReader, PipeWriter, Read, Write},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc::SyncSender},
    thread,
    time::{Duration, Instant},
};

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
        let Err(error) = forward(&tty, &gate, &queue) else { return };
        if hung_up(&tty) {
            tty.hang_up();
        }
        let _ = queue.send(Event::Lost(error));
    })?;
    Ok(())
}

/// Returns only when reading fails or nobody listens any more.
fn forward(tty: &Tty, gate: &Gate, queue: &SyncSender<Event>) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut clear = Vec::new();
    let mut empty = 0;
    loop {
        gate.pass();
        match wait(tty, gate, decoder.until())? {
            ReaderWake::Keys => {
                let count = take(tty, &mut buffer)?;
                empty = if count == 0 { empty + 1 } else { 0 };
                if empty > EMPTY {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                let bytes = buffer.get(..count).unwrap_or_default();
                decoder.take(bytes, Instant::now(), &mut clear);
            }
            ReaderWake::Late => decoder.give_up(Instant::now(), &mut clear),
            ReaderWake::Gate => gate.hear(),
        }
        for input in clear.drain(..) {
            if queue.send(Event::Input(input)).is_err() {
                return Ok(());
            }
        }
    }
}

/// What ended the wait.
enum ReaderWake {
    Keys,
    Late,
    Gate,
}

/// Waits for keys, for the gate, or until what is held must be given up.
fn wait(tty: &Tty, gate: &Gate, until: Option<Instant>) -> io::Result<ReaderWake> {
    loop {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        let mut polled =
            [PollFd::new(&tty.input, PollFlags::IN), PollFd::new(&gate.bell, PollFlags::IN)];
        match poll(&mut polled, left.as_ref()) {
            Ok(0) => return Ok(ReaderWake::Late),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let [keys, bell] = &polled;
        if bell.revents().contains(PollFlags::IN) {
            return Ok(ReaderWake::Gate);
        }
        // Not every system can poll every terminal: then there is nothing but to read.
        let blind = keys.revents().contains(PollFlags::NVAL);
        return Ok(if blind && until.is_some() { ReaderWake::Late } else { ReaderWake::Keys });
    }
}

/// After how many reads in a row that brought nothing no more keys will come. One is no end: as
/// long as the shell has the terminal, Ctrl-d makes such a read.
const EMPTY: usize = 100;

/// Reads what is there.
fn take(tty: &Tty, buffer: &mut [u8]) -> io::Result<usize> {
    match rustix::io::read(&tty.input, buffer) {
        Ok(count) => Ok(count),
        // Somebody else took them, or left the terminal so that reading never waits.
        Err(Errno::INTR | Errno::AGAIN) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

/// Stops the reading thread before a key while another program has the terminal.
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    /// Wakes the reader where it waits for keys.
    bell: PipeReader,
    rope: PipeWriter,
}

/// How long the reader may take to come to the gate.
const PATIENCE: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    Closing,
    /// The reader waits.
    Closed,
}

impl Gate {
    /// A gate that is open.
    pub(super) fn new() -> io::Result<Self> {
        let (bell, rope) = io::pipe()?;
        let (state, changed) = Default::default();
        Ok(Self { state, changed, bell, rope })
    }

    /// Comes back when the reader waits, or after a moment if it is busy elsewhere.
    pub(super) fn close(&self) {
        let mut state = self.lock();
        *state = State::Closing;
        let _ = (&self.rope).write_all(&[0]);
        while *state != State::Closed {
            let waited = self.changed.wait_timeout(state, PATIENCE);
            let (now, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() {
                return;
            }
            state = now;
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

    /// Rung once, heard once: the next wait is for keys again.
    fn hear(&self) {
        let _ = (&self.bell).read(&mut [0]);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
