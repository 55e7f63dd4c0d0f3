//! The sole owner of the terminal's modes: [`Tty`] writes each byte under a lock, if it has the screen.

use super::escape_sequences;
use parking_lot::Mutex;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr},
};
use std::{
    fs::File,
    io,
    os::fd::{AsFd, OwnedFd},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Maximum size of the screen: a hostile size report cannot exhaust memory.
const MAX_SIZE: (u16, u16) = (2048, 1024);

/// The size if the terminal reports none, as on a serial line.
const DEFAULT_SIZE: (u16, u16) = (80, 24);

const ANSWER_WITHIN: Duration = Duration::from_millis(600);

/// How long to wait for a terminal that accepts no bytes, or for another writing thread.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

pub(super) type OnExit = Option<Arc<dyn Fn() + Send + Sync>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TerminalState {
    /// Not set up yet, or restored for good.
    Outside,
    Inside,
    Lent,
    /// The shell has the terminal while the process is stopped.
    Suspended,
    /// The process was continued, and the loop is about to set the terminal up.
    Continued,
}

pub(super) struct Tty {
    pub(super) input: OwnedFd,
    pub(super) output: OwnedFd,
    pub(super) state: Mutex<TerminalState>,
    pub(super) ending: AtomicBool,
    pub(super) on_exit: OnExit,
    saved: Termios,
    mouse: AtomicBool,
    asked: Mutex<Option<Instant>>,
}

impl Tty {
    /// Opens the terminal and saves its modes; changes nothing yet.
    pub(super) fn open(mouse: bool, on_exit: OnExit) -> io::Result<Self> {
        let stdin = io::stdin();
        let input = if isatty(&stdin) {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            File::options().read(true).write(true).open("/dev/tty")?.into()
        };
        Ok(Self {
            saved: tcgetattr(&input)?,
            input,
            output: io::stdout().as_fd().try_clone_to_owned()?,
            state: Mutex::new(TerminalState::Outside),
            ending: AtomicBool::new(false),
            on_exit,
            mouse: AtomicBool::new(mouse),
            asked: Mutex::new(None),
        })
    }

    pub(super) fn is_lent(&self) -> bool {
        self.state.try_lock_for(PATIENCE).is_some_and(|state| *state == TerminalState::Lent)
    }

    /// Columns and rows, never zero.
    pub(super) fn size(&self) -> (u16, u16) {
        let (width, height) =
            tcgetwinsize(&self.output).map_or((0, 0), |size| (size.ws_col, size.ws_row));
        let from_env = |name, default| {
            std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
        };
        let width = if width == 0 { from_env("COLUMNS", DEFAULT_SIZE.0) } else { width };
        let height = if height == 0 { from_env("LINES", DEFAULT_SIZE.1) } else { height };
        (width.clamp(1, MAX_SIZE.0), height.clamp(1, MAX_SIZE.1))
    }

    pub(super) fn enter(&self) -> io::Result<()> {
        let mut state = self.state.lock();
        let entered = self.set_modes();
        if entered.is_err() {
            self.restore(None);
        } else {
            *state = TerminalState::Inside;
        }
        entered
    }

    /// Restores the terminal, unless that is done, and passes it on: to a program, or to nobody.
    pub(super) fn leave_to(&self, next: TerminalState) {
        let mut state = self.state.lock();
        if *state == TerminalState::Inside {
            self.restore(None);
        }
        *state = next;
    }

    pub(super) fn suspend(&self) {
        // A terminal that accepts no bytes must not keep the process from stopping.
        let Some(mut state) = self.state.try_lock_for(PATIENCE) else { return };
        match *state {
            TerminalState::Inside => self.restore(Some(Instant::now() + PATIENCE)),
            TerminalState::Continued => {}
            TerminalState::Outside | TerminalState::Lent | TerminalState::Suspended => return,
        }
        *state = TerminalState::Suspended;
    }

    /// Lets the loop set the terminal up again; before SIGCONT the process might be about to stop.
    pub(super) fn continued(&self) {
        if let Some(mut state) = self.state.try_lock_for(PATIENCE)
            && *state == TerminalState::Suspended
        {
            *state = TerminalState::Continued;
        }
    }

    /// Sets the modes again, after a stop or another program; returns whether a redraw is needed.
    pub(super) fn reassert(&self) -> bool {
        let mut state = self.state.lock();
        let ours = matches!(*state, TerminalState::Continued | TerminalState::Inside);
        if ours && self.set_modes().is_ok() {
            *state = TerminalState::Inside;
        }
        ours
    }

    pub(super) fn mouse(&self, wanted: bool) {
        if self.mouse.swap(wanted, Ordering::SeqCst) != wanted {
            let on = escape_sequences::MOUSE_ON;
            self.write(if wanted { on } else { escape_sequences::MOUSE_OFF }.as_bytes());
        }
    }

    /// Queries the background colour; the reply arrives as input, if at all.
    pub(super) fn ask_background(&self) {
        *self.asked.lock() = Some(Instant::now());
        self.write(escape_sequences::ASK_BACKGROUND.as_bytes());
    }

    pub(super) fn background_known(&self) {
        *self.asked.lock() = None;
    }

    /// The time left for a pending reply; none if no reply is pending.
    pub(super) fn answer_due(&self) -> Option<Duration> {
        let left = ANSWER_WITHIN.checked_sub((*self.asked.lock())?.elapsed())?;
        (!left.is_zero()).then_some(left)
    }

    /// Writes if the program has the screen. If that fails, the terminal is dead: the process ends.
    pub(super) fn write(&self, bytes: &[u8]) {
        let state = self.state.lock();
        if *state == TerminalState::Inside && write_all(&self.output, bytes).is_err() {
            drop(state);
            self.hang_up();
        }
    }

    /// Restores the terminal, each step even if one fails; writes only if it accepts bytes in time.
    pub(super) fn restore(&self, deadline: Option<Instant>) {
        if deadline.is_none_or(|deadline| writable(&self.output, deadline)) {
            let _ = write_all(&self.output, escape_sequences::RESET.as_bytes());
        }
        // What has arrived of a pending reply is flushed; the shell would read it as typed.
        let when =
            if self.answer_due().is_some() { OptionalActions::Flush } else { OptionalActions::Now };
        let _ = tcsetattr(&self.input, when, &self.saved);
    }

    /// Sets the modes, first of all: the kernel stops a background process here, before it can write.
    fn set_modes(&self) -> io::Result<()> {
        let mut raw = self.saved.clone();
        raw.make_raw();
        tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        let mut text = String::from(escape_sequences::ENTER);
        if self.mouse.load(Ordering::SeqCst) {
            text.push_str(escape_sequences::MOUSE_ON);
        }
        Ok(write_all(&self.output, text.as_bytes())?)
    }
}

/// Writes all bytes. Other programs share the descriptor and may have made it non-blocking.
pub(super) fn write_all(output: &OwnedFd, mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match rustix::io::write(output, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => match poll(&mut [PollFd::new(output, PollFlags::OUT)], None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            },
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

pub(super) fn writable(output: &OwnedFd, deadline: Instant) -> bool {
    let left = deadline.saturating_duration_since(Instant::now());
    let left = Timespec::try_from(left).unwrap_or_default();
    let mut polled = [PollFd::new(output, PollFlags::OUT)];
    matches!(poll(&mut polled, Some(&left)), Ok(count) if count > 0)
}
