//! The input thread, and the gate that stops it while another program has the terminal. It polls, since
//! a detached program gets no SIGHUP and reads of a dead terminal fail with "try again" forever.

use super::{decoder::Decoder, handler::Input, tty::Tty};
use parking_lot::{Condvar, Mutex};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use std::{
    io::{self, PipeReader, PipeWriter, Read, Write},
    sync::{Arc, mpsc::SyncSender},
    thread,
    time::{Duration, Instant},
};

pub(super) enum Event {
    Input(Input),
    Nudge,
    Lost(io::Error),
}

/// Starts the thread. The queue is bounded, so that a flood of keys waits in the terminal.
pub(super) fn spawn(tty: Arc<Tty>, gate: Arc<Gate>, queue: SyncSender<Event>) -> io::Result<()> {
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        if let Err(error) = forward(&tty, &gate, &queue) {
            let _ = queue.send(Event::Lost(error));
        }
    })?;
    Ok(())
}

/// Reads until an error, or until the loop has ended.
fn forward(tty: &Tty, gate: &Gate, queue: &SyncSender<Event>) -> io::Result<()> {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut inputs = Vec::new();
    let mut empty = 0;
    loop {
        gate.wait_open();
        match wait(tty, gate, decoder.until())? {
            ReaderWake::Keys => {
                let count = read_bytes(tty, &mut buffer)?;
                empty = if count == 0 { empty + 1 } else { 0 };
                if empty > MAX_EMPTY_READS {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                let bytes = buffer.get(..count).unwrap_or_default();
                decoder.take(bytes, Instant::now(), &mut inputs);
            }
            ReaderWake::Late => decoder.give_up(Instant::now(), &mut inputs),
            // The byte of one ring, so that the next wait is for input.
            ReaderWake::Gate => _ = (&gate.bell).read(&mut [0]),
        }
        for input in inputs.drain(..) {
            if queue.send(Event::Input(input)).is_err() {
                return Ok(());
            }
        }
    }
}

enum ReaderWake {
    Keys,
    Late,
    Gate,
}

fn wait(tty: &Tty, gate: &Gate, until: Option<Instant>) -> io::Result<ReaderWake> {
    loop {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        // A hang-up is always reported; the output is polled for nothing else.
        let mut polled = [
            PollFd::new(&tty.input, PollFlags::IN),
            PollFd::new(&gate.bell, PollFlags::IN),
            PollFd::new(&tty.output, PollFlags::empty()),
        ];
        match poll(&mut polled, left.as_ref()) {
            Ok(0) => return Ok(ReaderWake::Late),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let [keys, bell, output] = &polled;
        if (keys.revents() | output.revents()).contains(PollFlags::HUP) {
            tty.hang_up();
        }
        if bell.revents().contains(PollFlags::IN) {
            return Ok(ReaderWake::Gate);
        }
        // Some systems cannot poll a terminal; then reading blocks instead.
        let blind = keys.revents().contains(PollFlags::NVAL);
        return Ok(if blind && until.is_some() { ReaderWake::Late } else { ReaderWake::Keys });
    }
}

/// The number of empty reads in a row that ends input: Ctrl-d in the shell causes only one.
const MAX_EMPTY_READS: usize = 100;

fn read_bytes(tty: &Tty, buffer: &mut [u8]) -> io::Result<usize> {
    match rustix::io::read(&tty.input, buffer) {
        Ok(count) => Ok(count),
        // Another process read the bytes or made the terminal non-blocking, or it was just hung up.
        Err(Errno::INTR | Errno::AGAIN | Errno::IO) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    /// Wakes the thread while it waits for input.
    bell: PipeReader,
    bell_sender: PipeWriter,
}

/// How long the thread may take to reach the gate.
const PATIENCE: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    Closing,
    Closed,
}

impl Gate {
    pub(super) fn new() -> io::Result<Self> {
        let (bell, bell_sender) = io::pipe()?;
        let (state, changed) = Default::default();
        Ok(Self { state, changed, bell, bell_sender })
    }

    /// Returns when the thread waits at the gate, or after a moment if it is busy.
    pub(super) fn close(&self) {
        let mut state = self.state.lock();
        *state = State::Closing;
        let _ = (&self.bell_sender).write_all(&[0]);
        while *state != State::Closed {
            if self.changed.wait_for(&mut state, PATIENCE).timed_out() {
                return;
            }
        }
    }

    pub(super) fn open(&self) {
        *self.state.lock() = State::Open;
        self.changed.notify_all();
    }

    fn wait_open(&self) {
        let mut state = self.state.lock();
        while *state != State::Open {
            *state = State::Closed;
            self.changed.notify_all();
            self.changed.wait(&mut state);
        }
    }
}
