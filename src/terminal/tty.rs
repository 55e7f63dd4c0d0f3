//! The one owner of the terminal's modes: who enters, who leaves, who may write.
//!
//! Every byte to the terminal goes through [`Tty`], under one lock, and only while the program has
//! the screen; what is written at other times is dropped. It knows nothing of frames or keys.

use super::escape_sequences;
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
        Arc, Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// The largest screen that is drawn on: what a hostile size report could cost in memory is bounded.
const LARGEST: (u16, u16) = (2048, 1024);

/// The size taken when the terminal does not know its own, as on a serial line.
const USUAL: (u16, u16) = (80, 24);

/// How long a terminal may take to say its background; later none is expected.
const ANSWER_WITHIN: Duration = Duration::from_millis(200);

/// How long a terminal that does not take bytes, or a thread that is writing, is waited for.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// What the session does when the process is about to die.
pub(super) type OnExit = Arc<dyn Fn() + Send + Sync>;

/// Who has the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TerminalState {
    /// Nobody: not yet entered, or left for good.
    Outside,
    /// This program.
    Inside,
    /// A program that this one runs and waits for.
    Lent,
    /// The shell, while the process is stopped.
    Suspended,
    /// Nobody: the process was continued, and the loop will take the screen.
    Continued,
}

/// The terminal, its modes and the right to write to it.
pub(super) struct Tty {
    pub(super) input: OwnedFd,
    pub(super) output: OwnedFd,
    pub(super) stage: Mutex<TerminalState>,
    pub(super) ending: AtomicBool,
    pub(super) farewell: OnExit,
    saved: Termios,
    mouse: AtomicBool,
    focus: bool,
    asked: Mutex<Option<Instant>>,
}

