//! One thread that waits for signals and answers them outside of any signal handler.

use super::{
    job_control::has_a_shell,
    tty::{PATIENCE, Tty},
    waker::Waker,
};
use signal_hook::{
    consts::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH,
    },
    flag,
    iterator::Signals,
    low_level::emulate_default_handler,
};
use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
};

/// Signals whose default is death.
const DEADLY: [i32; 7] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2];

/// The process was last told to stop, or to go on.
const STOP: usize = 1;
const CONTINUE: usize = 2;

/// Catches signals from now on. To be called before the terminal is entered: a signal that comes
/// in between finds nothing to restore, one that comes later finds this thread.
///
/// Changes of size are taken here and not from crossterm, whose reader does not notice them while
/// it waits for the rest of a key. Both can listen: they share one registry of handlers.
pub(super) fn watch(tty: Arc<Tty>, waker: Waker) -> io::Result<Arc<SignalThread>> {
    // Which of the two came last: when both wait here, their order is lost.
    let last = Arc::new(AtomicUsize::new(CONTINUE));
    flag::register_usize(SIGTSTP, Arc::clone(&last), STOP)?;
    flag::register_usize(SIGCONT, Arc::clone(&last), CONTINUE)?;
    let mut signals = Signals::new(DEADLY.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    let watch = Arc::new(SignalThread::default());
    let asked = Arc::clone(&watch);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        loop {
            let mut batch: Vec<i32> = signals.wait().collect();
            let caller = asked.lock().take();
            // Again: those that came before the question are in now.
            batch.extend(signals.pending());
            answer(&batch, &last, &tty, &waker);
            if let Some(caller) = caller {
                let _ = caller.send(());
            }
        }
    })?;
    Ok(watch)
}

/// The thread that waits for signals.
#[derive(Default)]
pub(super) struct SignalThread(Mutex<Option<Sender<()>>>);

impl SignalThread {
    /// Comes back when all signals that have arrived are answered.
    pub(super) fn settle(&self) {
        let (caller, answer) = channel();
        *self.lock() = Some(caller);
        let _ = signal_hook::low_level::raise(SIGWINCH);
        let _ = answer.recv_timeout(PATIENCE);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Never waits for the terminal without a limit, so that a deadly signal is always answered. That
/// is why taking the terminal again is left to the loop.
fn answer(batch: &[i32], last: &AtomicUsize, tty: &Tty, waker: &Waker) {
    for signal in DEADLY.into_iter().filter(|signal| batch.contains(signal)) {
        // While another program has the terminal, its user interrupts that program.
        let others = matches!(signal, SIGINT | SIGQUIT) && tty.is_lent();
        if !others {
            tty.die_of(signal);
        }
    }
    if batch.contains(&SIGCONT) {
        tty.continued();
        waker.stale();
    }
    if batch.contains(&SIGCONT) || batch.contains(&SIGWINCH) {
        waker.resized();
    }
    let stop = || last.load(Ordering::SeqCst) == STOP;
    if batch.contains(&SIGTSTP) && stop() && has_a_shell() {
        tty.suspend();
        // Continued in the meantime? Then nobody would continue it again if it stopped now.
        if stop() {
            // Returns when the process is continued, of which SIGCONT tells next.
            let _ = emulate_default_handler(SIGTSTP);
        }
    }
}
