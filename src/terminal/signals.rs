//! The signal thread: handles signals outside signal handlers.

use super::{
    suspend::has_job_control_shell,
    tty::{PATIENCE, Tty},
    waker::{Request, Waker},
};
use parking_lot::Mutex;
use signal_hook::{
    consts::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1,
        SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
    },
    flag,
    iterator::Signals,
    low_level::emulate_default_handler,
};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
};

const DEADLY: [i32; 11] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,
];

/// Further signals that end the process: power failure, and real-time signals.
#[cfg(target_os = "linux")]
const NUMBERED: [std::ops::RangeInclusive<i32>; 2] = [30..=30, 34..=64];
#[cfg(not(target_os = "linux"))]
const NUMBERED: [std::ops::RangeInclusive<i32>; 0] = [];

fn deadly() -> impl Iterator<Item = i32> {
    DEADLY.into_iter().chain(NUMBERED.into_iter().flatten())
}

const STOP: usize = 1;
const CONTINUE: usize = 2;

/// Lets a write beyond the limit of a file's size fail, to be reported, instead of ending the process.
pub fn survive_size_limit() {
    // Where no handler can be set, the signal keeps its disposition.
    let _ = flag::register(SIGXFSZ, Arc::default());
}

/// Starts the thread. Called before the terminal is set up, so that every later signal can restore it.
pub(super) fn watch(tty: Arc<Tty>, waker: Waker) -> io::Result<Arc<SignalThread>> {
    // A batch of signals has no order, so the last of the two is recorded.
    let last = Arc::new(AtomicUsize::new(CONTINUE));
    flag::register_usize(SIGTSTP, Arc::clone(&last), STOP)?;
    flag::register_usize(SIGCONT, Arc::clone(&last), CONTINUE)?;
    let mut signals = Signals::new(deadly().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    let watch = Arc::new(SignalThread::default());
    let asked = Arc::clone(&watch);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        loop {
            let mut batch: Vec<i32> = signals.wait().collect();
            let caller = asked.0.lock().take();
            // Signals that arrived before the question are pending now.
            batch.extend(signals.pending());
            answer(&batch, &last, &tty, &waker);
            if let Some(caller) = caller {
                let _ = caller.send(());
            }
        }
    })?;
    Ok(watch)
}

#[derive(Default)]
pub(super) struct SignalThread(Mutex<Option<Sender<()>>>);

impl SignalThread {
    pub(super) fn wait_handled(&self) {
        let (caller, answer) = channel();
        *self.0.lock() = Some(caller);
        let _ = signal_hook::low_level::raise(SIGWINCH);
        let _ = answer.recv_timeout(PATIENCE);
    }
}

/// Handles signals; never blocks long, as a fatal one may follow. The loop sets up the terminal.
fn answer(batch: &[i32], last: &AtomicUsize, tty: &Tty, waker: &Waker) {
    for signal in deadly().filter(|signal| batch.contains(signal)) {
        // While another program has the terminal, Ctrl-c is for that program.
        let others = matches!(signal, SIGINT | SIGQUIT) && tty.is_lent();
        if !others {
            tty.die_of(signal);
        }
    }
    if batch.contains(&SIGCONT) {
        tty.continued();
        waker.request(Request::Redraw);
    }
    if batch.contains(&SIGCONT) || batch.contains(&SIGWINCH) {
        waker.request(Request::Resize);
    }
    let stop = || last.load(Ordering::SeqCst) == STOP;
    if batch.contains(&SIGTSTP) && stop() && has_job_control_shell() {
        tty.suspend();
        // After SIGCONT has arrived, nothing would continue the process after this stop.
        if stop() {
            // Returns when the process is continued; SIGCONT follows.
            let _ = emulate_default_handler(SIGTSTP);
        }
    }
}