impl Tty {
    /// Finds the terminal and remembers its modes; changes nothing yet.
    pub(super) fn open(mouse: bool, focus: bool, farewell: OnExit) -> io::Result<Self> {
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
            stage: Mutex::new(TerminalState::Outside),
            ending: AtomicBool::new(false),
            farewell,
            mouse: AtomicBool::new(mouse),
            focus,
            asked: Mutex::new(None),
        })
    }

    /// Whether another program has the screen.
    pub(super) fn is_lent(&self) -> bool {
        self.lock_within(PATIENCE).is_some_and(|stage| *stage == TerminalState::Lent)
    }

    /// Columns and rows, never zero.
    pub(super) fn size(&self) -> (u16, u16) {
        let (width, height) =
            tcgetwinsize(&self.output).map_or((0, 0), |size| (size.ws_col, size.ws_row));
        let told = |name, usual| {
            std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
        };
        let width = if width == 0 { told("COLUMNS", USUAL.0) } else { width };
        let height = if height == 0 { told("LINES", USUAL.1) } else { height };
        (width.clamp(1, LARGEST.0), height.clamp(1, LARGEST.1))
    }

    /// Takes the screen.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut stage = self.lock();
        let entered = self.set_up();
        if entered.is_err() {
            self.put_back(None);
        } else {
            *stage = TerminalState::Inside;
        }
        entered
    }

    /// Gives the screen back as it was found. Does nothing if that was done.
    pub(super) fn leave(&self) {
        self.leave_for(TerminalState::Outside);
    }

    /// Gives the screen to a program that this one runs.
    pub(super) fn lend(&self) {
        self.leave_for(TerminalState::Lent);
    }

    /// Gives the screen to the shell before the process stops.
    pub(super) fn suspend(&self) {
        // A terminal that takes no bytes must not keep the process from stopping.
        let Some(mut stage) = self.lock_within(PATIENCE) else { return };
        match *stage {
            TerminalState::Inside => self.put_back(Some(Instant::now() + PATIENCE)),
            TerminalState::Continued => {}
            TerminalState::Outside | TerminalState::Lent | TerminalState::Suspended => return,
        }
        *stage = TerminalState::Suspended;
    }

    /// The process was continued: the loop may take the screen again. Until this is said it must
    /// not, or it could do so just before the process stops.
    pub(super) fn continued(&self) {
        if let Some(mut stage) = self.lock_within(PATIENCE)
            && *stage == TerminalState::Suspended
        {
            *stage = TerminalState::Continued;
        }
    }

    /// Takes the screen again after the process was stopped, or makes sure of the modes if they
    /// may have been changed by somebody else. True if the screen must be drawn anew.
    pub(super) fn reassert(&self) -> bool {
        let mut stage = self.lock();
        let ours = matches!(*stage, TerminalState::Continued | TerminalState::Inside);
        if ours && self.set_up().is_ok() {
            *stage = TerminalState::Inside;
        }
        ours
    }

    /// Whether mouse events come to the program or the terminal keeps them.
    pub(super) fn mouse(&self, wanted: bool) {
        if self.mouse.swap(wanted, Ordering::SeqCst) != wanted {
            self.write(
                if wanted { escape_sequences::MOUSE_ON } else { escape_sequences::MOUSE_OFF }
                    .as_bytes(),
            );
        }
    }

    /// Asks for the background colour; the answer comes among the keys, or never.
    pub(super) fn ask_background(&self) {
        *self.asked() = Some(Instant::now());
        self.write(escape_sequences::ASK_BACKGROUND.as_bytes());
    }

    /// The answer came.
    pub(super) fn background_known(&self) {
        *self.asked() = None;
    }

    /// How much longer the answer must be reckoned with; nothing when none is due.
    pub(super) fn answer_due(&self) -> Option<Duration> {
        let left = ANSWER_WITHIN.checked_sub((*self.asked())?.elapsed())?;
        (!left.is_zero()).then_some(left)
    }

    /// Writes to the screen if the program has it. A terminal that cannot be written to is gone,
    /// and the program with it.
    pub(super) fn write(&self, bytes: &[u8]) {
        let stage = self.lock();
        if *stage == TerminalState::Inside && write_all(&self.output, bytes).is_err() {
            drop(stage);
            self.hang_up();
        }
    }

    /// Resets and restores, each step whether or not the one before succeeded. With a deadline, a
    /// terminal that takes no bytes until then gets none.
    pub(super) fn put_back(&self, deadline: Option<Instant>) {
        if deadline.is_none_or(|deadline| writable(&self.output, deadline)) {
            let _ = write_all(&self.output, escape_sequences::RESET.as_bytes());
        }
        // An answer that is still to come would be typed into the shell: what has arrived of it by
        // now goes with the rest of the unread keys.
        let when =
            if self.answer_due().is_some() { OptionalActions::Flush } else { OptionalActions::Now };
        let _ = tcsetattr(&self.input, when, &self.saved);
    }

    /// The right to change modes and to write; a thread that panicked with it has spoilt nothing.
    pub(super) fn lock(&self) -> MutexGuard<'_, TerminalState> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As [`Tty::lock`], but gives up: another thread may be stuck writing to a stopped terminal.
    pub(super) fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, TerminalState>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.stage.try_lock() {
                Ok(stage) => return Some(stage),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
            }
        }
    }

    fn asked(&self) -> MutexGuard<'_, Option<Instant>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave_for(&self, next: TerminalState) {
        let mut stage = self.lock();
        if *stage == TerminalState::Inside {
            self.put_back(None);
        }
        *stage = next;
    }

    /// Modes first: if the process is in the background the kernel stops it here, before a byte
    /// reaches the screen of someone else.
    fn set_up(&self) -> io::Result<()> {
        let mut raw = self.saved.clone();
        raw.make_raw();
        tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        let mut text = String::from(escape_sequences::ENTER);
        if self.mouse.load(Ordering::SeqCst) {
            text.push_str(escape_sequences::MOUSE_ON);
        }
        if self.focus {
            text.push_str(escape_sequences::FOCUS_ON);
        }
        write_all(&self.output, text.as_bytes())?;
        Ok(())
    }
}

/// Writes everything. The descriptor is shared with other programs, one of which may have left it
/// non-blocking.
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

/// Whether the terminal takes bytes before the deadline.
pub(super) fn writable(output: &OwnedFd, deadline: Instant) -> bool {
    let left = deadline.saturating_duration_since(Instant::now());
    let left = Timespec::try_from(left).unwrap_or_default();
    let mut polled = [PollFd::new(output, PollFlags::OUT)];
    matches!(poll(&mut polled, Some(&left)), Ok(count) if count > 0)
}
